"""Charts of shares: how far arrangements are explained, and figures between two bounds."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from casestudy.figures.canvas import empty_axes
from casestudy.figures.labels import straight_quotes, text_width, wrap_text
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, INK, SKY, new_axes

#: Label, colour, hatching and colour of the number for each value of ``explained``.
_EXPLAINED: Final = {
    "yes": ("explained", BLUE, "", "white"),
    "partly": ("explained in part", SKY, "//", INK),
    "named": ("only named", "white", "", INK),
}

#: Inches that the labels of bars may be wide.
_SIDE: Final = 2.4


def plot_mechanisms(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many arrangements of each kind the page explains.

    Parameters
    ----------
    counts
        As `casestudy.case.mechanisms_by_kind`: one row a kind (the index), columns ``yes``,
        ``partly``, ``named``.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a kind in the order of the table, its parts with their numbers.
    """
    if counts.empty:
        return empty_axes(ax, "mechanisms")
    ax = ax or new_axes(height=0.9 + 0.34 * len(counts))
    left = pd.Series(0, index=counts.index)
    rows = range(len(counts))
    for column, (label, colour, hatch, ink) in _EXPLAINED.items():
        part = counts[column]
        ax.barh(
            rows, part, left=left, height=0.7, fc=colour, hatch=hatch, ec=INK, lw=0.8, label=label
        )
        for row, (number, start) in enumerate(zip(part, left, strict=True)):
            if number:
                box = {"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none"} if hatch else None
                ax.text(
                    start + number / 2, row, str(number), size=9, color=ink,
                    ha="center", va="center_baseline", bbox=box,
                )  # fmt: skip
        left = left + part
    ax.set_yticks(rows, [str(kind) for kind in counts.index])
    ax.set_ylim(len(counts) - 0.5, -0.5)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("arrangements")
    ax.figure.legend(loc="outside upper center", ncols=3, fontsize=9)
    return remember(ax, counts[list(_EXPLAINED)], index="kind")


def plot_shares(estimates: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw figures of one unit as bars, with what is known of them where they have two bounds.

    Parameters
    ----------
    estimates
        As `casestudy.case.estimate_table`: columns ``figure``, ``estimate``, ``low``, ``high``.
        If every estimate is a percentage the axis ends at 100.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a figure up to its lower bound, hatched from there to the upper bound, or with an
        arrow if there is none; the estimate beside it.
    """
    if estimates.empty:
        return empty_axes(ax, "figures")
    names = [wrap_text(straight_quotes(str(name)), 9, _SIDE) for name in estimates["figure"]]
    tall = max(len(lines) for lines in names)
    ax = ax or new_axes(height=0.9 + len(names) * (0.17 + 0.16 * tall))
    percent = estimates["estimate"].str.endswith("%").all()
    finite = [value for value in (*estimates["low"], *estimates["high"]) if math.isfinite(value)]
    end = 100.0 if percent else max(finite) * 1.08 or 1.0
    for row, figure in enumerate(estimates.itertuples()):
        _draw_estimate(ax, row, figure, end)
    ax.set_yticks(range(len(names)), ["\n".join(lines) for lines in names], fontsize=9)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.tick_params(axis="y", length=0)
    room = max(text_width(text, 9) for text in estimates["estimate"]) + 0.35
    ax.set_xlim(0, end * 1.02 / (1 - min(room / 4.2, 0.6)))
    if percent:
        ax.set_xticks(range(0, 101, 20))
        ax.spines["bottom"].set_bounds(0, 100)
        ax.set_xlabel("per cent")
    if estimates["high"].between(estimates["low"], math.inf, inclusive="neither").any():
        handles = [
            Patch(fc=BLUE, ec=INK, label="at least"),
            Patch(fc="white", ec=INK, hatch="////", label="at most"),
        ]
        ax.figure.legend(handles=handles, loc="outside upper center", ncols=2, fontsize=9)
    return remember(ax, estimates[["figure", "estimate", "low", "high"]])


def _draw_estimate(ax: Axes, row: int, figure: object, end: float) -> None:
    """Draw one bar, and its text to the right of it."""
    low, high, text = (getattr(figure, name) for name in ("low", "high", "estimate"))
    ax.barh(row, low, height=0.6, fc=BLUE, ec=INK, lw=0.8)
    edge = low
    if math.isinf(high):
        edge = low + 0.07 * end
        style = {"arrowstyle": "-|>", "color": INK, "lw": 1.4, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", (edge, row), (low, row), arrowprops=style)
    elif high > low:
        ax.barh(row, high - low, left=low, height=0.6, fc="white", hatch="////", ec=INK, lw=0.8)
        edge = high
    ax.annotate(
        text, (edge, row), (5, 0), textcoords="offset points", va="center_baseline", size=9,
        parse_math=False,
    )  # fmt: skip
