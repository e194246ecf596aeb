"""Two editions from one source: what students are not to see is cut before anything is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx.errors import ExtensionError

from casestudy.book.edition import STUDENT, EditionError
from casestudy.book.outputs import supply_outputs
from casestudy.errors import Fault

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What stands between markers: ``<!-- solution -->`` ... ``<!-- /solution -->``, each on a line.
MARKED: Final = ("solution", "instructor-note")

_MARKER = re.compile(rf"<!-- (?P<end>/?)(?P<name>{'|'.join(MARKED)}) -->")
_LIKE_MARKER = re.compile(rf"<!--\s*/?\s*(?:{'|'.join(MARKED)})s?\b", re.IGNORECASE)
#: What must not stand outside: solution directives, and what is styled as a note for teachers.
_GUARDED = re.compile(r"\{solution(?:-start|-end)?\}|:class:.*\binstructor-note\b")


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
    open_marker: tuple[str, int] | None = None
    for number, line in enumerate(lines, 1):
        where = f"{name} line {number}"
        marker = _MARKER.fullmatch(line.strip())
        if marker:
            closes = marker["name"] if marker["end"] else None
            if closes != (open_marker[0] if open_marker else None):
                faults.append(_unpaired(where, line, open_marker))
            else:
                open_marker = None if closes else (marker["name"], number)
        elif _LIKE_MARKER.search(line):
            faults.append(_misspelt(where, line))
        elif _GUARDED.search(line) and not open_marker:
            remedy = f"Put it between <!-- {MARKED[0]} --> and <!-- /{MARKED[0]} -->, or the like."
            faults.append(Fault(where, "solutions within markers", line.strip(), remedy))
        if marker or open_marker:
            lines[number - 1] = ""
    if open_marker:
        found = "the end of the file"
        faults.append(_unpaired(f"{name} line {open_marker[1]}", found, open_marker))
    if faults:
        raise EditionError(faults)
    return "\n".join(lines)


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


def _misspelt(where: str, line: str) -> Fault:
    expected = f"a marker on a line of its own, such as <!-- {MARKED[0]} -->"
    return Fault(where, expected, line.strip(), "Write it exactly so.")


def _unpaired(where: str, found: str, opened: tuple[str, int] | None) -> Fault:
    if opened:
        expected = f"<!-- /{opened[0]} --> for the marker in line {opened[1]}"
    else:
        expected = "a marker that opens before one that closes"
    return Fault(where, expected, found.strip(), "Pair the markers; they do not nest.")
