"""What somebody may have meant: names near to one that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

#: Similarity, of 100, from which a name is worth proposing.
_SIMILAR = 60
_SHOWN = 3


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """Return up to three of `names` that resemble `name`, the nearest first.

    Examples
    --------
    >>> nearest("pilot-estate", ["pilot-estates", "charging-points"])
    ['pilot-estates']
    """
    unique = list(dict.fromkeys(names))
    found = process.extract(name, unique, scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=_SIMILAR)
    return [each for each, _, _ in found]


def did_you_mean(name: str, names: Sequence[str]) -> str:
    """Return a sentence that proposes the nearest names, with a space before it, or nothing."""
    near = nearest(name, names)
    return f" Nearest: {', '.join(near)}." if near else ""
