"""Counts, tf–idf and ranks: known answers and scikit-learn's published ones."""

from __future__ import annotations

import pandas as pd
import pytest

from casestudy import Study
from casestudy.source.chinese import characters
from casestudy.text.frequency import (
    COUNT_COLUMNS,
    RANK_COLUMNS,
    content_words,
    document_term,
    hapaxes,
    rank_frequency,
    tf_idf,
    word_counts,
)
from casestudy.text.lists import word_lists
from casestudy.text.segment import Segmenter
from casestudy.text.tokens import tokens

# The example of scikit-learn's user guide.
GUIDE = pd.DataFrame([[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]])

EMPTY = pd.DataFrame({"article": [], "word": []}, dtype="str")


def table(**articles: str) -> pd.DataFrame:
    rows = [(name, word) for name, text in articles.items() for word in text.split()]
    return pd.DataFrame(rows, columns=["article", "word"])


def test_counts_of_the_page(weidu: Study) -> None:
    """As strings: 小区 49 times, 王广科 16 and 志愿者 13, of these one in a headline."""
    words = tokens(weidu.paragraphs, Segmenter(word_lists(weidu).lexicon))
    counts = word_counts(words).set_index("word")["count"]
    text = "".join(weidu.paragraphs.query("role != 'credit'")["text"])
    assert counts["小区"] == text.count("小区") == 49
    assert counts["王广科"] == text.count("王广科") == 16
    assert counts["志愿者"] == text.count("志愿者") == 12
    assert characters(weidu.text).count("志愿者") == 13


def test_ties_share_a_rank_and_stand_in_code_point_order() -> None:
    result = word_counts(table(甲="乙 甲 丙 丙", 乙="乙 丁"))
    assert tuple(result.columns) == COUNT_COLUMNS
    assert result[["word", "count", "documents", "rank"]].to_numpy().tolist() == [
        ["丙", 2, 1, 1],
        ["乙", 2, 2, 1],
        ["丁", 1, 1, 3],
        ["甲", 1, 1, 3],
    ]
    assert result["per_thousand"].tolist() == pytest.approx([1000 / 3, 1000 / 3, 500 / 3, 500 / 3])


def test_the_matrix_keeps_documents_in_order_and_inputs_as_they_were() -> None:
    words = table(乙="小区 小区", 甲="居民 小区")
    before = words.copy(deep=True)
    matrix = document_term(words)
    assert matrix.index.tolist() == ["乙", "甲"]
    assert matrix.loc["乙"].to_dict() == {"小区": 2, "居民": 0}
    pd.testing.assert_frame_equal(words, before)


def test_smooth_idf_is_scikit_learns() -> None:
    ones = pd.concat([GUIDE, GUIDE]).iloc[:6].clip(upper=1)
    weights = tf_idf(GUIDE, normalise=False)
    idf = [weights[column][ones[column] == 1].iloc[0] / GUIDE[column][ones[column] == 1].iloc[0]
           for column in GUIDE]  # fmt: skip
    assert idf == pytest.approx([1, 2.252763, 1.847298], abs=5e-7)
    assert tf_idf(GUIDE).iloc[0].tolist() == pytest.approx([0.85151335, 0, 0.52433293], abs=5e-9)


def test_plain_idf_is_scikit_learns() -> None:
    row = tf_idf(GUIDE, smooth=False).iloc[0].tolist()
    assert row == pytest.approx([0.81940995, 0, 0.57320793], abs=5e-9)


def test_plain_idf_of_a_word_that_comes_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="no document holds 9"):
        tf_idf(GUIDE.assign(**{"9": 0}), smooth=False)


def test_a_document_without_words_stays_zero() -> None:
    assert tf_idf(pd.DataFrame({"小区": [0, 2]}))["小区"].tolist() == [0, 1]


def test_ranks_cover_the_text() -> None:
    result = rank_frequency(pd.Series({"甲": 1, "乙": 3, "丙": 0, "丁": 1}))
    assert tuple(result.columns) == RANK_COLUMNS
    assert result["word"].tolist() == ["乙", "丁", "甲"]
    assert result["share"].tolist() == pytest.approx([0.6, 0.2, 0.2])
    assert result["cumulative_share"].tolist() == pytest.approx([0.6, 0.8, 1])


def test_ranks_take_the_table_of_counts_too() -> None:
    counts = word_counts(table(甲="小区 小区 居民"))
    assert rank_frequency(counts)["word"].tolist() == ["小区", "居民"]
    assert hapaxes(counts) == ("居民",)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (pd.Series({"甲": -1}), "甲 comes -1 times"),
        (pd.Series([1, 2], index=["甲", "甲"]), "two counts"),
    ],
)
def test_impossible_counts_are_refused(counts: pd.Series[int], said: str) -> None:
    for function in (rank_frequency, hapaxes):
        with pytest.raises(ValueError, match=said):
            function(counts)


def test_no_words_no_rows() -> None:
    assert document_term(EMPTY).shape == (0, 0)
    assert word_counts(EMPTY).empty
    assert tf_idf(document_term(EMPTY)).empty
    assert rank_frequency(word_counts(EMPTY)).empty
    assert hapaxes(word_counts(EMPTY)) == ()


def test_stop_words_and_numbers_in_digits_are_left_out() -> None:
    words = table(甲="小区 的 26 1,000 3.5 A座 7月 居民 了 １２")
    assert content_words(words, ["的", "了"])["word"].tolist() == ["小区", "A座", "7月", "居民"]


def test_what_is_left_out_leaves_a_gap(weidu: Study) -> None:
    lists = word_lists(weidu)
    words = tokens(weidu.paragraphs, Segmenter(lists.lexicon))
    before = words.copy(deep=True)
    content = content_words(words, lists.stop_words["word"])
    pd.testing.assert_frame_equal(words, before)
    place = ["paragraph", "sentence", "position"]
    assert content[place].merge(words, on=place)["word"].tolist() == content["word"].tolist()
    left_out = set(words["word"]) - set(content["word"])
    assert left_out - set(lists.stop_words["word"]) == {
        word for word in words["word"] if word[0].isdigit() and word[-1].isdigit()
    }


def test_no_words_have_no_content_words() -> None:
    assert content_words(EMPTY, ["的"]).empty
