"""Where one paragraph ends and the next begins, told from the shape of the lines alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casestudy.source.chinese import (
    BYLINE_WORDS,
    CJK,
    CLOSING,
    INDENT,
    OPEN_BYLINE,
    SENTENCE_END,
)

_ENDS_SENTENCE = re.compile(f"(?:[{SENTENCE_END}!?]|(?<=[A-Za-z])\\.)[{CLOSING}\"')]*$")
_IS_CJK = re.compile(f"[{CJK}]")
#: Inside these a compositor breaks no line without a reason of the text: 1,617 and 62.2 and 14:30.
_NUMBER_CUT = re.compile(r"[0-9][.,:~–]$")
_NO_SPACE_AFTER = "-/([{$¥€£~@&±+"
_NO_SPACE_BEFORE = ".,;:!?)]}%°℃‰㎡+/@~"

#: A stretched line is one character short, sometimes two: those that went over to the next line,
#: because a mark must not stand at a line's beginning.
_STRETCH = 1.0


_Unit = Callable[["TextLine"], float]


@dataclass(frozen=True)
class TextLine:
    """One line of a block, its inner spaces mended.

    Attributes
    ----------
    number
        Its number on the page, from 1.
    text
        The line without white space at its ends.
    width
        How wide it is set, in ems.
    after_gap
        Whether a blank line, or the end of a line range, stands before it.
    letter_spaced
        Whether it was stretched by letter-spacing.
    set_in
        Whether white space before it shows that it is indented.
    """

    number: int
    text: str
    width: float
    after_gap: bool = False
    letter_spaced: bool = False
    set_in: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends where the line ends."""
        return _ENDS_SENTENCE.search(self.text) is not None


def joint(left: str, right: str) -> str:
    """Return what stands between two lines that are joined: a space, or nothing.

    Chinese runs on without a space. Two Latin words or two numbers were parted at a space (a
    compositor breaks inside neither), so they get it back; the two halves of a number that was
    broken at its point, comma or colon do not. In a byline a space stands before and after 记者.

    Examples
    --------
    >>> joint("使用 Jupyter", "Book"), joint("共有 12", "个"), joint("state-", "owned")
    (' ', '', '')
    """
    if OPEN_BYLINE.search(left) and (left.endswith(BYLINE_WORDS) or right.startswith(BYLINE_WORDS)):
        return " "
    if not left or not right or _IS_CJK.match(left[-1]) or _IS_CJK.match(right[0]):
        return ""
    if _NUMBER_CUT.search(left) and right[0].isdigit():
        return ""
    return "" if left[-1] in _NO_SPACE_AFTER or right[0] in _NO_SPACE_BEFORE else " "


def paragraph_starts(lines: Sequence[TextLine]) -> tuple[bool, ...]:
    """Tell for each line of a block whether a paragraph starts with it.

    Four signs are read, none of which is enough alone. A sentence ends with the line before. That
    line is shorter than the lines that run on. A blank line stands between (columns that were cut
    leave blank lines too, often in mid-sentence). This line is narrower than the lines that run on
    although its sentence goes on, so it was indented. How wide a line must be to run on, and
    whether the block indents its paragraphs, is measured on the block's own lines, in ems or in
    characters, whichever varies less.

    Where the page leaves no sign, none is invented, and the paragraphs stay joined: when a
    paragraph's last line is full and no blank line follows, and the next paragraph is not indented
    or so short that its only line could be the last line of the first. Nor can a blank line after a
    full line that ends a sentence be told from a paragraph's end if the block does not indent, or
    if the line after it was stretched or ends a sentence itself.

    If no line runs on from a line before to a line after, nothing shows how wide the column is.
    Then a paragraph ends at each sentence's end before a blank line, or, if the block has no blank
    line, at each line that ends a sentence: clean text with a paragraph a line stays as it is.
    """
    column = _Column.of(lines)
    starts: list[bool] = []
    for index, line in enumerate(lines):
        starts.append(index == 0 or column.parts(lines[index - 1], line, opening=starts[-1]))
    return tuple(starts)


@dataclass(frozen=True)
class _Column:
    """How the lines of a block are set.

    `floors` are the widths of the narrowest line that runs on, in each unit in which the lines that
    run on vary least; none if no line runs on. `indents` and `gaps` tell whether the block indents
    its paragraphs and has blank lines.
    """

    floors: tuple[tuple[_Unit, float], ...]
    gaps: bool
    indents: bool = False

    @classmethod
    def of(cls, lines: Sequence[TextLine]) -> _Column:
        gaps = any(line.after_gap for line in lines[1:])
        interior = [
            line
            for before, line in pairwise(lines)
            if not (before.ends_sentence or line.ends_sentence or line.letter_spaced)
        ]
        if not interior:
            return cls((), gaps)
        widths = {unit: sorted(unit(line) for line in interior) for unit in (_ems, _count)}
        spreads = {unit: values[-1] - values[0] for unit, values in widths.items()}
        stray = len(interior) // 20  # of twenty or more, one stray line is let pass
        column = cls(
            tuple(
                (unit, values[stray])
                for unit, values in widths.items()
                if spreads[unit] == min(spreads.values())
            ),
            gaps,
        )
        openings = [lines[0]] + [
            line
            for before, line in pairwise(lines)
            if before.ends_sentence and column.shortfall(before) > INDENT
        ]
        narrow = [column.shortfall(line) > 0 for line in openings if not line.ends_sentence]
        return replace(column, indents=2 * sum(narrow) > len(narrow))

    def shortfall(self, line: TextLine) -> float:
        """Return by how much a line is narrower than those that run on; at most zero if not."""
        return min(floor - unit(line) for unit, floor in self.floors)

    def parts(self, before: TextLine, line: TextLine, *, opening: bool) -> bool:
        """Tell whether a paragraph starts with `line`; `opening`: one started with `before`."""
        if line.set_in:
            return True
        if not self.floors:
            return before.ends_sentence and (line.after_gap or not self.gaps)
        short = self.shortfall(before) - (INDENT if opening and self.indents else 0.0)
        broke_off = short > INDENT
        if not before.ends_sentence:
            return broke_off and line.after_gap
        shape_known = self.indents and not line.ends_sentence
        indented = shape_known and self.shortfall(line) > (_STRETCH if line.letter_spaced else 0)
        runs_on = shape_known and not (line.letter_spaced or indented)
        return broke_off or indented or ((short > 0 or line.after_gap) and not runs_on)


def _ems(line: TextLine) -> float:
    return line.width + (_STRETCH if line.letter_spaced else 0.0)


def _count(line: TextLine) -> float:
    return len(line.text) + (_STRETCH if line.letter_spaced else 0.0)
