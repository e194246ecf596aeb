"""Facts: what a row says, how it is printed in a sentence, and the words that prove it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from casestudy.errors import EvidenceError, Fault
from casestudy.evidence.evidence import Evidence
from casestudy.evidence.nearest import did_you_mean

#: How a qualifier is said before the number.
QUALIFIERS: Mapping[str, str] = {
    "exact": "",
    "at-least": "more than ",
    "nearly": "nearly ",
    "about": "about ",
}


@dataclass(frozen=True)
class Fact:
    """One fact as a sentence cites it.

    Attributes
    ----------
    id
        Table and row, ``indicators/pilot-estates``.
    text
        What is printed in English: ``more than 700``, ``1 July 2021``, a name.
    zh
        The Chinese that is printed after it, or empty: for names and terms.
    quote
        The words that prove it, names of private persons masked.
    article, passage
        Where they stand.
    """

    id: str
    text: str
    zh: str
    quote: str
    article: str
    passage: str


def find_fact(evidence: Evidence, reference: str) -> Fact:
    """Return the fact that a reference names.

    Parameters
    ----------
    evidence
        The study's evidence.
    reference
        The id of a row, or ``table/id`` where several tables have that id.

    Raises
    ------
    EvidenceError
        If no table has this id, or several; with the nearest ids.
    """
    tables = [table.name for table in evidence.descriptor.tables if table.quotes]
    known = {f"{name}/{row}": name for name in tables for row in evidence.frames[name]["id"]}
    if reference in known:
        found = [reference]
    else:
        found = [each for each in known if each.partition("/")[2] == reference]
    if len(found) == 1:
        name, _, row = found[0].partition("/")
        frame = evidence.frames[name]
        return _fact(evidence, name, next(frame[frame["id"] == row].itertuples()))
    if found:
        remedy = f"Write one of {', '.join(found)}."
        raise EvidenceError([Fault(f"fact {reference}", "one row", "several", remedy)])
    near = did_you_mean(reference, [*known, *(each.partition("/")[2] for each in known)])
    remedy = f"Correct the id, or code the fact.{near}"
    raise EvidenceError([Fault(f"fact {reference}", "the id of a row", "none", remedy)])


def _fact(evidence: Evidence, table: str, row: Any) -> Fact:
    text, zh = _PRINTED.get(table, _printed_name)(row)
    quote = evidence.mask(row.quote)
    return Fact(f"{table}/{row.id}", text, zh, quote, row.article, row.paragraph)


def figure_text(value: float, qualifier: str) -> str:
    """Return a figure with its qualifier as it is said in English.

    Examples
    --------
    >>> figure_text(20000, "at-least")
    'more than 20,000'
    >>> figure_text(62.2, "exact")
    '62.2'
    """
    return f"{QUALIFIERS[qualifier]}{value:,.10g}"


def date_text(start: pd.Timestamp, end: pd.Timestamp, precision: str) -> str:
    """Return a date as precisely as it is known, in English.

    Examples
    --------
    >>> date_text(pd.Timestamp("2014-01-01"), pd.Timestamp("2014-12-31"), "year")
    '2014'
    >>> date_text(pd.Timestamp("2021-10-01"), pd.Timestamp("2021-12-03"), "quarter")
    'quarter 4 of 2021'
    >>> date_text(pd.Timestamp("2021-12-01"), pd.Timestamp("2021-12-05"), "day")
    '1 to 5 December 2021'
    """
    if precision == "year":
        return f"{start:%Y}"
    if precision == "quarter":
        return f"quarter {start.quarter} of {start:%Y}"
    if precision == "month":
        return f"{start:%B %Y}"
    last = f"{end.day} {end:%B %Y}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {last}"
    first = f"{start.day} {start:%B}" + ("" if start.year == end.year else f" {start:%Y}")
    return f"{first} to {last}"


def _printed_name(row: Any) -> tuple[str, str]:
    return row.en, row.zh


def _printed_person(row: Any) -> tuple[str, str]:
    """Return name, or role for private persons."""
    return (row.en, row.zh) if row.public else (row.role_en, "")


def _printed_figure(row: Any) -> tuple[str, str]:
    return figure_text(row.value, row.qualifier), ""


def _printed_date(row: Any) -> tuple[str, str]:
    return date_text(row.start, row.end, row.precision), ""


def _printed_relation(row: Any) -> tuple[str, str]:
    return row.relation.replace("-", " "), row.printed


def _printed_statement(row: Any) -> tuple[str, str]:
    return row.en, ""


def _printed_speech(row: Any) -> tuple[str, str]:
    return row.gist, ""


def _printed_sentence(row: Any) -> tuple[str, str]:
    return row.agent, ""


_PRINTED: Mapping[str, Callable[[Any], tuple[str, str]]] = {
    "people": _printed_person,
    "indicators": _printed_figure,
    "events": _printed_date,
    "relations": _printed_relation,
    "activity_details": _printed_statement,
    "claims": _printed_statement,
    "moves": _printed_statement,
    "quotations": _printed_speech,
    "sentences": _printed_sentence,
    "agent_words": _printed_sentence,
}
