"""Quantities of Chinese and of English, as pairs of text and what is in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casestudy.parallel.chinese import IDIOMS, chinese_quantities, numeral
from casestudy.parallel.english import english_quantities
from casestudy.parallel.quantities import Quantity, lacking


def said(quantities: tuple[Quantity, ...]) -> list[str]:
    """Quantities without how they were written: ``more than 700``, ``month 12``."""
    return [str(quantity).partition(" (")[0] for quantity in quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月3日下午，区委书记", ["month 12", "3"]),
        ("12月1日下午4时许", ["month 12", "1", "about time 16"]),
        ("上午9时30分", ["time 9.5"]),
        ("晚上8点", ["time 20"]),
        ("经过近两个小时奔波走访", ["nearly 2"]),
        ("1990年3月", ["1990", "month 3"]),
        ("在今年8月份疫情防控期间", ["month 8"]),
        ("工期3个月", ["3"]),
        ("周二议事日", ["weekday 2"]),
        ("每周都会", []),
        ("每两周来一次", ["2", "1"]),
        ("召开十五届区政府第93次常务会议", ["15", "93"]),
        ("党的十九届六中全会", ["19", "6"]),
        ("全市第四季度安委会", ["4"]),
        ("第一次", ["1"]),
        ("有700多个老旧小区", ["more than 700"]),
        ("便民服务100余次", ["more than 100"]),
        ("两个多小时，3个多功能厅", ["more than 2", "3"]),
        ("获益群众2万余人", ["more than 20000"]),
        ("受教育人近20万人次", ["nearly 200000"]),
        ("平均面积达62.2㎡", ["62.2"]),
        ("24小时无忧停车", ["24"]),
        ("捐款千元", ["1000"]),
        ("增长3.5%，百分之八十", ["percent 3.5", "percent 80"]),
        ("约1,200人", ["about 1200"]),
        ("1.5亿元", ["150000000"]),
        ("二〇二一年", ["2021"]),
    ],
)
def test_quantities_of_chinese(text: str, expected: list[str]) -> None:
    assert said(chinese_quantities(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("狠抓“一核两翼”建设", ["1", "2"]),
        ("推行“一制两清单一协议”", ["1", "2", "1"]),
        ("“有党旗、有牌子”的六有标准", ["6"]),
        ("深化“双报到双报告双服务”活动", ["2", "2", "2"]),
        ("“五好”党组织争创和“五星”小区争创", ["5", "5"]),
        ("四大红色平台", ["4"]),
        ("居民服务“零距离”", ["0"]),
        ("五级组织体系", ["5"]),
    ],
)
def test_numerals_of_slogans_are_quantities(text: str, expected: list[str]) -> None:
    assert said(chinese_quantities(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一定会提供力所能及的帮助", "一些水果", "统一领导", "一起做义工", "进一步做好",
        "一系列问题", "和往常一样", "坚守在疫情防控一线", "最后一米", "一位难求", "几年如一日",
        "一盘棋思想", "一个巨大的爱心磁场", "心往一起想、劲往一块使", "一体化推进",
    ],
)  # fmt: skip
def test_one_alone_counts_nothing(text: str) -> None:
    assert chinese_quantities(text) == ()


@pytest.mark.parametrize("idiom", IDIOMS)
def test_idioms_count_nothing(idiom: str) -> None:
    assert chinese_quantities(f"这是{idiom}的事") == ()


def test_vague_numbers_have_no_value() -> None:
    assert chinese_quantities("数百人，几十年，十几次，前几年") == ()


def test_words_of_a_study_can_be_exempt() -> None:
    assert said(chinese_quantities("七一社区的3人")) == ["71", "3"]
    assert said(chinese_quantities("七一社区的3人", exempt=["七一社区"])) == ["3"]


def test_near_is_not_nearly_in_recent_and_nearby() -> None:
    assert said(chinese_quantities("最近两年，附近3户，近百人")) == ["2", "3", "nearly 100"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10), ("十五", 15), ("二十", 20), ("九十三", 93), ("一百零五", 105),
        ("一千二百", 1200), ("三万五千", 35_000), ("十二亿", 1_200_000_000), ("万", 10_000),
        ("3千", 3000), ("2万", 20_000),
    ],
)  # fmt: skip
def test_numerals(written: str, value: int) -> None:
    assert numeral(written) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On the afternoon of 3 December", ["3", "month 12"]),
        ("At around 4 p.m. on 1 December", ["about time 16", "1", "month 12"]),
        ("at 9.30 a.m., at 12 p.m., at 12 am", ["time 9.5", "time 12", "time 0"]),
        ("after nearly two hours", ["nearly 2"]),
        ("the Tuesday deliberation day", ["weekday 2"]),
        ("the 93rd executive meeting of the fifteenth district government", ["93", "15"]),
        ("the Sixth Plenary Session of the 19th", ["6", "19"]),
        ("More than 20,000 people", ["more than 20000"]),
        ("over a thousand yuan", ["more than 1000"]),
        ("no more than 5", ["5"]),
        ("an average area that reaches 62.2 m²", ["62.2"]),
        ("One System, Two Lists, One Agreement", ["1", "2", "1"]),
        ("Double Check-in", ["2"]),
        ("ninety-nine", ["99"]),
        ("twenty-first", ["21"]),
        ("a hundred and five", ["105"]),
        ("two hundred thousand and forty", ["200040"]),
        ("3.5 million", ["3500000"]),
        ("two and three, four or five", ["2", "3", "4", "5"]),
        ("80 per cent, twelve per cent, 5%", ["percent 80", "percent 12", "percent 5"]),
        ("the COVID-19 epidemic", []),
        ("it may march on", []),
        ("someone, everyone, anyone else, often, weighty", []),
    ],
)
def test_quantities_of_english(text: str, expected: list[str]) -> None:
    assert said(english_quantities(text)) == expected


@pytest.mark.parametrize(
    ("chinese", "english", "short"),
    [
        ("有700多个老旧小区", "more than 700 old estates", []),
        ("有700多个老旧小区", "700 old estates", ["more than 700"]),
        ("近20万人次", "nearly 20,000 attendances", ["nearly 200000"]),
        ("下午4时许", "at around 4 a.m.", ["about time 16"]),
        ("一核两翼", "one core and its wings", ["2"]),
        ("26个小区，26个中心", "26 estates with centres", ["26"]),
    ],
)
def test_lacking(chinese: str, english: str, short: list[str]) -> None:
    assert said(lacking(chinese_quantities(chinese), english_quantities(english))) == short


def test_values_are_equal_however_written() -> None:
    assert Quantity(Decimal("2E4"), written="2万") == Quantity(Decimal(20_000), written="20,000")
