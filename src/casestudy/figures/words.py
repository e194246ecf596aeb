"""Charts of words: counts, keyness, intervals, ranks, and where words stand on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import StrMethodFormatter

from casestudy.figures.labels import straight_quotes
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, INK, ORANGE, new_axes

#: Inches of height for a row of a chart, and for what stands around the rows.
_ROW: Final = 0.25
_AROUND: Final = 0.75

#: Points of the labels of rows, and of the numbers beside bars.
_LABEL: Final = 9.5
_NUMBER: Final = 8.5

#: The ranks of the words that a rank–frequency chart names.
_NAMED: Final = (1, 2, 10, 30, 100)

Glosses = Mapping[str, str]


def plot_words(
    counts: pd.DataFrame,
    *,
    value: str = "count",
    xlabel: str = "occurrences",
    glosses: Glosses | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a number for each of some words.

    Parameters
    ----------
    counts
        A row a word: ``word`` and the column `value`; as many rows as are to be drawn.
    value
        The column of numbers.
    xlabel
        What they are.
    glosses
        What the words mean in English; some may lack.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a word in the order of the table, with its number.
    """
    ax = ax or new_axes(height=_AROUND + _ROW * len(counts))
    bars = ax.barh(range(len(counts)), counts[value], color=BLUE, height=0.72)
    ax.bar_label(bars, fmt="{:.4g}", padding=3, fontsize=_NUMBER)
    _label_rows(ax, counts["word"], glosses)
    ax.margins(x=0.08)
    ax.set_xlabel(xlabel, size=9)
    return remember(ax, counts[["word", value]], glosses=glosses)


def plot_keyness(
    table: pd.DataFrame, *, glosses: Glosses | None = None, ax: Axes | None = None
) -> Axes:
    """Draw how much more, or less, frequent words are in one text than in another.

    Parameters
    ----------
    table
        As `casestudy.text.keyness.keyness`: ``word``, ``count``, ``other_count``, ``log_ratio``,
        ``overused``; as many rows as are to be drawn.
    glosses
        What the words mean in English; some may lack.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a word, to the right if it is relatively more frequent in the first text, as long as
        the log ratio; beside it the counts in both texts.
    """
    ax = ax or new_axes(height=_AROUND + _ROW * len(table))
    colours = [BLUE if over else ORANGE for over in table["overused"]]
    hatches = ["" if over else "///" for over in table["overused"]]
    bars = ax.barh(
        range(len(table)), table["log_ratio"], color=colours, hatch=hatches, ec="white", height=0.72
    )
    pairs = [f"{a} : {b}" for a, b in zip(table["count"], table["other_count"], strict=True)]
    ax.bar_label(bars, pairs, padding=3, fontsize=_NUMBER)
    ax.axvline(0, color=INK, lw=0.8)
    _label_rows(ax, table["word"], glosses)
    ax.margins(x=0.14)
    ax.set_xlabel("log ratio: +1 is twice as frequent, −1 half; beside it both counts", size=9)
    columns = ["word", "count", "other_count", "log_ratio", "overused"]
    return remember(ax, table[columns], glosses=glosses)


