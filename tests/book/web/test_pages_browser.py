"""Every page of the site in a browser: light, quiet, self-contained, and open to every reader."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Response

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.browser

#: Every page of the book, from its contents, with the entry page and a search that finds something.
PAGES = [
    *re.findall(r"(?:root|file): (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8")),
    "index",
    "search",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KIND = Callable[[str], str]


def address(name: str) -> str:
    return f"{name}.html" + ("?q=红色治理 governance" if name == "search" else "")


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site on this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_light_and_dark_wide_and_narrow(
    open_page: Callable[..., Page], name: str
) -> None:
    page = open_page(address(name), reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    # What passes needs no list: that takes half of the time.
    wanted = {"preload": False, "resultTypes": ["violations"]}
    options = {"runOnly": {"type": "tag", "values": WCAG}, **wanted}
    found = []
    for width, scheme in product((1280, 390), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(700)  # the theme waits too before it looks what scrolls now
        page.wait_for_function(
            "scheme => [undefined, scheme].includes(document.documentElement.dataset.theme)",
            arg=scheme,
        )
        for rule in Axe().run(page, options=options).response["violations"]:
            places = [(node["target"], node["html"][:200]) for node in rule["nodes"]]
            found.append((width, scheme, rule["id"], places))
    assert not found


@pytest.mark.parametrize("name", [name for name in PAGES if name != "index"])
def test_a_first_visit_is_light_and_asks_nobody_else(
    browser: Browser, served: str, name: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda each: responses.append(each))  # noqa: PLW0108  no built-ins there
    page.goto(served + address(name))
    page.wait_for_load_state("networkidle")
    assert not [each.url for each in responses if not each.url.startswith(served)]
    assert not [each.url for each in responses if each.status >= 400]
    searching = name == "search"  # the index is loaded with the first search, and not before
    assert any("search-index" in each.url for each in responses) == searching
    assert sum(map(own_weight, responses)) < (1_500_000 if searching else 1_000_000)
    context.close()


def own_weight(response: Response) -> int:
    """Bytes of a file, with fonts, figures and MathJax left out."""
    if re.search(r"/_static/(fonts|vendor|mathjax)/|/_images/", response.url):
        return 0
    body = response.body()
    if "text/html" in response.headers.get("content-type", ""):
        page = BeautifulSoup(body, "html.parser")
        return len(body) - sum(len(str(figure).encode()) for figure in page.select("figure svg"))
    return len(body)


@pytest.mark.parametrize("name", PAGES)
def test_all_chinese_says_that_it_is_chinese(open_page: Callable[..., Page], name: str) -> None:
    page = open_page(address(name))
    page.wait_for_load_state("networkidle")
    assert (
        page.evaluate(
            r"""() => {
          const left = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text; (text = walk.nextNode()); ) {
            const parent = text.parentElement;
            if (parent.closest("script, style, template")) continue;
            if (!/\p{Script=Han}/u.test(text.data)) continue;
            const lang = parent.closest("[lang]").getAttribute("lang");
            if (!lang.startsWith("zh")) left.push(text.data.trim().slice(0, 60));
          }
          return left;
        }"""
        )
        == []
    )


@pytest.mark.parametrize("name", [name for name in PAGES if name != "index"])
def test_the_first_tab_skips_to_the_text(open_page: Callable[..., Page], name: str) -> None:
    page = open_page(address(name), reduced_motion="reduce")
    if name == "search":
        page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_what_has_the_focus_can_be_seen(open_page: Callable[..., Page]) -> None:
    page = open_page("03-governance")
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return [style.outlineStyle, parseFloat(style.outlineWidth), style.boxShadow]; })()"
        )
        if (style[0] == "none" or style[1] < 2) and style[2] == "none":
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert not hidden


def test_nothing_moves_for_those_who_asked_for_rest(open_page: Callable[..., Page]) -> None:
    page = open_page("03-governance", reduced_motion="reduce")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].filter(each => {"
            " const style = getComputedStyle(each);"
            " return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;"
            "}).map(each => each.className)"
        )
        == []
    )


@pytest.mark.parametrize("name", PAGES)
def test_pages_work_without_javascript(open_page: Callable[..., Page], name: str) -> None:
    page = open_page(address(name), java_script_enabled=False)
    # The first page leads on to the chapters by itself: a title is there before and after.
    page.locator("article h1, body > main > h1").first.wait_for(state="visible")


def test_a_formula_can_be_read_from_its_beginning_on_a_phone(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("06-words", width=320)
    page.locator("div.math mjx-container svg, div.math mjx-math").first.wait_for()
    edges = page.evaluate(
        """() => [...document.querySelectorAll("div.math")].map((box) => [
          box.getBoundingClientRect().left,
          box.querySelector("mjx-container > *").getBoundingClientRect().left,
          box.scrollWidth > box.clientWidth,
        ])"""
    )
    assert len(edges) > 1
    assert any(wide for _, _, wide in edges)
    assert all(box <= formula for box, formula, _ in edges)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_lines_of_a_concordance_meet_at_its_word(
    open_page: Callable[..., Page], width: int
) -> None:
    page = open_page("06-words", width=width)
    tables = page.evaluate(
        """() => [...document.querySelectorAll("table.concordance tbody")].map((body) =>
          [...body.rows].map((row) => {
            const [left, node] = [...row.cells].slice(-3);
            const words = document.createRange();
            words.selectNodeContents(left);
            const gap = node.getBoundingClientRect().left - words.getBoundingClientRect().right;
            return [left.textContent ? gap : null, row.getBoundingClientRect().height];
          }))"""
    )
    assert len(tables) == 4
    for rows in tables:
        gaps = [gap for gap, _ in rows if gap is not None]
        assert max(gaps) - min(gaps) < 1
        assert max(height for _, height in rows) < 45, "one line each"


def test_names_of_columns_stay_whole_on_phones(open_page: Callable[..., Page]) -> None:
    lines = open_page("data-dictionary", width=390).evaluate(
        """() => [...document.querySelectorAll("table.data-dictionary td:first-child code")].map(
          (name) => [name.textContent, name.getClientRects().length])"""
    )
    assert len(lines) > 50
    assert [name for name, count in lines if count != 1] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name != "index"])
def test_no_text_is_thin(open_page: Callable[..., Page], name: str) -> None:
    thin = open_page(address(name)).evaluate(
        """() => [...document.querySelectorAll("body *")].filter((each) =>
          each.textContent.trim() && getComputedStyle(each).fontWeight < 400
        ).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert thin == []


