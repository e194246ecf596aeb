"""Tables, from Markdown and from pandas: cells wrap, and the heading is repeated on every page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docutils import nodes

from casestudy.book.htmltable import CONCORDANCE, HtmlCell, HtmlTable, read_tables
from casestudy.book.sources import source_after
from casestudy.book.typst.text import breakable, language_of, string
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


def table(rows: list[list[Cell]], head: int, *, source: str = "", sourced: bool = False) -> str:
    """Return a table as a call of the template's ``data-table``.

    Parameters
    ----------
    rows
        Cells by row, the heading's first.
    head
        How many rows are the heading.
    source
        Document and line, for the message about a table that is too wide.
    sourced
        Whether a line follows that says what the table shows and where it comes from: a page does
        not part them.
    """
    grid = _grid(rows)
    columns = max(map(len, grid))
    heading = "".join(_set(cell) for row in rows[:head] for cell in row)
    body = ",\n".join("".join(_set(cell) for cell in row).rstrip(",") for row in rows[head:])
    sides = [_side(grid[head:], place) for place in range(columns)]
    if tuple(cell.text for cell in rows[0])[-3:] == CONCORDANCE:
        sides[-3:] = "right", "center", "left"
    widths = [_widths(grid, place) for place in range(columns)]
    least = "".join(f"{least:g}em, " for least, _ in widths)
    full = sum(full for _, full in widths)
    facts = f"source: {string(source)}, sourced: {str(sourced).lower()}"
    shape = f"{facts}, ({''.join(f'{side}, ' for side in sides)}), ({least}), {full:g}em"
    return f"\n#data-table({shape}, ({heading}), {body})\n"


def _set(cell: Cell) -> str:
    if cell.across == cell.down == 1:
        return f"[{cell.markup}],"
    return f"table.cell(colspan: {cell.across}, rowspan: {cell.down})[{cell.markup}],"


def _grid(rows: list[list[Cell]]) -> list[list[Cell | None]]:
    """Return what stands in each row and column, None where a cell spans into it."""
    grid: list[list[Cell | None]] = [[] for _ in rows]
    held: dict[tuple[int, int], None] = {}
    for number, row in enumerate(rows):
        place = 0
        for cell in row:
            while (number, place) in held:
                place += 1
            for down in range(cell.down):
                for across in range(cell.across):
                    held[number + down, place + across] = None
            grid[number] += [None] * (place - len(grid[number])) + [cell]
            grid[number] += [None] * (cell.across - 1)
            place += cell.across
    return grid


def _column(grid: list[list[Cell | None]], place: int) -> list[Cell]:
    return [cell for row in grid if place < len(row) and (cell := row[place])]


def _side(grid: list[list[Cell | None]], place: int) -> str:
    """Return how a column is aligned: numbers to the right."""
    texts = [cell.text for cell in _column(grid, place)]
    return "right" if any(texts) and all(_NUMBER.fullmatch(text) for text in texts) else "left"


def _widths(grid: list[list[Cell | None]], place: int) -> tuple[float, float]:
    """Return how wide a column must be for its longest piece and for its longest text, in ems."""
    texts = [cell.text for cell in _column(grid, place) if cell.across == 1]
    pieces = [piece for text in texts for piece in _BREAKS.split(breakable(text))]
    return max(map(ems, pieces), default=0.0), max(map(ems, texts), default=0.0)


class Tables(Writer):
    """Tables of docutils, and those in a cell's output."""

    def set_table(self, node: nodes.Element) -> str:
        """Set a table, with its title as a caption if it has one."""
        rows = list(node.findall(nodes.row))
        cells = [[self._entry(entry) for entry in row.children] for row in rows]
        head = sum(isinstance(row.parent, nodes.thead) for row in rows)
        written = table(
            cells, head, source=self.source(node), sourced=source_after(node) is not None
        )
        title = next((child for child in node.children if isinstance(child, nodes.title)), None)
        if title is None:
            return self.place(node) + written
        with self.speaking(title) as language:
            caption = self.passage(language, self.inside(title))
        call = f"#captioned(number: {string(self.number('table', node))}, {self.at(node)}, "
        return f"{self.place(node)}{call}tabular: true)[{written}][{caption}]\n"

    def _entry(self, entry: nodes.Node) -> Cell:
        if not isinstance(entry, nodes.entry):
            return Cell("", "")
        across, down = 1 + entry.get("morecols", 0), 1 + entry.get("morerows", 0)
        with self.voiced("title-" if isinstance(entry.parent.parent, nodes.thead) else ""):
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
        tables = "".join(self._html_table(node, read) for read in found if read.rows)
        note = f'#table-note("{language_of(rest)}")[{self.words(rest)}]\n' if rest else ""
        return self.place(node) + tables + note

    def _html_table(self, node: nodes.Node, read: HtmlTable) -> str:
        cells = []
        for place, row in enumerate(read.rows):
            with self.voiced("title-" if place < read.head else ""):
                cells.append([self._html_cell(cell) for cell in row])
        return table(
            cells, read.head, source=self.source(node), sourced=source_after(node) is not None
        )

    def _html_cell(self, cell: HtmlCell) -> Cell:
        with self.speaking(nodes.Text(cell.text)) as language:
            content = self.words(breakable(cell.text))
        written = self.passage(language, content) if cell.text else ""
        return Cell(written, cell.text, cell.across, cell.down)
