"""Reading the articles in a browser: one language or both, pinyin, terms, citations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OPEN = Callable[..., Page]
PARAGRAPH = "#red-governance-07"
PHONE: dict[str, Any] = {"width": 390, "has_touch": True, "is_mobile": True}
SHOWN = "each => getComputedStyle(each).display !== 'none'"


#: A storage that refuses what is not the theme's.
REFUSE = """
for (const name of ["getItem", "setItem"]) {
  const allowed = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("casestudy")) throw new Error("refused");
    return allowed.call(this, key, ...rest);
  };
}
"""


def reads(page: Page) -> tuple[bool, bool, bool]:
    """Return whether the Chinese of a paragraph, its English and its pinyin are shown."""
    paragraph = page.locator(PARAGRAPH)
    return (
        paragraph.locator(".para-text").is_visible(),
        paragraph.locator(".para-english").is_visible(),
        paragraph.locator("rt").first.evaluate(SHOWN),
    )


def choose(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()


@pytest.mark.parametrize("scripts", [True, False])
def test_both_languages_are_shown_until_one_is_chosen(open_page: OPEN, scripts: bool) -> None:
    page = open_page("01-page", java_script_enabled=scripts)
    assert reads(page) == (True, True, False)
    choose(page, "Chinese")
    assert reads(page) == (True, False, False)
    assert page.locator("#red-governance-headline").is_visible()
    choose(page, "English")
    assert reads(page) == (False, True, False)
    assert page.locator("#red-governance-headline").is_visible()
    assert page.locator(PARAGRAPH).is_visible(), "links still lead there"
    choose(page, "Side by side")
    choose(page, "Pinyin")
    assert reads(page) == (True, True, True)


def test_a_choice_is_remembered(open_page: OPEN) -> None:
    page = open_page("01-page")
    choose(page, "English")
    page.reload()
    assert reads(page) == (False, True, False)
    choose(page, "Chinese")
    choose(page, "Pinyin")
    page.wait_for_timeout(500)  # the browser hands its storage from process to process
    page.goto(page.url.replace("01-page", "02-corpus"))
    page.goto(page.url.replace("02-corpus", "01-page"))
    assert reads(page) == (True, False, True)


def test_a_browser_without_storage_is_no_error(open_page: OPEN) -> None:
    page = open_page("02-corpus")
    page.add_init_script(REFUSE)
    page.goto(page.url.replace("02-corpus", "01-page"))
    choose(page, "Chinese")
    assert reads(page) == (True, False, False)


def test_the_place_is_kept_when_the_language_changes(open_page: OPEN) -> None:
    page = open_page("chapters/01-page.html#red-governance-20")
    place = "each => each.getBoundingClientRect().top"
    for label in ("Chinese", "Pinyin", "English", "Side by side"):
        before = page.locator("#red-governance-20").evaluate(place)
        choose(page, label)
        after = page.locator("#red-governance-20").evaluate(place)
        assert abs(after - before) < 2, label


@pytest.mark.parametrize(("width", "apart"), [(1280, True), (390, False)])
def test_two_languages_stand_side_by_side_where_there_is_room(
    open_page: OPEN, width: int, apart: bool
) -> None:
    page = open_page("01-page", width=width)
    chinese = page.locator(f"{PARAGRAPH} .para-chinese").bounding_box()
    english = page.locator(f"{PARAGRAPH} .para-english").bounding_box()
    assert chinese
    assert english
    assert (english["x"] >= chinese["x"] + chinese["width"]) == apart
    assert (english["y"] >= chinese["y"] + chinese["height"]) != apart


def test_the_switches_can_be_worked_with_the_keyboard(open_page: OPEN) -> None:
    page = open_page("01-page")
    page.locator("#reading-both").focus()
    page.keyboard.press("ArrowUp")
    assert reads(page) == (False, True, False)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#reading-pinyin").is_checked()
    outline = page.locator("label:has(#reading-pinyin)").evaluate(
        "each => getComputedStyle(each).outlineStyle"
    )
    assert outline == "solid"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_switches_stay_in_reach_and_cover_nothing(open_page: OPEN, width: int) -> None:
    page = open_page(f"chapters/01-page.html{PARAGRAPH}", width=width)
    expect(page.locator("#reading-pinyin")).to_be_in_viewport()
    bar = page.locator(".reading-switches")
    foot = "each => each.getBoundingClientRect().bottom"
    head = "each => each.getBoundingClientRect().top"
    assert page.locator(PARAGRAPH).evaluate(head) >= bar.evaluate(foot)
    page.locator(f"{PARAGRAPH} a.para-number").focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        focused = page.evaluate_handle("document.activeElement").as_element()
        assert focused
        assert focused.evaluate(head) >= bar.evaluate(foot) - 1, focused.inner_html()


def test_the_text_without_pinyin_is_plain_chinese(open_page: OPEN, weidu: Any) -> None:
    page = open_page("01-page")
    paragraphs = weidu.paragraphs.set_index("id")["text"]
    for name in ("red-governance-07", "restaurant-owner-02"):
        text = page.locator(f"#{name} .para-text")
        assert text.inner_text().replace("\n", "") == paragraphs[name]
    choose(page, "Pinyin")
    copied = page.locator(f"{PARAGRAPH} .para-text").evaluate(
        "each => { getSelection().selectAllChildren(each); return getSelection().toString(); }"
    )
    assert copied.replace("\n", "") == paragraphs["red-governance-07"]


def test_pinyin_has_room_over_the_line(open_page: OPEN) -> None:
    page = open_page("01-page")
    height = "each => parseFloat(getComputedStyle(each).lineHeight)"
    text = page.locator(f"{PARAGRAPH} .para-text")
    before = text.evaluate(height)
    choose(page, "Pinyin")
    assert text.evaluate(height) > 1.2 * before
    assert text.evaluate("each => each.querySelector('rt').textContent") == "yuè"


def opened(page: Page) -> list[str]:
    """Return what is open on terms and facts."""
    notes = page.locator(".fact-quote")
    return notes.evaluate_all(
        "all => all.filter(each => getComputedStyle(each).display !== 'none')"
        ".map(each => each.textContent)"
    )


def term(page: Page, zh: str) -> Any:
    return page.locator(f"{PARAGRAPH} a.term").filter(has_text=zh).first


def wait_for(page: Page, text: str) -> None:
    page.wait_for_function(
        "text => String([...document.querySelectorAll('.fact-quote')]"
        ".filter(each => getComputedStyle(each).display !== 'none')"
        ".map(each => each.textContent)) === text",
        arg=text,
        timeout=3000,
    )


CORE = "yī hé liǎng yì One Core and Two Wings Glossary"


def test_a_term_opens_by_mouse_and_by_keyboard_and_escape_closes_it(open_page: OPEN) -> None:
    page = open_page(f"chapters/01-page.html{PARAGRAPH}")
    assert opened(page) == []
    core = term(page, "核")
    core.hover()
    wait_for(page, CORE)
    page.keyboard.press("Escape")
    wait_for(page, "")
    page.mouse.move(5, 400)
    core.focus()
    wait_for(page, CORE)
    page.keyboard.press("Escape")
    wait_for(page, "")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-*")


def test_a_finger_opens_a_term_first_and_then_follows_it(open_page: OPEN) -> None:
    page = open_page(f"chapters/01-page.html{PARAGRAPH}", **PHONE)
    term(page, "核").tap()
    wait_for(page, CORE)
    assert "01-page" in page.url
    box = page.locator(".fact-quote:visible").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.locator(".fact-quote:visible a").tap()
    page.wait_for_url("**/glossary.html#term-*")


def test_a_citation_is_there_to_select_without_scripts(open_page: OPEN) -> None:
    page = open_page(f"chapters/01-page.html{PARAGRAPH}", java_script_enabled=False)
    page.locator(f"{PARAGRAPH} summary").click()
    edition, newspaper = page.locator(f"{PARAGRAPH} .cite p > span").all()
    assert edition.is_visible()
    assert edition.inner_text().endswith(
        "red-governance ¶7, chapters/01-page.html#red-governance-07."
    )
    assert "[“Red Governance”" in newspaper.inner_text()
    assert not page.locator(f"{PARAGRAPH} .cite button").count()


def test_a_citation_can_be_copied_from_disk_with_the_keyboard(open_page: OPEN) -> None:
    page = open_page(f"chapters/01-page.html{PARAGRAPH}", reduced_motion="reduce")
    summary = page.locator(f"{PARAGRAPH} summary")
    summary.focus()
    assert summary.evaluate("each => getComputedStyle(each).opacity") == "1"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_have_text("Copied")
    expect(page.locator(":focus")).to_contain_text("Copied")
    page.keyboard.press("Escape")
    assert page.locator(f"{PARAGRAPH} details").get_attribute("open") is None
    assert summary.evaluate("each => each === document.activeElement")
    pasted = paste(page)
    assert pasted.startswith("The Weidu case study authors, One Newspaper Page")
    assert pasted.endswith("red-governance-07.")


def paste(page: Page) -> str:
    """Return what a reader would paste."""
    field = "<textarea id=p></textarea>"
    page.locator("main").evaluate(f"each => each.insertAdjacentHTML('afterbegin', '{field}')")
    page.locator("#p").focus()
    page.keyboard.press("Control+V")
    return page.locator("#p").input_value()


@pytest.mark.parametrize("label", ["Chinese", "English", "Side by side", "Pinyin"])
def test_no_choice_makes_a_phone_scroll_sideways(open_page: OPEN, label: str) -> None:
    page = open_page("01-page", width=320)
    choose(page, label)
    page.locator(f"{PARAGRAPH} summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_print_has_both_languages_and_no_controls(open_page: OPEN) -> None:
    page = open_page("01-page")
    choose(page, "English")
    page.emulate_media(media="print")
    assert reads(page) == (True, True, False)
    assert not page.locator(".reading-switches").is_visible()
    assert not page.locator(f"{PARAGRAPH} summary").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nobody_is_kept_out(open_page: OPEN, width: int, scheme: str) -> None:
    page = open_page(f"chapters/01-page.html{PARAGRAPH}", width=width, color_scheme=scheme)
    choose(page, "Pinyin")
    page.locator(f"{PARAGRAPH} summary").click()
    options = {"preload": False, "resultTypes": ["violations"]}
    # One article: pinyin makes the whole page large, and all articles are set alike.
    parts = {"include": [[".reading-switches"], [f".newspaper:has({PARAGRAPH})"]]}
    found = Axe().run(page, parts, options).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_a_choice_after_arrival_holds_for_the_paragraph_too(open_page: OPEN) -> None:
    page = open_page("chapters/01-page.html#red-governance-12")
    choose(page, "Chinese")
    assert not page.locator("#red-governance-12 .para-english").is_visible()
    page.evaluate("location.hash = '#red-governance-13'")
    assert page.locator("#red-governance-13 .para-english").is_visible()
    assert not page.locator("#red-governance-12 .para-english").is_visible()


@pytest.mark.parametrize("label", ["Chinese", "English"])
def test_a_paragraph_that_a_link_leads_to_shows_both_languages(open_page: OPEN, label: str) -> None:
    page = open_page("01-page")
    choose(page, label)
    page.evaluate("location.hash = '#red-governance-12'")
    for side in (".para-chinese", ".para-english"):
        assert page.locator(f"#red-governance-12 {side}").is_visible()
    hidden = ".para-english" if label == "Chinese" else ".para-chinese"
    assert not page.locator(f"#red-governance-13 {hidden}").is_visible()
