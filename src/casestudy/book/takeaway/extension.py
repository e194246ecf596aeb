"""Files to take away beside the web pages, and the line on each chapter that links them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.util import logging

from casestudy.book.edition import HANDOUTS_VARIABLE
from casestudy.book.takeaway.chapters import chapter_notebooks, file_name, numbered_chapters
from casestudy.book.takeaway.kit import notebook_kit
from casestudy.book.takeaway.naming import marked, short_name, size_text
from casestudy.book.web.downloads import FOLDER
from casestudy.errors import CaseStudyError, StudyNotFoundError
from casestudy.opening import find_study

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_log = logging.getLogger(__name__)

#: The whole book as a PDF, beside the handouts.
BOOK: Final = "book"

_KIT: Final = "notebooks"

#: What files to take away end in.
_SUFFIXES: Final = (".ipynb", ".pdf", ".zip")


class TakeAway:
    """Makes the files of one build before its pages are written, and links them on the pages.

    Attributes
    ----------
    sizes
        In bytes, by the names of the files that there are.
    """

    def __init__(self) -> None:
        self.sizes: dict[str, int] = {}

    def make(self, _app: Sphinx, builder: Builder) -> None:
        """Write the files into the site; for Sphinx's ``write-started``.

        Notebooks are always made, the archive if the book has a package and a study. Handouts are
        copied if an environment variable names a folder with them.

        Raises
        ------
        sphinx.errors.ExtensionError
            If any of them cannot be made.
        """
        if builder.format != "html":
            return
        _log.info("making notebooks and archives to take away")
        try:
            files = {**chapter_notebooks(builder), **_handouts(builder)}
            files |= _kit(builder, {n: c for n, c in files.items() if n.endswith(".ipynb")})
        except CaseStudyError as error:
            raise ExtensionError(str(error)) from None
        folder = Path(builder.outdir, FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        for earlier in folder.iterdir():  # data of figures and tables of earlier builds stay
            if earlier.suffix in _SUFFIXES:
                earlier.unlink()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        self.sizes = {name: len(content) for name, content in files.items()}

    def link(self, app: Sphinx, tree: nodes.document, docname: str) -> None:
        """Put the links under a chapter's title; for Sphinx's ``doctree-resolved``."""
        archive = f"{_archive(app.builder)}.zip"
        offered = {archive: "all notebooks with data"}
        if docname in numbered_chapters(app.env):
            name = file_name(docname)
            offered = {f"{name}.ipynb": "notebook", f"{name}.pdf": "handout", **offered}
        elif docname == app.config.root_doc:
            offered = {f"{BOOK}.pdf": "the whole book", **offered}
        else:
            return
        links = [
            _link(name, f"{title} ({Path(name).suffix}, {size_text(self.sizes[name])})")
            for name, title in offered.items()
            if name in self.sizes
        ]
        title = next(tree.findall(nodes.title), None)
        if links and title is not None:
            title.parent.insert(title.parent.index(title) + 1, _line(links))


def _link(name: str, text: str) -> nodes.Element:
    return addnodes.download_reference("", "", nodes.Text(text), filename=name)


def _line(links: list[nodes.Element]) -> nodes.paragraph:
    line = nodes.paragraph("", "Take away: ", classes=["take-away"])
    for place, link in enumerate(links):
        line += [nodes.Text(" · "), link] if place else [link]
    return line


def _archive(builder: Builder) -> str:
    return marked(f"{short_name(_title(builder))}-{_KIT}", builder.config.casestudy_edition)


def _title(builder: Builder) -> str:
    return str(builder.config.html_title or builder.config.project)


def _kit(builder: Builder, notebooks: dict[str, bytes]) -> dict[str, bytes]:
    """Return the archive by its name; nothing if there is no chapter, package or study."""
    root = Path(builder.srcdir)
    if not notebooks or not (root / "pyproject.toml").is_file():
        return {}
    try:
        study = find_study(builder.config.casestudy_study, start=root)
    except StudyNotFoundError:
        return {}
    edition = builder.config.casestudy_edition
    kit = notebook_kit(root, study, notebooks, title=_title(builder), edition=edition)
    return {f"{_archive(builder)}.zip": kit}


def _handouts(builder: Builder) -> dict[str, bytes]:
    """Return the PDFs that were made before, those of this book's chapters."""
    folder = os.environ.get(HANDOUTS_VARIABLE)
    if not folder:
        return {}
    names = [BOOK, *map(file_name, numbered_chapters(builder.env))]
    return {f"{name}.pdf": Path(folder, f"{name}.pdf").read_bytes() for name in names}


def setup(app: Sphinx) -> None:
    """Register what makes the files and links them."""
    app.setup_extension("sphinx_markdown_builder")
    take_away = TakeAway()
    app.connect("write-started", take_away.make)
    app.connect("doctree-resolved", take_away.link)
    app.add_css_file("takeaway.css")
