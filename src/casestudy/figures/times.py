"""Diagrams of time: what comes round in a quarter, and what happened when."""

from __future__ import annotations

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle

from casestudy.figures.canvas import canvas, canvas_width, empty_axes
from casestudy.figures.labels import Label, draw_label, make_label, text_width, wrap_text
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREEN, GREY, INK, ORANGE, VERMILION

#: Inches around a diagram and between its columns.
_PAD: Final = 0.1

#: How many weeks a quarter is drawn with.
_WEEKS: Final = 13

#: How many times each period fits into a quarter, its colour and its hatching.
_PERIODS: Final = {
    "day": (7 * _WEEKS, BLUE, ""),
    "week": (_WEEKS, ORANGE, "//"),
    "month": (3, GREEN, ""),
    "quarter": (1, VERMILION, ".."),
}

#: How events are marked, by how precisely the page dates them: label, filling, and how far the mark
#: reaches along the axis in inches.
_MARKS: Final = {
    "day": ("to the day", BLUE, 0.0),
    "span": ("to a span of days", BLUE, 0.22),
    "month": ("to the month", "white", 0.22),
    "longer": ("to the quarter or year", "white", 0.34),
}

#: Events further apart than this have a break in the axis between them.
_NEAR: Final = pd.Timedelta(days=62)

#: Sizes of the labels of events; English leads, since it is what most readers read first.
_SIZES: Final = (8.5, 8.5)


def plot_cadence(
    cadence: pd.DataFrame, *, weekday: pd.DataFrame | None = None, ax: Axes | None = None
) -> Axes:
    """Draw how often arrangements come round in a quarter of thirteen weeks.

    The weeks are schematic: the page gives neither dates nor counts.

    Parameters
    ----------
    cadence
        As `casestudy.case.cadence`: columns ``zh``, ``en``, ``period``.
    weekday
        Arrangements that have their day of the week: columns ``zh``, ``en``, ``weekday`` (1 for
        Monday to 7 for Sunday).
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row an arrangement: a bar for each day, week, month or quarter in which it comes round
        once, or a diamond on its day of each week.
    """
    extra = pd.DataFrame() if weekday is None else weekday
    if cadence.empty and extra.empty:
        return empty_axes(ax, "rhythm")
    width = canvas_width(ax)
    side = 0.25 * width
    records = [*cadence.to_dict("records"), *extra.to_dict("records")]
    labels = [make_label(str(row["zh"]), str(row["en"]), side - 2 * _PAD) for row in records]
    heights = [max(label.height, 0.3) + 1.6 * _PAD for label in labels]
    ax = canvas(ax, width, sum(heights) + 0.5 + _PAD)
    week, top = (width - side - 2 * _PAD) / _WEEKS, _PAD
    _draw_weeks(ax, side, week, top + sum(heights))
    for row, label, height in zip(records, labels, heights, strict=True):
        middle = top + height / 2
        draw_label(ax, label, _PAD, middle, align="left")
        if "weekday" in row:
            days = [side + week * (index + (row["weekday"] - 0.5) / 7) for index in range(_WEEKS)]
            ax.plot(days, [middle] * _WEEKS, ls="", marker="D", ms=5, color=INK, zorder=3)
        else:
            _draw_period(ax, str(row["period"]), (side, middle, week))
        top += height
    table = pd.concat([cadence, extra])
    return remember(ax, table.filter(["zh", "en", "period", "weekday"]))


