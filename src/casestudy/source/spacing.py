"""Spaces inside a line: which ones the extraction added, and which ones are meant."""

from __future__ import annotations

import re
from collections import Counter
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
#: A byline in brackets stands within the first characters of a paragraph: 本报讯（记者 周禾）.
_BYLINE = re.compile(
    f"^(?P<before>[^（）]{{0,12}})（(?P<inside>[^（）]*(?:{_WORDS})[^（）]*)(?:）|$)"
)

_BYLINE_END = re.compile("^[^（）]*）")
#: A byline that is a line of its own: 本报记者 周禾 通讯员 沈一帆.
_BYLINE_LINE = re.compile(f"^(?:本报)?(?P<inside>(?:{_WORDS}).*)$")

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
    >>> is_letter_spaced("好 城 市 建 设 等 方 面"), is_letter_spaced("10 月 9 日下午，图书馆")
    (True, False)
    """
    pieces = line.split()
    single = sum(len(piece) == 1 for piece in pieces)
    return (
        len(pieces) >= LETTER_SPACED_PIECES
        and single >= LETTER_SPACED_SHARE * len(pieces)
        and _IS_CJK.search(line) is not None
    )


def mend_spaces(
    line: str, number: int, *, prose: bool = True, in_byline: bool = False
) -> tuple[str, tuple[Mend, ...]]:
    """Close the spaces of one line that the extraction added; keep those that are meant.

    In running text every space between two Chinese characters is closed, one inside a quoted slogan
    too; between a Chinese character and a Latin word it stays.

    Parameters
    ----------
    line
        One line of the page.
    number
        Its number, for the log.
    prose
        True for running text. In display lines (headlines, bylines, credits) a space can be meant:
        there only letter-spacing and a space before punctuation are mended.
    in_byline
        Whether the line begins inside a byline in brackets, whose spaces are meant.

    Returns
    -------
    tuple
        The line, and one `Mend` for each thing mended, in order of mending. Apart from white
        space the line has the same characters.

    Examples
    --------
    >>> mend_spaces("本 报 讯 （记 者 周 禾） 10 月 9", 1)[0]
    '本报讯（记者 周禾）10月9'
    """
    mends: list[Mend] = []
    for rule, mend in (
        ("edge-space", str.strip),
        ("letter-spacing", lambda text: _without_letter_spacing(text, prose=prose)),
    ):
        mended = mend(line)
        if mended != line:
            mends.append(Mend(rule, number, line, mended))
            if rule == "letter-spacing":
                spaced = _with_byline_spaces(mended, prose=prose)
                mends += [Mend("byline-space", number, mended, spaced)] * (spaced != mended)
                mended = spaced
        line = mended
    if prose:
        for pattern in (_BYLINE, _BYLINE_END) if in_byline else (_BYLINE,):
            line = pattern.sub(lambda match: re.sub(f"{BLANK}+", _MEANT, match[0]), line)
    for rule, pattern in _PROSE_RULES if prose else _DISPLAY_RULES:
        mends += [_closed(rule, number, match) for match in pattern.finditer(line)]
        line = pattern.sub("", line)
    return line.replace(_MEANT, " "), tuple(mends)


def _closed(rule: str, number: int, match: re.Match[str]) -> Mend:
    """Log a space that is closed, with a few characters either side of it."""
    line = match.string.replace(_MEANT, " ")
    left = line[max(0, match.start() - _CONTEXT) : match.start()]
    right = line[match.end() : match.end() + _CONTEXT]
    return Mend(rule, number, left + match[0] + right, left + right)


def _without_letter_spacing(line: str, *, prose: bool) -> str:
    """Join the pieces of a letter-spaced line; a wider gap can stand for a space of the text."""
    if not is_letter_spaced(line):
        return line
    pieces = re.split(f"({BLANK}+)", line)
    [(usual, _)] = Counter(map(len, pieces[1::2])).most_common(1)
    joined = pieces[0]
    for gap, left, right in zip(pieces[1::2], pieces[:-1:2], pieces[2::2], strict=True):
        chinese = [_IS_CJK.match(char) is not None for char in (left[-1], right[0])]
        if len(gap) > usual:
            meant = not all(chinese) or not prose
        else:
            meant = not any(chinese) and not len(left) == len(right) == 1
        joined += (" " if meant else "") + right
    return joined


def _with_byline_spaces(line: str, *, prose: bool) -> str:
    """Put back the spaces that letter-spacing hid between 记者 and the names."""
    match = _BYLINE.match(line) if prose else _BYLINE_LINE.match(line)
    if match is None:
        return line
    inside = re.sub(f"([{HAN}]?)({_WORDS})(?=[{HAN}]{{2}})", r"\1 \2 ", match["inside"]).strip()
    start, end = match.span("inside")
    return line[:start] + inside + line[end:]
