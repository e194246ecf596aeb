"""Diagram of a network: bodies in rows by level, what one does to another as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from casestudy.figures.canvas import canvas, canvas_width, draw_box, empty_axes, tint
from casestudy.figures.labels import draw_label, make_label, text_width
from casestudy.figures.plan import MARGIN, SIZES, Plan, level_of, make_plan
from casestudy.figures.remembered import edge_table, remember
from casestudy.figures.routes import Route, track_depth
from casestudy.figures.style import BLUE, GREEN, GREY, INK, ORANGE, SKY, VERMILION

#: Colour, dashes (on and off, in points) and width of the lines of each relation of the codebook.
_STYLES: Final = {
    "leads": (BLUE, (), 1.5),
    "contains": (INK, (), 0.7),
    "appoints": (SKY, (7, 1.5, 1, 1.5), 1.5),
    "serves": (GREEN, (4.5, 1.6), 1.3),
    "builds-with": (VERMILION, (1.2, 1.2), 1.6),
    "supervises": (GREY, (2.5, 1), 1.6),
    "reports-to": (ORANGE, (6, 1.5, 1.2, 1.5), 1.4),
}

#: How the lines of other relations look.
_OTHER: Final = (INK, (1, 2), 1.0)

#: In how many directions a line goes on from a branch at least.
_BRANCHING: Final = 3

#: What the legend calls a dashed box.
_GENERIC: Final = "a kind of body"

#: Levels as they are written beside the rows.
_LEVEL_NAMES: Final = {
    "national": ("全国", "national"), "province": ("省", "province"), "city": ("市", "city"),
    "district": ("区", "district"), "street": ("街道", "subdistrict"),
    "community": ("社区", "community"), "estate": ("小区", "estate"),
    "household": ("户", "household"), "none": ("其他", "no level"),
}  # fmt: skip


def plot_network(graph: nx.MultiDiGraph, *, ax: Axes | None = None) -> Axes:
    """Draw organisations in rows by level and the relations between them as lines with arrows.

    All nodes of the graph are drawn. More than about 35 take more than a page: draw the largest
    connected component and the rest as two figures then.

    Parameters
    ----------
    graph
        As `casestudy.case.organisation_graph`: nodes with ``zh``, ``en``, ``level`` (one of
        `casestudy.case.governance.LEVELS`) and, if known, ``generic``; edges with ``relation``.
    ax
        Where to draw, at least as wide and high as the labels need; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        A box a node, dashed for kinds of bodies. Relations of one kind that share an end are one
        line that branches at dots; arrows point from who acts to who is acted upon. Lines that
        cross without a dot do not meet.
    """
    if not graph:
        return empty_axes(ax, "relations")
    width = canvas_width(ax)
    relations = {str(relation) for *_, relation in graph.edges(data="relation")}
    generic = any(kind for _, kind in graph.nodes(data="generic"))
    keys = _legend(relations, width, generic=generic)
    plan = make_plan(graph, width, max((y for *_, y in keys), default=0.0) + 0.19)
    ax = canvas(ax, width, plan.bottom + 0.02)
    _draw_levels(ax, graph, plan, width)
    for number, net in enumerate(plan.layers.nets):
        _draw_net(ax, number, plan, _STYLES.get(net.relation, _OTHER))
    for row, top, height in zip(plan.layers.rows, plan.tops, plan.heights, strict=True):
        for node in (item for item in row if isinstance(item, str)):
            left = plan.layers.x[node] - plan.widths[node] / 2
            box = draw_box(ax, (left, top, plan.widths[node], height), INK, line=0.8)
            box.set(facecolor="white", linestyle="--" if graph.nodes[node].get("generic") else "-")
            draw_label(ax, plan.labels[node], plan.layers.x[node], top + height / 2)
    for name, x, y in keys:
        _draw_key(ax, name, x, y)
    return remember(ax, edge_table(graph, "relation", "zh", "en", "level", "generic"))


def _draw_levels(ax: Axes, graph: nx.MultiDiGraph, plan: Plan, width: float) -> None:
    """Draw a band behind the rows of each level, and its name at the left."""
    bands: dict[str, tuple[float, float]] = {}
    for row, top, height in zip(plan.layers.rows, plan.tops, plan.heights, strict=True):
        level = level_of(graph.nodes[next(item for item in row if isinstance(item, str))])
        bands[level] = (bands.get(level, (top - 0.04, 0.0))[0], top + height + 0.04)
    for level, (top, bottom) in bands.items():
        corner = (0.04, top)
        fill = tint(GREY, 0.17)
        ax.add_patch(Rectangle(corner, width - 0.08, bottom - top, fc=fill, ec="none", zorder=0))
        label = make_label(*_LEVEL_NAMES[level], MARGIN - 0.12, SIZES)
        draw_label(ax, label, 0.1, (top + bottom) / 2, align="left")


def _draw_net(
    ax: Axes, number: int, plan: Plan, style: tuple[str, tuple[float, ...], float]
) -> None:
    """Draw the line of a net with a white edge that parts it from lines below, dots and arrows."""
    order = 1 + 0.001 * number
    _draw_line(ax, list(_segments(number, plan)), style, order)
    for x, y in _branches(number, plan):
        ax.add_patch(Circle((x, y), 0.024, fc=style[0], ec="none", zorder=order))
    for x, tip, side in _tips(number, plan):
        _draw_head(
            ax,
            [(x, tip), (x - 0.042, tip + 0.085 * side), (x + 0.042, tip + 0.085 * side)],
            style[0],
        )


def _draw_line(
    ax: Axes,
    segments: list[tuple[tuple[float, float], tuple[float, float]]],
    style: tuple[str, tuple[float, ...], float],
    order: float,
) -> None:
    colour, dashes, width = style
    codes = [Path.MOVETO, Path.LINETO] * len(segments)
    path = Path([point for segment in segments for point in segment], codes)
    ax.add_patch(
        PathPatch(path, fc="none", ec="white", lw=width + 2, capstyle="butt", zorder=order)
    )
    line = PathPatch(path, fc="none", ec=colour, lw=width, capstyle="butt", zorder=order)
    if dashes:
        # matplotlib counts dashes in widths of the line.
        line.set_linestyle((0, tuple(each / width for each in dashes)))
    ax.add_patch(line)


def _draw_head(ax: Axes, corners: list[tuple[float, float]], colour: str) -> None:
    ax.add_patch(Polygon(corners, fc=colour, ec="white", lw=0.5, zorder=1.9))


def _routes_of(number: int, plan: Plan) -> Iterator[Route]:
    for channel in plan.routes:
        yield from (route for route in channel if route.net == number)


def _segments(number: int, plan: Plan) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the straight pieces of a net, those through rows that it passes included."""
    for route in _routes_of(number, plan):
        top, bottom = plan.stretch(route.channel)
        y = top + track_depth(route)
        left, right = route.span
        if left < right:
            yield (left, y), (right, y)
        for x, item in route.above:
            yield (x, top if isinstance(item, str) else plan.tops[route.channel]), (x, y)
        for x, _ in route.below:
            yield (x, y), (x, bottom)


