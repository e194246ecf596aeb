"""The search as readers use it: it finds what the pages show, and leads to where it stands."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import snowballstemmer
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page

from casestudy import Study

pytestmark = pytest.mark.browser

OPEN = Callable[..., Page]

#: Page by page, what a browser shows: one entry for each line and each cell of a table.
Lines = dict[str, list[str]]

QUERIES = [
    # Chinese: one character and two, longer words, phrases, a line that is wrapped
    "党", "众", "小区", "治理", "红色治理", "志愿者", "一核两翼", "党群中心户", "小区党支部",
    "疫情防控", "居民议事厅", "红色物业", "群众的获得感", "务虚会", "红色 治理",
    "小区 志愿者 居民",
    # persons in office, places, bodies
    "李朝锋", "何长成", "楼阳生", "赵玲玲", "东大街道", "帝豪花园小区", "鄢陵县", "魏都区委组织部",
    # English: all forms of a word, compounds, phrases, stop words, a single letter, titles
    "govern", "governing", "volunteers", "estates", "coded", "the", "a", "red-governance",
    "housing estate", '"housing estate"', '"is printed from its row"', "concordance", "Teets",
    "department's", "not the page", "GLOSSARY", "Reading the page", "Governance structure",
    # pinyin without tones, and with them
    "hongse zhili", "hóngsè zhìlǐ", "weidu", "qu", "Xuchang", "jian'an", "jianan", "dangqun", "us",
    # numbers, alone and with Chinese
    "2022", "93", "26", "3067", "12月3日", "2022年", "4,723", "4723", "6.50",
    # code, output and tables
    "set_index", "rows_of", "use_book_style", "plot_timeline", "False", "True", "betweenness",
    "people.csv", "display.max_colwidth",
    # both languages, styles of marks, full width
    "小区 estate", "volunteer 志愿者", "governance红色", "“红色治理”", "「红色治理」", "“小区，”",
    "Ｗｅｉｄｕ", "治理，小区",
    # what is nowhere
    "zebra", "红色斑马", "小区 zebra", '"the the"',
]  # fmt: skip

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
porter = functools.cache(snowballstemmer.stemmer("porter").stemWord)


def stemmed(word: str) -> str:
    """Return the stem of a word; Porter's of “us” would be “u”."""
    return porter(word) if len(word) > 2 else word


def folded(text: str) -> str:
    """Fold as the search promises: case, accents, full width, styles of marks."""
    for styles, plain in [("“”「」『』", '"'), ("‘’", "'"), ("、", ","), ("。", ".")]:
        text = re.sub(f"[{styles}]", plain, text)
    text = "".join(
        chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char for char in text
    )
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def stems(text: str) -> list[str]:
    """Return the words and numbers of a folded text, with a sign for each gap between them."""
    text = re.sub(r"(\w)'s(?!\w)", r"\1", text)
    text = re.sub(
        r"(?<![\d.,])(\d{1,3})((?:,\d{3})+)(?![\d,])", lambda m: m[0].replace(",", ""), text
    )
    number = r"(?<![\d.])\d+\.\d+(?!\.?\d)|\d+"
    pieces = re.findall(rf"{number}|(?:(?![{HAN}\d_])\w)+|[^\w]|[_{HAN}]", text)
    return [stemmed(piece) if piece.isalpha() else piece for piece in pieces]


def has_joined(words: str, line: str) -> bool:
    """Tell whether a line has a word with or without hyphens and apostrophes: dǎng-qún, Jian’an."""
    bare = re.sub("['-]", "", words)
    letters = rf"(?:(?![{HAN}\d_])\w)+"
    found = re.findall(rf"(?<![\d'-]){letters}(?:['-]{letters})*(?![\d'-])", line)
    return len(bare) > 3 and bare.isalpha() and bare in [re.sub("['-]", "", each) for each in found]


def has_words(words: str, line: str) -> bool:
    if has_joined(words, line):
        return True
    wanted = [piece for piece in stems(words) if piece[0].isalnum()]
    found = stems(line)
    for start in range(len(found)):
        at, matched = start, 0
        while at < len(found) and found[at] == wanted[matched]:
            matched += 1
            if matched == len(wanted):
                return True
            at += 1
            if at < len(found) and not re.match(rf"[\w{HAN}]", found[at].replace("_", "-")):
                at += 1
    return False


