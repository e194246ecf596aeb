"""How certain a frequency is: resampling whole paragraphs.

The words of a paragraph hang together: who names a thing once names it again. Tests that take every
word for an independent draw therefore promise too much. Here paragraphs are drawn with replacement,
within their article and as many as it has, so that every draw is a page of the same make-up. What
the intervals say is how far a result hangs on single paragraphs of this page; they say nothing of
other pages.

Percentile intervals are too narrow when there are few paragraphs, and an article of one paragraph
adds no variation at all. After Efron 1979; on resampling texts and not words, Lijffijt and others
2016.

`tokens` has a row a word in reading order; read here are its columns ``article``, ``paragraph``
(an id that no other article has) and ``word``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from casestudy.text.association import log_ratio
from casestudy.text.frequency import document_term
from casestudy.text.keyness import of_article

#: Columns of `frequency_intervals`.
INTERVAL_COLUMNS = ("word", "per_thousand", "low", "high", "in_top")

#: Columns of `keyness_intervals`.
KEYNESS_INTERVAL_COLUMNS = ("word", "log_ratio", "low", "high", "share_positive")

Numbers = NDArray[np.float64]


def paragraph_weights(tokens: pd.DataFrame, *, draws: int, seed: int) -> NDArray[np.int64]:
    """Return how often each paragraph is drawn in each of many resampled pages.

    Within each article as many paragraphs are drawn as it has, with replacement and each with the
    same chance (a stratified cluster bootstrap). The same seed gives the same draws.

    Returns
    -------
    numpy.ndarray
        Draws × paragraphs, the paragraphs in order of first appearance.

    Raises
    ------
    ValueError
        If there are no draws, or a paragraph id stands in two articles.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲乙"), "paragraph": ["甲1", "甲2", "乙1"]})
    >>> paragraph_weights(tokens, draws=3, seed=1)
    array([[1, 1, 1],
           [2, 0, 1],
           [0, 2, 1]])
    """
    if draws < 1:
        message = f"at least one draw, not {draws}"
        raise ValueError(message)
    articles = _articles(tokens)
    generator = np.random.default_rng(seed)
    weights = np.zeros((draws, len(articles)), dtype=np.int64)
    for article in dict.fromkeys(articles):
        own = np.flatnonzero(articles == article)
        weights[:, own] = generator.multinomial(own.size, np.full(own.size, 1 / own.size), draws)
    return weights


def frequency_intervals(  # noqa: PLR0913  all but the first two are settings with a default
    tokens: pd.DataFrame,
    *,
    words: Sequence[str],
    draws: int = 2000,
    seed: int = 1,
    level: float = 0.95,
    top: int = 10,
    among: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return how far the frequency of words, and their place at the top, hangs on the paragraphs.

    Columns: ``word``, ``per_thousand`` (on the page itself), ``low`` and ``high`` (percentile
    interval over the draws), ``in_top`` (share of the draws in which fewer than `top` words are
    more frequent; words that tie for the last place are all in).

    Needs memory for draws × types numbers.

    Parameters
    ----------
    tokens
        A row a word: the whole text, function words too, or "per thousand" means something else.
    words
        Which words; a row each, in this order.
    draws, seed
        See `paragraph_weights`.
    level
        The share of the draws that lies within the interval.
    top
        How many places count as the top.
    among
        The words that compete for these places: content words, say. By default all.

    Raises
    ------
    ValueError
        If a word does not come in the text, or a setting makes no sense.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": "甲", "paragraph": ["1", "1", "2", "2"],
    ...     "word": ["小区", "居民", "小区", "志愿者"]})
    >>> frequency_intervals(tokens, words=["小区"], top=1).values.tolist()
    [['小区', 500.0, 500.0, 500.0, 1.0]]
    """
    if top < 1:
        message = f"the top has 1 place or more, not {top}"
        raise ValueError(message)
    matrix = document_term(tokens, document="paragraph")
    places = _places(matrix, words)
    counts = paragraph_weights(tokens, draws=draws, seed=seed).astype(np.float64) @ matrix.to_numpy(
        dtype=np.float64
    )
    rates = counts[:, places] * 1000 / counts.sum(axis=1, keepdims=True)
    low, high = _interval(rates, level)
    rivals = counts if among is None else counts[:, matrix.columns.isin(list(among))]
    if rivals.shape[1] > top:
        least = np.partition(rivals, -top, axis=1)[:, [-top]]
    else:
        least = np.zeros((draws, 1))
    inside = (counts[:, places] >= least) & (counts[:, places] > 0)
    observed = matrix.to_numpy().sum(axis=0)[places] * 1000 / len(tokens)
    columns = (list(words), observed, low, high, inside.mean(axis=0))
    return pd.DataFrame(dict(zip(INTERVAL_COLUMNS, columns, strict=True)))


