"""How unlike two texts are in a word, or how closely two things go together: measures on counts.

A measure takes the four cells of a table, `a` and `b` above, `c` and `d` below, or the `count` of a
word in a text of `size` words and its `other_count` in another of `other_size`; see
`casestudy.text.cells`. Everything may be a number or an array; arrays are taken element by element.
A measure that is not defined, because a word comes nowhere or a text has no words, is missing
(NaN); a ratio to nothing is infinite. A count that is negative or greater than what it is counted
in is a ValueError.

None of these measures knows that the words of one text depend on each other. They put words in an
order; they prove nothing about how the text came to be.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import rel_entr

from casestudy.text.cells import Measure, cells_of_sizes, checked, defined, log2, ratio


def log_likelihood(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, williams: bool = False
) -> Measure:
    """Return G², the log-likelihood ratio over all four cells; NaN if a row or column is empty.

    2 Σ O ln(O / E), where E is what the margins make one expect. Williams' correction divides it
    by q = 1 + (N/row₁ + N/row₂ − 1)(N/column₁ + N/column₂ − 1) / 6N, which matters in small
    tables. G² grows with the text: it says how sure a difference is, not how large. It has no
    direction. After Dunning 1993; the correction after Williams 1976.

    Examples
    --------
    >>> round(float(log_likelihood(*cells_of_sizes(3, 10, 7, 9))), 4)  # 小区
    4.5349
    """
    cells = a, b, c, d = checked(a, b, c, d)
    rows, columns, total = (a + b, c + d), (a + c, b + d), a + b + c + d
    expected = [ratio(row * column, total) for row in rows for column in columns]
    value = 2 * sum(rel_entr(seen, due) for seen, due in zip(cells, expected, strict=True))
    if williams:
        inverse_rows, inverse_columns = (
            ratio(total, x) + ratio(total, y) for x, y in (rows, columns)
        )
        value = value / (1 + ratio((inverse_rows - 1) * (inverse_columns - 1), 6 * total))
    full = (rows[0] > 0) & (rows[1] > 0) & (columns[0] > 0) & (columns[1] > 0)
    return defined(full, np.maximum(value, 0))


def log_likelihood_two_cell(
    count: ArrayLike, size: ArrayLike, other_count: ArrayLike, other_size: ArrayLike
) -> Measure:
    """Return G² over the word's two counts only; NaN without occurrences or without words.

    2 Σ O ln(O / E), E = size × (both counts) / (both sizes). The cells for all other words are
    left out; they change little unless the word is very frequent. After Rayson and Garside 2000.

    Examples
    --------
    >>> round(float(log_likelihood_two_cell(52, 50_000, 57, 75_000)), 2)  # 治理
    2.65
    """
    a, b, c, d = cells_of_sizes(count, size, other_count, other_size)
    rate = ratio(a + b, a + b + c + d)
    value = 2 * (rel_entr(a, rate * (a + c)) + rel_entr(b, rate * (b + d)))
    return defined((a + b > 0) & (a + c > 0) & (b + d > 0), np.maximum(value, 0))


def chi_squared(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, yates: bool = False
) -> Measure:
    """Return Pearson's χ²; NaN if a row or column is empty.

    N (ad − bc)² / (row₁ × row₂ × column₁ × column₂). Yates' correction takes N / 2 off |ad − bc|,
    but not below 0. Where fewer than about five are expected in a cell, χ² overstates; G² does
    less. After Pearson 1900 and Yates 1934.

    Examples
    --------
    >>> round(float(chi_squared(*cells_of_sizes(3, 10, 7, 9))), 4)  # 小区
    4.3372
    """
    a, b, c, d = checked(a, b, c, d)
    total = a + b + c + d
    distance = np.abs(a * d - b * c)
    if yates:
        distance = np.maximum(distance - total / 2, 0)
    return ratio(total * distance**2, (a + b) * (c + d) * (a + c) * (b + d))[()]


def log_ratio(
    count: ArrayLike, size: ArrayLike, other_count: ArrayLike, other_size: ArrayLike
) -> Measure:
    """Return log₂ of the ratio of the relative frequencies: 1 is twice as frequent, −1 half.

    Only a count of 0 is changed, to 0.5; NaN if both are 0. With 0.5 for 0, a word that the
    smaller text lacks can seem more frequent there. Says nothing of how sure it is: put it beside
    G². After Hardie 2014.

    Examples
    --------
    >>> float(log_ratio(8, 1000, 2, 1000))  # 小区
    2.0
    """
    a, b, c, d = cells_of_sizes(count, size, other_count, other_size)
    own, other = ratio(np.where(a == 0, 0.5, a), a + c), ratio(np.where(b == 0, 0.5, b), b + d)
    return defined((a + b > 0) & (a + c > 0) & (b + d > 0), log2(ratio(own, other)))


def percent_difference(
    count: ArrayLike, size: ArrayLike, other_count: ArrayLike, other_size: ArrayLike
) -> Measure:
    """Return %DIFF: by how many per cent the relative frequency exceeds the other; −100 at least.

    (rate − other rate) × 100 / other rate; infinite if the other text lacks the word, where the
    authors put a very small number for 0. After Gabrielatos and Marchi 2012.

    Examples
    --------
    >>> float(percent_difference(8, 1000, 2, 1000))  # 小区
    300.0
    """
    a, b, c, d = cells_of_sizes(count, size, other_count, other_size)
    own, other = ratio(a, a + c), ratio(b, b + d)
    return ratio((own - other) * 100, other)[()]


def odds_ratio(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Measure:
    """Return (a / c) / (b / d): of two texts, the odds of the word in one over those in the other.

    1 if there is no difference. For words, which are rare, it is near the ratio of the relative
    frequencies. No small number is added: infinite if only bc is 0, NaN if ad is 0 too. See
    Pojanapunya and Watson Todd 2018.

    Examples
    --------
    >>> round(float(odds_ratio(*cells_of_sizes(8, 1000, 2, 1000))), 3)  # 小区
    4.024
    """
    a, b, c, d = checked(a, b, c, d)
    return ratio(a * d, b * c)[()]


def simple_maths_ratio(
    count: ArrayLike,
    size: ArrayLike,
    other_count: ArrayLike,
    other_size: ArrayLike,
    *,
    smoothing: float = 1.0,
) -> Measure:
    """Return the ratio of the frequencies per million words, after adding the same to both.

    (per million + n) / (other per million + n). The larger n, the more frequent are the words
    that come first. In a text of some thousand words one occurrence is some hundred per million,
    and n = 1 hardly matters: take n = 100 or more. After Kilgarriff 2009.

    Examples
    --------
    >>> float(simple_maths_ratio(2, 1000, 0, 1000))  # 志愿
    2001.0
    """
    a, b, c, d = cells_of_sizes(count, size, other_count, other_size)
    own, other = ratio(a * 1e6, a + c), ratio(b * 1e6, b + d)
    return ratio(own + smoothing, other + smoothing)[()]


def delta_p(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> tuple[Measure, Measure]:
    """Return ΔP in both directions: from −1 to 1, 0 if neither thing helps to guess the other.

    The first number is how much likelier the second thing is with the first than without,
    a / (a + b) − c / (c + d); the second how much likelier the first is with the second,
    a / (a + c) − b / (b + d). NaN if the row or column is empty. After Gries 2013.

    Examples
    --------
    >>> [round(float(value), 3) for value in delta_p(8, 2, 32, 958)]  # 基层 → 治理, 治理 → 基层
    [0.768, 0.198]
    """
    a, b, c, d = checked(a, b, c, d)
    forwards, backwards = ratio(a, a + b) - ratio(c, c + d), ratio(a, a + c) - ratio(b, b + d)
    return forwards[()], backwards[()]
