"""Text as Typst takes it: quoted, each run in its language, long unbroken pieces breakable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, Literal

from casestudy.source.chinese import FULL_WIDTH, HAN, SIGNS

Language = Literal["en", "zh"]
Voice = Literal["", "strong-", "title-"]

#: Has no other reading than a Chinese one, and tells the language of its neighbours.
_SURE: Final = f"{HAN}{FULL_WIDTH}{SIGNS}\u3000"
_CHINESE: Final = re.compile(f"[{_SURE}]")
_CHINESE_RUN: Final = re.compile(f"[0-9]*[{_SURE}][0-9{_SURE}]*")
_HAN: Final = re.compile(f"[{HAN}]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")

#: Words with a tone mark. English rules would hyphenate them in the midst of a syllable.
_PINYIN: Final = "[A-Za-zÀ-ſǍ-ǜ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][A-Za-zÀ-ſǍ-ǜ]*"

_CLOSING_OF: Final = {"“": "”", "‘": "’"}
_APOSTROPHE: Final = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
_DASHES: Final = "—…·"

#: A Chinese text is translated into about half as many words as it has characters.
_CHARACTERS_A_WORD: Final = 1.5

#: Typst breaks after spaces and hyphens; a longer piece without either may need more places.
_UNBROKEN: Final = 24

#: Where a name of code may be broken: after a sign that joins its parts.
_JOINT: Final = re.compile(r"(?<=[/\\._=,:;|])(?=[^\s/\\._=,:;|])")

_ZERO_WIDTH_SPACE: Final = "\u200b"


def string(text: str) -> str:
    r"""Return a Typst string literal.

    Examples
    --------
    >>> print(string('"中"\n'))
    "\"中\"\n"
    """
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'


def language_of(text: str) -> Language:
    """Return the language that most of a text is in.

    Examples
    --------
    >>> language_of("今天下午去公园"), language_of("the word 小区 (xiǎoqū)")
    ('zh', 'en')
    """
    words = len(_LATIN_WORD.findall(text))
    return "zh" if len(_HAN.findall(text)) > _CHARACTERS_A_WORD * words else "en"


def runs(text: str, language: Language) -> list[tuple[Language, str]]:
    """Split a text into runs of one language.

    Quotation marks, dashes, ellipses and middle dots have one code point in both languages but two
    shapes. In Chinese they are Chinese, but for the apostrophe of a Latin word. In English a pair
    of quotation marks goes with what it encloses, and a dash with its neighbours.

    Parameters
    ----------
    text
        Text without mark-up.
    language
        The language of the paragraph, for characters that tell nothing.

    Returns
    -------
    list of tuple
        Language and text of each run; together they are `text`.

    Examples
    --------
    >>> runs("the “最后一米” and “last metre”", "en")
    [('en', 'the '), ('zh', '“最后一米”'), ('en', ' and “last metre”')]
    >>> runs("他说：“don’t”……", "zh")
    [('zh', '他说：“don'), ('en', '’'), ('zh', 't”……')]
    """
    languages = _languages(text, language)
    grouped = groupby(zip(languages, text, strict=True), key=lambda pair: pair[0])
    return [(key, "".join(char for _, char in pairs)) for key, pairs in grouped]


def markup(text: str, language: Language, *, voice: Voice = "") -> str:
    """Return a text as Typst markup, with runs of the other language marked.

    The voice says which of the template's fonts they stand in: those of the text, of emphasis or of
    titles. A function that asked Typst for the font around it would be slow, and hide the text of
    titles from the PDF's outline.

    Examples
    --------
    >>> markup("a 小区", "en")
    '#"a ";#zh("小区");'
    """
    flowing = re.sub(f"(?<=[{HAN}{FULL_WIDTH}])\n(?=[{HAN}{FULL_WIDTH}])", "", text)
    pieces = runs(re.sub(r"\s", " ", flowing), language)
    return "".join(
        _plain(piece, key) if key == language else f"#{voice}{key}({string(piece)});"
        for key, piece in pieces
    )


def breakable(text: str) -> str:
    """Return a text in which pieces too long for a line may be broken.

    Zero-width spaces come after the joints of a name or path, and where there are none, after every
    `_UNBROKEN` characters. Chinese needs none.

    Examples
    --------
    >>> breakable("data/weidu.csv")
    'data/weidu.csv'
    >>> breakable("https://example.org/a/long/path").count(chr(0x200b))
    5
    """
    return re.sub(rf"[!-~]{{{_UNBROKEN + 1},}}", lambda match: _opened(match[0]), text)


def _opened(piece: str) -> str:
    joined = _JOINT.sub(_ZERO_WIDTH_SPACE, piece)
    return re.sub(
        rf"([^\s\u200b]{{{_UNBROKEN}}})(?=[^\s\u200b])", r"\1" + _ZERO_WIDTH_SPACE, joined
    )


def _plain(piece: str, language: Language) -> str:
    """Return a run of the block's own language as markup, with pinyin marked."""
    if language == "zh":
        return f"#{string(piece)};"
    parts = re.split(f"({_PINYIN})", piece, flags=re.IGNORECASE)
    return "".join(
        f"#pinyin({string(part)});" if place % 2 else f"#{string(part)};"
        for place, part in enumerate(parts) if part
    )  # fmt: skip


def _languages(text: str, language: Language) -> list[Language]:
    """Return the language of each character."""
    found = [language] * len(text)
    if language == "zh":
        for match in _APOSTROPHE.finditer(text):
            found[match.start()] = "en"
        return found
    for match in _CHINESE_RUN.finditer(text):
        found[match.start() : match.end()] = ["zh"] * len(match[0])
    for start, end in _quotations(text):
        if _side(text, start + 1, 1) == _side(text, end - 1, -1) == "zh":
            found[start] = found[end] = "zh"
    for match in re.finditer(f"[{_DASHES}]+", text):
        if _side(text, match.start() - 1, -1) == _side(text, match.end(), 1) == "zh":
            found[match.start() : match.end()] = ["zh"] * len(match[0])
    return found


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of each quotation's two marks, where both are in the text."""
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in _CLOSING_OF:
            opened.append(place)
        elif opened and char == _CLOSING_OF[text[opened[-1]]]:
            if char == "’" and _LATIN.match(text[place + 1 : place + 2]):
                continue
            yield opened.pop(), place


def _side(text: str, place: int, step: int) -> Language | None:
    """Return the language of the nearest character that tells one, or None at the text's end."""
    while 0 <= place < len(text):
        char = text[place]
        if _CHINESE.match(char):
            return "zh"
        if _LATIN.match(char):
            return "en"
        place += step
    return None
