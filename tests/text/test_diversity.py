"""Lexical diversity: quanteda's values, and MATTR against its definition."""

from __future__ import annotations

import random
from math import isnan

import pandas as pd
import pytest

from casestudy.text.diversity import (
    DIVERSITY_COLUMNS,
    herdan_c,
    lexical_diversity,
    mattr,
    type_token_ratio,
)

# quanteda.textstats, test-textstat_lexdiv.R.
QUANTEDA = ["one", "one", "two", "one", "one", "two", "one"]


def test_quanteda() -> None:
    assert type_token_ratio(QUANTEDA) == pytest.approx(0.286, abs=5e-4)
    assert herdan_c(QUANTEDA) == pytest.approx(0.356, abs=5e-4)
    assert mattr(QUANTEDA, window=2) == pytest.approx(5 / 6)


@pytest.mark.parametrize("window", [1, 2, 7, 50, 99, 100])
def test_mattr_is_the_mean_over_all_windows(window: int) -> None:
    words = random.Random(7).choices("小区居民志愿者治理", k=100)
    windows = [words[first : first + window] for first in range(100 - window + 1)]
    expected = sum(map(type_token_ratio, windows)) / len(windows)
    assert mattr(words, window=window) == pytest.approx(expected)


def test_too_few_words_have_no_value() -> None:
    assert isnan(type_token_ratio([]))
    assert isnan(herdan_c(["小区"]))
    assert isnan(mattr(["小区"], window=2))
    assert herdan_c(["小区", "小区"]) == 0


def test_a_window_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="1 word or more, not 0"):
        mattr(["小区"], window=0)


def test_the_table_has_a_row_a_part() -> None:
    words = pd.DataFrame({"article": ["乙"] * 7 + ["甲"], "word": [*QUANTEDA, "one"]})
    before = words.copy(deep=True)
    result = lexical_diversity(words, window=2)
    assert tuple(result.columns) == DIVERSITY_COLUMNS
    assert result["part"].tolist() == ["乙", "甲"]
    assert result[["tokens", "types"]].to_numpy().tolist() == [[7, 2], [1, 1]]
    assert result.loc[0, "mattr"] == pytest.approx(5 / 6)
    assert isnan(result.loc[1, "mattr"])
    pd.testing.assert_frame_equal(words, before)


def test_no_words_no_rows() -> None:
    empty = pd.DataFrame({"article": [], "word": []}, dtype="str")
    assert tuple(lexical_diversity(empty).columns) == DIVERSITY_COLUMNS
    assert lexical_diversity(empty).empty
