"""How often words come: content words, counts, the document–term matrix, tf–idf, ranks.

`tokens` is a data frame with a row a word, in reading order; read here are its columns ``word`` and
the one that names the document.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

#: Columns of `word_counts`.
COUNT_COLUMNS = ("word", "count", "documents", "per_thousand", "rank")

#: Columns of `rank_frequency`.
RANK_COLUMNS = ("rank", "word", "count", "share", "cumulative_share")

#: A number written in digits.
_NUMBER = r"\d+(?:[.,]\d+)*"


def content_words(tokens: pd.DataFrame, stop_words: Iterable[str]) -> pd.DataFrame:
    """Return the words without stop words and without numbers that are written in digits.

    The other columns stay as they are: positions have gaps where words were left out.

    Parameters
    ----------
    tokens
        A row a word; may be empty.
    stop_words
        The column ``word`` of `casestudy.text.lists.stop_words`, say.

    Examples
    --------
    >>> tokens = pd.DataFrame({"word": ["26", "个", "小区"], "position": [1, 2, 3]})
    >>> content_words(tokens, ["个"]).values.tolist()
    [['小区', 3]]
    """
    words = tokens["word"].astype("str")
    left_out = words.isin(list(stop_words)) | words.str.fullmatch(_NUMBER)
    return tokens[~left_out].reset_index(drop=True)


def document_term(tokens: pd.DataFrame, *, document: str = "article") -> pd.DataFrame:
    """Return how often each word comes in each document, as a matrix of whole numbers.

    Parameters
    ----------
    tokens
        A row a word; without rows the matrix has none either, and no columns.
    document
        The column that names the document: ``article`` or ``paragraph``.

    Returns
    -------
    pandas.DataFrame
        A row a document, in order of first appearance; a column a word, in code point order.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲乙"), "word": ["小区", "小区", "居民"]})
    >>> document_term(tokens).loc["甲", "小区"]
    np.int64(2)
    """
    rows, documents = pd.factorize(tokens[document])
    columns, words = pd.factorize(tokens["word"].astype("str"), sort=True)
    shape = (len(documents), len(words))
    cells = np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1])
    return pd.DataFrame(
        cells.reshape(shape),
        index=pd.Index(documents, name=document),
        columns=pd.Index(words, name="word", dtype="str"),
    )


def word_counts(tokens: pd.DataFrame, *, document: str = "article") -> pd.DataFrame:
    """Return how often each word comes, the most frequent first and ties in code point order.

    Columns: ``word``, ``count``, ``documents`` (in how many documents it comes), ``per_thousand``
    (count × 1000 / words in `tokens`), ``rank``. Words with the same count share the lowest rank
    of the group, and the ranks after it are skipped: 1, 2, 2, 4.

    Whoever takes stop words out of `tokens` beforehand also changes what "per thousand" refers to.

    Parameters
    ----------
    tokens
        A row a word; may be empty, and so is the answer then.
    document
        The column that names the document: ``article`` or ``paragraph``.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲乙"), "word": ["居民", "小区", "小区"]})
    >>> word_counts(tokens)[["word", "count", "documents", "rank"]].values.tolist()
    [['小区', 2, 2, 1], ['居民', 1, 1, 2]]
    """
    matrix = document_term(tokens, document=document)
    count = matrix.to_numpy().sum(axis=0)
    table = pd.DataFrame(
        {
            "word": matrix.columns,
            "count": count,
            "documents": (matrix.to_numpy() > 0).sum(axis=0),
            "per_thousand": count * 1000 / len(tokens) if len(tokens) else count.astype(float),
            "rank": pd.Series(count).rank(method="min", ascending=False).astype("int64"),
        },
        columns=list(COUNT_COLUMNS),
    )
    return table.sort_values("count", ascending=False, kind="stable", ignore_index=True)


def tf_idf(counts: pd.DataFrame, *, smooth: bool = True, normalise: bool = True) -> pd.DataFrame:
    """Weight a document–term matrix so that words that come in few documents count for more.

    The weight is tf × idf, as scikit-learn has it: tf is the raw count; idf is
    ln((1 + n) / (1 + df)) + 1 if `smooth`, else ln(n / df) + 1, for a word in df of n documents.
    Textbooks leave out the + 1, with which a word that comes everywhere keeps some weight.

    With a handful of documents idf takes a handful of values: read the weights as an ordering
    within a document. After Spärck Jones 1972; Salton and Buckley 1988.

    Parameters
    ----------
    counts
        As from `document_term`.
    smooth
        Whether to compute idf as if one more document held every word once.
    normalise
        Whether to divide every row by its Euclidean length, so that long documents do not weigh
        more. A row of zeros stays one.

    Raises
    ------
    ValueError
        If not `smooth` and a word comes in no document.

    Examples
    --------
    >>> counts = pd.DataFrame({"小区": [3, 2], "居民": [0, 1]}, index=["甲", "乙"])
    >>> tf_idf(counts, normalise=False).round(2).values.tolist()
    [[3.0, 0.0], [2.0, 1.41]]
    """
    if counts.empty:
        return counts.astype("float64")
    absent = ~(counts > 0).any()
    if not smooth and absent.any():
        names = ", ".join(map(str, counts.columns[absent]))
        message = f"no document holds {names}: drop the column, or set smooth=True"
        raise ValueError(message)
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415  slow to import

    weigh = TfidfTransformer(norm="l2" if normalise else None, smooth_idf=smooth)
    weights = weigh.fit_transform(counts.to_numpy()).toarray()
    return pd.DataFrame(weights, index=counts.index, columns=counts.columns)


def rank_frequency(counts: pd.Series[int] | pd.DataFrame) -> pd.DataFrame:
    """Return words by falling frequency, with how much of the text the first of them cover.

    Columns: ``rank`` (1, 2, 3 … without ties: equal counts stand in code point order), ``word``,
    ``count``, ``share`` (of all words of the text), ``cumulative_share`` (what the words down to
    this rank cover). Zipf's law says that count × rank is about constant: a straight line of
    slope −1 when both axes are logarithmic. The steps at the end of the line are ties of rare
    words, not a departure from it. After Zipf 1949.

    Parameters
    ----------
    counts
        The table of `word_counts`, or counts by word (a row of `document_term`, say). Words with
        no occurrence are left out.

    Raises
    ------
    ValueError
        If a count is negative or a word has two counts.

    Examples
    --------
    >>> rank_frequency(pd.Series({"居民": 1, "小区": 3}))["cumulative_share"].tolist()
    [0.75, 1.0]
    """
    series = by_word(counts)
    series = series[series > 0].sort_index().sort_values(ascending=False, kind="stable")
    total = series.sum()
    return pd.DataFrame(
        {
            "rank": np.arange(1, len(series) + 1),
            "word": series.index.astype("str"),
            "count": series.to_numpy(),
            "share": (series / total).to_numpy(),
            "cumulative_share": (series.cumsum() / total).to_numpy(),
        },
        columns=list(RANK_COLUMNS),
    )


def hapaxes(counts: pd.Series[int] | pd.DataFrame) -> tuple[str, ...]:
    """Return the words that come exactly once (hapax legomena), in code point order.

    In a short text they are often half of all types or more. Some may be slips of segmentation.

    Raises
    ------
    ValueError
        If a count is negative or a word has two counts.

    Examples
    --------
    >>> hapaxes(pd.Series({"居民": 1, "小区": 3, "志愿者": 1}))
    ('居民', '志愿者')
    """
    series = by_word(counts)
    return tuple(sorted(map(str, series.index[series == 1])))


def by_word(counts: pd.Series[int] | pd.DataFrame) -> pd.Series[int]:
    """Return counts by word, from a table with the columns ``word`` and ``count`` or as they are.

    Raises
    ------
    ValueError
        If a count is negative or a word has two counts.

    Examples
    --------
    >>> int(by_word(pd.DataFrame({"word": ["小区"], "count": [3]}))["小区"])
    3
    """
    series = counts.set_index("word")["count"] if isinstance(counts, pd.DataFrame) else counts
    if (series < 0).any():
        message = f"{series.index[series < 0][0]} comes {series[series < 0].iloc[0]} times"
        raise ValueError(message)
    if not series.index.is_unique:
        message = f"{series.index[series.index.duplicated()][0]} has two counts"
        raise ValueError(message)
    return series
