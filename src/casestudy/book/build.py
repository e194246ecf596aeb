"""Building the book aside and swapping it in: a failed build leaves the old one in place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from casestudy.errors import Fault, OutputError

#: Where the finished book stands, from the project's top.
HTML = Path("_build", "html")

#: Jupyter Book has a command but no module to run, and the command need not be on the path.
_JUPYTER_BOOK = (sys.executable, "-c", "from jupyter_book.cli.main import main; main()")

#: Jupyter Book's last lines name the folder aside; they begin with this.
_CLOSING = "====="


def find_book(start: Path) -> Path:
    """Return the project's top folder: the nearest with a ``_config.yml``, from `start` upwards.

    Raises
    ------
    OutputError
        If there is none.
    """
    for folder in [start, *start.parents]:
        if (folder / "_config.yml").is_file():
            return folder
    remedy = "Go to the project's folder and try again."
    found = f"none from {start} upwards"
    raise OutputError([Fault("_config.yml", "a book's configuration", found, remedy)])


def build_html(root: Path, target: Path, *, progress: Callable[[str], None]) -> Path:
    """Build the book strictly: any warning is an error.

    The build goes on aside, in a folder beside the target, and takes the target's place only when
    it is complete. Interrupted or failed, it leaves the previous book as it was.

    Parameters
    ----------
    root
        The project's top folder.
    target
        The folder of the finished book.
    progress
        Is given each line that the build prints.

    Returns
    -------
    pathlib.Path
        The first page of the finished book.

    Raises
    ------
    OutputError
        If the build failed; its warnings have gone to standard error.
    """
    aside = target.with_name(f"{target.name}.next")
    shutil.rmtree(aside, ignore_errors=True)
    _restore(target)
    command = [*_JUPYTER_BOOK, "build", str(root), "--path-output", str(aside)]
    try:
        code = _run([*command, "-W", "-n", "--keep-going"], progress)
        if code:
            found = f"exit code {code}"
            remedy = "Mend what the warnings above name. The previous book is untouched."
            raise OutputError([Fault("jupyter-book build", "no warning", found, remedy)])
        _swap(aside / HTML, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target / "index.html"


def _run(command: list[str], progress: Callable[[str], None]) -> int:
    """Run a command to its end; if we are interrupted, it is ended too."""
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
    ) as process:
        try:
            closing = False
            for line in process.stdout or ():
                closing = closing or line.startswith(_CLOSING)
                if not closing and line.strip():
                    progress(line.rstrip())
        except BaseException:
            process.terminate()
            process.wait()
            raise
    return process.returncode


def _swap(new: Path, current: Path) -> None:
    """Put a folder in the place of another; the gap is two renames long."""
    old = _old(current)
    current.parent.mkdir(parents=True, exist_ok=True)
    try:
        if current.exists():
            current.rename(old)
        new.rename(current)
    except BaseException:
        _restore(current)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _restore(current: Path) -> None:
    """Put the previous book back if a swap was broken off, and clear away what a swap leaves."""
    old = _old(current)
    if old.exists() and not current.exists():
        old.rename(current)
    shutil.rmtree(old, ignore_errors=True)


def _old(current: Path) -> Path:
    return current.with_name(f"{current.name}.old")
