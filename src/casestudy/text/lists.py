"""A study's lists of words, read together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from casestudy.errors import Fault, WordListError
from casestudy.study import Study
from casestudy.text.lexicon import (
    GLOSSES,
    LEXICON,
    STOP_WORDS,
    Entry,
    read_glosses,
    read_lexicon,
    stop_words,
)
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
    glosses
        What words mean in English, see `lexicon.read_glosses`.
    sample
        Paragraphs that were divided by hand, see `read_sample`.
    """

    lexicon: tuple[Entry, ...]
    stop_words: pd.DataFrame
    glosses: pd.DataFrame
    sample: Mapping[str, tuple[str, ...]]


def word_lists(study: Study) -> WordLists:
    """Read the lexicon, the stop words, the glosses and the hand-divided sample of a study.

    Raises
    ------
    WordListError
        With the faults of all of them.

    Examples
    --------
    >>> from casestudy import open_study
    >>> word_lists(open_study("tests/mini")).lexicon[0].word
    '青石镇'
    """
    passages = dict(zip(study.paragraphs["id"], study.paragraphs["text"], strict=True))
    readers: dict[str, Callable[[], Any]] = {
        "lexicon": lambda: read_lexicon(study.folder / LEXICON, passages),
        "stop_words": lambda: stop_words(study.folder / STOP_WORDS),
        "glosses": lambda: read_glosses(study.folder / GLOSSES, passages),
        "sample": lambda: read_sample(study.folder / SAMPLE, passages),
    }
    lists: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, read in readers.items():
        try:
            lists[name] = read()
        except WordListError as error:
            faults += error.faults
    if faults:
        raise WordListError(faults)
    return WordLists(**lists)
