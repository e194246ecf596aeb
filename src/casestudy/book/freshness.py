"""Outputs that cannot go stale: the execution cache is named after all that cells depend on."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: What a cell's output depends on besides its code, from the project's top.
INPUTS = ("src", "data", "requirements.txt", "pyproject.toml")

#: Where executed notebooks are kept, from the project's top; one folder a state of the inputs.
CACHE = Path("_build", ".jupyter_cache")

#: Where the chapters are, from the project's top.
CHAPTERS = "chapters"

_IGNORED = ("__pycache__", ".egg-info", ".ipynb_checkpoints")


def inputs_digest(root: Path) -> str:
    """Return a digest of the names and bytes of every file that cells depend on.

    Parameters
    ----------
    root
        The project's top folder; `INPUTS` that are not there are passed over.

    Returns
    -------
    str
        Sixteen hexadecimal digits, the same on every machine for the same files.
    """
    digest = hashlib.sha256()
    for file in _input_files(root):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def watch_inputs(app: Sphinx, config: Config) -> None:
    """Point the execution cache to the folder of the present inputs, and forget the others.

    The digest is a configuration value too, so that Sphinx reads all pages again if it changed. A
    change of prose changes neither: cells keep their cached outputs.
    """
    root = Path(app.srcdir)
    config.casestudy_inputs = inputs_digest(root)
    config.nb_execution_cache_path = str(root / CACHE / config.casestudy_inputs)
    for folder in (root / CACHE).glob("*"):
        if folder.name != config.casestudy_inputs:
            shutil.rmtree(folder)


def notebooks_executed(root: Path) -> bool:
    """Tell whether the cache has the outputs of all chapters as they are now."""
    return _mark(root).is_file()


def mark_executed(root: Path) -> None:
    """Note that all chapters as they are now have been executed."""
    if _mark(root).parent.is_dir():
        _mark(root).touch()


def _mark(root: Path) -> Path:
    digest = hashlib.sha256()
    for file in sorted((root / CHAPTERS).glob("*")):
        if file.is_file():
            digest.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return root / CACHE / inputs_digest(root) / f"executed-{digest.hexdigest()[:16]}"


def _input_files(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        top = root / name
        for file in sorted([top] if top.is_file() else top.rglob("*")):
            if file.is_file() and not any(part.endswith(_IGNORED) for part in file.parts):
                yield file