def has_exactly(text: str, line: str) -> bool:
    """Tell whether a line has a text as it stands; blanks beside Chinese do not count."""
    text, line = (
        re.sub(rf"(?<=[{HAN}]) | (?=[{HAN}])", "", " ".join(each.split())) for each in (text, line)
    )
    ends = [r"(?<!\d)" if text[0].isdigit() else "", r"(?!\d)" if text[-1].isdigit() else ""]
    if text[0].isascii() and text[0].isalpha():
        ends[0] = r"(?<![a-z])"
    if text[-1].isascii() and text[-1].isalpha():
        ends[1] = r"(?![a-z])"
    return bool(re.search(ends[0] + re.escape(text) + ends[1], line))


def terms_of(query: str) -> list[Callable[[str], bool]]:
    query = folded(query)
    quoted = re.findall(r'"([^"]+)"', query)
    terms = [functools.partial(has_exactly, text) for text in quoted]
    for piece in re.sub(r'"[^"]*"', " ", query).split():
        for part in re.findall(rf"[{HAN}\d]*[{HAN}][{HAN}\d]*|(?:\d,\d|[^{HAN},])+", piece):
            chinese = re.search(f"[{HAN}]", part)
            terms.append(functools.partial(has_exactly if chinese else has_words, part))
    return terms


def expected(query: str, lines: Lines) -> set[str]:
    """Return the pages that have every term of a query in what they show."""
    terms = terms_of(query)
    return {
        page
        for page, shown in lines.items()
        if all(any(term(line) for line in shown) for term in terms)
    }


def shown_lines(page: Page) -> list[str]:
    """Return what a browser shows of a page's article, without what stands in its margin."""
    text = page.evaluate(
        "() => { const article = document.querySelector('article');"
        "article.querySelectorAll('.para-number, .para-lines, .headerlink, rt, button')"
        ".forEach(each => each.remove()); return article.innerText; }"
    )
    return [folded(line) for line in re.split(r"[\n\t]", text) if line.strip()]


def search(page: Page, address: str, query: str) -> set[str]:
    """Ask for a query, first by its address, then in the field; return the pages found."""
    if page.url.startswith(f"{address}/search.html"):
        page.locator("#search-form input").fill(query)
        page.keyboard.press("Enter")
    else:
        page.goto(f"{address}/search.html?q={quote(query)}")
    page.wait_for_function(
        "query => new URLSearchParams(location.search).get('q') === query &&"
        "/^(\\d|Nothing)/.test(document.getElementById('search-status').textContent)",
        arg=query,
    )
    found = page.locator("section.search-page")
    return set(found.evaluate_all("pages => pages.map(each => each.dataset.page)"))


def show_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.search-more').forEach(each => each.click())")


@pytest.fixture(scope="module")
def lines(browser: Browser, site: Path) -> Lines:
    context = browser.new_context()
    page = context.new_page()
    found = {}
    for path in sorted((site / "chapters").glob("*.html")):
        page.goto(path.as_uri())
        found[f"chapters/{path.name}"] = shown_lines(page)
    context.close()
    return found


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server, under a path."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/some/where"))

        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/some/where"
        server.shutdown()
        thread.join()


def test_the_pages_found_are_the_pages_that_show_the_words(
    open_page: OPEN, site: Path, lines: Lines
) -> None:
    page = open_page("search.html")
    assert len(QUERIES) >= 40
    wrong = {}
    for query in QUERIES:
        found, wanted = search(page, site.as_uri(), query), expected(query, lines)
        if found != wanted:
            wrong[query] = {"missed": wanted - found, "too many": found - wanted}
    assert not wrong
    sizes = [len(expected(query, lines)) for query in QUERIES]
    assert sizes.count(0) == 4
    assert sum(0 < size < len(lines) for size in sizes) > 40


def regions(path: Path) -> dict[str, str]:
    """Return what each anchor of a page stands for, without blanks; an id in two places is none.

    A section is its heading, a term has its explanation.
    """
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    for opened in page.select(".fact-quote"):  # what opens on a term stands inside of the text
        opened.decompose()
    elements = page.find_all(id=True)
    times = Counter(element["id"] for element in elements)
    found: dict[str, str] = {}
    for element in elements:
        if times[element["id"]] > 1:
            continue
        heading = element.find(["h1", "h2", "h3", "h4"]) if element.name == "section" else None
        text = (heading or element).get_text()
        if element.name == "dt" and isinstance(said := element.find_next_sibling("dd"), Tag):
            text += said.get_text()
        found[element["id"]] = unicodedata.normalize("NFC", "".join(text.split()))
    return found


