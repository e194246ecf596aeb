"""A diagram of acts in time: bars between two dates, drawn to scale."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Polygon

from casestudy.figures.canvas import canvas, canvas_width, empty_axes, tint
from casestudy.figures.labels import draw_label, make_label, text_width
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY

#: Inches around labels, and half the height of a bar.
_PAD: Final = 0.1
_HALF: Final = 0.085

#: Sizes in points of Chinese and English, and of dates.
_SIZES: Final = (9.5, 8.5)
_SMALL: Final = 8.5

#: How many dates the axis has at most.
_DATES: Final = 7

#: Bars narrower than this many inches are drawn as dots.
_LEAST: Final = 0.17

#: Inches that a mark of the legend is long.
_SAMPLE: Final = 0.32

_DAY: Final = pd.Timedelta(days=1)

#: How acts are marked: the words of the legend.
_MARKS: Final = {
    "day": "on this day",
    "within": "some time in this period",
    "open": "no end stated",
}

#: For spans of up to so many days: the step between dates on the axis, and how they are written.
_STEPS: Final = (
    (21, "D", "{0.day} {0:%b}"), (62, "W-MON", "{0.day} {0:%b}"), (750, "MS", "{0:%b %Y}"),
)  # fmt: skip


def plot_spans(
    spans: pd.DataFrame,
    *,
    since: pd.Timestamp | str,
    until: pd.Timestamp | str,
    ax: Axes | None = None,
) -> Axes:
    """Draw when acts took place, those that touch the time from one day to another.

    Parameters
    ----------
    spans
        As `casestudy.case.spans`: columns ``zh``, ``en``, ``start``, ``end``, ``ongoing``,
        ``precision``, the first at the top.
    since, until
        First and last day of the axis.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row an act: filled if the page gives the day, hatched where it only gives a period in
        which it was or began, and with a pale arrow to the right edge if it gives no end. What is
        too short for the scale is a dot.
    """
    first, last = pd.Timestamp(since), pd.Timestamp(until) + _DAY
    shown = spans[(spans["start"] < last) & (spans["end"] >= first)]
    if shown.empty:
        return empty_axes(ax, "acts")
    width = canvas_width(ax)
    side = 0.45 * width
    rows = shown.to_dict("records")
    labels = [make_label(row["zh"], row["en"], side - 2.5 * _PAD, _SIZES) for row in rows]
    heights = [label.height + 1.4 * _PAD for label in labels]
    top, scale = 0.75, _Scale(first, last, side, width - 2.5 * _PAD)
    bottom = top + sum(heights)
    ax = canvas(ax, width, bottom + _PAD)
    _draw_dates(ax, scale, top, bottom)
    for row, label, height in zip(rows, labels, heights, strict=True):
        ax.hlines(top, _PAD, scale.right, color=GREY, lw=0.5, alpha=0.6, zorder=0)
        draw_label(ax, label, _PAD, top + height / 2, align="left")
        _draw_act(ax, row, scale, top + height / 2)
        top += height
    ax.hlines(bottom, _PAD, scale.right, color=GREY, lw=0.5, alpha=0.6, zorder=0)
    _draw_legend(ax, rows, scale)
    return remember(ax, shown[["zh", "en", "start", "end", "ongoing", "precision"]])


class _Scale:
    """Where days are on the axis."""

    def __init__(self, first: pd.Timestamp, last: pd.Timestamp, left: float, right: float) -> None:
        self.first, self.last, self.left, self.right = first, last, left, right

    def at(self, day: pd.Timestamp) -> float:
        """Return where a day begins, in inches; days off the axis are at its ends."""
        share = (day - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def _ticks(scale: _Scale) -> list[tuple[pd.Timestamp, str]]:
    """Return the dates of the axis and how they are written."""
    days = (scale.last - scale.first) / _DAY
    for limit, step, form in _STEPS:
        if days <= limit:
            dates = pd.date_range(scale.first, scale.last - _DAY, freq=step)
            every = -(-len(dates) // _DATES)
            return [(date, form.format(date)) for date in dates[::every]]
    years = range(scale.first.year, scale.last.year + 1)
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100) if len(years) / step <= _DATES)
    starts = [pd.Timestamp(year, 1, 1) for year in years if year % every == 0]
    return [(start, f"{start:%Y}") for start in starts if start >= scale.first]


def _draw_dates(ax: Axes, scale: _Scale, top: float, bottom: float) -> None:
    """Draw the dates above the rows and a line for each; a day's name stands over its middle."""
    ticks = _ticks(scale)
    daily = scale.last - scale.first <= _DATES * _DAY
    for date, text in ticks:
        x = scale.at(date)
        ax.vlines(x, top, bottom, color=GREY, lw=0.5, alpha=0.6, zorder=0)
        middle = (x + scale.at(date + _DAY)) / 2 if daily else x
        ax.text(middle, top - 0.1, text, size=_SMALL, ha="center", va="baseline")
    if daily:
        ax.vlines(scale.right, top, bottom, color=GREY, lw=0.5, alpha=0.6, zorder=0)


