"""Formulas without another site: MathJax comes with a Python package and goes into the book."""

from __future__ import annotations

import hashlib
import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import ExtensionError

from casestudy.errors import Fault

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Where it goes, and what of it: the script for TeX with web fonts, its extensions, and its fonts.
FOLDER: Final = "mathjax"
SCRIPT: Final = "tex-chtml.js"
PARTS: Final = (SCRIPT, "input/tex/extensions", "output/chtml/fonts/woff-v2")

#: SHA-256 of these parts of MathJax 3.2.2, names and bytes, in the package that is pinned.
DIGEST: Final = "b49a18b7d2ae0e83e84aca32c2f55ffa6d2ab777ba9949efa6b3c45fbd0e49eb"

#: The menu would offer parts that are not in the book.
SETTINGS: Final = {"options": {"enableMenu": False}}


def use_local_mathjax(_app: Sphinx, config: Config) -> None:
    """Let pages with formulas load the book's own MathJax; for ``config-inited``."""
    config.mathjax_path = f"{FOLDER}/{SCRIPT}"
    config.mathjax3_config = SETTINGS | (config.mathjax3_config or {})


def write_mathjax(app: Sphinx, exception: Exception | None) -> None:
    """Copy MathJax into the finished site if a page asks for it; for ``build-finished``.

    Raises
    ------
    sphinx.errors.ExtensionError
        If the installed files are not those that are pinned.
    """
    if exception or app.builder.format != "html":
        return
    site = Path(app.outdir)
    if any(f"{FOLDER}/{SCRIPT}" in path.read_text("utf-8") for path in site.rglob("*.html")):
        copy_mathjax(installed_mathjax(), site / "_static" / FOLDER)


def installed_mathjax() -> Path:
    """Return the folder of MathJax's built files inside the package that brings them."""
    return Path(str(files("mathjax"))) / "static" / "mathjax" / "es5"


def copy_mathjax(source: Path, target: Path) -> None:
    """Copy the parts that a book needs, with the licence, after checking that they are genuine.

    Raises
    ------
    sphinx.errors.ExtensionError
        If any file differs from those that are pinned.
    """
    found = digest(source)
    if found != DIGEST:
        remedy = "Install the pinned packages again: pip install -r requirements.txt"
        fault = Fault(str(source), f"MathJax 3.2.2 with digest {DIGEST}", found, remedy)
        raise ExtensionError(str(fault))
    for part in PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, dirs_exist_ok=True)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / part, target / part)
    shutil.copy(source.parent / "LICENSE", target / "LICENSE")


def digest(folder: Path) -> str:
    """Return the SHA-256 of the names and bytes of all files of `PARTS` in a folder."""
    found = hashlib.sha256()
    for part in PARTS:
        top = folder / part
        for file in sorted(top.rglob("*") if top.is_dir() else [top]):
            if file.is_file():
                content = file.read_bytes()
                name = file.relative_to(folder).as_posix()
                found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()
