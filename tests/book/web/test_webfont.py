"""The subset font holds what the book needs, and nothing is missing silently."""

from __future__ import annotations

from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from fontTools.ttLib import TTFont
from sphinx.errors import ExtensionError

from casestudy.book.web.webfont import subset_font

SANS = pylopdf_fonts_zh_cn.sans_path()


def test_the_font_holds_the_characters_and_few_others(tmp_path: Path) -> None:
    target = tmp_path / "font.woff2"
    subset_font(SANS, set("魏都区“红色治理”"), target)
    with TTFont(target) as font:
        assert {ord(char) for char in "魏都区“红色治理”"} <= set(font.getBestCmap())
        assert len(font.getGlyphOrder()) < 40
    assert target.stat().st_size < 20_000


def test_a_character_that_the_font_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExtensionError, match=r"no glyph for .* \(U\+31350\)"):
        subset_font(SANS, {"魏", "\U00031350"}, tmp_path / "font.woff2")
    assert not (tmp_path / "font.woff2").exists()
