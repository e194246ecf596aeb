from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency
from statsmodels.stats.multitest import multipletests

from casestudy.text.frequency import word_counts
from casestudy.text.keyness import KEYNESS_COLUMNS, Correction, adjusted, article_keyness, keyness

WORDS = [f"词{number}" for number in range(40)]


def text(seed: int) -> pd.Series[int]:
    counts = np.random.default_rng(seed).negative_binomial(1, 0.1, len(WORDS))
    return pd.Series(counts, index=WORDS)


def page(**articles: str) -> pd.DataFrame:
    """Every character a word."""
    return pd.DataFrame(
        [(article, word) for article, words in articles.items() for word in words],
        columns=["article", "word"],
    )


def test_published_value() -> None:
    # quanteda.textstats, test-textstat_keyness.R, computed there with base R.
    table = keyness(pd.Series({"b": 7, "a": 3}), pd.Series({"a": 7, "b": 2})).set_index("word")
    assert table.loc["a", "g2"] == pytest.approx(4.534939, abs=1e-6)
    assert not table.loc["a", "overused"]


def test_a_row_by_hand() -> None:
    target = pd.Series({"小区": 8, "人": 992})
    reference = pd.Series({"小区": 2, "人": 1998})
    row = keyness(target, reference).iloc[0]
    assert tuple(row.index) == KEYNESS_COLUMNS
    assert row["word"] == "小区"
    assert (row["count"], row["other_count"]) == (8, 2)
    assert (row["per_thousand"], row["other_per_thousand"]) == (8, 1)
    assert row["log_ratio"] == pytest.approx(3)
    assert row["percent_difference"] == pytest.approx(700)
    assert row["overused"]


def test_g2_and_p_agree_with_scipy() -> None:
    target, reference = text(1), text(2)
    for row in keyness(target, reference).itertuples():
        square = [
            [row.count, row.other_count],
            [target.sum() - row.count, reference.sum() - row.other_count],
        ]
        expected = chi2_contingency(square, correction=False, lambda_="log-likelihood")
        assert row.g2 == pytest.approx(expected.statistic, rel=1e-9, abs=1e-9)
        assert row.p_value == pytest.approx(expected.pvalue, rel=1e-6)


@pytest.mark.parametrize("correction", ["holm", "bonferroni", "fdr_bh"])
@pytest.mark.parametrize("seed", range(10))
def test_corrections_agree_with_statsmodels(correction: Correction, seed: int) -> None:
    # Rounded, so that there are ties.
    p_values = np.random.default_rng(seed).beta(0.3, 2, size=50).round(3)
    expected = multipletests(p_values, method=correction)[1]
    np.testing.assert_allclose(adjusted(p_values, correction), expected, rtol=1e-12)


@pytest.mark.parametrize("correction", ["holm", "bonferroni", "fdr_bh"])
def test_the_table_corrects_for_the_words_it_lists(correction: Correction) -> None:
    table = keyness(text(3), text(4), minimum=5, correction=correction)
    expected = multipletests(table["p_value"], method=correction)[1]
    np.testing.assert_allclose(table["p_adjusted"], expected, rtol=1e-12)


@pytest.mark.parametrize("correction", ["holm", "bonferroni", "fdr_bh"])
def test_missing_p_values_do_not_count_as_tests(correction: Correction) -> None:
    found = adjusted(np.array([np.nan, 0.01, np.nan, 0.02]), correction)
    assert np.isnan(found[[0, 2]]).all()
    np.testing.assert_allclose(found[[1, 3]], multipletests([0.01, 0.02], method=correction)[1])


def test_corrections_of_nothing() -> None:
    assert adjusted(np.array([]), "fdr_bh").size == 0


def test_most_overused_first_most_underused_last() -> None:
    table = keyness(text(5), text(6))
    signed = table["g2"] * np.where(table["overused"], 1, -1)
    assert (np.diff(signed) <= 1e-12).all()
    assert table["overused"].iloc[0]
    assert not table["overused"].iloc[-1]


def test_ties_stand_in_code_point_order() -> None:
    table = keyness(pd.Series({"乙": 2, "甲": 2, "丙": 6}), pd.Series({"丙": 10}))
    assert table["word"].tolist() == ["乙", "甲", "丙"]


def test_length_counts_words_below_the_minimum() -> None:
    target, reference = pd.Series({"人": 5, "家": 1}), pd.Series({"人": 5, "车": 1, "路": 4})
    table = keyness(target, reference, minimum=3).set_index("word")
    assert table.index.tolist() == ["人", "路"]
    assert table.loc["人", "per_thousand"] == pytest.approx(5000 / 6)
    assert table.loc["人", "other_per_thousand"] == 500


