"""The data dictionary and the codebook: what a study declares and defines, as pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

BuildPages = Callable[..., tuple[Path, str]]

DICTIONARY = "# Tables\n\n```{data-dictionary}\n```\n\nSee [the events](#table-events).\n"
CODEBOOK = "# Codes\n\nRead this first.\n\n```{codebook}\n```\n"
CODES = """\
# A codebook with a title of its own

How it was coded: see {para}`book-bus-02`.

(code-kind)=
## Organisations

### `kind`

`library`
: A place that lends books.
: *Example:* 青石镇图书馆

## People

As {ref}`above <code-kind>`.
"""


def page(out: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((out / f"{name}.html").read_bytes(), "html.parser")


def test_every_table_is_a_section_with_its_facts(build_pages: BuildPages, copy: Path) -> None:
    out, warnings = build_pages(tables=DICTIONARY)
    assert warnings == ""
    package = json.loads((copy / "datapackage.json").read_text("utf-8"))
    sections = page(out, "tables").select("section[id^=table-]")
    assert [each["id"] for each in sections] == [
        f"table-{resource['name']}" for resource in package["resources"]
    ]
    events = page(out, "tables").find(id="table-events")
    assert events.h2.get_text().startswith("Events")
    rows = len((copy / "tables" / "events.csv").read_text("utf-8").splitlines()) - 1
    assert f"File tables/events.csv, {rows} row" in events.get_text()
    assert page(out, "tables").find("a", string="the events")["href"] == "#table-events"


def test_every_column_has_type_meaning_and_rules(build_pages: BuildPages, copy: Path) -> None:
    out, _ = build_pages(tables=DICTIONARY)
    soup = page(out, "tables")
    package = json.loads((copy / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        table = soup.find(id=f"table-{resource['name']}").table
        heads = [cell.get_text() for cell in table.select("thead th")]
        assert heads == ["Column", "Type", "Meaning"]
        for row, field in zip(table.select("tbody tr"), resource["schema"]["fields"], strict=True):
            name, kind, meaning = (cell.get_text().strip() for cell in row.select("td"))
            assert (name, kind) == (field["name"], field["type"])
            assert field.get("description", "").replace("`", "") in meaning
            rules = field.get("constraints", {})
            assert ("Required." in meaning) == bool(rules.get("required"))
            assert all(value in meaning for value in rules.get("enum", []))


def test_under_every_table_stands_what_it_shows(build_pages: BuildPages) -> None:
    out, _ = build_pages(tables=DICTIONARY)
    for section in page(out, "tables").select("section[id^=table-]"):
        name = section["id"].removeprefix("table-")
        line = section.table.find_next_sibling()
        told = f"Columns of {name}, with their types and meanings. Source: datapackage.json."
        assert line.name == "p"
        assert line.em.get_text() == told


def test_a_column_of_ids_links_to_the_table_that_it_names(build_pages: BuildPages) -> None:
    out, _ = build_pages(tables=DICTIONARY)
    relations = page(out, "tables").find(id="table-relations")
    source = next(row for row in relations.select("tr") if row.td and row.td.get_text() == "source")
    assert "An id of organisations." in source.get_text()
    assert source.a["href"] == "#table-organisations"


def test_faulty_tables_fail_the_build(build_pages: BuildPages, copy: Path) -> None:
    path = copy / "tables" / "organisations.csv"
    path.write_text(path.read_text("utf-8").replace("青石镇", "青右镇"), encoding="utf-8")
    with pytest.raises(ExtensionError, match=r"organisations\.csv row"):
        build_pages(tables=DICTIONARY)


def test_a_study_without_tables_says_so(build_pages: BuildPages, copy: Path) -> None:
    (copy / "datapackage.json").unlink()
    out, warnings = build_pages(tables="# Tables\n\n```{data-dictionary}\n```\n")
    assert warnings == ""
    assert "This study has no tables." in page(out, "tables").get_text()


def test_the_codebook_becomes_sections_of_the_page(build_pages: BuildPages, copy: Path) -> None:
    (copy / "codebook.md").write_text(CODES, encoding="utf-8")
    out, warnings = build_pages(codes=CODEBOOK)
    assert warnings == ""
    soup = page(out, "codes")
    headings = [
        (each.name, each.get_text().rstrip("¶"))
        for each in soup.select_one("div.body").select("h1, h2, h3")
    ]
    assert headings == [
        ("h1", "Codes"), ("h2", "Organisations"), ("h3", "kind"), ("h2", "People"),
    ]  # fmt: skip
    text = soup.get_text()
    assert "title of its own" not in text
    assert text.index("Read this first.") < text.index("How it was coded") < text.index("library")
    assert soup.find("a", string="above")["href"] == "#code-kind"


def test_a_study_without_a_codebook_says_so(build_pages: BuildPages) -> None:
    out, warnings = build_pages(codes=CODEBOOK)
    assert warnings == ""
    assert "This study has no codebook." in page(out, "codes").get_text()


@pytest.mark.parametrize("text", ["```{include} answers.md\n```", "<!-- solution -->\nanswer"])
def test_a_codebook_hides_nothing(build_pages: BuildPages, copy: Path, text: str) -> None:
    (copy / "codebook.md").write_text(text, encoding="utf-8")
    _, warnings = build_pages(codes=CODEBOOK)
    assert "codebook.md line 1: expected" in warnings


def test_the_pdf_has_tables_and_codebook(build_pages: BuildPages, copy: Path) -> None:
    (copy / "codebook.md").write_text(CODES, encoding="utf-8")
    out, warnings = build_pages("typst", tables=DICTIONARY, codes=CODEBOOK)
    assert warnings == ""
    printed = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(out / "book.pdf").pages)
    assert "An id of organisations" in " ".join(printed.split())
    assert "A place that lends books." in printed
    markup = (out / "book.typ").read_text("utf-8")
    assert '#link(label("tables#table-organisations"))' in markup
    assert re.search(r"lends books\..*#parbreak\(\);.*Example", markup)  # two definitions
