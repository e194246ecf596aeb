"""Dispersion: the published values, and what each measure does at its ends."""

from __future__ import annotations

from math import isnan

import numpy as np
import pandas as pd
import pytest

from casestudy.text.dispersion import (
    DISPERSION_COLUMNS,
    carroll_d2,
    deviation_of_proportions,
    deviation_of_proportions_normalised,
    dispersion,
    juilland_d,
    relative_range,
    rosengren_s,
)

EQUAL = [100] * 5
MEASURES = (
    deviation_of_proportions,
    deviation_of_proportions_normalised,
    juilland_d,
    carroll_d2,
    rosengren_s,
)

# Gries 2008: a toy text of five parts.
GRIES = ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])

# Lyne's ALLEMAND, as in the README of lsoenning/tlda.
ALLEMAND = (
    [2, 0, 1, 1, 3, 0, 3, 0, 0, 0],
    [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930],
)


def test_juilland_as_wordless_tests_it() -> None:
    assert juilland_d([0, 4, 3, 2, 1], EQUAL) == pytest.approx(0.6464, abs=5e-5)


def test_carroll_as_wordless_tests_it() -> None:
    assert carroll_d2([2, 1, 1, 1, 0], EQUAL) == pytest.approx(0.8277, abs=5e-5)


def test_rosengren_as_wordless_tests_it() -> None:
    assert rosengren_s([1, 2, 3, 4, 5], EQUAL) == pytest.approx(0.937, abs=5e-4)


def test_gries_2008() -> None:
    assert deviation_of_proportions(*GRIES) == pytest.approx(0.18)
    # He divides by 1 − 1/parts in 2008; Lijffijt and Gries 2012 by 1 − the smallest share.
    assert deviation_of_proportions_normalised(*GRIES) == pytest.approx(0.2195122, abs=5e-8)
    assert juilland_d(*GRIES) == pytest.approx(0.78515, abs=5e-6)
    assert rosengren_s(*GRIES) == pytest.approx(0.94982, abs=5e-6)


def test_allemand_as_tlda_has_it() -> None:
    assert relative_range(ALLEMAND[0]) == 0.5
    assert juilland_d(*ALLEMAND) == pytest.approx(0.6038797, abs=5e-8)
    assert carroll_d2(*ALLEMAND) == pytest.approx(0.6521444, abs=5e-8)
    assert rosengren_s(*ALLEMAND) == pytest.approx(0.4763652, abs=5e-8)
    # tlda scales DP so that 1 is even.
    assert 1 - deviation_of_proportions(*ALLEMAND) == pytest.approx(0.5009295, abs=5e-8)


def test_a_word_as_frequent_everywhere_is_even() -> None:
    counts, sizes = [2, 4, 6], [100, 200, 300]
    assert deviation_of_proportions(counts, sizes) == pytest.approx(0)
    assert [measure(counts, sizes) for measure in MEASURES[2:]] == pytest.approx([1, 1, 1])


def test_a_word_in_one_part_only() -> None:
    counts, sizes = [7, 0, 0], [100, 200, 700]
    assert deviation_of_proportions(counts, sizes) == pytest.approx(0.9)
    assert deviation_of_proportions_normalised(counts, sizes) == pytest.approx(1)
    assert juilland_d(counts, sizes) == pytest.approx(0)
    assert carroll_d2(counts, sizes) == 0
    assert rosengren_s(counts, sizes) == pytest.approx(0.1)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_word_that_comes_nowhere_has_no_dispersion(measure: object) -> None:
    assert callable(measure)
    assert isnan(measure([0, 0], [1, 2]))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    ("counts", "sizes"), [([1], [1, 2]), ([], []), ([-1, 2], [3, 3]), ([1, 1], [3, 0])]
)
def test_what_cannot_be_is_refused(measure: object, counts: list[int], sizes: list[int]) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match=r"one count and one size|counts are 0 or more"):
        measure(counts, sizes)


def test_the_table_has_the_measures_of_each_word() -> None:
    words = ["甲"] * 4 + ["乙"] * 3 + ["丙"]
    table = pd.DataFrame({"article": list("一一二二二一二二"), "word": words})
    before = table.copy(deep=True)
    result = dispersion(table, minimum=3)
    assert tuple(result.columns) == DISPERSION_COLUMNS
    assert result["word"].tolist() == ["甲", "乙"]
    sizes = [3, 5]
    assert result.loc[0, ["dp", "dp_norm", "d", "d2", "s"]].tolist() == [
        measure([2, 2], sizes) for measure in MEASURES
    ]
    assert result["range"].tolist() == [2, 2]
    pd.testing.assert_frame_equal(table, before)


def test_no_words_no_rows() -> None:
    empty = pd.DataFrame({"article": [], "word": []}, dtype="str")
    assert tuple(dispersion(empty).columns) == DISPERSION_COLUMNS
    assert dispersion(empty).empty


def test_measures_take_arrays() -> None:
    assert juilland_d(np.array([1, 1]), np.array([2, 2])) == 1
