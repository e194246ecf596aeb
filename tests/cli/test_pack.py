"""casestudy pack: from the built site to one file, or one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casestudy.cli import main


def pack(*words: str) -> Result:
    return CliRunner().invoke(main, ["pack", *words])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "_config.yml").write_text("title: Small\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(folder: Path, edition: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("page" * 2000, encoding="utf-8")
    (folder / ".edition").write_text(edition, encoding="utf-8")


def test_students_pages_are_packed_unless_others_are_named(root: Path) -> None:
    build(root / "_build" / "html", "student")
    result = pack()
    assert result.exit_code == 0, result.output
    assert f"Ready: {root / '_build' / 'small-student.zip'} (1 kB)" in result.output
    assert pack("--out", "other.zip").exit_code == 0
    assert (root / "other.zip").is_file()


def test_answers_are_packed_only_under_their_name(root: Path) -> None:
    build(root / "_build" / "instructor" / "html", "instructor")
    assert pack().exit_code == 1, "the students' pages are not built"
    result = pack("--edition", "instructor", "--out", "book.zip")
    assert result.exit_code == 1
    assert "expected a name with the word instructor, found book.zip" in result.output
    assert "Packing" not in result.output, "refused before the work is begun"
    assert pack("--edition", "instructor").exit_code == 0
    assert (root / "_build" / "small-instructor.zip").is_file()


def test_a_name_that_no_program_opens_is_refused(root: Path) -> None:
    build(root / "_build" / "html", "student")
    result = pack("--out", "book")
    assert result.exit_code == 1
    assert "expected a name that ends in .zip, found book. Choose a name such" in result.output
    assert not (root / "book").exists()


def test_a_site_that_is_not_built_is_one_clear_fault(root: Path) -> None:
    result = pack()
    assert result.exit_code == 1
    assert "Build the book first: casestudy book --edition student" in result.output
    assert "1 fault found." in result.output
    assert not list(root.rglob("*.zip"))
