"""Articles as a small book sets them: two languages, notes, switches, terms, citations."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from casestudy import Study
from casestudy.parallel import open_translation

WORDS = "# Words\n\n```{study-glossary}\n```\n"


@pytest.fixture(scope="module")
def index(build_pages_once) -> BeautifulSoup:
    out, warnings = build_pages_once(words=WORDS)
    assert warnings == ""
    return read(out, "index")


def read(out: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((out / f"{name}.html").read_bytes(), "html.parser")


def plain(text: Tag) -> str:
    """Return the text of an element without what the style sheet hides: pinyin, what opens."""
    copied = BeautifulSoup(str(text), "html.parser")
    for hidden in copied.select("rt, .fact-quote"):
        hidden.decompose()
    return copied.get_text()


def test_every_passage_has_its_english_beside_it(index: BeautifulSoup, mini: Study) -> None:
    translation = open_translation(mini)
    for article in mini.articles:
        for passage, text in article.passages.items():
            element = index.find(id=passage)
            assert text in plain(element.select_one(".in-chinese"))
            assert element.select_one(".in-chinese [lang], .in-chinese[lang]")
            english = element.select_one(".para-english, span.in-english")
            assert english.get_text() == translation.text(passage)


def test_headlines_are_headings_in_both_languages(index: BeautifulSoup) -> None:
    heading = index.find(id="book-bus-headline")
    assert heading.name == "h3"
    assert plain(heading) == "流动书车进村来 The Mobile Book Bus Comes to the Village"
    assert plain(index.select_one(".kicker")) == "镇里新鲜事 News from the town"


def test_what_has_no_english_is_shown_in_every_language(index: BeautifulSoup) -> None:
    byline = index.select_one(".byline")
    assert plain(byline) == "记者 周禾"
    assert byline["lang"] == "zh-Hans"
    assert not byline.select(".in-chinese")


def test_notes_stand_under_their_paragraph(index: BeautifulSoup) -> None:
    (note,) = index.select("#book-bus-02 .in-english .para-notes li")
    assert note.select_one("[lang=zh-Hans]").get_text() == "昆虫记"
    assert note.get_text().startswith("昆虫记 Literally “records of insects”")


def test_a_word_is_one_ruby_with_a_syllable_a_character(index: BeautifulSoup) -> None:
    word = index.select_one("#book-bus-03 ruby")
    assert word.decode_contents() == (
        '馆<rt lang="zh-Latn">guǎn</rt>长<rt lang="zh-Latn">zhǎng</rt>'
    )
    assert all(rt.string for rt in index.select("rt")), "marks have no pinyin"


def test_a_term_opens_once_a_paragraph_and_leads_to_the_glossary(index: BeautifulSoup) -> None:
    assert plain(index.select_one("#book-bus-01 .para-text")).count("书车") == 2
    (term,) = index.select("#book-bus-01 a.term")
    assert plain(term) == "书车"
    assert term["href"] == "words.html#term-book-bus"
    note = index.find(id=term["aria-describedby"])
    assert (note["role"], note["lang"]) == ("tooltip", "en")
    assert note.get_text() == "shūchē book bus Glossary"
    assert note.a["href"] == term["href"]
    assert note.i["lang"] == "zh-Latn"
    ids = [element["id"] for element in index.select("[id]")]
    assert len(ids) == len(set(ids))


def test_without_a_glossary_in_the_book_no_term_opens(build_pages) -> None:
    out, warnings = build_pages()
    assert warnings == ""
    assert not read(out, "index").select("a.term, .fact-quote")
    assert "书车" in plain(read(out, "index").find(id="book-bus-01"))


def test_the_switches_stand_once_around_all_articles(index: BeautifulSoup) -> None:
    (part,) = index.select(".reading-part")
    assert len(part.select(".newspaper")) == len(index.select(".newspaper")) == 2
    (switches,) = part.select(".reading-switches")
    assert switches["role"] == "group"
    assert switches["aria-label"]
    radios = switches.select("fieldset input[type=radio]")
    assert [radio.parent.get_text(strip=True) for radio in radios] == [
        "Chinese", "English", "Side by side",
    ]  # fmt: skip
    assert [radio["value"] for radio in radios if radio.has_attr("checked")] == ["both"]
    pinyin = switches.select_one("#reading-pinyin")
    assert pinyin.parent.get_text(strip=True) == "Pinyin"
    assert not pinyin.has_attr("checked")


def test_the_switches_stand_around_sections_and_leave_out_what_follows(build_pages) -> None:
    page = (
        "# Small\n\n```{toctree}\n:glob:\n\n*\n```\n\n"
        "## One\n\n```{article} book-bus\n```\n\n## Two\n\n```{article} stone-bridge\n```\n\n"
        "## After\n\nText.\n"
    )
    out, warnings = build_pages(index=page, words=WORDS)
    assert warnings == ""
    (part,) = read(out, "index").select(".reading-part")
    assert [title.get_text().rstrip("¶") for title in part.select("h2")] == ["One", "Two"]
    assert "Text." not in part.get_text()
    words = read(out, "words")
    assert not words.select(".reading-part, script[src*=reading], link[href*=articles]")
    assert read(out, "index").select("script[defer][src*=reading], script[defer][src*=cite]")


def test_one_article_on_a_page_has_its_switches(build_pages) -> None:
    page = "# Small\n\nText.\n\n```{article} book-bus\n```\n\nAfter.\n"
    out, _ = build_pages(index=page)
    (part,) = read(out, "index").select(".reading-part")
    assert part.select_one(".newspaper")
    assert "After." not in part.get_text()


def test_a_paragraph_says_how_it_is_cited(index: BeautifulSoup) -> None:
    edition, newspaper = index.select("#stone-bridge-01 .cite p > span")
    assert edition.get_text() == (
        "Nobody, Small, version 0.1.0, 2026, “Small”, stone-bridge ¶1, index.html#stone-bridge-01."
    )
    assert newspaper.get_text() == (
        "《青石镇修好老石桥》 [Qingshi Town Repairs Its Old Stone Bridge], paragraph 1 "
        "(lines 20–22 of the text as extracted), An invented page about a village library."
    )
    byline = index.select("#book-bus-02 .cite p > span")[1].get_text()
    assert byline.startswith("记者 周禾, 《流动书车进村来》")
    summary = index.select_one("#book-bus-02 summary")
    assert summary.get_text() == "Cite book-bus ¶2"


def test_a_study_without_a_translation_has_its_articles_in_chinese(copy: Path, build_pages) -> None:
    (copy / "translation.yml").unlink()
    out, warnings = build_pages(words=WORDS)
    assert warnings == ""
    index = read(out, "index")
    assert not index.select(".in-chinese, .in-english, .para-english, input[type=radio]")
    assert index.select_one("#reading-pinyin")
    headline = index.find(id="book-bus-headline")
    assert (plain(headline), headline["lang"]) == ("流动书车进村来", "zh-Hans")
    newspaper = index.select("#stone-bridge-01 .cite p > span")[1].get_text()
    assert newspaper.startswith("《青石镇修好老石桥》, paragraph 1")


def test_other_builders_have_text_and_translation_only(build_pages) -> None:
    out, warnings = build_pages("text", words=WORDS)
    assert warnings == ""
    text = (out / "index.txt").read_text(encoding="utf-8")
    joined = "".join(text.split())
    assert "这是书车今年第12次下乡，车上装着600多册图书。" in joined
    assert "Children reading beside the book bus." in " ".join(text.split())
    assert "shū" not in text
    assert "Cite" not in text
