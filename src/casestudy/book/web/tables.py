"""Tables that can be heard: heads that belong to columns and rows, and captions."""

from __future__ import annotations

from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from casestudy.book.htmltable import CONCORDANCE
from casestudy.book.sources import SOURCE
from casestudy.book.web.languages import LANGUAGE

#: What a table stands in, after which its line comes: a notebook's cell, or the theme's box.
_HOLDERS: Final = ["cell", "pst-scrollable-table-container"]


def join_heads(page: BeautifulSoup) -> None:
    """Make one row of the two in which pandas sets the names of columns and of the index.

    Each of the two is empty where the other is not, so that nothing is lost.
    """
    for head in page.select("table.dataframe > thead"):
        rows = head.find_all("tr", recursive=False)
        if len(rows) != 2:  # noqa: PLR2004
            continue
        upper, lower = (row.find_all("th", recursive=False) for row in rows)
        if len(upper) != len(lower) or any(map(_both_full, upper, lower)):
            continue
        for above, below in zip(upper, lower, strict=True):
            if not above.get_text(strip=True):
                above.replace_with(below)
        rows[1].decompose()


def head_cells(page: BeautifulSoup) -> None:
    """Say which heads are of columns and which of rows; an empty head is a plain cell."""
    for head in page.select("table th"):
        if not head.get_text(strip=True):
            head.name = "td"
        elif head.find_parent("thead"):
            head["scope"] = "colgroup" if head.get("colspan", "1") != "1" else "col"
        else:
            head["scope"] = "rowgroup" if head.get("rowspan", "1") != "1" else "row"


def align_concordances(page: BeautifulSoup) -> None:
    """Let the lines of a concordance meet at its word, and be heard as Chinese to their ends."""
    for table in page.select("article table:has(> thead)"):
        heads = [head.get_text(strip=True) for head in table.select("thead > tr:first-child > *")]
        if tuple(heads[-3:]) != CONCORDANCE:
            continue
        table["class"] = " ".join([*table.get_attribute_list("class"), "concordance"])
        for row in table.select("tbody > tr"):
            for cell in row.find_all(["td", "th"], recursive=False)[-3:]:
                cell["lang"] = LANGUAGE


def caption_tables(page: BeautifulSoup) -> None:
    """Put the line under a table that says what it shows, and where from, into it as its caption.

    See `casestudy.book.sources.is_source` for how such a line looks.
    """
    for table in page.select("article table:not(:has(> caption))"):
        line = _line_after(table)
        if line is None or line.em is None:
            continue
        line.em.unwrap()
        caption = page.new_tag("caption")
        words = page.new_tag("span", attrs={"class": "caption-text"})
        words.extend(list(line.contents))
        caption.append(words)
        table.insert(0, caption)
        line.decompose()


def _both_full(above: Tag, below: Tag) -> bool:
    return bool(above.get_text(strip=True)) and bool(below.get_text(strip=True))


def _line_after(table: Tag) -> Tag | None:
    """Return the line after a table or its cell that names a source, with its link to the data."""
    block = table.find_parent(class_=_HOLDERS) or table
    line = block.find_next_sibling()
    if line is None or line.name != "p":
        return None
    parts = [part for part in line.contents if str(part).strip()]
    first = parts[0] if parts else None
    if not isinstance(first, Tag) or first.name != "em" or not SOURCE.search(first.get_text()):
        return None
    return line if all(map(_is_download, parts[1:])) else None


def _is_download(part: PageElement) -> bool:
    return isinstance(part, Tag) and "download" in part.get_attribute_list("class")