def test_every_result_leads_to_a_block_with_the_hit_and_shows_it(
    open_page: OPEN, site: Path
) -> None:
    page = open_page("search.html")
    pages = {path.name: regions(path) for path in (site / "chapters").glob("*.html")}
    followed = 0
    for query in QUERIES[::2]:
        search(page, site.as_uri(), query)
        show_all(page)
        results = page.evaluate(
            "[...document.querySelectorAll('.search-page li a')].map(link => [link.href,"
            "[...link.querySelectorAll('mark')].map(mark => mark.textContent)])"
        )
        for href, marks in results:
            path, _, anchor = href.rpartition("/")[2].partition("#")
            assert marks, f"{query}: {href} shows no hit"
            for mark in marks:
                text = pages[path][unquote(anchor)]
                assert "".join(mark.split()) in text, f"{query}: {mark} is not at {href}"
            followed += 1
    assert followed > 1000


def test_a_result_leads_to_the_paragraph_of_the_source(
    open_page: OPEN, site: Path, weidu: Study
) -> None:
    page = open_page("search.html")
    for row in weidu.paragraphs.iloc[::12].itertuples():
        search(page, site.as_uri(), f"“{row.text[:25]}”")
        show_all(page)
        links = page.locator(".search-page[data-page$='01-page.html'] li a")
        assert f"#{row.id}" in links.evaluate_all("links => links.map(link => link.hash)")


@pytest.mark.parametrize("query", ["小区", "governing", "hongse zhili", '"housing estate"'])
def test_the_search_works_the_same_from_a_server_under_a_path(
    browser: Browser, served: str, lines: Lines, query: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert search(page, served, query) == expected(query, lines)
    assert all(url.startswith(served) for url in asked if not url.startswith("data:"))
    page.locator(".search-page li a").first.click()
    page.wait_for_url("**/chapters/*.html#*")
    assert page.locator(":target").is_visible()
    context.close()


def test_the_index_is_loaded_on_first_use_only(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    for name in ["chapters/03-governance.html", "search.html"]:
        page.goto(f"{served}/{name}", wait_until="networkidle")
    assert not [name for name in asked if "index.js" in name or "searchtools" in name]
    page.locator("#search-form input").fill("小区")
    page.locator(".search-page").first.wait_for()
    assert [name for name in asked if "index.js" in name] == ["search-index.js"]
    context.close()


def test_the_keyboard_goes_from_a_chapter_to_a_found_passage(open_page: OPEN) -> None:
    page = open_page("04-volunteerism")
    page.keyboard.press("Control+k")
    page.keyboard.type("一核两翼")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator(".search-page").first.wait_for()
    assert page.locator("#search-form input").input_value() == "一核两翼"
    page.locator("#search-form input").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.search-page li')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/chapters/*.html#*")
    target = page.locator(":target")
    top = target.evaluate("each => each.getBoundingClientRect().top")
    assert 0 <= top < 800
    assert is_marked(page)


def is_marked(page: Page) -> bool:
    """Tell whether the place that the address names is set off; of a section, its heading."""
    return page.locator(":target:not(section), section:target > :is(h2, h3, h4)").first.evaluate(
        "each => { const style = getComputedStyle(each);"
        "return style.outlineStyle !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)'; }"
    )


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("Table", "the"), ("Code", "study"), ("Output", "True"), ("Figure", "the"), ("Term", "the"),
        ("Heading", "the"), ("", "the"),
    ],
)  # fmt: skip
def test_every_kind_of_block_is_marked_when_a_result_leads_to_it(
    open_page: OPEN, site: Path, kind: str, query: str
) -> None:
    page = open_page("search.html")
    search(page, site.as_uri(), query)
    show_all(page)
    links = page.locator(".search-page li a")
    places = links.evaluate_all(
        "links => links.map(link => link.querySelector('.search-place')?.textContent ?? '')"
    )
    kinds = [place.partition(" · ")[0] for place in places]
    links.nth(kinds.index(kind)).click()
    page.wait_for_url("**/chapters/*.html#*")
    assert page.locator(":target").is_visible()
    assert is_marked(page)


