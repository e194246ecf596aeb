"""What all rooms of the translator share: finding a node's method, language, labels, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import logging

from casestudy.book.typst.setting import Chapter, Labels, Setting, ids_of
from casestudy.book.typst.text import Language, Voice, language_of, markup, string

if TYPE_CHECKING:
    from sphinx.builders import Builder

LOGGER: Final = logging.getLogger(__name__)


class Writer:
    """Base of the translator's rooms.

    A room has a method a kind of node, named ``set_`` and the node's class. It returns markup:
    calls of the functions that ``template.typ`` defines. Text is written as Typst strings, so that
    nothing in it can be taken for markup.

    Parameters
    ----------
    chapter
        The document to translate.
    builder
        Gives access to Sphinx's environment.
    setting
        How it is to be set.
    labels
        The targets that are in the same PDF; a link to another becomes plain text.
    """

    def __init__(
        self, chapter: Chapter, builder: Builder, *, setting: Setting, labels: Labels
    ) -> None:
        self.chapter = chapter
        self.builder = builder
        self.setting = setting
        self.labels = labels
        self.level = 0
        self.noted: set[str] = set()
        self._languages: list[Language] = ["en"]
        self._voices: list[Voice] = [""]

    def set(self, node: nodes.Node) -> str:
        """Return the markup of a node.

        A node that no room has a method for is a warning, and so an error of a strict build:
        nothing of a chapter is lost in silence. Its content is set nevertheless.
        """
        for kind in type(node).__mro__:
            method = getattr(self, f"set_{kind.__name__.lower()}", None)
            if method:
                return str(method(node))
        kind_name = f"{type(node).__module__}.{type(node).__qualname__}"
        LOGGER.warning("the PDF builder knows no way to set %s", kind_name, location=node)
        return self.inside(node)

    def inside(self, node: nodes.Node) -> str:
        """Return the markup of what is inside of a node."""
        return self.all(node.children)

    def all(self, found: Iterable[nodes.Node]) -> str:
        """Return the markup of several nodes."""
        return "".join(self.set(node) for node in found)

    @property
    def language(self) -> Language:
        """The language of the innermost block."""
        return self._languages[-1]

    @contextmanager
    def speaking(self, node: nodes.Node) -> Iterator[Language]:
        """Set what comes in the language of a node's class, or else of its text."""
        self._languages.append(_declared(node) or language_of(node.astext()))
        yield self.language
        self._languages.pop()

    @contextmanager
    def voiced(self, voice: Voice) -> Iterator[None]:
        """Set what comes in the fonts of emphasis or of titles, unless it is in a title already."""
        self._voices.append("title-" if self._voices[-1] == "title-" else voice)
        yield
        self._voices.pop()

    def passage(self, language: Language, content: str, at: str = "") -> str:
        """Return content as a passage in a language; `at` is its label as an argument."""
        arguments = f'"{language}"' + (f", {at}" if at else "")
        return f"#{self._voices[-1]}words({arguments})[{content}];"

    def words(self, text: str) -> str:
        """Return text as markup in the present language."""
        return markup(text, self.language, voice=self._voices[-1])

    def label(self, name: str) -> str | None:
        """Return the label of a target of this document, or None if it has none."""
        return self.labels.get(f"{self.chapter.docname}#{name}")

    def at(self, node: nodes.Element) -> str:
        """Return the argument that gives a block its label."""
        label = next((self.label(name) for name in ids_of(node)), None)
        return f"at: {string(label)}" if label else "at: none"

    def source(self, node: nodes.Node) -> str:
        """Return the document and line that a node comes from."""
        while not node.line and node.parent:
            node = node.parent
        return f"{self.chapter.docname}:{node.line or 1}"

    def place(self, node: nodes.Node) -> str:
        """Return a comment that names a node's source, for messages about Typst's errors."""
        return f"\n/*@ {self.source(node)} */\n"

    def number(self, kind: str, node: nodes.Element) -> str:
        """Return what HTML calls a figure, table or exercise, such as "Fig. 1.2", or nothing."""
        numbers = self.builder.env.toc_fignumbers.get(self.chapter.docname, {}).get(kind, {})
        found = next((numbers[name] for name in ids_of(node) if name in numbers), ())
        number = ".".join(map(str, found))
        return str(self.builder.config.numfig_format.get(kind, "%s") % number) if number else ""


def _declared(node: nodes.Node) -> Language | None:
    classes: list[str] = node.get("classes", []) if isinstance(node, nodes.Element) else []
    for name in classes:
        if name.startswith("language-"):
            return "zh" if name.startswith("language-zh") else "en"
    return None
