"""What files that are taken away are called, and how large they are said to be."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from casestudy.book.edition import STUDENT

#: Of what a name is made if the book's title has no Latin letter.
_NAMELESS: Final = "book"

_THOUSAND: Final = 1000


def short_name(title: str) -> str:
    """Return a book's title as a name for files, without the subtitle.

    Examples
    --------
    >>> short_name("One Newspaper Page: Weidu District"), short_name("一页报纸"), short_name("Été")
    ('one-newspaper-page', 'book', 'ete')
    """
    plain = unicodedata.normalize("NFKD", re.split("[:：]", title)[0]).encode("ascii", "ignore")
    return "-".join(re.findall("[a-z0-9]+", plain.decode().lower())) or _NAMELESS


def marked(name: str, edition: str) -> str:
    """Return a name that tells the edition, unless it is the students': nobody confuses them.

    Examples
    --------
    >>> marked("page-notebooks", "student"), marked("page-notebooks", "instructor")
    ('page-notebooks', 'page-notebooks-instructor')
    """
    return name if edition == STUDENT else f"{name}-{edition}"


def size_text(size: int) -> str:
    """Return a size in bytes as readers know it.

    Examples
    --------
    >>> size_text(84_600), size_text(1_230_000), size_text(12_300_000), size_text(3)
    ('85 kB', '1.2 MB', '12 MB', '1 kB')
    """
    kilobytes = max(1, round(size / _THOUSAND))
    if kilobytes < _THOUSAND:
        return f"{kilobytes} kB"
    megabytes = size / _THOUSAND**2
    return f"{megabytes:.1f} MB" if megabytes < 10 else f"{megabytes:.0f} MB"  # noqa: PLR2004
