"""The story of an article: which move each paragraph makes."""

from __future__ import annotations

import math
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from casestudy.figures.canvas import canvas_width, empty_axes
from casestudy.figures.labels import text_width
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, new_axes

#: Size in points of the names of moves and of paragraph numbers.
_SIZE: Final = 9.0
_NUMBER_SIZE: Final = 8.5


def plot_moves(moves: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the moves of an article in reading order.

    Parameters
    ----------
    moves
        As `casestudy.case.story`: columns ``paragraph`` and ``move``, in reading order. A paragraph
        may make more than one move.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row a move in the order in which they first come, one column a paragraph, a mark where
        the paragraph makes the move; a line joins the marks. Columns have the number of the
        paragraph, which is the last part of its id.
    """
    if moves.empty:
        return empty_axes(ax, "moves")
    rows = {move: row for row, move in enumerate(moves["move"].unique())}
    columns = {each: column for column, each in enumerate(moves["paragraph"].unique())}
    names = [str(move).replace("-", " ") for move in rows]
    side = max(text_width(name, _SIZE) for name in names)
    column = (canvas_width(ax) - (side if ax is None else 0) - 0.3) / len(columns)
    ax = ax or new_axes(height=0.75 + 0.27 * len(rows))
    places = [(columns[each.paragraph], rows[each.move]) for each in moves.itertuples()]
    ax.step(*zip(*places, strict=True), where="mid", color=GREY, lw=1.0, zorder=1)
    for x, y in places:
        ax.add_patch(Rectangle((x - 0.41, y - 0.33), 0.82, 0.66, fc=BLUE, ec="none", zorder=2))
    ax.set_axisbelow(True)
    ax.set_yticks(range(len(rows)), names, fontsize=_SIZE)
    _number_columns(ax, [str(each) for each in columns], column)
    ax.set(xlim=(-0.6, len(columns) - 0.4), ylim=(len(rows) - 0.4, -0.6))
    ax.tick_params(length=0)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set_xlabel("paragraph", size=_SIZE)
    return remember(ax, moves[["paragraph", "move"]])


def _number_columns(ax: Axes, paragraphs: list[str], width: float) -> None:
    """Write the numbers of the paragraphs, of every second or third one if all do not fit."""
    numbers = [paragraph.rsplit("-", 1)[-1] for paragraph in paragraphs]
    widest = max(text_width(number, _NUMBER_SIZE) for number in numbers)
    each = math.ceil((widest + 0.06) / width)
    ax.set_xticks(range(0, len(numbers), each), numbers[::each], fontsize=_NUMBER_SIZE)
    ax.grid(visible=True, axis="y", color=GREY, lw=0.5, alpha=0.4)
