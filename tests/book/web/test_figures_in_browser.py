"""Figures in a browser: their font, their colours in both schemes, phones and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OPEN = Callable[..., Page]

CHAPTERS = ("01-page", "02-corpus", "03-governance", "04-volunteerism", "05-voices", "06-words")

#: Labels of each figure whose boxes reach out of it; half a pixel is the rounding of a browser.
CUT = """() => [...document.querySelectorAll('.figure-drawing')].flatMap(svg => {
    const outer = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < outer.left - 0.5 || box.right > outer.right + 0.5
            || box.top < outer.top - 3 || box.bottom > outer.bottom + 3;
    }).map(text => `${svg.parentElement.parentElement.id}: ${text.textContent}`);
})"""

#: Labels that stand on one line and run into each other, those of clouds aside: words of a cloud
#: interlock. A box is as high as the font's line, so that a line's ink is about its middle half.
MEET = """() => [...document.querySelectorAll('figure:not([id*=cloud]) .figure-drawing')]
.flatMap(svg => {
    const labels = [...svg.querySelectorAll('text:not([transform])')]
        .map(text => [text.textContent, text.getBoundingClientRect()]);
    return labels.flatMap(([one, a], at) => labels.slice(at + 1).filter(([, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 2
    ).map(([other]) => `${svg.parentElement.parentElement.id}: ${one} | ${other}`));
})"""

#: What the page behind figures, the page and ink look like.
COLOURS = """() => {
    const probe = document.createElement('span');
    document.body.append(probe);
    const value = name => {
        probe.style.color = `var(${name})`;
        return getComputedStyle(probe).color;
    };
    return [value('--figure-paper'), value('--pst-color-background'), value('--figure-ink')];
}"""


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("width", [1280, 390])
def test_labels_are_whole_and_apart(open_page: OPEN, chapter: str, width: int) -> None:
    page = open_page(chapter, width=width)
    page.evaluate("document.fonts.ready")
    assert page.locator(".figure-drawing").count() >= 1
    assert page.evaluate(CUT) == []
    assert page.evaluate(MEET) == []


def test_labels_are_drawn_in_the_font_of_the_site(open_page: OPEN) -> None:
    page = open_page("06-words")
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send(
        "DOM.querySelectorAll", {"nodeId": root, "selector": ".figure-drawing text"}
    )
    assert len(found["nodeIds"]) > 100
    for node in found["nodeIds"]:
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert all(font["isCustomFont"] for font in fonts), fonts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_has_the_colours_of_the_scheme(open_page: OPEN, scheme: str) -> None:
    page = open_page("03-governance", color_scheme=scheme)
    paper, background, ink = page.evaluate(COLOURS)
    assert paper == background
    assert ink == {"light": "rgb(34, 34, 34)", "dark": "rgb(230, 230, 230)"}[scheme]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_figures(open_page: OPEN, scheme: str, width: int) -> None:
    page = open_page("03-governance", width=width, color_scheme=scheme)
    page.locator(".figure-scroll").first.scroll_into_view_if_needed()
    # Without preload axe does not fetch style sheets once more, which browsers forbid from disk.
    options = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, context={"include": [["figure"]]}, options=options)
    assert found.violations_count == 0, found.generate_report()


def test_a_figure_that_scrolls_can_be_reached_and_moved_by_keyboard(open_page: OPEN) -> None:
    page = open_page("03-governance", width=390)
    boxes = page.get_by_role("region", name="scrolls sideways")
    page.wait_for_function("document.querySelectorAll('.figure-scroll[tabindex]').length > 8")
    names = [box.get_attribute("aria-label") for box in boxes.all()]
    assert len(set(names)) == len(names) == page.locator(".figure-scroll").count()
    assert names[0] == "Fig. 3.1, scrolls sideways"
    hint = boxes.first.evaluate("box => getComputedStyle(box, '::before').content")
    assert "wider than the screen" in hint
    boxes.first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_figure_that_fits_is_no_stop_for_the_keyboard(open_page: OPEN) -> None:
    page = open_page("03-governance")
    assert page.locator(".figure-scroll").count() > 8
    assert page.locator(".figure-scroll[tabindex], .figure-scroll[role]").count() == 0


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_labels_on_phones_are_large_enough(open_page: OPEN, chapter: str) -> None:
    page = open_page(chapter, width=390)
    heights = page.evaluate(
        "[...document.querySelectorAll('.figure-drawing text')].map(text =>"
        " [text.getScreenCTM(), parseFloat(getComputedStyle(text).fontSize)])"
        ".map(([matrix, size]) => size * Math.hypot(matrix.a, matrix.b))"
    )
    assert min(heights) >= 9  # pixels


def test_data_are_downloaded_from_disk(open_page: OPEN, tmp_path: Path) -> None:
    page = open_page("03-governance")
    link = page.locator("#fig-chain a.data-link")
    with page.expect_download() as started:
        link.click()
    assert started.value.suggested_filename == "fig-chain.csv"
    started.value.save_as(tmp_path / "data.csv")
    assert (tmp_path / "data.csv").read_bytes().startswith(b"\xef\xbb\xbfzh,en\r\n")
