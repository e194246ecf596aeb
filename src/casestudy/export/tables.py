"""The tables of evidence for other tools: CSV, a workbook, or a graph of organisations."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime

import networkx as nx
import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from casestudy.case.governance import organisation_graph
from casestudy.errors import EvidenceError, Fault
from casestudy.evidence import Evidence
from casestudy.evidence.descriptor import FILE, Table

#: The formats and what they hold.
FORMATS = ("csv", "xlsx", "graphml")

#: In a workbook: a column's width in characters, and from which length on texts are wrapped.
_WIDTHS = (8, 48)


def table_files(evidence: Evidence, form: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an export: names and contents.

    Parameters
    ----------
    evidence
        The study's evidence.
    form
        ``csv``: a file a table, UTF-8 with a byte-order mark for Excel, and a ``datapackage.json``
        that describes them. ``xlsx``: ``evidence.xlsx`` with a sheet a table and one that explains
        the columns. ``graphml``: ``organisations.graphml``, organisations and stated relations, for
        Gephi, Cytoscape or igraph.

    Raises
    ------
    EvidenceError
        If the study has no tables, or no relations for ``graphml``.
    """
    if not evidence.descriptor.tables:
        remedy = f"Describe its tables in a {FILE} in the study's folder."
        raise EvidenceError([Fault(evidence.study.folder.name, "tables", "none", remedy)])
    if form == "csv":
        yield from _csv_files(evidence)
    elif form == "xlsx":
        yield "evidence.xlsx", _workbook(evidence)
    else:
        yield "organisations.graphml", _graphml(evidence)


def _csv_files(evidence: Evidence) -> Iterator[tuple[str, bytes]]:
    content = deepcopy(evidence.descriptor.content)
    for table, resource in zip(evidence.descriptor.tables, content["resources"], strict=True):
        frame = evidence.table(table.name)
        for column in frame.select_dtypes("boolean"):
            frame[column] = frame[column].map({True: "true", False: "false"})
        text = frame.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d")
        resource |= {"path": f"{table.name}.csv", "encoding": "utf-8-sig"}
        yield f"{table.name}.csv", text.encode("utf-8-sig")
    yield FILE, f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def _workbook(evidence: Evidence) -> bytes:
    """Return a workbook that is the same bytes each time."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties(
            {"title": evidence.descriptor.title, "created": datetime(2000, 1, 1, tzinfo=UTC)}
        )
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        for name, frame in [
            *((table.name, evidence.table(table.name)) for table in evidence.descriptor.tables),
            ("columns", _meanings(evidence.descriptor.tables)),
        ]:
            sheet = book.add_worksheet(name[:31])
            _fill(sheet, frame, head, {"text": body, "date": date})
    return buffer.getvalue()


def _fill(sheet: Worksheet, frame: pd.DataFrame, head: Format, formats: dict[str, Format]) -> None:
    """Write a frame with a fixed header, filters, and columns as wide as their texts."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    least, most = _WIDTHS
    for position, (name, column) in enumerate(frame.items()):
        sheet.write(0, position, name, head)
        lengths = column.dropna().astype(str).map(_display_width)
        widest = max([_display_width(str(name)), *lengths])
        sheet.set_column(position, position, min(max(widest + 2, least), most))
        for row, value in enumerate(column, 1):
            if isinstance(value, pd.Timestamp):
                sheet.write_datetime(row, position, value.to_pydatetime(), formats["date"])
            elif pd.api.types.is_bool(value):
                sheet.write_boolean(row, position, value, formats["text"])
            elif not pd.isna(value):
                sheet.write(row, position, value, formats["text"])


def _display_width(text: str) -> int:
    """Return how many Latin letters wide a text is: a Chinese character takes two."""
    return sum(1 if ord(letter) < 0x2E80 else 2 for letter in text)  # noqa: PLR2004  first CJK block


def _meanings(tables: tuple[Table, ...]) -> pd.DataFrame:
    """Return what every column of every table means: table, column, type, meaning, allowed."""
    rows = [
        (table.name, column.name, column.kind, column.description, ", ".join(column.allowed))
        for table in tables
        for column in table.columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", "type", "meaning", "allowed values"])


def _graphml(evidence: Evidence) -> bytes:
    graph = organisation_graph(evidence)
    if not graph:
        remedy = "Code relations between organisations, or choose another format."
        raise EvidenceError([Fault("relations", "rows", "none", remedy)])
    buffer = io.BytesIO()
    nx.write_graphml(graph, buffer, encoding="utf-8")
    return buffer.getvalue()
