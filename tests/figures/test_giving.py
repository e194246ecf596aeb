"""Diagrams of helping draw what they are given, every label whole, apart and inside."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon

from casestudy import case, figures
from casestudy.evidence import Evidence
from casestudy.figures.style import use_book_style

LONG_ZH = "溪东村图书馆与镇文化站共同组织的儿童阅读志愿服务队（筹备委员会）"
LONG_EN = "Children’s reading volunteers’ team (preparatory committee) of Xidong Village Library"

COUNTS = pd.DataFrame(
    [[1, 0, 2], [0, 4, 0]], index=["duty", "thankfulness"], columns=["Bus", "Library", LONG_EN]
)
LABELS = pd.DataFrame({"zh": ["书车", LONG_ZH, "本分"], "en": ["Bus", LONG_EN, "duty"]})
SPANS = pd.DataFrame(
    {
        "zh": ["读书会", "送书", "义卖", LONG_ZH, "早已结束"],
        "en": ["Reading circle", "Books are brought", "Charity sale", LONG_EN, "Long over"],
        "start": pd.to_datetime(
            ["1990-03-01", "2021-12-01", "2021-11-30", "2014-01-01", "1980-01-01"]
        ),
        "end": pd.to_datetime(
            ["2021-12-05", "2021-12-01", "2021-12-02", "2021-12-05", "1980-01-01"]
        ),
        "ongoing": [True, False, False, True, False],
        "precision": ["month", "day", "day", "year", "day"],
    }
)  # fmt: skip
WEEK = {"since": "2021-11-29", "until": "2021-12-05"}
DECADES = {"since": "1990-01-01", "until": "2021-12-05"}


def gifts() -> nx.DiGraph:
    """Two givers; a gift with a channel, one for nobody named, two for the same recipient."""
    graph = nx.DiGraph()
    for giver in ("a", "b"):
        graph.add_node(("giver", giver), kind="giver", zh=f"书车{giver}", en=LONG_EN)
    for number, giver in enumerate("aabb"):
        channel = "the village school" if number == 1 else None
        gift = ("gift", number)
        graph.add_node(gift, kind="gift", zh=f"第{number}件", en=f"gift {number}", channel=channel)
        graph.add_edge(("giver", giver), gift)
    for number, name in [(0, "pupils"), (1, "teachers"), (3, "pupils")]:
        recipient = ("recipient", name)
        graph.add_node(recipient, kind="recipient", zh=LONG_ZH, en=f"{name} of the school")
        graph.add_edge(("gift", number), recipient)
    return graph


DIAGRAMS: dict[str, Callable[[], Axes]] = {
    "giving": lambda: figures.plot_giving(gifts()),
    "kinds": lambda: figures.plot_kinds(COUNTS),
    "kinds with labels": lambda: figures.plot_kinds(COUNTS, labels=LABELS),
    **{
        f"spans from {since} to {until}": partial(
            figures.plot_spans, SPANS, since=since, until=until
        )
        for since, until in [
            ("1990-01-01", "2021-12-05"), ("2021-11-29", "2021-12-05"),
            ("2021-12-01", "2021-12-01"), ("2021-11-15", "2021-12-05"),
            ("2021-10-15", "2021-12-31"), ("2020-01-01", "2021-12-31"),
            ("2017-06-01", "2021-12-31"),
        ]
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def book_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        use_book_style()
        yield
    plt.close("all")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("‘’“”", "''\"\""))


def drawn_text(ax: Axes) -> str:
    return squeezed("".join(text.get_text() for text in ax.texts))


def shapes(ax: Axes, kind: type) -> list:
    return [patch for patch in ax.patches if type(patch) is kind]


def dots(ax: Axes) -> list:
    return [line for line in ax.lines if line.get_marker() == "o"]


def assert_apart_and_inside(ax: Axes) -> None:
    """No text meets another or leaves the figure."""
    ax.figure.canvas.draw()
    extents = [(each, each.get_window_extent()) for each in ax.texts if each.get_text().strip()]
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


@pytest.mark.parametrize("name", DIAGRAMS)
def test_text_is_readable_in_print(name: str) -> None:
    # A figure 7 inches wide is printed 6.3 inches wide.
    assert min(text.get_size() for text in DIAGRAMS[name]().texts) * 6.3 / 7 >= 7.5


@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_diagram_drawn_again_is_the_same_bytes(name: str) -> None:
    def drawn() -> str:
        stream = io.StringIO()
        DIAGRAMS[name]().figure.savefig(stream, format="svg", metadata={"Date": None})
        return stream.getvalue()

    assert drawn() == drawn()


def test_every_label_is_drawn_whole() -> None:
    wanted = [facts[key] for _, facts in gifts().nodes(data=True) for key in ("zh", "en")]
    drawn = drawn_text(figures.plot_giving(gifts()))
    assert all(squeezed(text) in drawn for text in wanted)
    assert squeezed("gift 1, via the village school") in drawn
    drawn = drawn_text(figures.plot_kinds(COUNTS, labels=LABELS))
    assert all(squeezed(each) in drawn for each in [*COUNTS.index, *COUNTS.columns, *LABELS["zh"]])
    drawn = drawn_text(figures.plot_spans(SPANS, **DECADES))
    assert all(squeezed(each) in drawn for each in [*SPANS["zh"][:4], *SPANS["en"][:4]])


def test_giving_has_a_box_a_node_and_a_line_an_edge() -> None:
    graph = gifts()
    ax = figures.plot_giving(graph)
    assert len(shapes(ax, FancyBboxPatch)) == len(graph)
    assert len(shapes(ax, PathPatch)) == graph.number_of_edges() + 1  # one leads to nobody named
    assert len(shapes(ax, Polygon)) == 3
    assert [text.get_text() for text in ax.texts].count("未写明 not stated") == 1


def test_boxes_of_giving_do_not_meet() -> None:
    bounds = [
        box.get_bbox().extents for box in shapes(figures.plot_giving(gifts()), FancyBboxPatch)
    ]
    for one, other in combinations(bounds, 2):
        wide = min(one[2], other[2]) - max(one[0], other[0])
        high = min(one[3], other[3]) - max(one[1], other[1])
        assert min(wide, high) < 0


def test_gifts_stand_beside_their_giver() -> None:
    boxes = [box.get_bbox().extents for box in shapes(figures.plot_giving(gifts()), FancyBboxPatch)]
    middles = [(top + bottom) / 2 for _, top, _, bottom in boxes]
    a, b, *four = middles[:6]
    assert four[1] < four[2]
    assert a == pytest.approx(np.mean(four[:2]), abs=0.1)
    assert b == pytest.approx(np.mean(four[2:]), abs=0.1)


def test_discs_hold_the_counts_and_empty_cells_nothing() -> None:
    ax = figures.plot_kinds(COUNTS)
    discs = shapes(ax, Circle)
    numbers = [text.get_text() for text in ax.texts if text.get_text().isdigit()]
    assert numbers == ["1", "2", "4"]
    assert len(discs) == 3
    one, two, four = (disc.radius**2 for disc in discs)
    assert (four - one) / (two - one) == pytest.approx(3)
    assert discs[0].center[1] == discs[1].center[1] < discs[2].center[1]
    assert discs[0].center[0] < discs[2].center[0] < discs[1].center[0]


def test_discs_of_small_counts_are_as_large_as_their_numbers() -> None:
    one, two = (disc.radius**2 for disc in shapes(figures.plot_kinds(COUNTS.head(1)), Circle))
    assert two / one == pytest.approx(2)


def test_spans_of_a_week_are_drawn_to_scale() -> None:
    ax = figures.plot_spans(SPANS, **WEEK)
    *_, day, period = sorted(
        (box for box in shapes(ax, FancyBboxPatch) if box.get_y() > 0.5),
        key=lambda box: box.get_width(),
    )
    assert (period.get_width() + 0.04) / (day.get_width() + 0.04) == pytest.approx(3)
    assert period.get_hatch()
    assert not day.get_hatch()
    assert day.get_x() > period.get_x()
    arrows = [arrow for arrow in shapes(ax, Polygon) if arrow.get_xy()[0][1] > 0.5]
    assert len(arrows) == 2
    assert len({arrow.get_xy()[:, 0].min() for arrow in arrows}) == 1  # both began before


def test_spans_of_decades_have_dots_for_what_is_short() -> None:
    ax = figures.plot_spans(SPANS, **DECADES)
    rows = [dot for dot in dots(ax) if dot.get_ydata()[0] > 0.5]
    assert len(rows) == 4
    hollow = [dot.get_markerfacecolor() == "white" for dot in rows]
    assert hollow == [True, False, True, True]
    long, short = [each for each in shapes(ax, Polygon) if each.get_xy()[0][1] > 0.5]
    widths = [np.ptp(each.get_xy()[:, 0]) for each in (long, short)]
    assert widths[0] / widths[1] == pytest.approx(31.77 / 7.93, rel=0.01)


def test_what_lies_off_the_axis_is_not_drawn() -> None:
    assert "早已结束" not in drawn_text(figures.plot_spans(SPANS, **DECADES))
    [text] = figures.plot_spans(SPANS.tail(1), **WEEK).texts
    assert text.get_text() == "No acts coded for this study."


def test_an_absent_table_is_said_and_no_data_is_changed() -> None:
    spans, counts, graph = SPANS.copy(), COUNTS.copy(), gifts()
    figures.plot_spans(spans, **WEEK)
    figures.plot_kinds(counts, labels=LABELS)
    figures.plot_giving(graph)
    pd.testing.assert_frame_equal(spans, SPANS)
    pd.testing.assert_frame_equal(counts, COUNTS)
    assert nx.utils.graphs_equal(graph, gifts())
    for ax in (
        figures.plot_spans(SPANS.head(0), **WEEK),
        figures.plot_kinds(COUNTS.head(0)),
        figures.plot_kinds(pd.DataFrame()),
        figures.plot_giving(nx.DiGraph()),
    ):
        [text] = ax.texts
        assert re.fullmatch(r"No \w+ coded for this study\.", text.get_text())


def test_diagrams_draw_on_the_axes_that_they_are_given() -> None:
    for plot in (
        lambda ax: figures.plot_giving(gifts(), ax=ax),
        lambda ax: figures.plot_kinds(COUNTS, ax=ax),
        lambda ax: figures.plot_spans(SPANS, **WEEK, ax=ax),
    ):
        _, ax = plt.subplots(figsize=(7, 6))
        assert plot(ax) is ax


@pytest.mark.parametrize("study", ["mini_evidence", "weidu_evidence"])
def test_the_studies_are_drawn_without_collisions(
    study: str, request: pytest.FixtureRequest
) -> None:
    evidence: Evidence = request.getfixturevalue(study)
    assert_apart_and_inside(figures.plot_giving(case.giving_graph(evidence)))
    acts = case.spans(evidence, until="2021-12-05")
    assert_apart_and_inside(figures.plot_spans(acts, **DECADES))
    for aspect in ("initiative", "motive", "reward"):
        counts = case.kinds_by_provider(evidence, aspect)
        assert_apart_and_inside(figures.plot_kinds(counts, labels=case.providers(evidence)))
