"""Every occurrence of a word in its context (KWIC: key word in context).

`tokens` has a row a word in reading order with the columns ``article``, ``paragraph``, ``word``,
``start`` and ``end`` (offsets of characters in the paragraph's text).
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: Columns of `concordance`.
CONCORDANCE_COLUMNS = ("article", "paragraph", "left", "node", "right", "start", "end")

#: How a concordance is ordered.
Order = Literal["text", "left", "right"]

#: How many words an error text lists.
_LISTED = 10


def concordance(
    tokens: pd.DataFrame,
    paragraphs: pd.DataFrame,
    node: str,
    *,
    width: int = 12,
    sort: Order = "text",
) -> pd.DataFrame:
    """Return every occurrence of a word with the characters on both sides of it.

    Columns: ``article``, ``paragraph``, ``left``, ``node``, ``right``, ``start``, ``end`` (offsets
    of the node in the paragraph's text). The contexts are the paragraph's own characters,
    punctuation included; they are shorter than `width` where the paragraph begins or ends.

    Order "text" is the order of `tokens`. Order "right" goes by the words of `tokens` that follow
    in the paragraph, nearest first; "left" by those that precede, read outwards, nearest first:
    lines that share their last words before the node stand together. Words are compared by code
    point, not by sound or strokes, and a line that runs out of words comes first. Lines that agree
    stay in text order.

    A line shows where a word stands, not why: read the paragraph before drawing a conclusion.

    Parameters
    ----------
    tokens
        A row a word.
    paragraphs
        The columns ``id`` and ``text``: a row a paragraph.
    node
        The word, as it was segmented.
    width
        How many characters on either side; at least 1.
    sort
        "text", "left" or "right".

    Raises
    ------
    ValueError
        If the word does not come in `tokens`; its text says which words it is a part of. Also if a
        setting makes no sense, or `tokens` do not belong to `paragraphs`.

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"id": ["甲-1"], "text": ["小区变了，居民爱小区。"]})
    >>> tokens = pd.DataFrame({"article": "甲", "paragraph": "甲-1",
    ...     "word": ["小区", "变", "了", "居民", "爱", "小区"],
    ...     "start": [0, 2, 3, 5, 7, 8], "end": [2, 3, 4, 7, 8, 10]})
    >>> concordance(tokens, paragraphs, "小区", width=3)[["left", "node", "right"]].values.tolist()
    [['', '小区', '变了，'], ['居民爱', '小区', '。']]
    """
    if width < 1:
        message = f"a context has 1 character or more, not {width}"
        raise ValueError(message)
    if sort not in get_args(Order):
        message = f"lines are sorted by text, left or right, not by {sort}"
        raise ValueError(message)
    rows = occurrences(tokens, node).tolist()
    if sort != "text":
        rows.sort(key=dict(zip(rows, _outwards(tokens, rows, sort), strict=True)).__getitem__)
    texts = dict(zip(paragraphs["id"], paragraphs["text"], strict=True))
    found = tokens.iloc[rows]
    places = zip(found["article"], found["paragraph"], found["start"], found["end"], strict=True)
    lines = []
    for article, paragraph, start, end in places:
        text = texts.get(paragraph, "")
        if text[start:end] != node:
            message = (
                f"paragraph {paragraph} does not have {node} at characters {start} to {end}: "
                "the words and the paragraphs are of different texts"
            )
            raise ValueError(message)
        left, right = text[max(start - width, 0) : start], text[end : end + width]
        lines.append((article, paragraph, left, node, right, start, end))
    return pd.DataFrame(lines, columns=list(CONCORDANCE_COLUMNS))


def occurrences(tokens: pd.DataFrame, node: str) -> NDArray[np.intp]:
    """Return the rows of `tokens` in which the word stands, counted from 0.

    Raises
    ------
    ValueError
        If there is none; its text lists the words that the word is a part of.

    Examples
    --------
    >>> occurrences(pd.DataFrame({"word": ["志愿者", "爱", "志愿者"]}), "志愿者").tolist()
    [0, 2]
    """
    words = tokens["word"]
    rows = np.flatnonzero((words == node).to_numpy(dtype=bool))
    if not rows.size:
        holders = sorted({word for word in words if node in word})
        message = f"{node} does not come as a word, nor as a part of one"
        if holders:
            listed = ", ".join(holders[:_LISTED]) + (", …" if len(holders) > _LISTED else "")
            message = f"{node} does not come as a word: it is part of {listed}"
        raise ValueError(message)
    return rows


def _outwards(tokens: pd.DataFrame, rows: list[int], side: Order) -> list[tuple[str, ...]]:
    """Return for each row the words on one side of it in its paragraph, nearest first."""
    words = tokens["word"].to_list()
    parted = (tokens["paragraph"] != tokens["paragraph"].shift()).to_numpy()
    edges = [*np.flatnonzero(parted).tolist(), len(words)]
    ends = np.searchsorted(edges, rows, side="right").tolist()
    if side == "right":
        return [tuple(words[row + 1 : edges[end]]) for row, end in zip(rows, ends, strict=True)]
    return [
        tuple(reversed(words[edges[end - 1] : row])) for row, end in zip(rows, ends, strict=True)
    ]