def plot_timeline(timeline: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw events in their order, from the top, at equal distances rather than to scale.

    Parameters
    ----------
    timeline
        As `casestudy.case.timeline`: columns ``zh``, ``en``, ``start``, ``end``, ``precision``,
        ``date``, in order.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row an event: its date unless the row above has the same, a mark that shows how
        precisely it is dated, what happened. Two strokes break the axis where more than two months
        lie between events.
    """
    if timeline.empty:
        return empty_axes(ax, "events")
    width = canvas_width(ax)
    axis = 0.25 * width
    labels = [
        make_label(zh, en, width - axis - 3.5 * _PAD, _SIZES)
        for zh, en in zip(timeline["zh"], timeline["en"], strict=True)
    ]
    dates = [wrap_text(str(date), 8.5, axis - 3 * _PAD) for date in timeline["date"]]
    heights = [
        max(label.height, 0.16 * len(date)) + 0.13
        for label, date in zip(labels, dates, strict=True)
    ]
    gaps = [0.0, *(0.16 * far for far in _far_apart(timeline))]
    legend = 0.35
    ax = canvas(ax, width, sum(heights) + sum(gaps) + legend + 2 * _PAD)
    top = legend + _PAD
    ax.vlines(axis, top, top + sum(heights) + sum(gaps), color=GREY, lw=1.6, zorder=1)
    for row, (event, label) in enumerate(zip(timeline.itertuples(), labels, strict=True)):
        if gaps[row]:
            _draw_break(ax, axis, top + gaps[row] / 2)
        top += gaps[row]
        middle = top + heights[row] / 2
        _draw_mark(ax, _mark_of(event), axis, middle)
        if dates[row] not in dates[max(row - 1, 0) : row]:
            draw_label(ax, Label(dates[row], (), _SIZES), axis - 2 * _PAD, middle, align="right")
        draw_label(ax, label, axis + 2 * _PAD, middle, align="left")
        top += heights[row]
    used = {_mark_of(event) for event in timeline.itertuples()}
    _draw_legend(ax, [mark for mark in _MARKS if mark in used])
    return remember(ax, timeline[["zh", "en", "start", "end", "precision", "date"]])


def _draw_weeks(ax: Axes, left: float, week: float, bottom: float) -> None:
    """Draw the weeks of the quarter behind the rows, and their numbers below."""
    for index in range(_WEEKS + 1):
        ax.vlines(left + index * week, _PAD, bottom, color=GREY, lw=0.5, alpha=0.5, zorder=0)
    for index in range(_WEEKS):
        middle = left + (index + 0.5) * week
        ax.text(middle, bottom + 0.15, str(index + 1), size=8, ha="center", va="baseline")
    middle = left + _WEEKS * week / 2
    ax.text(middle, bottom + 0.37, "week of a quarter", size=9, ha="center", va="baseline")


def _draw_period(ax: Axes, period: str, place: tuple[float, float, float]) -> None:
    """Draw a bar a period; `place` is where the first week begins, the height, a week's width."""
    times, colour, hatch = _PERIODS[period]
    left, middle, week = place
    length = _WEEKS * week / times
    gap = min(0.05, 0.3 * length)
    for index in range(times):
        corner = (left + index * length + gap / 2, middle - 0.11)
        ax.add_patch(
            Rectangle(corner, length - gap, 0.22, fc=colour, ec="white", hatch=hatch, lw=0)
        )


def _far_apart(timeline: pd.DataFrame) -> list[bool]:
    """Return whether the axis breaks between each event and the next."""
    pairs = zip(timeline["end"], timeline["start"].iloc[1:], strict=False)
    return [bool(start - end > _NEAR) for end, start in pairs]


def _mark_of(event: object) -> str:
    """Return the key of `_MARKS` for an event: a time of the day counts as the day."""
    precision, start, end = (getattr(event, name) for name in ("precision", "start", "end"))
    if precision in ("day", "half-day", "hour"):
        return "day" if start == end else "span"
    return "month" if precision == "month" else "longer"


def _draw_mark(ax: Axes, mark: str, x: float, y: float) -> None:
    """Draw a dot for a day, a bar along the axis for a span, hollow if the day is not known."""
    _, colour, reach = _MARKS[mark]
    if not reach:
        ax.plot([x], [y], marker="o", ms=7, mfc=colour, mec=colour, zorder=3)
        return
    style = "round,pad=0,rounding_size=0.045"
    corner = (x - 0.05, y - reach / 2)
    bar = FancyBboxPatch(corner, 0.1, reach, boxstyle=style, fc=colour, ec=BLUE, lw=1.3, zorder=3)
    if mark == "longer":
        bar.set_linestyle((0, (2, 1.2)))
    ax.add_patch(bar)


def _draw_break(ax: Axes, x: float, y: float) -> None:
    """Draw a gap in the axis between two slanted strokes."""
    ax.add_patch(Rectangle((x - 0.04, y - 0.035), 0.08, 0.07, fc="white", ec="none", zorder=1.5))
    for offset in (-0.035, 0.035):
        ends = [y + offset + 0.03, y + offset - 0.03]
        ax.add_line(Line2D([x - 0.08, x + 0.08], ends, color=INK, lw=1.1, zorder=2))


def _draw_legend(ax: Axes, marks: list[str]) -> None:
    """Draw what the marks mean, in one line across the top."""
    names = [_MARKS[mark][0] for mark in marks]
    ax.text(_PAD, 0.22, "dated", size=8, va="center_baseline")
    x = 0.65
    for mark, name in zip(marks, names, strict=True):
        _draw_mark(ax, mark, x, 0.22)
        ax.text(x + 0.13, 0.22, name, size=8, va="center_baseline")
        x += text_width(name, 8) + 0.45
