"""Opening a study, and the tables that it gives to chapters."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pytest

from casestudy import Study, open_study
from casestudy.errors import StudyFileError, StudyNotFoundError
from casestudy.study import BLOCK_COLUMNS, CONSERVATION_COLUMNS, LOG_COLUMNS, PARAGRAPH_COLUMNS

ROOT = Path(__file__).parents[1]
SHA256 = "e408f06a93b06fefa61c24373e12ab261b563268b78521084ed16a2e4f4803e4"


def test_the_page_is_the_original_byte_for_byte(weidu: Study) -> None:
    data = (weidu.folder / "page.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256 == weidu.about.page_sha256
    assert len(weidu.page.lines) == 466


@pytest.mark.parametrize("folder", [".", "chapters", "src/casestudy"])
def test_a_relative_path_is_tried_from_here_and_upwards(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / folder)
    assert open_study("data/weidu").folder == ROOT / "data" / "weidu"
    assert open_study().folder == ROOT / "data" / "weidu"


def test_of_several_studies_one_must_be_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(copy, copy.parent / "other")
    monkeypatch.chdir(copy.parents[1])
    with pytest.raises(StudyNotFoundError, match="data/mini, data/other") as caught:
        open_study()
    assert "casestudy check data/mini" in str(caught.value)
    assert open_study("data/other").title == open_study("data/mini").title


def test_a_folder_without_a_study_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in [None, "data/none", tmp_path]:
        with pytest.raises(StudyNotFoundError):
            open_study(path)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            "title: An invented page about a village library",
            "",
            "study.yml, title: expected a text",
        ),
        ("bytes: 732", "bytes: true", "study.yml, source: bytes: expected a number of bytes"),
        ("bytes: 732", "bytes: many", "study.yml, source: bytes: expected a number of bytes"),
        ("sha256: 2069", "sha256: xyz", "expected 64 hexadecimal digits"),
        ("unknown: []", "unknown: nothing", "provenance: unknown: expected a list"),
        ("inferred: []", "inferred: [{claim: Old}]", "inferred 1: evidence: expected a list"),
        ("source:", "sauce:", "study.yml, source: expected the page's file"),
        ("title: An", "title: [An", "study.yml line"),
    ],
)
def test_a_faulty_study_file_is_refused(copy: Path, old: str, new: str, text: str) -> None:
    about = copy / "study.yml"
    before = about.read_text(encoding="utf-8")
    assert old in before
    about.write_text(before.replace(old, new), encoding="utf-8")
    with pytest.raises(StudyFileError) as caught:
        open_study(copy)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("paragraphs", PARAGRAPH_COLUMNS),
        ("blocks", BLOCK_COLUMNS),
        ("repair_log", LOG_COLUMNS),
        ("conservation", CONSERVATION_COLUMNS),
    ],
)
def test_tables_have_their_documented_columns_and_may_be_changed(
    any_study: Study, table: str, columns: tuple[str, ...]
) -> None:
    frame = getattr(any_study, table)
    assert tuple(frame.columns) == columns
    frame.loc[:, columns[0]] = "changed"
    pd.testing.assert_frame_equal(getattr(any_study, table), getattr(any_study, table))
    assert "changed" not in set(getattr(any_study, table)[columns[0]])


def test_an_unknown_article_is_refused_with_the_ids(mini: Study) -> None:
    with pytest.raises(KeyError, match="book-bus, stone-bridge"):
        mini.article("bus")


def test_provenance_says_what_is_unknown_and_why_the_year_is_inferred(weidu: Study) -> None:
    provenance = weidu.about.provenance
    assert any("date" in item for item in provenance.unknown)
    [year, _] = provenance.inferred
    assert "December 2021" in year.claim
    assert len(year.evidence) == 3
