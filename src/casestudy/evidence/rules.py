"""What a table schema cannot say: rules between the cells of a row, and between rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from casestudy.errors import Fault
from casestudy.evidence.nearest import did_you_mean
from casestudy.evidence.quotations import Passages
from casestudy.evidence.reading import RawTable

#: Columns that hold a part of the quotation.
_PARTS_OF_QUOTE = ("printed", "verb", "text")

#: Tables whose rows are numbered from 1, and the column within whose values they are.
_NUMBERED = {"mechanism_parts": "mechanism", "sentences": "paragraph", "moves": "article"}

#: Tables whose rows lead to others of the same table, and the column that does.
_LEADING = {"activities": "part_of", "places": "within", "quotations": "linked"}


def rule_faults(raw: RawTable, passages: Passages) -> Iterator[Fault]:
    """Yield where rows of a table break a rule.

    - ``label_by`` is ``page``: ``zh`` stands in a passage as it is.
    - ``printed``, ``verb`` and ``text`` are parts of ``quote``; ``characters`` counts ``text``.
    - A named person who is not public has a mask, and nobody else has.
    - ``end`` is not before ``start``.
    - ``link`` and ``linked`` are filled together, and so are ``indicator`` and ``measured``.
    - A helping act has a provider: a person or an organisation.
    - No place is within itself, no act a part of itself, no speech linked to itself.
    - Parts of a mechanism, sentences and moves are numbered from 1 without a gap.
    """
    table = raw.table
    for number, row in raw.rows:
        where = f"{table.path} row {number}"
        yield from _words_faults(row, where, passages)
        if "public" in row:
            yield from _mask_faults(row, where)
        if _is_date(row.get("start")) and _is_date(row.get("end")) and row["end"] < row["start"]:
            remedy = "Exchange or correct the dates."
            yield Fault(f"{where}, end", f"{row['start']} or later", row["end"], remedy)
        yield from _pair_faults(row, where)
    if table.name in _LEADING:
        yield from _ring_faults(raw, _LEADING[table.name])
    if table.name in _NUMBERED:
        yield from _position_faults(raw, _NUMBERED[table.name])


def coding_faults(tables: Mapping[str, RawTable]) -> Iterator[Fault]:
    """Yield where the second coding names a table, row, column or category that is not there.

    Parameters
    ----------
    tables
        Every table with its rows, by name.
    """
    second = tables.get("second_coding")
    if second is None:
        return
    absent: set[str] = set()
    for number, row in second.rows:
        where = f"{second.table.path} row {number}"
        name, key, column, value = (
            row.get(each, "") for each in ("table", "id", "column", "value")
        )
        coded = tables.get(name)
        if coded is None:
            if name not in absent:
                remedy = f"Declare {name}, or take its rows out of the second coding."
                yield Fault(f"{where}, table", "a table of the study", f"“{name}”", remedy)
            absent.add(name)
            continue
        columns = {each.name: each for each in coded.table.columns}
        ids = [unit.get("id", "") for _, unit in coded.rows]
        if key not in ids:
            near = did_you_mean(key, ids)
            remedy = f"Correct the id.{near}"
            yield Fault(f"{where}, id", f"an id of {name}", f"“{key}”", remedy)
        if column not in columns:
            near = did_you_mean(column, list(columns))
            yield Fault(
                f"{where}, column", f"a column of {name}", f"“{column}”", f"Correct it.{near}"
            )
        elif value not in columns[column].allowed:
            expected = "one of " + ", ".join(columns[column].allowed)
            yield Fault(f"{where}, value", expected, f"“{value}”", "Choose one of these.")


def _is_date(cell: str | None) -> bool:
    try:
        return bool(cell and date.fromisoformat(cell))
    except ValueError:
        return False


def _words_faults(row: dict[str, str], where: str, passages: Passages) -> Iterator[Fault]:
    """Yield cells that are not the words that they are copied from."""
    if row.get("label_by") == "page" and not passages.holding(row.get("zh", "")):
        name, stretch = passages.closest(row["zh"])
        remedy = f"Closest passage in {name}: “{stretch}”. Copy it, or write editorial."
        yield Fault(f"{where}, zh", "words of the page", f"“{row['zh']}”", remedy)
    for column in _PARTS_OF_QUOTE:
        words = row.get(column, "")
        if row.get("quote") and words not in row["quote"]:
            remedy = "Copy the words from the quotation."
            yield Fault(f"{where}, {column}", "a part of quote", f"“{words}”", remedy)
    count = row.get("characters", "")
    length = str(len("".join(row.get("text", "").split())))
    if count.isdigit() and count != length:
        remedy = "Count the characters of text without white space."
        yield Fault(f"{where}, characters", length, count, remedy)


def _pair_faults(row: dict[str, str], where: str) -> Iterator[Fault]:
    """Yield cells that are empty although another one needs them."""
    link, linked = row.get("link", ""), row.get("linked", "")
    if bool(link) != bool(linked):
        column, remedy = ("linked", "Name the row.") if link else ("link", "Say how.")
        yield Fault(f"{where}, {column}", "link and linked together", "one of them", remedy)
    measured, figure = row.get("measured", "").lower() == "true", row.get("indicator", "")
    if "indicator" in row and measured != bool(figure):
        remedy = "Name the figure and write true, or neither."
        yield Fault(f"{where}, indicator", "measured and indicator together", "one", remedy)
    makers = ("provider_person", "provider_organisation")
    if all(each in row for each in makers) and not any(row[each] for each in makers):
        remedy = "Name a row of people or organisations."
        yield Fault(f"{where}, provider_person", "a person or an organisation", "none", remedy)


def _mask_faults(row: dict[str, str], where: str) -> Iterator[Fault]:
    private = row.get("named", "").lower() == "true" and row["public"].lower() == "false"
    mask = row.get("mask", "")
    if private and not (mask.startswith("［") and mask.endswith("］")):
        remedy = "Write what is shown instead of the name, such as ［居民］."
        yield Fault(f"{where}, mask", "a role within ［ ］", f"“{mask}”", remedy)
    if mask and not private:
        remedy = "Empty it: only named persons who are not public are masked."
        yield Fault(f"{where}, mask", "an empty cell", f"“{mask}”", remedy)


def _ring_faults(raw: RawTable, column: str) -> Iterator[Fault]:
    """Yield rows that lead to themselves, at once or over others."""
    following = {row.get("id", ""): row.get(column, "") for _, row in raw.rows}
    for number, row in raw.rows:
        place, seen = row.get(column, ""), set[str]()
        while place and place not in seen:
            seen.add(place)
            place = following.get(place, "")
        if row.get("id", "") in seen:
            where = f"{raw.table.path} row {number}, {column}"
            remedy = "Leave it empty in the row that all others lead to."
            yield Fault(where, "another row", f"“{row[column]}”", remedy)


def _position_faults(raw: RawTable, within: str) -> Iterator[Fault]:
    """Yield where the rows with the same value of a column are not numbered 1, 2, 3 ..."""
    positions: dict[str, list[str]] = {}
    for _, row in raw.rows:
        positions.setdefault(row.get(within, ""), []).append(row.get("position", ""))
    for key, found in positions.items():
        if all(each.isdigit() for each in found):
            expected = [str(number + 1) for number in range(len(found))]
            if sorted(found, key=int) != expected:
                remedy = "Number the rows in the order of the page."
                wanted = f"positions {', '.join(expected)}"
                where = f"{raw.table.path}, {key}"
                yield Fault(where, wanted, ", ".join(sorted(found, key=int)), remedy)
