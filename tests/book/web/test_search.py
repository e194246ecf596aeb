"""The search's index: every block of a page, once, under an anchor that leads to it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from casestudy.book.web.blocks import Block, blocks
from casestudy.book.web.search import INDEX_FILE, IndexedPage, index_script

BuildPages = Callable[..., tuple[Path, str]]

PAGE = """\
# Chapter

Some prose with {fact}`bus-visit`
and a second line.

- a list item
  - an item in it

## Tables

| 中 | English |
|---|---|
| 小区 | estate |

Term
: What it *means*.

```python
words = count("书车")
```

```{study-glossary}
```
"""


def read_index(site: Path) -> dict[str, Any]:
    """Read the index as the script sets it, after the stemmer."""
    text = (site / INDEX_FILE).read_text(encoding="utf-8")
    return json.loads(text.partition("var bookIndex=")[2].rstrip().removesuffix(";"))


def blocks_of(html: str) -> list[Block]:
    return blocks(BeautifulSoup(f"<article>{html}</article>", "html.parser"))


def texts(html: str) -> list[str]:
    return [block.text for block in blocks_of(html)]


@pytest.fixture
def book(build_pages: BuildPages) -> Path:
    out, warnings = build_pages(page=PAGE)
    assert not warnings
    return out


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>红色<b>治理</b></p><p>二</p>", ["红色治理", "二"]),
        ("<p>one\n two<br>three</p>", ["one two three"]),
        ("loose <p>a</p> text", ["loose · text", "a"]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", ["a · c", "b"]),
        ("<table><tr><th></th><th>a</th><td><p>b</p><p>c</p></td></tr></table>", ["a · b · c"]),
        ("<pre>x = 1\n  y = 2\n</pre>", ["x = 1\n  y = 2"]),
        ("<figure><svg><text>甲</text><text>乙</text></svg></figure>", ["甲 · 乙"]),
        ("<table><caption>Words</caption><tr><td>a</td></tr></table>", ["Words", "a"]),
        ("<p>hóngsè zhìlı̌ e\u0301</p>", ["hóngsè zhìlı̌ é"]),
        ("<p>…</p><p> </p>", []),
    ],
)
def test_text_that_touches_is_one_block(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    "silent",
    [
        '<a class="headerlink" href="#x">#</a>',
        '<span class="fact-quote" role="tooltip">quotation</span>',
        "<rt>hóng</rt>",
        "<script>code()</script>",
        "<style>p {}</style>",
        "<!-- remark -->",
        "<button>Copy</button>",
        "<nav>Contents</nav>",
        "<span hidden>cite</span>",
        '<span class="para-lines">lines 3–5</span>',
        '<details class="cite"><summary>Cite</summary><div><p>A citation</p></div></details>',
    ],
)
def test_what_is_no_text_of_the_page_is_not_found(silent: str) -> None:
    assert texts(f"<p>红{silent}色</p>") == ["红色"]


@pytest.mark.parametrize(
    ("html", "anchor"),
    [
        ('<section id="top"><h2>Heading</h2></section>', "top"),
        ('<p id="own">words</p>', "own"),
        ('<div class="para" id="bus-02"><p>正文</p></div>', "bus-02"),
        ('<figure id="fig"><figcaption><p>Caption</p></figcaption></figure>', "fig"),
    ],
)
def test_a_block_is_reached_by_the_id_of_its_place(html: str, anchor: str) -> None:
    assert [block.anchor for block in blocks_of(html)] == [anchor]


def test_a_given_id_stays_while_other_text_changes() -> None:
    before = blocks_of('<section id="s"><p>same</p><p>twice</p><p>twice</p></section>')
    after = blocks_of('<section id="s"><p>new</p><p>same</p><p>twice</p></section>')
    assert before[0].anchor == after[1].anchor
    assert before[1].anchor == after[2].anchor
    assert len({block.anchor for block in before}) == 3
    assert all(re.fullmatch(r"b-[0-9a-f]{8}(-1)?", block.anchor) for block in before)


def test_captions_are_of_tables_or_of_figures() -> None:
    html = """<table><caption>a</caption></table><figure><figcaption>b</figcaption></figure>"""
    assert [(block.text, block.kind) for block in blocks_of(html)] == [("a", "r"), ("b", "f")]


def test_a_heading_stands_under_the_one_above_and_not_under_the_one_before() -> None:
    html = """<section><h1>Chapter</h1>
      <section><h2>First</h2><p>a</p><section><h3>Inner</h3><p class="rubric">Aside</p></section>
      </section><section><h2>Second</h2><p>b</p></section></section>"""
    found = [(block.text, block.place) for block in blocks_of(html)]
    assert found == [
        ("Chapter", ""), ("First", ""), ("a", "First"), ("Inner", "First"), ("Aside", "Inner"),
        ("Second", ""), ("b", "Second"),
    ]  # fmt: skip


def test_code_bears_its_id_on_the_box_because_the_copy_button_renames_pre() -> None:
    html = '<div class="highlight"><pre id="codecell0">x</pre></div>'
    page = BeautifulSoup(f"<article>{html}</article>", "html.parser")
    (block,) = blocks(page)
    assert page.select_one(".highlight")["id"] == block.anchor


def test_a_built_page_is_indexed_block_by_block(book: Path) -> None:
    index = read_index(book)
    pages = {page["url"]: page for page in index["pages"]}
    assert set(pages) == {"index.html", "page.html"}
    page = pages["page.html"]
    assert page["title"] == "Chapter"
    rows = [(page["places"][place], kind, text) for _, place, kind, text in page["blocks"]]
    assert ("", "t", "Chapter") in rows
    assert ("", "", "a list item") in rows
    assert ("", "", "an item in it") in rows
    assert ("", "h", "Tables") in rows
    assert ("Tables", "r", "中 · English") in rows
    assert ("Tables", "r", "小区 · estate") in rows
    assert ("Tables", "", "What it means.") in rows
    assert ("Tables", "c", 'words = count("书车")') in rows
    assert any(kind == "g" and "书车 shūchē" in text for _, kind, text in rows)


def test_quotations_behind_facts_are_not_in_the_index(book: Path) -> None:
    html = BeautifulSoup((book / "page.html").read_bytes(), "html.parser")
    (words,) = [quote.get_text() for quote in html.select(".fact-quote .fact-words")]
    page = next(page for page in read_index(book)["pages"] if page["url"] == "page.html")
    prose = [text for *_, text in page["blocks"] if text.startswith("Some prose")]
    assert len(prose) == 1
    assert prose[0].endswith("and a second line.")
    assert len(words) > 5
    assert words.strip("“”") not in prose[0]


def test_every_anchor_is_on_its_page_and_bears_the_text(book: Path) -> None:
    for page in read_index(book)["pages"]:
        html = BeautifulSoup((book / page["url"]).read_bytes(), "html.parser")
        for anchor, _, _, text in page["blocks"]:
            (element,) = html.find_all(id=anchor)
            term = element.find_next_sibling("dd") if element.name == "dt" else None
            for quotation in element.select(".fact-quote"):
                quotation.extract()
            found = element.get_text() + (term.get_text() if term else "")
            assert "".join(text.split(" · ")[0].split()) in "".join(found.split()), anchor


def test_paragraphs_of_the_corpus_keep_their_own_anchors(book: Path) -> None:
    page = next(page for page in read_index(book)["pages"] if page["url"] == "index.html")
    places = {anchor: page["places"][place] for anchor, place, *_ in page["blocks"]}
    assert places["book-bus-02"].endswith(" ¶2")
    assert places["book-bus-02"].removesuffix(" ¶2") == next(
        text for anchor, _, kind, text in page["blocks"] if anchor == "book-bus-headline"
    )


def test_the_language_of_the_chinese_is_that_of_the_pages(book: Path) -> None:
    assert read_index(book)["language"] == "zh-Hans"
    assert '"language":"zh"' in index_script([IndexedPage("a.html", [])])


def test_sphinx_leaves_no_search_of_its_own(book: Path) -> None:
    names = {path.name for path in book.rglob("*")}
    assert not names & {"searchindex.js", "searchtools.js", "language_data.js"}
    assert {"search.html", "search.js", "search-match.js", "search-index.js"} <= names
    for path in book.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "searchindex.js" not in text
        assert "searchtools.js" not in text
        assert ("search-match.js" in text) == (path.name == "search.html")
        assert '<script src="_static/search-index.js' not in text


def test_without_javascript_the_page_points_to_glossary_and_contents(
    book: Path, build_pages: BuildPages
) -> None:
    page = BeautifulSoup((book / "search.html").read_bytes(), "html.parser")
    links = [link["href"] for link in page.select("noscript .search-tip a")]
    assert links == ["page.html", "index.html"]
    shutil.rmtree(book)
    out, _ = build_pages(page="# Page\n")
    page = BeautifulSoup((out / "search.html").read_bytes(), "html.parser")
    assert [link["href"] for link in page.select("noscript .search-tip a")] == ["index.html"]
