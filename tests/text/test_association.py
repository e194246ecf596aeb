from __future__ import annotations

import math

import numpy as np
import pytest
from nltk.metrics.association import BigramAssocMeasures
from scipy.stats import chi2_contingency
from scipy.stats.contingency import odds_ratio as scipy_odds_ratio

from casestudy.text.association import (
    chi_squared,
    delta_p,
    log_likelihood,
    log_likelihood_two_cell,
    log_ratio,
    odds_ratio,
    percent_difference,
    simple_maths_ratio,
)
from casestudy.text.cells import cells_of_margins, cells_of_sizes
from casestudy.text.cooccurrence import log_dice, pmi, student_t

# "b×7 a×3" against "a×7 b×2": the counts of a.
QUANTEDA = cells_of_sizes(3, 10, 7, 9)

RANDOM = np.random.default_rng(7)
TABLES = RANDOM.integers(0, [40, 400, 40, 4000], size=(300, 4))
FULL_TABLES = TABLES + 1


def full(table: np.ndarray) -> bool:
    a, b, c, d = table
    return all((a + b, c + d, a + c, b + d))


@pytest.mark.parametrize(
    ("found", "expected", "places"),
    [
        # Dunning 1993, table of bigrams; also in Wordless, tests_measures.
        (log_likelihood(10, 0, 3, 31764), 167.23, 2),
        # Formula of UCREL's log-likelihood wizard, Rayson and Garside 2000; then with four cells.
        (log_likelihood_two_cell(52, 50_000, 57, 75_000), 2.6517, 4),
        (log_likelihood(*cells_of_sizes(52, 50_000, 57, 75_000)), 2.6541, 4),
        # quanteda.textstats, test-textstat_keyness.R, computed there with base R.
        (log_likelihood(*QUANTEDA), 4.534939, 6),
        (log_likelihood(*QUANTEDA, williams=True), 4.200833, 6),
        (chi_squared(*QUANTEDA), 4.337160, 6),
        (chi_squared(*QUANTEDA, yates=True), 2.632438, 6),
        # Wordless, tests_measures, for these four.
        (percent_difference(206_523, 959_641, 178_174, 1_562_358), 88.7, 1),
        (odds_ratio(*cells_of_sizes(16_217, 2_796_938, 735, 2_087_946)), 16.6, 1),
        (simple_maths_ratio(35, 112_289_776, 263, 1_559_716_979), 1.1224, 4),
        (pmi(8, 1105, 44, 15_000_000), 11.3, 1),  # from Church and Hanks 1990
        # Gries 2013; also in Wordless.
        (delta_p(5610, 168_938, 2257, 10_233_063)[0], 0.032, 3),
        (delta_p(5610, 168_938, 2257, 10_233_063)[1], 0.697, 3),
        # NLTK, test/collocations.doctest, for these six.
        (student_t(8, 15_828, 4675, 14_307_668), 0.9999, 4),
        (chi_squared(*cells_of_margins(8, 15_828, 4675, 14_307_668)), 1.55, 2),
        (chi_squared(*cells_of_margins(59, 67, 65, 571_007)), 456_400, 0),
        (log_likelihood(*cells_of_margins(110, 2552, 221, 31_777)), 270.72, 2),
        (log_likelihood(*cells_of_margins(8, 13, 32, 31_777)), 95.29, 2),
        (pmi(20, 42, 20, 14_307_668), 18.38, 2),
    ],
)
def test_measures_agree_with_published_values(found: float, expected: float, places: int) -> None:
    assert round(float(found), places) == expected


def test_g2_and_chi_squared_agree_with_scipy() -> None:
    tables = [table for table in TABLES if full(table)]
    assert len(tables) > 250
    for table in tables:
        square = table.reshape(2, 2)
        g2 = chi2_contingency(square, correction=False, lambda_="log-likelihood").statistic
        plain = chi2_contingency(square, correction=False).statistic
        assert float(log_likelihood(*table)) == pytest.approx(g2, rel=1e-9, abs=1e-9)
        assert float(chi_squared(*table)) == pytest.approx(plain, rel=1e-9, abs=1e-9)


