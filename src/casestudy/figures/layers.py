"""Layers of a network: which node stands in which row, and where in it.

The levels are given; the rest is the usual method for layered graphs: edges that pass a row get a
place in it, rows are ordered so that edges stay short, then places move towards what they are
joined to (Sugiyama, Tagawa and Toda 1981). Nothing is random.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from casestudy.figures.nets import Edge, Item, Net, Sides, with_passing

#: Inches between boxes, and between nets that pass a row.
_GAP: Final = 0.1
_APART: Final = 0.05

#: How often rows are ordered, and moved, again.
_ROUNDS: Final = 12


@dataclass(frozen=True)
class Layers:
    """Rows of nodes and passing nets, and the middle of each in inches.

    Attributes
    ----------
    nets
        The nets, by number.
    rows
        The items of each row, from left to right.
    sides
        What each net joins, by channel and number.
    x
        The middle of each item.
    """

    nets: list[Net]
    rows: list[list[Item]]
    sides: list[dict[int, Sides]]
    x: dict[Item, float]


def split_levels(
    levels: list[list[str]], widths: dict[str, float], edges: list[Edge], room: float
) -> list[list[str]]:
    """Return rows of nodes: each level gets as many as its nodes and the passing nets need.

    Parameters
    ----------
    levels
        The nodes of each level, from the top.
    widths
        How wide each node is, in inches.
    edges
        The edges between them.
    room
        How wide a row may be.
    """
    counts = [1] * len(levels)
    while True:
        chunks = [
            _chunks(ranked, n, widths)
            for ranked, n in zip(_ranked(levels, edges), counts, strict=True)
        ]
        rows = [row for level in chunks for row in level]
        owner = [level for level, parts in enumerate(chunks) for _ in parts]
        used = room_of(rows, widths, edges)
        full = {
            level
            for level, row, size in zip(owner, rows, used, strict=True)
            if size > room and len(row) > 1
        }
        if not full:
            return rows
        counts = [n + (level in full) for level, n in enumerate(counts)]


def lay_out(
    rows: list[list[str]], widths: dict[str, float], edges: list[Edge], span: tuple[float, float]
) -> Layers:
    """Return the layers of a network; `span` are the left and right bounds of its rows."""
    items, nets, sides = with_passing(rows, edges)
    ordered = _ordered(items, sides, widths, span)
    return Layers(nets, ordered, sides, _moved(ordered, sides, widths, span))


def room_of(rows: list[list[str]], widths: dict[str, float], edges: list[Edge]) -> list[float]:
    """Return how much room each row takes, its gaps and the nets that pass it included."""
    return [sum(_room(item, widths) for item in row) for row in with_passing(rows, edges)[0]]


def _room(item: Item, widths: dict[str, float]) -> float:
    """Return how wide an item is with the space around it."""
    return widths[item] + _GAP if isinstance(item, str) else _APART


def _ranked(levels: list[list[str]], edges: list[Edge]) -> list[list[str]]:
    """Return the nodes of each level, what is joined to higher levels first."""
    depth = {node: at for at, nodes in enumerate(levels) for node in nodes}
    pulls: dict[str, list[float]] = {node: [0.0] for node in depth}
    for source, _, target in edges:
        down = float(np.sign(depth[target] - depth[source]))
        pulls[source].append(down or -0.5)
        pulls[target].append(-down or 0.5)
    return [sorted(level, key=lambda node: float(np.mean(pulls[node]))) for level in levels]


def _chunks(level: list[str], count: int, widths: dict[str, float]) -> list[list[str]]:
    """Return the nodes of a level in rows of about the same width."""
    share = sum(_room(node, widths) for node in level) / count
    rows: list[list[str]] = [[]]
    used = 0.0
    for node in level:
        if rows[-1] and used + _room(node, widths) / 2 > share * len(rows):
            rows.append([])
        rows[-1].append(node)
        used += _room(node, widths)
    return rows


def _even(
    row: list[Item], widths: dict[str, float], span: tuple[float, float]
) -> dict[Item, float]:
    """Return the middles of the items of a row that fills the span with equal gaps."""
    sizes = [_room(item, widths) for item in row]
    gap = (span[1] - span[0] - sum(sizes)) / (len(row) + 1)
    x, found = span[0] + gap, {}
    for item, size in zip(row, sizes, strict=True):
        found[item] = x + size / 2
        x += size + gap
    return found


def _length(channels: list[dict[int, Sides]], x: dict[Item, float]) -> float:
    """Return how long the nets are sidewards in some channels."""
    total = 0.0
    for channel in channels:
        for above, below in channel.values():
            places = [x[item] for item in above + below]
            total += max(places) - min(places)
    return total


def _ordered(
    rows: list[list[Item]], sides: list[dict[int, Sides]], widths: dict[str, float],
    span: tuple[float, float],
) -> list[list[Item]]:  # fmt: skip
    """Return rows in an order that makes nets short: items move as long as that helps."""
    rows = [list(row) for row in rows]
    x = {item: at for row in rows for item, at in _even(row, widths, span).items()}
    for turn in range(_ROUNDS):
        changed = False
        for at in range(len(rows)) if turn % 2 == 0 else reversed(range(len(rows))):
            near = sides[max(at - 1, 0) : at + 1]
            best = _length(near, x)
            for item in list(rows[at]):
                rest = [each for each in rows[at] if each != item]
                for place in range(len(rest) + 1):
                    tried = [*rest[:place], item, *rest[place:]]
                    moved = x | _even(tried, widths, span)
                    length = _length(near, moved)
                    if length < best - 1e-9:
                        rows[at], x, best, changed = tried, moved, length, True
        if not changed:
            break
    return rows


def _moved(
    rows: list[list[Item]], sides: list[dict[int, Sides]], widths: dict[str, float],
    span: tuple[float, float],
) -> dict[Item, float]:  # fmt: skip
    """Return middles that are near those of what each item is joined to, without overlaps."""
    x = {item: at for row in rows for item, at in _even(row, widths, span).items()}
    joined: dict[Item, list[Item]] = {item: [] for item in x}
    for channel in sides:
        for above, below in channel.values():
            for item in above + below:
                joined[item] += [each for each in above + below if each != item]
    for turn in range(4 * _ROUNDS):
        for row in rows if turn % 2 == 0 else rows[::-1]:
            sizes = np.array([_room(item, widths) for item in row])
            # Without the widths and gaps before each item, order is all that a place has to keep.
            before = np.concatenate([[0.0], np.cumsum(sizes[:-1])]) + sizes / 2
            wished = [
                np.mean([x[each] for each in joined[item]]) if joined[item] else x[item]
                for item in row
            ]
            weights = [1.0 if isinstance(item, str) else 4.0 for item in row]
            top = span[1] - span[0] - sizes.sum()
            from sklearn.isotonic import isotonic_regression  # noqa: PLC0415  slow to import

            slack = isotonic_regression(
                np.array(wished) - before - span[0],
                sample_weight=weights,
                y_min=0,
                y_max=max(top, 0),
            )
            x.update(zip(row, span[0] + before + slack, strict=True))
    return {item: float(at) for item, at in x.items()}
