"""How closely two words go together: measures on how often they meet.

`joint` is how often two things come together that come `first` and `second` times among `total`.
Everything may be a number or an array; arrays are taken element by element. A measure that is not
defined, because a thing comes nowhere, is missing (NaN). A count that is negative or greater than
what it is counted in is a ValueError. For G² and χ² of the same counts, put what
`cells_of_margins` returns into the measures of `casestudy.text.association`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from casestudy.text.cells import Cells, Measure, cells_of_margins, checked, log2, numbers, ratio


def pmi(joint: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Measure:
    """Return pointwise mutual information, log₂(joint × total / (first × second)).

    How many times more often than by chance, in doublings: −infinite if the two never meet. Rare
    words get the highest values, on the thinnest evidence. After Church and Hanks 1990.

    Examples
    --------
    >>> float(pmi(4, 8, 8, 1024))  # 基层 and 治理
    6.0
    """
    joint, first, second, total = _of_margins(joint, first, second, total)
    return log2(ratio(joint * total, first * second))[()]


def student_t(joint: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike) -> Measure:
    """Return the t score, (joint − expected) / √joint, expected being first × second / total.

    It favours frequent pairs and never passes √joint; −infinite if the two never meet. The counts
    are not normally distributed: use it to put pairs in order. After Church and others 1991.

    Examples
    --------
    >>> float(student_t(4, 16, 32, 1024))  # 基层 and 治理
    1.75
    """
    joint, first, second, total = _of_margins(joint, first, second, total)
    return ratio(joint - ratio(first * second, total), np.sqrt(joint))[()]


def log_dice(joint: ArrayLike, first: ArrayLike, second: ArrayLike) -> Measure:
    """Return logDice, 14 + log₂(2 × joint / (first + second)): 14 if the two only come together.

    One less is half as strong; −infinite if the two never meet. It does not know how long the
    text is, and so compares between texts. After Rychlý 2008.

    Examples
    --------
    >>> float(log_dice(4, 8, 8))  # 基层 and 治理
    13.0
    """
    joint, first, second = numbers(joint, first, second)
    checked(joint, first - joint, second - joint)
    return (14 + log2(ratio(2 * joint, first + second)))[()]


def _of_margins(*counts: ArrayLike) -> Cells:
    """Return the four counts as arrays of one shape; ValueError if no table has these margins."""
    cells_of_margins(*counts)
    return numbers(*counts)
