"""From Typst's markup to a PDF's bytes, and from Typst's errors to faults with a remedy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import typst

from casestudy.errors import Fault, OutputError

#: A reader of screens can use the file: tagged, titled, every picture described, no glyph missing.
STANDARD: Final[typst.PDFStandard] = "ua-1"

#: The same moment for every build, so that the same chapters make the same bytes.
_MOMENT: Final = 0

_PLACE: Final = re.compile(r"┌─ (?:.*[/\\])?([^/\\]+\.typ):(\d+):\d+")
_MARK: Final = re.compile(r"/\*@ (\S+) \*/")

#: A label in a figure that has no glyph; Typst does not say in which figure.
_LABEL: Final = re.compile(r'the text `"(.+?)"`')

#: What the template stops with: it cannot see where in a chapter it is, and is told.
_TOLD: Final = re.compile(r"panicked with: (\S+:\d+): (.*)")

#: What to do, by a word of Typst's message.
_REMEDIES: Final = {
    "could not be displayed": "Replace the character, or add a font that has it to template.typ.",
    "unknown variable": "A formula uses a LaTeX command that Typst does not have: write it anew.",
    "failed to load file": "Mend the file, or give it in another format.",
    "failed to decode image": "Mend the image, or give it in another format.",
    "failed to parse SVG": "Mend the image, or give it in another format.",
    "file not found": "Give the path of a file that exists.",
    "wider than the page": "Drop columns, shorten their texts, or split the table.",
    "label": "Mend the link or its target.",
}
_OTHER: Final = "Mend what the message names, in the chapter or in template.typ."


def compile_pdf(source: Path, loaded: typst.Fonts) -> bytes:
    """Compile a Typst file.

    Parameters
    ----------
    source
        The file. What it imports and shows is beside it or below.
    loaded
        As `load_fonts` returns them.

    Raises
    ------
    OutputError
        If Typst cannot set it; the faults name the chapter and line where they are known.
    """
    compiler = typst.Compiler(
        str(source), root=str(source.parent), font_paths=loaded, ignore_system_fonts=True
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=_MOMENT)
    except typst.TypstError as error:
        raise OutputError([_fault(error, source)]) from None
    if not isinstance(pdf, bytes):
        fault = Fault(source.name, "one PDF", type(pdf).__name__, "Report this as a bug.")
        raise OutputError([fault])
    return pdf


def _fault(error: typst.TypstError, source: Path) -> Fault:
    message = " ".join(error.message.split())
    where = _where(error.diagnostic, source)
    told = _TOLD.fullmatch(message)
    if told:
        where, message = told.groups()
    remedy = next((text for word, text in _REMEDIES.items() if word in message), _OTHER)
    expected = "what Typst can set in an accessible PDF"
    return Fault(where, expected, message, remedy)


def _where(diagnostic: str, source: Path) -> str:
    """Return the chapter and line that the markup of an error comes from, or the markup's own."""
    text = source.read_text(encoding="utf-8")
    for name, line in _PLACE.findall(diagnostic):
        if name == source.name:
            before = "\n".join(text.splitlines()[: int(line)])
            return _mark(before) or f"{name}:{line}"
    label = _LABEL.search(diagnostic)
    if label:
        for image in sorted(source.parent.rglob("*.svg")):
            if label[1] in image.read_text(encoding="utf-8") and image.name in text:
                return _mark(text[: text.index(image.name)]) or image.name
    return source.name


def _mark(text: str) -> str | None:
    """Return the last place in a chapter that a text names."""
    marks = _MARK.findall(text)
    return str(marks[-1]) if marks else None
