"""Building PDFs from a program: reads the book as Jupyter Book does, and sets it with Typst."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final, cast

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from casestudy.book.typst.builder import TypstBuilder
from casestudy.book.typst.setting import Setting
from casestudy.errors import Fault, OutputError
from casestudy.files import write_files


def build_pdfs(
    root: Path, target: Path, *, work: Path, setting: Setting, progress: Callable[[str], None]
) -> tuple[Path, ...]:
    """Set the book and its handouts, strictly: a warning is an error.

    Parameters
    ----------
    root
        The project's top folder, with ``_config.yml`` and ``_toc.yml``.
    target
        Where the PDFs go. Nothing in it changes until all of them are set.
    work
        A folder for intermediate files, one an edition. If a build of web pages has left its
        ``.doctrees`` and ``jupyter_execute`` there, nothing is read or executed again.
    setting
        Edition, paper, code, which chapters, and of which study.
    progress
        Is given each line that Sphinx prints.

    Returns
    -------
    tuple of pathlib.Path
        The PDFs.

    Raises
    ------
    OutputError
        If a chapter has a fault, if Typst cannot set it, or if `target` cannot be written to.
    """
    values: dict[str, object] = {
        "casestudy_edition": setting.edition, "typst_paper": setting.paper,
        "typst_code": setting.code, "typst_ruled": setting.ruled,
        "typst_chapters": list(setting.chapters),
    }  # fmt: skip
    if setting.study:
        values["casestudy_study"] = setting.study
    try:
        app = _built(root, work, _configuration(root) | values, progress)
    except (OSError, SphinxError) as error:
        remedy = "Mend what the message names. Earlier PDFs are untouched."
        raise OutputError([Fault("the PDFs", "a build", str(error), remedy)]) from None
    if app.statuscode:
        remedy = "Mend what the warnings above name. Earlier PDFs are untouched."
        raise OutputError([Fault("the PDFs", "no warning", "warnings", remedy)])
    pdfs = cast("TypstBuilder", app.builder).pdfs
    return write_files({pdf.name: pdf.read_bytes() for pdf in pdfs}, target)


def _built(
    root: Path, work: Path, configuration: dict[str, Any], progress: Callable[[str], None]
) -> Sphinx:
    """Return Sphinx when it has done its work; its warnings have gone to standard error."""
    with patch_docutils(None), docutils_namespace():
        app = Sphinx(
            root, None, work / "typst", work / ".doctrees", TypstBuilder.name,
            confoverrides=configuration, status=cast("Any", _Lines(progress)), warning=sys.stderr,
            warningiserror=True, keep_going=True,
        )  # fmt: skip
        app.build()
    return app


def _configuration(root: Path) -> dict[str, Any]:
    """Return Sphinx's configuration, as Jupyter Book makes it of ``_config.yml``.

    Jupyter Book checks the file with jsonschema, which would spend more than a second on loading a
    grammar of internationalised web addresses (an optional package of its own). No configuration
    has such addresses to check, so that package is hidden from it.
    """
    sys.modules.setdefault("rfc3987_syntax", cast("ModuleType", None))
    from jupyter_book.config import get_final_config  # noqa: PLC0415

    own = {
        "external_toc_path": str(root / "_toc.yml"), "latex_individualpages": False,
        "nitpicky": True,
    }  # fmt: skip
    config, _ = get_final_config(
        user_yaml=root / "_config.yml", cli_config=own, sourcedir=root, validate=True
    )
    return cast("dict[str, Any]", config)


_COLOURS: Final = re.compile("\x1b\\[[0-9;]*[A-Za-z]")


class _Lines:
    """A stream that hands on what is written to it, line by line."""

    def __init__(self, line: Callable[[str], None]) -> None:
        self._line = line

    def write(self, text: str) -> int:
        """Hand on the lines of a text."""
        for line in _COLOURS.sub("", text).replace("\r", "\n").split("\n"):
            if line.strip():
                self._line(line.strip())
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""

    def isatty(self) -> bool:
        """Return that this is no terminal, so that no colours are written."""
        return False
