"""The words of a study, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from casestudy.text.marks import passages_of, sentence_spans
from casestudy.text.segment import Segmenter, is_word

#: Columns of `tokens`.
TOKEN_COLUMNS = ("article", "paragraph", "sentence", "position", "word", "start", "end")


def tokens(paragraphs: pd.DataFrame, segmenter: Segmenter, *, tagged: bool = False) -> pd.DataFrame:
    """Return the words of paragraphs in reading order; marks and credits are left out.

    Parameters
    ----------
    paragraphs
        As `Study.paragraphs`.
    segmenter
        Divides each sentence by itself.
    tagged
        Whether to add the column ``pos``; see `Segmenter.part_of_speech`.

    Returns
    -------
    pandas.DataFrame
        A row a word: ``article``, ``paragraph`` (ids), ``sentence`` (in the paragraph, from 1),
        ``position`` (among the words of the sentence, from 1), ``word``, ``start`` and ``end`` (in
        the paragraph's text, from 0, the end exclusive).

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"article": ["甲"], "id": ["甲-01"], "role": ["body"],
    ...     "text": ["小区好。居民，多！"]})
    >>> table = tokens(paragraphs, Segmenter())
    >>> table[["sentence", "position", "word", "start"]].values.tolist()
    [[1, 1, '小区', 0], [1, 2, '好', 2], [2, 1, '居民', 4], [2, 2, '多', 7]]
    """
    rows = [
        (passage.article, passage.id, number, position, word, first + start, first + end)
        for passage in passages_of(paragraphs)
        for number, (first, last) in enumerate(sentence_spans(passage), start=1)
        for position, (word, start, end) in enumerate(
            _placed(segmenter.tokens(passage.text[first:last])), start=1
        )
    ]
    table = pd.DataFrame(rows, columns=list(TOKEN_COLUMNS))
    if tagged:
        tags = {word: segmenter.part_of_speech(word) for word in table["word"].unique()}
        table["pos"] = table["word"].map(tags)
    return table


def _placed(found: list[str]) -> Iterator[tuple[str, int, int]]:
    """Return the words with where they start and end."""
    end = 0
    for token in found:
        start, end = end, end + len(token)
        if is_word(token):
            yield token, start, end
