"""Which words set one text apart from another: keyness.

Each word gets two kinds of number. G² and its p-value say how hard it is to put the difference down
to chance; they grow with the length of the texts. The log ratio and the difference in per cent say
how large it is; they know nothing of certainty. Read both.

The p-values rest on words being drawn one by one and independently, which words of a text never
are: who names a thing once names it again. They come out far too small. And hundreds of words are
tested at once, for which a correction makes up only in part. Use them to put words in order, not
as proof; `casestudy.text.bootstrap` shows how far a result hangs on single paragraphs.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.stats import chi2

from casestudy.text.association import log_likelihood, log_ratio, percent_difference
from casestudy.text.cells import cells_of_sizes
from casestudy.text.frequency import by_word

#: Columns of `keyness`.
KEYNESS_COLUMNS = (
    "word",
    "count",
    "other_count",
    "per_thousand",
    "other_per_thousand",
    "g2",
    "log_ratio",
    "percent_difference",
    "p_value",
    "p_adjusted",
    "overused",
)

#: How p-values are corrected for the number of words tested.
Correction = Literal["holm", "bonferroni", "fdr_bh"]

Numbers = NDArray[np.float64]


def keyness(
    target: pd.Series[int] | pd.DataFrame,
    reference: pd.Series[int] | pd.DataFrame,
    *,
    minimum: int = 1,
    correction: Correction = "holm",
) -> pd.DataFrame:
    """Return how unlike two texts are in each word, from most overused to most underused.

    Columns: ``word``; ``count`` and ``other_count`` (in the target and in the reference);
    ``per_thousand`` and ``other_per_thousand``; ``g2`` (`log_likelihood`); ``log_ratio``;
    ``percent_difference``; ``p_value`` and ``p_adjusted``; ``overused`` (whether the word is
    relatively more frequent in the target).

    The order is that of G² with a minus before the words that are relatively rarer in the target,
    ties in code point order.

    G² is taken over all four cells, all other words included. In texts of some hundred words a
    frequent word makes several per cent of all, and the form over two cells leaves part of the
    difference out. p is the chance of a G² at least as large from χ² with one degree of freedom; it
    is rough if fewer than about five occurrences are expected on a side. See the head of this
    module for what these p-values cannot say.

    The log ratio takes 0.5 for a count of 0 and the difference in per cent is infinite if the
    reference lacks the word. With 0.5, the log ratio of a word that a much smaller text lacks can
    have the wrong sign: go by ``overused``, which compares the counts as they are.

    Parameters
    ----------
    target, reference
        Counts by word, or tables of `word_counts`. Their sums are taken for the texts' lengths, so
        pass all words that are to count as text.
    minimum
        How often a word has to come in both texts together to be tested and listed.
    correction
        "holm" (Holm 1979) or "bonferroni" for the chance of even one false find, "fdr_bh"
        (Benjamini and Hochberg 1995) for the share of false ones among the finds.

    Raises
    ------
    ValueError
        If a text has no words or a count is negative, a word has two counts, or there is no such
        correction.

    Examples
    --------
    >>> table = keyness(pd.Series({"小区": 7, "居民": 3}), pd.Series({"小区": 2, "居民": 7}))
    >>> table[["word", "g2", "overused"]].round(4).values.tolist()
    [['小区', 4.5349, True], ['居民', 4.5349, False]]
    """
    pair = pd.concat({"count": by_word(target), "other_count": by_word(reference)}, axis=1)
    pair = pair.fillna(0).astype("int64").sort_index()
    size, other_size = (int(total) for total in pair.sum())
    if not (size and other_size):
        message = f"{'the target' if not size else 'the reference'} has no words"
        raise ValueError(message)
    pair = pair[pair.sum(axis=1) >= max(minimum, 1)]
    count, other_count = pair["count"].to_numpy(), pair["other_count"].to_numpy()
    margins = (count, size, other_count, other_size)
    g2 = np.asarray(log_likelihood(*cells_of_sizes(*margins)))
    # Cross-multiplied: whole numbers compare exactly, quotients do not.
    direction = np.sign(count * other_size - other_count * size)
    p_value = chi2.sf(g2, 1)
    columns = (
        pair.index.astype("str"),
        count,
        other_count,
        count * 1000 / size,
        other_count * 1000 / other_size,
        g2,
        log_ratio(*margins),
        percent_difference(*margins),
        p_value,
        adjusted(p_value, correction),
        direction > 0,
    )
    table = pd.DataFrame(dict(zip(KEYNESS_COLUMNS, columns, strict=True)))
    order = np.argsort(-np.nan_to_num(direction * g2), kind="stable")
    return table.iloc[order].reset_index(drop=True)


def article_keyness(
    tokens: pd.DataFrame, article: str, *, minimum: int = 3, correction: Correction = "holm"
) -> pd.DataFrame:
    """Return the `keyness` of one article against all others of the page together.

    The other articles are no sample of anything: an article about a subject that no other has will
    show that subject's words, and a long one makes the others look alike.

    Parameters
    ----------
    tokens
        A row a word with the columns ``article`` and ``word``: the whole text.
    article
        The article that is held against the rest.
    minimum
        How often a word has to come on the page to be tested and listed.
    correction
        See `keyness`.

    Raises
    ------
    ValueError
        If there is no such article, or no other.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲甲乙乙乙"),
    ...     "word": ["小区", "小区", "居民", "小区", "居民", "居民"]})
    >>> article_keyness(tokens, "甲")[["word", "count", "other_count"]].values.tolist()
    [['小区', 2, 1], ['居民', 1, 2]]
    """
    own = of_article(tokens["article"], article)
    target, reference = tokens["word"][own].value_counts(), tokens["word"][~own].value_counts()
    return keyness(target, reference, minimum=minimum, correction=correction)


def of_article(articles: ArrayLike, article: str) -> NDArray[np.bool_]:
    """Return which of the rows are the article's.

    Raises
    ------
    ValueError
        If none is, or all are, so that there is nothing to compare with.

    Examples
    --------
    >>> of_article(["甲", "乙", "甲"], "甲").tolist()
    [True, False, True]
    """
    own: NDArray[np.bool_] = np.asarray(articles, dtype=object) == article
    if not own.any() or own.all():
        message = f"there is no article {article}" if not own.any() else "no other article"
        raise ValueError(message)
    return own


def adjusted(p_values: Numbers, correction: Correction) -> Numbers:
    """Return the p-values corrected for their number; missing ones stay missing and do not count.

    "bonferroni" multiplies by the number of tests; "holm" the smallest by all, the next by one
    less, and so on, never falling (Holm 1979); "fdr_bh" the largest by 1, the one before by
    m / (m − 1), …, never falling (Benjamini and Hochberg 1995). None passes 1.

    Raises
    ------
    ValueError
        If there is no such correction.

    Examples
    --------
    >>> [float(p) for p in adjusted(np.array([0.25, 0.125, 0.5]), "holm")]
    [0.5, 0.375, 0.5]
    """
    if correction not in get_args(Correction):
        message = f"corrections are holm, bonferroni and fdr_bh, not {correction}"
        raise ValueError(message)
    answer = np.array(p_values, dtype=np.float64)
    present = np.flatnonzero(~np.isnan(answer))
    order = present[np.argsort(answer[present], kind="stable")]
    tests, rising = order.size, answer[order]
    ranks = np.arange(1, tests + 1)
    if correction == "bonferroni":
        rising = rising * tests
    elif correction == "holm":
        rising = np.maximum.accumulate(rising * (tests - ranks + 1))
    else:
        rising = np.minimum.accumulate((rising * tests / ranks)[::-1])[::-1]
    answer[order] = np.minimum(rising, 1)
    return answer
