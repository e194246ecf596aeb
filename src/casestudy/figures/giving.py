"""A diagram of giving: who gives, what is given, who receives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from casestudy.figures.canvas import canvas, canvas_width, draw_box, empty_axes
from casestudy.figures.labels import QUIET, Label, draw_label, make_label
from casestudy.figures.remembered import edge_table, remember
from casestudy.figures.style import BLUE, GREEN, INK, ORANGE

#: Inches: between label and edge of a box, between boxes of a column, of groups of a giver.
_PAD: Final = 0.06
_GAP: Final = 0.08
_APART: Final = 0.15

#: Sizes in points of Chinese and English.
_SIZES: Final = (9.5, 8.5)

#: Columns: heading, colour of the boxes, where they begin and how wide they are, as shares of the
#: width.
_COLUMNS: Final = {
    "giver": ("谁给", "who gives", BLUE, 0.01, 0.245),
    "gift": ("给什么", "what is given", ORANGE, 0.33, 0.36),
    "recipient": ("给谁", "who receives", GREEN, 0.765, 0.225),
}

#: What stands in the last column where a gift has no recipient.
_SILENT: Final = ("未写明", "not stated")


@dataclass
class _Place:
    """Where a node is drawn; `middle` is its height, which the plan still moves."""

    kind: str
    label: Label
    left: float
    width: float
    middle: float = 0.0
    boxed: bool = True

    @property
    def height(self) -> float:
        return self.label.height + 2 * _PAD * (1 if self.boxed else 0.5)


def plot_giving(graph: nx.DiGraph, *, ax: Axes | None = None) -> Axes:
    """Draw givers, gifts and recipients in three columns, and lines from hand to hand.

    Parameters
    ----------
    graph
        As `casestudy.case.giving_graph`: nodes with ``kind`` (giver, gift or recipient), ``zh`` and
        ``en``, a gift also with ``channel`` (or None); edges from giver to gift to recipient.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        A box a node; gifts stand beside their givers, and a broken line leads to “not stated” from
        a gift that has no recipient.
    """
    if not graph:
        return empty_axes(ax, "gifts")
    width = canvas_width(ax)
    places = {node: _placed(facts, width) for node, facts in graph.nodes(data=True)}
    top = 0.55
    bottom = _stack_givers(graph, places, top)
    silent = _silences(graph, places, width)
    last = [place for place in places.values() if place.kind == "recipient"]
    bottom = max(bottom, _spread([*last, *silent.values()], top, bottom))
    ax = canvas(ax, width, bottom + _PAD)
    _draw_headings(ax, width)
    for source, target in graph.edges:
        _draw_line(ax, places[source], places[target])
    for gift, place in silent.items():
        _draw_line(ax, places[gift], place)
    for place in (*places.values(), *silent.values()):
        _draw_place(ax, place)
    return remember(ax, edge_table(graph, "activity", "kind", "zh", "en", "channel"))


def _placed(facts: dict[str, str | None], width: float) -> _Place:
    """Return the place of a node in its column, its height not yet known."""
    kind, channel = str(facts["kind"]), facts.get("channel")
    _, _, _, left, wide = _COLUMNS[kind]
    english = f"{facts['en']}, via {channel}" if channel else str(facts["en"])
    label = make_label(str(facts["zh"]), english, wide * width - 2 * _PAD, _SIZES)
    return _Place(kind, label, left * width, wide * width)


def _stack_givers(graph: nx.DiGraph, places: dict[object, _Place], top: float) -> float:
    """Set the heights of givers and their gifts from the top; return where the last one ends."""
    done: set[object] = set()
    for giver in [node for node, place in places.items() if place.kind == "giver"]:
        gifts = [places[gift] for gift in graph.successors(giver) if gift not in done]
        done.update(graph.successors(giver))
        tall = sum(gift.height + _GAP for gift in gifts) - _GAP * bool(gifts)
        block = max(tall, places[giver].height)
        places[giver].middle = top + block / 2
        below = top + (block - tall) / 2
        for gift in gifts:
            gift.middle = below + gift.height / 2
            below += gift.height + _GAP
        top += block + _APART
    for node, place in places.items():
        if place.kind == "recipient":
            given = [places[gift].middle for gift in graph.predecessors(node)]
            place.middle = sum(given) / len(given) if given else top
    return top - _APART


def _silences(
    graph: nx.DiGraph, places: dict[object, _Place], width: float
) -> dict[object, _Place]:
    """Return a place without a box beside each gift that has no recipient."""
    label = Label((), (" ".join(_SILENT),), _SIZES)
    _, _, _, left, wide = _COLUMNS["recipient"]
    return {
        gift: _Place("recipient", label, left * width, wide * width, place.middle, boxed=False)
        for gift, place in places.items()
        if place.kind == "gift" and not graph.out_degree(gift)
    }


def _spread(column: list[_Place], top: float, bottom: float) -> float:
    """Move places apart that would meet, as little as it takes; return where the last one ends."""
    column = sorted(column, key=lambda place: place.middle)
    for place in column:
        place.middle = max(place.middle, top + place.height / 2)
        top = place.middle + place.height / 2 + _GAP
    end = max(bottom, sum(place.height + _GAP for place in column) - _GAP + 0.55)
    limit = end
    for place in reversed(column):
        place.middle = min(place.middle, limit - place.height / 2)
        limit = place.middle - place.height / 2 - _GAP
    return end


def _draw_headings(ax: Axes, width: float) -> None:
    """Draw what each column holds, and a line below."""
    for zh, en, colour, left, wide in _COLUMNS.values():
        heading = Label((), (f"{zh} {en}",), (_SIZES[0], 9.0))
        draw_label(ax, heading, (left + wide / 2) * width, 0.2)
        ax.hlines(0.38, left * width, (left + wide) * width, color=colour, lw=2)


def _draw_line(ax: Axes, source: _Place, target: _Place) -> None:
    """Draw a curve from box to box, with an arrowhead at a recipient, broken if none is named."""
    head = 0.08 if target.kind == "recipient" and target.boxed else 0.0
    start, end = source.left + source.width, target.left - head
    bend = (start + end) / 2
    points = [
        (start, source.middle), (bend, source.middle), (bend, target.middle), (end, target.middle),
    ]  # fmt: skip
    codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    style = "-" if target.boxed else (0, (2, 2))
    colour = INK if target.boxed else QUIET
    ax.add_patch(PathPatch(Path(points, codes), fc="none", ec=colour, lw=1.1, ls=style, zorder=1))
    if head:
        y = target.middle
        tip = [(target.left, y), (end, y - 0.045), (end, y + 0.045)]
        ax.add_patch(Polygon(tip, fc=INK, ec="none", zorder=3))


def _draw_place(ax: Axes, place: _Place) -> None:
    """Draw a node's box and label, or the words that stand for none."""
    if not place.boxed:
        draw_label(ax, place.label, place.left + _PAD, place.middle, align="left")
        return
    bounds = (place.left, place.middle - place.height / 2, place.width, place.height)
    draw_box(ax, bounds, _COLUMNS[place.kind][2])
    draw_label(ax, place.label, place.left + place.width / 2, place.middle)
