"""ZIP archives that are the same, byte for byte, whenever and wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Final

#: The earliest time that an archive can name; files' own times are of no interest to readers.
_TIME: Final = (1980, 1, 1, 0, 0, 0)

#: What need not be compressed again.
_COMPRESSED: Final = (".png", ".pdf", ".woff2", ".woff", ".zip", ".whl")

_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files as an archive.

    Parameters
    ----------
    files
        Names, with slashes, and contents; in this order they stand in the archive.

    Examples
    --------
    >>> zipped([("说明.txt", "书".encode())]) == zipped([("说明.txt", "书".encode())])
    True
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files:
            member = zipfile.ZipInfo(name, _TIME)
            member.create_system = _UNIX
            member.external_attr = _READABLE
            compress = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
            archive.writestr(member, content, compress, 9)
    return stream.getvalue()
