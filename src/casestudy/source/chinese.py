"""Characters and words of Chinese print that the repair rules rely on."""

from __future__ import annotations

import re
import unicodedata

#: CJK Unified Ideographs with extension A and the compatibility block: every character of modern
#: Chinese newspapers, rare names (镕 堃 喆) included. Extensions B and later are planes 2 and 3.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

#: CJK punctuation and the full-width forms of Latin signs: they carry their own white space.
FULL_WIDTH = "\u3001-\u303f\uff01-\uff65"

#: Quotation marks, dash, ellipsis and middle dot have one code point in Chinese and in English.
SHARED_PUNCTUATION = "“”‘’—…·"

#: Squared and circled signs such as ㎡ and ①, set as wide as a character.
SIGNS = "\u2460-\u24ff\u3200-\u33ff"

#: Everything that touches its neighbours without a space in running Chinese text.
CJK = HAN + FULL_WIDTH + SHARED_PUNCTUATION + SIGNS

CLOSING_BRACKETS = "》〉」』】〕）"
OPENING_BRACKETS = "《〈「『【〔（"

#: What may follow the end of a sentence and still belong to it.
CLOSING = "”’" + CLOSING_BRACKETS

#: Marks that end a sentence (GB/T 15834), before any closing quotation mark or bracket.
SENTENCE_END = "。！？…"

#: White space of one line: the blanks of Unicode, ideographic and no-break space included.
BLANK = r"[^\S\n]"

#: Words before a name in a Chinese byline. A space follows each of them in print.
BYLINE_WORDS = ("特约记者", "见习记者", "实习记者", "首席记者", "记者", "通讯员", "实习生")

#: A byline in brackets that a line's end cut in two.
OPEN_BYLINE = re.compile(f"（[^（）]*(?:{'|'.join(BYLINE_WORDS)})[^（）]*$")

#: What a Chinese paragraph is set in by, in ems.
INDENT = 2.0

#: What compositors put between a Chinese character and a digit or Latin letter, in ems.
THIN_SPACE = 0.25


def characters(text: str) -> str:
    r"""Return a text without its white space: what no repair may change.

    Examples
    --------
    >>> characters("12 月 3 日\n下午")
    '12月3日下午'
    """
    return "".join(text.split())


def ems(text: str) -> float:
    """Return how wide a line is set, in ems (the width of one Chinese character).

    Wide and ambiguous characters of Unicode's East Asian Width count 1, the others ½, a space ¼.
    Compositors squeeze punctuation and stretch lines, so a full line may be an em off.

    Examples
    --------
    >>> ems("全区26个"), ems("12 月")
    (4.0, 2.25)
    """
    return sum(
        THIN_SPACE
        if char.isspace()
        else 1.0
        if unicodedata.east_asian_width(char) in "WFA"
        else 0.5
        for char in text
    )
