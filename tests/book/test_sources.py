"""The line under a table, and that every table of the chapters has one that says what it shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docutils import nodes

from casestudy.book.sources import SOURCE, is_source

CHAPTERS = sorted((Path(__file__).parents[2] / "chapters").glob("*.md"))

#: What cells end with that show a bare value and no table.
VALUES = (
    "len(passages)",
    "len(passages), passages[0].text == text",
    "page == text",
    "characters(before) == characters(after)",
    "study.page.lines[124]",
    "result.low, result.high",
)
#: Functions that show nothing, or a figure.
NO_TABLE = re.compile(r"(glue|use_book_style|pd\.set_option|plot_\w+)\(")

CELL = re.compile(r"^```\{code-cell\}[^\n]*\n((?:.*\n)*?)```\n", re.MULTILINE)
OPTIONS = re.compile(r"\A(?:---\n(?:.*\n)*?---\n|(?::.*\n)+)")
MARKDOWN = re.compile(r"^(?:\|.*\n)+", re.MULTILINE)
CAPTION = re.compile(r"\n\*(?P<line>[^*]+)\*(?=\n\n|\n`{3,}\n|\n:{3,}\n|\n*\Z)")


def tables(chapter: str) -> Iterator[tuple[str, int]]:
    """Yield each table of a chapter: its first line or its cell's last, and where it ends."""
    for found in CELL.finditer(chapter):
        if shown := last_value(OPTIONS.sub("", found[1])):
            yield shown, found.end()
    code = [range(*found.span()) for found in CELL.finditer(chapter)]
    for found in MARKDOWN.finditer(chapter):
        if not any(found.start() in cell for cell in code):
            yield found[0].split("\n")[0], found.end()


def last_value(code: str) -> str | None:
    """Return the expression whose value a cell shows, unless that is no table."""
    if code.rstrip().endswith(";") or not (statements := ast.parse(code).body):
        return None
    last = statements[-1]
    shown = ast.get_source_segment(code, last) if isinstance(last, ast.Expr) else None
    return None if not shown or NO_TABLE.match(shown) or shown in VALUES else shown


def caption(chapter: str, end: int) -> str:
    """Return what the line directly after a table says before it names the source, or nothing."""
    found = CAPTION.match(chapter, end)
    parts = SOURCE.split(" ".join(found["line"].split())) if found else []
    return parts[0] if len(parts) == 2 else ""


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_table_is_followed_by_what_it_shows_and_its_source(path: Path) -> None:
    chapter = path.read_text(encoding="utf-8")
    bare = [shown for shown, end in tables(chapter) if len(caption(chapter, end).split()) < 3]
    assert not bare, "\n".join(["Write under it: *What the rows are. Source: …*", *bare])


def test_the_tables_are_found() -> None:
    found = [shown for path in CHAPTERS for shown, _ in tables(path.read_text(encoding="utf-8"))]
    assert len(found) > 100
    assert "| Chinese | Pinyin | English |" in found
    assert "raw.loc[1:16]" in found


@pytest.mark.parametrize("value", VALUES)
def test_every_bare_value_is_still_shown(value: str) -> None:
    assert any(f"\n{value}\n" in path.read_text(encoding="utf-8") for path in CHAPTERS)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Titles of articles. Source: `a.csv`, computed.", True),
        ("Titles of 标题?\nSource:\n`a.csv`.", True),
        ("Source: computed.", True),
        ("Titles of articles, Source: computed.", False),
        ("Sources: computed.", False),
        ("Titles of articles.", False),
    ],
)
def test_a_line_in_italics_that_names_a_source(line: str, known: bool) -> None:
    assert is_source(nodes.paragraph("", "", nodes.emphasis("", line))) == known


def test_only_a_paragraph_that_is_all_in_italics_is_such_a_line() -> None:
    line = nodes.emphasis("", "Titles. Source: computed.")
    assert not is_source(nodes.paragraph("", "", nodes.Text("See "), line))
    assert not is_source(nodes.paragraph("", "", nodes.strong("", "Source: computed.")))
    assert not is_source(nodes.paragraph())
    assert not is_source(nodes.Text("Source: computed."))
    assert not is_source(nodes.term("", "", line))
