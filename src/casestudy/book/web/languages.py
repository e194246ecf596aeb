"""Chinese marked as Chinese wherever it stands, so that fonts and voices are right."""

from __future__ import annotations

import re
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from casestudy.source.chinese import FULL_WIDTH, HAN, SHARED_PUNCTUATION

#: What a run of Chinese begins with, and what it may go on with: Chinese marks, and figures that
#: Chinese encloses. Quotation marks, dashes and points that English has too are taken along only
#: between Chinese; an opening mark before it only if Chinese follows on the closing one.
_OPENING: Final = HAN + FULL_WIDTH
_BETWEEN: Final = f"{SHARED_PUNCTUATION}0-9.%+"
_RUN: Final = re.compile(
    rf"(?:[{_OPENING}]|[“‘](?=[^”’]*[”’][{_OPENING}]))*[{HAN}]"
    rf"(?:[{_OPENING}]|[{_BETWEEN}]+(?=[{_OPENING}]))*"
)

#: Where text is no text, or where an element cannot stand inside.
_SKIPPED: Final = ("script", "style", "title", "option", "textarea", "rt", "svg")

#: Simplified Chinese, whatever its region.
LANGUAGE: Final = "zh-Hans"


def mark_chinese(page: BeautifulSoup) -> None:
    """Wrap every run of Chinese that no ``lang`` covers in an element with ``lang="zh-Hans"``.

    Code, tables, lists of contents and captions are marked like prose. A page's title cannot hold
    an element; it stays as it is.
    """
    for text in page.find_all(string=_RUN):
        if type(text) is NavigableString and not _covered(text):
            text.replace_with(*_pieces(page, str(text)))


def _covered(text: NavigableString) -> bool:
    """Tell whether a text is said to be Chinese already, or cannot be marked."""
    parents = list(text.parents)
    if any(parent.name in _SKIPPED for parent in parents):
        return True
    nearest = next((str(parent["lang"]) for parent in parents if parent.get("lang")), "")
    return nearest.startswith("zh")


def _pieces(page: BeautifulSoup, text: str) -> list[NavigableString | Tag]:
    """Return a text in pieces, its Chinese runs as elements."""
    pieces: list[NavigableString | Tag] = []
    done = 0
    for run in _RUN.finditer(text):
        span = page.new_tag("span", attrs={"lang": LANGUAGE})
        span.string = run[0]
        pieces += [NavigableString(text[done : run.start()]), span]
        done = run.end()
    pieces.append(NavigableString(text[done:]))
    return [piece for piece in pieces if isinstance(piece, Tag) or piece]
