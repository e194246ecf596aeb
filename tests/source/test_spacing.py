"""Spaces inside a line: Chinese in, Chinese out."""

from __future__ import annotations

import pytest

from casestudy.source.spacing import is_letter_spaced, mend_spaces

PROSE = [
    ("12 月 3 日下午，魏都区委书记", "12月3日下午，魏都区委书记"),
    ("言，并对全区 2022 年重点工作进行", "言，并对全区2022年重点工作进行"),
    ("悟透 ，通过深入学习 ，廓清思想认", "悟透，通过深入学习，廓清思想认"),
    ("进行再提升 ；要对照标准 ，全面达", "进行再提升；要对照标准，全面达"),
    ("心，以业委会 （院委会或物业管理委", "心，以业委会（院委会或物业管理委"),
    ("员会） 和物业服务企业为“两翼”的", "员会）和物业服务企业为“两翼”的"),
    ("总支 （党委） —小区党支部—党群中", "总支（党委）—小区党支部—党群中"),
    ("个，平均面积达 62.2㎡，引进物业服务", "个，平均面积达62.2㎡，引进物业服务"),
    ("面积 62.2 ㎡，增长 5 %，气温 3 ℃", "面积62.2㎡，增长5%，气温3℃"),
    ("本报讯（记者 许廷合）没有联", "本报讯（记者 许廷合）没有联"),
    ("本报讯（记者 张三 通讯员 李四） 12 月", "本报讯（记者 张三 通讯员 李四）12月"),
    ("事、能 办 事 ，就 必 须 把 困 扰 居 民 的 痛", "事、能办事，就必须把困扰居民的痛"),
    ("翼 ” 建 设 ， 健 全 以 小 区 党 支 部 为 核", "翼”建设，健全以小区党支部为核"),
    ("区 26 个 试 点 小 区 ，已 建 立 党 支 部 22", "区26个试点小区，已建立党支部22"),
    ("组 成 。", "组成。"),
    ("学习 Python 语言", "学习 Python 语言"),
    ("He said “hello” to us", "He said “hello” to us"),
]

DISPLAY = [
    ("“红色引领”举旗帜 凝聚基层治理合力", "“红色引领”举旗帜 凝聚基层治理合力"),
    ("本报记者 许廷合 通讯员 李玎", "本报记者 许廷合 通讯员 李玎"),
    ("许廷合 摄", "许廷合 摄"),
    ("“ 红 色 引 领 ” 举 旗 帜   凝 聚 合 力", "“红色引领”举旗帜 凝聚合力"),
    ("通 知", "通 知"),
    ("好  城  市  建  设  工  作", "好城市建设工作"),
    ("好  城  市  建  设    新  工  作", "好城市建设 新工作"),
    ("本 报 记 者 许 廷 合 通 讯 员 李 玎", "本报记者 许廷合 通讯员 李玎"),
    ("振奋精神 ，再接再厉", "振奋精神，再接再厉"),
]

LETTER_SPACED = [
    ("本 报 讯 （记 者 张 铮） 12 月 5", "本报讯（记者 张铮）12月5"),
    ("（记 者 张 铮 通 讯 员 李 玎）", "（记者 张铮 通讯员 李玎）"),
    ("（特 约 记 者 张 铮）报 道", "（特约记者 张铮）报道"),
    ("（记 者 注）这 是 旧 称", "（记者注）这是旧称"),
    ("今 年 2 0 2 2 年 了", "今年2022年了"),
    ("我 们 用 J u p y t e r   B o o k 写", "我们用Jupyter Book写"),
    ("大 家 读 Jupyter Book 的 第 一 章", "大家读Jupyter Book的第一章"),
]


@pytest.mark.parametrize(("line", "mended"), PROSE + LETTER_SPACED)
def test_prose_loses_the_spaces_that_extraction_added(line: str, mended: str) -> None:
    assert mend_spaces(line, 1)[0] == mended


@pytest.mark.parametrize(("line", "mended"), DISPLAY)
def test_display_lines_keep_the_spaces_that_are_meant(line: str, mended: str) -> None:
    assert mend_spaces(line, 1, prose=False)[0] == mended


@pytest.mark.parametrize(("_", "mended"), PROSE + LETTER_SPACED)
def test_mended_prose_is_not_mended_again(_: str, mended: str) -> None:
    assert mend_spaces(mended, 1) == (mended, ())


@pytest.mark.parametrize(
    "line",
    ["12 月 3 日下午，魏都区委书记", "李  早", "a b c d e f", "本报记者 许廷合 通讯员 李玎", ""],
)
def test_other_lines_are_not_letter_spaced(line: str) -> None:
    assert not is_letter_spaced(line)


def test_every_mend_is_logged_with_its_rule_line_and_surroundings() -> None:
    _, mends = mend_spaces("悟透 ，全区 2022 年", 19)
    assert [(mend.rule, mend.line, mend.before, mend.after) for mend in mends] == [
        ("punctuation-space", 19, "悟透 ，全区 ", "悟透，全区 "),
        ("number-space", 19, "透，全区 2022", "透，全区2022"),
        ("number-space", 19, "2022 年", "2022年"),
    ]


def test_letter_spacing_is_logged_once_with_the_whole_line() -> None:
    _, mends = mend_spaces("我 们 的 活 动 日", 134)
    assert [(mend.rule, mend.before, mend.after) for mend in mends] == [
        ("letter-spacing", "我 们 的 活 动 日", "我们的活动日")
    ]
