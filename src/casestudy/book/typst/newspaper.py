"""Articles from the corpus: the panel, its headlines, its numbered paragraphs."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.articles.paragraphs import CHINESE, ENGLISH
from casestudy.book.typst.text import string
from casestudy.book.typst.writer import Writer

#: Classes of the article directive; each is the name of a function of the template.
PARTS: Final = (
    "newspaper", "article-gist", "kicker", "headline", "subhead", "byline", "article-facts",
    "section-heading",
)  # fmt: skip

#: Those of them that the template sets in the fonts of titles.
SANS: Final = ("kicker", "subhead", "byline")


def part_of(node: nodes.Element) -> str | None:
    """Return which part of an article a node is, or None if it is none."""
    return next((name for name in node["classes"] if name in PARTS), None)


class Newspaper(Writer):
    """Numbered paragraphs of an article, in their place or as passages cited elsewhere."""

    #: Whether paragraphs stand outside of their article: they are given its name as well, the names
    #: of private persons are masked, and the English, which has these names too, is left out.
    named = False

    def numbered(self, node: nodes.Element) -> str:
        """Return a paragraph of an article: number in the margin, Chinese, English, notes.

        Parameters
        ----------
        node
            A paragraph with the class ``para``, or a container with it and more than one.
        """
        text = part_with(node, "para-text") or node
        shown, name, english = text.astext(), "", ""
        if self.named:
            name = node["ids"][0].rpartition("-")[0]
            shown = node.get("masked", shown)
        else:
            english = self._english(node)
        number, lines = (part_with(node, part) for part in ("para-number", "para-lines"))
        role = next((kind for kind in node["classes"] if kind.startswith("role-")), "role-body")
        with self.speaking(text) as language:
            content = self.words(shown)
        arguments = (
            f"{string(number.astext() if number else '')}, {string(role.removeprefix('role-'))}, "
            f'{string(lines.astext() if lines else "")}, "{language}", name: {string(name)}, '
            f"{self.at(node)}{english}"
        )
        return f"{self.place(node)}#numbered({arguments})[{content}]\n"

    set_numberedparagraph = numbered

    def _english(self, node: nodes.Element) -> str:
        """Return the arguments that give a paragraph its English and its notes."""
        text, notes = part_with(node, "para-english"), part_with(node, "para-notes")
        items = [self._note(item) for item in notes.children] if notes else []
        arguments = f", english: [{self.inside(text)}]" if text else ""
        return arguments + (f", notes: ({', '.join(items)},)" if items else "")

    def _note(self, item: nodes.Node) -> str:
        (paragraph,) = item.children
        phrase, *rest = paragraph.children
        return f"(phrase: [{self.set(phrase)}], note: [{self.all(rest)}])"

    def two_sided(self, node: nodes.Element) -> tuple[nodes.Element, str]:
        """Return what is Chinese of a headline or the like, and its English as an argument."""
        chinese, english = part_with(node, CHINESE), part_with(node, ENGLISH)
        if not (chinese and english):
            return node, ""
        return chinese, f", english: [{self.inside(english)}]"


def part_with(node: nodes.Element, name: str) -> nodes.Element | None:
    """Return the first element with a class inside of a node, or None."""
    found = (part for part in node.findall(nodes.Element) if name in part["classes"])
    return next(found, None)
