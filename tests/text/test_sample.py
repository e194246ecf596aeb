"""Scores of segmentation: cases with known answers, and the study's own sample."""

from __future__ import annotations

from math import isnan
from pathlib import Path

import pytest

from casestudy.errors import WordListError
from casestudy.opening import open_study
from casestudy.text.lexicon import read_lexicon
from casestudy.text.sample import (
    Scores,
    read_sample,
    segmentation_errors,
    segmentation_scores,
    span_scores,
)
from casestudy.text.segment import Segmenter

STUDY = open_study("data/weidu")
PASSAGES = dict(zip(STUDY.paragraphs["id"], STUDY.paragraphs["text"], strict=True))
LEXICON = read_lexicon(STUDY.folder / "lexicon.txt", PASSAGES)
SAMPLE = read_sample(STUDY.folder / "segmented.txt", PASSAGES)


@pytest.mark.parametrize(
    ("true", "found", "expected"),
    [
        ("基层 治理 创新", "基层 治理 创新", Scores(3, 3, 3)),
        ("基层 治理 创新", "基层治理 创新", Scores(3, 2, 1)),
        ("基层 治理", "基 层 治 理", Scores(2, 4, 0)),
        ("基层 治理", "基 层治 理", Scores(2, 3, 0)),  # crossed: no word starts and ends alike
        ("居民 ， 好", "居民 ， 好", Scores(2, 2, 2)),
        ("", "", Scores(0, 0, 0)),
    ],
)
def test_a_word_is_correct_if_it_starts_and_ends_alike(
    true: str, found: str, expected: Scores
) -> None:
    assert span_scores(true.split(), found.split()) == expected


def test_precision_recall_and_f1() -> None:
    scores = Scores(true=4, found=5, correct=2)
    assert (scores.precision, scores.recall) == (0.4, 0.5)
    assert scores.f1 == pytest.approx(2 * 0.4 * 0.5 / 0.9)
    assert isnan(Scores(0, 0, 0).f1)


def test_marks_count_when_asked_for_as_in_the_bakeoffs() -> None:
    assert span_scores(["居民", "，"], ["居", "民", "，"], marks=True) == Scores(2, 3, 1)


def test_white_space_is_not_counted() -> None:
    assert span_scores(["记者", "许廷合"], ["记者", " ", "许廷合"]) == Scores(2, 2, 2)


def test_the_sample_is_large_and_from_all_articles() -> None:
    assert sum(len("".join(tokens)) for tokens in SAMPLE.values()) > 1200
    articles = STUDY.paragraphs.set_index("id")["article"]
    assert set(articles[list(SAMPLE)]) == {article.id for article in STUDY.articles}


def test_the_lexicon_helps_and_both_engines_score_alike() -> None:
    table = segmentation_scores(
        SAMPLE,
        PASSAGES,
        {
            "none": Segmenter(),
            "lexicon": Segmenter(LEXICON),
            "no guesses": Segmenter(LEXICON, hmm=False),
            "rjieba": Segmenter(LEXICON, engine="rjieba"),
        },
    ).set_index("segmenter")
    assert table.loc["lexicon", "f1"] > table.loc["no guesses", "f1"] > table.loc["none", "f1"]
    assert table.loc["rjieba"].equals(table.loc["lexicon"])


def test_marks_that_are_divided_otherwise_are_no_errors() -> None:
    text = {"a": "居民……小区"}
    sample = {"a": ["居民", "……", "小区"]}
    assert "……" not in Segmenter().tokens(text["a"])
    assert segmentation_errors(sample, text, Segmenter()).empty


def test_errors_are_told_from_one_common_boundary_to_the_next() -> None:
    text = {"a": "魏都区委。新时代，出席会议"}
    sample = {"a": ["魏都", "区委", "。", "新时代", "，", "出席", "会议"]}
    assert segmentation_errors(sample, text, Segmenter()).to_numpy().tolist() == [
        ["a", "魏都 区委", "魏都区 委", "crossed"],
        ["a", "新时代", "新 时代", "split"],
        ["a", "出席 会议", "出席会议", "joined"],
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a\t居民 好", "expected the characters of a, found others"),
        ("b\t居民", "expected a passage of the page, once, found 'b'"),
        ("a\t居民  多", "expected tokens divided by single spaces"),
        ("a 居民 多", "expected a passage of the page, once"),
    ],
)
def test_a_faulty_line_of_a_sample_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "segmented.txt"
    path.write_text(f"# sample\n{line}\n", encoding="utf-8")
    with pytest.raises(WordListError) as caught:
        read_sample(path, {"a": "居民 多"})
    assert str(caught.value).startswith("segmented.txt line 2: ")
    assert said in str(caught.value)
