"""Charts of speech: who speaks how much in each article, and which verbs report it."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from casestudy.figures.agents import AGENT_LOOKS, NAME_SIZES, PLAIN, Look, draw_key, draw_stacks
from casestudy.figures.canvas import canvas, canvas_width, empty_axes
from casestudy.figures.labels import Label, draw_label, make_label
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, INK, PINK, SKY

#: Spheres of speakers in the order of their parts, from those who govern to those without a name.
#: People look as they do where they act.
SPHERE_LOOKS: Final[Mapping[str, Look]] = {
    "official": (BLUE, "", "white"),
    "cadre": (SKY, "///", INK),
    "press": (PINK, "---", INK),
    "resident": AGENT_LOOKS["resident"],
    "volunteer": AGENT_LOOKS["volunteer"],
    "beneficiary": AGENT_LOOKS["beneficiary"],
    "unnamed": (GREY, "|||", INK),
}

#: Inches that the names of articles and the glosses of verbs may be wide.
_NAME: Final = 2.2
_GLOSS: Final = 1.3

#: Inches around a matrix and between its columns, and of the row above it.
_PAD: Final = 0.1
_HEAD: Final = 0.35

#: Inches from one dot of a cell to the next.
_DOT: Final = 0.125

#: Sizes in points of verbs, and of glosses and spheres.
_SIZES: Final = (10.5, 8.5)


def plot_speech(shares: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many characters of each article are speech, by the speaker's sphere.

    Parameters
    ----------
    shares
        As `casestudy.case.speech_share`: one row an article, a column of characters for each sphere
        (the keys of `SPHERE_LOOKS`; some may lack) and ``own`` for the rest. An article is named by
        its ``headline`` and below it its ``label`` or else ``article``, if there are such columns.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar an article in the order of the table: the spheres, then the newspaper's own words;
        at its end, how many characters of all are speech. Parts have their numbers where they fit.
    """
    spheres = [sphere for sphere in SPHERE_LOOKS if sphere in shares and shares[sphere].sum()]
    if not spheres:
        return empty_axes(ax, "speech")
    parts = shares[[*spheres, "own"]].fillna(0)
    sums = zip(parts[spheres].sum(axis=1), parts.sum(axis=1), strict=True)
    ends = [f"{spoken:.0f} of {total:.0f}" for spoken, total in sums]
    names = [_name_of(article) for article in shares.to_dict("records")]
    ax = draw_stacks(ax, parts, SPHERE_LOOKS, names, ends=ends)
    ax.set_xlabel("characters; at the end of each bar: spoken of all", size=9)
    draw_key(ax, {**{each: each for each in spheres}, "own": "newspaper's own"}, SPHERE_LOOKS)
    named = shares.filter(["article", "label", "headline"])
    return remember(ax, pd.concat([named, parts], axis=1))


def plot_verbs(
    verbs: pd.DataFrame, *, glosses: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw which verbs report whose speech.

    Parameters
    ----------
    verbs
        As `casestudy.case.verb_counts`: one row a verb (the index), one column a sphere.
    glosses
        What the verbs mean in English; some may lack.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row a verb, one column a sphere, one dot a quotation; sums of the rows and columns.
    """
    if not verbs.sum().sum():
        return empty_axes(ax, "verbs")
    width = canvas_width(ax)
    labels = _labels_of(verbs, glosses or {})
    indent = max(verb.width for verb, _ in labels) + 2 * _PAD
    side = indent + max(gloss.width for _, gloss in labels) + _PAD
    cell = (width - side - 0.45) / len(verbs.columns)
    fit = max(1, int(cell / _DOT - 1))
    lines = _lines_between(verbs, labels, fit)
    middles = [(above + below) / 2 for above, below in pairwise(lines)]
    ax = canvas(ax, width, lines[-1] + _HEAD)
    ax.hlines(lines, _PAD, width - _PAD, color=GREY, lw=0.5, alpha=0.5, zorder=0)
    for middle, (verb, gloss) in zip(middles, labels, strict=True):
        draw_label(ax, verb, _PAD, middle, align="left")
        draw_label(ax, gloss, indent, middle, align="left")
    centres = [side + cell * (column + 0.5) for column in range(len(verbs.columns))]
    for centre, (sphere, counts) in zip(centres, verbs.items(), strict=True):
        for middle, count in zip(middles, counts, strict=True):
            _draw_dots(ax, int(count), (centre, middle), fit, str(sphere))
    _write_sums(ax, verbs, centres, [*middles, lines[-1] + _HEAD / 2])
    return remember(ax, verbs, index="verb", glosses=glosses)


def _name_of(article: Mapping[Hashable, object]) -> Label:
    """Return what names an article: its headline, and its label or id."""
    found = {
        name: str(article[name])
        for name in ("headline", "label", "article")
        if pd.notna(article.get(name))  # type: ignore[call-overload]
    }
    below = found.get("label", found.get("article", ""))
    return make_label(found.get("headline", ""), below, _NAME, NAME_SIZES)


def _labels_of(verbs: pd.DataFrame, glosses: Mapping[str, str]) -> list[tuple[Label, Label]]:
    """Return each verb, and what stands beside it in English."""
    return [
        (Label((verb,), (), _SIZES), make_label("", glosses.get(verb, ""), _GLOSS, _SIZES))
        for verb in map(str, verbs.index)
    ]


def _lines_between(
    verbs: pd.DataFrame, labels: Sequence[tuple[Label, Label]], fit: int
) -> list[float]:
    """Return where the rows begin and the last one ends: each is as high as its gloss and dots."""
    dots = [_DOT * math.ceil(most / fit) for most in verbs.max(axis=1)]
    heights = [max(0.2, gloss.height, high) for (_, gloss), high in zip(labels, dots, strict=True)]
    return list(accumulate((height + 0.12 for height in heights), initial=_HEAD))


def _draw_dots(ax: Axes, count: int, centre: tuple[float, float], fit: int, sphere: str) -> None:
    """Draw a dot for each quotation around the centre of a cell, `fit` dots a line."""
    x, y = centre
    lines = [min(fit, count - first) for first in range(0, count, fit)]
    dots = [
        (x + _DOT * (index - (dots - 1) / 2), y + _DOT * (line - (len(lines) - 1) / 2))
        for line, dots in enumerate(lines)
        for index in range(dots)
    ]
    if dots:
        colour = SPHERE_LOOKS.get(sphere, PLAIN)[0]
        across, down = zip(*dots, strict=True)
        ax.plot(across, down, ls="", marker="o", ms=7, mfc=colour, mec=INK, mew=0.6)


def _write_sums(
    ax: Axes, verbs: pd.DataFrame, centres: Sequence[float], middles: Sequence[float]
) -> None:
    """Write the spheres above the columns, and the sums below them and at the end of the rows."""
    right, bottom, size = canvas_width(ax) - _PAD, middles[-1], _SIZES[1]
    for x, (sphere, counts) in zip(centres, verbs.items(), strict=True):
        ax.text(x, _HEAD / 2, str(sphere), size=size, ha="center", va="center_baseline")
        ax.text(x, bottom, f"{counts.sum():.0f}", size=size, ha="center", va="center_baseline")
    sums = [f"{total:.0f}" for total in (*verbs.sum(axis=1), verbs.sum().sum())]
    for y, total in zip(middles, sums, strict=True):
        ax.text(right, y, total, size=size, ha="right", va="center_baseline")
    ax.text(right, _HEAD / 2, "all", size=size, ha="right", va="center_baseline")
    ax.text(_PAD, bottom, "all", size=size, va="center_baseline")