def test_yates_agrees_with_scipy() -> None:
    for table in FULL_TABLES:
        corrected = chi2_contingency(table.reshape(2, 2), correction=True).statistic
        assert float(chi_squared(*table, yates=True)) == pytest.approx(corrected, abs=1e-9)


def test_odds_ratio_agrees_with_scipy() -> None:
    for table in FULL_TABLES:
        expected = scipy_odds_ratio(table.reshape(2, 2), kind="sample").statistic
        assert float(odds_ratio(*table)) == pytest.approx(expected)


def test_measures_of_two_words_agree_with_nltk() -> None:
    for a, b, c, d in FULL_TABLES.tolist():
        margins = (a, a + b, a + c, a + b + c + d)
        nltk = (margins[0], margins[1:3], margins[3])
        cells = cells_of_margins(*margins)
        assert float(pmi(*margins)) == pytest.approx(BigramAssocMeasures.pmi(*nltk))
        assert float(student_t(*margins)) == pytest.approx(
            BigramAssocMeasures.student_t(*nltk), rel=1e-6
        )
        assert float(chi_squared(*cells)) == pytest.approx(
            BigramAssocMeasures.chi_sq(*nltk), rel=1e-9, abs=1e-9
        )
        assert float(log_likelihood(*cells)) == pytest.approx(
            BigramAssocMeasures.likelihood_ratio(*nltk), rel=1e-6, abs=1e-6
        )
        dice = BigramAssocMeasures.dice(*nltk)
        assert float(log_dice(*margins[:3])) == pytest.approx(14 + math.log2(dice))


def test_two_cells_leave_out_what_all_other_words_add() -> None:
    for a, b, c, d in FULL_TABLES.tolist():
        word = log_likelihood_two_cell(a, a + c, b, b + d)
        others = log_likelihood_two_cell(c, a + c, d, b + d)
        assert float(word + others) == pytest.approx(float(log_likelihood(a, b, c, d)), abs=1e-9)


def test_arrays_are_taken_element_by_element() -> None:
    together = log_likelihood(*TABLES.T)
    apart = [float(log_likelihood(*table)) for table in TABLES]
    np.testing.assert_array_equal(together, apart)
    np.testing.assert_array_equal(log_ratio([8, 2], 1000, [2, 8], 1000), [2, -2])


def test_turning_the_texts_round_turns_only_the_sign() -> None:
    for a, b, c, d in FULL_TABLES.tolist():
        there, back = (a, a + c, b, b + d), (b, b + d, a, a + c)
        assert float(log_ratio(*there)) == pytest.approx(-float(log_ratio(*back)))
        assert float(log_likelihood(a, b, c, d)) == pytest.approx(float(log_likelihood(b, a, d, c)))


def test_no_difference_is_none() -> None:
    same = cells_of_sizes(5, 100, 10, 200)
    assert float(log_likelihood(*same)) == pytest.approx(0, abs=1e-12)
    assert float(chi_squared(*same)) == 0
    assert float(odds_ratio(*same)) == 1
    assert float(log_ratio(5, 100, 10, 200)) == 0
    assert float(percent_difference(5, 100, 10, 200)) == 0
    assert [float(value) for value in delta_p(*same)] == pytest.approx([0, 0])
    assert float(pmi(5, 50, 10, 100)) == 0
    assert float(student_t(5, 50, 10, 100)) == 0


def test_rounding_never_takes_g2_below_zero() -> None:
    # Large counts in all but the same proportion: G² is smaller than what rounding leaves.
    a = RANDOM.integers(10**6, 10**7, size=1000).astype(float)
    b, c, d = a + 1, a * 50, a * 50 + 57
    for value in (log_likelihood(a, b, c, d), log_likelihood_two_cell(a, a + c, b, b + d)):
        assert np.min(value) == 0
        assert np.max(value) < 1e-5


