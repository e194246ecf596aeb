"""The page as it was extracted: read byte for byte, and never changed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from casestudy.errors import Fault, PageError

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_RESTORE = "Restore the file from version control."


@dataclass(frozen=True)
class Page:
    """One page of text.

    Attributes
    ----------
    text
        All of it.
    lines
        Its lines without line ends; line *n* of the page is ``lines[n - 1]``.
    """

    text: str
    lines: tuple[str, ...]

    @classmethod
    def from_text(cls, text: str) -> Page:
        r"""Split a text at its line feeds.

        Examples
        --------
        >>> Page.from_text("镇里新鲜事\n\n石桥\n").lines
        ('镇里新鲜事', '', '石桥')
        """
        return cls(text, tuple(text.removesuffix("\n").split("\n")))


def read_page(path: Path, *, size: int, sha256: str) -> Page:
    """Read a page and prove that it is the one described.

    Parameters
    ----------
    path
        The text file: UTF-8 without byte-order mark, lines ended by a line feed.
    size
        How many bytes it must have.
    sha256
        Its SHA-256 in hexadecimal.

    Raises
    ------
    PageError
        If the file is missing, damaged or another; the fault names the likeliest reason.
    """
    try:
        data = path.read_bytes()
    except OSError as bad:
        remedy = "Put the page there, or correct `source: file:` in study.yml."
        raise PageError([Fault(path.name, "a readable file", str(bad.strerror), remedy)]) from None
    fault = _encoding_fault(path.name, data)
    if fault is None and hashlib.sha256(data).hexdigest() != sha256:
        fault = _change(path.name, data, size, sha256)
    if fault is None and len(data) != size:
        remedy = "Correct `source: bytes:` in study.yml."
        fault = Fault(path.name, f"{size} bytes (study.yml)", f"{len(data)}", remedy)
    if fault:
        raise PageError([fault])
    return Page.from_text(data.decode("utf-8"))


def _encoding_fault(name: str, data: bytes) -> Fault | None:
    """Return what makes the file other than plain UTF-8 with line feeds, if anything does."""
    if data.startswith(b"\xef\xbb\xbf"):
        expected = "no byte-order mark"
        return Fault(f"{name} line 1", expected, "one (EF BB BF)", "Save as UTF-8 without BOM.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as bad:
        where = f"{name} line {data.count(10, 0, bad.start) + 1}"
        found = f"byte 0x{data[bad.start]:02x} at position {bad.start}"
        if bad.reason == "unexpected end of data":
            found = f"an end inside a character after {len(data)} bytes: the file was cut off"
        return Fault(where, "UTF-8 text", found, _RESTORE)
    if bad_char := _CONTROL.search(text):
        where = f"{name} line {text.count(chr(10), 0, bad_char.start()) + 1}"
        if bad_char[0] == "\r":
            expected, found = "lines ended by LF", "a carriage return (CR or CRLF)"
            return Fault(where, expected, found, f"Save with LF line ends. {_RESTORE}")
        found = (
            "a NUL byte" if bad_char[0] == "\0" else f"control character U+{ord(bad_char[0]):04X}"
        )
        return Fault(where, "text without control characters", found, _RESTORE)
    return None


def _change(name: str, data: bytes, size: int, sha256: str) -> Fault:
    digest = hashlib.sha256(data).hexdigest()
    if len(data) < size:
        reason = f"{len(data)} bytes: something is missing"
    elif len(data) > size:
        reason = f"{len(data)} bytes: something was added"
    else:
        reason = f"{size} bytes with SHA-256 {digest[:12]}…: something was changed"
    expected = f"{size} bytes with SHA-256 {sha256[:12]}… (study.yml)"
    remedy = (
        f"{_RESTORE} If the new text is meant, write its size and SHA-256 ({digest}) in study.yml "
        "and check layout.yml."
    )
    return Fault(name, expected, reason, remedy)
