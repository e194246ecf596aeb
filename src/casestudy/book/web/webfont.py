"""The Chinese web font: subset at build time to the characters that the book uses."""

from __future__ import annotations

import re
from html import unescape
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING

import pylopdf_fonts_zh_cn
from fontTools import subset
from sphinx.errors import ExtensionError

from casestudy.source.chinese import CJK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Where the font goes in the built site; the style sheet names the same file.
FONT_FILE = Path("_static", "fonts", "noto-sans-sc.woff2")

_PACKAGE = "pylopdf-fonts-zh-cn"

_CHINESE = re.compile(f"[{CJK}]")
_LABEL = re.compile(r"<text\b.*?</text>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def write_webfont(app: Sphinx, exception: Exception | None) -> None:
    """Write the font and its licence into the finished site; for Sphinx's ``build-finished``.

    Raises
    ------
    sphinx.errors.ExtensionError
        If a page uses a Chinese character that the font does not have.
    """
    if exception or app.builder.format != "html":
        return
    pages = Path(app.outdir).rglob("*.html")
    chars = set[str]().union(*(_chars(page.read_text(encoding="utf-8")) for page in pages))
    target = Path(app.outdir) / FONT_FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    subset_font(pylopdf_fonts_zh_cn.sans_path(), chars, target)
    for licence in files(_PACKAGE) or []:
        if "OFL" in licence.name.upper() or "LICENSE" in licence.name.upper():
            (target.parent / "LICENSE.txt").write_text(licence.read_text(), encoding="utf-8")


def _chars(page: str) -> set[str]:
    """Return the Chinese characters of a page, and all characters of the labels of its figures.

    Figures are laid out with this font's Latin letters and digits too.
    """
    labels = "".join(unescape(_TAG.sub("", label)) for label in _LABEL.findall(page))
    return set(_CHINESE.findall(page)) | set(labels.replace("\n", ""))


def subset_font(font: Path, chars: set[str], target: Path) -> None:
    """Write a font with the given characters only, as WOFF2.

    Parameters
    ----------
    font
        An OpenType font.
    chars
        The characters to keep.
    target
        The file to write.

    Raises
    ------
    sphinx.errors.ExtensionError
        If the font lacks any of them; the message lists them.
    """
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.hinting = False
    with subset.load_font(str(font), options) as loaded:
        missing = sorted(chars - {chr(code) for code in loaded.getBestCmap()})
        if missing:
            named = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
            message = f"{font.name} has no glyph for {named}"
            raise ExtensionError(message)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[ord(char) for char in chars])
        subsetter.subset(loaded)
        subset.save_font(loaded, str(target), options)
