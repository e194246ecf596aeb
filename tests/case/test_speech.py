"""Sentences and speech, found by marks and verbs: Chinese in, pieces out."""

from __future__ import annotations

import pandas as pd
import pytest

from casestudy import Study
from casestudy.case import find_quotations, sentences
from casestudy.case.speech import QUOTATION_COLUMNS, SENTENCE_COLUMNS


def page(*texts: str, article: str = "甲") -> pd.DataFrame:
    rows = [
        (f"{article}-{number:02}", article, "body", text) for number, text in enumerate(texts, 1)
    ]
    return pd.DataFrame(rows, columns=["id", "article", "role", "text"])


def found(*texts: str) -> list[tuple[str, str | None, str]]:
    frame = find_quotations(page(*texts))
    verbs = [None if pd.isna(verb) else verb for verb in frame["verb"]]
    return list(zip(frame["mode"], verbs, frame["text"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下雨了。他走了！", ["下雨了。", "他走了！"]),
        ("真的？！没有交集……他来了", ["真的？！", "没有交集……", "他来了"]),
        ("“来了。走吧。”他说。", ["“来了。走吧。”他说。"]),
        ("他说：“来了。走吧。”下雨了。", ["他说：“来了。走吧。”", "下雨了。"]),
        ("口号是：“红旗”渠。", ["口号是：“红旗”渠。"]),
        ("“他问：‘谁？’”她答。下雨了。", ["“他问：‘谁？’”她答。", "下雨了。"]),
        ("“来了。走吧。", ["“来了。", "走吧。"]),
        ("来了。”走吧。", ["来了。”", "走吧。"]),
        ("（完。）下雨了。", ["（完。）", "下雨了。"]),
        ("", []),
    ],
)
def test_sentences_end_outside_quotations(text: str, expected: list[str]) -> None:
    assert sentences(page(text))["text"].to_list() == expected


def test_sentences_lose_nothing_but_credits(any_study: Study) -> None:
    paragraphs = any_study.paragraphs
    split = sentences(paragraphs)
    kept = paragraphs[paragraphs["role"] != "credit"]
    joined = split.groupby("paragraph", sort=False)["text"].sum().to_dict()
    assert joined == dict(zip(kept["id"], kept["text"], strict=True))
    assert (split.groupby("paragraph")["position"].min() == 1).all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“来了。”", [("direct", "说", "来了。")]),
        ("“来了。”村民高兴地说道。", [("direct", "说道", "来了。")]),
        ("他告诉记者：“来了。”", [("direct", "告诉", "来了。")]),
        ("他说：“好”。", [("direct", "说", "好")]),
        ("“很好”，他说。", [("direct", "说", "很好")]),
        ("村民：“来了。”", [("direct", None, "来了。")]),
        ("“来了。”提起这事，在村口，村民说道。", [("direct", "说道", "来了。")]),
        ("他称赞说：“好。”她问：“谁？”", [("direct", "说", "好。"), ("direct", "问", "谁？")]),
    ],
)
def test_marks_with_a_verb_are_direct_speech(text: str, expected: list[object]) -> None:
    assert found(text) == expected


def test_an_interrupted_quotation_has_two_pieces_and_one_verb() -> None:
    assert found("“来了，”他说，“走吧。”") == [
        ("direct", "说", "来了，"),
        ("direct", "说", "走吧。"),
    ]
    assert found("“来了。”他表示，“走吧。”")[1] == ("direct", "表示", "走吧。")


def test_direct_words_go_on_as_reported_ones() -> None:
    assert found("“来了。”他说，雨停了。") == [
        ("direct", "说", "来了。"),
        ("reported", "说", "雨停了。"),
    ]


def test_reported_words_end_where_direct_ones_begin() -> None:
    text = "他说，雨停了，她答：“走吧。”"
    assert found(text)[0] == ("reported", "说", "雨停了，她答：")
    assert found(text)[1] == ("direct", "答", "走吧。")


