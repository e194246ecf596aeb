"""Building the book aside and swapping it in: a failed build leaves the old one in place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from casestudy.book.edition import HANDOUTS_VARIABLE, STUDENT, VARIABLE
from casestudy.errors import Fault, OutputError

#: Where the finished web pages stand, from the project's top.
HTML = Path("_build", "html")

#: Jupyter Book has a command but no module to run, and the command need not be on the path.
JUPYTER_BOOK = (sys.executable, "-c", "from jupyter_book.cli.main import main; main()")

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


def work_folder(root: Path, edition: str) -> Path:
    """Return the emptied folder in which an edition is built: output, doctrees, executed cells."""
    work = root / "_build" / "work" / edition
    shutil.rmtree(work, ignore_errors=True)
    return work


def html_folder(root: Path, edition: str) -> Path:
    """Return where an edition's web pages go: the student edition is the default."""
    return root / HTML if edition == STUDENT else root / "_build" / edition / "html"


def pdf_folder(root: Path, edition: str) -> Path:
    """Return where an edition's PDFs go."""
    return root / "_build" / "pdf" / edition


def build_html(  # noqa: PLR0913
    root: Path,
    target: Path,
    *,
    work: Path,
    edition: str,
    progress: Callable[[str], None],
    handouts: Path | None = None,
) -> Path:
    """Build the web pages of an edition strictly: any warning is an error.

    The build goes on in `work` and takes the target's place only when it is complete. Interrupted
    or failed, it leaves the previous pages as they were.

    Parameters
    ----------
    root
        The project's top folder.
    target
        The folder of the finished pages.
    work
        A folder for the build. What `build_pdfs` has read and executed in its ``_build`` is not
        read and executed again, nor the other way round.
    edition
        ``student`` or ``instructor``.
    progress
        Is given each line that the build prints.
    handouts
        A folder with the edition's PDFs, which the pages then offer.

    Returns
    -------
    pathlib.Path
        The first page.

    Raises
    ------
    OutputError
        If the build failed; its warnings have gone to standard error.
    """
    _restore(target)
    command = [*JUPYTER_BOOK, "build", str(root), "--path-output", str(work)]
    variables = {VARIABLE: edition, HANDOUTS_VARIABLE: str(handouts or "")}
    try:
        _run([*command, "-W", "-n", "--keep-going"], variables, progress)
        _swap(work / HTML, target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return target / "index.html"


def _run(command: list[str], variables: dict[str, str], progress: Callable[[str], None]) -> None:
    """Run a command to its end; if we are interrupted, it is ended too."""
    with subprocess.Popen(  # noqa: S603
        command,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
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
    if process.returncode:
        found = f"exit code {process.returncode}"
        remedy = "Mend what is named above. The previous book is untouched."
        raise OutputError([Fault("jupyter-book build", "no warning", found, remedy)])


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
