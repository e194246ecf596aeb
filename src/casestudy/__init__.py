"""One newspaper page read as evidence: the helper package of the book.

What it offers is loaded when it is asked for: `casestudy words` opens no study, and pandas alone
would be most of its start.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casestudy.errors import CaseStudyError
    from casestudy.opening import open_study
    from casestudy.study import Study

__all__ = ["CaseStudyError", "Study", "open_study"]

_HOMES = {"CaseStudyError": "errors", "Study": "study", "open_study": "opening"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
