"""Charts of counts: mends by rule, words before and after, articles by size."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, KIND_STYLES, VERMILION, kind_handles, new_axes


def plot_mends(log: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many times each repair rule fired.

    Parameters
    ----------
    log
        As `Study.repair_log`; only the column ``rule`` is used.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a rule, the most frequent on top, its count beside it.
    """
    counts = log["rule"].value_counts()
    ax = ax or new_axes(height=0.7 + 0.27 * len(counts))
    bars = ax.barh(counts.index.to_list(), counts.to_list(), color=BLUE)
    ax.bar_label(bars, padding=3, fontsize=9)
    ax.invert_yaxis()
    ax.set_xlabel("times the rule fired")
    return remember(ax, counts.to_frame("times"), index="rule")


def plot_counts(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw two counts of the same words, joined by a line.

    Parameters
    ----------
    counts
        One row a word (the index); the two columns are the counts before and after.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        A dumbbell a word: a ring before, a dot after, each with its number.
    """
    before, after = counts.columns
    ax = ax or new_axes(height=0.9 + 0.45 * len(counts))
    rows = range(len(counts))
    ax.hlines(rows, counts[before], counts[after], color=GREY, linewidth=2, zorder=1)
    ax.scatter(counts[before], rows, s=60, fc="white", ec=VERMILION, linewidth=2, label=before)
    ax.scatter(counts[after], rows, s=60, color=BLUE, label=after)
    for row, (low, high) in enumerate(zip(counts[before], counts[after], strict=True)):
        ax.annotate(
            str(low), (low, row), (-7, 0), textcoords="offset points", ha="right", va="center"
        )
        ax.annotate(str(high), (high, row), (7, 0), textcoords="offset points", va="center")
    ax.set_yticks(rows, counts.index.to_list())
    ax.set_ylim(len(counts) - 0.5, -0.5)
    ax.set_xlim(left=0)
    ax.margins(x=0.12)
    ax.set_xlabel("times counted")
    ax.figure.legend(loc="outside upper center", ncols=2, fontsize=9)
    return remember(ax, counts, index="word")


def plot_corpus_size(paragraphs: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many characters each article has.

    Parameters
    ----------
    paragraphs
        As `Study.paragraphs`: columns ``article``, ``kind``, ``characters``.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar an article in reading order, coloured by kind, its count beside it.
    """
    sizes = paragraphs.groupby(["article", "kind"], sort=False)["characters"].sum().reset_index()
    ax = ax or new_axes(height=0.9 + 0.3 * len(sizes))
    styles = [KIND_STYLES[kind] for kind in sizes["kind"]]
    bars = ax.barh(
        sizes["article"].to_list(),
        sizes["characters"].to_list(),
        color=[colour for colour, _ in styles],
        hatch=[hatch for _, hatch in styles],
        ec="white",
    )
    ax.bar_label(bars, padding=3, fontsize=9)
    ax.invert_yaxis()
    ax.margins(x=0.1)
    ax.set_xlabel("characters (white space left out)")
    handles = kind_handles(sizes["kind"])
    ax.figure.legend(handles=handles, loc="outside upper center", ncols=len(handles), fontsize=9)
    return remember(ax, sizes)
