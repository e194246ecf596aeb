"""Links that words open on, by hover, focus or tap: the one mark-up behind facts and terms.

``facts.js`` places the words and puts them away; ``casestudy.css`` shows and hides them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator


def place_of(node: nodes.Element) -> str:
    """Return where a resolved link leads."""
    return str(node["refuri"]) if "refuri" in node else f"#{node['refid']}"


def open_noted(translator: HTML5Translator, node: nodes.Element, kind: str) -> None:
    """Open a link that words belong to.

    Parameters
    ----------
    translator
        Writes the page.
    node
        The link; attribute ``note`` is the id that its words get.
    kind
        Classes for the style sheet.
    """
    attributes = {"class": kind, "aria-describedby": node["note"]}
    translator.body.append('<span class="fact-unit">')
    translator.body.append(translator.starttag(node, "a", "", href=place_of(node), **attributes))


def close_noted(translator: HTML5Translator, node: nodes.Element, words: str) -> None:
    """Close such a link, and add its words, which are HTML in English."""
    opening = f'<span class="fact-quote" id="{node["note"]}" lang="en" role="tooltip">'
    translator.body.append(f"</a>{opening}")
    translator.body.append(f"{words}</span></span>")
