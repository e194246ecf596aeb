"""Diagrams of steps: what follows what, in one lane or in several."""

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
from casestudy.figures.diagrams import PAD, columns_of, row_height, rows_of
from casestudy.figures.labels import Label, draw_label, wrap_text
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, ORANGE

#: Colours of rows of steps, one after the other.
_LANES = (BLUE, ORANGE)

#: Inches from a step to the next.
_STEP = 0.32


def plot_steps(steps: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw steps from left to right, one after the other.

    Parameters
    ----------
    steps
        One row a step, in order: columns ``zh``, ``en``. With a further column ``lane`` each of
        its values is a title of its own, above its own steps; nothing joins one lane to another.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        A numbered box a step, an arrow from each to the next; four at most side by side.
    """
    if steps.empty:
        return empty_axes(ax, "steps")
    width = canvas_width(ax)
    lanes = [("", steps)]
    if "lane" in steps:
        lanes = [(str(title), lane) for title, lane in steps.groupby("lane", sort=False)]
    columns = max(columns_of(len(lane)) for _, lane in lanes)
    wide = (width - 2 * PAD - 0.1 - (columns - 1) * _STEP) / columns
    drawn = [
        (wrap_text(title, 9, width - 2 * PAD), rows_of(lane, columns, wide))
        for title, lane in lanes
    ]
    heights = [_lane_height(*lane) for lane in drawn]
    ax = canvas(ax, width, sum(heights) + 3 * PAD * (len(lanes) - 1) + 2.5 * PAD)
    top = 1.5 * PAD
    for index, ((title, rows), height) in enumerate(zip(drawn, heights, strict=True)):
        for number, line in enumerate(title):
            y = top + 0.1 + 0.17 * number
            ax.text(PAD, y, line, size=9, va="baseline", parse_math=False)
        boxes = top + height - _rows_height(rows)
        _draw_steps(ax, rows, (PAD + 0.1, boxes, wide), _LANES[index % len(_LANES)])
        top += height + 3 * PAD
        if index < len(lanes) - 1:
            ax.hlines(top - 1.7 * PAD, PAD, width - PAD, color=GREY, lw=0.8)
    return remember(ax, steps[[name for name in ("lane", "zh", "en") if name in steps]])


def _rows_height(rows: list[list[Label]]) -> float:
    return sum(row_height(row) + _STEP for row in rows) - _STEP


def _lane_height(title: tuple[str, ...], rows: list[list[Label]]) -> float:
    return _rows_height(rows) + (0.17 * len(title) + 0.12) * bool(title)


def _draw_steps(
    ax: Axes, rows: list[list[Label]], corner: tuple[float, float, float], colour: str
) -> None:
    """Draw rows of numbered boxes; `corner` is where the first is, and how wide each."""
    start, top, wide = corner
    number = 0
    for row in rows:
        left, tall = start, row_height(row)
        if number:
            right = start + (len(rows[0]) - 1) * (wide + _STEP) + wide / 2
            middle, below = start + wide / 2, top - 0.16
            draw_arrow(
                ax, [(right, top - 0.3), (right, below), (middle, below), (middle, top - 0.02)]
            )
        for position, label in enumerate(row):
            number += 1
            if position:
                draw_arrow(ax, [(left - 0.3, top + tall / 2), (left - 0.02, top + tall / 2)])
            draw_box(ax, (left, top, wide, tall), colour)
            draw_label(ax, label, left + wide / 2, top + tall / 2)
            draw_number(ax, number, left, top, colour)
            left += wide + _STEP
        top += tall + _STEP
