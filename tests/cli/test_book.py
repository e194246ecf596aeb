"""casestudy book: PDFs come first, the pages are given them, and both are put in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from casestudy.cli import book as command
from casestudy.cli import main
from casestudy.errors import Fault, OutputError

Calls = list[tuple[str, Any]]


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What is built, in order, with what the pages are told to offer."""
    made: Calls = []

    def pdfs(_root: Path, target: Path, *_rest: object, **_settings: object) -> tuple[Path, ...]:
        target.mkdir(parents=True)
        (target / "book.pdf").write_bytes(b"new")
        made.append(("pdfs", target))
        return (target / "book.pdf",)

    def pages(_root: Path, target: Path, *, handouts: Path | None, **_settings: object) -> Path:
        found = (handouts / "book.pdf").read_bytes() if handouts else None
        made.append(("pages", found))
        return target / "index.html"

    (tmp_path / "_config.yml").write_text("title: Small\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "_pdfs", pdfs)
    monkeypatch.setattr(command, "build_html", pages)
    return made


def test_pages_are_given_the_pdfs_that_were_made_before(calls: Calls, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["book", "--edition", "student"])
    assert result.exit_code == 0, result.output
    assert [name for name, _ in calls] == ["pdfs", "pages"]
    assert calls[1] == ("pages", b"new")
    placed = tmp_path / "_build" / "pdf" / "student" / "book.pdf"
    assert placed.read_bytes() == b"new"
    assert f"Ready: {placed}" in result.output
    assert not list((tmp_path / "_build" / "work").iterdir())


def test_without_pdfs_pages_are_given_none(calls: Calls, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["book", "--edition", "student", "--no-pdf"]).exit_code == 0
    assert calls == [("pages", None)]
    assert not (tmp_path / "_build" / "pdf").exists()


def test_pages_that_fail_leave_the_earlier_pdfs(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object, **_settings: object) -> Path:
        raise OutputError([Fault("the pages", "none", "a fault", "Mend it.")])

    placed = tmp_path / "_build" / "pdf" / "student" / "book.pdf"
    placed.parent.mkdir(parents=True)
    placed.write_bytes(b"earlier")
    monkeypatch.setattr(command, "build_html", fail)
    assert CliRunner().invoke(main, ["book", "--edition", "student"]).exit_code == 1
    assert calls[0][0] == "pdfs"
    assert placed.read_bytes() == b"earlier"
