"""Which editions there are, and which one is being built."""

from __future__ import annotations

import os
from typing import Final, Literal

from casestudy.errors import CaseStudyError, Fault

Edition = Literal["student", "instructor"]

STUDENT: Final = "student"
INSTRUCTOR: Final = "instructor"
EDITIONS: Final[tuple[Edition, ...]] = (STUDENT, INSTRUCTOR)

#: Names the edition to a build that is started by another program.
VARIABLE: Final = "CASESTUDY_EDITION"

#: The file in a folder of finished pages that names their edition.
STAMP: Final = ".edition"

#: Names a folder to such a build: the edition's PDFs, which its pages are to offer.
HANDOUTS_VARIABLE: Final = "CASESTUDY_HANDOUTS"


class EditionError(CaseStudyError):
    """No such edition, or a chapter's markers that could let out what they enclose."""


def chosen_edition() -> str:
    """Return the edition that the environment names; the student edition if it names none.

    Raises
    ------
    EditionError
        If it names another.
    """
    edition = os.environ.get(VARIABLE) or STUDENT
    if edition not in EDITIONS:
        remedy = "Unset it, or choose one of these."
        raise EditionError([Fault(VARIABLE, " or ".join(EDITIONS), repr(edition), remedy)])
    return edition
