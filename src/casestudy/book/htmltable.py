"""Tables that pandas writes as HTML, read back into cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final

#: What the last columns of a concordance are called; see `casestudy.text.concordance`. It is read
#: down the middle: what stands left of the word ends where the word begins.
CONCORDANCE: Final = ("left", "node", "right")


@dataclass(frozen=True)
class HtmlCell:
    """One cell.

    Parameters
    ----------
    text
        Its text, white space made single.
    across, down
        How many columns and rows it covers.
    """

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class HtmlTable:
    """One table.

    Parameters
    ----------
    rows
        Cells by row, the heading's first.
    head
        How many rows are the heading.
    """

    rows: list[list[HtmlCell]]
    head: int


def read_tables(html: str) -> tuple[list[HtmlTable], str]:
    """Return the tables of some HTML, and the text that stands outside of them.

    pandas writes the index's name into a heading row of its own; here it goes into the row above,
    where that has room.

    Examples
    --------
    >>> tables, rest = read_tables(
    ...     "<table><thead><tr><th></th><th>次</th></tr><tr><th>词</th><th></th></tr></thead>"
    ...     "<tr><th>区</th><td>3</td></tr></table><p>1 row</p>")
    >>> [[cell.text for cell in row] for row in tables[0].rows], tables[0].head, rest
    ([['词', '次'], ['区', '3']], 1, '1 row')
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [_joined(table) for table in reader.tables], " ".join("".join(reader.rest).split())


@dataclass
class _Open:
    """A cell that is being read."""

    attributes: dict[str, str | None]
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[HtmlTable] = []
        self.rest: list[str] = []
        self._cell: _Open | None = None
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(HtmlTable([], 0))
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"}:
            self._cell = _Open(dict(attrs))
        elif tag == "br" and self._cell:
            self._cell.text.append(" ")
        elif tag in {"style", "script"}:
            self._silent = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell and self.tables and self.tables[-1].rows:
            across, down = (self._cell.attributes.get(name) for name in ("colspan", "rowspan"))
            text = " ".join("".join(self._cell.text).split())
            cell = HtmlCell(text, int(across or 1), int(down or 1))
            self.tables[-1].rows[-1].append(cell)
            self._cell = None
        elif tag == "thead" and self.tables:
            self.tables[-1] = replace(self.tables[-1], head=len(self.tables[-1].rows))
        elif tag in {"style", "script"}:
            self._silent = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self._cell.text.append(data)
        elif not self._silent:
            self.rest.append(data)


def _joined(table: HtmlTable) -> HtmlTable:
    """Return a table with pandas' two heading rows made one, if no cell is filled in both."""
    if table.head != 2:  # noqa: PLR2004
        return table
    first, second = table.rows[:2]
    plain = all(cell.across == cell.down == 1 for cell in first + second)
    pairs = list(zip(first, second, strict=False))
    if len(first) != len(second) or not plain or any(a.text and b.text for a, b in pairs):
        return table
    joined = [HtmlCell(above.text or below.text) for above, below in pairs]
    return HtmlTable([joined, *table.rows[2:]], 1)
