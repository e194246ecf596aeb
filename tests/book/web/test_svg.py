"""A figure's SVG as part of a page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.errors import ExtensionError

from casestudy.book.web.svg import inline_svg
from casestudy.figures import use_book_style

ALT = "Bars of two words, one\nlonger than the other."


def drawn(draw: Callable[[plt.Axes], object]) -> str:
    """Return a figure as kernels of the book draw it."""
    with mpl.rc_context():
        mpl.use("agg")
        use_book_style()
        figure, ax = plt.subplots()
        draw(ax)
        stream = io.StringIO()
        figure.savefig(stream, format="svg", metadata={"Date": None})
        plt.close(figure)
    return stream.getvalue()


def bars(ax: plt.Axes) -> None:
    ax.barh(["estate  小区", "社区"], [1, 2], color="#56b4e9", hatch="//", ec="#222222")


def inlined(draw: Callable[[plt.Axes], object] = bars, name: str = "fig-bars") -> str:
    return inline_svg(drawn(draw), name=name, alt=ALT, language="zh-Hans")


def parsed(svg: str) -> Tag:
    found = BeautifulSoup(svg, "html.parser").svg
    assert found is not None
    return found


def test_it_is_one_picture_with_a_written_text() -> None:
    svg = parsed(inlined())
    assert svg["role"] == "img"
    assert svg.find(id=svg["aria-labelledby"]).get_text() == " ".join(ALT.split())
    assert svg["viewbox"].startswith("0 0 ")
    assert int(svg["width"]) == pytest.approx(float(svg["viewbox"].split()[2]) * 4 / 3, abs=1)


def test_nothing_that_a_page_has_no_use_for_is_left() -> None:
    text = inlined()
    for waste in ("<?xml", "DOCTYPE", "metadata", "<style", "xmlns", "xlink", "rotate(-0"):
        assert waste not in text
    # A fifth goes in so small a figure; large ones lose half.
    assert len(text) < 0.8 * len(drawn(bars))
    assert all(len(part) <= 2 for part in re.findall(r"\d\.(\d+)", text))


def test_ids_are_the_figures_own_and_all_are_used() -> None:
    one, other = inlined(name="fig-one"), inlined(name="fig-other")
    ids = [re.findall(r'\bid="([^"]+)"', text) for text in (one, other)]
    assert not set(ids[0]) & set(ids[1])
    for text, names in zip((one, other), ids, strict=True):
        assert len(names) == len(set(names))
        used = re.findall(r'(?:url\(|href="|aria-labelledby=")#?([\w-]+)', text)
        assert set(used) == set(names)


def test_chinese_is_marked_and_labels_are_whole() -> None:
    svg = parsed(inlined())
    labels = [label.get_text() for label in svg.find_all("text")]
    assert "estate  小区" in labels
    mixed = next(each for each in svg.find_all("text") if each.get_text() == "estate  小区")
    assert [(run["lang"], run.get_text()) for run in mixed.find_all("tspan")] == [
        ("zh-Hans", "小区")
    ]
    alone = next(each for each in svg.find_all("text") if each.get_text() == "社区")
    assert alone["lang"] == "zh-Hans"
    assert "font-family" not in str(svg)


def test_colours_are_those_of_the_page() -> None:
    text = inlined()
    assert "var(--figure-sky,#56b4e9)" in text
    bare = re.sub(r"var\(--figure-[\w-]+,#\w{6}\)", "", text)
    assert not re.search(r"#[0-9a-f]{6}\b", bare)


def test_there_is_no_background() -> None:
    assert "--figure-paper" not in inlined(lambda ax: ax.plot([1, 2]))


def test_hatching_stays_dark_on_a_colour_and_not_on_paper() -> None:
    pattern = parsed(inlined()).find("pattern")
    assert "--figure-hatch" in str(pattern)
    assert "--figure-ink" not in str(pattern)
    white = inlined(lambda ax: ax.barh(["a"], [1], color="#ffffff", hatch="//", ec="#222222"))
    assert "--figure-hatch" not in white


def test_a_colour_that_dark_pages_do_not_know_ends_the_build() -> None:
    with pytest.raises(ExtensionError, match="fig-bars: the colour #123456 is not in"):
        inlined(lambda ax: ax.plot([1, 2], color="#123456"))
