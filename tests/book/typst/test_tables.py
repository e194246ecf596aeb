"""Tables and formulas."""

import pytest

from casestudy.book.htmltable import read_tables
from casestudy.book.typst.maths import formula
from casestudy.book.typst.tables import Cell, table

HEAD = "<thead><tr><th></th><th>n</th></tr><tr><th>%s</th><th>%s</th></tr></thead>"
ROW = "<tr><th>区</th><td>1 &lt; 2<br>b</td></tr>"


def _rows(html):
    tables, _ = read_tables(html)
    return [[cell.text for cell in row] for row in tables[0].rows], tables[0].head


def test_the_name_of_an_index_joins_the_heading():
    assert _rows(f"<table>{HEAD % ('rule', '')}{ROW}</table>") == (
        [["rule", "n"], ["区", "1 < 2 b"]], 1,
    )  # fmt: skip


def test_a_heading_of_two_full_rows_stays():
    assert _rows(f"<table>{HEAD % ('rule', 'x')}{ROW}</table>")[1] == 2


def test_styles_are_not_text():
    assert read_tables("<style>td {}</style><p>3 rows</p>") == ([], "3 rows")


def test_spans_are_kept():
    tables, _ = read_tables('<table><tr><td colspan="2" rowspan="3">a</td></tr></table>')
    assert (tables[0].rows[0][0].across, tables[0].rows[0][0].down) == (2, 3)


def test_numbers_are_flush_right():
    rows = [[Cell("w", "w"), Cell("n", "n")], [Cell("a", "a"), Cell("1", "1,234")]]
    assert "(left, right, ), (0.5em, 2.5em, ), 3em, ([w],[n],), " in table(rows, 1)


def test_the_lines_of_a_concordance_meet_at_its_word():
    words = ("paragraph", "left", "node", "right")
    rows = [[Cell(word, word) for word in words], [Cell(word, word) for word in "甲乙丙丁"]]
    assert "(left, right, center, left, )" in table(rows, 1)


def test_text_among_numbers_is_flush_left():
    rows = [[Cell("1", "1")], [Cell("a", "a")]]
    assert "(left, )" in table(rows, 0)


def test_a_column_needs_room_for_its_longest_piece_only():
    rows = [[Cell("x", "今天下午去公园 and some-word")]]
    assert "(2.5em, ), 13.5em" in table(rows, 0)


@pytest.mark.parametrize(
    ("tex", "typst"),
    [
        (r"\frac{a}{b}", "$a/b$"),
        (r"O_{11} \ne 2", "$O_(11) != 2$"),
        (r"\sum_{i=1}^{n} x_i", "$sum_(i = 1)^(n) x_(i)$"),
    ],
)
def test_formulas(tex, typst):
    assert typst in formula(tex)


def test_a_formula_is_its_own_description():
    assert r'alt: "\\frac{a}{b}"' in formula(r"\frac{a}{b}", block=True, number="1.2", label="x")
