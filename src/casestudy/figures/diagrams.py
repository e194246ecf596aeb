"""Diagrams of arrangements: a chain, a core with wings, a whole and its parts."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from casestudy.figures.canvas import (
    canvas,
    canvas_width,
    draw_arrow,
    draw_box,
    draw_number,
    empty_axes,
)
from casestudy.figures.labels import Label, draw_label, make_label
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, INK, VERMILION

#: Inches between the edge of a box and its label, and around a diagram.
PAD = 0.1

#: How many boxes stand side by side, by how many there are; more than that, four.
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3, 9: 3}


def plot_chain(parts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw levels from the top down, each above the next.

    Parameters
    ----------
    parts
        One row a level, the highest first: columns ``zh``, ``en``.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        A numbered box a level, an arrow from each to the next.
    """
    if parts.empty:
        return empty_axes(ax, "levels")
    width = canvas_width(ax)
    labels = _labels(parts, min(4.4, width - 1))
    widest = max(label.width for label in labels) + 4 * PAD
    heights = [label.height + 1.5 * PAD for label in labels]
    step = 0.27
    ax = canvas(ax, width, sum(heights) + step * (len(heights) - 1) + 2 * PAD)
    top, left = PAD, 2 * PAD  # on phones it is seen without scrolling
    middle = left + widest / 2
    for number, (label, height) in enumerate(zip(labels, heights, strict=True), 1):
        draw_box(ax, (left, top, widest, height), BLUE)
        draw_label(ax, label, middle, top + height / 2)
        draw_number(ax, number, left, top + height / 2, BLUE)
        if number < len(labels):
            draw_arrow(ax, [(middle, top + height + 0.03), (middle, top + height + step - 0.03)])
        top += height + step
    return remember(ax, parts[["zh", "en"]])


def plot_core(parts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw a core and the wings at its sides.

    Parameters
    ----------
    parts
        The core first, then the wings: columns ``zh``, ``en``.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        The core in the middle; the wings left and right in turn, each joined to it by a line.
    """
    if parts.empty:
        return empty_axes(ax, "parts")
    width = canvas_width(ax)
    side, gap = 0.31 * width, 0.06 * width
    core, *wings = _labels(parts, width - 2 * (side + gap + PAD) - 2 * PAD, side - 2 * PAD)
    sides = wings[::2], wings[1::2]
    inner = core.height + 6 * PAD
    height = 2 * PAD + max(inner, *(_stacked(labels) for labels in sides))
    ax = canvas(ax, width, height)
    left = PAD + side + gap
    draw_box(ax, (left, (height - inner) / 2, width - 2 * left, inner), VERMILION, line=2.4)
    draw_label(ax, core, width / 2, height / 2)
    for labels, edge, end in (
        (sides[0], PAD, left),
        (sides[1], width - PAD - side, width - left),
    ):
        top = (height - _stacked(labels)) / 2
        for label in labels:
            tall = label.height + 3 * PAD
            near = edge + side if edge < end else edge
            offset = (top + tall / 2 - height / 2) * inner / height
            ends = [(near, top + tall / 2), (end, height / 2 + offset)]
            ax.plot(*zip(*ends, strict=True), color=INK, lw=1.6, zorder=1)
            draw_box(ax, (edge, top, side, tall), BLUE)
            draw_label(ax, label, edge + side / 2, top + tall / 2)
            top += tall + 2 * PAD
    return remember(ax, parts[["zh", "en"]].assign(part=["core"] + ["wing"] * (len(parts) - 1)))


def plot_parts(
    parts: pd.DataFrame, *, whole: pd.DataFrame | None = None, ax: Axes | None = None
) -> Axes:
    """Draw the parts of a whole as cells below its name, in no other order than the source's.

    Parameters
    ----------
    parts
        One row a part: columns ``zh``, ``en``.
    whole
        One row: columns ``zh``, ``en``. No name is drawn if None.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        A cell a part, in a frame that begins with the name of the whole.
    """
    if parts.empty:
        return empty_axes(ax, "parts")
    width = canvas_width(ax)
    columns = columns_of(len(parts))
    wide = (width - 2 * PAD - PAD) / columns - PAD
    rows = rows_of(parts, columns, wide)
    title = [] if whole is None or whole.empty else _labels(whole.head(1), width - 6 * PAD)
    head = sum(label.height + 2 * PAD for label in title)
    height = head + sum(row_height(row) + PAD for row in rows) + PAD
    ax = canvas(ax, width, height + 2 * PAD)
    draw_box(ax, (PAD, PAD, width - 2 * PAD, height), VERMILION, line=1.8)
    for label in title:
        draw_label(ax, label, width / 2, PAD + head / 2 + 0.03)
    top = 2 * PAD + head
    for row in rows:
        left = (width - len(row) * (wide + PAD) + PAD) / 2
        for label in row:
            draw_box(ax, (left, top, wide, row_height(row)), GREY, line=0.9)
            draw_label(ax, label, left + wide / 2, top + row_height(row) / 2)
            left += wide + PAD
        top += row_height(row) + PAD
    frames = [("part", parts)] if whole is None else [("whole", whole), ("part", parts)]
    return remember(ax, pd.concat([rows[["zh", "en"]].assign(part=name) for name, rows in frames]))


def _labels(rows: pd.DataFrame, first: float, others: float | None = None) -> list[Label]:
    """Return a label a row; the first may have another width than the others."""
    widths = [first] + [first if others is None else others] * (len(rows) - 1)
    pairs = zip(rows["zh"], rows["en"], widths, strict=True)
    return [make_label(zh, en, width) for zh, en, width in pairs]


def columns_of(count: int) -> int:
    """Return how many boxes stand side by side."""
    return _COLUMNS.get(count, 4)


def rows_of(parts: pd.DataFrame, columns: int, wide: float) -> list[list[Label]]:
    """Return labels for boxes of a width, in rows."""
    labels = _labels(parts, wide - 2 * PAD)
    return [labels[start : start + columns] for start in range(0, len(labels), columns)]


def row_height(row: list[Label]) -> float:
    """Return how high the boxes of a row are: the label with most lines decides."""
    return max(label.height for label in row) + 2.4 * PAD


def _stacked(labels: list[Label]) -> float:
    """Return how high boxes one below the other are."""
    return sum(label.height + 5 * PAD for label in labels) - 2 * PAD if labels else 0.0
