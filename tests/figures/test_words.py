"""Charts of words draw the numbers that they are given, and clouds only what is in the counts."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from casestudy import Study, figures
from casestudy.figures.style import BLUE
from casestudy.text.bootstrap import frequency_intervals
from casestudy.text.frequency import (
    content_words,
    document_term,
    rank_frequency,
    word_counts,
)
from casestudy.text.keyness import article_keyness
from casestudy.text.lists import word_lists
from casestudy.text.segment import Segmenter
from casestudy.text.tokens import tokens

GLOSSES = {"书车": "book bus", "每": "each one’s", "小区": "housing estate"}
COUNTS = pd.DataFrame({"小区": [9, 0], "书车": [4, 7], "志愿者": [2, 2], "独": [1, 0]}, ["a", "b"])


@pytest.fixture(autouse=True)
def book_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        figures.use_book_style()
        yield
    plt.close("all")


@pytest.fixture(scope="module")
def words(any_study: Study) -> pd.DataFrame:
    return tokens(any_study.paragraphs, Segmenter(word_lists(any_study).lexicon))


def charts(words: pd.DataFrame) -> dict[str, Callable[[], Axes]]:
    counts = word_counts(words)
    frequent = counts.head(8)["word"].to_list()
    article = words["article"].iloc[0]
    key = article_keyness(words, article, minimum=2)
    return {
        "words": lambda: figures.plot_words(counts.head(8), glosses=GLOSSES),
        "keyness": lambda: figures.plot_keyness(key.head(8), glosses=GLOSSES),
        "ranks": lambda: figures.plot_ranks(rank_frequency(counts), glosses=GLOSSES),
        "dispersion": lambda: figures.plot_dispersion(words, frequent, glosses=GLOSSES),
        "intervals": lambda: figures.plot_intervals(
            frequency_intervals(words, words=frequent, draws=50),
            value="per_thousand",
            xlabel="per thousand words",
        ),
        "clouds": lambda: figures.plot_clouds(document_term(words), glosses=GLOSSES),
    }


NAMES = ("words", "keyness", "ranks", "dispersion", "intervals", "clouds")


def labels(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_has_a_glyph_and_no_text_is_cut(name: str, words: pd.DataFrame) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = charts(words)[name]()
        ax.figure.canvas.draw()
    texts = list(ax.texts)
    if ax.axison:
        texts += [ax.xaxis.label, ax.yaxis.label]
        # Ticks outside the limits are not drawn.
        low, high = ax.get_xlim()
        texts += [tick for tick in ax.get_xticklabels() if low <= tick.get_position()[0] <= high]
        low, high = sorted(ax.get_ylim())
        texts += [tick for tick in ax.get_yticklabels() if low <= tick.get_position()[1] <= high]
    page = ax.figure.bbox
    for text in texts:
        box = text.get_window_extent()
        if text.get_text() and text.get_visible():
            assert min(box.x0, box.y0) >= -1, text.get_text()
            assert box.x1 <= page.x1 + 1, text.get_text()
            assert box.y1 <= page.y1 + 1, text.get_text()
            assert text.get_fontsize() * 0.9 >= 7.5, text.get_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_drawn_again_is_the_same_bytes(name: str, words: pd.DataFrame) -> None:
    def drawn() -> str:
        stream = io.StringIO()
        charts(words)[name]().figure.savefig(stream, format="svg", metadata={"Date": None})
        return stream.getvalue()

    assert drawn() == drawn()


def test_bars_have_the_counts_and_rows_the_words_with_glosses() -> None:
    table = pd.DataFrame({"word": ["小区", "书车", "的"], "count": [9, 4, 2]})
    ax = figures.plot_words(table, glosses=GLOSSES)
    assert [bar.get_width() for bar in ax.patches] == [9, 4, 2]
    assert labels(ax) == ["housing estate  小区", "book bus  书车", "的"]
    assert [text.get_text() for text in ax.texts] == ["9", "4", "2"]


def test_keyness_goes_right_and_left_with_both_counts() -> None:
    table = pd.DataFrame(
        {"word": ["小区", "书车"], "count": [9, 1], "other_count": [1, 8], "log_ratio": [3.2, -3.0],
         "overused": [True, False]}
    )  # fmt: skip
    ax = figures.plot_keyness(table)
    assert [bar.get_width() for bar in ax.patches] == [3.2, -3.0]
    assert ax.patches[0].get_facecolor() != ax.patches[1].get_facecolor()
    assert ax.patches[0].get_hatch() != ax.patches[1].get_hatch()
    assert [text.get_text() for text in ax.texts] == ["9 : 1", "1 : 8"]


def test_dispersion_has_a_stroke_for_every_occurrence(weidu: Study) -> None:
    table = tokens(weidu.paragraphs, Segmenter(word_lists(weidu).lexicon))
    ax = figures.plot_dispersion(table, ["小区", "志愿者"], names={"red-governance": "it’s red"})
    strokes = [len(line.get_positions()) for line in ax.collections]  # type: ignore[attr-defined]
    assert strokes == [49, 12]
    assert [text.get_text() for text in ax.get_xticklabels()][5] == "it's red"


def test_intervals_run_from_low_to_high_around_the_value() -> None:
    table = pd.DataFrame({"word": ["小区"], "x": [3.0], "low": [2.0], "high": [5.0]})
    ax = figures.plot_intervals(table, value="x", xlabel="per thousand")
    line, dot = ax.collections
    assert line.get_segments()[0].tolist() == [[2.0, 0.0], [5.0, 0.0]]  # type: ignore[attr-defined]
    assert dot.get_offsets().tolist() == [[3.0, 0.0]]  # type: ignore[union-attr]


def test_a_cloud_holds_what_comes_twice_and_the_larger_the_more_often() -> None:
    ax = figures.plot_clouds(COUNTS, names={"a": "Article’s"}, top=2)
    size = {text.get_text(): text.get_fontsize() for text in ax.texts[1:4]}
    assert size["小区"] > size["书车"] > size["志愿者"]
    assert "独" not in {text.get_text() for text in ax.texts}
    assert ax.texts[0].get_text() == "Article's"
    assert [bar.get_width() / bar.get_width() for bar in ax.patches] == [1] * 4
    widths = [bar.get_width() for bar in ax.patches]
    assert widths[1] / widths[0] == pytest.approx(4 / 9)


def test_the_words_of_a_cloud_do_not_run_into_each_other(weidu: Study) -> None:
    table = tokens(weidu.paragraphs, Segmenter(word_lists(weidu).lexicon))
    page = document_term(table.assign(page="page"), document="page")
    ax = figures.plot_clouds(page, top=1)
    fig = ax.figure
    assert isinstance(fig, Figure)
    fig.set_dpi(60)
    cloud = ax.texts[1:-2]
    for artist in (*ax.texts, *ax.patches):
        artist.set_visible(False)
    inked = []
    for text in cloud:
        text.set_visible(True)
        canvas = FigureCanvasAgg(fig)
        canvas.draw()
        inked.append(np.asarray(canvas.buffer_rgba())[..., :3].min(axis=2) < 100)
        text.set_visible(False)
    assert len(cloud) > 20
    assert all(ink.any() for ink in inked)
    assert np.sum(inked, axis=0).max() == 1


def test_no_word_of_a_cloud_stands_in_a_gap_of_another(weidu: Study) -> None:
    """党 stood between the characters of 王广科, which read as one word."""
    table = tokens(weidu.paragraphs, Segmenter(word_lists(weidu).lexicon))
    page = document_term(table.assign(page="page"), document="page")
    cloud = figures.plot_clouds(page, top=1).texts[1:-2]
    ems = [text.get_fontsize() / 72 for text in cloud]
    boxes = [
        Bbox.from_bounds(x, y - 0.8 * em, len(text.get_text()) * em, 0.85 * em)
        for text, em in zip(cloud, ems, strict=True)
        for x, y in [text.get_position()]
    ]
    assert len(boxes) > 20
    for small, large in combinations(reversed(boxes), 2):
        common = Bbox.intersection(small, large)
        area = common.width * common.height if common else 0
        assert area < 0.3 * small.width * small.height


def test_nothing_to_draw_is_said() -> None:
    ax = figures.plot_clouds(pd.DataFrame({"独": [1]}, index=["a"]))
    assert [text.get_text() for text in ax.texts] == [
        "No word that comes twice coded for this study."
    ]


def test_chapter_6_says_of_its_clouds_what_is_drawn(weidu: Study) -> None:
    lists = word_lists(weidu)
    words = tokens(weidu.paragraphs, Segmenter(lists.lexicon))
    content = content_words(words, lists.stop_words["word"])
    whole = document_term(content.assign(page="page"), document="page")
    count, size = whole.iloc[0], drawn_sizes(figures.plot_clouds(whole, top=12))
    assert count["王广科"] == count["基层"]
    assert size["王广科"] == size["基层"]
    assert count["工作"] == count["魏都区"]
    assert size["工作"] > size["魏都区"]
    matrix = document_term(content)
    for part in (matrix.head(4), matrix.tail(4)):
        ax = figures.plot_clouds(part, top=5)
        sizes = [text.get_fontsize() for text in ax.texts if text.get_color() == BLUE]
        assert sizes.count(max(sizes)) >= 4, "the largest words of all clouds are equally large"
    assert matrix.max(axis="columns").max() > 8 * matrix.max(axis="columns").min()


def drawn_sizes(ax: Axes) -> dict[str, float]:
    """Return the words of clouds with their size in points."""
    return {text.get_text(): text.get_fontsize() for text in ax.texts if text.get_color() == BLUE}
