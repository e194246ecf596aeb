"""Which words a page uses more than Chinese in general: against the frequencies of wordfreq.

wordfreq (Speer 2022) gives relative frequencies that are averaged, the highest and the lowest left
out, over seven kinds of source for Chinese: Wikipedia, subtitles, news, books, the web, Twitter and
the word list that comes with jieba, whose origin is not known. It is a snapshot of language up to
2021 and will not be updated; some sources are older (a news crawl of 2014, the Google Books n-grams
of 2012). Texts in simplified and in traditional characters are mixed, the latter simplified one
character at a time; all numbers of as many digits are counted as one word.

Four things follow. A frequency is rounded to a centibel, about 2.3 per cent from one step to the
next. The list is segmented by jieba: a word that a page's segmentation cuts otherwise is missing
there, or stands for less. For words that it lacks, wordfreq puts a guess together from their parts;
here they are left out. The list does not say how many words it was counted on, so that nothing can
be tested. There are log ratios only: they show what kind of text this is, not how sure one can be.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.text.cells import log2, ratio
from casestudy.text.frequency import by_word

#: Columns of `general_log_ratios`.
GENERAL_COLUMNS = ("word", "count", "per_thousand", "general_per_thousand", "log_ratio")

#: Columns of `outside_general`.
OUTSIDE_COLUMNS = ("word", "count", "per_thousand")

#: A number that the list has with zeros for its digits, so that it has no frequency of its own.
_NUMBER = re.compile(r"\d[\d.,]")


def general_log_ratios(counts: pd.Series[int] | pd.DataFrame, *, minimum: int = 3) -> pd.DataFrame:
    """Return how much more frequent words are than in general Chinese, the highest ratio first.

    Columns: ``word``, ``count``, ``per_thousand``, ``general_per_thousand`` (wordfreq's large
    list), ``log_ratio`` (log₂ of the two, 1 is twice as frequent). Ties stand in code point order.
    Words outside the list are left out: see `outside_general`. See the head of this module for
    where the list comes from.

    The highest ratios are those of words that are rare elsewhere, whatever their count here.

    Parameters
    ----------
    counts
        Counts by word, or the table of `word_counts`: of all words, or "per thousand" and the
        ratios mean something else.
    minimum
        How often a word has to come to be listed.

    Raises
    ------
    ValueError
        If a count is negative or a word has two counts.

    Examples
    --------
    >>> table = general_log_ratios(pd.Series({"小区": 5, "的": 5, "安名家": 5}))
    >>> table["word"].tolist()
    ['小区', '的']
    """
    table = _rates(counts)
    general = _general_per_thousand(table["word"])
    table = table.assign(
        general_per_thousand=general, log_ratio=log2(ratio(table["per_thousand"], general))
    )
    table = table[(table["count"] >= max(minimum, 1)) & (general > 0)]
    table = table.sort_values("log_ratio", ascending=False, kind="stable", ignore_index=True)
    return table[list(GENERAL_COLUMNS)]


def outside_general(counts: pd.Series[int] | pd.DataFrame) -> pd.DataFrame:
    """Return the words that general Chinese, as wordfreq lists it, does not have.

    Columns: ``word``, ``count``, ``per_thousand``; the most frequent first, ties in code point
    order. The number of rows is that of the types outside the list, the sum of ``count`` that of
    the tokens, and the sum of ``per_thousand`` how many of a thousand words `general_log_ratios`
    passes over. Names, local terms and long compounds are here, numbers of more than one digit too.

    Parameters
    ----------
    counts
        As for `general_log_ratios`.

    Raises
    ------
    ValueError
        If a count is negative or a word has two counts.

    Examples
    --------
    >>> outside_general(pd.Series({"小区": 3, "安名家": 1})).values.tolist()
    [['安名家', 1, 250.0]]
    """
    table = _rates(counts)
    outside: NDArray[np.bool_] = _general_per_thousand(table["word"]) == 0
    return table[outside].sort_values("count", ascending=False, kind="stable", ignore_index=True)


def _rates(counts: pd.Series[int] | pd.DataFrame) -> pd.DataFrame:
    """Return word, count and per_thousand in code point order, without words that do not come."""
    series = by_word(counts)
    series = series[series > 0].sort_index()
    columns = (series.index.astype("str"), series.to_numpy(), (series * 1000 / series.sum()).array)
    return pd.DataFrame(dict(zip(OUTSIDE_COLUMNS, columns, strict=True)))


def _general_per_thousand(words: Iterable[str]) -> NDArray[np.float64]:
    """Return how often each word comes in a thousand words of general Chinese; 0 if not listed."""
    # Slow to import; and jieba, which comes along, has escapes that Python 3.12 warns of.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from wordfreq import get_frequency_dict  # noqa: PLC0415
        from wordfreq.chinese import simplify_chinese  # noqa: PLC0415

    # The list knows characters in the form that its own, crude simplification gives them.
    general = get_frequency_dict("zh", wordlist="large")
    return np.array(
        [
            0.0 if _NUMBER.search(word) else general.get(simplify_chinese(word), 0.0) * 1000
            for word in words
        ]
    )
