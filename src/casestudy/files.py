"""Files put in place together: a failure leaves those of an earlier run as they were."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from casestudy.errors import Fault, OutputError


def check_folder(folder: Path) -> None:
    """Find out before long work whether files can be written to a folder; it is made if need be.

    Raises
    ------
    OutputError
        If not.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = "Choose another folder."
        expected, found = "a folder that can be written to", error.strerror or str(error)
        raise OutputError([Fault(str(folder), expected, found, remedy)]) from None


def write_files(contents: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files under temporary names, then give them their own: all of them, or none.

    Parameters
    ----------
    contents
        The bytes of each file by its name.
    folder
        Where they go; made if it is not there.

    Returns
    -------
    tuple of pathlib.Path
        The files, in the same order.

    Raises
    ------
    OutputError
        If the folder cannot be written to, or a file in it is open elsewhere; it names which.
    """
    moves = [(folder / f".{name}.part", folder / name) for name in contents]
    place = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (part, place), content in zip(moves, contents.values(), strict=True):
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            part.write_bytes(content)
        for part, place in moves:
            part.replace(place)
    except OSError as error:
        remedy = "Close or move what is there, or choose another folder. Earlier files remain."
        expected, found = "a place that can be written to", error.strerror or str(error)
        raise OutputError([Fault(str(place), expected, found, remedy)]) from None
    finally:
        for part, _ in moves:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return tuple(final for _, final in moves)
