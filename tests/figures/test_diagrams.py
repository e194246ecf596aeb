"""Diagrams show every label of their tables, whole and apart, and the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon, Rectangle

from casestudy import figures
from casestudy.case.governance import LEVELS
from casestudy.figures.labels import make_label, text_width, wrap_text
from casestudy.figures.network import plot_network
from casestudy.figures.plan import level_of, make_plan
from casestudy.figures.style import use_book_style

LONG_ZH = "溪东村图书馆与镇文化站共同组织的儿童阅读志愿服务队（筹备委员会）"
LONG_EN = "Children’s reading volunteers’ team (preparatory committee) of Xidong Village Library"

PARTS = pd.DataFrame(
    {
        "zh": ["村图书馆", "读者委员会（筹）", "借阅台", LONG_ZH, "书库", "儿童角"],
        "en": [
            "village library",
            "readers’ committee",
            "lending desk",
            LONG_EN,
            "stacks",
            "corner",
        ],
    }
)
LANES = pd.concat([PARTS.head(3).assign(lane="规定 As stated"), PARTS.assign(lane="实例 One case")])
CADENCE = PARTS.head(4).assign(period=["day", "week", "month", "quarter"])
WEEKDAY = pd.DataFrame({"zh": ["周三读书会"], "en": ["Wednesday reading"], "weekday": [3]})
TIMELINE = pd.DataFrame(
    {
        "zh": ["图书馆成立", "读者大会", "读者大会闭幕", "闭馆整修", LONG_ZH],
        "en": ["The library was founded", "Readers meet", "Meeting ends", "Closed", LONG_EN],
        "start": pd.to_datetime(["1987-01-01", *["2020-05-02"] * 2, "2020-05-03", "2020-06-01"]),
        "end": pd.to_datetime(["1987-12-31", *["2020-05-02"] * 2, "2020-05-09", "2020-06-30"]),
        "precision": ["year", "hour", "day", "day", "month"],
        "date": ["1987", *["2 May 2020"] * 2, "3 to 9 May 2020", "June 2020"],
    }
)
COUNTS = pd.DataFrame({"yes": [3, 0], "partly": [2, 1], "named": [0, 4]}, index=["rule", "service"])
ESTIMATES = pd.DataFrame(
    {
        "figure": ["readers’ cards 借书证", "readers who came again, in the first year of opening"],
        "estimate": ["60%", "30 to 45%"],
        "low": [60.0, 30.0],
        "high": [60.0, 45.0],
    }
)


def network(bodies: int = 24) -> nx.MultiDiGraph:
    """A made-up network over all levels, with edges up, down, sidewards and past rows."""
    graph = nx.MultiDiGraph()
    for number in range(bodies):
        named = {"zh": f"第{number}读书会", "en": f"Reading circle no. {number}"}
        graph.add_node(
            f"body-{number:02}", **named, kind="library", level=LEVELS[number % len(LEVELS)],
            generic=number % 3 == 0,
        )  # fmt: skip
    nodes = list(graph)
    nx.set_node_attributes(graph, {nodes[5]: {"zh": LONG_ZH, "en": LONG_EN}})
    for number in range(2 * bodies):
        source, target = nodes[number % bodies], nodes[(number * 7 + 3) % bodies]
        if source != target:
            relation = ("leads", "serves", "lends-to")[number % 3]
            graph.add_edge(source, target, key=f"edge-{number}", relation=relation)
    return graph


DIAGRAMS: dict[str, Callable[[], Axes]] = {
    "chain": lambda: figures.plot_chain(PARTS),
    "core": lambda: figures.plot_core(PARTS.head(3)),
    "core with five wings": lambda: figures.plot_core(PARTS),
    "core alone": lambda: figures.plot_core(PARTS.head(1)),
    "steps": lambda: figures.plot_steps(PARTS.head(3)),
    "steps in two rows": lambda: figures.plot_steps(PARTS),
    "steps in lanes": lambda: figures.plot_steps(LANES),
    "parts": lambda: figures.plot_parts(PARTS, whole=PARTS.iloc[3:4]),
    "cadence": lambda: figures.plot_cadence(CADENCE, weekday=WEEKDAY),
    "timeline": lambda: figures.plot_timeline(TIMELINE),
    "mechanisms": lambda: figures.plot_mechanisms(COUNTS),
    "shares": lambda: figures.plot_shares(ESTIMATES),
    "network": lambda: figures.plot_network(network()),
}
LABELLED = {
    "chain": PARTS, "core": PARTS.head(3), "core with five wings": PARTS, "steps": PARTS.head(3),
    "steps in two rows": PARTS, "steps in lanes": LANES, "parts": PARTS, "timeline": TIMELINE,
    "cadence": pd.concat([CADENCE, WEEKDAY]),
    "network": pd.DataFrame([facts for _, facts in network().nodes(data=True)]),
}  # fmt: skip


@pytest.fixture(autouse=True)
def book_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        use_book_style()
        yield
    plt.close("all")


def squeezed(text: str) -> str:
    """A text without white space, its quotation marks as the figures have them."""
    return re.sub(r"\s", "", text).translate(str.maketrans("‘’“”", "''\"\""))


def drawn_text(ax: Axes) -> str:
    return squeezed("".join(text.get_text() for text in ax.texts))


def shapes(ax: Axes, kind: type) -> list:
    return [patch for patch in ax.patches if type(patch) is kind]


def assert_apart_and_inside(ax: Axes) -> None:
    """No text meets another or leaves the figure."""
    ax.figure.canvas.draw()
    legend = [text for each in ax.figure.legends for text in each.get_texts()]
    ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()] if ax.axison else []
    texts = [each for each in (*ax.texts, *legend, *ticks) if each.get_text().strip()]
    extents = [(text, text.get_window_extent()) for text in texts]
    for text, box in extents:
        inside = box.x0 >= -1 and box.y0 >= -1
        inside &= box.x1 <= ax.figure.bbox.x1 + 1 and box.y1 <= ax.figure.bbox.y1 + 1
        assert inside, text.get_text()
    for (one, box), (other, against) in combinations(extents, 2):
        wide = min(box.x1, against.x1) - max(box.x0, against.x0)
        high = min(box.y1, against.y1) - max(box.y0, against.y0)
        # Two pixels at 200 dpi: the extents of lines have some room above the letters.
        assert min(wide, high) <= 2, (one.get_text(), other.get_text())


@pytest.mark.parametrize("name", DIAGRAMS)
def test_no_text_meets_another_or_is_cut(name: str) -> None:
    assert_apart_and_inside(DIAGRAMS[name]())


@pytest.mark.parametrize("name", LABELLED)
def test_every_label_is_drawn_whole(name: str) -> None:
    drawn = drawn_text(DIAGRAMS[name]())
    for column in ("zh", "en"):
        for text in LABELLED[name][column]:
            assert squeezed(text) in drawn


@pytest.mark.parametrize("name", ["chain", "steps", "timeline", "network"])
def test_text_stays_in_its_box_if_all_labels_are_long(name: str) -> None:
    long = PARTS.assign(zh=LONG_ZH * 2, en=f"{LONG_EN} and {LONG_EN}")
    graph = network(18)
    nx.set_node_attributes(graph, LONG_ZH, "zh")
    nx.set_node_attributes(graph, f"{LONG_EN} and {LONG_EN}", "en")
    frame = TIMELINE.assign(zh=LONG_ZH * 2, en=f"{LONG_EN} and {LONG_EN}")
    ax = {
        "chain": lambda: figures.plot_chain(long),
        "steps": lambda: figures.plot_steps(long),
        "timeline": lambda: figures.plot_timeline(frame),
        "network": lambda: figures.plot_network(graph),
    }[name]()
    assert_apart_and_inside(ax)


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_drawn_again_is_the_same_bytes(name: str) -> None:
    def drawn() -> str:
        stream = io.StringIO()
        DIAGRAMS[name]().figure.savefig(stream, format="svg", metadata={"Date": None})
        return stream.getvalue()

    svg = drawn()
    assert svg == drawn()
    assert "<text" in svg


@pytest.mark.parametrize(
    ("plot", "data"),
    [
        (figures.plot_chain, PARTS),
        (figures.plot_core, PARTS),
        (figures.plot_steps, LANES),
        (figures.plot_parts, PARTS),
        (figures.plot_cadence, CADENCE),
        (figures.plot_timeline, TIMELINE),
        (figures.plot_mechanisms, COUNTS),
        (figures.plot_shares, ESTIMATES),
    ],
)
def test_an_absent_table_is_said_and_no_data_is_changed(
    plot: Callable[[pd.DataFrame], Axes], data: pd.DataFrame
) -> None:
    before = data.copy()
    plot(data)
    pd.testing.assert_frame_equal(data, before)
    [text] = plot(data.head(0)).texts
    assert re.fullmatch(r"No \w+ coded for this study\.", text.get_text())


def test_a_network_without_nodes_is_said() -> None:
    [text] = plot_network(nx.MultiDiGraph()).texts
    assert text.get_text() == "No relations coded for this study."


def test_diagrams_draw_on_the_axes_that_they_are_given() -> None:
    _, ax = plt.subplots(figsize=(7, 6))
    assert figures.plot_chain(PARTS, ax=ax) is ax


def test_a_chain_has_a_box_and_a_number_each_and_an_arrow_between() -> None:
    ax = figures.plot_chain(PARTS)
    boxes = shapes(ax, FancyBboxPatch)
    assert len(boxes) == len(shapes(ax, Circle)) == 6
    assert len(shapes(ax, Polygon)) == 5
    assert [box.get_y() for box in boxes] == sorted(box.get_y() for box in boxes)


def test_a_chain_begins_at_the_left_edge_where_phones_begin_to_show_it() -> None:
    ax = figures.plot_chain(PARTS)
    left = min(disc.center[0] - disc.radius for disc in shapes(ax, Circle))
    assert 0 < left < 0.2


def test_wings_stand_left_and_right_of_the_core() -> None:
    core, left, right = shapes(figures.plot_core(PARTS.head(3)), FancyBboxPatch)
    assert left.get_x() + left.get_width() < core.get_x()
    assert core.get_x() + core.get_width() < right.get_x()


def test_steps_are_joined_within_a_lane_and_not_between_lanes() -> None:
    assert len(shapes(figures.plot_steps(PARTS), Polygon)) == 5
    ax = figures.plot_steps(LANES)
    assert len(shapes(ax, Polygon)) == 2 + 5
    assert [text.get_text() for text in ax.texts if text.get_text() in "123456"] == list(
        "123123456"
    )


def test_every_period_of_a_quarter_of_thirteen_weeks_has_a_bar() -> None:
    ax = figures.plot_cadence(CADENCE, weekday=WEEKDAY)
    assert len(shapes(ax, Rectangle)) == 91 + 13 + 3 + 1
    [days] = [line.get_xdata() for line in ax.lines if line.get_marker() == "D"]
    assert len(days) == 13


def test_the_timeline_says_a_date_once_and_marks_how_precise_it_is() -> None:
    ax = figures.plot_timeline(TIMELINE)
    texts = [text.get_text() for text in ax.texts]
    assert texts.count("2 May 2020") == 1
    legend, events = (4, 3), len(TIMELINE)
    bars, dots = (
        len(shapes(ax, FancyBboxPatch)),
        [line for line in ax.lines if line.get_marker() == "o"],
    )
    assert bars + len(dots) == legend[0] + events
    assert bars == legend[1] + 3


def test_the_axis_breaks_only_where_events_lie_far_apart() -> None:
    ax = figures.plot_timeline(TIMELINE)
    strokes = [line for line in ax.lines if line.get_marker() == "None"]
    assert len(strokes) == 2


def test_mechanisms_are_stacked_with_their_numbers() -> None:
    ax = figures.plot_mechanisms(COUNTS)
    assert [bar.get_width() for bar in ax.patches] == [3, 0, 2, 1, 0, 4]
    assert [bar.get_x() for bar in ax.patches] == [0, 0, 3, 0, 5, 1]
    assert [text.get_text() for text in ax.texts] == ["3", "2", "1", "4"]


def test_shares_have_their_bounds_and_open_ends_an_arrow() -> None:
    ax = figures.plot_shares(ESTIMATES)
    assert [bar.get_width() for bar in shapes(ax, Rectangle)] == [60, 30, 15]
    rates = ESTIMATES.assign(estimate=["60 a day", "at least 30 a day"], high=[60.0, float("inf")])
    ax = figures.plot_shares(rates)
    assert [bar.get_width() for bar in shapes(ax, Rectangle)] == [60, 30]
    assert len([text for text in ax.texts if text.arrow_patch]) == 1


def test_rows_of_a_network_are_levels_from_the_top() -> None:
    graph = network()
    plan = make_plan(graph, 7.0, 0.5)
    assert plan.tops == sorted(plan.tops)
    rows = [[node for node in row if isinstance(node, str)] for row in plan.layers.rows]
    assert sorted(node for row in rows for node in row) == sorted(graph)
    levels = [{LEVELS.index(level_of(graph.nodes[node])) for node in row} for row in rows]
    assert all(len(each) == 1 for each in levels)
    assert [min(each) for each in levels] == sorted(min(each) for each in levels)


def test_boxes_and_lines_of_a_network_keep_apart() -> None:
    """Boxes do not meet, and no line runs through one."""
    ax = plot_network(network())
    boxes = [box for box in shapes(ax, FancyBboxPatch) if box.get_height() > 0.2]
    bounds = [
        (b.get_x(), b.get_y(), b.get_x() + b.get_width(), b.get_y() + b.get_height()) for b in boxes
    ]
    for one, other in combinations(bounds, 2):
        wide = min(one[2], other[2]) - max(one[0], other[0])
        assert wide < 0 or min(one[3], other[3]) - max(one[1], other[1]) < 0
    for line in shapes(ax, PathPatch):
        points = line.get_path().vertices
        for start, end in zip(points[::2], points[1::2], strict=True):
            for left, top, right, bottom in bounds:
                wide = min(max(start[0], end[0]), right) - max(min(start[0], end[0]), left)
                high = min(max(start[1], end[1]), bottom) - max(min(start[1], end[1]), top)
                assert wide < -1e-6 or high < 1e-6


def net_lines(ax: Axes) -> list[list[tuple[float, float, float, float]]]:
    """The pieces (left, top, right, bottom) of each line; its white edge has the same ones."""
    lines = []
    for patch in shapes(ax, PathPatch)[1::2]:
        ends = patch.get_path().vertices.reshape(-1, 4)
        lines.append([(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in ends])
    return lines


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, float]:
    return min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(
        one[1], other[1]
    )


def test_the_pieces_of_a_line_hang_together() -> None:
    for pieces in net_lines(plot_network(network())):
        touching = nx.Graph()
        touching.add_nodes_from(range(len(pieces)))
        for one, other in combinations(range(len(pieces)), 2):
            if min(overlap(pieces[one], pieces[other])) > -1e-9:
                touching.add_edge(one, other)
        assert nx.is_connected(touching)


def test_lines_cross_but_do_not_run_on_each_other() -> None:
    lines = net_lines(plot_network(network()))
    for one, other in combinations(lines, 2):
        for piece in one:
            for against in other:
                wide, high = overlap(piece, against)
                assert min(wide, high) < -0.01 or max(wide, high) < 1e-6, (piece, against)


def test_every_relation_of_a_network_has_an_arrow_to_its_target() -> None:
    graph = nx.MultiDiGraph()
    for node, level in (("a", "city"), ("b", "street"), ("c", "street"), ("d", "estate")):
        graph.add_node(node, zh="馆", en=node, kind="library", level=level)
    for source, target in (("a", "b"), ("a", "c"), ("d", "a"), ("b", "c")):
        graph.add_edge(source, target, relation="leads")
    ax = plot_network(graph)
    heads = [patch.get_xy()[0] for patch in shapes(ax, Polygon)]
    boxes = [box for box in shapes(ax, FancyBboxPatch) if box.get_height() > 0.2]
    found = []
    for box in boxes:
        top, bottom = box.get_y(), box.get_y() + box.get_height()
        left, right = box.get_x(), box.get_x() + box.get_width()
        found.append(
            sum(left < x < right and min(abs(y - top), abs(y - bottom)) < 1e-6 for x, y in heads)
        )
    # a from d; b from a; c from a and b; nothing to d. The boxes are drawn row by row.
    assert found[0] == 1
    assert sorted(found[1:3]) == [1, 2]
    assert found[3] == 0


def test_a_row_is_as_the_graph_says_whatever_the_order_of_its_nodes() -> None:
    graph = network()
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert drawn_text(plot_network(graph)) == drawn_text(plot_network(turned))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("业主委员会（筹备组）", ("业主委员", "会（筹备", "组）")),
        ("营业24小时", ("营业", "24小时")),
        ("Jian’an Estate", ("Jian’an", "Estate")),
        ("", ()),
    ],
)
def test_lines_do_not_break_words_or_strand_punctuation(text: str, lines: tuple[str, ...]) -> None:
    assert wrap_text(text, 10, 0.66) == lines


def test_lines_are_no_wider_than_asked_and_lose_nothing() -> None:
    for width in (0.5, 0.8, 1.3, 2.1):
        for text in (LONG_ZH, LONG_EN, "Donaudampfschifffahrtsgesellschaft"):
            lines = wrap_text(text, 8, width)
            assert squeezed("".join(lines)) == squeezed(text)
            assert max(text_width(line, 8) for line in lines) <= width + 0.01


def test_a_label_has_chinese_above_smaller_english() -> None:
    label = make_label("村图书馆", "the village’s library", 3)
    (zh, big, _), (en, small, _) = label.lines
    assert (zh, en) == ("村图书馆", "the village's library")
    assert big > small
