"""How evenly a word is spread over the parts of a text.

Every measure takes `counts`, how often the word comes in each part, and `sizes`, how many words
each part has (or its share of them); parts may be of unequal size. A measure that is not defined
(the word comes nowhere; there is one part only) is missing, NaN. Malformed input is a ValueError.
"""

from __future__ import annotations

from math import nan

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from casestudy.text.frequency import document_term

#: Columns of `dispersion`.
DISPERSION_COLUMNS = ("word", "count", "range", "dp", "dp_norm", "d", "d2", "s")


def relative_range(counts: ArrayLike) -> float:
    """Return the share of the parts in which the word comes at all.

    It does not heed how often, nor that a large part catches a word more easily than a small one.

    Examples
    --------
    >>> relative_range([2, 0, 1, 0])  # 小区 in four articles
    0.5
    """
    present = np.asarray(counts) > 0
    return float(present.mean()) if present.size else nan


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return Gries's DP: 0 if a word is spread as the parts' sizes lead to expect, near 1 if not.

    Half the sum of |observed − expected|, where observed is a part's share of the occurrences and
    expected its share of all words. It is at most 1 − the smallest part's share, so that values
    from different divisions do not compare. Some software reports 1 − DP, so that 1 is even. A
    rare word cannot be even: five occurrences do not fill eight parts. After Gries 2008.

    Examples
    --------
    >>> deviation_of_proportions([2, 0], [100, 100])  # 居民 in two articles
    0.5
    """
    observed, expected = _shares(counts, sizes)
    return float(np.abs(observed - expected).sum() / 2)


def deviation_of_proportions_normalised(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return DPnorm, which reaches 1 if a word comes in the smallest part only.

    DP / (1 − the smallest part's share of all words). Gries (2008) divided by 1 − 1 / parts, which
    is the same for parts of equal size. After Lijffijt and Gries 2012.

    Examples
    --------
    >>> deviation_of_proportions_normalised([2, 0], [100, 100])  # 居民 in two articles
    1.0
    """
    _, expected = _shares(counts, sizes)
    if expected.size == 1:
        return nan
    return float(deviation_of_proportions(counts, sizes) / (1 - expected.min()))


def juilland_d(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return Juilland's D: 1 if a word is equally frequent in all parts, 0 if it comes in one only.

    1 − V / √(parts − 1), where V is the standard deviation (of the population: divided by the
    number of parts) over the mean of the word's relative frequencies in the parts. Every part
    weighs the same, however small. With many parts D crowds near 1. After Juilland and
    Chang-Rodríguez 1964.

    Examples
    --------
    >>> juilland_d([2, 0], [100, 100])  # 居民 in two articles
    0.0
    """
    rates = _rates(counts, sizes)
    if rates.size == 1 or not rates.any():
        return nan
    # With one part alone the rounding of the last bit can leave −0.
    return max(0.0, float(1 - rates.std() / rates.mean() / np.sqrt(rates.size - 1)))


def carroll_d2(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return Carroll's D₂: 1 if a word is equally frequent in all parts, 0 if it comes in one only.

    The entropy, −Σ p log p, of the word's relative frequencies in the parts scaled to sum to 1,
    over its largest value, log(parts). Every part weighs the same, however small. After Carroll
    1970.

    Examples
    --------
    >>> carroll_d2([1, 1], [100, 100])  # 居民 in two articles
    1.0
    """
    rates = _rates(counts, sizes)
    if rates.size == 1 or not rates.any():
        return nan
    shares = rates[rates > 0] / rates.sum()
    # Written with 1 / shares so that one part alone gives 0 and not −0.
    return float((shares * np.log(1 / shares)).sum() / np.log(rates.size))


def rosengren_s(counts: ArrayLike, sizes: ArrayLike) -> float:
    """Return Rosengren's S: 1 if a word is spread as the parts' sizes lead to expect, else less.

    (Σ √(expected × count))² / all occurrences, where expected is the part's share of all words.
    The smallest value is the share of the smallest part, not 0. After Rosengren 1971, in the form
    for parts of unequal size.

    Examples
    --------
    >>> round(rosengren_s([2, 0], [100, 100]), 4)  # 居民 in two articles
    0.5
    """
    observed, expected = _shares(counts, sizes)
    return float(np.sqrt(expected * observed).sum() ** 2)


def dispersion(tokens: pd.DataFrame, *, part: str = "article", minimum: int = 5) -> pd.DataFrame:
    """Return how evenly the words are spread, the most frequent first, ties in code point order.

    Columns: ``word``, ``count``, ``range`` (in how many parts it comes), ``dp``
    (`deviation_of_proportions`: 0 is even), ``dp_norm``, ``d`` (`juilland_d`: 1 is even), ``d2``
    (`carroll_d2`), ``s`` (`rosengren_s`).

    All of these go with frequency: a rare word looks uneven because it is rare. Compare words of
    about the same count.

    Parameters
    ----------
    tokens
        A row a word; may be empty, and so is the answer then.
    part
        The column that names the part: ``article`` or ``paragraph``.
    minimum
        How often a word has to come to be listed.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲乙乙"), "word": ["人", "家", "人", "人"]})
    >>> dispersion(tokens, minimum=2)[["word", "count", "range", "s"]].round(3).values.tolist()
    [['人', 3, 2, 0.971]]
    """
    matrix = document_term(tokens, document=part)
    sizes = matrix.sum(axis=1).to_numpy()
    rows = []
    for word, column in matrix.items():
        counts = column.to_numpy()
        if counts.sum() >= max(minimum, 1):
            measures = (
                deviation_of_proportions(counts, sizes),
                deviation_of_proportions_normalised(counts, sizes),
                juilland_d(counts, sizes),
                carroll_d2(counts, sizes),
                rosengren_s(counts, sizes),
            )
            rows.append((word, counts.sum(), (counts > 0).sum(), *measures))
    table = pd.DataFrame(rows, columns=list(DISPERSION_COLUMNS))
    return table.sort_values("count", ascending=False, kind="stable", ignore_index=True)


def _parts(counts: ArrayLike, sizes: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return counts and sizes as arrays, checked."""
    count, size = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    if count.ndim != 1 or count.shape != size.shape or not count.size:
        message = f"one count and one size a part, not {count.shape} counts and {size.shape} sizes"
        raise ValueError(message)
    if not ((count >= 0).all() and (size > 0).all()):
        message = "counts are 0 or more, sizes more than 0: leave out parts without words"
        raise ValueError(message)
    return count, size


def _shares(counts: ArrayLike, sizes: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each part's share of the occurrences (NaN if there are none) and of all words."""
    count, size = _parts(counts, sizes)
    total = count.sum()
    observed = count / total if total else np.full_like(count, nan)
    return observed, size / size.sum()


def _rates(counts: ArrayLike, sizes: ArrayLike) -> NDArray[np.float64]:
    """Return the relative frequency of the word in each part."""
    count, size = _parts(counts, sizes)
    return count / size
