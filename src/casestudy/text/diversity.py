"""How varied the words of a text are.

Every measure takes words in reading order, and is missing (NaN) where it is not defined.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log, nan

import pandas as pd

#: Columns of `lexical_diversity`.
DIVERSITY_COLUMNS = ("part", "tokens", "types", "ttr", "herdan_c", "mattr")


def type_token_ratio(words: Iterable[str]) -> float:
    """Return types / tokens: how many of the words are different ones; NaN without words.

    It falls as a text grows, for words recur: never compare texts of unequal length by it.

    Examples
    --------
    >>> type_token_ratio(["小区", "居民", "小区", "小区"])
    0.5
    """
    words = list(words)
    return len(set(words)) / len(words) if words else nan


def herdan_c(words: Iterable[str]) -> float:
    """Return Herdan's C, log(types) / log(tokens); NaN with fewer than two words.

    It falls more slowly with length than the type–token ratio, but it falls. After Herdan 1960.

    Examples
    --------
    >>> herdan_c(["小区", "居民", "小区", "小区"])
    0.5
    """
    words = list(words)
    return log(len(set(words))) / log(len(words)) if len(words) > 1 else nan


def mattr(words: Iterable[str], *, window: int) -> float:
    """Return the moving-average type–token ratio; NaN if the text is shorter than the window.

    The mean of the type–token ratios of all stretches of `window` successive words. It does not
    depend on the length of the text, so texts compare if the window is the same; it depends on
    the window. Words in the middle of a text are in more windows than those at its ends. After
    Covington and McFall 2010.

    Raises
    ------
    ValueError
        If the window is smaller than 1.

    Examples
    --------
    >>> mattr(["小区", "居民", "小区", "小区"], window=2)
    0.8333333333333334
    """
    if window < 1:
        message = f"a window has 1 word or more, not {window}"
        raise ValueError(message)
    words = list(words)
    windows = len(words) - window + 1
    if windows < 1:
        return nan
    # A word is the first of its type in those windows that begin after the one before it of the
    # same type. Adding these up counts the types of all windows in one pass.
    before: dict[str, int] = {}
    types = 0
    for place, word in enumerate(words):
        first = max(before.get(word, -1) + 1, place - window + 1)
        types += max(0, min(place, windows - 1) - first + 1)
        before[word] = place
    return types / (windows * window)


def lexical_diversity(
    tokens: pd.DataFrame, *, by: str = "article", window: int = 50
) -> pd.DataFrame:
    """Return measures of lexical diversity, a row a part of the text in order of first appearance.

    Columns: ``part`` (the value of the column `by`), ``tokens``, ``types``, ``ttr``
    (`type_token_ratio`), ``herdan_c``, ``mattr`` (missing where the part is shorter than the
    window). All three depend on how the text was segmented: longer words, more types.

    Parameters
    ----------
    tokens
        A row a word, in reading order, with the columns ``word`` and `by`.
    by
        The column that names the part.
    window
        Words in a window of `mattr`. As long as the shortest part allows: a small window hardly
        sees a word recur.

    Raises
    ------
    ValueError
        If the window is smaller than 1.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲甲乙"), "word": ["人", "家", "人", "家"]})
    >>> lexical_diversity(tokens, window=2)[["part", "tokens", "types", "mattr"]].values.tolist()
    [['甲', 3, 2, 1.0], ['乙', 1, 1, nan]]
    """
    rows = []
    for part, group in tokens.groupby(by, sort=False, observed=True)["word"]:
        words = group.to_list()
        ratio, c = type_token_ratio(words), herdan_c(words)
        rows.append((part, len(words), len(set(words)), ratio, c, mattr(words, window=window)))
    return pd.DataFrame(rows, columns=list(DIVERSITY_COLUMNS))
