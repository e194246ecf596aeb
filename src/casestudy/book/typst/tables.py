"""Tables, from Markdown and from pandas: cells wrap, and the heading is repeated on every page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docutils import nodes

from casestudy.book.typst.htmltable import HtmlTable, read_tables
from casestudy.book.typst.text import breakable, language_of, markup, string
from casestudy.book.typst.writer import LOGGER, Writer
from casestudy.source.chinese import HAN, ems

#: Between these a line may end: spaces, hyphens, and any two Chinese characters.
_BREAKS: Final = re.compile(f"[\\s\u200b]|(?<=-)|(?<=[{HAN}])|(?=[{HAN}])")

_NUMBER: Final = re.compile(r"[-−+]?[\d,]*\.?\d+%?|NaN|")


@dataclass(frozen=True)
class Cell:
    """One cell, ready to be set.

    Parameters
    ----------
    markup
        What is set.
    text
        The same as plain text; numbers are set flush right.
    across, down
        How many columns and rows it covers.
    """

    markup: str
    text: str
    across: int = 1
    down: int = 1


def table(rows: list[list[Cell]], head: int, *, source: str = "") -> str:
    """Return a table as a call of the template's ``data-table``.

    Parameters
    ----------
    rows
        Cells by row, the heading's first.
    head
        How many rows are the heading.
    source
        Document and line, for the message about a table that is too wide.
    """
    columns = max(sum(cell.across for cell in row) for row in rows)
    heading = "".join(_set(cell) for row in rows[:head] for cell in row)
    body = ",\n".join("".join(_set(cell) for cell in row).rstrip(",") for row in rows[head:])
    sides = "".join(f"{_side(rows[head:], place)}, " for place in range(columns))
    widths = [_widths(rows, place) for place in range(columns)]
    least = "".join(f"{least:g}em, " for least, _ in widths)
    full = sum(full for _, full in widths)
    shape = f"source: {string(source)}, ({sides}), ({least}), {full:g}em"
    return f"\n#data-table({shape}, ({heading}), {body})\n"


def _set(cell: Cell) -> str:
    if cell.across == cell.down == 1:
        return f"[{cell.markup}],"
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down})[{cell.markup}],"


def _side(rows: list[list[Cell]], place: int) -> str:
    """Return how a column is aligned: numbers to the right."""
    texts = [row[place].text for row in rows if place < len(row)]
    return "right" if any(texts) and all(_NUMBER.fullmatch(text) for text in texts) else "left"


def _widths(rows: list[list[Cell]], place: int) -> tuple[float, float]:
    """Return how wide a column must be for its longest piece and for its longest text, in ems."""
    texts = [row[place].text for row in rows if place < len(row) and row[place].across == 1]
    pieces = [piece for text in texts for piece in _BREAKS.split(breakable(text))]
    return max(map(ems, pieces), default=0.0), max(map(ems, texts), default=0.0)


class Tables(Writer):
    """Tables of docutils, and those in a cell's output."""

    def set_table(self, node: nodes.Element) -> str:
        """Set a table, with its title as a caption if it has one."""
        rows = list(node.findall(nodes.row))
        cells = [[self._entry(entry) for entry in row.children] for row in rows]
        head = sum(isinstance(row.parent, nodes.thead) for row in rows)
        written = table(cells, head, source=self.source(node))
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        if title is None:
            return self.place(node) + written
        with self.speaking(title) as language:
            caption = f'#words("{language}")[{self.inside(title)}]'
        call = f"#captioned(number: {string(self.number('table', node))}, {self.at(node)}, "
        return f"{self.place(node)}{call}tabular: true)[{written}][{caption}]\n"

    def _entry(self, entry: nodes.Node) -> Cell:
        if not isinstance(entry, nodes.entry):
            return Cell("", "")
        across, down = 1 + entry.get("morecols", 0), 1 + entry.get("morerows", 0)
        return Cell(self.inside(entry), entry.astext(), across, down)

    def set_raw(self, node: nodes.Element) -> str:
        """Set the tables in HTML that a cell returned; other HTML is for web pages only."""
        formats = node.get("format", "").split()
        if "typst" in formats:
            return node.astext()
        if "html" not in formats or "output" not in node["classes"]:
            return ""
        found, rest = read_tables(node.astext())
        if not found:
            LOGGER.warning("an output that has HTML only is lost in the PDF", location=node)
        source = self.source(node)
        tables = "".join(
            table(_cells(read), read.head, source=source) for read in found if read.rows
        )
        note = f'#table-note("{language_of(rest)}")[{self.words(rest)}]\n' if rest else ""
        return self.place(node) + tables + note


def _cells(read: HtmlTable) -> list[list[Cell]]:
    return [
        [Cell(_worded(cell.text), cell.text, cell.across, cell.down) for cell in row]
        for row in read.rows
    ]


def _worded(text: str) -> str:
    language = language_of(text)
    return f'#words("{language}")[{markup(breakable(text), language)}]' if text else ""
