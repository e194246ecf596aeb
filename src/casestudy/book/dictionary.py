"""The directive that sets the data dictionary: every table of the study, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from docutils import nodes
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective

from casestudy.book.opened import opened_evidence
from casestudy.errors import CaseStudyError
from casestudy.evidence.descriptor import FILE, Column, Table

#: What stands before a table's name in its anchor.
PREFIX = "table-"

_HEADINGS = ("Column", "Type", "Meaning")

#: The paragraphs of a row's cells.
Cells = Sequence[Sequence[nodes.paragraph]]

#: Widths of the columns, as HTML and PDF take them: shares of the whole.
_WIDTHS = (18, 12, 70)


class DictionaryDirective(SphinxDirective):
    """``{data-dictionary}``: a section a table of the study's datapackage.json.

    Each has the anchor ``table-`` and the table's name, to which ``[text](#table-places)`` leads.
    """

    def run(self) -> list[nodes.Node]:
        """Return the sections, or a sentence if the study has no tables."""
        try:
            evidence = opened_evidence(self.env)
        except CaseStudyError as error:
            raise self.error(str(error)) from None
        tables = evidence.descriptor.tables
        if not tables:
            return [nodes.paragraph("", "This study has no tables.")]
        return [self._section(table, len(evidence.frames[table.name])) for table in tables]

    def _section(self, table: Table, rows: int) -> nodes.section:
        name = PREFIX + table.name
        section = nodes.section(ids=[name], names=[name])
        section += nodes.title("", table.name.replace("_", " ").capitalize())
        section += nodes.paragraph("", "", *self._inline(table.description))
        section += nodes.paragraph("", "", *_facts(table, rows))
        columns = [self._row(column) for column in table.columns]
        section += data_table(_HEADINGS, columns, _WIDTHS)
        section += _caption(table)
        domain = cast("StandardDomain", self.env.get_domain("std"))
        domain.anonlabels[name] = self.env.docname, name
        domain.labels[name] = self.env.docname, name, table.name
        return section

    def _row(self, column: Column) -> list[list[nodes.paragraph]]:
        """Return a column's name, type and meaning; the rules for its cells stand under it."""
        meaning = [nodes.paragraph("", "", *self._inline(column.description))]
        if rules := _rules(column):
            meaning.append(nodes.paragraph("", "", *rules, classes=["rules"]))
        name = nodes.paragraph("", "", nodes.literal("", column.name))
        return [[name], [nodes.paragraph("", column.kind)], meaning]

    def _inline(self, text: str) -> list[nodes.Node]:
        """Return a description, in which names of columns are marked as code."""
        found, messages = self.state.inline_text(text, self.lineno)
        return [*found, *messages]


def data_table(
    headings: Sequence[str], rows: Sequence[Cells], widths: Sequence[int]
) -> nodes.table:
    """Return a table with a heading.

    Parameters
    ----------
    headings
        One a column.
    rows
        Each with the paragraphs of its cells.
    widths
        Of the columns, in any unit.
    """
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths), cols=len(widths))
    group += nodes.thead("", _table_row([[nodes.paragraph("", text)] for text in headings]))
    group += nodes.tbody("", *map(_table_row, rows))
    return nodes.table("", group, classes=["data-dictionary", "colwidths-given"])


def _table_row(cells: Cells) -> nodes.row:
    return nodes.row("", *(nodes.entry("", *cell) for cell in cells))


def _rules(column: Column) -> list[nodes.Node]:
    """Return what a column's cells must be, as sentences."""
    rules: list[nodes.Node] = [nodes.Text("Required. ")] if column.required else []
    if column.allowed:
        values = [nodes.literal("", value) for value in column.allowed]
        rules += [nodes.Text("One of "), *_listed(values), nodes.Text(". ")]
    if column.refers_to:
        rules += [nodes.Text("An id of "), _link(column.refers_to), nodes.Text(".")]
    return rules


def _facts(table: Table, rows: int) -> list[nodes.Node]:
    """Return file, number of rows and key as a sentence."""
    key: list[nodes.Node] = [nodes.literal("", name) for name in table.key]
    count = f", {rows:,} {'row' if rows == 1 else 'rows'}"
    start: list[nodes.Node] = [nodes.Text("File "), nodes.literal("", table.path)]
    if not key:
        return [*start, nodes.Text(f"{count}.")]
    return [*start, nodes.Text(f"{count}; key "), *_listed(key, last=" and "), nodes.Text(".")]


def _caption(table: Table) -> nodes.paragraph:
    """Return the line under a table, of the form that `is_source` knows."""
    line = nodes.emphasis("", "Columns of ", nodes.literal("", table.name))
    line += [
        nodes.Text(", with their types and meanings. Source: "), nodes.literal("", FILE),
        nodes.Text("."),
    ]  # fmt: skip
    return nodes.paragraph("", "", line)


def _link(table: str) -> nodes.reference:
    name = nodes.literal("", table)
    return nodes.reference("", "", name, refid=PREFIX + table, internal=True)


def _listed(items: Iterable[nodes.Node], *, last: str = " or ") -> list[nodes.Node]:
    """Return items with commas between them, and a word before the last."""
    parts = list(items)
    found: list[nodes.Node] = []
    for place, part in enumerate(parts):
        if place:
            found.append(nodes.Text(last if place == len(parts) - 1 else ", "))
        found.append(part)
    return found
