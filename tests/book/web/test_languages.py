"""Chinese is marked as Chinese, and nothing else is."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from casestudy.book.web.languages import mark_chinese


def marked(html: str) -> BeautifulSoup:
    page = BeautifulSoup(html, "html.parser")
    mark_chinese(page)
    return page


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Weidu District (魏都区, Wèidū Qū) in Henan", ["魏都区"]),
        ("a credit 魏宣, the paper 本报.", ["魏宣", "本报"]),
        ("全区2022年重点工作", ["全区2022年重点工作"]),
        ("the words “红色治理” recur", ["红色治理"]),
        ("他说：“想不到您会来！谢谢！”", ["他说：“想不到您会来！谢谢！"]),
        ("《“红色治理”激活为民新动能》, cited", ["《“红色治理”激活为民新动能》"]),
        ("“红色治理”试点 and so on", ["“红色治理”试点"]),
        ("《魏都日报》, a paper", ["《魏都日报》"]),
        ("no Chinese: “quoted” — 1,617 … ¶7", []),
        ("镕 and 𠮷", ["镕", "𠮷"]),
    ],
)
def test_runs_of_chinese_get_a_language(text: str, runs: list[str]) -> None:
    page = marked(f"<p>{text}</p>")
    assert [span.get_text() for span in page.select('span[lang="zh-Hans"]')] == runs
    assert page.get_text() == text


def test_code_tables_and_captions_are_marked_too() -> None:
    page = marked(
        "<html lang='en'><body><pre><span class='s'>\"小区\"</span></pre>"
        "<table><caption>词 words</caption><tr><td>治理</td></tr></table></body></html>"
    )
    assert [span.get_text() for span in page.select("[lang=zh-Hans]")] == ["小区", "词", "治理"]


def test_english_around_it_does_not_hide_chinese() -> None:
    page = marked('<p lang="zh-Hans"><i lang="en">estate 小区</i></p>')
    assert page.i.span["lang"] == "zh-Hans"


def test_what_has_a_language_stays_as_it_is() -> None:
    html = (
        '<p lang="zh-Hans">志愿者</p><svg><text>图</text></svg>'
        '<ruby lang="zh-Hans">区<rt lang="zh-Latn-pinyin">qū</rt></ruby><script>"区"</script>'
    )
    assert str(marked(html)) == html
