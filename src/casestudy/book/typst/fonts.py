"""The fonts of the PDFs. All come with Python packages; none is taken from the system."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import Final

import matplotlib as mpl
import typst
from fontTools.ttLib import TTFont

from casestudy.book.sansfont import variable_sans

#: The name under which the template asks for Chinese in all weights. The package's own name is that
#: of the regular font too, and Typst would draw labels of figures with the thinnest weight.
FAMILY: Final = "Book Hei"

#: Numbers of the name table's entries for a family, as the OpenType specification has them.
_FAMILY_ENTRIES: Final = (1, 16)


def load_fonts(folder: Path) -> typst.Fonts:
    """Return the fonts that Typst may use.

    Noto Sans SC and Noto Serif SC in regular weight (pylopdf-fonts-zh-cn), Noto Sans SC in all
    weights (justmytype-intl-cjk) as `FAMILY`, matplotlib's DejaVu Sans for signs in figures, and
    those inside of Typst: Libertinus Serif, New Computer Modern and DejaVu Sans Mono.

    Parameters
    ----------
    folder
        Where the renamed font and those of matplotlib are written.
    """
    target = folder / "hei.ttf"
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        _rename(variable_sans(), target)
    # Not the whole folder: it has a font of last resort, whose boxes would pass for characters.
    for font in Path(mpl.get_data_path(), "fonts", "ttf").glob("DejaVuSans*.ttf"):
        shutil.copy(font, folder)
    paths = [str(files("pylopdf_fonts_zh_cn")), str(folder)]
    return typst.Fonts(include_system_fonts=False, font_paths=paths)


def _rename(source: Path, target: Path) -> None:
    """Write a font under the name `FAMILY`; everything else in it stays byte for byte."""
    with TTFont(source, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        for record in font["name"].names:
            if record.nameID in _FAMILY_ENTRIES:
                record.string = FAMILY
        part = target.with_suffix(".part")
        font.save(part, reorderTables=None)
    part.replace(target)
