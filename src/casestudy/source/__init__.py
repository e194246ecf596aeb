"""The page: its lines, its layout, and the articles repaired from them.

What it offers is loaded when it is asked for, so that `chinese` costs nothing but itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casestudy.source.articles import Article, Paragraph, Section
    from casestudy.source.chinese import characters
    from casestudy.source.repair import Passage, repair_lines
    from casestudy.source.spacing import Mend
    from casestudy.source.widths import line_widths

__all__ = [
    "Article",
    "Mend",
    "Paragraph",
    "Passage",
    "Section",
    "characters",
    "line_widths",
    "repair_lines",
]

_HOMES = {
    "Article": "articles",
    "Mend": "spacing",
    "Paragraph": "articles",
    "Passage": "repair",
    "Section": "articles",
    "characters": "chinese",
    "line_widths": "widths",
    "repair_lines": "repair",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
