"""A study's lists of words: a lexicon for jieba's dictionary, stop words, and glosses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from casestudy.errors import Fault, WordListError
from casestudy.source.chinese import characters

LEXICON = "lexicon.txt"
STOP_WORDS = "stopwords.txt"
GLOSSES = "glosses.txt"

#: Columns of `stop_words`.
STOP_COLUMNS = ("word", "group")

#: Columns of `read_glosses`.
GLOSS_COLUMNS = ("word", "pinyin", "english")

_FIELDS = "word | part of speech | passage | reason"
_TAG = re.compile("[a-z]{1,4}")
_GROUP = re.compile(r"\[(.+)\]")


@dataclass(frozen=True)
class Entry:
    """A word of the lexicon: its part of speech as jieba writes it, a passage, and the reason."""

    word: str
    part_of_speech: str
    passage: str
    reason: str


def read_lexicon(path: Path, passages: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
    """Read a lexicon: one entry a line, ``word | part of speech | passage | reason``.

    Empty lines and lines that begin with ``#`` are left out. A missing file is an empty lexicon.

    Parameters
    ----------
    path
        The file, in UTF-8.
    passages
        Text by passage id; if given, every word must stand in the passage that it names.

    Raises
    ------
    WordListError
        With every line that has not four fields, an empty word or one with white space, a part of
        speech that is none, a word that came before, or a word that its passage has not.
    """
    entries: dict[str, Entry] = {}
    faults = []
    for where, line in entry_lines(path):
        fields = [field.strip() for field in line.split("|")]
        if fault := _malformed(where, fields, entries):
            faults.append(fault)
            continue
        entry = Entry(*fields)
        entries[entry.word] = entry
        if passages is not None and (fault := _not_there(where, entry, passages)):
            faults.append(fault)
    if faults:
        raise WordListError(faults)
    return tuple(entries.values())


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


def entry_lines(path: Path) -> Iterator[tuple[str, str]]:
    """Return place and text of the lines that are neither empty nor a comment.

    A missing file has no lines. ``#`` at the start of a line makes it a comment.

    Raises
    ------
    WordListError
        If the file is not in UTF-8.
    """
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x} at {error.start}"
        raise WordListError([Fault(path.name, "UTF-8", found, "Save it as UTF-8.")]) from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield f"{path.name} line {number}", line


def _malformed(where: str, fields: list[str], earlier: Collection[str]) -> Fault | None:
    """Return what is wrong with the form of a line of the lexicon."""
    word = fields[0]
    if len(fields) != len(Entry.__dataclass_fields__) or not all(fields):
        found = f"{sum(map(bool, fields))} of them filled in {len(fields)}"
        return Fault(where, f"four fields, {_FIELDS}", found, "Fill them in.")
    if re.search(r"\s", word):
        remedy = "Add its parts, or the word as it is printed: jieba never joins across a space."
        return Fault(where, "a word without white space", repr(word), remedy)
    if not _TAG.fullmatch(fields[1]):
        remedy = "Take jieba's notation: n noun, nr person, ns place, nt body, v verb, l phrase."
        return Fault(where, "a part of speech", repr(fields[1]), remedy)
    if word in earlier:
        return Fault(where, "every word once", f"{word} a second time", "Take one out.")
    return None


def _not_there(where: str, entry: Entry, passages: Mapping[str, str]) -> Fault | None:
    """Return the fault of a word that its passage has not."""
    if entry.passage not in passages:
        remedy = "Take the id of a paragraph; `casestudy articles --format csv` lists them."
        return Fault(where, "a passage of the page", repr(entry.passage), remedy)
    if entry.word not in characters(passages[entry.passage]):
        remedy = "Name a passage that has it."
        return Fault(where, f"{entry.word} in {entry.passage}", "it nowhere there", remedy)
    return None