def _lengths(rows: list[dict[Any, Any]], scale: _Scale) -> dict[str, float]:
    """Return the keys of `_MARKS` that are used, and how long the longest such bar is."""
    lengths: dict[str, float] = {}
    for row in rows:
        first, last = _period(row)
        if row["ongoing"]:
            lengths["open"] = _SAMPLE
        if last > scale.first:
            mark = "day" if last - first == _DAY else "within"
            length = scale.at(last) - scale.at(first)
            lengths[mark] = max(lengths.get(mark, 0.0), length)
    return lengths


def _period(row: dict[Any, Any]) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the time in which an act was, or began if it has no end: from, and up to a day."""
    start = row["start"]
    if not row["ongoing"]:
        return start, row["end"] + _DAY
    longer = {"month": 1, "quarter": 3, "year": 12}.get(row["precision"])
    return start, start + (pd.DateOffset(months=longer) if longer else _DAY)


def _draw_act(ax: Axes, row: dict[Any, Any], scale: _Scale, y: float) -> None:
    """Draw the bar of an act, or a dot."""
    first, last = _period(row)
    left, right = scale.at(first), scale.at(last)
    if row["ongoing"]:
        _draw_open(ax, left, scale.right, y, notch=first < scale.first)
    if last > scale.first:
        _draw_bar(ax, left, right, y, hatched=last - first > _DAY)


def _draw_bar(ax: Axes, left: float, right: float, y: float, *, hatched: bool) -> None:
    """Draw a filled or hatched bar, as a dot if it would be too short."""
    fill, hatch = ("white", "/////") if hatched else (BLUE, "")
    if right - left < _LEAST:
        middle = (left + right) / 2
        ax.plot([middle], [y], marker="o", ms=7, mfc=fill, mec=BLUE, mew=1.3, zorder=3)
        return
    style = "round,pad=0,rounding_size=0.05"
    box = FancyBboxPatch(
        (left + 0.02, y - _HALF), right - left - 0.04, 2 * _HALF, boxstyle=style, fc=fill, ec=BLUE,
        lw=1.3, hatch=hatch, zorder=3,
    )  # fmt: skip
    ax.add_patch(box)


def _draw_open(ax: Axes, left: float, right: float, y: float, *, notch: bool = False) -> None:
    """Draw a pale bar that ends in a point, and begins with a notch if it began off the axis."""
    low, high, neck = y - _HALF * 0.7, y + _HALF * 0.7, max(right - 0.1, left)
    points = [(left, low), (neck, low), (right, y), (neck, high), (left, high)]
    points += [(left + 0.07, y)] * notch
    ax.add_patch(Polygon(points, fc=tint(BLUE, 0.25), ec=BLUE, lw=0.8, zorder=2))


def _draw_legend(ax: Axes, rows: list[dict[Any, Any]], scale: _Scale) -> None:
    """Draw what the marks mean, in one line across the top; dots if there are only dots."""
    x, lengths = _PAD, _lengths(rows, scale)
    for mark in [each for each in _MARKS if each in lengths]:
        end = x + (_SAMPLE if lengths[mark] >= _LEAST else 0.1)
        if mark == "open":
            _draw_open(ax, x, end, 0.2)
        else:
            _draw_bar(ax, x, end, 0.2, hatched=mark == "within")
        end += 0.08
        ax.text(end, 0.2, _MARKS[mark], size=_SMALL, va="center_baseline")
        x = end + text_width(_MARKS[mark], _SMALL) + 0.35
