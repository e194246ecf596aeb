"""Blocks: credits, headlines, ranges, and the page's own statistics."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from casestudy import Study
from casestudy.source import repair_lines
from casestudy.source.chinese import HAN
from casestudy.source.repair import repair_block
from casestudy.source.spacing import is_letter_spaced

CREDITS = [
    ("区各项事业发展得更好。（魏宣）", "区各项事业发展得更好。", "（魏宣）"),
    ("明确要求。 （魏宣）", "明确要求。", "（魏宣）"),
    ("近 20万人次。 许廷合 摄", "近20万人次。", "许廷合 摄"),
    ("大家都来了。 周禾/摄", "大家都来了。", "周禾/摄"),
    ("大家都来了。记者周禾摄影报道", "大家都来了。", "记者周禾摄影报道"),
    ("村民老罗说。 （记者 李四）", "村民老罗说。", "（记者 李四）"),
    ("大家都来了。（ 魏宣 ）", "大家都来了。", "（魏宣）"),
]


@pytest.mark.parametrize(("line", "text", "credit"), CREDITS)
def test_a_trailing_credit_becomes_a_passage_of_its_own(line: str, text: str, credit: str) -> None:
    passages, mends = repair_lines([line], "body", first=34)
    assert [(each.role, each.text) for each in passages] == [("body", text), ("credit", credit)]
    assert passages[1].lines == ((34, 34),)
    assert "credit" in [mend.rule for mend in mends]


@pytest.mark.parametrize(
    "line",
    [
        "全市第四季度安委会全体（扩大）会议。",
        "设立业委会（院委会）",
        "会议结束。（下转第二版）",
        "会议结束。（完）",
        "他喜欢拍摄",
        "他来自外地。（今属河南）",
        "三人都是志愿者。（均为化名）",
        "他讲完了。（热烈鼓掌）",
        "大家都知道。（这里说的是老城区的小区）",
    ],
)
def test_what_only_looks_like_a_credit_stays_in_the_text(line: str) -> None:
    assert [each.role for each in repair_lines([line])[0]] == ["body"]


def test_a_credit_on_a_line_of_its_own_is_parted_too() -> None:
    passages, _ = repair_lines(["今天开了会。", "（魏宣）"])
    assert [(each.role, each.text) for each in passages] == [
        ("body", "今天开了会。"),
        ("credit", "（魏宣）"),
    ]


def test_the_lines_of_a_headline_are_its_parts() -> None:
    [headline], [mend] = repair_lines(["老主顾病危", "饭店老板捐款千元"], "headline", first=120)
    assert headline.text == "老主顾病危 饭店老板捐款千元"
    assert headline.lines == ((120, 121),)
    assert mend.rule == "headline-parts"


def test_runs_of_lines_far_apart_are_one_text() -> None:
    passages, mends = repair_block(
        [(10, ["会议在三", "日下午，全体县级"]), (90, ["领导出席。"])], "body"
    )
    assert [(each.text, each.lines) for each in passages] == [
        ("会议在三日下午，全体县级领导出席。", ((10, 11), (90, 90)))
    ]
    assert [mend.rule for mend in mends] == ["wrap", "column-cut"]


def test_a_paragraph_knows_its_lines_across_a_column_cut(weidu: Study) -> None:
    row = weidu.paragraphs.set_index("id").loc["red-governance-24"]
    assert (row["first_line"], row["last_line"]) == (246, 265)


@pytest.mark.parametrize(
    ("word", "extracted", "repaired"), [("小区", 41, 49), ("志愿者", 7, 13), ("王广科", 10, 16)]
)
def test_words_of_the_page_are_counted_whole_after_repair(
    weidu: Study, word: str, extracted: int, repaired: int
) -> None:
    assert weidu.page.text.count(word) == extracted
    assert weidu.text.count(word) == repaired


def test_the_page_has_the_damage_that_is_known_of_it(weidu: Study) -> None:
    rules = weidu.repair_log["rule"].value_counts()
    assert rules["letter-spacing"] == 22
    assert rules["byline-space"] == 1
    assert rules["paragraph-break"] == 4


def test_spaces_between_chinese_characters_of_the_page(weidu: Study) -> None:
    """236 of them, in 22 letter-spaced lines and 9 others: bylines, credits, headlines."""
    space = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
    lines = [line for line in weidu.page.text.split("\n") if space.search(line)]
    assert sum(len(space.findall(line)) for line in lines) == 236
    assert Counter(map(is_letter_spaced, lines)) == {True: 22, False: 9}


def test_no_space_is_left_between_two_chinese_characters_of_running_text(weidu: Study) -> None:
    bylines = re.compile("（记者 [^）]+）")
    prose = weidu.paragraphs.query("role != 'credit'")["text"].str.replace(bylines, "", regex=True)
    assert not prose.str.contains(r"\s").any()


def test_repair_changes_nothing_but_white_space(any_study: Study) -> None:
    assert any_study.conservation["same"].all()
    assert any_study.conservation["characters"].sum() == len("".join(any_study.page.text.split()))


def test_repaired_articles_need_no_repair(any_study: Study) -> None:
    for paragraph in any_study.paragraphs.query("role == 'body'")["text"]:
        assert repair_lines([paragraph])[0][0].text == paragraph
