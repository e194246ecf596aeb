"""Bytes from anywhere, read as text in small pieces: no character lost, none replaced."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Protocol

from casestudy.errors import Fault, TextInputError

#: How many bytes are read at a time; the first of these decide what the encoding is.
BLOCK = 1 << 18

#: So many bytes outside ASCII, some thirty characters, a guess needs: with fewer it is often wrong.
_ENOUGH = 64

_ASCII = bytes(range(128))

#: So many Han characters a line in UTF-8 has at the least if it is to be told from chance: the six
#: characters of another encoding that the bytes would be never came to the same in print.
_HAN_ENOUGH = 4
_HAN = re.compile("[\u4e00-\u9fff]")

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Bytes(Protocol):
    """What bytes can be read from: an open file, say."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most so many; none at the end."""
        ...


def decoded(
    stream: Bytes, name: str, *, encoding: str | None, named: Callable[[str, str], None]
) -> Iterator[str]:
    """Read a stream as text, a piece at a time.

    Parameters
    ----------
    stream
        The bytes.
    name
        What the stream is called in errors.
    encoding
        The encoding, or None to find it out: by a byte order mark, then UTF-8, then a guess from
        the first quarter of a megabyte, unless there is too little to guess from.
    named
        Is given the name and the encoding of a stream that is not UTF-8.

    Raises
    ------
    TextInputError
        If the encoding is unknown or cannot be guessed, a byte does not fit it or a line is in
        UTF-8 instead of what was guessed (a text of mixed encodings), or there is a NUL; with the
        place, counted from 0. Two encodings whose bytes all fit one of them are not told apart, as
        a sentence of Big5 in GB 18030.
    """
    block = stream.read(BLOCK)
    chosen = encoding or _detected(block, name, last=len(block) < BLOCK)
    if chosen not in ("utf-8", "utf-8-sig"):
        named(name, chosen)
    decoder = _decoder(chosen, name)
    watched = not (encoding or chosen.startswith("utf"))
    place = characters = 0
    line = b""
    while True:
        held = len(decoder.getstate()[0])
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            raise TextInputError(
                [_unfit(name, chosen, place - held + error.start, error)]
            ) from None
        except UnicodeError as error:  # what does not begin as UTF-16 must
            remedy = "Name another encoding: utf-16-le or utf-16-be, say, or utf-8."
            raise TextInputError([Fault(name, f"text in {chosen}", str(error), remedy)]) from None
        if watched:
            line = _last_line(line + block, place - len(line), name, chosen)
        if "\0" in text:
            before = characters + text.index("\0")
            found = f"a NUL after {before:,} characters"
            remedy = "This is not plain text: convert it first."
            raise TextInputError([Fault(name, "text", found, remedy)])
        yield text
        if not block:
            return
        place += len(block)
        characters += len(text)
        block = stream.read(BLOCK)


def _decoder(encoding: str, name: str) -> codecs.IncrementalDecoder:
    """Return what decodes a stream a piece at a time."""
    try:
        "".encode(encoding)  # refuses rot13 and base64, which do not encode text
        return codecs.getincrementaldecoder(encoding)()
    except LookupError:
        remedy = "Name one that Python knows: utf-8, gb18030, big5, utf-16."
        raise TextInputError([Fault(name, "an encoding", repr(encoding), remedy)]) from None


def _detected(block: bytes, name: str, *, last: bool) -> str:
    """Return the encoding that the beginning of a stream is in."""
    for mark, encoding in _MARKS:
        if block.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(block, final=last)
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes  # noqa: PLC0415  rarely needed

        enough = len(block.translate(None, _ASCII)) >= _ENOUGH
        best = from_bytes(block).best() if enough else None
        if best is None:
            raise TextInputError([_unfit(name, "utf-8", error.start, error)]) from None
        return best.encoding
    return "utf-8"


def _last_line(data: bytes, start: int, name: str, encoding: str) -> bytes:
    """Return the line that some bytes, from `start` of a stream on, break off in.

    Raises
    ------
    TextInputError
        If any line among them is in UTF-8 and not in the stream's encoding.
    """
    if (at := _utf_8_line(data)) is not None:
        found = f"a line in utf-8 at byte {start + at:,}"
        remedy = "Divide it, or convert its parts: it mixes several encodings."
        raise TextInputError([Fault(name, f"text in {encoding} throughout", found, remedy)])
    return data[data.rfind(b"\n") + 1 :][-BLOCK:]


def _utf_8_line(data: bytes) -> int | None:
    """Return where the first line starts that is Chinese in UTF-8, or None if there is none."""
    start = 0
    for line in data.split(b"\n"):
        if len(line) >= 3 * _HAN_ENOUGH and not line.isascii():
            with suppress(UnicodeDecodeError):
                if len(_HAN.findall(line.decode("utf-8"))) >= _HAN_ENOUGH:
                    return start
        start += len(line) + 1
    return None


def _unfit(name: str, encoding: str, place: int, error: UnicodeDecodeError) -> Fault:
    """Return the fault of a byte that does not fit the encoding."""
    found = f"{error.object[error.start]:#04x} at byte {place:,}, which does not fit it"
    remedy = "Name the encoding with --encoding, or divide a file that mixes several."
    return Fault(name, f"text in {encoding} throughout", found, remedy)
