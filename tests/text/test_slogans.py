"""Slogans with numerals are found by their form, and scored against a list."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from casestudy import Study
from casestudy.evidence import open_evidence
from casestudy.text.slogans import SLOGAN_COLUMNS, match_slogans, numeral_slogans


def found_in(text: str) -> list[tuple[str, str]]:
    paragraphs = pd.DataFrame({"article": ["a"], "id": ["a-01"], "role": ["body"], "text": [text]})
    table = numeral_slogans(paragraphs)
    assert [text[row.start : row.end] for row in table.itertuples()] == table["formula"].to_list()
    return list(zip(table["formula"], table["form"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实三会一课制度", [("三会一课", "row")]),
        ("狠抓“一核两翼”建设", [("一核两翼", "row")]),
        ("推行“一制两清单一协议”，", [("一制两清单一协议", "row")]),
        ("深化“双报到双报告双服务”活动", [("双报到双报告双服务", "row")]),
        ("“四大”平台，五星", [("四大", "single"), ("五星", "single")]),
        ("两个小区，三名党员，四类主体，五级体系", []),
        ("第二产业，周三下午，十五届，2021年，26个", []),
        ("一核，两翼", [("两翼", "single")]),
        ("有一些，进一步，一起，统一领导", []),
        ("", []),
        ("，。！", []),
    ],
)
def test_a_formula_by_its_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


def test_credits_are_left_out() -> None:
    paragraphs = pd.DataFrame(
        {"article": ["a"], "id": ["a-01"], "role": ["credit"], "text": ["三会一课"]}
    )
    table = numeral_slogans(paragraphs)
    assert table.empty
    assert tuple(table.columns) == SLOGAN_COLUMNS


def test_a_part_of_a_found_formula_does_not_count() -> None:
    found = pd.DataFrame({"formula": ["一核两翼", "两翼", "两翼", "六有", "四川"]})
    score = match_slogans(found, {"wings": "“一核两翼”", "haves": "六有标准", "levels": "五级体系"})
    assert (score.true, score.found, score.correct) == (3, 3, 2)
    assert score.precision == score.recall == pytest.approx(2 / 3)
    assert score.matched["id"].to_list() == ["wings", "haves"]
    assert score.missed["id"].to_list() == ["levels"]
    assert score.extra["formula"].to_list() == ["四川"]


def test_one_label_is_matched_once() -> None:
    found = pd.DataFrame({"formula": ["五好", "五星"]})
    score = match_slogans(found, {"both": "五好五星"})
    assert (score.correct, score.extra["formula"].to_list()) == (1, ["五星"])


def test_nothing_found_and_nothing_listed() -> None:
    score = match_slogans(pd.DataFrame({"formula": []}, dtype="str"), {})
    assert math.isnan(score.precision)
    assert math.isnan(score.recall)
    assert score.missed.empty


def test_the_slogans_of_the_page(weidu: Study) -> None:
    found = numeral_slogans(weidu.paragraphs)
    assert list(dict.fromkeys(found["formula"])) == [
        "六中",
        "一核两翼",
        "两翼",
        "六有",
        "一制两清单一协议",
        "五好",
        "五星",
        "四大",
        "双报到双报告双服务",
    ]
    mechanisms = open_evidence(weidu).table("mechanisms").set_index("id")["zh"]
    score = match_slogans(found, mechanisms[["five-level-chain", "six-haves"]].to_dict())
    assert score.matched["formula"].to_list() == ["六有"]
    assert score.missed["id"].to_list() == ["five-level-chain"]