def keyness_intervals(  # noqa: PLR0913  draws, seed and level have defaults
    tokens: pd.DataFrame,
    article: str,
    *,
    words: Sequence[str],
    draws: int = 2000,
    seed: int = 1,
    level: float = 0.95,
) -> pd.DataFrame:
    """Return how far a word's keyness in an article hangs on the paragraphs.

    Columns: ``word``, ``log_ratio`` (on the page itself), ``low`` and ``high`` (percentile interval
    over the draws), ``share_positive`` (share of the draws in which the word is relatively more
    frequent in the article than in all other articles together).

    The log ratio is log₂ of the relative frequency in the article over that in the others: 1 is
    twice as frequent, −1 half. A count of 0 is taken for 0.5 (Hardie 2014); where a draw lacks
    the word on both sides, its log ratio is 0. With 0.5 for 0, a word that a much smaller article
    lacks can seem more frequent there; ``share_positive`` compares the counts as they are.

    Parameters
    ----------
    tokens
        A row a word: the whole text.
    article
        The article that is held against the rest. It needs two paragraphs or more; among the
        others, those of one paragraph stay the same in every draw.
    words
        Which words; a row each, in this order.
    draws, seed
        See `paragraph_weights`.
    level
        The share of the draws that lies within the interval.

    Raises
    ------
    ValueError
        If the article has fewer than two paragraphs or there is no other article, a word does not
        come in the text, or a setting makes no sense.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲甲甲乙乙乙乙"), "paragraph": list("11223344"),
    ...     "word": ["小区", "小区", "小区", "小区", "小区", "人", "小区", "人"]})
    >>> keyness_intervals(tokens, "甲", words=["小区"]).values.tolist()
    [['小区', 1.0, 1.0, 1.0, 1.0]]
    """
    target = of_article(_articles(tokens), article)
    if target.sum() == 1:
        message = f"article {article} has one paragraph: resampling it gives it again every time"
        raise ValueError(message)
    matrix = document_term(tokens, document="paragraph")
    counts = matrix.to_numpy(dtype=np.float64)[:, _places(matrix, words)]
    sizes = matrix.to_numpy(dtype=np.float64).sum(axis=1)
    weights = paragraph_weights(tokens, draws=draws, seed=seed).astype(np.float64)
    # The page itself is the draw in which every paragraph comes once.
    weights = np.vstack([np.ones(len(sizes)), weights])
    own, rest = weights[:, target], weights[:, ~target]
    own_counts, rest_counts = own @ counts[target], rest @ counts[~target]
    own_size, rest_size = (own @ sizes[target])[:, None], (rest @ sizes[~target])[:, None]
    ratios = np.asarray(log_ratio(own_counts, own_size, rest_counts, rest_size))
    ratios = np.where(np.isnan(ratios), 0, ratios)
    low, high = _interval(ratios[1:], level)
    # Cross-multiplied: whole numbers compare exactly, quotients do not.
    more = own_counts[1:] * rest_size[1:] > rest_counts[1:] * own_size[1:]
    columns = (list(words), ratios[0], low, high, more.mean(axis=0))
    return pd.DataFrame(dict(zip(KEYNESS_INTERVAL_COLUMNS, columns, strict=True)))


def _articles(tokens: pd.DataFrame) -> NDArray[np.object_]:
    """Return the article of each paragraph, the paragraphs in order of first appearance."""
    pairs = tokens[["article", "paragraph"]].drop_duplicates()
    if not pairs["paragraph"].is_unique:
        double = pairs["paragraph"][pairs["paragraph"].duplicated()].iloc[0]
        message = f"paragraph {double} stands in two articles: give every paragraph its own id"
        raise ValueError(message)
    return pairs["article"].to_numpy(dtype=object)


def _places(matrix: pd.DataFrame, words: Iterable[str]) -> NDArray[np.intp]:
    """Return the columns of the words; ValueError if a word has none."""
    words = list(words)
    places = matrix.columns.get_indexer(pd.Index(words, dtype="str"))
    if (places < 0).any():
        absent = ", ".join(word for word, place in zip(words, places, strict=True) if place < 0)
        message = f"not in the text: {absent}"
        raise ValueError(message)
    return places


def _interval(values: Numbers, level: float) -> Numbers:
    """Return the percentile interval of each column: two rows, low and high."""
    if not 0 < level < 1:
        message = f"a level lies between 0 and 1, not {level}"
        raise ValueError(message)
    return np.quantile(values, [(1 - level) / 2, (1 + level) / 2], axis=0)
