"""How well text is segmented: a sample that was divided by hand, and scores against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import nan
from pathlib import Path

import pandas as pd

from casestudy.errors import Fault, WordListError
from casestudy.source.chinese import characters
from casestudy.text.lexicon import entry_lines
from casestudy.text.segment import Segmenter, is_word

SAMPLE = "segmented.txt"

#: Columns of `segmentation_scores`.
SCORE_COLUMNS = ("segmenter", "sample_words", "words", "correct", "precision", "recall", "f1")

#: Columns of `segmentation_errors`.
ERROR_COLUMNS = ("paragraph", "sample", "found", "kind")

Span = tuple[int, int]

#: Tokens by paragraph id.
Sample = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Scores:
    """Precision, recall and F1 over spans: `correct` of those `found` are among those `true`."""

    true: int
    found: int
    correct: int

    @property
    def precision(self) -> float:
        """Correct ones among those found; NaN if there are none."""
        return self.correct / self.found if self.found else nan

    @property
    def recall(self) -> float:
        """Correct ones among the true ones; NaN if there are none."""
        return self.correct / self.true if self.true else nan

    @property
    def f1(self) -> float:
        """The harmonic mean of both; NaN if there is nothing to find and nothing found."""
        total = self.true + self.found
        return 2 * self.correct / total if total else nan


def word_spans(tokens: Iterable[str], *, marks: bool = False) -> set[Span]:
    """Return where each word starts and ends, white space not counted.

    Parameters
    ----------
    tokens
        A text divided into words, marks and white space.
    marks
        Whether punctuation marks count as words, as they do in the SIGHAN bakeoffs. They are easy
        to find and raise the scores.

    Examples
    --------
    >>> sorted(word_spans(["小区", "，", " ", "居民"]))
    [(0, 2), (3, 5)]
    """
    kept = [bare for token in tokens if (bare := characters(token))]
    ends = accumulate(map(len, kept))
    return {
        (end - len(token), end)
        for token, end in zip(kept, ends, strict=True)
        if marks or is_word(token)
    }


def span_scores(true: Iterable[str], found: Iterable[str], *, marks: bool = False) -> Scores:
    """Score one division of a text against another.

    A word is correct if it starts and ends where a true one does, as in the SIGHAN bakeoffs
    (Emerson 2005); here marks are left out unless asked for.

    Examples
    --------
    >>> span_scores(["居民", "小区"], ["居民", "小", "区"])
    Scores(true=2, found=3, correct=1)
    """
    gold, test = word_spans(true, marks=marks), word_spans(found, marks=marks)
    return Scores(len(gold), len(test), len(gold & test))


def read_sample(path: Path, passages: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Read paragraphs that were divided by hand: ``id``, a tab, tokens divided by single spaces.

    Parameters
    ----------
    path
        The file, in UTF-8; lines that begin with ``#`` are comments.
    passages
        Text by passage id.

    Raises
    ------
    WordListError
        With every line that has no tab, an unknown or repeated id, an empty token, or whose tokens
        joined are not the paragraph without white space.
    """
    sample: dict[str, tuple[str, ...]] = {}
    faults = []
    for where, line in entry_lines(path):
        name, _, text = line.partition("\t")
        tokens = text.split(" ")
        if name not in passages or name in sample:
            expected, remedy = "a passage of the page, once", "Correct the id before the tab."
            faults.append(Fault(where, expected, repr(name), remedy))
        elif not all(tokens):
            remedy = "Put one tab after the id and single spaces between words."
            faults.append(Fault(where, "tokens divided by single spaces", "an empty one", remedy))
        elif "".join(tokens) != characters(passages[name]):
            remedy = "Copy the words from the page; only spaces may be added."
            faults.append(Fault(where, f"the characters of {name}", "others", remedy))
        sample[name] = tuple(tokens)
    if faults:
        raise WordListError(faults)
    return sample


def segmentation_scores(
    sample: Sample,
    passages: Mapping[str, str],
    segmenters: Mapping[str, Segmenter],
    *,
    marks: bool = False,
) -> pd.DataFrame:
    """Score segmenters against the sample.

    Columns: ``segmenter`` (its name), ``sample_words`` and ``words`` (how many the sample and the
    segmenter have), ``correct``, ``precision``, ``recall``, ``f1``; see `span_scores`. A sample of
    some hundred words says little of differences of one point or less.
    """
    rows = []
    for name, segmenter in segmenters.items():
        each = [
            span_scores(tokens, segmenter.tokens(passages[passage]), marks=marks)
            for passage, tokens in sample.items()
        ]
        whole = Scores(
            sum(one.true for one in each),
            sum(one.found for one in each),
            sum(one.correct for one in each),
        )
        scores = (whole.precision, whole.recall, whole.f1)
        rows.append((name, whole.true, whole.found, whole.correct, *scores))
    return pd.DataFrame(rows, columns=list(SCORE_COLUMNS))


def segmentation_errors(
    sample: Sample, passages: Mapping[str, str], segmenter: Segmenter
) -> pd.DataFrame:
    """Return where a segmenter differs from the sample, in reading order.

    Columns: ``paragraph``, ``sample`` and ``found`` (the same characters as divided by hand and by
    the segmenter, from one boundary that both have to the next), ``kind``: ``joined`` (words made
    one), ``split`` (a word divided), or ``crossed`` (divided elsewhere). Marks alone, such as ……,
    are no errors, as they are not scored.
    """
    rows = []
    for name, tokens in sample.items():
        true = _ends(tokens)
        found = _ends(segmenter.tokens(passages[name]))
        text = characters(passages[name])
        for first, last in pairwise(sorted(true & found)):
            by_hand, by_program = (
                [text[a:b] for a, b in pairwise(sorted(e for e in ends if first <= e <= last))]
                for ends in (true, found)
            )
            if by_hand != by_program and is_word(text[first:last]):
                kind = _kind(by_hand, by_program)
                rows.append((name, " ".join(by_hand), " ".join(by_program), kind))
    return pd.DataFrame(rows, columns=list(ERROR_COLUMNS))


def _ends(tokens: Iterable[str]) -> set[int]:
    """Return the boundaries of a division, white space not counted."""
    return {0, *accumulate(len(characters(token)) for token in tokens)}


def _kind(by_hand: list[str], by_program: list[str]) -> str:
    if len(by_program) == 1:
        return "joined"
    return "split" if len(by_hand) == 1 else "crossed"
