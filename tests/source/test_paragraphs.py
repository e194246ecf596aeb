"""Paragraph starts on excerpts of the page: one named test a case that a rule must not lose."""

from __future__ import annotations

import pytest

from casestudy import Study
from casestudy.source import line_widths, repair_lines
from casestudy.source.paragraphs import joint

JOINTS = [
    ("书记楼阳生莅许调研时的讲话精", "神，结合抓", ""),
    ("使用 Jupyter", "Notebook", " "),
    ("使用 Python", "语言", ""),
    ("共有 12", "个", ""),
    ("十五届区政府第 93", "次常务会议", ""),
    ("iPhone", "15", " "),
    ("state-", "owned", ""),
    ("及/", "or", ""),
    ("（记者 许廷合 通讯员", "李玎）", " "),
    ("（记者 许廷合", "通讯员 李玎）", " "),
    ("（记者 许廷", "合 通讯员 李玎）", ""),
    ("1,", "617", ""),
    ("62.", "2", ""),
    ("14:", "30", ""),
    ("30", "℃", ""),
    ("$", "100", ""),
    ("R&", "D", ""),
    ("Smith,", "John", " "),
    ("in 2021.", "The", " "),
    ("2021", "2022", " "),
]

STARTS = [
    (125, 208, [125, 133, 139, 146, 151, 156, 162, 169, 177, 188, 198, 207]),
    (213, 281, [213, 220, 226, 232, 239, 246, 267]),
    (309, 376, [309, 312, 324, 338, 348, 362, 374]),
    (380, 449, [380, 390, 401, 404, 419, 424, 439]),
    (82, 118, [82, 95, 106]),
    (4, 34, [4, 8, 17]),
    (288, 302, [288, 293]),
]


@pytest.mark.parametrize(("left", "right", "between"), JOINTS)
def test_a_wrap_keeps_or_loses_its_space(left: str, right: str, between: str) -> None:
    assert joint(left, right) == between


@pytest.mark.parametrize(("first", "last", "starts"), STARTS)
def test_paragraphs_of_the_page_start_where_a_reader_sees_it(
    weidu: Study, first: int, last: int, starts: list[int]
) -> None:
    widths = line_widths(weidu.page.lines[first - 1 : last], first=first)
    assert widths.loc[widths["starts_paragraph"], "line"].to_list() == starts


def texts(*lines: str) -> list[str]:
    return [passage.text for passage in repair_lines(lines)[0]]


def test_a_missing_blank_line_is_seen_by_the_indent_of_the_next_line(weidu: Study) -> None:
    _, second = texts(*weidu.page.lines[225:237])
    assert second.startswith("府后社区党支部书记菅聪聪说，要让群众")


def test_a_missing_blank_line_is_seen_by_the_short_line_before(weidu: Study) -> None:
    _, second = texts(*weidu.page.lines[354:367])
    assert second.startswith("服务窗口前移、服务项目下沉，带来服务效能")


def test_a_byline_over_two_lines_keeps_its_spaces() -> None:
    assert texts("本报讯（记者 许廷", "合 通讯员 李玎） 12 月 3 日，", "会议召开。") == [
        "本报讯（记者 许廷合 通讯员 李玎）12月3日，会议召开。"
    ]
    assert texts(
        "本报讯（首席记者 许廷合 通讯员", "李玎 王五） 会议召开了很久，", "大家都来。"
    ) == ["本报讯（首席记者 许廷合 通讯员 李玎 王五）会议召开了很久，大家都来。"]


def test_a_stretched_line_two_characters_short_starts_no_paragraph() -> None:
    text = texts(
        "今年以来全市新建的城市公园一共十",
        "二个，绿地面积增加了很多，达到平方米。",
        "“ 要 让 市 民 和 群 众 推 窗 见 绿 、 出 门 见",
        "园。”城市园林部门负责人在介绍情况时",
        "说，下一步还要在老城区多建口袋公园，",
        "让居民走几步就能到。",
    )
    assert len(text) == 1


def test_white_space_before_a_line_starts_a_paragraph() -> None:
    assert texts("　　今天开会", "说了很多话。", "　　明天再来", "谈。") == [
        "今天开会说了很多话。",
        "明天再来谈。",
    ]


def test_a_block_that_is_set_in_as_a_whole_is_no_row_of_paragraphs() -> None:
    assert texts("    今天开会说了", "    很多话。") == ["今天开会说了很多话。"]


def test_where_no_sign_is_left_the_paragraphs_stay_joined() -> None:
    # A full last line, no blank line and no indent: nothing tells the two paragraphs apart.
    first = ["今天开会说了话，", "大家都听见了吧。"]
    second = ["明天再来谈天哦，", "大家都会来的呢，", "真好。"]
    assert len(texts(*first, *second)) == 1
