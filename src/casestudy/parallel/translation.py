"""A study's translation of its page, paragraph by paragraph, with notes on the hard phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casestudy.errors import TranslationError
from casestudy.evidence.quotations import Passages
from casestudy.parallel.faithful import column_head, translation_faults
from casestudy.parallel.translationfile import FILE, Exemption, Note, read_translation
from casestudy.study import Study

__all__ = ["Exemption", "Note", "Translation", "open_translation"]


@dataclass(frozen=True)
class Translation:
    """The English of a page; of a study without one, everything is empty.

    Attributes
    ----------
    column
        The English of the column head that several articles share, or None.
    texts
        English by passage id, in the order of the page; ids as in `Article.passages`.
    remarks
        The notes of all passages, in the order of the page.
    exempt
        Words of the page whose numerals count nothing, with reasons.
    """

    column: str | None
    texts: Mapping[str, str]
    remarks: tuple[Note, ...]
    exempt: tuple[Exemption, ...]

    def text(self, passage: str) -> str | None:
        """Return the English of a passage, or None if the study has no translation of it."""
        return self.texts.get(passage)

    def notes(self, passage: str) -> tuple[Note, ...]:
        """Return the notes on a passage, in the order in which their phrases stand in it."""
        return tuple(note for note in self.remarks if note.passage == passage)


def open_translation(study: Study) -> Translation:
    """Read and check the translation of a study; one without translation.yml has an empty one.

    Raises
    ------
    TranslationError
        With every fault: of the file's form; passages without a translation, or a translation
        without a passage; notes on what is not there; and quantities that the Chinese has and the
        English has not, or the other way round.

    Examples
    --------
    >>> from casestudy import open_study
    >>> open_translation(open_study("tests/mini")).text("book-bus-headline")
    'The Mobile Book Bus Comes to the Village'
    """
    if not (study.folder / FILE).exists():
        return Translation(None, {}, (), ())
    file, faults = read_translation(study.folder / FILE)
    passages = Passages.of(study).texts
    # A misspelt `passages` is one fault, not one a passage.
    if file.texts or not faults:
        faults += translation_faults(file, passages, column_head(study))
    if faults:
        raise TranslationError(faults)
    places = {name: place for place, name in enumerate(passages)}
    remarks = sorted(
        file.notes,
        key=lambda note: (places[note.passage], passages[note.passage].find(note.phrase)),
    )
    texts = {name: file.texts[name] for name in passages}
    return Translation(file.column, texts, tuple(remarks), file.exempt)