def test_a_word_that_one_text_lacks() -> None:
    table = keyness(pd.Series({"人": 6, "家": 4}), pd.Series({"人": 6, "路": 4})).set_index("word")
    assert table.loc["家", "percent_difference"] == math.inf
    assert table.loc["家", "log_ratio"] == 3
    assert table.loc["路", "percent_difference"] == -100
    assert table.loc["路", "log_ratio"] == -3


def test_overused_goes_by_the_counts_where_the_log_ratio_misleads() -> None:
    # The short target lacks 家; half an occurrence in 10 words would be more than 1 in 1000.
    table = keyness(pd.Series({"人": 10}), pd.Series({"人": 999, "家": 1})).set_index("word")
    assert table.loc["家", "log_ratio"] > 0
    assert not table.loc["家", "overused"]


def test_the_same_rate_is_not_overused() -> None:
    table = keyness(pd.Series({"人": 1, "家": 2}), pd.Series({"人": 10, "家": 20}))
    assert not table["overused"].any()
    assert table["g2"].to_numpy() == pytest.approx(0, abs=1e-12)


def test_texts_of_one_word_leave_nothing_to_compare() -> None:
    row = keyness(pd.Series({"人": 3}), pd.Series({"人": 5})).iloc[0]
    assert math.isnan(row["g2"])
    assert math.isnan(row["p_value"])
    assert math.isnan(row["p_adjusted"])
    assert not row["overused"]


def test_words_that_come_nowhere_are_left_out() -> None:
    table = keyness(pd.Series({"人": 3, "家": 0}), pd.Series({"路": 5, "家": 0}))
    assert set(table["word"]) == {"人", "路"}


def test_no_word_often_enough() -> None:
    table = keyness(pd.Series({"人": 1}), pd.Series({"路": 1}), minimum=9)
    assert tuple(table.columns) == KEYNESS_COLUMNS
    assert table.empty


def test_tables_of_word_counts_do_as_well() -> None:
    tokens = page(甲="人人家", 乙="人路路")
    first, second = tokens[tokens["article"] == "甲"], tokens[tokens["article"] == "乙"]
    pd.testing.assert_frame_equal(
        keyness(word_counts(first), word_counts(second)),
        keyness(pd.Series({"人": 2, "家": 1}), pd.Series({"路": 2, "人": 1})),
    )


@pytest.mark.parametrize(
    ("target", "reference", "correction", "message"),
    [
        ({}, {"人": 1}, "holm", "the target has no words"),
        ({"人": 1}, {"人": 0}, "holm", "the reference has no words"),
        ({"人": -1}, {"人": 1}, "holm", "人 comes -1 times"),
        ({"人": 1}, {"人": 1}, "sidak", "not sidak"),
    ],
)
def test_what_cannot_be_compared(
    target: dict[str, int], reference: dict[str, int], correction: Correction, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        keyness(
            pd.Series(target, dtype="int64"),
            pd.Series(reference, dtype="int64"),
            correction=correction,
        )


def test_a_word_with_two_counts_is_refused() -> None:
    with pytest.raises(ValueError, match="人 has two counts"):
        keyness(pd.Series([1, 2], index=["人", "人"]), pd.Series({"人": 1}))


def test_an_article_is_held_against_the_rest_of_the_page() -> None:
    tokens = page(甲="人人人家家", 乙="人路路", 丙="人家路路")
    pd.testing.assert_frame_equal(
        article_keyness(tokens, "甲", minimum=1),
        keyness(pd.Series({"人": 3, "家": 2}), pd.Series({"人": 2, "路": 4, "家": 1})),
    )


def test_the_minimum_is_that_of_the_page() -> None:
    tokens = page(甲="人人人家", 乙="家家路路")
    assert set(article_keyness(tokens, "甲")["word"]) == {"人", "家"}


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        (page(乙="人"), "there is no article 甲"),
        (page(甲="人"), "no other article"),
        (page(), "there is no article 甲"),
    ],
)
def test_an_article_needs_another(tokens: pd.DataFrame, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        article_keyness(tokens, "甲")


def test_input_is_left_alone() -> None:
    target, reference, tokens = text(7), text(8), page(甲="人人家", 乙="路")
    p_values = np.array([0.5, 0.01, 0.02])
    before = target.copy(), reference.copy(), tokens.copy(), p_values.copy()
    keyness(target, reference)
    article_keyness(tokens, "甲", minimum=1)
    adjusted(p_values, "holm")
    pd.testing.assert_series_equal(target, before[0])
    pd.testing.assert_series_equal(reference, before[1])
    pd.testing.assert_frame_equal(tokens, before[2])
    np.testing.assert_array_equal(p_values, before[3])
