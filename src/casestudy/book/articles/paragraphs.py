"""The parts of an article as nodes: Chinese, its English beside it, and notes on hard phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from casestudy.source import Paragraph

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from casestudy.parallel.translation import Note

#: Classes of what a reader who wants one language only does not see.
CHINESE, ENGLISH = "in-chinese", "in-english"


class Box(nodes.container):
    """A container that web pages give no look of their own."""


class NumberedParagraph(Box):
    """A paragraph of an article.

    Attribute ``masked`` has its text without the names of private persons, for where it is set
    again.
    """


class Mark(nodes.paragraph):
    """The number of a paragraph.

    Attributes ``passage`` (its id) and ``newspaper`` (how it is cited as part of its article): web
    pages have the citations with the number.
    """


@dataclass(frozen=True)
class English:
    """What a translation has for a paragraph."""

    text: str
    notes: Sequence[Note] = ()


def numbered_paragraph(
    paragraph: Paragraph,
    chinese: Sequence[nodes.Node],
    english: English | None,
    *,
    newspaper: str,
    language: str,
) -> NumberedParagraph:
    """Return a paragraph: its number as a permalink, its text with its lines, its English.

    Parameters
    ----------
    paragraph
        The paragraph.
    chinese
        Its text as nodes.
    english
        What stands beside it, if anything.
    newspaper
        How it is cited as part of its article.
    language
        The class of the page's language.
    """
    number = nodes.reference(
        "", f"¶{paragraph.number}", refid=paragraph.id, internal=True, classes=["para-number"]
    )
    mark = Mark("", "", number, passage=paragraph.id, newspaper=newspaper, classes=["para-mark"])
    text = nodes.inline("", "", *chinese, classes=["para-text", language])
    lines = nodes.inline("", lines_of(paragraph), classes=["para-lines"])
    said = nodes.paragraph("", "", text, nodes.Text(" "), lines, classes=["para-chinese"])
    sides = Box("", said, classes=["para-sides"])
    if english:
        said["classes"].append(CHINESE)
        sides += _translation(english, language)
    return NumberedParagraph("", mark, sides, classes=["para", f"role-{paragraph.role}"])


def _translation(english: English, language: str) -> Box:
    text = nodes.paragraph("", english.text, classes=["para-english"])
    side = Box("", text, classes=["para-translation", ENGLISH])
    if english.notes:
        items = [_note(note, language) for note in english.notes]
        side += nodes.bullet_list("", *items, classes=["para-notes"])
    return side


def _note(note: Note, language: str) -> nodes.list_item:
    phrase = nodes.inline("", note.phrase, classes=["note-phrase", language])
    return nodes.list_item("", nodes.paragraph("", "", phrase, nodes.Text(f" {note.note}")))


def display(
    role: str, chinese: Sequence[nodes.Node], english: str | None, *, language: str
) -> nodes.Element:
    """Return a kicker, headline, subhead, byline or section heading, in one or two languages."""
    levels = {"headline": 3, "section-heading": 4}
    node: nodes.Element = (nodes.rubric if role in levels else nodes.paragraph)(classes=[role])
    if role in levels:
        # Sphinx reads the first of these, MyST, which stands in for it, the second.
        node["heading-level"] = node["level"] = levels[role]
    if english is None:
        node["classes"].append(language)
        node += list(chinese)
        return node
    node["classes"].append("two-sided")
    node += nodes.inline("", "", *chinese, classes=[CHINESE, language])
    node += [nodes.Text(" "), nodes.inline("", english, classes=[ENGLISH])]
    return node


def lines_of(paragraph: Paragraph) -> str:
    """Return the lines of the page that a paragraph comes from, in words."""
    spans = [str(a) if a == b else f"{a}–{b}" for a, b in paragraph.lines]
    return f"{'line' if spans[0].isdigit() and len(spans) == 1 else 'lines'} {', '.join(spans)}"


def visit_box(self: HTML5Translator, node: Box) -> None:
    """Open a box."""
    self.body.append(self.starttag(node, "div"))


def depart_box(self: HTML5Translator, _node: Box) -> None:
    """Close a box."""
    self.body.append("</div>\n")
