"""Names of private persons, replaced by their role wherever the page itself is not shown."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def masks(people: pd.DataFrame) -> dict[str, str]:
    """Return name → mask of the persons who are named and not public, longest name first.

    Parameters
    ----------
    people
        The table ``people``, with ``zh``, ``named``, ``public`` and ``mask``.
    """
    private = people[people["named"] & ~people["public"]]
    pairs = zip(private["zh"], private["mask"], strict=True)
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def masked(text: str, names: Mapping[str, str]) -> str:
    """Return a text with each name replaced by its mask.

    Examples
    --------
    >>> masked("居民周禾说", {"周禾": "［居民］"})
    '居民［居民］说'
    """
    for name, mask in names.items():
        text = text.replace(name, mask)
    return text
