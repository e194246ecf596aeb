"""The book as it is published: what a reader finds on its pages."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from fontTools.ttLib import TTFont

from casestudy import Study
from casestudy.evidence import Evidence
from casestudy.parallel import open_translation
from casestudy.source import characters

ROOT = Path(__file__).parents[2]
CHAPTERS = [
    "index",
    "01-page",
    "02-corpus",
    "03-governance",
    "04-volunteerism",
    "05-voices",
    "06-words",
    "glossary",
    "codebook",
    "data-dictionary",
    "references",
]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        name: BeautifulSoup((site / "chapters" / f"{name}.html").read_bytes(), "html.parser")
        for name in CHAPTERS
    }


def said(element: Tag) -> str:
    """Return the text of an element without what the style sheet hides: pinyin, what opens."""
    copied = BeautifulSoup(str(element), "html.parser")
    for hidden in copied.select("rt, .fact-quote"):
        hidden.decompose()
    return copied.get_text()


def test_every_paragraph_stands_in_chapter_1_under_its_own_anchor(
    pages: dict[str, BeautifulSoup], weidu: Study
) -> None:
    for row in weidu.paragraphs.itertuples():
        element = pages["01-page"].find(id=row.id)
        assert element is not None, row.id
        text = element.select_one(".para-text")
        assert said(text) == row.text
        assert text["lang"] == "zh-Hans"
        assert element.select_one("a.para-number")["href"] == f"#{row.id}"


def test_the_articles_stand_in_reading_order_with_all_their_parts(
    pages: dict[str, BeautifulSoup], weidu: Study
) -> None:
    boxes = pages["01-page"].select(".newspaper")
    assert len(boxes) == len(weidu.articles)
    for box, article in zip(boxes, weidu.articles, strict=True):
        printed = box.select(
            ":is(.kicker, .headline, .subhead, .byline, .section-heading) .in-chinese, .para-text"
        )
        texts = [said(element) for element in printed]
        for _, part in article.parts():
            assert part in texts
        assert len(box.select_one(".article-gist").get_text().split()) > 20


def test_every_passage_has_its_english(pages: dict[str, BeautifulSoup], weidu: Study) -> None:
    translation = open_translation(weidu)
    for article in weidu.articles:
        for passage in article.passages:
            english = pages["01-page"].find(id=passage).select(".para-english, span.in-english")
            assert [element.get_text() for element in english] == [translation.text(passage)]


def test_chapter_1_is_not_heavy_with_pinyin(site: Path) -> None:
    assert (site / "chapters" / "01-page.html").stat().st_size < 500_000


#: What is no text that somebody has written: file names, hashes, addresses.
UNWRITTEN = re.compile(
    r"\.(?:png|svg|jpe?g|gif|webp|pdf)\b|\b[0-9a-f]{12,}\b|https?:|^<", re.IGNORECASE
)


def alt_of(picture: Tag, page: BeautifulSoup) -> str:
    """Return what a screen reader says of a picture."""
    if picture.name == "img":
        return picture["alt"]
    assert picture["role"] == "img"
    return page.find(id=picture["aria-labelledby"]).get_text()


def test_every_picture_has_a_text_that_somebody_wrote(pages: dict[str, BeautifulSoup]) -> None:
    texts = [
        alt_of(picture, page)
        for page in pages.values()
        for picture in page.select("article img, article svg")
    ]
    assert len(texts) >= 31
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert len(text.split()) >= 5, text
        assert not UNWRITTEN.search(text), text


def test_every_figure_has_a_picture_and_a_caption(pages: dict[str, BeautifulSoup]) -> None:
    figures = [figure for page in pages.values() for figure in page.select("article figure")]
    assert len(figures) >= 31
    for figure in figures:
        assert len(figure.select("svg, img")) == 1
        assert len(figure.select_one("figcaption .caption-text").get_text().split()) > 5
    pictures = [one for page in pages.values() for one in page.select("article img, article svg")]
    assert len(pictures) == len(figures)


def test_every_figure_and_table_offers_its_data(
    pages: dict[str, BeautifulSoup], site: Path, private_names: tuple[str, ...]
) -> None:
    for name, page in pages.items():
        offered = [link["href"] for link in page.select("article a.data-link")]
        assert len(set(offered)) == len(offered)
        assert len(offered) == len(page.select("article table, article figure")), name
        for href in offered:
            data = (site / "chapters" / href).resolve().read_bytes()
            assert data.startswith(b"\xef\xbb\xbf")
            text = data.decode("utf-8-sig")
            heading, *rows = csv.reader(io.StringIO(text))
            assert rows, href
            assert all(heading), href
            assert len(set(heading)) == len(heading), href
            assert {len(row) for row in rows} == {len(heading)}, href
            assert not [person for person in private_names if person in text], href


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    pages = {path: BeautifulSoup(path.read_bytes(), "html.parser") for path in site.rglob("*.html")}
    for path, page in pages.items():
        for link in page.select("a[href]"):
            target, _, anchor = link["href"].partition("#")
            if re.match(r"[a-z]+:", link["href"]):
                continue
            file = (path.parent / target).resolve() if target else path
            assert file.exists(), f"{path.name}: {link['href']}"
            if anchor and file in pages:
                found = pages[file].find(id=anchor) or pages[file].find(attrs={"name": anchor})
                assert found, f"{path.name}: {link['href']}"


def test_chapters_have_what_a_chapter_has() -> None:
    for name in ["01-page", "02-corpus"]:
        text = (ROOT / "chapters" / f"{name}.md").read_text(encoding="utf-8")
        for part in [
            "Level\n:",
            "Time\n:",
            "Prerequisites\n:",
            "What you will learn",
            "## Take-aways",
        ]:
            assert part in text, f"{name}: {part}"
        exercises = re.findall(r"^```\{exercise\}.*\n:label: (\S+)", text, re.MULTILINE)
        blocks = re.findall(r"<!-- solution -->(.*?)<!-- /solution -->", text, re.DOTALL)
        solved = re.findall(r"\{solution(?:-start)?\} (\S+)", "".join(blocks))
        assert len(exercises) >= 4
        assert solved == exercises
        assert text.count("{solution") == text.count("{solution-end}") + len(exercises)
        assert "<!-- instructor-note -->" in text


def test_cells_are_short_and_define_nothing() -> None:
    for path in sorted((ROOT / "chapters").glob("*.md")):
        cells = re.findall(
            r"^```\{code-cell\}.*?\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        for cell in cells:
            code = re.sub(r"\A(---\n.*?---\n|(:.*\n)+)", "", cell, flags=re.DOTALL)
            lines = [line for line in code.splitlines() if line.strip()]
            assert len(lines) <= 10, f"{path.name}: {code}"
            assert not re.search(r"^\s*(def|class|for|while) ", code, re.MULTILINE), (
                f"{path.name}: {code}"
            )


def test_no_chapter_names_a_private_person_in_prose(
    pages: dict[str, BeautifulSoup], private_names: tuple[str, ...]
) -> None:
    for name, page in pages.items():
        copied = BeautifulSoup(str(page.select_one("article")), "html.parser")
        for box in copied.select(".newspaper"):
            box.extract()
        text = copied.get_text()
        assert not [person for person in private_names if person in text], name


def test_no_other_page_names_a_private_person_in_english(
    pages: dict[str, BeautifulSoup], weidu_evidence: Evidence
) -> None:
    people = weidu_evidence.table("people")
    private = people[people["named"] & ~people["public"]]
    names = [name.casefold() for name in [*private["en"], *private["pinyin"]]]
    assert len(names) == 14
    for page_name, page in pages.items():
        text = " ".join(page.get_text(" ").split()).casefold()
        found = {name for name in names if name in text}
        expected = {name.casefold() for name in private["en"]} if page_name == "01-page" else set()
        assert found == expected, page_name


def test_the_font_has_every_chinese_character_of_the_site(
    pages: dict[str, BeautifulSoup], site: Path
) -> None:
    text = characters("".join(page.get_text() for page in pages.values()))
    with TTFont(site / "_static" / "fonts" / "noto-sans-sc.woff2") as font:
        known = font.getBestCmap()
        used = set(re.findall("[\u3000-\u9fff\uff00-\uffef]", text))
        assert not [char for char in used if ord(char) not in known]


def test_no_page_calls_another_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        sources = [
            element.get(attribute)
            for attribute in ("src", "href")
            for element in page.select(f"script[{attribute}], link[{attribute}], img[{attribute}]")
        ]
        assert not [url for url in sources if re.match("(https?:)?//", url)], path.name


def test_works_are_listed_as_the_text_cites_them(pages: dict[str, BeautifulSoup]) -> None:
    works = pages["references"].select(".citation")
    texts = [work.get_text(" ", strip=True) for work in works]
    assert len(texts) > 10
    assert not [text for text in texts if not text[0].isalpha()], "a mark such as [Gri08]"
