"""The package as a wheel, which pip installs anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from os import environ
from pathlib import Path
from typing import Final

from build import BuildBackendException, BuildException, ProjectBuilder

from casestudy.errors import Fault, OutputError

#: What a wheel is made of, from the project's top.
SOURCES: Final = ("pyproject.toml", "README.md", "LICENSE", "src")

#: The time that all files in the wheel have: 1 January 1980, the earliest that can be named.
_EPOCH: Final = "315532800"

_IGNORED: Final = shutil.ignore_patterns("__pycache__", "*.egg-info", ".ipynb_checkpoints")


def build_wheel(root: Path) -> tuple[str, bytes]:
    """Build the wheel, with the tools that are installed and without a network.

    It is built from a copy, so that nothing is left in the project's folder, and nothing of earlier
    builds gets in.

    Parameters
    ----------
    root
        The project's top folder.

    Returns
    -------
    tuple of str and bytes
        Its file name and its content: the same for the same sources.

    Raises
    ------
    OutputError
        If it cannot be built.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy, out = Path(folder, "project"), Path(folder, "out")
        copy.mkdir()
        for name in SOURCES:
            _copy(root / name, copy / name)
        try:
            built = ProjectBuilder(copy, sys.executable, _run).build("wheel", out)
        except (BuildException, BuildBackendException) as error:
            raise _refused(root, error) from None
        return Path(built).name, Path(built).read_bytes()


def _copy(source: Path, target: Path) -> None:
    """Copy files, and folders with all in them, readable for everybody whatever they were."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=_IGNORED, copy_function=shutil.copyfile)
    elif source.is_file():
        shutil.copyfile(source, target)
    for path in [target, *target.rglob("*")]:
        if path.is_file():
            path.chmod(0o644)


def _run(
    cmd: Sequence[str], cwd: str | None = None, extra_environ: Mapping[str, str] | None = None
) -> None:
    """Run the build's commands in silence; what they print is kept for the error."""
    subprocess.run(  # noqa: S603
        cmd,
        cwd=cwd,
        env={**environ, **(extra_environ or {}), "SOURCE_DATE_EPOCH": _EPOCH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )


def _refused(root: Path, error: BuildException | BuildBackendException) -> OutputError:
    """Return an error with what the build said."""
    cause = getattr(error, "exception", error)
    said = getattr(cause, "stdout", None) or str(error).encode()
    remedy = "Mend what the message names, or make .venv anew with make."
    where, found = str(root / "pyproject.toml"), said.decode(errors="replace").strip()
    return OutputError([Fault(where, "a package that can be built", found, remedy)])
