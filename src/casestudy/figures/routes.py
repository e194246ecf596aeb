"""Routes of a network's lines: where they leave a box, and on which track they run between rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from casestudy.figures.layers import Layers
from casestudy.figures.nets import Item

#: Inches between tracks, from a row to its nearest track (an arrow's length and some room), and
#: between lines side by side.
_TRACK: Final = 0.055
_LEAD: Final = 0.1
_APART: Final = 0.05

#: Inches of an edge of a box, from its corner, where no line begins.
_CORNER: Final = 0.06


@dataclass(frozen=True)
class Route:
    """How a net runs through one channel.

    Attributes
    ----------
    net, channel
        Their numbers.
    above, below
        Where it reaches the row above and the row below, and what it reaches there.
    track
        The number of its track, from the top.
    """

    net: int
    channel: int
    above: list[tuple[float, Item]]
    below: list[tuple[float, Item]]
    track: int = 0

    @property
    def places(self) -> list[float]:
        """All places at which it leaves the track."""
        return [x for x, _ in self.above + self.below]

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs sidewards."""
        return min(self.places), max(self.places)


def find_routes(layers: Layers, widths: dict[str, float]) -> list[list[Route]]:
    """Return the routes of each channel, with their tracks."""
    places = _places(layers, widths)
    found = []
    for channel, sides in enumerate(layers.sides):
        routes = [
            Route(
                net, channel,
                [(places[net, channel, item], item) for item in above],
                [(places[net, channel, item], item) for item in below],
            )
            for net, (above, below) in sides.items()
        ]  # fmt: skip
        found.append(_tracked(routes))
    return found


def channel_height(routes: list[Route]) -> float:
    """Return how high a channel with these routes is, in inches."""
    tracks = 1 + max((route.track for route in routes), default=-1)
    return 2 * _LEAD + max(tracks - 1, 0) * _TRACK if tracks else _LEAD


def track_depth(route: Route) -> float:
    """Return how far a route runs below the row above it, in inches."""
    return _LEAD + route.track * _TRACK


def _places(layers: Layers, widths: dict[str, float]) -> dict[tuple[int, int, Item], float]:
    """Return where each net reaches each item, by net, channel and item.

    Places of nets that pass are found first, then those at boxes, one after the other: each takes
    the free place that is nearest to the middle of what it is joined to.
    """
    places: dict[tuple[int, int, Item], float] = {}
    taken: list[list[tuple[float, int]]] = [[] for _ in layers.sides]
    for row, bounds in enumerate(_free(layers, widths)):
        for passing, span in bounds.items():
            net = passing[0]
            wish = places.get((net, row - 1, (net, row - 1)), layers.x[passing])
            x = _nearest(wish, span, net, taken[row - 1] + taken[row])
            for channel in (row - 1, row):
                places[net, channel, passing] = x
                taken[channel].append((x, net))
    for channel, sides in enumerate(layers.sides):
        for net, (above, below) in sides.items():
            ends = above + below
            for node in (item for item in ends if isinstance(item, str)):
                others = [
                    places.get((net, channel, other), layers.x[other])
                    for other in ends
                    if other != node
                ]
                half = widths[node] / 2 - _CORNER
                span = (layers.x[node] - half, layers.x[node] + half)
                x = _nearest(float(np.median(others)), span, net, taken[channel])
                places[net, channel, node] = x
                taken[channel].append((x, net))
    return places


def _free(
    layers: Layers, widths: dict[str, float]
) -> list[dict[tuple[int, int], tuple[float, float]]]:
    """Return, for each row, between which boxes each net may pass that passes it."""
    found = []
    ends = min(layers.x.values()) - _APART, max(layers.x.values()) + _APART
    for row in layers.rows:
        bounds: dict[tuple[int, int], tuple[float, float]] = {}
        boxes = [(layers.x[item], widths[item] / 2) for item in row if isinstance(item, str)]
        for item in row:
            if not isinstance(item, str):
                x = layers.x[item]
                low = max((at + half + _APART / 2 for at, half in boxes if at < x), default=ends[0])
                high = min(
                    (at - half - _APART / 2 for at, half in boxes if at > x), default=ends[1]
                )
                bounds[item] = (min(low, x), max(high, x))
        found.append(bounds)
    return found


def _nearest(
    wish: float, bounds: tuple[float, float], net: int, taken: list[tuple[float, int]]
) -> float:
    """Return the place within bounds that is nearest to a wish and clear of other nets."""
    low, high = bounds
    wish = min(max(wish, low), high)
    tried = sorted([wish, *np.arange(low, high, 0.01)], key=lambda x: abs(x - wish))
    others = [x for x, other in taken if other != net]
    for apart in (_APART, _APART / 2, _APART / 4):
        for x in tried:
            if all(abs(x - other) >= apart for other in others):
                return float(x)
    return float(wish)


def _crossings(upper: Route, lower: Route) -> int:
    """Return how often two nets cross if one runs above the other."""
    (left, right), (start, end) = upper.span, lower.span
    falling = sum(left < x < right for x, _ in lower.above)
    rising = sum(start < x < end for x, _ in upper.below)
    return falling + rising


def _tracked(routes: list[Route]) -> list[Route]:
    """Return the routes with tracks on which they do not meet and seldom cross."""
    straight = [route for route in routes if route.span[0] == route.span[1]]
    order = sorted((each for each in routes if each not in straight), key=lambda each: each.span)
    improved = True
    while improved:
        improved = False
        for at in range(len(order) - 1):
            one, other = order[at : at + 2]
            if _crossings(other, one) < _crossings(one, other):
                order[at : at + 2] = [other, one]
                improved = True
    done: list[Route] = []
    for route in order:
        left, right = route.span
        met = [
            each.track
            for each in done
            if each.span[0] < right + _APART and left - _APART < each.span[1]
        ]
        track = 1 + max(met, default=-1)
        done.append(Route(route.net, route.channel, route.above, route.below, track))
    return straight + done
