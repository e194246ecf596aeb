"""Figures keep the data that they draw."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd
import pytest

from casestudy import Study, figures
from casestudy.figures import (
    plot_claims,
    plot_clouds,
    plot_corpus_size,
    plot_dispersion,
    plot_giving,
    plot_network,
    plot_parts,
    plot_steps,
    plot_words,
    use_book_style,
)
from casestudy.figures.remembered import figure_bundle, remember, remembered

GLOSSES = {"小区": "estate"}


@pytest.fixture(autouse=True)
def book_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        use_book_style()
        yield
    plt.close("all")


def csv_of(ax: plt.Axes) -> list[str]:
    return figure_bundle(ax.get_figure(root=True))["text/csv"].splitlines()


@pytest.mark.parametrize("name", [name for name in figures.__all__ if name.startswith("plot_")])
def test_every_figure_keeps_its_data(name: str) -> None:
    source = inspect.getsource(getattr(figures, name))
    assert "    return remember(ax, " in source
    assert "return ax\n" not in source


def test_the_data_are_those_of_the_study(any_study: Study) -> None:
    ax = plot_corpus_size(any_study.paragraphs)
    table = remembered(ax.get_figure(root=True))
    assert list(table.columns) == ["article", "kind", "characters"]
    assert table["characters"].sum() == any_study.paragraphs["characters"].sum()


def test_an_index_is_a_column_and_words_have_their_english() -> None:
    counts = pd.DataFrame({"word": ["小区", "网格"], "count": [3, 2], "other": [0, 0]})
    assert csv_of(plot_words(counts, glosses=GLOSSES)) == [
        "word,english,count",
        "小区,estate,3",
        "网格,,2",
    ]
    claims = pd.DataFrame({"measured": [1], "unmeasured": [2]}, index=["promise"])
    assert csv_of(plot_claims(claims)) == ["kind,measured,unmeasured", "promise,1,2"]


def test_several_frames_are_one_table() -> None:
    parts = pd.DataFrame({"zh": ["有旗", "有牌"], "en": ["a flag", "a plate"], "quote": ["x", "y"]})
    whole = pd.DataFrame({"zh": ["六有"], "en": ["Six Haves"]})
    assert csv_of(plot_parts(parts, whole=whole)) == [
        "zh,en,part",
        "六有,Six Haves,whole",
        "有旗,a flag,part",
        "有牌,a plate,part",
    ]
    counts = pd.DataFrame([[3, 1], [0, 2]], index=["a", "b"], columns=["小区", "网格"])
    assert csv_of(plot_clouds(counts, names={"a": "First"}, glosses=GLOSSES)) == [
        "word,english,text,count",
        "小区,estate,First,3",
        "网格,,b,2",
    ]


def test_strokes_are_places_of_words() -> None:
    tokens = pd.DataFrame({"article": ["a", "a", "b"], "word": ["小区", "的", "小区"]})
    assert csv_of(plot_dispersion(tokens, ["小区"])) == [
        "word,article,position",
        "小区,a,1",
        "小区,b,3",
    ]


def test_graphs_are_tables_of_edges() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", zh="区委", en="Committee", level="district", quote="not drawn")
    graph.add_node("b", zh="居民", en="Residents", level="none")
    graph.add_edge("a", "b", relation="leads", quote="not drawn")
    assert csv_of(plot_network(graph)) == [
        "relation,source_zh,source_en,source_level,target_zh,target_en,target_level",
        "leads,区委,Committee,district,居民,Residents,none",
    ]
    giving = nx.DiGraph()
    giving.add_node("a", kind="giver", zh="甲", en="A")
    giving.add_node("b", kind="gift", zh="米", en="rice", channel="a shop")
    giving.add_edge("a", "b", activity="gift-of-rice")
    assert csv_of(plot_giving(giving))[1:] == ["gift-of-rice,giver,甲,A,gift,米,rice,a shop"]


def test_a_figure_of_nothing_says_so() -> None:
    nothing = pd.DataFrame({"zh": [], "en": []})
    assert csv_of(plot_steps(nothing)) == ["note", "No steps coded for this study."]


def test_several_axes_are_panels_of_one_table() -> None:
    figure, (left, right) = plt.subplots(1, 2)
    remember(left, pd.DataFrame({"count": [1]}))
    assert remembered(figure) is None  # one of two has none
    remember(right, pd.DataFrame({"count": [2]}))
    assert figure_bundle(figure)["text/csv"].splitlines() == ["count,panel", "1,1", "2,2"]


def test_what_was_not_remembered_is_not_there() -> None:
    figure, _ = plt.subplots()
    assert figure_bundle(figure) == {}


def test_the_data_are_not_changed() -> None:
    counts = pd.DataFrame({"measured": [1], "unmeasured": [2]}, index=["promise"])
    before = counts.copy()
    plot_claims(counts)
    pd.testing.assert_frame_equal(counts, before)