def test_inner_marks_belong_to_the_outer_quotation() -> None:
    text = "“我看了‘水滴’，他说‘好。’就走了。”她说。"
    assert found(text) == [("direct", "说", text[1:-4])]
    assert found("“我说“好。”就走。”她说。") == [("direct", "说", "我说“好。”就走。")]


def test_a_quotation_over_paragraphs_has_a_piece_in_each() -> None:
    pieces = found("他说：“第一段。", "“第二段。", "“第三段。”", "下雨了。")
    assert pieces == [("direct", "说", f"第{n}段。") for n in "一二三"]
    behind = found("“第一段。", "“第二段。”他说。")
    assert behind == [("direct", "说", "第一段。"), ("direct", "说", "第二段。")]


def test_a_quotation_does_not_run_over_articles() -> None:
    both = pd.concat([page("“甲。"), page("“乙。”", article="乙")])
    assert find_quotations(both).empty


@pytest.mark.parametrize(
    "text",
    [
        "“红旗”渠通水了。",
        "他在“最后一米”上下功夫。",
        "镇里开展“送书下乡，人人读书”活动。",
        "他读了《昆虫记》。",
        "提升“红旗”服务，他走了。",
        "“红旗”队队长走了，他点头。",
        "“人人读书。”",
        "对居民来说，这是好事。按照镇里要求，书车来了。他前往慰问，送去图书。",
        "",
    ],
)
def test_names_titles_and_sayings_are_no_speech(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说，雨停了，路通了。他走了。", [("reported", "说", "雨停了，路通了。")]),
        ("会议强调，要读“红旗”丛书。", [("reported", "强调", "要读“红旗”丛书。")]),
        ("他嘱咐他们注意保暖。", [("reported", "嘱咐", "注意保暖。")]),
        ("就此，他呼吁广大市民，多读书。", [("reported", "呼吁", "多读书。")]),
        ("据了解，书车有六百册书。", [("reported", "据了解", "书车有六百册书。")]),
        ("据图书馆负责人介绍，书不收押金。", [("reported", "介绍", "书不收押金。")]),
        ("他介绍，《昆虫记》最受欢迎。", [("reported", "介绍", "《昆虫记》最受欢迎。")]),
    ],
)
def test_words_behind_a_verb_or_source_are_reported(text: str, expected: list[object]) -> None:
    assert found(text) == expected


def test_unbalanced_marks_are_no_error() -> None:
    assert found("他来了。”她说。") == []
    assert found("““”””“") == []
    assert found("他说：“来了。走吧。") == [("direct", "说", "来了。走吧。")]
    assert found("“来了。她说：“走吧。”") == [("direct", "说", "走吧。")]


def test_places_are_those_of_the_paragraph(any_study: Study) -> None:
    paragraphs = any_study.paragraphs
    texts = dict(zip(paragraphs["id"], paragraphs["text"], strict=True))
    for row in find_quotations(paragraphs).itertuples():
        assert texts[row.paragraph][row.start : row.end] == row.text


def test_the_small_page() -> None:
    """The page of tests/mini, whose quotation is interrupted and whose librarian is reported."""
    text = "“我想借《昆虫记》，”四年级学生小满说，“上次没有借到。”馆长介绍，书车每两周来一次。"
    assert [verb for _, verb, _ in found(text)] == ["说", "说", "介绍"]


def test_nothing_in_nothing_out() -> None:
    nothing = page()
    assert sentences(nothing).columns.to_list() == list(SENTENCE_COLUMNS)
    assert find_quotations(nothing).columns.to_list() == list(QUOTATION_COLUMNS)


def test_inputs_are_not_changed() -> None:
    paragraphs = page("他说：“来了。”")
    before = paragraphs.copy()
    sentences(paragraphs)
    find_quotations(paragraphs)
    pd.testing.assert_frame_equal(paragraphs, before)


def test_a_verb_before_a_colon_governs_what_follows_it() -> None:
    assert found("“红旗好。”他点头，她说：“走吧。”") == [("direct", "说", "走吧。")]