def test_a_page_prints_without_what_is_for_the_screen(open_page: Callable[..., Page]) -> None:
    page = open_page("03-governance")
    page.emulate_media(media="print")
    for selector in (".bd-sidebar-primary", ".bd-header-article", ".prev-next-footer", ".copybtn"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.locator("article h1").is_visible()


def test_paper_is_white_whatever_the_screen_was(open_page: Callable[..., Page]) -> None:
    page = open_page("03-governance", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    pale = page.evaluate(
        r"""() => [...document.querySelectorAll("article *")].filter((each) => {
          const shown = [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
          const [r, g, b] = getComputedStyle(each).color.match(/\d+/g).map(Number);
          return shown && each.checkVisibility() && !each.closest("svg") && r + g + b > 3 * 110;
        }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert not pale


def test_without_scripts_the_scheme_of_the_system_holds(open_page: Callable[..., Page]) -> None:
    for scheme, dark in (("light", False), ("dark", True)):
        page = open_page("01-page", java_script_enabled=False, color_scheme=scheme)
        page.locator("article h1").wait_for()
        colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", colour)[:3])) < 3 * 100) == dark
        ink = page.locator(".figure-drawing").first.evaluate(
            "each => getComputedStyle(each).getPropertyValue('--figure-ink').trim()"
        )
        assert (ink > "#888888") == dark, "figures too"


def test_every_work_is_listed_once(open_page: Callable[..., Page]) -> None:
    page = open_page("references")
    works = page.locator("div.citation")
    assert works.count() > 10
    assert all(work.locator("p").count() == 1 for work in works.all())


def test_the_chinese_fonts_are_small_and_licensed(site: Path) -> None:
    fonts = site / "_static" / "fonts"
    assert sum(font.stat().st_size for font in fonts.glob("*.woff2")) <= 700_000
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8").upper()


@pytest.mark.parametrize("family", ["Book Han", "Book Song"])
def test_chinese_is_drawn_with_the_fonts_of_the_site(
    open_page: Callable[..., Page], family: str
) -> None:
    page = open_page("01-page")
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate(
        "family => [...document.fonts].some(font =>"
        " font.family.includes(family) && font.status === 'loaded')",
        family,
    )
