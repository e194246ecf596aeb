"""Paragraphs seen by their marks: what stands in “ ”, and where sentences end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from casestudy.source.chinese import CLOSING, SENTENCE_END

_END = re.compile(f"[{SENTENCE_END}]+[{CLOSING}]*")

#: Stands for every character of a quotation while the words around it are read.
_QUIET = "□"


@dataclass(frozen=True)
class Passage:
    """A paragraph: `pairs` are its outer “ and ”, `left_open` a last “ that nothing closes."""

    article: str
    id: str
    text: str
    pairs: tuple[tuple[int, int], ...]
    left_open: int | None

    @property
    def quiet(self) -> str:
        """The text with every outer quotation blotted out, marks and all, at the same length."""
        text = self.text
        for opening, closing in self.pairs:
            text = text[:opening] + _QUIET * (closing + 1 - opening) + text[closing + 1 :]
        return text


def passages_of(paragraphs: pd.DataFrame) -> list[Passage]:
    """Return the paragraphs, credits left out, with where their quotation marks stand."""
    kept = paragraphs[paragraphs["role"] != "credit"]
    columns = zip(kept["article"], kept["id"], kept["text"], strict=True)
    return [Passage(article, name, text, *_marks(text)) for article, name, text in columns]


def _marks(text: str) -> tuple[tuple[tuple[int, int], ...], int | None]:
    """Return where the outer “ and ” stand, and a last “ that nothing closes.

    A ” without its “ is passed over, and so is a “ without its ” if another quotation follows.
    """
    stack: list[int] = []
    pairs = []
    for place, char in enumerate(text):
        if char == "“":
            stack.append(place)
        elif char == "”" and stack:
            pairs.append((stack.pop(), place))
    outer: list[tuple[int, int]] = []
    for pair in sorted(pairs):
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    last = stack[-1] if stack and (not outer or stack[-1] > outer[-1][1]) else None
    return tuple(outer), last


def sentence_spans(passage: Passage) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends (exclusive), as `speech.sentences` defines it."""
    text = passage.text
    ends = {match.end() for match in _END.finditer(passage.quiet)} | {len(text)}
    for opening, closing in passage.pairs:
        if text[:opening].endswith("：") and text[closing - 1] in SENTENCE_END:
            ends.add(closing + 1)
    spans = pairwise([0, *sorted(ends)])
    return [(start, end) for start, end in spans if text[start:end].strip()]