def _branches(number: int, plan: Plan) -> Iterator[tuple[float, float]]:
    """Return the points at which a net goes on in three or four directions."""
    for route in _routes_of(number, plan):
        left, right = route.span
        above, below = ({x for x, _ in ends} for ends in (route.above, route.below))
        for x in sorted(above | below):
            ways = [x > left, x < right, x in above, x in below]
            if ways.count(True) >= _BRANCHING:
                yield x, plan.stretch(route.channel)[0] + track_depth(route)


def _tips(number: int, plan: Plan) -> Iterator[tuple[float, float, int]]:
    """Return the points of a net's arrows, and on which side of a point its arrow lies."""
    net = plan.layers.nets[number]
    targets = set(net.leaves) if net.outward else {net.centre}
    for route in _routes_of(number, plan):
        top, bottom = plan.stretch(route.channel)
        yield from ((x, top, 1) for x, item in route.above if item in targets)
        yield from ((x, bottom, -1) for x, item in route.below if item in targets)


def _legend(relations: set[str], width: float, *, generic: bool) -> list[tuple[str, float, float]]:
    """Return the names that the legend explains and where each begins, in rows from the top."""
    names = [*(each for each in _STYLES if each in relations), *sorted(relations - set(_STYLES))]
    keys: list[tuple[str, float, float]] = []
    x, y = 0.1, 0.13
    for name in [*names, *([_GENERIC] if generic else [])]:
        wide = 0.44 + text_width(name, 7.5)
        if x + wide > width - 0.1 and keys:
            x, y = 0.1, y + 0.19
        keys.append((name, x, y))
        x += wide + 0.1
    return keys


def _draw_key(ax: Axes, name: str, x: float, y: float) -> None:
    """Draw a line or a box as it is in the diagram, and what it means."""
    if name == _GENERIC:
        draw_box(ax, (x, y - 0.06, 0.35, 0.12), INK, line=0.8).set(fc="white", ls="--")
    else:
        style = _STYLES.get(name, _OTHER)
        _draw_line(ax, [((x, y), (x + 0.28, y))], style, 1)
        _draw_head(ax, [(x + 0.36, y), (x + 0.275, y - 0.042), (x + 0.275, y + 0.042)], style[0])
    ax.text(x + 0.42, y, name.replace("-", " "), size=7.5, va="center_baseline", parse_math=False)
