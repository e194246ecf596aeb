"""Tables say which heads are whose, and what they show."""

from __future__ import annotations

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from casestudy.book.web.tables import (
    align_concordances,
    caption_tables,
    head_cells,
    join_heads,
)

FRAME = pd.DataFrame({"word": ["小区", "治理"], "count": [49, 38]}).set_index("word")


def page_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(f"<article>{html}</article>", "html.parser")


def test_the_two_head_rows_of_pandas_become_one() -> None:
    page = page_of(FRAME.to_html())
    join_heads(page)
    rows = [[cell.get_text() for cell in row.select("th")] for row in page.select("thead tr")]
    assert rows == [["word", "count"]]


def test_heads_that_both_rows_fill_stay() -> None:
    frame = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")]))
    page = page_of(frame.to_html())
    join_heads(page)
    assert len(page.select("thead tr")) == 2


def test_heads_belong_to_columns_and_rows() -> None:
    page = page_of(FRAME.to_html())
    join_heads(page)
    head_cells(page)
    assert [cell["scope"] for cell in page.select("thead th")] == ["col", "col"]
    assert [cell["scope"] for cell in page.select("tbody th")] == ["row", "row"]


def test_an_empty_head_is_a_plain_cell() -> None:
    page = page_of(FRAME.reset_index().to_html())
    head_cells(page)
    assert page.select_one("thead tr").find().name == "td"


def test_a_concordance_is_one_and_chinese_to_the_ends_of_its_lines() -> None:
    lines = pd.DataFrame(
        {"paragraph": ["甲-01"], "left": ["了“"], "node": ["红色"], "right": "”。"}
    )
    page = page_of(lines.set_index("paragraph").to_html() + FRAME.to_html())
    join_heads(page)
    align_concordances(page)
    assert page.select(".concordance") == page.select("table")[:1]
    assert [cell.get_text() for cell in page.select("[lang]")] == ["了“", "红色", "”。"]


@pytest.mark.parametrize(
    "line",
    [
        "Words of the page. Source: <code>page.txt</code>.",
        "Source: ours.",
        "Who says “yes.” Source: the page.",
    ],
)
def test_the_line_under_a_table_becomes_its_caption(line: str) -> None:
    table = "<table><tr><td>1</td></tr></table>"
    page = page_of(f'<div class="cell">{table}</div>\n<p><em>{line}</em></p><p>On we go.</p>')
    caption_tables(page)
    assert page.table.caption.span.decode_contents() == line
    assert [p.get_text() for p in page.select("p")] == ["On we go."]


def test_the_link_to_the_data_goes_along() -> None:
    link = '<a class="data-link reference download internal" href="a.csv">Data: a.csv</a>'
    page = page_of(f"<table><tr><td>1</td></tr></table><p><em>Rows. Source: ours.</em> {link}</p>")
    caption_tables(page)
    assert page.table.caption.get_text() == "Rows. Source: ours. Data: a.csv"
    assert page.select_one("caption a")["href"] == "a.csv"
    assert not page.select("p")


@pytest.mark.parametrize(
    "after",
    ["<p><em>Emphasis alone.</em></p>", "<p><em>A. Source: b.</em> And more.</p>", "<h2>Next</h2>"],
)
def test_other_text_is_no_caption(after: str) -> None:
    page = page_of(f"<table><tr><td>1</td></tr></table>{after}")
    before = str(page)
    caption_tables(page)
    assert str(page) == before
