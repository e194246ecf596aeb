"""Markup of the theme and of libraries that trips readers with a keyboard or a screen reader."""

from __future__ import annotations

from typing import Final

from bs4 import BeautifulSoup

#: What scrolls sideways on narrow screens, and so must be reachable by keyboard.
_SCROLLING: Final = (
    ".pst-scrollable-table-container",
    ".cell_output .output:has(table)",
    ".cell_output pre",
    "div.highlight pre",
    "div.math",
)


def name_controls(page: BeautifulSoup) -> None:
    """Let controls be called what they show: a name of their own would hide their text."""
    for element in page.select("summary[aria-label], button.search-button-field[aria-label]"):
        del element["aria-label"]
    for icon in page.select("button i, a i.fa-solid, form i"):
        icon["aria-hidden"] = "true"
        icon.attrs.pop("title", None)


def plain_citations(page: BeautifulSoup) -> None:
    """Take away roles of bibliographies that ARIA has given up, or that need others inside."""
    for element in page.select(".citation-list[role], [role=doc-biblioentry]"):
        del element["role"]


def reachable_scrolling(page: BeautifulSoup) -> None:
    """Let the keyboard scroll what is wider than a narrow screen."""
    for element in page.select(",".join(_SCROLLING)):
        element["tabindex"] = "0"


def own_ids(page: BeautifulSoup) -> None:
    """Take away the id that sphinx-exercise gives to the text of every exercise."""
    for element in page.select("#exercise-content"):
        del element["id"]
