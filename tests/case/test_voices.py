"""Who speaks how much, on the small study with coded rows of our own."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest

from casestudy.case import (
    claim_counts,
    coded_speech,
    find_quotations,
    match_quotations,
    speech_by,
    speech_share,
    story,
    verb_counts,
)
from casestudy.case.voices import CLAIM_COLUMNS, MATCH_COLUMNS, SPEECH_COLUMNS
from casestudy.evidence import Evidence
from casestudy.evidence.contract import TABLES
from casestudy.evidence.reading import empty_frame

#: id, sphere, mode, verb, link, text, article, paragraph
CODED = [
    ("want", "resident", "direct", "说道", None, "我想借《昆虫记》，", "book-bus", "book-bus-02"),
    ("not-yet", "resident", "direct", "说道", "continues", "上次没有借到。",
     "book-bus", "book-bus-02"),
    ("told", "volunteer", "reported", "提", "within", "没有", "book-bus", "book-bus-02"),
    ("rules", "official", "reported", "介绍", None, "书车每两周来一次", "book-bus", "book-bus-03"),
    ("again", "official", "direct", "说", "repeats", "书车每两周来一次", "book-bus", "book-bus-03"),
    ("bridge", "resident", "direct", "说", None, "不再颠。", "stone-bridge", "stone-bridge-02"),
]  # fmt: skip
COLUMNS = ("id", "sphere", "mode", "verb", "link", "text", "article", "paragraph")

With = Callable[..., Evidence]


@pytest.fixture
def with_tables(mini_evidence: Evidence) -> With:
    """The small study with nothing but these tables."""

    def build(**tables: pd.DataFrame) -> Evidence:
        frames = {name: empty_frame(name) for name in TABLES} | tables
        return Evidence(
            mini_evidence.study, mini_evidence.descriptor, mini_evidence.passages, frames
        )

    return build


@pytest.fixture
def spoken(with_tables: With) -> Evidence:
    coded = pd.DataFrame(CODED, columns=list(COLUMNS))
    coded["characters"] = coded["text"].str.len().astype("Int64")
    return with_tables(quotations=coded)


def test_speech_within_speech_and_repeats_are_left_out(spoken: Evidence) -> None:
    assert coded_speech(spoken)["id"].to_list() == ["want", "not-yet", "rules", "bridge"]


def test_shares_add_up_to_the_paragraphs(spoken: Evidence) -> None:
    shares = speech_share(spoken).set_index("article")
    assert shares.columns.to_list() == ["headline", "characters", "official", "resident", "own"]
    assert shares.loc["book-bus", ["official", "resident"]].to_list() == [8, 16]
    assert shares.loc["stone-bridge", ["official", "resident"]].to_list() == [0, 4]
    assert (shares[["official", "resident", "own"]].sum(axis=1) == shares["characters"]).all()
    paragraphs = spoken.study.paragraphs
    body = paragraphs[paragraphs["role"] != "credit"].groupby("article")["characters"].sum()
    assert shares["characters"].to_dict() == body.to_dict()


def test_an_article_without_speech_has_a_row(with_tables: With) -> None:
    shares = speech_share(with_tables())
    assert shares["article"].to_list() == ["book-bus", "stone-bridge"]
    assert (shares["own"] == shares["characters"]).all()


def test_headlines_are_masked(spoken: Evidence) -> None:
    assert speech_share(spoken)["headline"].to_list() == ["流动书车进村来", "青石镇修好老石桥"]


def test_a_quotation_in_two_pieces_counts_once_and_with_all_its_characters(
    spoken: Evidence,
) -> None:
    by = speech_by(spoken, "sphere")
    assert by.index.to_list() == ["official", "resident"]
    assert by["quotations"].to_list() == [1, 2]
    assert by["characters"].to_list() == [8, 20]
    assert by["share"].to_list() == [8 / 28, 20 / 28]
    assert speech_by(spoken, "article")["characters"].to_dict() == {
        "book-bus": 24,
        "stone-bridge": 4,
    }
    assert speech_by(spoken, "mode").index.to_list() == ["direct", "reported"]


def test_an_unknown_column_is_an_error(spoken: Evidence) -> None:
    with pytest.raises(KeyError):
        speech_by(spoken, "colour")


def test_verbs_lose_their_dao(spoken: Evidence) -> None:
    verbs = verb_counts(spoken)
    assert verbs.index.to_list() == ["说", "介绍"]
    assert verbs.columns.to_list() == ["official", "resident"]
    assert verbs.loc["说"].to_list() == [0, 2]


def test_claims_are_counted_by_kind_and_figure(with_tables: With) -> None:
    claims = pd.DataFrame(
        {
            "kind": ["demand", "achievement", "achievement", "achievement"],
            "measured": pd.array([False, True, True, False], dtype="boolean"),
        }
    )
    counts = claim_counts(with_tables(claims=claims))
    assert counts.index.to_list() == ["achievement", "promise", "demand"]
    assert counts.to_numpy().tolist() == [[2, 1], [0, 0], [0, 1]]


def test_a_story_is_in_the_order_of_its_paragraphs(with_tables: With) -> None:
    moves = pd.DataFrame(
        {
            "position": pd.array([2, 1, 1], dtype="Int64"),
            "move": ["measure", "launch", "result"],
            "article": ["book-bus", "book-bus", "stone-bridge"],
        }
    )
    assert story(with_tables(moves=moves), "book-bus")["move"].to_list() == ["launch", "measure"]


def test_strict_and_lenient_matches() -> None:
    columns = list(MATCH_COLUMNS)
    coded = pd.DataFrame(
        [
            ("甲", "甲-01", "direct", "说", "来了。"),
            ("甲", "甲-01", "reported", "说", "雨停了。路通了。"),
            ("甲", "甲-02", "direct", None, "走吧。"),
            ("甲", "甲-03", "direct", "说", "来了。"),
        ],
        columns=columns,
    )
    found = pd.DataFrame(
        [
            ("甲", "甲-01", "direct", "说", "来了。"),
            ("甲", "甲-01", "reported", "说", "雨停了。"),
            ("甲", "甲-02", "reported", "说", "走吧。"),
            ("甲", "甲-04", "direct", "说", "来了。"),
        ],
        columns=columns,
    )
    strict = match_quotations(found, coded)
    assert (strict.precision, strict.recall, strict.f1) == (0.25, 0.25, 0.25)
    assert strict.matched["paragraph"].to_list() == ["甲-01"]
    assert strict.missed["paragraph"].to_list() == ["甲-01", "甲-02", "甲-03"]
    assert strict.extra["paragraph"].to_list() == ["甲-01", "甲-02", "甲-04"]
    lenient = match_quotations(found, coded, lenient=True)
    assert (lenient.precision, lenient.recall) == (0.75, 0.75)
    assert lenient.missed["paragraph"].to_list() == ["甲-03"]


def test_one_found_quotation_matches_once() -> None:
    row = ("甲", "甲-01", "direct", "说", "来了。")
    coded = pd.DataFrame([row, row], columns=list(MATCH_COLUMNS))
    score = match_quotations(coded.head(1), coded)
    assert (score.precision, score.recall, len(score.missed)) == (1.0, 0.5, 1)
    assert score.f1 == pytest.approx(2 / 3)


def test_nothing_to_match_has_no_score() -> None:
    nothing = pd.DataFrame(columns=list(MATCH_COLUMNS))
    score = match_quotations(nothing, nothing)
    assert all(math.isnan(each) for each in (score.precision, score.recall, score.f1))


def test_the_rule_on_the_small_page(mini_evidence: Evidence) -> None:
    found = find_quotations(mini_evidence.study.paragraphs)
    assert found["mode"].to_list() == ["direct", "direct", "reported", "direct"]
    assert found["verb"].to_list() == ["说", "说", "介绍", "说"]


def test_a_study_without_tables_has_empty_results(with_tables: With) -> None:
    empty = with_tables()
    assert coded_speech(empty).empty
    assert speech_by(empty, "sphere").columns.to_list() == list(SPEECH_COLUMNS)
    assert verb_counts(empty).empty
    assert claim_counts(empty).columns.to_list() == list(CLAIM_COLUMNS)
    assert claim_counts(empty).empty
    assert story(empty, "book-bus").empty
