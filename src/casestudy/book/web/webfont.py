"""The Chinese web fonts: subset at build time to the characters that the book uses."""

from __future__ import annotations

import logging
import re
import shutil
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pylopdf_fonts_zh_cn
from fontTools import subset
from sphinx.errors import ExtensionError

from casestudy.book.sansfont import variable_sans
from casestudy.source.chinese import CJK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Where the fonts go in the built site; the style sheets name the same files. The newspaper's own
#: words are set in Song style, as Chinese newspapers are, and all else in Hei style.
FOLDER: Final = Path("_static", "fonts")
SANS_FILE: Final = FOLDER / "noto-sans-sc.woff2"
SERIF_FILE: Final = FOLDER / "noto-serif-sc.woff2"

_CHINESE = re.compile(f"[{CJK}]")
_LABEL = re.compile(r"<text\b.*?</text>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def write_webfont(app: Sphinx, exception: Exception | None) -> None:
    """Write the fonts and their licence into the finished site; for Sphinx's ``build-finished``.

    Raises
    ------
    sphinx.errors.ExtensionError
        If a page uses a Chinese character that a font does not have.
    """
    if exception or app.builder.format != "html":
        return
    site = Path(app.outdir)
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    pages = site.rglob("*.html")
    chars = set[str]().union(*(_chars(page.read_text(encoding="utf-8")) for page in pages))
    subset_font(variable_sans(), chars, site / SANS_FILE)
    chinese = set(_CHINESE.findall("".join(chars)))
    subset_font(pylopdf_fonts_zh_cn.serif_path(), chinese, site / SERIF_FILE)
    shutil.copy(variable_sans().with_name("OFL.txt"), site / FOLDER)  # the same for both


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
    logging.getLogger("fontTools.subset").setLevel(logging.WARNING)  # it tells of every table
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
