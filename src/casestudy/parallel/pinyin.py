"""How the page is read aloud: a syllable with its tone mark for every Chinese character.

pypinyin proposes the reading of each word; a study corrects it where it is wrong. Two conventions:
一 and 不 keep the tone that a dictionary gives them (yī, bù), whatever follows, and so does every
third tone; 儿 that only rounds off the syllable before it is written r.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from casestudy.errors import Fault, WordListError
from casestudy.source.chinese import HAN
from casestudy.study import Study
from casestudy.text.lexicon import LEXICON, entry_lines, read_lexicon
from casestudy.text.segment import Segmenter

FILE = "pinyin.txt"

#: A word: each of its characters with its syllable, which is empty for what is not Chinese.
Word = tuple[tuple[str, str], ...]

#: Characters whose tone changes with the next syllable: the dictionary's tone is kept.
CITATION = {"一": "yī", "不": "bù"}

#: How 儿 is written where it only rounds off the syllable before it.
ROUNDED = {"儿": "r"}

_FIELDS = "word | pinyin | reason"
_HAN = re.compile(f"[{HAN}]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


@dataclass(frozen=True)
class Reading:
    """A correction: how a word of the page is read, a syllable a character, and why.

    Attributes
    ----------
    ends
        Where the words end that it is made of, counted in characters, if it is several and the
        segmenter divides them otherwise.
    """

    word: str
    syllables: tuple[str, ...]
    reason: str
    ends: tuple[int, ...] = ()


class Pinyin:
    """Tells how text is read.

    Parameters
    ----------
    segmenter
        Divides text into words.
    readings
        Corrections. One of several characters holds wherever these stand, the longest first; one of
        a single character only where that is a word of its own. One of several words also corrects
        how they are divided.

    Examples
    --------
    >>> Pinyin(Segmenter()).words("他们长大了。")
    ((('他', 'tā'), ('们', 'men')), (('长', 'zhǎng'), ('大', 'dà')), (('了', 'le'),), (('。', ''),))
    """

    def __init__(self, segmenter: Segmenter, readings: Iterable[Reading] = ()) -> None:
        self.segmenter = segmenter
        self.readings = {reading.word: reading for reading in readings}
        longest_first = sorted((word for word in self.readings if len(word) > 1), key=len)[::-1]
        self._corrected = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text, marks and white space included: joined, they are the text."""
        found = [(each.start(), self.readings[each[0]]) for each in self._corrected.finditer(text)]
        corrected = {
            start + number: syllable
            for start, reading in found
            for number, syllable in enumerate(reading.syllables)
        }
        words: list[Word] = []
        place = 0
        for token in self._divided(text, found):
            proposed = self._proposed(token)
            words.append(
                tuple(
                    (char, corrected.get(place + number, proposed[number]))
                    for number, char in enumerate(token)
                )
            )
            place += len(token)
        return tuple(words)

    def syllables(self, text: str) -> tuple[str, ...]:
        """Return the syllables of a text alone.

        Examples
        --------
        >>> Pinyin(Segmenter()).syllables("3个银行")
        ('gè', 'yín', 'háng')
        """
        return tuple(syllable for word in self.words(text) for _, syllable in word if syllable)

    def _divided(self, text: str, found: Iterable[tuple[int, Reading]]) -> Iterator[str]:
        """Yield a text's words as the segmenter or, where one stands, a correction divides them."""
        ends = set(accumulate(map(len, self.segmenter.tokens(text)), initial=0))
        for start, reading in found:
            if reading.ends:
                ends -= set(range(start, start + len(reading.word)))
                ends |= {start, *(start + end for end in reading.ends)}
        return (text[first:last] for first, last in pairwise(sorted(ends)))

    def _proposed(self, token: str) -> list[str]:
        """Return pypinyin's reading of a token, or the study's if it is a single character."""
        if len(token) == 1 and (reading := self.readings.get(token)):
            return list(reading.syllables)
        syllables = [""] * len(token)
        for match in _HAN.finditer(token):
            found = [each[0] for each in pinyin([match[0]], style=Style.TONE)]
            syllables[match.start() : match.end()] = [
                CITATION.get(char, syllable) for char, syllable in zip(match[0], found, strict=True)
            ]
        return syllables


