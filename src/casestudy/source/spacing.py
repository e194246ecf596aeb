"""Spaces inside a line: which ones the extraction added, and which ones are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casestudy.source.chinese import (
    BLANK,
    BYLINE_WORDS,
    CJK,
    CLOSING_BRACKETS,
    HAN,
    OPENING_BRACKETS,
    SHARED_PUNCTUATION,
)

#: A line is letter-spaced if it falls into at least this many pieces at its spaces ...
LETTER_SPACED_PIECES = 5
#: ... and at least this share of the pieces are single characters.
LETTER_SPACED_SHARE = 0.6

#: Stands for a space that is meant while the others are closed (a private-use code point).
_MEANT = "\ue000"

#: How many characters either side of a closed space the log shows.
_CONTEXT = 4

_IS_CJK = re.compile(f"[{CJK}]")
_UNIT = "%‰°℃㎡％"
_WORDS = "|".join(BYLINE_WORDS)
#: A byline in brackets stands within the first characters of a paragraph: 本报讯（记者 张铮）.
_BYLINE = re.compile(
    f"^(?P<before>[^（）]{{0,12}})（(?P<inside>[^（）]*(?:{_WORDS})[^（）]*)(?:）|$)"
)

#: Spaces that running Chinese does not have, in the order in which they are closed.
_PROSE_RULES = (
    ("bracket-space", re.compile(f"{BLANK}+(?=[（）])|(?<=[（）]){BLANK}+")),
    (
        "punctuation-space",
        re.compile(
            f"{BLANK}+(?=[，。、；：？！{CLOSING_BRACKETS}])"
            f"|(?<=[{OPENING_BRACKETS}]){BLANK}+"
            f"|(?<=[{CJK}]){BLANK}+(?=[{SHARED_PUNCTUATION}])"
            f"|(?<=[“‘]){BLANK}+(?=[{CJK}])"
        ),
    ),
    (
        "number-space",
        re.compile(
            f"(?<=[{CJK}]){BLANK}+(?=[0-9])"
            f"|(?<=[0-9]){BLANK}+(?=[{CJK}{_UNIT}])"
            f"|(?<=[{_UNIT}]){BLANK}+(?=[{CJK}])"
        ),
    ),
    ("han-space", re.compile(f"(?<=[{CJK}]){BLANK}+(?=[{CJK}])")),
)
#: In a headline, byline or credit a space can be meant, but not before a comma or inside a bracket.
_DISPLAY_RULES = (
    (
        "punctuation-space",
        re.compile(
            f"{BLANK}+(?=[，。、；：？！{CLOSING_BRACKETS}])|(?<=[{OPENING_BRACKETS}]){BLANK}+"
        ),
    ),
)


@dataclass(frozen=True)
class Mend:
    """One repair: which rule, at which line of the page (1-based), and the text before and after.

    ``⏎`` in `before` is a line's end, ``¶`` in `after` a paragraph's start.
    """

    rule: str
    line: int
    before: str
    after: str


def is_letter_spaced(line: str) -> bool:
    """Tell whether a line was stretched by spaces between its characters.

    True for at least five space-separated pieces of which at least 60 % are single characters,
    with a Chinese character among them. A name padded to three places (李  早) is another case.

    Examples
    --------
    >>> is_letter_spaced("好 城 市 建 设 等 方 面"), is_letter_spaced("12 月 3 日下午，区委书记")
    (True, False)
    """
    pieces = line.split()
    single = sum(len(piece) == 1 for piece in pieces)
    return (
        len(pieces) >= LETTER_SPACED_PIECES
        and single >= LETTER_SPACED_SHARE * len(pieces)
        and _IS_CJK.search(line) is not None
    )


def mend_spaces(line: str, number: int, *, prose: bool = True) -> tuple[str, tuple[Mend, ...]]:
    """Close the spaces of one line that the extraction added; keep those that are meant.

    Parameters
    ----------
    line
        One line of the page.
    number
        Its number, for the log.
    prose
        True for running text. In display lines (headlines, bylines, credits) a space can be meant:
        there only letter-spacing and a space before punctuation are mended.

    Returns
    -------
    tuple
        The line, and one `Mend` for each thing mended, in order of mending. Apart from white
        space the line has the same characters.

    Examples
    --------
    >>> mend_spaces("本 报 讯 （记 者 张 铮） 12 月 5", 125)[0]
    '本报讯（记者 张铮）12月5'
    """
    mends: list[Mend] = []

    def note(rule: str, before: str, after: str) -> str:
        if before != after:
            mends.append(Mend(rule, number, before, after))
        return after

    line = note("edge-space", line, line.strip())
    if is_letter_spaced(line):
        line = note("letter-spacing", line, _without_letter_spacing(line, prose=prose))
        line = note("byline-space", line, _with_byline_spaces(line))
    if prose:
        line = _BYLINE.sub(lambda match: re.sub(f"{BLANK}+", _MEANT, match[0]), line)
    for rule, pattern in _PROSE_RULES if prose else _DISPLAY_RULES:
        for match in pattern.finditer(line):
            left = line[max(0, match.start() - _CONTEXT) : match.start()].replace(_MEANT, " ")
            right = line[match.end() : match.end() + _CONTEXT].replace(_MEANT, " ")
            mends.append(Mend(rule, number, left + match[0] + right, left + right))
        line = pattern.sub("", line)
    return line.replace(_MEANT, " "), tuple(mends)


def _without_letter_spacing(line: str, *, prose: bool) -> str:
    """Join the pieces of a letter-spaced line; a wider gap can stand for a space of the text."""
    pieces = re.split(f"({BLANK}+)", line)
    joined = pieces[0]
    for gap, left, right in zip(pieces[1::2], pieces[:-1:2], pieces[2::2], strict=True):
        chinese = [_IS_CJK.match(char) is not None for char in (left[-1], right[0])]
        if len(gap) > 1:
            meant = not all(chinese) or not prose
        else:
            meant = not any(chinese) and not len(left) == len(right) == 1
        joined += (" " if meant else "") + right
    return joined


def _with_byline_spaces(line: str) -> str:
    """Put back the space that letter-spacing hid between 记者 and a name."""
    match = _BYLINE.match(line)
    if match is None:
        return line
    inside = re.sub(f"([{HAN}]?)({_WORDS})(?=[{HAN}]{{2}})", r"\1 \2 ", match["inside"]).strip()
    start, end = match.span("inside")
    return line[:start] + inside + line[end:]
