"""Sequences of adjacent words: n-grams, and the phrases that several articles share.

Two words are adjacent if they stand in the same sentence and nothing, no punctuation mark either,
stands between them. `tokens` has a row a word in reading order with the columns ``article``,
``paragraph``, ``sentence``, ``word``, ``start`` and ``end``; a table from which words were taken
out has gaps, and no sequence runs over a gap.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

#: Columns of `ngrams`.
NGRAM_COLUMNS = ("ngram", "count", "documents")

#: Columns of `repeated_phrases`.
PHRASE_COLUMNS = ("phrase", "words", "count", "documents", "articles")

#: Words in order → the rows of `tokens` at which the sequence begins.
Occurrences = dict[tuple[str, ...], list[int]]


def ngrams(tokens: pd.DataFrame, size: int, *, document: str = "article") -> pd.DataFrame:
    """Return all sequences of `size` adjacent words, frequent ones first, ties by code point.

    Columns: ``ngram`` (its words joined by a space), ``count``, ``documents`` (in how many
    documents it comes). Occurrences may overlap: 好 好 好 holds 好 好 twice.

    Parameters
    ----------
    tokens
        A row a word; may be empty, and so is the answer then.
    size
        How many words: 2 for bigrams.
    document
        The column that names the document: ``article`` or ``paragraph``.

    Raises
    ------
    ValueError
        If the size is smaller than 1.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": "甲", "paragraph": "甲-1", "sentence": 1,
    ...     "word": ["基层", "治理", "创新"], "start": [0, 2, 5], "end": [2, 4, 7]})
    >>> ngrams(tokens, 2).values.tolist()  # a comma stands before 创新
    [['基层 治理', 1, 1]]
    """
    documents = tokens[document].to_list()
    rows = [
        (" ".join(words), len(places), len({documents[place] for place in places}))
        for words, places in _occurrences(tokens, size).items()
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return pd.DataFrame(rows, columns=list(NGRAM_COLUMNS))


def repeated_phrases(
    tokens: pd.DataFrame, *, minimum_words: int = 3, minimum_documents: int = 2
) -> pd.DataFrame:
    """Return the longest sequences of adjacent words that come in several articles.

    A sequence is left out if a longer one with the same occurrences holds it: of 推动 基层 治理,
    推动 基层 is listed only if it also comes elsewhere. Columns: ``phrase`` (its words joined by a
    space), ``words`` (how many), ``count``, ``documents`` (in how many articles), ``articles``
    (which, in order of first appearance, joined by "; "). The longest stand first, then the more
    frequent ones, then in code point order.

    That two articles share a phrase does not say which took it from the other, or both from a
    third text. One word segmented in two ways breaks a phrase.

    Parameters
    ----------
    tokens
        A row a word; may be empty, and so is the answer then.
    minimum_words
        The smallest length.
    minimum_documents
        In how many articles a phrase has to come.

    Raises
    ------
    ValueError
        If either is smaller than 1.

    Examples
    --------
    >>> tokens = pd.DataFrame({"article": list("甲甲甲乙乙乙"), "paragraph": list("甲甲甲乙乙乙"),
    ...     "sentence": 1, "word": ["推动", "基层", "治理", "抓好", "基层", "治理"],
    ...     "start": [0, 2, 4] * 2, "end": [2, 4, 6] * 2})
    >>> repeated_phrases(tokens, minimum_words=1).values.tolist()
    [['基层 治理', 2, 2, 2, '甲; 乙']]
    """
    if minimum_documents < 1:
        message = f"a phrase comes in 1 document or more, not {minimum_documents}"
        raise ValueError(message)
    articles = tokens["article"].astype("str").to_list()
    rows = []
    here = _shared(tokens, minimum_words, articles, minimum_documents)
    while here:
        longer = _shared(tokens, len(next(iter(here))) + 1, articles, minimum_documents)
        held = _held(here, longer)
        for words, places in here.items():
            if words not in held:
                where = dict.fromkeys(articles[place] for place in places)
                row = (" ".join(words), len(words), len(places), len(where), "; ".join(where))
                rows.append(row)
        here = longer
    rows.sort(key=lambda row: (-row[1], -row[2], row[0]))
    return pd.DataFrame(rows, columns=list(PHRASE_COLUMNS))


def _shared(tokens: pd.DataFrame, size: int, articles: list[str], minimum: int) -> Occurrences:
    """Return the sequences of a length that come in at least so many articles."""
    return {
        words: places
        for words, places in _occurrences(tokens, size).items()
        if len({articles[place] for place in places}) >= minimum
    }


def _held(shorter: Occurrences, longer: Occurrences) -> set[tuple[str, ...]]:
    """Return which sequences always come inside one of those that are a word longer.

    As many occurrences means the same ones: each of the longer one begins (or ends) with another
    of the shorter one.
    """
    return {
        part
        for words, places in longer.items()
        for part in (words[:-1], words[1:])
        if len(shorter[part]) == len(places)
    }


def _occurrences(tokens: pd.DataFrame, size: int) -> Occurrences:
    """Return where every sequence of `size` adjacent words begins, in order of first appearance."""
    if size < 1:
        message = f"a sequence has 1 word or more, not {size}"
        raise ValueError(message)
    words = tokens["word"].astype("str").to_list()
    place = ["article", "paragraph", "sentence"]
    parted = (tokens[place] != tokens[place].shift()).any(axis=1)
    parted |= tokens["start"] != tokens["end"].shift()
    run = parted.to_numpy().cumsum()
    last = max(len(words) - size + 1, 0)
    found: Occurrences = {}
    for first in np.flatnonzero(run[:last] == run[size - 1 :]).tolist():
        found.setdefault(tuple(words[first : first + size]), []).append(first)
    return found
