"""Facts and quotations in chapters: what is printed, where it links, and what stops the build."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

BuildPages = Callable[..., tuple[Path, str]]

PAGE = """\
# Chapter

The bus has {fact}`books` books, says {fact}`pupil`; again {fact}`books`. Its rules are called
{fact}`loan-rules`, or {fact}`the rules <loan-rules>`. The term {fact}`glossary/book-bus`.

The pupil is quoted: “{quoted}`四年级学生小满说`”, and {quoted}`借书
不收押金 <book-bus-03>`.

```{quoted} book-bus-02
书车停在村口的老槐树下，
孩子们排起了队。“我想借《昆虫记》，”四年级学生小满说

The bus stops; *children* wait for {fact}`books`.
```

## Once more {fact}`books` and {quoted}`书车`

{fact}`books` books and {fact}`books`.

| Of {fact}`books` | Length |
|---|---|
| {fact}`books` | {fact}`bridge-length` |
"""

NUMBERED = """\
# Small

```{toctree}
:numbered:

page
```

## Articles

```{article} book-bus
```

```{article} stone-bridge
```
"""


@pytest.fixture
def page(build_pages: BuildPages) -> BeautifulSoup:
    out, warnings = build_pages(page=PAGE)
    assert warnings == ""
    return BeautifulSoup((out / "page.html").read_bytes(), "html.parser")


def quote_of(page: BeautifulSoup, link: BeautifulSoup) -> BeautifulSoup:
    return page.find(id=link["aria-describedby"])


def test_a_fact_is_its_value_linked_to_its_paragraph_and_described_by_its_words(
    page: BeautifulSoup,
) -> None:
    first, pupil, *_ = page.select("a.fact")
    assert first.get_text() == "more than 600"
    assert first["href"] == "index.html#book-bus-01"
    quote = quote_of(page, first)
    assert quote["role"] == "tooltip"
    assert quote.get_text() == "“车上装着600多册图书” book-bus ¶1"
    assert quote.select_one("[lang]")["lang"] == "zh-Hans"
    assert first.find_next_sibling() is quote

    assert pupil.get_text() == "pupil"
    assert quote_of(page, pupil).get_text() == "“四年级学生［学生］说” book-bus ¶2"
    assert "小满" not in page.get_text()


def test_names_and_terms_have_their_chinese_or_words_of_the_chapter(page: BeautifulSoup) -> None:
    rules, words, term = page.select("a.fact")[3:6]
    assert rules.get_text() == "rules for loans (借书规则)"
    assert rules.select_one("[lang=zh-Hans]").get_text() == "借书规则"
    assert words.get_text() == "the rules"
    assert quote_of(page, words).get_text() == quote_of(page, rules).get_text()
    assert term["href"] == "index.html#book-bus-headline"
    assert quote_of(page, term).select_one(".fact-source").get_text() == "book-bus headline"


def test_every_quotation_has_an_id_of_its_own(page: BeautifulSoup) -> None:
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert len(page.select(".fact-quote")) == len(page.select("a.fact")) == 12


def test_a_title_has_the_words_only(page: BeautifulSoup) -> None:
    assert page.select_one("h2").get_text().startswith("Once more more than 600 and 书车")
    assert not page.select("h2 .fact-unit, h2 a.reference")


def test_a_quotation_is_masked_and_linked_to_the_passage_that_has_it(page: BeautifulSoup) -> None:
    pupil, rules = page.select("p > a.internal:not(.fact):not(.attribution a)")[:2]
    assert (pupil.get_text(), pupil["href"]) == ("四年级学生［学生］说", "index.html#book-bus-02")
    assert pupil.select_one("span")["lang"] == "zh-Hans"
    assert (rules.get_text(), rules["href"]) == ("借书不收押金", "index.html#book-bus-03")


def test_a_quotation_as_a_block_has_translation_and_place(page: BeautifulSoup) -> None:
    quote = page.select_one("blockquote.quoted")
    words = quote.select_one(".quoted-words")
    assert words.get_text() == (
        "书车停在村口的老槐树下，孩子们排起了队。“我想借《昆虫记》，”四年级学生［学生］说"
    )
    assert words["lang"] == "zh-Hans"
    assert quote.select_one("em").get_text() == "children"
    assert quote.select_one(".attribution a").get_text() == "book-bus ¶2"
    assert quote.select_one(".attribution a")["href"] == "index.html#book-bus-02"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{fact}`bookz`", r"fact bookz: expected the id of a row, found none\. .*Nearest: .*books"),
        ("{fact}`book-bus`", "found several. Write one of organisations/book-bus, glossary/book-"),
        ("{fact}`600 <books>`", "expected the value as the table has it, found the words “600”"),
        ("{fact}`then <bus-visit>`", "numbers and dates are printed from events"),
        (
            "{quoted}`借书不收押银，逾期`",
            "Closest passage in book-bus-03: .*character 6 is “银”",
        ),
        ("{quoted}`借书不收押金 <book-bus-01>`", "The quotation stands in book-bus-03"),
        ("{quoted}`借书 <book-bus-99>`", "expected the id of a passage, found “book-bus-99”"),
        ("```{quoted} book-bus-03\n借书不收押银\n```", "expected words of book-bus-03"),
        ("```{quoted} book-bus-03\n```", "quoted"),
    ],
)
def test_what_the_tables_or_the_page_do_not_have_is_an_error(
    build_pages: BuildPages, text: str, message: str
) -> None:
    _, warnings = build_pages(page=f"# Page\n\n{text}\n")
    assert re.search(rf"page\.md:3: ERROR: .*{message}", warnings, re.DOTALL), warnings
    assert warnings.count("ERROR") == 1


def test_a_passage_whose_article_the_book_does_not_set_is_a_warning(
    build_pages: BuildPages,
) -> None:
    _, warnings = build_pages(page="# Page\n\n{fact}`books`\n", index="# Small\n\n{doc}`page`\n")
    assert "page.md:3: WARNING: no page of the book sets the article of passage book" in warnings


def test_faulty_tables_stop_the_build_once_with_all_faults(
    copy: Path, build_pages: BuildPages
) -> None:
    wrong = {"indicators": ("600多册", "6000多册"), "glossary": ("进村来", "出村来")}
    for name, change in wrong.items():
        path = copy / "tables" / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(ExtensionError) as caught:
        build_pages(page=PAGE)
    assert "indicators.csv row 3, quote" in str(caught.value)
    assert "glossary.csv row 2, quote" in str(caught.value)


def test_search_engines_are_kept_from_the_page_with_the_articles_only(
    build_pages: BuildPages,
) -> None:
    out, _ = build_pages(page=PAGE)
    page, index = (
        BeautifulSoup((out / name).read_bytes(), "html.parser")
        for name in ("page.html", "index.html")
    )
    assert not page.select("meta[name=robots]")
    assert [tag["content"] for tag in index.select("head meta[name=robots]")] == ["noindex"]


def test_every_passage_is_an_anchor(build_pages: BuildPages) -> None:
    out, _ = build_pages()
    index = BeautifulSoup((out / "index.html").read_bytes(), "html.parser")
    headline = index.find(id="book-bus-headline")
    assert headline.select_one(".in-chinese").get_text() == "流动书车进村来"
    assert index.find(id="stone-bridge-02")
    assert not index.find(id="stone-bridge-kicker"), "the kicker is the column's"
    assert not index.find(id="stone-bridge-byline"), "the byline is in a paragraph"


def test_other_builders_print_the_text(build_pages: BuildPages) -> None:
    out, warnings = build_pages("text", page=PAGE)
    assert warnings == ""
    text = (out / "page.txt").read_text(encoding="utf-8")
    assert "The bus has more than 600 books, says pupil" in text


@pytest.fixture
def pdfs(build_pages: BuildPages) -> Path:
    out, warnings = build_pages("typst", page=PAGE, index=NUMBERED)
    assert warnings == ""
    return out


def links(path: Path) -> list[str]:
    """Return what the links of a PDF say of themselves: ``Footnote 1``, there ``1``, ``page 1``."""
    pages = pypdf.PdfReader(path).pages
    found = [link.get_object() for page in pages for link in page.get("/Annots", [])]
    return [str(link["/Contents"]) for link in found]


def test_a_footnote_has_the_words_once_a_section(pdfs: Path) -> None:
    marks = [text for text in links(pdfs / "book.pdf") if text.startswith("Footnote")]
    numbers = [int(mark.split()[1]) for mark in marks]
    assert numbers == [1, 2, 1, 3, 3, 4, 1, 5, 5, 5, 6], "a table's heading has none"
    text = "".join(page.extract_text() for page in pypdf.PdfReader(pdfs / "page.pdf").pages)
    notes = re.sub(r"\s+", "", text)
    assert notes.count("“车上装着600多册图书”book-bus¶1") == 2
    assert notes.count("“四年级学生［学生］说”book-bus¶2") == 1
    assert notes.count("“石桥长28.5米”stone-bridge¶1") == 1


def test_a_footnote_links_to_its_passage_if_that_is_in_the_pdf(pdfs: Path) -> None:
    book, handout = links(pdfs / "book.pdf"), links(pdfs / "page.pdf")
    assert book[book.index("1") + 1] == "page 1"
    assert book[book.index("4") + 1] == "Section, page 1", "to the headline"
    assert handout[handout.index("1") + 1].startswith("page"), "to the handout's source passages"
    assert handout[handout.index("4") + 1] == "5", "among which is no headline"
