"""What can go wrong with a study, said so that it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a study's files.

    Examples
    --------
    >>> print(Fault("layout.yml, article fair", "line 7 used once", "line 7 used twice",
    ...             "Take it out of one block."))
    layout.yml, article fair: expected line 7 used once, found line 7 used twice. Take it out of one block.
    """  # noqa: E501

    where: str
    expected: str
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, found {self.found}. {self.remedy}"


class CaseStudyError(Exception):
    """Base of every error that this package raises on purpose.

    Parameters
    ----------
    faults
        Everything that is wrong, in the order in which it was found; at least one.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class StudyNotFoundError(CaseStudyError):
    """There is no study where one was looked for, or more than one and none was named."""


class StudyFileError(CaseStudyError):
    """study.yml is missing, is not YAML, or lacks something."""


class PageError(CaseStudyError):
    """The page is not the file, byte for byte, that the study describes."""


class LayoutError(CaseStudyError):
    """layout.yml does not give every line of the page exactly one role."""


class EvidenceError(CaseStudyError):
    """A table is not what datapackage.json describes, or a row's words are not on the page."""


class OutputError(CaseStudyError):
    """Something could not be written or built."""


class WordListError(CaseStudyError):
    """A list of words (lexicon, stop words, glosses, pinyin) is malformed, or not of this page."""


class TextInputError(CaseStudyError):
    """A text to be counted cannot be read as text."""


class TranslationError(CaseStudyError):
    """translation.yml is malformed, or does not say what the page says."""
