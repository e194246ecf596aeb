"""Two editions from one source: what students are not to see is cut before anything is parsed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.errors import ExtensionError

from casestudy.book.edition import STAMP, STUDENT, EditionError
from casestudy.book.outputs import supply_outputs
from casestudy.errors import Fault

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: What stands between markers: ``<!-- solution -->`` ... ``<!-- /solution -->``, each on a line.
MARKED: Final = ("solution", "instructor-note")

_MARKER = re.compile(rf"<!-- (?P<end>/?)(?P<name>{'|'.join(MARKED)}) -->")
#: What must not stand outside: solution directives, and what is styled as a note for teachers.
_GUARDED = re.compile(r"\{solution(?:-start|-end)?\}|\bclass\b.*\binstructor-note\b", re.IGNORECASE)
#: What brings in a file that is not cut.
_BRINGS_IN = re.compile(r"\{(?:include|literalinclude|download)\}", re.IGNORECASE)


def cut(text: str, *, name: str = "the chapter") -> str:
    r"""Return a chapter's source without its solutions and notes for teachers.

    Parameters
    ----------
    text
        MyST Markdown.
    name
        What to call the chapter in an error.

    Returns
    -------
    str
        The same number of lines: those from a marker to its end marker are blank.

    Raises
    ------
    EditionError
        If a marker has no partner, is misspelt or shares its line, or if a solution stands outside
        markers. Nothing is published by mistake.

    Examples
    --------
    >>> cut("问\n<!-- solution -->\n答\n<!-- /solution -->\n完")
    '问\n\n\n\n完'
    """
    lines = text.split("\n")
    faults: list[Fault] = []
    opened: tuple[str, int] | None = None
    for number, line in enumerate(lines, 1):
        marker = _MARKER.fullmatch(line.strip())
        if fault := _fault(f"{name} line {number}", line, marker, opened):
            faults.append(fault)
        elif marker:
            opened = None if marker["end"] else (marker["name"], number)
        if marker or opened:
            lines[number - 1] = ""
    if opened:
        faults.append(_unpaired(f"{name} line {opened[1]}", "the end of the file", opened))
    if faults:
        raise EditionError(faults)
    return "\n".join(lines)


def _fault(
    where: str, line: str, marker: re.Match[str] | None, opened: tuple[str, int] | None
) -> Fault | None:
    """Return what is wrong with a line, if anything is."""
    if marker:
        closes = marker["name"] if marker["end"] else None
        return _unpaired(where, line, opened) if closes != (opened and opened[0]) else None
    if "<!--" in line:
        expected = f"no comment but markers on lines of their own, such as <!-- {MARKED[0]} -->"
        return Fault(where, expected, line.strip(), "Write a marker exactly so, a comment with %.")
    if _BRINGS_IN.search(line):
        remedy = "Write the text into the chapter: other files are not cut for the student edition."
        return Fault(where, "no file brought in", line.strip(), remedy)
    if opened is None and _GUARDED.search(line):
        remedy = f"Put it between <!-- {MARKED[0]} --> and <!-- /{MARKED[0]} -->, or the like."
        return Fault(where, "solutions within markers", line.strip(), remedy)
    return None


def apply_edition(app: Sphinx, docname: str, source: list[str]) -> None:
    """Cut a source for the student edition; for Sphinx's ``source-read``.

    The markers are checked for both editions. A cut notebook gets the outputs of the whole one, so
    that the student edition shows what the instructor's cells gave.
    """
    try:
        student = cut(source[0], name=docname)
    except EditionError as error:
        raise ExtensionError(str(error)) from None
    if app.config.casestudy_edition == STUDENT and student != source[0]:
        supply_outputs(app, docname, whole=source[0], cut=student)
        source[0] = student


def refuse_leaks(app: Sphinx, document: nodes.document) -> None:
    """Look once more at what was parsed for students; for Sphinx's ``doctree-read``."""
    if app.config.casestudy_edition != STUDENT:
        return
    for node in document.findall(nodes.Element):
        if type(node).__name__.startswith("solution") or "instructor-note" in node["classes"]:
            message = f"{app.env.docname}: a solution or note for teachers in the student edition"
            raise ExtensionError(message)


def empty_other_edition(app: Sphinx, _config: Config) -> None:
    """Empty the folders of a build if another edition is in them; for ``config-inited``.

    A build over a used folder would keep words of the other edition in the search index.
    """
    stamp = Path(app.outdir, STAMP)
    used = Path(app.outdir, "objects.inv").exists()
    found = stamp.read_text(encoding="utf-8") if stamp.exists() else None
    if used and found != app.config.casestudy_edition:
        for folder in (app.outdir, app.doctreedir):
            shutil.rmtree(folder)
            Path(folder).mkdir()
    stamp.write_text(app.config.casestudy_edition, encoding="utf-8")


def _unpaired(where: str, found: str, opened: tuple[str, int] | None) -> Fault:
    if opened:
        expected = f"<!-- /{opened[0]} --> for the marker in line {opened[1]}"
    else:
        expected = "a marker that opens before one that closes"
    return Fault(where, expected, found.strip(), "Pair the markers; they do not nest.")
