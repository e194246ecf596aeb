"""The descriptor of a study's tables: datapackage.json, a Frictionless Data Package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frictionless

from casestudy.errors import EvidenceError, Fault
from casestudy.evidence.contract import DTYPES, EVIDENCE_COLUMNS, TABLES
from casestudy.evidence.nearest import did_you_mean

FILE = "datapackage.json"


@dataclass(frozen=True)
class Column:
    """One column of a table, as the descriptor declares it.

    Attributes
    ----------
    name, kind, description
        `kind` is a Table Schema type: string, integer, number, boolean or date.
    required
        Whether every row must fill it in.
    allowed
        The allowed values; empty if any is.
    refers_to
        The table whose ids it holds; empty if none.
    """

    name: str
    kind: str
    description: str
    required: bool
    allowed: tuple[str, ...]
    refers_to: str


@dataclass(frozen=True)
class Table:
    """One table, as the descriptor declares it; `path` is relative to the study's folder."""

    name: str
    path: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def quotes(self) -> bool:
        """Whether its rows quote the page."""
        return set(EVIDENCE_COLUMNS) <= {column.name for column in self.columns}

    def column(self, name: str) -> Column:
        """Return the column with this name; KeyError if there is none."""
        return {column.name: column for column in self.columns}[name]


@dataclass(frozen=True)
class Descriptor:
    """What datapackage.json declares.

    Attributes
    ----------
    title, description
        For people to read.
    tables
        In the descriptor's order.
    content
        The whole of it, for tools that read Data Packages. Not to be changed.
    """

    title: str
    description: str
    tables: tuple[Table, ...]
    content: dict[str, Any]


def read_descriptor(folder: Path) -> Descriptor:
    """Read the descriptor of the tables in a study's folder; without one there are no tables.

    Raises
    ------
    EvidenceError
        If it is no JSON, no Data Package, or its tables lack columns that the code reads.
    """
    path = folder / FILE
    if not path.exists():
        return Descriptor("", "", (), {"name": "no-tables", "resources": []})
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as bad:
        remedy = "Mend it there, or take it from the study that comes with this project."
        raise EvidenceError([Fault(FILE, "JSON in UTF-8", str(bad), remedy)]) from None
    try:
        package = frictionless.Package.from_descriptor(content, basepath=str(folder))
    except frictionless.FrictionlessException as bad:
        errors = [*bad.reasons] or [bad.error]
        remedy = "See https://datapackage.org for what a Data Package holds."
        raise EvidenceError(
            [Fault(FILE, "a Data Package", error.note, remedy) for error in errors]
        ) from None
    if faults := list(_schema_faults(content["resources"])):
        raise EvidenceError(faults)
    tables = tuple(_table(resource) for resource in package.resources)
    names = [table.name for table in tables]
    faults = [fault for table in tables for fault in _contract_faults(table)]
    faults += [fault for table in tables for fault in _reference_faults(table, names)]
    if faults:
        raise EvidenceError(faults)
    return Descriptor(package.title or "", package.description or "", tables, content)


def _schema_faults(resources: list[dict[str, Any]]) -> Iterator[Fault]:
    """Yield which tables have no schema in the descriptor itself, or no name of their own."""
    names = [resource.get("name") for resource in resources]
    for resource in resources:
        where = f"{FILE}, {resource.get('name')}"
        schema = resource.get("schema")
        if not (isinstance(schema, dict) and schema.get("fields") and resource.get("path")):
            remedy = "Declare its columns there, as in the study that comes with this project."
            yield Fault(where, "a path and a schema with fields", "none", remedy)
        elif names.count(resource.get("name")) > 1:
            yield Fault(where, "one table of this name", "several", "Rename or delete one.")


def _table(resource: frictionless.Resource) -> Table:
    schema = resource.schema
    # A reference to the table itself has an empty name.
    refers = {
        name: key["reference"]["resource"] or resource.name
        for key in schema.foreign_keys
        for name in key["fields"]
    }
    columns = tuple(
        Column(
            field.name,
            field.type,
            field.description or "",
            bool(field.constraints.get("required")),
            tuple(map(str, field.constraints.get("enum", ()))),
            refers.get(field.name, ""),
        )
        for field in schema.fields
    )
    key = tuple(schema.primary_key)
    return Table(resource.name, resource.path or "", resource.description or "", key, columns)


def _reference_faults(table: Table, names: list[str]) -> Iterator[Fault]:
    """Yield which foreign keys refer to a table that is not declared."""
    for column in table.columns:
        if column.refers_to and column.refers_to not in names:
            where = f"{FILE}, {table.name}, {column.name}"
            near = did_you_mean(column.refers_to, names)
            remedy = f"Declare that table, or take the foreign key out.{near}"
            yield Fault(where, "a foreign key to a declared table", f"“{column.refers_to}”", remedy)


def _contract_faults(table: Table) -> list[Fault]:
    """Return which columns that the code reads are not declared, or of another type."""
    kinds = {column.name: column.kind for column in table.columns}
    where = f"{FILE}, {table.name}"
    faults = [
        Fault(
            f"{where}, {column}",
            f"a column of type {kind}",
            f"type {kinds[column]}" if column in kinds else "none",
            "Declare it as in the study that comes with this project.",
        )
        for column, kind in TABLES.get(table.name, {}).items()
        if kinds.get(column) != kind
    ]
    known = ", ".join(DTYPES)
    faults += [
        Fault(f"{where}, {name}", f"one of the types {known}", kind, "Choose one of these.")
        for name, kind in kinds.items()
        if kind not in DTYPES
    ]
    return faults
