"""The switches over a page's articles: which language is shown, and whether with pinyin.

They are plain controls that the style sheet asks about, so that they act without any script;
``reading.js`` only remembers the choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

#: The choices of language, by the value of their control; the last is what a page begins with.
CHOICES: Final = {"zh": "Chinese", "en": "English", "both": "Side by side"}


class ReadingPart(nodes.comment):
    """Where the part of a page with its articles begins; ``translated``: there is English too.

    Like any comment it is nothing in what is not a web page.
    """


class ReadingPartEnd(nodes.comment):
    """Where that part ends."""


class PlaceSwitches(SphinxTransform):
    """Mark the part of a page that goes from its first article to its last."""

    default_priority = 700

    def apply(self, **_options: Any) -> None:
        """Put the marks around whatever holds the articles and stands side by side."""
        articles = articles_of(self.document)
        if not articles:
            return
        first, last = _ancestors(articles[0]), _ancestors(articles[-1])
        depth = _parting(first, last)
        parent = first[depth - 1]
        translated = any(article.get("translated") for article in articles)
        parent.insert(parent.index(last[depth]) + 1, ReadingPartEnd())
        parent.insert(parent.index(first[depth]), ReadingPart(translated=translated))


def articles_of(document: nodes.document) -> list[nodes.container]:
    """Return the articles that a page sets."""
    return [box for box in document.findall(nodes.container) if "newspaper" in box["classes"]]


def _ancestors(node: nodes.Element) -> list[nodes.Element]:
    """Return a node with everything that it is in, the document first."""
    line = [node]
    while line[0].parent is not None:
        line.insert(0, line[0].parent)
    return line


def _parting(first: list[nodes.Element], last: list[nodes.Element]) -> int:
    """Return how far down two lines of ancestors are the same; of one node, down to its parent."""
    same = sum(1 for one, other in zip(first, last, strict=False) if one is other)
    return min(same, len(first) - 1)


def visit_reading_part(self: HTML5Translator, node: ReadingPart) -> None:
    """Open the part with the switches at its top."""
    languages = ""
    if node["translated"]:
        radios = "".join(_radio(value, label) for value, label in CHOICES.items())
        languages = f'<fieldset><legend class="reading-legend">Show</legend>{radios}</fieldset>\n'
    self.body.append(
        '<div class="reading-part">\n'
        '<div class="reading-switches" role="group" aria-label="How the articles are shown">\n'
        f"{languages}"
        '<label><input type="checkbox" id="reading-pinyin"> Pinyin</label>\n'
        "</div>\n"
    )
    raise nodes.SkipNode


def _radio(value: str, label: str) -> str:
    checked = " checked" if value == list(CHOICES)[-1] else ""
    control = f'<input type="radio" name="reading" id="reading-{value}" value="{value}"{checked}>'
    return f"<label>{control} {label}</label>\n"


def visit_reading_part_end(self: HTML5Translator, _node: ReadingPartEnd) -> None:
    """Close the part."""
    self.body.append("</div>\n")
    raise nodes.SkipNode
