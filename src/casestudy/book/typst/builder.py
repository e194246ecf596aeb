"""The Sphinx builder ``typst``: the whole book as a PDF, and a handout a chapter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder
from sphinx.util import logging

from casestudy.book.edition import EDITIONS
from casestudy.book.typst.compile import compile_pdf
from casestudy.book.typst.fonts import load_fonts
from casestudy.book.typst.handout import handout_markup
from casestudy.book.typst.outside import targets_in
from casestudy.book.typst.pictures import IMAGE_TYPES, IMAGES
from casestudy.book.typst.setting import PAPERS, Chapter, Setting, labels_of
from casestudy.book.typst.text import string
from casestudy.book.typst.translator import TypstTranslator
from casestudy.errors import Fault, OutputError
from casestudy.files import write_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

LOGGER = logging.getLogger(__name__)

#: The template; a designer can change it without knowing Python.
TEMPLATE = "template.typ"

#: Which of a cell's outputs a PDF takes, the best first.
_OUTPUTS = (
    "text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/latex",
    "text/plain",
)  # fmt: skip


class TypstBuilder(Builder):
    """Writes ``book.pdf`` and a PDF for every numbered chapter.

    Configuration values:

    ``casestudy_edition``
        ``"student"`` or ``"instructor"``; the book's extension has it.
    ``typst_paper``
        ``"a4"`` (default) or ``"us-letter"``; names then end in ``-letter``.
    ``typst_code``
        Whether code cells are printed (default). If not, names end in ``-nocode``.
    ``typst_ruled``
        How many ruled lines follow an exercise in the student edition.
    ``typst_chapters``
        Numbers of the chapters to make handouts of, and no book; none stands for the book and all.

    All PDFs of a run are set before the first is written. Beside them in the output folder stand
    the markup that they are made of, the template, the images and a font.
    """

    name = "typst"
    format = "typst"
    epilog = "The PDFs are in %(outdir)s."
    allow_parallel = False
    pdfs: tuple[Path, ...] = ()
    supported_image_types = sorted(set(IMAGE_TYPES.values()))

    def get_outdated_docs(self) -> str:
        """Every document, always: what takes time is kept by Sphinx, not here."""
        return "the book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return the document's name; links inside PDFs are made of it."""
        return docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same as `get_target_uri`: PDFs have no folders."""
        del from_
        return self.get_target_uri(to, typ)

    def write(self, *_ignored: object) -> None:
        """Set all PDFs, then put them in place."""
        setting = self._setting()
        chapters = [self._chapter(docname) for docname in _reading_order(self.env, self.config)]
        shutil.copy(str(files("casestudy.book.typst") / TEMPLATE), Path(self.outdir, TEMPLATE))
        self._copy_images()
        loaded = load_fonts(Path(self.outdir, "fonts"))
        sources = {}
        for name, markup in self._documents(chapters, setting):
            LOGGER.info("setting %s", name)
            source = Path(self.outdir, f"{name}.typ")
            source.write_text(markup, encoding="utf-8", newline="\n")
            sources[f"{name}{setting.suffix}.pdf"] = source
        with ThreadPoolExecutor() as pool:  # Typst works outside of Python's lock
            compiled = pool.map(partial(compile_pdf, loaded=loaded), sources.values())
            pdfs = dict(zip(sources, compiled, strict=True))
        self.pdfs = write_files(pdfs, Path(self.outdir))

    def _setting(self) -> Setting:
        config = self.config
        edition = _checked("casestudy_edition", config.casestudy_edition, EDITIONS)
        paper = _checked("typst_paper", config.typst_paper, PAPERS)
        chapters = tuple(config.typst_chapters)
        return Setting(edition, paper, config.typst_code, config.typst_ruled, chapters)

    def _chapter(self, docname: str) -> Chapter:
        """Return a document with its references resolved and its images found."""
        tree = self.env.get_doctree(docname)
        self.env.resolve_references(tree, docname, self)
        self.post_process_images(tree)
        number = self.env.toc_secnumbers.get(docname, {}).get("")
        return Chapter(docname, number[0] if number else None, tree)

    def _copy_images(self) -> None:
        folder = Path(self.outdir, IMAGES)
        folder.mkdir(parents=True, exist_ok=True)
        for source, name in self.images.items():
            shutil.copy(Path(self.srcdir, source), folder / name)

    def _documents(self, chapters: list[Chapter], setting: Setting) -> Iterator[tuple[str, str]]:
        """Yield the name and the markup of each PDF."""
        numbered = {chapter.number: chapter for chapter in chapters if chapter.number}
        for number in setting.chapters:
            if number not in numbered:
                have = f"a chapter from {', '.join(map(str, numbered)) or 'a book with numbers'}"
                remedy = "Give the number of a chapter that exists."
                raise OutputError([Fault("handouts", have, f"chapter {number}", remedy)])
        if not setting.chapters:
            yield "book", self._book(chapters, setting)
        targets = targets_in(chapters)
        for number in setting.chapters or numbered:
            chapter = numbered[number]
            body = handout_markup(chapter, targets, self, setting)
            head = self._head("handout", setting, chapter=chapter.title)
            yield chapter.name, head + body

    def _book(self, chapters: list[Chapter], setting: Setting) -> str:
        labels: dict[str, str] = {}
        for chapter in chapters:
            labels.update(labels_of(chapter))
        bodies = []
        for chapter in chapters:
            writer = TypstTranslator(chapter, self, setting=setting, labels=labels)
            bodies.append(writer.set(chapter.tree))
        return self._head("book", setting) + "\n".join(bodies)

    def _head(self, kind: str, setting: Setting, *, chapter: str = "") -> str:
        """Return the lines that a Typst file begins with."""
        facts = {
            "title": str(self.config.html_title), "author": self.config.author, "chapter": chapter,
            "copyright": str(self.config.copyright), "edition": setting.edition,
            "paper": setting.paper,
        }  # fmt: skip
        arguments = ", ".join(f"{name}: {string(value)}" for name, value in facts.items())
        return f'#import "{TEMPLATE}": *\n#show: {kind}.with({arguments})\n'


def prefer_outputs(_app: Sphinx, config: Config) -> None:
    """Let PDFs take tables as HTML and figures as SVG, as web pages do."""
    chosen = [("typst", mime, rank) for rank, mime in enumerate(_OUTPUTS)]
    given = config.nb_mime_priority_overrides
    config.nb_mime_priority_overrides = [*chosen, *given]


def setup(app: Sphinx) -> None:
    """Register the builder and its configuration values with Sphinx."""
    app.add_builder(TypstBuilder)
    for name, default, kind in (
        ("typst_paper", "a4", str),
        ("typst_code", True, bool), ("typst_ruled", Setting.ruled, int),
        ("typst_chapters", [], list),
    ):  # fmt: skip
        app.add_config_value(name, default, "", types=(kind,))
    app.connect("config-inited", prefer_outputs)


def _reading_order(env: Any, config: Config) -> list[str]:
    """Return the names of all documents, as the contents list them."""
    found: list[str] = []

    def follow(docname: str) -> None:
        if docname not in found:
            found.append(docname)
            for below in env.toctree_includes.get(docname, ()):
                follow(below)

    follow(str(config.root_doc))
    return found


def _checked(name: str, value: str, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        expected = " or ".join(allowed)
        raise OutputError([Fault(name, expected, repr(value), "Choose one of these.")])
    return value
