"""Labels of diagrams: Chinese above English, wrapped to a width, measured before they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from casestudy.figures.style import INK

#: Sizes in points of the Chinese and the English lines. The font has one weight, so that size
#: and shade tell them apart. A PDF sets figures at nine tenths of their size.
SIZES: Final = (10.5, 8.0)

#: Shade of English lines below Chinese ones.
QUIET: Final = "#444444"

#: Inches between the Chinese and the English lines.
_GAP: Final = 0.02

#: Height of a line as a multiple of its size.
_LEADING: Final = 1.27

#: Curly quotation marks and apostrophes, and what stands for them in English.
_STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")

#: A line does not end with the first group, nor begin with the second (禁则, kinsoku).
_OPENING: Final = "（“‘《〈【("
_CLOSING: Final = "，。、）”’》〉】；：！？…,.;:!?)%—/"

#: Ideographs and full-width letters: a line may end after any of them.
_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"

#: What is kept on one line: a Chinese character or a word, with its punctuation. Marks between
#: letters, as in Jian’an, belong to the word, and the measure word belongs to its number.
_UNIT: Final = re.compile(
    rf"[{_OPENING}]*(?:\d[\d.,]*[{_WIDE}]?|[^\s{_WIDE}{_OPENING}{_CLOSING}]"
    rf"(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]|['’.,](?=\w))*"
    rf"|(?![{_OPENING}{_CLOSING}])[{_WIDE}])?[{_CLOSING}]*\s*"
)


@dataclass(frozen=True)
class Label:
    """Lines of Chinese above lines of English.

    Attributes
    ----------
    zh, en
        The lines.
    sizes
        Their sizes in points.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    sizes: tuple[float, float] = SIZES

    @property
    def lines(self) -> list[tuple[str, float, str]]:
        """Text, size in points and colour of each line, from the top."""
        above = [(line, self.sizes[0], INK) for line in self.zh]
        return above + [(line, self.sizes[1], QUIET) for line in self.en]

    @property
    def height(self) -> float:
        """Height in inches."""
        text = sum(size for _, size, _ in self.lines) * _LEADING / 72
        return text + _GAP * bool(self.zh and self.en)

    @property
    def width(self) -> float:
        """Width of the longest line in inches."""
        return max((text_width(text, size) for text, size, _ in self.lines), default=0.0)


def text_width(text: str, size: float) -> float:
    """Return how many inches a line of text is wide in the book's font."""
    font = FontProperties(size=size)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) / 72


def wrap_text(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return the lines of a text, as few as `width` inches need and about equally long.

    Words stay whole unless one alone is too wide; Chinese breaks after any character, but closing
    punctuation stays with what it closes.
    """
    units = [unit for unit in _UNIT.findall(text.strip()) if unit]
    lines = _fill(units, size, width)
    narrower = lines
    least = min(word_width(text, size), width - 0.05)
    while len(narrower) == len(lines):
        lines, width = narrower, width - 0.05
        narrower = _fill(units, size, width) if width > least else []
    return tuple(line.strip() for line in lines if line)


def word_width(text: str, size: float) -> float:
    """Return how many inches the longest word of a text is wide, its punctuation included."""
    return max((_advance(unit.rstrip(), size) for unit in _UNIT.findall(text)), default=0.0)


def make_label(zh: str, en: str, width: float, sizes: tuple[float, float] = SIZES) -> Label:
    """Return a label that is at most `width` inches wide.

    English gets straight quotation marks: the font's curly ones are as wide as Chinese characters.
    """
    lines = wrap_text(straight_quotes(en), sizes[1], width)
    return Label(wrap_text(zh, sizes[0], width), lines, sizes)


def straight_quotes(text: str) -> str:
    """Return an English text with the quotation marks and apostrophes that the font has for it."""
    return text.translate(_STRAIGHT)


def draw_label(ax: Axes, label: Label, x: float, y: float, *, align: str = "center") -> None:
    """Draw a label whose middle height is at `y`; `align` says what of it is at `x`."""
    top = y - label.height / 2
    for number, (text, size, colour) in enumerate(label.lines):
        if number == len(label.zh) and number:
            top += _GAP
        # The middle of Chinese characters is 0.38 em above their baseline.
        base = top + size * (_LEADING / 2 + 0.38) / 72
        ax.text(x, base, text, size=size, color=colour, ha=align, va="baseline", parse_math=False)
        top += size * _LEADING / 72


def _fill(units: Iterable[str], size: float, width: float) -> list[str]:
    """Return lines, each as full as the width allows."""
    lines, used = [""], 0.0
    for each in units:
        unit = each
        wide, trailing = _advance(unit, size), _advance(unit[len(unit.rstrip()) :], size)
        if lines[-1] and used + wide - trailing > width:
            lines.append("")
            used = 0.0
        if wide - trailing > width and len(unit) > 1:
            *full, unit = _fill(list(unit), size, width)
            lines[-1:] = [*full, ""]
            wide = _advance(unit, size)
        lines[-1] += unit
        used += wide
    return lines


def _advance(text: str, size: float) -> float:
    """Return how far a text moves what follows it, in inches."""
    return _measured(text, size, tuple(plt.rcParams["font.family"]))


@lru_cache(maxsize=10_000)
def _measured(text: str, size: float, families: tuple[str, ...]) -> float:
    del families  # part of the key: the same text is as wide only in the same fonts
    return text_width(f"{text}|", size) - text_width("|", size)