def test_typing_searches_anew_and_keeps_the_address(open_page: OPEN) -> None:
    page = open_page("search.html?q=zebra")
    page.wait_for_function("document.getElementById('search-status').textContent[0] === 'N'")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.closest('#search-form') !== null")
    page.keyboard.type("志愿者")  # in the place of what stood there
    page.wait_for_url(f"**/search.html?q={quote('志愿者')}")
    page.locator(".search-page").first.wait_for()
    page.locator("#search-form input").fill("")
    page.wait_for_url("**/search.html")
    assert page.locator("#search-status").inner_text() == ""
    assert page.locator(".search-page").count() == 0


def test_many_passages_are_shown_when_asked_for(open_page: OPEN) -> None:
    page = open_page(f"search.html?q={quote('小区')}")
    page.locator(".search-more").first.wait_for()
    result = page.locator(".search-page[data-page$='03-governance.html']")
    assert result.locator("li").count() == 5
    more = result.locator(".search-more")
    total = int(re.findall(r"\d+", more.inner_text())[0])
    more.focus()
    page.keyboard.press("Enter")
    assert result.locator("li").count() == total > 5
    assert page.evaluate("document.activeElement.closest('li').previousElementSibling !== null")


def test_nothing_found_says_what_was_looked_for(open_page: OPEN) -> None:
    page = open_page(f"search.html?q={quote('小区 zebras')}")
    page.locator(".search-tip", has_text="no page").wait_for()
    assert page.locator("#search-status").inner_text() == (
        "Nothing found. Looked for “小区” exactly as written; “zebras” by the stem of the word."
    )
    assert page.locator("#search-found").inner_text().startswith("“zebras” stands on no page.")
    page = open_page(f"search.html?q={quote('！？')}")
    assert "nothing to look for in “！？”" in page.locator("#search-status").inner_text()


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "'\"<b>小区</b>",
        "\\", "(", "[", '"("', '"[a-"', "1" * 5000, "小" * 5000, "a-" * 2500, "%", "\u202e治理",
        "𠮷",
    ],
)  # fmt: skip
def test_a_hostile_query_is_text(open_page: OPEN, query: str) -> None:
    page = open_page("search.html")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.locator("#search-form input").fill(query)
    page.wait_for_function("document.getElementById('search-status').textContent.match(/[.:]/)")
    page.wait_for_timeout(100)
    assert page.locator("article :is(img, script, b)").count() == 0
    assert page.locator("#search-form input").input_value() == query
    page.reload()
    assert page.locator("#search-form input").input_value() == query


def test_chinese_in_results_is_marked_as_chinese(open_page: OPEN) -> None:
    page = open_page(f"search.html?q={quote('红色治理 governance')}")
    page.locator(".search-page").first.wait_for()
    show_all(page)
    outside = page.evaluate(
        "() => { const walker = document.createTreeWalker("
        "document.querySelector('article'), NodeFilter.SHOW_TEXT); const found = [];"
        "while (walker.nextNode()) if (/\\p{sc=Han}/u.test(walker.currentNode.data) &&"
        "!walker.currentNode.parentElement.closest('[lang=zh-Hans]'))"
        "found.push(walker.currentNode.data); return found; }"
    )
    assert outside == []
    assert "governance" not in "".join(page.locator("[lang=zh-Hans]").all_inner_texts())


def test_the_stemmer_of_the_browser_is_the_one_of_these_tests(
    open_page: OPEN, lines: Lines
) -> None:
    page = open_page(f"search.html?q={quote('小区')}")
    page.locator(".search-page").first.wait_for()
    words = sorted(
        set(re.findall("[a-z]+", " ".join(line for page in lines.values() for line in page)))
    )
    assert len(words) > 3000
    script = "words => words.map(word => new PorterStemmer().stemWord(word))"
    assert page.evaluate(script, words) == [porter(word) for word in words]


def test_without_javascript_the_page_says_so(open_page: OPEN) -> None:
    page = open_page("search.html", java_script_enabled=False)
    tip = page.locator("noscript .search-tip")
    assert "Searching needs JavaScript" in tip.inner_text()
    tip.get_by_role("link", name="glossary").click()
    page.wait_for_url("**/chapters/glossary.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("query", ["小区 governing", "zebra"])
def test_results_have_no_fault_that_axe_knows(
    open_page: OPEN, scheme: str, width: int, query: str
) -> None:
    page = open_page(f"search.html?q={quote(query)}", width=width, color_scheme=scheme)
    page.locator(".search-page, #search-found .search-tip").first.wait_for()
    results = Axe().run(page, context="article", options={"preload": False})
    assert json.dumps(results.response["violations"], indent=1) == "[]"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
