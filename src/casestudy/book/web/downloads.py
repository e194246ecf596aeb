"""The data of every figure and table as a CSV file, with a link below the figure or table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from casestudy.book.htmltable import HtmlCell, HtmlTable, read_tables
from casestudy.book.opened import opened_evidence
from casestudy.book.sources import source_after
from casestudy.book.web.pictures import Drawing, page_name
from casestudy.errors import StudyNotFoundError

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Where files are that pages offer, from the site's top; Sphinx's links to downloads lead there.
FOLDER: Final = "_downloads"

#: What a column is called that the table does not name: the first names the rows.
_UNNAMED: Final = ("row", "column {}")


class OfferData(SphinxPostTransform):
    """Write a file for each figure and table of a page, and link to it."""

    default_priority = 950  # when all texts of the page are there
    formats = ("html",)

    def run(self, **_ignored: Any) -> None:
        """Go through figures and tables."""
        for drawing in list(self.document.findall(Drawing)):
            link = self._offer(drawing["name"], drawing["csv"])
            captions = (each for each in drawing.parent if isinstance(each, nodes.caption))
            _put(link, drawing, next(captions, None))
        name = page_name(self.env)
        found = [(node, source_after(node), table) for node, table in _tables(self.document)]
        for number, (node, source, table) in enumerate(found, 1):
            named = node["ids"][0] if node["ids"] else f"{name}-table-{number}"
            _put(self._offer(named, table_csv(table)), node, source)

    def _offer(self, name: str, text: str) -> nodes.Node:
        """Write a file, the names of private persons masked, and return a link to it."""
        file = f"{name}.csv"
        path = Path(self.app.outdir, FOLDER, file)
        path.parent.mkdir(exist_ok=True)
        # Excel takes a file for Unicode if it begins with a byte order mark.
        path.write_text(self._masked(text), encoding="utf-8-sig", newline="\r\n")
        link = addnodes.download_reference("", "", filename=file, classes=["data-link"])
        link += nodes.Text(f"Data: {file}")
        return link

    def _masked(self, text: str) -> str:
        try:
            return opened_evidence(self.env).mask(text)
        except StudyNotFoundError:
            return text


def table_csv(table: HtmlTable) -> str:
    """Return a table as CSV: one row of headings, cells that span several repeated in each.

    Examples
    --------
    >>> head = [HtmlCell(""), HtmlCell("次")]
    >>> print(table_csv(HtmlTable([head, [HtmlCell("区"), HtmlCell("3")]], 1)), end="")
    row,次
    区,3
    """
    grid = _grid(table.rows)
    columns = zip(*grid[: table.head], strict=True) if table.head else [()] * len(grid[0])
    names = [" / ".join(dict.fromkeys(filter(None, column))) for column in columns]
    for number, name in enumerate(names):
        names[number] = name or _UNNAMED[bool(number)].format(number + 1)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([names, *grid[table.head :]])
    return text.getvalue()


def _tables(document: nodes.document) -> Iterator[tuple[nodes.Element, HtmlTable]]:
    """Yield the tables of a page in their order: of its text, and of what its cells returned."""
    for node in document.findall():
        if isinstance(node, nodes.table):
            yield node, _read(node)
        elif isinstance(node, nodes.raw) and {"output", "text_html"} <= set(node["classes"]):
            yield from ((node, table) for table in read_tables(node.astext())[0] if table.rows)


def _read(node: nodes.table) -> HtmlTable:
    """Return a table of docutils in the form of those of pandas."""
    rows = list(node.findall(nodes.row))
    cells = [
        [
            HtmlCell(
                " ".join(entry.astext().split()),
                1 + entry.get("morecols", 0),
                1 + entry.get("morerows", 0),
            )
            for entry in row.findall(nodes.entry)
        ]
        for row in rows
    ]
    return HtmlTable(cells, sum(isinstance(row.parent, nodes.thead) for row in rows))


def _grid(rows: list[list[HtmlCell]]) -> list[list[str]]:
    """Return the text in each row and column."""
    held: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        place = 0
        for cell in row:
            while (number, place) in held:
                place += 1
            for down in range(cell.down):
                for across in range(cell.across):
                    held[number + down, place + across] = cell.text
    width = 1 + max(place for _, place in held)
    return [[held.get((row, place), "") for place in range(width)] for row in range(len(rows))]


def _put(link: nodes.Node, node: nodes.Element, line: nodes.Element | None) -> None:
    """Put a link at the end of a line, or below the node if there is none."""
    if line is not None:
        line += [nodes.Text(" "), link]
    else:
        below = nodes.paragraph("", "", link, classes=["data-line"])
        node.parent.insert(node.parent.index(node) + 1, below)


def setup(app: Sphinx) -> None:
    """Register what offers data."""
    app.add_post_transform(OfferData)
