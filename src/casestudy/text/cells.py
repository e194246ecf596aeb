"""The counts that measures of association take, checked, and arithmetic that bears zeros.

Three ways of writing the same four numbers are in use, and each measure takes the one in which it
is usually defined:

- two texts: `count` of a word in a text of `size` words, `other_count` in another of `other_size`;
- margins: `joint` occurrences of two things that come `first` and `second` times among `total`;
- the four cells of a table of two rows, `a` and `b` above, `c` and `d` below.

`cells_of_sizes` and `cells_of_margins` turn the first two into the third. Everything may be a
number or an array; arrays are taken element by element. A count that is negative or greater than
what it is counted in is a ValueError.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: A number for numbers, an array for arrays.
Measure = np.float64 | NDArray[np.float64]

Cells = tuple[NDArray[np.float64], ...]


def cells_of_sizes(
    count: ArrayLike, size: ArrayLike, other_count: ArrayLike, other_size: ArrayLike
) -> Cells:
    """Return the table of two texts (columns) by the word and all other words (rows).

    Examples
    --------
    >>> [int(cell) for cell in cells_of_sizes(3, 10, 7, 9)]  # 小区 in two texts
    [3, 7, 7, 2]
    """
    count, size, other_count, other_size = numbers(count, size, other_count, other_size)
    return checked(count, other_count, size - count, other_size - other_count)


def cells_of_margins(
    joint: ArrayLike, first: ArrayLike, second: ArrayLike, total: ArrayLike
) -> Cells:
    """Return the table of the first thing or not (rows) by the second or not (columns).

    Examples
    --------
    >>> [int(cell) for cell in cells_of_margins(2, 5, 3, 20)]  # 基层 5 times, 治理 3 times
    [2, 3, 1, 14]
    """
    joint, first, second, total = numbers(joint, first, second, total)
    return checked(joint, first - joint, second - joint, total - first - second + joint)


def numbers(*values: ArrayLike) -> Cells:
    """Return the values as arrays of one shape; missing values stay missing."""
    return tuple(np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values)))


def checked(*cells: ArrayLike) -> Cells:
    """Return the cells as arrays of one shape; ValueError if one of them is negative."""
    arrays = numbers(*cells)
    if any((array < 0).any() for array in arrays):
        message = "a count is negative or greater than what it is counted in"
        raise ValueError(message)
    return arrays


def ratio(upper: ArrayLike, lower: ArrayLike) -> NDArray[np.float64]:
    """Return the quotients: infinite where the divisor is 0, missing for 0 / 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.divide(upper, lower), dtype=np.float64)


def log2(values: ArrayLike) -> NDArray[np.float64]:
    """Return the logarithms to base 2: −infinite for 0."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log2(values), dtype=np.float64)


def defined(where: NDArray[np.bool_], values: NDArray[np.float64]) -> Measure:
    """Return the values, missing (NaN) where the measure is not defined."""
    measure: Measure = np.where(where, values, np.nan)[()]
    return measure
