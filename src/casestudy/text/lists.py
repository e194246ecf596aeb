"""A study's lists of words: stop words, glosses, and all of them read together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from casestudy.errors import Fault, WordListError
from casestudy.source.chinese import characters
from casestudy.study import Study
from casestudy.text.lexicon import LEXICON, Entry, entry_lines, read_lexicon
from casestudy.text.sample import SAMPLE, read_sample

STOP_WORDS = "stopwords.txt"
GLOSSES = "glosses.txt"

#: Columns of `stop_words`.
STOP_COLUMNS = ("word", "group")

#: Columns of `read_glosses`.
GLOSS_COLUMNS = ("word", "pinyin", "english")

_GROUP = re.compile(r"\[(.+)\]")


@dataclass(frozen=True)
class WordLists:
    """What a study says of its words; each part is empty if its file is missing.

    Attributes
    ----------
    lexicon
        Words added to jieba's dictionary, see `read_lexicon`.
    stop_words
        Words that carry grammar or formula, see `stop_words`.
    glosses
        What words mean in English, see `read_glosses`.
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


def stop_words(path: Path) -> pd.DataFrame:
    """Read a list of words that carry grammar or formula rather than a topic.

    The file has groups, ``[name]`` on a line of its own, and below it words divided by spaces.
    Lines that begin with ``#`` say why. A missing file is an empty list.

    Returns
    -------
    pandas.DataFrame
        A row a word: ``word``, ``group``.

    Raises
    ------
    WordListError
        If a word stands before the first group, or twice.
    """
    groups: dict[str, str] = {}
    faults = []
    group = ""
    for where, line in entry_lines(path):
        if named := _GROUP.fullmatch(line.strip()):
            group = named[1]
            continue
        if not group:
            expected = "a group such as [particles] first"
            faults.append(Fault(where, expected, line.strip(), "Add its line."))
        for word in line.split():
            if word in groups:
                found = f"{word} a second time"
                faults.append(Fault(where, "every word once", found, "Take one out."))
            groups[word] = group
    if faults:
        raise WordListError(faults)
    return pd.DataFrame(list(groups.items()), columns=list(STOP_COLUMNS))


def read_glosses(path: Path, passages: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Read what words mean: one word a line, ``word | pinyin | English``.

    Empty lines and lines that begin with ``#`` are left out. A missing file is an empty list.

    Parameters
    ----------
    path
        The file, in UTF-8.
    passages
        Text by passage id; if given, every word must stand in one of them.

    Returns
    -------
    pandas.DataFrame
        A row a word: ``word``, ``pinyin``, ``english``.

    Raises
    ------
    WordListError
        With every line that has not three fields, a word that came before, or one that the passages
        have not.
    """
    glosses: dict[str, list[str]] = {}
    faults = []
    text = None if passages is None else "\n".join(map(characters, passages.values()))
    for where, line in entry_lines(path):
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != len(GLOSS_COLUMNS) or not all(fields):
            found = f"{sum(map(bool, fields))} of them filled in {len(fields)}"
            expected = "three fields, word | pinyin | English"
            faults.append(Fault(where, expected, found, "Fill them in."))
        elif fields[0] in glosses:
            found = f"{fields[0]} a second time"
            faults.append(Fault(where, "every word once", found, "Take one out."))
        elif text is not None and fields[0] not in text:
            faults.append(Fault(where, "a word of the page", fields[0], "Take it out."))
        else:
            glosses[fields[0]] = fields
    if faults:
        raise WordListError(faults)
    return pd.DataFrame(list(glosses.values()), columns=list(GLOSS_COLUMNS))
