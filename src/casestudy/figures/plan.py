"""Plan of a network's diagram: how wide its boxes are, and where its rows and channels begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from casestudy.case.governance import LEVELS
from casestudy.figures.labels import Label, make_label, word_width
from casestudy.figures.layers import Layers, lay_out, room_of, split_levels
from casestudy.figures.nets import Edge
from casestudy.figures.routes import Route, channel_height, find_routes

#: Sizes of labels in points; a PDF sets figures at nine tenths of their size.
SIZES: Final = (8.0, 7.0)

#: Inches between a box and its label, and left of the rows for the names of levels.
_PAD: Final = 0.05
MARGIN: Final = 0.66

#: Heights of labels in inches that are tried for a row, one after the other: one line of Chinese
#: with one, two or three of English, two with two or three, and so on.
_HEIGHTS: Final = (0.29, 0.42, 0.55, 0.57, 0.7, 0.84, 1.0)

#: The height within which labels are kept if rows have no room for wide ones.
_NARROW: Final = 0.7


@dataclass(frozen=True)
class Plan:
    """Where everything goes: boxes by node, rows and channels by number, in inches."""

    labels: dict[str, Label]
    widths: dict[str, float]
    layers: Layers
    routes: list[list[Route]]
    tops: list[float]
    heights: list[float]

    def stretch(self, channel: int) -> tuple[float, float]:
        """Return where a channel begins and ends."""
        top = self.tops[channel] + self.heights[channel]
        return top, top + channel_height(self.routes[channel])

    @property
    def bottom(self) -> float:
        """Where the last channel ends."""
        return self.stretch(len(self.tops) - 1)[1]


def make_plan(graph: nx.MultiDiGraph, width: float, top: float) -> Plan:
    """Return where everything goes in a figure of a width if its first row begins at `top`."""
    facts: dict[str, Mapping[str, Any]] = {node: graph.nodes[node] for node in sorted(graph)}
    edges = sorted(
        {(source, relation, target) for source, target, relation in graph.edges(data="relation")}
    )
    levels = [[node for node in facts if level_of(facts[node]) == level] for level in LEVELS]
    span = (MARGIN, width - 0.08)
    labels = {node: _label(each, _NARROW) for node, each in facts.items()}
    rows = split_levels(
        [each for each in levels if each], _box_widths(labels), edges, span[1] - span[0]
    )
    labels = _roomier(facts, labels, rows, edges, span[1] - span[0])
    widths = _box_widths(labels)
    layers = lay_out(rows, widths, edges, span)
    routes = find_routes(layers, widths)
    heights = [max(labels[node].height for node in row) + 2 * _PAD for row in rows]
    tops = [top]
    for height, channel in zip(heights, routes[:-1], strict=False):
        tops.append(tops[-1] + height + channel_height(channel))
    return Plan(labels, widths, layers, routes, tops[: len(rows)], heights)


def level_of(facts: Mapping[str, Any]) -> str:
    """Return the level at which a node is drawn: the last one if it has none that we know."""
    return str(facts["level"]) if facts["level"] in LEVELS else LEVELS[-1]


def _label(facts: Mapping[str, Any], height: float) -> Label:
    """Return the narrowest label that is at most so high, if any is, without broken words."""
    zh, en = str(facts["zh"]), str(facts["en"])
    least = min(max(word_width(en, SIZES[1]) + 0.01, 0.5), 1.4)
    for step in range(20):
        label = make_label(zh, en, least + 0.08 * step, SIZES)
        if label.height <= height:
            break
    return label


def _roomier(
    facts: dict[str, Mapping[str, Any]], labels: dict[str, Label], rows: list[list[str]],
    edges: list[Edge], room: float,
) -> dict[str, Label]:  # fmt: skip
    """Return labels as wide as each row has room for, so that the row is as low as possible."""
    found = dict(labels)
    for row, taken in zip(rows, room_of(rows, dict.fromkeys(labels, 0.0), edges), strict=True):
        for height in _HEIGHTS:
            wider = {node: _label(facts[node], height) for node in row}
            fits = sum(_box_widths(wider).values()) + taken <= room
            if fits and all(label.height <= height for label in wider.values()):
                found |= wider
                break
    return found


def _box_widths(labels: dict[str, Label]) -> dict[str, float]:
    return {node: label.width + 2 * _PAD for node, label in labels.items()}
