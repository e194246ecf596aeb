"""Resampling paragraphs: what stays fixed, what varies, and known answers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import bootstrap as scipy_bootstrap

from casestudy.text.bootstrap import (
    INTERVAL_COLUMNS,
    KEYNESS_INTERVAL_COLUMNS,
    frequency_intervals,
    keyness_intervals,
    paragraph_weights,
)
from casestudy.text.frequency import word_counts
from casestudy.text.keyness import article_keyness


def table(**paragraphs: str) -> pd.DataFrame:
    rows = [(name[0], name, word) for name, text in paragraphs.items() for word in text.split()]
    return pd.DataFrame(rows, columns=["article", "paragraph", "word"])


PAGE = table(
    甲1="小区 小区 居民 好", 甲2="居民 好 好 好", 甲3="小区 好", 乙1="志愿者 小区", 乙2="志愿者 好"
)


def test_every_article_keeps_its_number_of_paragraphs() -> None:
    weights = paragraph_weights(PAGE, draws=200, seed=1)
    assert weights.shape == (200, 5)
    assert (weights[:, :3].sum(axis=1) == 3).all()
    assert (weights[:, 3:].sum(axis=1) == 2).all()
    assert weights.mean(axis=0) == pytest.approx(np.ones(5), abs=0.15)


def test_the_same_seed_gives_the_same_draws() -> None:
    one, again = (paragraph_weights(PAGE, draws=5, seed=3) for _ in range(2))
    assert (one == again).all()
    assert (one != paragraph_weights(PAGE, draws=5, seed=4)).any()


def test_frequencies_are_those_of_the_page() -> None:
    before = PAGE.copy(deep=True)
    result = frequency_intervals(PAGE, words=["小区", "好"], draws=300)
    assert tuple(result.columns) == INTERVAL_COLUMNS
    rates = word_counts(PAGE).set_index("word")["per_thousand"]
    assert result["per_thousand"].tolist() == rates[["小区", "好"]].tolist()
    assert (result["low"] <= result["per_thousand"]).all()
    assert (result["per_thousand"] <= result["high"]).all()
    pd.testing.assert_frame_equal(PAGE, before)


def test_the_interval_is_that_of_scipy() -> None:
    """One article, paragraphs of equal length: the rate is the mean of the paragraphs' rates."""
    counts = np.random.default_rng(5).integers(0, 6, 40)
    rows = [("甲", str(n), "小区" if k < count else "好") for n, count in enumerate(counts)
            for k in range(10)]  # fmt: skip
    words = pd.DataFrame(rows, columns=["article", "paragraph", "word"])
    own = frequency_intervals(words, words=["小区"], draws=20_000, top=1).iloc[0]
    other = scipy_bootstrap(
        (counts * 100.0,), np.mean, n_resamples=20_000, method="percentile", rng=1
    ).confidence_interval
    assert own["low"] == pytest.approx(other.low, abs=3)
    assert own["high"] == pytest.approx(other.high, abs=3)


def test_the_top_counts_only_those_who_compete() -> None:
    everyone = frequency_intervals(PAGE, words=["小区"], top=1, draws=300)
    without = frequency_intervals(
        PAGE, words=["小区"], top=1, draws=300, among=["小区", "居民", "志愿者"]
    )
    assert everyone["in_top"].item() < without["in_top"].item()


def test_a_narrower_level_gives_a_narrower_interval() -> None:
    wide, narrow = (
        frequency_intervals(PAGE, words=["小区"], draws=500, level=level).iloc[0]
        for level in (0.95, 0.5)
    )
    assert wide["high"] - wide["low"] > narrow["high"] - narrow["low"]


def test_keyness_is_that_of_the_page() -> None:
    result = keyness_intervals(PAGE, "乙", words=["志愿者", "小区"], draws=300)
    assert tuple(result.columns) == KEYNESS_INTERVAL_COLUMNS
    ratios = article_keyness(PAGE, "乙", minimum=1).set_index("word")["log_ratio"]
    assert result["log_ratio"].tolist() == ratios[["志愿者", "小区"]].tolist()
    assert result.loc[0, "share_positive"] == 1


def test_a_word_in_no_draw_has_the_ratio_nought() -> None:
    words = table(甲1="小区", 甲2="好", 乙1="好", 乙2="好")
    result = keyness_intervals(words, "甲", words=["小区"], draws=400)
    assert result["low"].item() == 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: paragraph_weights(PAGE, draws=0, seed=1), "at least one draw"),
        (lambda: frequency_intervals(PAGE, words=["没有"]), "not in the text: 没有"),
        (lambda: frequency_intervals(PAGE, words=["好"], top=0), "1 place or more"),
        (lambda: frequency_intervals(PAGE, words=["好"], level=1), "between 0 and 1"),
        (lambda: keyness_intervals(PAGE, "丙", words=["好"]), "no article 丙"),
        (lambda: keyness_intervals(PAGE[:10], "甲", words=["好"]), "no other article"),
        (
            lambda: keyness_intervals(table(甲1="好", 乙1="好"), "甲", words=["好"]),
            "one paragraph",
        ),
        (
            lambda: paragraph_weights(
                pd.DataFrame({"article": ["甲", "乙"], "paragraph": ["1", "1"]}), draws=1, seed=1
            ),
            "stands in two articles",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(call: object, said: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=said):
        call()
