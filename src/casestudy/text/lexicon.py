"""A study's lexicon: words for jieba's dictionary, each with its passage and its reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from casestudy.errors import Fault, WordListError
from casestudy.source.chinese import characters

LEXICON = "lexicon.txt"

_FIELDS = "word | part of speech | passage | reason"
_TAG = re.compile("[a-z]{1,4}")

#: A pattern for where jieba divides whatever its dictionary says: at all but Han characters, as far
#: as it knows them, letters, digits and some signs.
BORDER = r"[^\u4e00-\u9fd5a-zA-Z0-9+#&._%-]"


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
        With every line that has not four fields, an empty word or one that jieba always divides
        (at white space, punctuation, and Han characters beyond U+4E00 to U+9FD5), a part of
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
    if border := re.search(BORDER, word):
        remedy = f"Add its parts: jieba always divides at {border[0]!r}."
        return Fault(where, "Han characters, letters and digits", repr(word), remedy)
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
