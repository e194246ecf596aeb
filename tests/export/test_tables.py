"""The tables as files for other tools."""

from __future__ import annotations

import io
import json
from pathlib import Path

import frictionless
import networkx as nx
import openpyxl
import pandas as pd
import pytest

from casestudy import Study, open_study
from casestudy.errors import EvidenceError
from casestudy.evidence import Evidence, open_evidence
from casestudy.export.tables import FORMATS, table_files


def test_csv_files_are_a_valid_data_package(any_study: Study, tmp_path: Path) -> None:
    for name, content in table_files(open_evidence(any_study), "csv"):
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["message"])[:3]


def test_csv_opens_in_excel_and_keeps_every_cell(mini_evidence: Evidence) -> None:
    files = dict(table_files(mini_evidence, "csv"))
    assert files["people.csv"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in files["people.csv"]
    folder = mini_evidence.study.folder / "tables"
    for name, content in files.items():
        if name.endswith(".csv"):
            original = pd.read_csv(folder / name, dtype="str")
            exported = pd.read_csv(io.BytesIO(content), dtype="str", encoding="utf-8-sig")
            if "value" in original and name == "indicators.csv":
                original["value"] = original["value"].astype("float").astype("str")
                exported["value"] = exported["value"].astype("float").astype("str")
            pd.testing.assert_frame_equal(exported, original)


def test_a_workbook_has_a_sheet_a_table_and_explains_columns(mini_evidence: Evidence) -> None:
    ((name, content),) = table_files(mini_evidence, "xlsx")
    assert name == "evidence.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == [*mini_evidence.counts["table"], "columns"]
    header, *rows = book["events"].iter_rows(values_only=True)
    assert header[:4] == ("id", "zh", "en", "start")
    assert str(rows[1][3]) == "2021-10-08 00:00:00"
    assert book["indicators"]["D3"].value == 600
    assert book["people"]["I2"].value is True
    assert book["people"].freeze_panes == "B2"
    assert ("people", "mask") in [row[:2] for row in book["columns"].iter_rows(values_only=True)]


def test_a_graph_holds_organisations_and_relations(mini_evidence: Evidence) -> None:
    ((name, content),) = table_files(mini_evidence, "graphml")
    assert name == "organisations.graphml"
    graph = nx.read_graphml(io.BytesIO(content))
    assert graph.nodes["library"]["zh"] == "青石镇图书馆"
    assert {edge["relation"] for *_, edge in graph.edges(data=True)} == {"contains", "serves"}


@pytest.mark.parametrize("form", FORMATS)
def test_exports_are_the_same_bytes_each_time(mini_evidence: Evidence, form: str) -> None:
    assert dict(table_files(mini_evidence, form)) == dict(table_files(mini_evidence, form))


def test_a_study_without_tables_says_so(copy: Path) -> None:
    (copy / "datapackage.json").unlink()
    with pytest.raises(EvidenceError, match=r"expected tables, found none"):
        dict(table_files(open_evidence(open_study(copy)), "csv"))


def test_a_graph_needs_relations(copy: Path) -> None:
    path = copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    content["resources"] = [each for each in content["resources"] if each["name"] != "relations"]
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(EvidenceError, match="relations: expected rows, found none"):
        dict(table_files(open_evidence(open_study(copy)), "graphml"))
