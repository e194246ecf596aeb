"""What all rooms of the translator share: the markup so far, the language, labels and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from casestudy.book.typst.setting import Chapter, Labels, Setting
from casestudy.book.typst.text import Language, language_of, markup, string

if TYPE_CHECKING:
    from sphinx.builders import Builder

LOGGER: Final = logging.getLogger(__name__)


class Writer(SphinxTranslator):
    """Base of the translator's rooms.

    Each room has a ``visit_`` and a ``depart_`` method a node, which add calls of functions that
    the template ``template.typ`` defines. Text is written as Typst strings, so that nothing in it can
    be taken for markup.

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
        super().__init__(chapter.tree, builder)
        self.chapter = chapter
        self.setting = setting
        self.labels = labels
        self.level = 0
        self.in_title = False
        self.noted: set[str] = set()
        self._parts: list[str] = []
        self._languages: list[Language] = ["en"]

    @property
    def body(self) -> str:
        """The markup so far."""
        return "".join(self._parts)

    @property
    def language(self) -> Language:
        """The language of the innermost block."""
        return self._languages[-1]

    def add(self, part: str) -> None:
        """Add markup."""
        self._parts.append(part)

    def enter(self, node: nodes.Element) -> Language:
        """Begin a block in the language of its class, or else of its text; `leave` ends it."""
        self._languages.append(_declared(node) or language_of(node.astext()))
        return self.language

    def leave(self) -> None:
        """Go back to the language of the block around."""
        self._languages.pop()

    def text(self, text: str) -> str:
        """Return text as markup in the present language."""
        return markup(text, self.language, title=self.in_title)

    def label(self, name: str) -> str | None:
        """Return the label of a target of this document, or None if it has none."""
        return self.labels.get(f"{self.chapter.docname}#{name}")

    def at(self, node: nodes.Element) -> str:
        """Return the argument that gives a block its label."""
        label = self.label(node["ids"][0]) if node.get("ids") else None
        return f"at: {string(label)}" if label else "at: none"

    def place(self, node: nodes.Node) -> str:
        """Return a comment that names a node's source, for messages about Typst's errors."""
        line = next((at.line for at in _outwards(node) if at.line), None)
        return f"\n/*@ {self.chapter.docname}:{line or 1} */\n"

    def number(self, kind: str, node: nodes.Element) -> str:
        """Return the number that HTML gives a figure, table, equation or exercise, or nothing."""
        numbers = self.builder.env.toc_fignumbers.get(self.chapter.docname, {}).get(kind, {})
        for name in node.get("ids", ()):
            if name in numbers:
                return ".".join(map(str, numbers[name]))
        return ""

    def exercise_number(self, node: nodes.Element) -> str:
        """Return the markup of what HTML calls an exercise, such as "Exercise 1.2", or nothing."""
        number = self.number("exercise", node)
        named = str(self.builder.config.numfig_format["exercise"] % number) if number else ""
        return self.text(named)

    def written(self, found: list[nodes.Node]) -> str:
        """Return the markup of some nodes by themselves."""
        kept, self._parts = self._parts, []
        for node in found:
            node.walkabout(self)
        written, self._parts = self.body, kept
        return written


def _declared(node: nodes.Element) -> Language | None:
    for name in node.get("classes", ()):
        if name.startswith("language-"):
            return "zh" if name.startswith("language-zh") else "en"
    return None


def _outwards(node: nodes.Node) -> list[nodes.Node]:
    """Return a node and those around it, innermost first."""
    found = [node]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found
