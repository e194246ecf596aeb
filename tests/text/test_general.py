from __future__ import annotations

import math
import subprocess
import sys

import pandas as pd
import pytest
from wordfreq import get_frequency_dict

from casestudy.text.frequency import word_counts
from casestudy.text.general import (
    GENERAL_COLUMNS,
    OUTSIDE_COLUMNS,
    general_log_ratios,
    outside_general,
)


def test_ratio_of_the_two_frequencies() -> None:
    table = general_log_ratios(pd.Series({"小区": 5, "的": 15}))
    assert tuple(table.columns) == GENERAL_COLUMNS
    assert table["word"].tolist() == ["小区", "的"]
    assert table["per_thousand"].tolist() == [250, 750]
    for row in table.itertuples():
        listed = get_frequency_dict("zh")[row.word]
        assert row.general_per_thousand == pytest.approx(listed * 1000)
        assert row.log_ratio == pytest.approx(math.log2(row.per_thousand / 1000 / listed))


def test_a_frequency_is_a_whole_number_of_centibels() -> None:
    table = general_log_ratios(pd.Series({"小区": 5, "居民": 5, "党建": 5, "的": 5}))
    for frequency in table["general_per_thousand"] / 1000:
        centibels = 100 * math.log10(frequency)
        assert centibels == pytest.approx(round(centibels), abs=1e-6)


def test_compounds_that_are_not_listed_are_not_guessed() -> None:
    counts = pd.Series({"基层治理": 9, "基层": 9})
    assert general_log_ratios(counts)["word"].tolist() == ["基层"]
    assert outside_general(counts)["word"].tolist() == ["基层治理"]


@pytest.mark.parametrize("number", ["22", "00", "2022", "0000", "0.0", "00%"])
def test_numbers_that_the_list_counts_together_have_no_frequency(number: str) -> None:
    assert outside_general(pd.Series({number: 3, "年": 3}))["word"].tolist() == [number]


@pytest.mark.parametrize(
    ("word", "listed"), [("志願者", "志愿者"), ("乾坤", "干坤"), ("App", "app")]
)
def test_words_are_looked_up_in_the_form_of_the_list(word: str, listed: str) -> None:
    table = general_log_ratios(pd.Series({word: 3}))
    assert table["word"].tolist() == [word]
    assert table["general_per_thousand"].tolist() == pytest.approx(
        [get_frequency_dict("zh")[listed] * 1000]
    )


def test_every_word_is_either_compared_or_outside() -> None:
    counts = pd.Series({"小区": 4, "基层治理": 3, "居民": 2, "安名家": 2, "车": 1, "路": 0})
    inside, outside = general_log_ratios(counts, minimum=1), outside_general(counts)
    assert tuple(outside.columns) == OUTSIDE_COLUMNS
    assert outside.to_numpy().tolist() == [["基层治理", 3, 250.0], ["安名家", 2, 500 / 3]]
    assert inside["per_thousand"].sum() + outside["per_thousand"].sum() == pytest.approx(1000)


def test_rare_words_are_not_listed_but_count_as_text() -> None:
    table = general_log_ratios(pd.Series({"小区": 3, "居民": 2}))
    assert table[["word", "per_thousand"]].to_numpy().tolist() == [["小区", 600.0]]


def test_ties_stand_in_code_point_order() -> None:
    general = get_frequency_dict("zh")
    first, second = (
        "一",
        next(
            word for word, value in general.items() if value == general["小区"] and word != "小区"
        ),
    )
    table = general_log_ratios(pd.Series({"小区": 3, second: 3, first: 3}))
    assert table["word"].tolist() == [*sorted(["小区", second]), first]
    outside = outside_general(pd.Series({"安名家": 1, "基层治理": 1}))
    assert outside["word"].tolist() == ["基层治理", "安名家"]


def test_a_table_of_word_counts_does_as_well() -> None:
    tokens = pd.DataFrame({"article": "甲", "word": ["小区"] * 3 + ["居民"] * 4 + ["安名家"]})
    counts = pd.Series({"小区": 3, "居民": 4, "安名家": 1})
    table = word_counts(tokens)
    pd.testing.assert_frame_equal(general_log_ratios(table), general_log_ratios(counts))
    pd.testing.assert_frame_equal(outside_general(table), outside_general(counts))


def test_a_text_without_words() -> None:
    nothing = pd.Series(dtype="int64", index=pd.Index([], dtype="str"))
    assert tuple(general_log_ratios(nothing).columns) == GENERAL_COLUMNS
    assert general_log_ratios(nothing).empty
    assert tuple(outside_general(nothing).columns) == OUTSIDE_COLUMNS
    assert outside_general(nothing).empty


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="小区 comes -1 times"):
        general_log_ratios(pd.Series({"小区": -1}))


def test_input_is_left_alone() -> None:
    counts = pd.Series({"小区": 3, "安名家": 4, "路": 0})
    before = counts.copy()
    general_log_ratios(counts)
    outside_general(counts)
    pd.testing.assert_series_equal(counts, before)


def test_the_list_is_read_late_and_silently() -> None:
    script = (
        "import sys, pandas as pd\n"
        "from casestudy.text.general import general_log_ratios\n"
        "assert 'wordfreq' not in sys.modules and 'jieba' not in sys.modules\n"
        "general_log_ratios(pd.Series({'小区': 3}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