def plot_intervals(
    table: pd.DataFrame,
    *,
    value: str,
    xlabel: str,
    glosses: Glosses | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a number for each word, with the interval in which it lies when paragraphs are redrawn.

    Parameters
    ----------
    table
        A row a word: ``word``, the column `value`, ``low``, ``high``; as from
        `casestudy.text.bootstrap`.
    value, xlabel
        The column of numbers, and what they are.
    glosses
        What the words mean in English; some may lack.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One dot a word on a line from low to high.
    """
    ax = ax or new_axes(height=_AROUND + _ROW * len(table))
    rows = range(len(table))
    ax.hlines(rows, table["low"], table["high"], color=GREY, lw=3, zorder=1)
    ax.scatter(table[value], rows, s=36, color=BLUE, ec=INK, lw=0.6, zorder=2)
    _label_rows(ax, table["word"], glosses)
    ax.set_xlim(left=min(0.0, float(table["low"].min()) * 1.1))
    ax.margins(x=0.05)
    ax.grid(axis="x", color=GREY, lw=0.4, alpha=0.5)
    ax.set_xlabel(xlabel, size=9)
    return remember(ax, table[["word", value, "low", "high"]], glosses=glosses)


def plot_dispersion(
    tokens: pd.DataFrame,
    words: Sequence[str],
    *,
    names: Mapping[str, str] | None = None,
    glosses: Glosses | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw where on the page words stand.

    Parameters
    ----------
    tokens
        As `casestudy.text.tokens.tokens`: ``article`` and ``word``, in reading order, the whole
        text.
    words
        Which words; a row each, in this order.
    names
        How articles are called below the chart; by default by their ids.
    glosses
        What the words mean in English; some may lack.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row a word and one stroke an occurrence, from the first word of the page to the last;
        articles are bands, light and white in turn, with their names below.
    """
    # Names of short articles would meet if they were not tilted.
    ax = ax or new_axes(height=_AROUND + 1.0 + 0.3 * len(words))
    sizes = tokens.groupby("article", sort=False).size()
    ends = sizes.cumsum()
    for number, (start, end) in enumerate(zip(ends - sizes, ends, strict=True)):
        if number % 2 == 0:
            ax.axvspan(start, end, color=GREY, alpha=0.16, lw=0)
    found = tokens["word"].to_numpy(dtype=object)
    places = [np.flatnonzero(found == word) + 0.5 for word in words]
    ax.eventplot(places, lineoffsets=range(len(words)), linelengths=0.7, colors=BLUE, lw=0.9)
    _label_rows(ax, words, glosses)
    ax.set_xlim(0, len(tokens))
    shown = [straight_quotes((names or {}).get(each, each)) for each in sizes.index]
    ax.set_xticks(_apart(list(ends - sizes / 2), len(tokens)), shown)
    ax.tick_params(axis="x", length=0, labelsize=_NUMBER, labelrotation=35)
    for label in ax.get_xticklabels():
        label.set(ha="right", rotation_mode="anchor")
    placed = tokens.assign(position=range(1, len(tokens) + 1))
    strokes = placed[tokens["word"].isin(words)]
    return remember(ax, strokes[["word", "article", "position"]], glosses=glosses)


def plot_ranks(
    table: pd.DataFrame, *, glosses: Glosses | None = None, ax: Axes | None = None
) -> Axes:
    """Draw frequency against rank, both logarithmic, beside the line of Zipf's law.

    Parameters
    ----------
    table
        As `casestudy.text.frequency.rank_frequency`: ``rank``, ``word``, ``count``.
    glosses
        What the words mean in English; some may lack.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One dot a word, a few of them named; the dashed line has slope −1 and starts at the first.
    """
    ax = ax or new_axes(height=4.0)
    ax.loglog(table["rank"], table["count"], ls="", marker="o", ms=4, mfc="none", mec=BLUE)
    if len(table):
        first = int(table["count"].iloc[0])
        ax.loglog([1, first], [first, 1], color=GREY, ls="--", lw=1.2)
    named = table[table["rank"].isin(_NAMED)]
    for rank, word, count in zip(named["rank"], named["word"], named["count"], strict=True):
        text, offset = word_label(word, glosses), (6, 4)
        ax.annotate(text, (rank, count), offset, textcoords="offset points", size=_LABEL)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(StrMethodFormatter("{x:.0f}"))
    ax.set_xlabel("rank", size=9)
    ax.set_ylabel("occurrences", size=9)
    ax.margins(x=0.1)
    return remember(ax, table[["word", "rank", "count"]], glosses=glosses)


def word_label(word: str, glosses: Glosses | None) -> str:
    """Return a word with its gloss behind it, if it has one."""
    gloss = straight_quotes((glosses or {}).get(word, ""))
    return f"{gloss}  {word}" if gloss else word


def _label_rows(ax: Axes, words: Sequence[str] | pd.Series[str], glosses: Glosses | None) -> None:
    """Name the rows of a chart, the first on top."""
    ax.set_yticks(range(len(words)), [word_label(word, glosses) for word in words])
    ax.tick_params(axis="y", length=0, labelsize=_LABEL)
    ax.set_ylim(len(words) - 0.4, -0.6)


def _apart(places: list[float], width: int) -> list[float]:
    """Return places moved right as little as needed to be a twenty-second of the width apart."""
    least = width / 22
    apart: list[float] = []
    for place in places:
        apart.append(max(place, apart[-1] + least) if apart else place)
    return apart
