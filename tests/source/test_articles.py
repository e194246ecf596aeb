"""What the articles hold."""

from __future__ import annotations

import re

from casestudy import Study


def test_the_page_holds_its_eight_articles_in_reading_order(weidu: Study) -> None:
    assert [(article.id, article.kind, len(article.paragraphs)) for article in weidu.articles] == [
        ("planning-retreat", "brief", 4),
        ("executive-meeting", "brief", 4),
        ("civilised-city", "brief", 3),
        ("restaurant-owner", "feature", 4),
        ("lotus-city-volunteers", "feature", 12),
        ("red-governance", "report", 25),
        ("old-mothers", "photo", 2),
        ("constitution-week", "photo", 2),
    ]


def test_display_texts_are_told_apart(weidu: Study) -> None:
    report = weidu.article("red-governance")
    assert report.headline == "“红色治理”激活为民新动能"
    assert report.subhead == "——魏都区创新探索党建引领基层治理新模式纪实"
    assert report.byline == "本报记者 许廷合 通讯员 李玎"
    assert [section.heading for section in report.sections] == [
        "“红色引领”举旗帜 凝聚基层治理合力",
        "“红色服务”暖民心 激发基层治理活力",
        "“红色机制”显实效 增添基层治理动力",
    ]
    volunteers = weidu.article("lotus-city-volunteers")
    assert volunteers.kicker == "热心做公益 引领社会正能量"
    assert volunteers.headline == "莲城爱心志愿者一路播撒冬日馨香"
    assert weidu.article("planning-retreat").kicker == "一周要闻"
    assert weidu.article("old-mothers").headline is None


def test_a_byline_within_the_text_is_read_and_stays_there(weidu: Study) -> None:
    volunteers = weidu.article("lotus-city-volunteers")
    assert volunteers.byline == "记者 张铮"
    assert volunteers.paragraphs[0].text.startswith("本报讯（记者 张铮）12月5日，是平凡而")


def test_a_section_has_its_text_wherever_that_stands(weidu: Study) -> None:
    third = [
        p for p in weidu.article("red-governance").paragraphs if p.section == "red-governance-s3"
    ]
    assert third[0].text.startswith("停车难问题一直是困扰老旧小区居民的一个大问题。")
    assert third[-1].text.endswith("安全感更有保障。”")
    assert [p.lines[0][0] for p in third] == [213, 220, 226, 232, 239, 246, 267]


def test_paragraph_ids_are_unique_and_numbered_in_reading_order(any_study: Study) -> None:
    for article in any_study.articles:
        numbers = [paragraph.number for paragraph in article.paragraphs]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(re.fullmatch(rf"{article.id}-\d\d", each.id) for each in article.paragraphs)
    assert any_study.paragraphs["id"].is_unique


def test_the_invented_page_is_read_as_it_was_meant(mini: Study) -> None:
    bus, bridge = mini.articles
    assert [(p.role, p.text) for p in bus.paragraphs] == [
        (
            "body",
            "本报讯（记者 周禾）10月9日，青石镇图书馆的流动书车开进了柳湾村。"
            "这是书车今年第12次下乡，车上装着600多册图书。",
        ),
        (
            "body",
            "书车停在村口的老槐树下，孩子们排起了队。“我想借《昆虫记》，”"
            "四年级学生小满说，“上次没有借到。”",
        ),
        ("body", "馆长沈一帆介绍，书车每两周来一次，借书不收押金，逾期也不罚款。"),
        ("caption", "孩子们在书车旁读书。"),
        ("credit", "周禾 摄"),
    ]
    assert (bus.byline, bridge.kicker, bridge.byline) == ("记者 周禾", "镇里新鲜事", None)
    assert [p.text for p in bridge.paragraphs] == [
        "10月8日，青石镇石桥修缮工程完工。石桥长28.5米，建于1936年，已有80余年。",
        "“桥面平了，推车过河不再颠。”村民老罗说。",
        "（石轩）",
    ]
