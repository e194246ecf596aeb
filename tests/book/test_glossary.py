"""The glossary: terms from the table, and the links to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from bs4 import BeautifulSoup, Tag

from casestudy.book.glossary import folded

BuildPages = Callable[..., tuple[Path, str]]

GLOSSARY = "# Words\n\n```{study-glossary}\n```\n"
HEADER = "id,zh,pinyin,en,explanation,article,paragraph,quote\n"
ROWS = """\
tree,老槐树,lǎo huáishù,old pagoda tree,A tree under which people meet.,book-bus,book-bus-02,老槐树
book-bus,书车,shūchē,book bus,"A bus with books, to lend.",book-bus,book-bus-02,书车停在村口
bridge,石桥,Shíqiáo,stone bridge,A bridge of stone.,stone-bridge,stone-bridge-01,石桥长28.5米
county,县,xiàn,county,A word that is not on the page.,book-bus,book-bus-02,书车
"""


@pytest.fixture
def rows(copy: Path) -> None:
    (copy / "tables" / "glossary.csv").write_text(HEADER + ROWS, encoding="utf-8")


def page(out: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((out / f"{name}.html").read_bytes(), "html.parser")


def entries(soup: BeautifulSoup) -> list[tuple[Tag, Tag]]:
    listed = soup.select_one("dl.study-glossary")
    assert listed
    return list(zip(listed.select("dt"), listed.select("dd"), strict=True))


@pytest.mark.usefixtures("rows")
def test_terms_stand_in_the_order_of_pinyin_without_tones(build_pages: BuildPages) -> None:
    out, warnings = build_pages(words=GLOSSARY)
    assert warnings == ""
    found = entries(page(out, "words"))
    assert [term.select_one(".term-zh").get_text() for term, _ in found] == [
        "老槐树", "石桥", "书车", "县",
    ]  # fmt: skip
    term, meaning = found[2]
    assert term["id"] == "term-book-bus"
    assert term.select_one(".term-zh")["lang"] == "zh-Hans"
    assert term.get_text().startswith("书车 shūchē · book bus")
    assert "A bus with books, to lend." in meaning.get_text()


@pytest.mark.usefixtures("rows")
def test_every_term_leads_to_where_it_first_stands(build_pages: BuildPages) -> None:
    out, _ = build_pages(words=GLOSSARY)
    tree, _, bus, county = (meaning for _, meaning in entries(page(out, "words")))
    assert "First stands in book-bus headline" in bus.get_text()
    assert bus.a["href"] == "index.html#book-bus-headline"
    assert page(out, "index").find(id="book-bus-headline")
    assert tree.a["href"] == "index.html#book-bus-02"
    assert "See it in book-bus ¶2" in county.get_text()


@pytest.mark.usefixtures("rows")
def test_pages_link_to_terms(build_pages: BuildPages) -> None:
    text = "# One\n\nThe {term}`书车` and all {term}`bridges <石桥>`.\n"
    out, warnings = build_pages(one=text, words=GLOSSARY)
    assert warnings == ""
    links = page(out, "one").select("p a.reference")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("书车", "words.html#term-book-bus"),
        ("bridges", "words.html#term-bridge"),
    ]


def test_a_term_that_the_glossary_lacks_is_a_warning(build_pages: BuildPages) -> None:
    _, warnings = build_pages(one="# One\n\nThe {term}`飞机`.\n", words=GLOSSARY)
    assert "term not in glossary: '飞机'" in warnings


def test_a_term_in_two_rows_is_a_warning(build_pages: BuildPages, copy: Path) -> None:
    again = ROWS.splitlines()[0].replace("tree,", "tree-again,", 1)
    (copy / "tables" / "glossary.csv").write_text(HEADER + ROWS + again + "\n", encoding="utf-8")
    _, warnings = build_pages(words=GLOSSARY)
    assert "duplicate term description of 老槐树" in warnings


@pytest.mark.usefixtures("rows")
def test_the_pdf_has_terms_and_links(build_pages: BuildPages) -> None:
    text = "# One\n\nThe {term}`book buses <书车>` came.\n"
    out, warnings = build_pages("typst", one=text, words=GLOSSARY)
    assert warnings == ""
    printed = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(out / "book.pdf").pages)
    assert "书车" in printed
    assert "A bus with books, to lend." in printed
    assert '#link(label("words#term-book-bus"))' in (out / "book.typ").read_text("utf-8")


@pytest.mark.parametrize("left", ["no table", "no tables"])
def test_a_study_without_a_glossary_says_so(build_pages: BuildPages, copy: Path, left: str) -> None:
    path = copy / "datapackage.json"
    if left == "no tables":
        path.unlink()
    else:
        package = json.loads(path.read_text("utf-8"))
        kept = [each for each in package["resources"] if each["name"] != "glossary"]
        path.write_text(json.dumps(package | {"resources": kept}), encoding="utf-8")
    out, warnings = build_pages(words=GLOSSARY)
    assert warnings == ""
    assert "This study has no glossary." in page(out, "words").get_text()


@pytest.mark.parametrize(
    ("pinyin", "plain"),
    [("Hóngsè zhìlǐ", "hongsezhili"), ("nǚ’ér", "nuer"), ("dǎng-qún", "dangqun")],
)
def test_tones_capitals_and_signs_do_not_count_in_the_order(pinyin: str, plain: str) -> None:
    assert folded(pinyin) == plain
