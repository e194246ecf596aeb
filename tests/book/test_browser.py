"""The book in a browser, as readers use it: keyboard, mouse, phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from casestudy.evidence import Evidence

pytestmark = pytest.mark.browser

OPEN = Callable[..., Page]


def wait_until_shown(page: Page, notes: list[str | None]) -> None:
    """Wait until these quotations are shown and no other; one that is left fades for a moment."""
    page.wait_for_function(
        "notes => String(notes) === String([...document.querySelectorAll('.fact-quote')]"
        ".filter(each => getComputedStyle(each).display != 'none').map(each => each.id))",
        arg=notes,
        timeout=3000,
    )


def test_every_fact_leads_by_keyboard_to_its_words(
    open_page: OPEN, weidu_evidence: Evidence
) -> None:
    page = open_page("03-governance")
    source = open_page("01-page")
    facts = page.locator("a.fact")
    assert facts.count() > 30
    for fact in facts.all():
        fact.focus()
        note = fact.get_attribute("aria-describedby")
        wait_until_shown(page, [note])
        words = page.locator(f"#{note} .fact-words").inner_text()
        passage = (fact.get_attribute("href") or "").partition("#")[2]
        text = weidu_evidence.mask(source.locator(f"[id='{passage}']").inner_text())
        assert words.removeprefix("“").removesuffix("”") in text.replace("\n", "")
    page.keyboard.press("Escape")
    wait_until_shown(page, [])


def test_tab_and_enter_reach_the_paragraph(open_page: OPEN) -> None:
    page = open_page("03-governance")
    first = page.locator("a.fact").first
    page.locator("main a, main button").first.focus()
    for _ in range(80):
        if first.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    href = first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{href}")
    assert page.locator(f"[id='{href.partition('#')[2]}']").is_visible()
    passage = page.locator(":target")
    top = passage.evaluate("each => each.getBoundingClientRect().top")
    assert 0 <= top < 800


def test_the_words_behind_a_fact_can_be_reached_by_the_mouse(open_page: OPEN) -> None:
    page = open_page("03-governance")
    fact = page.locator("a.fact").first
    fact.hover()
    note = page.locator(f"#{fact.get_attribute('aria-describedby')}")
    assert note.is_visible()
    note.hover()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_behind_facts_stay_inside_a_phone(open_page: OPEN, scheme: str) -> None:
    page = open_page("03-governance", width=360, color_scheme=scheme)
    for fact in page.locator("a.fact").all()[:12]:
        fact.focus()
        box = page.locator(f"#{fact.get_attribute('aria-describedby')}").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize(
    "name",
    [
        "01-page",
        "02-corpus",
        "03-governance",
        "04-volunteerism",
        "05-voices",
        "06-words",
        "glossary",
        "codebook",
        "data-dictionary",
    ],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(open_page: OPEN, name: str, width: int) -> None:
    page = open_page(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_name_in_a_table_stands_on_one_line(open_page: OPEN) -> None:
    page = open_page("03-governance")
    cell = page.get_by_role("cell", name="李朝锋", exact=True)
    height = cell.evaluate("each => each.getClientRects()[0].height")
    assert height < 3.5 * 16


def test_a_term_leads_to_the_glossary(open_page: OPEN) -> None:
    page = open_page("03-governance")
    page.locator("a[href^='glossary.html#']").first.click()
    page.wait_for_url("**/glossary.html#*")
    assert page.locator(":target").is_visible()
