"""A study's lists of words, read together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from casestudy.errors import Fault, WordListError
from casestudy.study import Study
from casestudy.text.lexicon import LEXICON, STOP_WORDS, Entry, read_lexicon, stop_words
from casestudy.text.sample import SAMPLE, read_sample


@dataclass(frozen=True)
class WordLists:
    """What a study says of its words; each part is empty if its file is missing.

    Attributes
    ----------
    lexicon
        Words added to jieba's dictionary, see `read_lexicon`.
    stop_words
        Words that carry grammar or formula, see `lexicon.stop_words`.
    sample
        Paragraphs that were divided by hand, see `read_sample`.
    """

    lexicon: tuple[Entry, ...]
    stop_words: pd.DataFrame
    sample: Mapping[str, tuple[str, ...]]


def word_lists(study: Study) -> WordLists:
    """Read the lexicon, the stop words and the hand-divided sample of a study.

    Raises
    ------
    WordListError
        With the faults of all three.

    Examples
    --------
    >>> from casestudy import open_study
    >>> word_lists(open_study("tests/mini")).lexicon[0].word
    '青石镇'
    """
    passages = dict(zip(study.paragraphs["id"], study.paragraphs["text"], strict=True))
    faults: list[Fault] = []
    lexicon: tuple[Entry, ...] = ()
    stops = pd.DataFrame()
    sample: dict[str, tuple[str, ...]] = {}
    try:
        lexicon = read_lexicon(study.folder / LEXICON, passages)
    except WordListError as error:
        faults += error.faults
    try:
        stops = stop_words(study.folder / STOP_WORDS)
    except WordListError as error:
        faults += error.faults
    try:
        sample = read_sample(study.folder / SAMPLE, passages)
    except WordListError as error:
        faults += error.faults
    if faults:
        raise WordListError(faults)
    return WordLists(lexicon, stops, sample)
