"""Whether a translation is whole: nothing of the page left out, nothing put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casestudy.errors import Fault
from casestudy.evidence.nearest import did_you_mean
from casestudy.parallel.chinese import chinese_quantities
from casestudy.parallel.english import english_quantities
from casestudy.parallel.quantities import lacking
from casestudy.parallel.translationfile import FILE, TranslationFile
from casestudy.study import Study


def column_head(study: Study) -> str | None:
    """Return the Chinese of the column head that several articles share, or None."""
    if study.layout.column is None:
        return None
    heads = (
        article.kicker
        for article in study.articles
        if "kicker" not in dict(article.display_lines) and article.kicker
    )
    return next(heads, None)


def translation_faults(
    file: TranslationFile, passages: Mapping[str, str], column: str | None
) -> tuple[Fault, ...]:
    """Return where a translation does not fit the page.

    Parameters
    ----------
    file
        The translation.
    passages
        Chinese by passage id.
    column
        The Chinese of the shared column head, or None.
    """
    return (
        *_column(file, column),
        *_ids(file, passages),
        *_notes(file, passages),
        *_exempt(file, passages),
        *_quantities(file, passages),
    )


def _column(file: TranslationFile, column: str | None) -> Iterator[Fault]:
    where = f"{FILE}, column"
    if column and file.column is None:
        yield Fault(where, f"the English of {column}", "nothing", "Add it.")
    if file.column and column is None:
        yield Fault(where, "none: the page has no column head", file.column, "Take it out.")


def _ids(file: TranslationFile, passages: Mapping[str, str]) -> Iterator[Fault]:
    for name in file.texts:
        if name not in passages:
            remedy = f"Correct it.{did_you_mean(name, list(passages))}"
            yield Fault(f"{FILE}, passages", "the id of a passage", name, remedy)
    for name, text in passages.items():
        if name not in file.texts:
            remedy = f"Translate it: {text[:20]} …"
            yield Fault(f"{FILE}, passages", f"an entry {name}", "none", remedy)


def _notes(file: TranslationFile, passages: Mapping[str, str]) -> Iterator[Fault]:
    seen = set()
    for number, note in enumerate(file.notes, start=1):
        where = f"{FILE}, notes {number}"
        if note.passage not in passages:
            remedy = f"Correct it.{did_you_mean(note.passage, list(passages))}"
            yield Fault(where, "the id of a passage", note.passage, remedy)
        elif note.phrase not in passages[note.passage]:
            found = f"“{note.phrase}” nowhere there"
            yield Fault(where, f"words of {note.passage}", found, "Copy them from the page.")
        if (note.passage, note.phrase) in seen:
            found = f"a second one on “{note.phrase}” in {note.passage}"
            yield Fault(where, "one note a phrase", found, "Join them.")
        seen.add((note.passage, note.phrase))


def _exempt(file: TranslationFile, passages: Mapping[str, str]) -> Iterator[Fault]:
    for number, entry in enumerate(file.exempt, start=1):
        where = f"{FILE}, exempt {number}"
        holders = [text for text in passages.values() if entry.phrase in text]
        if not holders:
            yield Fault(where, "words of the page", entry.phrase, "Take it out.")
        elif all(
            chinese_quantities(text) == chinese_quantities(text, exempt=[entry.phrase])
            for text in holders
        ):
            found = f"{entry.phrase}, which has none"
            yield Fault(where, "a phrase with a numeral", found, "Take it out.")


def _quantities(file: TranslationFile, passages: Mapping[str, str]) -> Iterator[Fault]:
    exempt = [entry.phrase for entry in file.exempt]
    for name, text in passages.items():
        if not (translated := file.texts.get(name)):
            continue
        printed = chinese_quantities(text, exempt=exempt)
        given = english_quantities(translated)
        where = f"{FILE}, passages: {name}"
        for quantity in lacking(printed, given):
            remedy = (
                "Translate it; if it counts nothing, add the word under `exempt` with the reason."
            )
            yield Fault(where, f"the quantity {quantity}", "no such quantity", remedy)
        for quantity in lacking(given, printed):
            if quantity.is_figure:
                remedy = "The page does not say it: take it out."
                yield Fault(where, "only quantities of the page", str(quantity), remedy)
