"""Files put in place together: a failure leaves those of an earlier run as they were."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from casestudy.errors import Fault, OutputError


def write_files(contents: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write files under temporary names, then give them their own.

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
        If the folder cannot be written to, or a file in it is open elsewhere.
    """
    moves = [(folder / f".{name}.part", folder / name) for name in contents]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (part, _), content in zip(moves, contents.values(), strict=True):
            part.write_bytes(content)
        for part, final in moves:
            part.replace(final)
    except OSError as error:
        remedy = "Close the file that is open, or make the folder writable. Earlier files remain."
        fault = Fault(str(folder), "a folder to write to", error.strerror or str(error), remedy)
        raise OutputError([fault]) from None
    finally:
        for part, _ in moves:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return tuple(final for _, final in moves)
