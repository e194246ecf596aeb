"""Who acts in a sentence: the rule on made-up sentences, the score on a known confusion."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from casestudy.case import agent_counts, find_agents, score_agents, sentences
from casestudy.case.agency import AGENT_COLUMNS, ERROR_COLUMNS, KIND_COLUMNS
from casestudy.evidence import Evidence
from casestudy.evidence.reading import empty_frame

WORDS = pd.DataFrame(
    [
        ("镇政府", "authority"),
        ("社区", "authority"),
        ("社区书记", "authority"),
        ("居民", "resident"),
        ("志愿者", "volunteer"),
        ("困难居民", "beneficiary"),
        ("为民服务队", "volunteer"),
    ],
    columns=["zh", "agent"],
)


def agents(*texts: str) -> list[tuple[str | None, str]]:
    found = find_agents(pd.DataFrame({"text": list(texts)}), WORDS)
    return [
        (None if pd.isna(words) else words, agent)
        for words, agent in zip(found["agent_zh"], found["agent"], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇政府修好了桥。", ("镇政府", "authority")),
        ("困难居民收到棉衣。", ("困难居民", "beneficiary")),  # the longest word
        ("社区居民排起了队。", ("社区居民", "resident")),  # the head of the phrase
        ("在社区，志愿者送来棉衣。", ("志愿者", "volunteer")),
        ("志愿者为居民送来棉衣。", ("志愿者", "volunteer")),
        ("为居民送棉衣。", (None, "none")),
        ("社区的志愿者来了。", ("志愿者", "volunteer")),
        ("社区的变化很大。", (None, "none")),
        ("与居民商量后，社区书记决定修路。", ("社区书记", "authority")),
        ("为民服务队出发了。", ("为民服务队", "volunteer")),  # 为 within a word
        ("现在居民满意了。", ("居民", "resident")),  # 在 within 现在
        ("图为居民正在读书。", ("居民", "resident")),  # the formula of captions
        ("“居民都说好。”志愿者说。", ("志愿者", "volunteer")),
        ("镇里的“为民服务队”来了。", ("为民服务队", "volunteer")),  # a name in marks stays
        ("本报讯（志愿者 甲）下雨了。", (None, "none")),
        ("下雨了。", (None, "none")),
        ("", (None, "none")),
    ],
)
def test_the_first_actor_that_is_free_acts(text: str, expected: tuple[str | None, str]) -> None:
    assert agents(text) == [expected]


def test_without_words_nobody_acts() -> None:
    found = find_agents(pd.DataFrame({"text": ["居民来了。"]}), WORDS.head(0))
    assert found["agent"].to_list() == ["none"]


def test_without_sentences_the_columns_stay() -> None:
    none = pd.DataFrame({"text": []})
    assert find_agents(none, WORDS).columns.to_list() == ["text", *AGENT_COLUMNS]


def test_inputs_are_not_changed() -> None:
    page = pd.DataFrame({"text": ["居民来了。"]})
    find_agents(page, WORDS)
    assert page.columns.to_list() == ["text"]


def test_agents_are_counted_by_kind_of_article(mini_evidence: Evidence) -> None:
    page = sentences(mini_evidence.study.paragraphs)
    words = pd.DataFrame({"zh": ["书车", "孩子们"], "agent": ["other", "resident"]})
    counts = agent_counts(find_agents(page, words), mini_evidence)
    assert counts.columns.to_list() == ["feature", "brief"]  # in reading order
    assert counts.index.to_list() == ["resident", "other", "none"]  # in the order of the kinds
    assert counts.to_numpy().sum() == len(page)
    assert counts.loc["resident"].to_list() == [1, 0]  # 书车停在…，孩子们…: the first


def test_no_sentences_no_counts(mini_evidence: Evidence) -> None:
    nothing = pd.DataFrame({"article": [], "agent": []}, dtype="str")
    assert agent_counts(nothing, mini_evidence).empty


def scored(*pairs: tuple[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    found = pd.DataFrame(
        [("甲", "甲-01", n, "句。", "词", kind) for n, (kind, _) in enumerate(pairs, 1)],
        columns=["article", "paragraph", "position", "text", "agent_zh", "agent"],
    )
    coded = found[["article", "paragraph", "position"]].assign(agent=[hand for _, hand in pairs])
    return found, coded


def test_a_known_confusion() -> None:
    """Found and coded: of three authorities two are found, and of two residents one."""
    score = score_agents(
        *scored(
            ("authority", "authority"),
            ("authority", "authority"),
            ("resident", "authority"),
            ("resident", "resident"),
            ("none", "thing"),
        )
    )
    assert score.accuracy == 0.6
    kinds = score.per_kind.set_index("agent")
    assert score.per_kind.columns.to_list() == list(KIND_COLUMNS)
    assert kinds.index.to_list() == ["authority", "resident", "thing", "none"]
    assert kinds.loc["authority", ["precision", "found", "coded"]].to_list() == [1.0, 2, 3]
    assert kinds.loc["authority", "recall"] == pytest.approx(2 / 3)
    assert kinds.loc["resident", ["precision", "recall"]].to_list() == [0.5, 1.0]
    assert math.isnan(kinds.loc["thing", "precision"])
    assert math.isnan(kinds.loc["none", "recall"])
    assert score.confusion.loc["authority", "resident"] == 1
    assert score.confusion.to_numpy().sum() == 5
    assert score.errors.columns.to_list() == list(ERROR_COLUMNS)
    assert score.errors["position"].to_list() == [3, 5]
    assert score.errors["found"].to_list() == ["resident", "none"]


def test_sentences_of_one_side_only_are_not_compared() -> None:
    found, coded = scored(("resident", "resident"), ("none", "resident"))
    assert score_agents(found, coded.head(1)).accuracy == 1.0


def test_nothing_to_score() -> None:
    score = score_agents(*scored())
    assert math.isnan(score.accuracy)
    assert score.per_kind.columns.to_list() == list(KIND_COLUMNS)
    assert score.errors.empty


def test_a_study_without_tables_has_empty_results(mini_evidence: Evidence) -> None:
    page = sentences(mini_evidence.study.paragraphs)
    found = find_agents(page, empty_frame("agent_words"))
    assert set(found["agent"]) == {"none"}
    assert score_agents(found, empty_frame("sentences")).errors.empty
    assert agent_counts(empty_frame("sentences"), mini_evidence).empty