def open_pinyin(study: Study) -> Pinyin:
    """Return the pinyin of a study: its own words, divided by its lexicon, and its corrections.

    Raises
    ------
    WordListError
        With every fault of the lexicon or of pinyin.txt; see `read_readings`.

    Examples
    --------
    >>> from casestudy import open_study
    >>> open_pinyin(open_study("tests/mini")).syllables("馆长")
    ('guǎn', 'zhǎng')
    """
    text = "\n".join(text for article in study.articles for text in article.passages.values())
    readings = read_readings(study.folder / FILE, text)
    return Pinyin(Segmenter(read_lexicon(study.folder / LEXICON)), readings)


def read_readings(path: Path, text: str) -> tuple[Reading, ...]:
    """Read corrections: one word a line, ``word | pinyin | reason``, syllables parted by spaces.

    Spaces in the first field say how it is divided into words, if that is to be corrected too.
    Empty lines and lines that begin with ``#`` are left out. A missing file has no corrections.

    Parameters
    ----------
    path
        The file, in UTF-8.
    text
        Of the page: every word must stand in it.

    Raises
    ------
    WordListError
        With every line that has not three fields, a word that came before, that is not Chinese or
        not on the page, too many or too few syllables, or one that is no reading of its character.
    """
    readings: dict[str, Reading] = {}
    faults: list[Fault] = []
    for where, line in entry_lines(path):
        fields = [field.strip() for field in line.split("|")]
        if len(fields) != len(_FIELDS.split("|")) or not all(fields):
            found = f"{sum(map(bool, fields))} of them filled in {len(fields)}"
            faults.append(Fault(where, f"three fields, {_FIELDS}", found, "Fill them in."))
            continue
        parts = fields[0].split()
        word, syllables = "".join(parts), tuple(unicodedata.normalize("NFC", fields[1]).split())
        if word in readings:
            found = f"{word} a second time"
            faults.append(Fault(where, "every word once", found, "Take one out."))
        faults += _misread(where, word, syllables, text)
        ends = tuple(accumulate(map(len, parts))) if len(parts) > 1 else ()
        readings[word] = Reading(word, syllables, fields[2], ends)
    if faults:
        raise WordListError(faults)
    return tuple(readings.values())


def _misread(where: str, word: str, syllables: tuple[str, ...], text: str) -> Iterator[Fault]:
    """Yield what is wrong with a correction."""
    if not _HAN.fullmatch(word):
        yield Fault(where, "Chinese characters", word, "Leave out what is not read in Chinese.")
        return
    if word not in text:
        yield Fault(where, "a word of the page", word, "Take it out.")
    if len(syllables) != len(word):
        expected = f"{len(word)} syllables for {word}"
        remedy = "Write one for each character, parted by spaces."
        yield Fault(where, expected, str(len(syllables)), remedy)
        return
    for char, syllable in zip(word, syllables, strict=True):
        known = readings_of(char)
        if syllable not in known | {_toneless(each) for each in known}:
            expected = f"a reading of {char}: {', '.join(sorted(known))}"
            remedy = "Write it in lower case, with its tone mark unless it is unstressed."
            yield Fault(where, expected, syllable, remedy)


def readings_of(char: str) -> frozenset[str]:
    """Return every reading of a character in pypinyin's dictionary.

    Examples
    --------
    >>> sorted(readings_of("只"))
    ['zhī', 'zhǐ']
    """
    known = PINYIN_DICT.get(ord(char), "").split(",")
    return frozenset(filter(None, [*known, ROUNDED.get(char, "")]))


def _toneless(syllable: str) -> str:
    """Return a syllable without its tone mark; ü keeps its dots."""
    parts = unicodedata.normalize("NFD", syllable).translate(_TONES)
    return unicodedata.normalize("NFC", parts)
