"""Nets: edges of a network that share an end, drawn as one line that branches."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

#: What stands in a row: a node by its name, or where a net passes, by the net's number and the row.
Item = str | tuple[int, int]

#: An edge: source, relation, target.
Edge = tuple[str, str, str]

#: What a net joins in a channel, the space below a row: items above it and items below it.
Sides = tuple[list[Item], list[Item]]


@dataclass(frozen=True)
class Net:
    """Edges of one relation that share an end, drawn as one line that branches.

    Attributes
    ----------
    relation
        What the edges say.
    centre
        The node that they share.
    leaves
        The nodes at their other ends.
    outward
        Whether the centre is the source of the edges.
    down
        Whether the leaves are beside or below the centre; above it otherwise.
    """

    relation: str
    centre: str
    leaves: tuple[str, ...]
    outward: bool
    down: bool

    def sides(self, number: int, row: dict[str, int]) -> dict[int, Sides]:
        """Return what the net, which has this number, joins in each channel that it uses."""
        start, rows = row[self.centre], [row[leaf] for leaf in self.leaves]
        first, last = (start, max(start, max(rows) - 1)) if self.down else (min(rows), start - 1)
        found: dict[int, Sides] = {}
        for channel in range(first, last + 1):
            found[channel] = (
                [(number, channel)] if channel > first else [],
                [(number, channel + 1)] if channel < last else [],
            )
        found[first if self.down else last][0 if self.down else 1].append(self.centre)
        for leaf, at in zip(self.leaves, rows, strict=True):
            if self.down and at > start:
                found[at - 1][1].append(leaf)
            else:
                found[at][0].append(leaf)
        return found


def find_nets(edges: list[Edge], row: dict[str, int]) -> list[Net]:
    """Return nets that cover the edges: those with most edges first, relation by relation."""
    nets = []
    for relation in sorted({each for _, each, _ in edges}):
        pairs = {(source, target) for source, each, target in edges if each == relation}
        while pairs:
            ends = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
            _, side, centre = min((-n, at, node) for at in (0, 1) for node, n in ends[at].items())
            star = {pair for pair in pairs if pair[side] == centre}
            pairs -= star
            leaves = sorted(pair[1 - side] for pair in star)
            for down in (True, False):
                own = tuple(leaf for leaf in leaves if (row[leaf] >= row[centre]) == down)
                if own:
                    nets.append(Net(relation, centre, own, side == 0, down))
    return nets


def with_passing(
    rows: list[list[str]], edges: list[Edge]
) -> tuple[list[list[Item]], list[Net], list[dict[int, Sides]]]:
    """Return rows with the nets that pass them, the nets, and what they join in each channel."""
    place = {node: at for at, row in enumerate(rows) for node in row}
    nets = find_nets(edges, place)
    sides = _channels(nets, place, len(rows))
    return [[*row, *_passing(sides, at)] for at, row in enumerate(rows)], nets, sides


def _channels(nets: list[Net], place: dict[str, int], count: int) -> list[dict[int, Sides]]:
    """Return what each net joins, by channel and number."""
    sides: list[dict[int, Sides]] = [{} for _ in range(count)]
    for number, net in enumerate(nets):
        for channel, ends in net.sides(number, place).items():
            sides[channel][number] = ends
    return sides


def _passing(sides: list[dict[int, Sides]], row: int) -> list[Item]:
    """Return the items of nets that pass a row."""
    ends = sides[row].values()
    return [item for above, _ in ends for item in above if not isinstance(item, str)]