def test_zero_in_one_text() -> None:
    assert float(log_ratio(0, 1000, 4, 1000)) == -3  # 0.5 against 4
    assert float(log_ratio(4, 1000, 0, 1000)) == 3
    assert float(percent_difference(0, 1000, 4, 1000)) == -100
    assert float(percent_difference(4, 1000, 0, 1000)) == math.inf
    assert float(odds_ratio(*cells_of_sizes(4, 1000, 0, 1000))) == math.inf
    assert float(simple_maths_ratio(2, 1000, 0, 1000, smoothing=100)) == 21
    assert float(simple_maths_ratio(0, 1000, 0, 1000)) == 1


def test_words_that_never_meet() -> None:
    assert float(pmi(0, 4, 4, 100)) == -math.inf
    assert float(student_t(0, 4, 4, 100)) == -math.inf
    assert float(log_dice(0, 4, 4)) == -math.inf
    assert float(log_dice(4, 4, 4)) == 14


@pytest.mark.parametrize(
    "value",
    [
        log_likelihood(0, 0, 5, 5),
        log_likelihood(5, 5, 0, 0),
        log_likelihood(0, 5, 0, 5),
        log_likelihood(0, 0, 0, 0, williams=True),
        log_likelihood_two_cell(0, 10, 0, 10),
        log_likelihood_two_cell(0, 0, 5, 10),
        chi_squared(0, 0, 5, 5),
        chi_squared(0, 0, 5, 5, yates=True),
        log_ratio(0, 10, 0, 10),
        log_ratio(0, 0, 5, 10),
        percent_difference(0, 10, 0, 10),
        percent_difference(5, 10, 0, 0),
        odds_ratio(0, 0, 5, 5),
        simple_maths_ratio(0, 0, 5, 10),
        delta_p(0, 0, 5, 5)[0],
        delta_p(0, 5, 0, 5)[1],
        pmi(0, 0, 5, 10),
        student_t(0, 0, 5, 10),
        log_dice(0, 0, 0),
    ],
)
def test_what_is_not_defined_is_missing(value: float) -> None:
    assert math.isnan(float(value))


@pytest.mark.parametrize(
    ("measure", "counts"),
    [
        (log_likelihood, (-1, 5, 5, 5)),
        (chi_squared, (5, 5, 5, -1)),
        (delta_p, (5, -5, 5, 5)),
        (odds_ratio, (5, 5, -5, 5)),
        (log_ratio, (11, 10, 5, 10)),  # more often than there are words
        (percent_difference, (5, 10, -5, 10)),
        (simple_maths_ratio, (5, 10, 15, 10)),
        (log_likelihood_two_cell, (5, 10, 15, 10)),
        (pmi, (6, 5, 8, 100)),  # together more often than one comes
        (pmi, (2, 60, 60, 100)),  # together less often than they must
        (student_t, (6, 8, 5, 100)),
        (log_dice, (6, 5, 8)),
        (log_dice, (6, 8, 5)),
    ],
)
def test_impossible_counts_are_refused(measure: object, counts: tuple[int, ...]) -> None:
    assert callable(measure)
    with pytest.raises(ValueError, match="negative or greater than what it is counted in"):
        measure(*counts)


def test_one_impossible_count_in_an_array_is_enough() -> None:
    with pytest.raises(ValueError, match="negative"):
        log_ratio([1, 20], 10, [1, 1], 10)


def test_measures_leave_their_input_alone() -> None:
    columns = [column.astype(float) for column in TABLES.T]
    before = [column.copy() for column in columns]
    log_likelihood(*columns, williams=True)
    chi_squared(*columns, yates=True)
    delta_p(*columns)
    a, b, c, d = columns
    log_ratio(a, a + c, b, b + d)
    for column, old in zip(columns, before, strict=True):
        np.testing.assert_array_equal(column, old)
