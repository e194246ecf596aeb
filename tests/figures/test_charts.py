"""Charts draw the data that they are given, in letters that the font has."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from casestudy import Study
from casestudy.figures import (
    plot_corpus_size,
    plot_counts,
    plot_line_widths,
    plot_mends,
    plot_page_map,
    use_book_style,
)
from casestudy.source import line_widths

COUNTS = pd.DataFrame({"before": [41, 7], "after": [49, 13]}, index=["小区", "志愿者"])


@pytest.fixture(autouse=True)
def book_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        use_book_style()
        yield
    plt.close("all")


def bar_widths(ax: Axes) -> list[float]:
    return [bar.get_width() for bar in ax.patches]


def test_the_page_map_draws_every_line_that_has_a_role(any_study: Study) -> None:
    ax = plot_page_map(any_study.blocks)
    prose = any_study.blocks[any_study.blocks["role"].isin(["body", "lead", "caption"])]
    for block in prose.itertuples():
        left, width = block.first_line - 0.5, block.last_line - block.first_line + 1
        assert any(bar.get_x() == left and bar.get_width() == width for bar in ax.patches)
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == list(dict.fromkeys(any_study.blocks["article"]))


def test_the_page_map_numbers_the_pieces_of_an_article_in_reading_order(weidu: Study) -> None:
    ax = plot_page_map(weidu.blocks.query("article == 'red-governance'"))
    placed = [(text.get_text(), text.xy[0]) for text in ax.texts]  # type: ignore[attr-defined]
    assert placed[0] == ("1", 295.0)
    assert placed[-1] == ("5", 247.0)


def test_mends_are_drawn_with_their_counts(any_study: Study) -> None:
    ax = plot_mends(any_study.repair_log)
    assert bar_widths(ax) == any_study.repair_log["rule"].value_counts().to_list()


def test_corpus_size_sums_the_characters_of_each_article(any_study: Study) -> None:
    ax = plot_corpus_size(any_study.paragraphs)
    expected = any_study.paragraphs.groupby("article", sort=False)["characters"].sum()
    assert bar_widths(ax) == expected.to_list()


def test_line_widths_are_drawn_one_bar_a_line(weidu: Study) -> None:
    widths = line_widths(weidu.page.lines[212:281], first=213)
    ax = plot_line_widths(widths)
    drawn = {bar.get_x() + bar.get_width() / 2: bar.get_height() for bar in ax.patches}
    assert drawn == pytest.approx(dict(zip(widths["line"], widths["width"], strict=True)))


def test_counts_are_drawn_before_and_after() -> None:
    ax = plot_counts(COUNTS)
    before, after = (points.get_offsets().data.tolist() for points in ax.collections[1:])
    assert before == [[41, 0], [7, 1]]
    assert after == [[49, 0], [13, 1]]


def test_charts_draw_on_the_axes_that_they_are_given() -> None:
    _, ax = plt.subplots()
    assert plot_counts(COUNTS, ax=ax) is ax


def test_charts_do_not_change_their_data(weidu: Study) -> None:
    for plot, data in [
        (plot_page_map, weidu.blocks),
        (plot_mends, weidu.repair_log),
        (plot_corpus_size, weidu.paragraphs),
        (plot_counts, COUNTS.copy()),
    ]:
        before = data.copy()
        plot(data)
        pd.testing.assert_frame_equal(data, before)


@pytest.mark.parametrize("char", list("镕堃喆菅玎㎡"))
def test_the_font_has_rare_characters_of_names(char: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = plot_counts(COUNTS.rename(index={"小区": char}))
        ax.figure.canvas.draw()


def test_a_character_without_a_glyph_is_reported() -> None:
    ax = plot_counts(COUNTS.rename(index={"小区": "\U00031350"}))
    with pytest.warns(UserWarning, match="Glyph 201552 .* missing"):
        ax.figure.canvas.draw()
