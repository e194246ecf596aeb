"""A matrix of counts: kinds by who they are stated of."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from casestudy.figures.canvas import canvas, canvas_width, empty_axes
from casestudy.figures.labels import Label, draw_label, make_label
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY

#: Inches around labels.
_PAD: Final = 0.1

#: Sizes in points of Chinese and English.
_SIZES: Final = (10.0, 8.5)

#: Inches: radius of a disc for one, and of the largest.
_RADII: Final = (0.13, 0.21)

#: A column's share of the width at most.
_WIDEST: Final = 0.2


def plot_kinds(
    counts: pd.DataFrame, *, labels: pd.DataFrame | None = None, ax: Axes | None = None
) -> Axes:
    """Draw a table of counts as discs with their numbers; cells without any stay empty.

    Parameters
    ----------
    counts
        As `casestudy.case.kinds_by_provider`: one row a kind (the index), one column a provider.
    labels
        Chinese for the names of rows and columns: columns ``zh``, ``en``, such as
        `casestudy.case.providers`. A name that is no ``en`` of it stands alone.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row a kind, one column a provider. A disc's area grows with its number.
    """
    if counts.empty:
        return empty_axes(ax, "statements")
    width = canvas_width(ax)
    chinese = {} if labels is None else dict(zip(labels["en"], labels["zh"], strict=True))
    side = 0.22 * width
    column = min((width - side - _PAD) / len(counts.columns), _WIDEST * width)
    heads = [_label(name, chinese, column - _PAD) for name in counts.columns]
    names = [_label(name, chinese, side - 2 * _PAD) for name in counts.index]
    most = max(int(counts.to_numpy().max()), 1)
    step = max(2 * _RADII[1], *(name.height + _PAD for name in names))
    top = max(head.height for head in heads) + 2 * _PAD
    ax = canvas(ax, width, top + step * len(names) + _PAD)
    right = side + column * len(heads)
    for number, head in enumerate(heads):
        draw_label(ax, head, side + (number + 0.5) * column, top - _PAD - head.height / 2)
    for row, name in enumerate(names):
        ax.hlines(top + row * step, _PAD, right, color=GREY, lw=0.5, alpha=0.6, zorder=0)
        draw_label(ax, name, _PAD, top + (row + 0.5) * step, align="left")
    ax.hlines(top + len(names) * step, _PAD, right, color=GREY, lw=0.5, alpha=0.6, zorder=0)
    for row, cells in enumerate(counts.to_numpy()):
        for number, count in enumerate(cells):
            if count:
                middle = (side + (number + 0.5) * column, top + (row + 0.5) * step)
                _draw_count(ax, int(count), most, middle)
    return remember(ax, counts, index="kind")


def _label(name: object, chinese: dict[str, str], width: float) -> Label:
    """Return the label of a row or column, above it its Chinese if there is any."""
    return make_label(chinese.get(str(name), ""), str(name), width, _SIZES)


def _draw_count(ax: Axes, count: int, most: int, middle: tuple[float, float]) -> None:
    """Draw a number in a disc; its area, not its radius, grows by even steps."""
    least = _RADII[0]
    largest = min(_RADII[1], least * math.sqrt(most))
    share = (count - 1) / (most - 1) if most > 1 else 0.0
    radius = math.sqrt(least**2 + share * (largest**2 - least**2))
    ax.add_patch(Circle(middle, radius, fc=BLUE, ec="none", zorder=2))
    x, y = middle
    ax.text(x, y + 0.004, str(count), size=9, color="white", ha="center", va="center_baseline")
