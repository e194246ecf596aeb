"""Articles from the corpus: the panel, its headlines, its numbered paragraphs."""

from __future__ import annotations

from typing import Final

from docutils import nodes

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

    #: Whether paragraphs stand outside of their article: they are given its name as well, and the
    #: names of private persons are masked.
    named = False

    def numbered(self, node: nodes.Element) -> str:
        """Return a paragraph of an article, its number in the margin and its lines after it.

        Parameters
        ----------
        node
            A paragraph with the class ``para``.
        """
        text, number, lines = _parts(node)
        name = ""
        if self.named:
            name = node["ids"][0].rpartition("-")[0]
            text = nodes.inline("", node.get("masked", text.astext()), classes=text["classes"])
        role = next((kind for kind in node["classes"] if kind.startswith("role-")), "role-body")
        with self.speaking(text) as language:
            content = self.inside(text)
        arguments = (
            f"{string(number)}, {string(role.removeprefix('role-'))}, {string(lines)}, "
            f'"{language}", name: {string(name)}, {self.at(node)}'
        )
        return f"{self.place(node)}#numbered({arguments})[{content}]\n"


def _parts(node: nodes.Element) -> tuple[nodes.Element, str, str]:
    """Return the text of a numbered paragraph, its number and its lines."""
    text, number, lines = node, "", ""
    for child in node.children:
        classes = child["classes"] if isinstance(child, nodes.Element) else ()
        if isinstance(child, nodes.Element) and "para-text" in classes:
            text = child
        elif "para-number" in classes:
            number = child.astext()
        elif "para-lines" in classes:
            lines = child.astext()
    return text, number, lines
