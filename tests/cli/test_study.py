"""The commands that read a study, as people use them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casestudy import Study
from casestudy.cli import main
from casestudy.evidence import Evidence
from casestudy.source import Mend, Passage, articles, characters
from casestudy.source.repair import repair_block

ROOT = Path(__file__).parents[2]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_check_says_what_it_checked(weidu: Study) -> None:
    result = run("check", str(weidu.folder))
    assert result.exit_code == 0, result.output
    assert "466 lines" in result.output
    assert "390 lines with text, each in one block" in result.output
    assert "8 articles, 56 paragraphs" in result.output
    assert "translation 56 paragraphs and 12 headings" in result.output
    assert "readings corrected" in result.output
    assert result.output.endswith("No faults found.\n")


def test_check_counts_rows_and_quotations_of_every_table(weidu_evidence: Evidence) -> None:
    output = run("check", str(weidu_evidence.study.folder)).output
    for row in weidu_evidence.counts.itertuples():
        proved = f"{row.quotations} quotations verified" if row.quotations else "quotes nothing"
        found = [line.split() for line in output.splitlines() if line.split()[0] == row.table]
        assert found == [[row.table, str(row.rows), "rows", *proved.split()]]


def test_check_lists_faults_of_tables(copy: Path) -> None:
    for name, before, after in [
        ("relations", "library,contains", "libary,contains"),
        ("indicators", "车上装着600多册图书\n", "车上装着600多本图书\n"),
        ("indicators", "车上装着600多册图书,\n", "车上装着600多本图书,\n"),
    ]:
        path = copy / "tables" / f"{name}.csv"
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    result = run("check", str(copy))
    assert result.exit_code == 1
    assert "tables/relations.csv row 2, source" in result.stderr
    assert "Closest passage: “车上装着600多册图书”" in result.stderr
    assert result.stderr.endswith("2 faults found.\n")


def test_check_lists_faults_of_lists_tables_translation_and_pinyin_together(copy: Path) -> None:
    for name, before, after in [
        ("tables/relations.csv", "library,contains", "libary,contains"),
        ("lexicon.txt", "青石镇 | ns", "青石镇 | NS"),
        ("translation.yml", "600 books", "many books"),
        ("pinyin.txt", "xiǎo mǎn", "xiǎo màn"),
    ]:
        path = copy / name
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    lines = run("check", str(copy)).stderr.splitlines()
    assert [line.split(": expected")[0] for line in lines[1:-1]] == [
        "tables/relations.csv row 2, source",
        "lexicon.txt line 1",
        "translation.yml, passages: book-bus-01",
        "pinyin.txt line 2",
    ]


def test_check_says_that_a_study_has_no_translation(copy: Path) -> None:
    (copy / "translation.yml").unlink()
    output = run("check", str(copy)).output
    assert "translation none: the study has no translation.yml" in output


def test_check_says_that_a_study_has_no_tables(copy: Path) -> None:
    (copy / "datapackage.json").unlink()
    assert "tables     none: the study has no datapackage.json" in run("check", str(copy)).output


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("xlsx", ["evidence.xlsx"]),
        ("graphml", ["organisations.graphml"]),
        (
            "csv",
            [
                "datapackage.json",
                *sorted(path.name for path in (ROOT / "tests/mini/tables").iterdir()),
            ],
        ),
    ],
)
def test_tables_are_written_into_a_folder(
    mini: Study, tmp_path: Path, form: str, names: list[str]
) -> None:
    out = tmp_path / "new"
    result = run("tables", str(mini.folder), "--format", form, "--out", str(out))
    assert result.exit_code == 0, result.output
    written = sorted(path.name for path in out.iterdir())
    assert written == sorted(names)
    assert sorted(result.stdout.split()) == sorted(str(out / name) for name in written)


def test_tables_need_a_folder(mini: Study) -> None:
    result = run("tables", str(mini.folder))
    assert result.exit_code == 2
    assert "Missing option '--out'" in result.stderr


def test_check_takes_the_only_study(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "chapters")
    assert run("check").exit_code == 0


def test_check_lists_every_fault_and_exits_1(copy: Path) -> None:
    layout = copy / "layout.yml"
    text = layout.read_text(encoding="utf-8")
    layout.write_text(
        text.replace("body: 1-13", "body: 1-9").replace("caption: 27", "caption: 25-29"),
        encoding="utf-8",
    )
    before = sorted(copy.iterdir())
    result = run("check", str(copy))
    assert result.exit_code == 1
    assert result.stdout == ""
    place, *faults = result.stderr.splitlines()
    assert place == f"{copy}:"
    assert [line.split(",")[0] for line in faults] == [
        "layout.yml: expected lines 1 to 27",
        "layout.yml: expected every line in one block",
        "layout.yml: expected every line with text in a block",
        "layout.yml: expected every line with text in a block",
        "4 faults found.",
    ]
    assert "Traceback" not in result.output
    assert sorted(copy.iterdir()) == before


def test_check_proves_that_nothing_was_lost(mini: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(*words: object) -> tuple[tuple[Passage, ...], tuple[Mend, ...]]:
        passages, mends = repair_block(*words)  # type: ignore[arg-type]
        return tuple(replace(each, text=each.text.replace("书", "")) for each in passages), mends

    monkeypatch.setattr(articles, "repair_block", forgetful)
    result = run("check", str(mini.folder))
    assert result.exit_code == 1
    assert "book-bus body, line 1: expected its characters" in result.stderr


def test_faults_of_all_files_are_listed_together(copy: Path) -> None:
    about, layout = copy / "study.yml", copy / "layout.yml"
    about.write_text(about.read_text("utf-8").replace("rights:", "right:"), "utf-8")
    layout.write_text(layout.read_text("utf-8").replace("- caption", "- captoin"), "utf-8")
    result = run("check", str(copy))
    assert "study.yml, rights: expected a text" in result.stderr
    assert "found 'captoin'" in result.stderr


def test_a_full_disk_is_named(mini: Study) -> None:
    command = [sys.executable, "-m", "casestudy.cli", "articles", str(mini.folder)]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 1
    assert b"standard output: expected room" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_terminal_that_has_no_chinese_is_served(mini: Study) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "casestudy.cli", "check", str(mini.folder)],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_an_export_is_written_whole_or_not_at_all(mini: Study, tmp_path: Path) -> None:
    (tmp_path / "stone-bridge.txt").mkdir()
    result = run("articles", str(mini.folder), "--format", "txt", "--out", str(tmp_path))
    assert result.exit_code == 1
    assert "stone-bridge.txt: expected a place that can be written to" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["stone-bridge.txt"]


def test_articles_as_json_lines_hold_the_whole_page(weidu: Study) -> None:
    result = run("articles", str(weidu.folder), "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(record) for record in records] == [
        ["id", "kind", "kicker", "headline", "subhead", "byline", "sections", "paragraphs"]
    ] * 8
    for record in records:
        for paragraph in record["paragraphs"]:
            assert list(paragraph) == ["id", "section", "role", "text", "lines"]
            assert paragraph["role"] in {"lead", "body", "caption", "credit", "pullquote"}
            source = [
                line
                for first, last in paragraph["lines"]
                for line in weidu.page.lines[first - 1 : last]
            ]
            assert characters(paragraph["text"]) in characters("".join(source))


def test_articles_as_csv_open_in_excel(mini: Study) -> None:
    result = run("articles", str(mini.folder), "--format", "csv")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfid,article,")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == list(mini.paragraphs["id"])
    assert rows[0]["text"].startswith("本报讯（记者 周禾）10月9日")


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("jsonl", ["articles.jsonl"]),
        ("csv", ["paragraphs.csv"]),
        ("txt", ["book-bus.txt", "stone-bridge.txt"]),
    ],
)
def test_articles_are_written_into_a_folder(
    mini: Study, tmp_path: Path, form: str, names: list[str]
) -> None:
    out = tmp_path / "new" / "corpus"
    result = run("articles", str(mini.folder), "--format", form, "--out", str(out))
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == names
    assert result.stdout.split() == [str(out / name) for name in names]


def test_a_text_file_holds_an_article_in_reading_order(mini: Study, tmp_path: Path) -> None:
    run("articles", str(mini.folder), "--format", "txt", "--out", str(tmp_path))
    assert (tmp_path / "stone-bridge.txt").read_text(encoding="utf-8").splitlines() == [
        "镇里新鲜事",
        "青石镇修好老石桥",
        "10月8日，青石镇石桥修缮工程完工。石桥长28.5米，建于1936年，已有80余年。",
        "“桥面平了，推车过河不再颠。”村民老罗说。",
        "（石轩）",
    ]


def test_a_folder_that_cannot_be_written_is_named(mini: Study, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    result = run("articles", str(mini.folder), "--out", str(tmp_path / "file"))
    assert result.exit_code == 1
    assert "expected a place that can be written to" in result.stderr


def test_faults_leave_nothing_written(copy: Path, tmp_path: Path) -> None:
    (copy / "page.txt").write_bytes(b"\x00")
    result = run("articles", str(copy), "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_book_outside_a_project_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("book")
    assert result.exit_code == 1
    assert "_config.yml: expected a book's configuration" in result.stderr


def test_handouts_of_a_chapter_that_does_not_exist_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    result = run("handouts", "--chapter", "99", "--edition", "student")
    assert result.exit_code == 1
    assert "expected a chapter from 1, 2" in result.stderr
    assert "found chapter 99" in result.stderr
