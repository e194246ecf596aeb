"""Colours of figures can be told from what is behind them, on light pages and on dark ones."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from casestudy.figures.palette import PALETTE

STATIC = files("casestudy.book.web") / "static"
CSS = (STATIC / "figures.css").read_text(encoding="utf-8")
NAMES = sorted(PALETTE.values())
TINTS = [name for name in NAMES if re.search(r"\d$", name)]
HUES = sorted(set(NAMES) - set(TINTS) - {"ink", "quiet", "paper", "plain"})

#: What parts of bars that stand back have no need of: their numbers tell how long they are.
LEAST = 1.25


def scheme(start: str) -> dict[str, str]:
    """Return the custom properties of a rule; what is the page's has its value after the comma."""
    rule = CSS.partition(start)[2].partition("}")[0]
    pairs = re.findall(r"--figure-([\w-]+): (?:var\([^,]+, )?(#\w{6})", rule)
    return dict(pairs)


SCHEMES = {"light": scheme(":root {"), "dark": scheme('html[data-theme="dark"] {')}


def test_without_a_script_dark_is_the_same() -> None:
    assert scheme('html[data-theme="auto"] {') == SCHEMES["dark"]
    css = (STATIC / "book.css").read_text(encoding="utf-8")
    rules = [css.partition(f'html[data-theme="{name}"] {{')[2] for name in ("dark", "auto")]
    dark, auto = (re.findall(r"--[\w-]+: [^;]+;", rule.partition("}")[0]) for rule in rules)
    assert len(dark) > 10
    assert dark == auto, "pages too"


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", SCHEMES)
def test_every_colour_of_the_palette_has_a_value(name: str) -> None:
    assert sorted(SCHEMES[name]) == sorted([*NAMES, "hatch"])


@pytest.mark.parametrize("name", SCHEMES)
def test_text_can_be_read(name: str) -> None:
    colours = SCHEMES[name]
    for ground in ["paper", "plain", *TINTS]:
        assert contrast(colours["ink"], colours[ground]) >= 4.5, ground
        assert contrast(colours["quiet"], colours[ground]) >= 4.5, ground
    # Words of clouds are blue, and numbers on blue have the colour of the page.
    assert contrast(colours["blue"], colours["paper"]) >= 4.5


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("hue", HUES)
def test_bars_and_lines_stand_out(name: str, hue: str) -> None:
    assert contrast(SCHEMES[name][hue], SCHEMES[name]["paper"]) >= 3


@pytest.mark.parametrize("name", SCHEMES)
def test_what_stands_back_is_still_seen_and_hatching_on_sky_too(name: str) -> None:
    colours = SCHEMES[name]
    assert contrast(colours["plain"], colours["paper"]) >= LEAST
    assert contrast(colours["hatch"], colours["sky"]) >= 3
    # Plain bars of these two stand side by side, in grey print as well.
    assert contrast(colours["blue"], colours["sky"]) >= 1.5
