"""The Chinese font of pages and PDFs: Noto Sans SC in all weights, from a Python package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def variable_sans() -> Path:
    """Return the path of the font; its licence, ``OFL.txt``, stands beside it."""
    folder = files("justmytype_intl_cjk").joinpath("fonts", "ofl", "notosanssc")
    return Path(str(folder.joinpath("NotoSansSC[wght].ttf")))
