"""All colours of figures by name; web pages give each a value for light and one for dark."""

from __future__ import annotations

from typing import Final

from casestudy.figures.agents import PLAIN
from casestudy.figures.canvas import tint
from casestudy.figures.labels import QUIET
from casestudy.figures.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PINK,
    SKY,
    VERMILION,
)

#: Colours of lines, bars and text.
_PLAIN: Final = {
    "ink": INK,
    "quiet": QUIET,
    "paper": "#ffffff",
    "plain": PLAIN[0],
    "grey": GREY,
    "blue": BLUE,
    "orange": ORANGE,
    "green": GREEN,
    "vermilion": VERMILION,
    "sky": SKY,
    "pink": PINK,
}

#: Which of them are mixed with white, and how many per cent of the mixture they are.
_TINTS: Final = (
    ("blue", 10), ("blue", 25), ("orange", 10), ("green", 10), ("vermilion", 10),
    ("grey", 10), ("grey", 17),
)  # fmt: skip

#: Name by colour, in six hexadecimal digits: ``blue``, or ``blue-10`` for a tint.
PALETTE: Final = {colour: name for name, colour in _PLAIN.items()} | {
    tint(_PLAIN[name], share / 100): f"{name}-{share}" for name, share in _TINTS
}
