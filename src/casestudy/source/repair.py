"""From the damaged lines of one block to its paragraphs, with a log of every mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casestudy.source.chinese import BLANK, BYLINE_WORDS, HAN, OPEN_BYLINE, ems
from casestudy.source.paragraphs import TextLine, joint, paragraph_starts
from casestudy.source.spacing import Mend, is_letter_spaced, mend_spaces

#: Roles whose lines are running text; the others are display lines, whose spaces can be meant.
PROSE_ROLES = ("pullquote", "lead", "body", "caption")

#: Roles whose last line may carry a credit: a name in brackets, or a photographer's.
_CREDITED_ROLES = ("lead", "body", "caption")

#: Spaces before a line, over those before the block's other lines, that show an indent.
_SET_IN = 2

#: Line numbers at most this far apart, with only blank lines between, are one range.
_BRIDGE = 3

#: Names, padded or letter-spaced ones included.
_NAMES = f"[{HAN}](?:{BLANK}*[{HAN}]){{1,11}}"
_NOTES = "下转|上接|未完|待续|完|见|图|注|均|文中|今属|编者|笑|热烈|掌声|略"
_BY = "|".join((*BYLINE_WORDS, "据", "本报"))
#: In brackets: one name or office of two to four characters, or whatever follows 记者 or 据.
_SIGNED = (
    f"（{BLANK}*(?:(?!{_NOTES})[{HAN}](?:{BLANK}*[{HAN}]){{1,3}}|(?:{_BY})(?!注){_NAMES}){BLANK}*）"
)
_TAKEN = "[/／]?(?:(?<!拍)摄|摄影|摄影报道|供图)"
#: The first alternative follows a sentence, the second has a line to itself.
_CREDIT = re.compile(
    f"(?<=[。！？…”’]){BLANK}*({_SIGNED}|{_NAMES}{BLANK}*{_TAKEN})$"
    f"|^{BLANK}*({_SIGNED}|{_NAMES}{BLANK}+{_TAKEN})$"
)

#: How many characters either side of a joint the log shows.
_CONTEXT = 6


@dataclass(frozen=True)
class Passage:
    """One repaired paragraph (or headline, byline, credit) and the line ranges it comes from.

    `lines` holds (first, last) pairs, 1-based and inclusive; blank lines within are included.
    """

    role: str
    text: str
    lines: tuple[tuple[int, int], ...]


def repair_lines(
    lines: Sequence[str], role: str = "body", *, first: int = 1
) -> tuple[tuple[Passage, ...], tuple[Mend, ...]]:
    """Repair consecutive lines of one role; for trying the rules on any text.

    Parameters
    ----------
    lines
        The lines, blank ones included, without their line ends.
    role
        What they are: ``body``, ``lead``, ``caption``, ``pullquote`` (running text), or
        ``headline``, ``kicker``, ``subhead``, ``byline``, ``section``, ``credit``, ``column``
        (display lines).
    first
        The number of the first line.

    Returns
    -------
    tuple
        The passages and the mends.

    Examples
    --------
    >>> passages, mends = repair_lines(["会议在 12 月 3", "日下午举行。"])
    >>> passages[0].text
    '会议在12月3日下午举行。'
    >>> [mend.rule for mend in mends]
    ['number-space', 'number-space', 'number-space', 'wrap']
    """
    return repair_block([(first, tuple(lines))], role)


def repair_block(
    runs: Iterable[tuple[int, Sequence[str]]], role: str
) -> tuple[tuple[Passage, ...], tuple[Mend, ...]]:
    """Repair one block: runs of lines of one role, in reading order.

    Apart from white space the passages hold the characters of the lines, all and in order.

    Parameters
    ----------
    runs
        For each run of lines, the number of its first line and the lines. More than one run is
        needed where a text goes on far from where it broke off.
    role
        The role of the lines.

    Returns
    -------
    tuple
        The passages, a trailing credit as a passage of its own with the role ``credit``; and the
        mends in the order of the lines.
    """
    raw = list(_numbered(runs))
    mends: list[Mend] = []
    passages: list[Passage] = []
    credit: _RawLine | None = None
    if role in _CREDITED_ROLES and raw and (match := _CREDIT.search(raw[-1].text)):
        raw, credit = _split_credit(raw, match, mends)
    if role in PROSE_ROLES:
        passages.extend(_paragraphs(raw, role, mends))
    elif raw:
        passages.append(_display(raw, role, mends))
    if credit:
        passages.append(_display([credit], "credit", mends))
    return tuple(passages), tuple(sorted(mends, key=lambda mend: mend.line))


def shaped_lines(runs: Iterable[tuple[int, Sequence[str]]]) -> tuple[TextLine, ...]:
    """Return the non-blank lines of running text, their spaces mended and their shape measured.

    `runs` is as for `repair_block`.
    """
    return _shaped(list(_numbered(runs)), [])


@dataclass(frozen=True)
class _RawLine:
    number: int
    text: str
    after_gap: bool


def _numbered(runs: Iterable[tuple[int, Sequence[str]]]) -> Iterator[_RawLine]:
    for first, lines in runs:
        gap = True
        for number, text in enumerate(lines, first):
            if text.strip():
                yield _RawLine(number, text, gap)
            gap = not text.strip()


def _split_credit(
    raw: list[_RawLine], match: re.Match[str], mends: list[Mend]
) -> tuple[list[_RawLine], _RawLine]:
    """Part the last line into text and credit."""
    *lines, last = raw
    text = last.text[: match.start()]
    credit = replace(last, text=match[1] or match[2])
    if text.strip():
        lines.append(replace(last, text=text))
        snippet = text[-_CONTEXT:]
        before = last.text[match.start() - len(snippet) :]
        mends.append(Mend("credit", last.number, before, f"{snippet}¶{credit.text}"))
    return lines, credit


def _paragraphs(raw: Sequence[_RawLine], role: str, mends: list[Mend]) -> Iterator[Passage]:
    lines = _shaped(raw, mends)
    wrapped = any(not line.ends_sentence for line in lines[:-1])
    text = ""
    members: list[int] = []
    for line, starts in zip(lines, paragraph_starts(lines), strict=True):
        if starts and members:
            yield Passage(role, text, _ranges(members))
            if wrapped and not line.after_gap:
                mends.append(_joint_mend("paragraph-break", line.number, text, "¶", line.text))
            text, members = "", []
        elif members:
            between = joint(text, line.text)
            rule = "column-cut" if line.after_gap else "wrap"
            mends.append(_joint_mend(rule, members[-1], text, between, line.text))
            text += between
        text += line.text
        members.append(line.number)
    if members:
        yield Passage(role, text, _ranges(members))


def _shaped(raw: Sequence[_RawLine], mends: list[Mend]) -> tuple[TextLine, ...]:
    """Mend the lines' spaces, and keep of them what tells the lines' shape."""
    margin = min((_lead(line.text) for line in raw), default=0)
    lines: list[TextLine] = []
    for line in raw:
        cut = bool(lines) and OPEN_BYLINE.search(lines[-1].text) is not None
        text, closed = mend_spaces(line.text, line.number, in_byline=cut)
        mends.extend(closed)
        stretched = is_letter_spaced(line.text)
        lines.append(
            TextLine(
                number=line.number,
                text=text,
                width=ems(text if stretched else line.text.strip()),
                after_gap=line.after_gap,
                letter_spaced=stretched,
                set_in=_lead(line.text) - margin >= _SET_IN,
            )
        )
    return tuple(lines)


def _lead(text: str) -> int:
    """Return how many spaces wide the white space before a line is; an ideographic one is two."""
    blank = text[: len(text) - len(text.lstrip())].expandtabs(4)
    return len(blank) + blank.count("\u3000")


def _display(raw: Sequence[_RawLine], role: str, mends: list[Mend]) -> Passage:
    """Join the lines of a headline, byline or credit: each line is a part, parted by a space."""
    text = ""
    for before, line in pairwise([raw[0], *raw]):
        part, closed = mend_spaces(line.text, line.number, prose=False)
        mends.extend(closed)
        if text:
            mends.append(_joint_mend("headline-parts", before.number, text, " ", part))
        text = f"{text} {part}".strip()
    return Passage(role, text, _ranges([line.number for line in raw]))


def _joint_mend(rule: str, line: int, left: str, between: str, right: str) -> Mend:
    head, tail = left[-_CONTEXT:], right[:_CONTEXT]
    return Mend(rule, line, f"{head}⏎{tail}", f"{head}{between}{tail}")


def _ranges(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the line ranges of a paragraph, a column cut of one or two blank lines bridged."""
    ranges = [[numbers[0], numbers[0]]]
    for before, number in pairwise(numbers):
        if before < number <= before + _BRIDGE:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return tuple((first, last) for first, last in ranges)
