"""Reading tables: what frictionless finds wrong, said in our way, and typed frames."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd

from casestudy.errors import Fault
from casestudy.evidence.contract import DTYPES, TABLES
from casestudy.evidence.descriptor import Descriptor, Table
from casestudy.evidence.nearest import did_you_mean

#: A row as it stands in the file, with its number; the header is row 1, as in a spreadsheet.
NumberedRow = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class RawTable:
    """A table with its header and rows as they stand in the file."""

    table: Table
    header: list[str]
    rows: list[NumberedRow]


_EXAMPLES = {
    "integer": "a whole number, such as 26",
    "number": "a number, such as 26 or 62.2",
    "boolean": "true or false",
    "date": "a date, such as 2021-12-03",
}

#: How cells of these types are written. Libraries read more (inf, 1_000, digits of other scripts),
#: and not the same; spreadsheets write TRUE.
_FORMS = {
    "integer": re.compile(r"-?\d+", re.ASCII),
    "number": re.compile(r"-?\d+(\.\d+)?", re.ASCII),
    "boolean": re.compile("true|false", re.IGNORECASE),
    "date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
}


def empty_frame(name: str) -> pd.DataFrame:
    """Return a frame without rows that has the columns and types the code relies on."""
    columns = TABLES[name].items()
    return pd.DataFrame({column: pd.Series(dtype=DTYPES[kind]) for column, kind in columns})


def read_frame(folder: Path, table: Table) -> pd.DataFrame:
    """Read a table that has no faults: its columns in the descriptor's order and types.

    Dates are ``datetime64[s]``, whole numbers ``Int64``, numbers ``Float64``, yes and no
    ``boolean``, all else ``str``; empty cells are missing.
    """
    dates = [column.name for column in table.columns if column.kind == "date"]
    types = {column.name: DTYPES[column.kind] for column in table.columns}
    frame = pd.read_csv(
        folder / table.path,
        dtype={name: kind for name, kind in types.items() if name not in dates},
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8-sig",
    )
    for name in dates:
        days = pd.to_datetime(frame[name], format="%Y-%m-%d")
        frame[name] = days.astype("datetime64[s]")
    return frame[list(types)]


def read_rows(folder: Path, table: Table) -> tuple[list[str], list[NumberedRow]]:
    """Read the header and the rows of a table as they stand in the file, whatever is wrong there.

    Raises
    ------
    OSError, UnicodeDecodeError, csv.Error
        If that is not possible.
    """
    with (folder / table.path).open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    filled = [(number, row) for number, row in enumerate(rows, 2) if any(row)]
    return header, [(number, dict(zip(header, row, strict=False))) for number, row in filled]


def read_tables(folder: Path, descriptor: Descriptor) -> tuple[dict[str, RawTable], list[Fault]]:
    """Read every table once as it stands in its file; return them by name, and what cannot be."""
    tables: dict[str, RawTable] = {}
    faults: list[Fault] = []
    for table in descriptor.tables:
        try:
            tables[table.name] = RawTable(table, *read_rows(folder, table))
        except (OSError, UnicodeDecodeError, csv.Error) as bad:
            faults.append(_file_fault(table, bad))
    return tables, faults


def table_faults(folder: Path, descriptor: Descriptor, tables: dict[str, RawTable]) -> list[Fault]:
    """Return everything that is wrong with the columns, cells and keys of the tables.

    Parameters
    ----------
    folder, descriptor
        Where the files are, and what they are to be.
    tables
        Those that can be read, by name.
    """
    headers = {name: list(_header_faults(raw)) for name, raw in tables.items()}
    faults = [fault for found in headers.values() for fault in found]
    content = _sub_package(descriptor, [name for name, found in headers.items() if not found])
    if not content["resources"]:
        return faults
    package = frictionless.Package.from_descriptor(content, basepath=str(folder))
    ids = {name: [row.get("id", "") for _, row in raw.rows] for name, raw in tables.items()}
    for task in package.validate().tasks:
        raw = tables[task.name]
        malformed = dict(_form_faults(raw))
        faults += malformed.values()
        for error in _without_echoes(task.errors):
            place = getattr(error, "row_number", None), getattr(error, "field_name", None)
            if place not in malformed:
                faults.append(_fault(raw.table, error, ids))
    return faults


def _form_faults(raw: RawTable) -> Iterator[tuple[tuple[int | None, str], Fault]]:
    """Yield cells that are not written as their type is, each with its row and column."""
    table = raw.table
    typed = [column for column in table.columns if column.kind in _FORMS]
    for number, row in raw.rows:
        for column in typed:
            cell = row.get(column.name, "")
            if cell and not _FORMS[column.kind].fullmatch(cell):
                where = f"{table.path} row {number}, {column.name}"
                remedy = "Write it in this form."
                yield (
                    (number, column.name),
                    Fault(where, _EXAMPLES[column.kind], f"“{cell}”", remedy),
                )


def _file_fault(table: Table, bad: Exception) -> Fault:
    """Say why a file could not be read."""
    if isinstance(bad, FileNotFoundError):
        return Fault(table.path, "a file", "none", f"Put it back, {_out(table)}.")
    if isinstance(bad, UnicodeDecodeError):
        remedy = "Save it as “CSV UTF-8”."
        return Fault(table.path, "text in UTF-8", "another encoding", remedy)
    return Fault(table.path, "a readable CSV file", str(bad), "Mend or replace it.")


def _out(table: Table) -> str:
    return f"or take {table.name} out of datapackage.json"


def _header_faults(raw: RawTable) -> Iterator[Fault]:
    """Yield how a header differs from the declared columns, whose order is free, or lacks rows."""
    table, header = raw.table, raw.header
    where = f"{table.path} row 1"
    names = [column.name for column in table.columns]
    if not header:
        yield Fault(table.path, "a header and rows", "an empty file", f"Fill it, {_out(table)}.")
        return
    if len(header) == 1 and len(names) > 1:
        remedy = "Save it as “CSV UTF-8”, with commas between the columns."
        yield Fault(where, "columns parted by commas", f"“{header[0]}”", remedy)
        return
    spaced = [name for name in header if name != name.strip() and name.strip() in names]
    for name in spaced:
        yield Fault(where, f"a column {name.strip()}", f"“{name}”", "Delete the spaces around it.")
    plain = [name.strip() if name in spaced else name for name in header]
    for name in names:
        if name not in plain:
            remedy = "Add it to the first row, and a cell to every other row."
            yield Fault(where, f"a column {name}", "none", remedy)
    for name in plain:
        if name not in names:
            near = did_you_mean(name, [name for name in names if name not in plain])
            remedy = f"Delete the column, or declare it in datapackage.json.{near}"
            yield Fault(where, "only declared columns", f"“{name}”", remedy)
    for name in sorted({name for name in plain if name in names and plain.count(name) > 1}):
        yield Fault(where, f"one column {name}", "several", "Keep one of them.")
    if not raw.rows:
        yield Fault(table.path, "rows", "a header only", f"Add a row, {_out(table)}.")


def _sub_package(descriptor: Descriptor, readable: list[str]) -> dict[str, Any]:
    """Return the descriptor with the readable tables only, and the keys between them."""
    content = deepcopy(descriptor.content)
    content["resources"] = [each for each in content["resources"] if each["name"] in readable]
    for resource in content["resources"]:
        schema = resource["schema"]
        known = ("", *readable)
        keys = schema.get("foreignKeys", [])
        schema["foreignKeys"] = [key for key in keys if key["reference"]["resource"] in known]
        schema["fieldsMatch"] = "equal"  # names are compared already; their order is free
    return content


def _without_echoes(errors: Iterable[Any]) -> Iterator[Any]:
    """Yield errors, of the many that frictionless reports for a short row only one."""
    errors = list(errors)
    short = {error.row_number for error in errors if error.type == "missing-cell"}
    blank = {error.row_number for error in errors if error.type == "blank-row"}
    told: set[int] = set()
    for error in errors:
        number = getattr(error, "row_number", 0)
        if number in blank and error.type != "blank-row":
            continue
        if number in short:
            if number not in told and error.type == "missing-cell":
                told.add(number)
                yield error
        else:
            yield error


def _fault(table: Table, error: Any, ids: dict[str, list[str]]) -> Fault:
    """Say an error of frictionless with expectation, finding and remedy."""
    row = getattr(error, "row_number", None)
    where = f"{table.path} row {row}" if row else table.path
    if error.type in ("type-error", "constraint-error"):
        return _cell_fault(table, error, where)
    if error.type == "foreign-key":
        name, value = error.field_names[0], error.field_cells[0]
        target = table.column(name).refers_to
        near = did_you_mean(value, ids[target])
        remedy = f"Correct the id, or add a row to {target}.{near}"
        return Fault(f"{where}, {name}", f"an id of {target}", f"“{value}”", remedy)
    if error.type == "primary-key":
        key = " with ".join(table.key)
        found = error.note.replace("position", "row").replace("the row at row", "row")
        expected = f"{'an' if key == 'id' else 'a'} {key} that no other row has"
        return Fault(where, expected, found, "Rename or delete one of them.")
    if error.type in ("missing-cell", "extra-cell"):
        count = f"{len(table.columns)} cells"
        found = "fewer" if error.type == "missing-cell" else "more"
        remedy = "Count the commas, and put texts that hold commas in double quotes."
        return Fault(where, count, found, remedy)
    if error.type == "blank-row":
        return Fault(where, "a filled row", "an empty one", "Delete it.")
    return Fault(where, "a table as datapackage.json describes it", error.note, "Mend it there.")


def _cell_fault(table: Table, error: Any, where: str) -> Fault:
    column = table.column(error.field_name)
    where = f"{where}, {column.name}"
    value = error.cell
    if error.type == "type-error":
        return Fault(where, _EXAMPLES[column.kind], f"“{value}”", "Write it in this form.")
    if not value or value == "None":
        return Fault(where, "a value", "an empty cell", f"Fill it in: {column.description}")
    if "enum" in error.note:
        near = did_you_mean(value, column.allowed)
        expected = "one of " + ", ".join(column.allowed)
        remedy = f"Choose one of these; the codebook defines them.{near}"
        return Fault(where, expected, f"“{value}”", remedy)
    expected = f"a value that fits its description ({error.note.replace(chr(34), '')})"
    return Fault(where, expected, f"“{value}”", column.description)
