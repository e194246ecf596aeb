"""Text of any size as batches of whole documents, or of parts of one that is large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from casestudy.text.lexicon import BORDER

#: What counts as a document: a file (standard input is one), or a line.
Unit = Literal["file", "line"]
UNITS: tuple[Unit, ...] = ("file", "line")

#: About how many characters a batch has.
BATCH = 1 << 17

#: Text up to the last place where it can be cut without changing a word, as jieba divides there.
_CUT = re.compile(rf"(?s).*{BORDER}")


@dataclass(frozen=True)
class Batch:
    """Texts to be counted: whole documents, or one part of a document.

    Attributes
    ----------
    texts
        One text a document; of a part, its only text.
    part
        Whether the text is a part of a document.
    last
        Whether the part is the document's last.
    size
        Characters.
    """

    texts: tuple[str, ...]
    part: bool
    last: bool
    size: int


def batches(documents: Iterable[Iterable[str]], *, by: Unit) -> Iterator[Batch]:
    """Gather texts into batches of about the same size.

    A part ends where jieba would divide the text anyway. Only a run of letters, digits and Han
    characters longer than a batch, with no mark and no space, is cut where the batch is full.

    Parameters
    ----------
    documents
        The pieces of each file, in order; they may be cut anywhere.
    by
        ``file``, or ``line``: a line is a document. Empty lines have no words and do not matter.
    """
    gathered: list[str] = []
    size = 0
    for pieces in documents:
        for texts, part, last in _pieces(pieces, by=by):
            if part:
                if gathered:
                    yield _whole(gathered, size)
                    gathered, size = [], 0
                yield Batch(tuple(texts), part=True, last=last, size=len(texts[0]))
                continue
            gathered += texts
            size += sum(map(len, texts))
            if size >= BATCH:
                yield _whole(gathered, size)
                gathered, size = [], 0
    if gathered:
        yield _whole(gathered, size)


def _whole(texts: list[str], size: int) -> Batch:
    return Batch(tuple(texts), part=False, last=False, size=size)


def _pieces(pieces: Iterable[str], *, by: Unit) -> Iterator[tuple[list[str], bool, bool]]:
    """Return texts, whether it is a part (of one text), whether the last: whole ones if they fit.

    Whole lines come together, as many as there are in a piece.
    """
    rest = ""
    part = False
    for piece in pieces:
        rest += piece
        if by == "line":
            *lines, rest = rest.split("\n")
            if part and lines:
                yield [lines.pop(0)], True, True
                part = False
            if lines:
                yield lines, False, True
        while len(rest) > BATCH:
            cut = _CUT.match(rest, 0, BATCH)
            end = cut.end() if cut else BATCH
            yield [rest[:end]], True, False
            rest, part = rest[end:], True
    yield [rest], part, True
