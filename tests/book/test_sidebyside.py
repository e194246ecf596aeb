"""Both editions at once give what they give one after the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casestudy.book.freshness import CACHE, inputs_digest, mark_executed, notebooks_executed
from casestudy.book.sidebyside import run_side_by_side


def test_what_was_made_is_told_edition_by_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casestudy.book.sidebyside.sys.executable", str(fake(tmp_path, "")))
    lines: list[str] = []
    made, well = run_side_by_side(["book"], progress=lines.append)
    assert well
    assert made == [Path("student.pdf"), Path("instructor.pdf")]
    assert lines == ["working", "working"]


def test_messages_of_a_failure_are_shown_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = fake(tmp_path, "echo 'no such chapter' >&2; exit 1")
    monkeypatch.setattr("casestudy.book.sidebyside.sys.executable", str(program))
    _, well = run_side_by_side(["book"], progress=lambda _: None)
    assert not well
    assert capsys.readouterr().err == "no such chapter\n"


def fake(folder: Path, then: str) -> Path:
    """Return a program in Python's place: it is called with -m casestudy.cli book --edition X."""
    program = folder / "python"
    program.write_text(f'#!/bin/sh\necho working\necho "Ready: $5.pdf"\n{then}\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def test_ctrl_c_ends_the_work_and_leaves_the_earlier_pdfs(tmp_path: Path) -> None:
    """The real command, interrupted while it reads, as a terminal interrupts it."""
    config = "title: A\nonly_build_toc_files: true\nsphinx:\n  extra_extensions: [%s]\n"
    (tmp_path / "_config.yml").write_text(config % "casestudy.book.extension", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (tmp_path / "page.md").write_text("# A page\n\nText.\n", encoding="utf-8")
    target = tmp_path / "_build" / "pdf" / "student"
    target.mkdir(parents=True)
    (target / "book.pdf").write_bytes(b"earlier")
    with subprocess.Popen(
        [sys.executable, "-m", "casestudy.cli", "handouts"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout
        while b"reading sources" not in process.stdout.readline():
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        _, messages = process.communicate(timeout=60)
    assert process.returncode == 130, messages
    assert b"What was there before is untouched" in messages
    assert [path.name for path in target.iterdir()] == ["book.pdf"]
    assert (target / "book.pdf").read_bytes() == b"earlier"


def test_chapters_count_as_executed_until_one_changes(tmp_path: Path) -> None:
    chapter = tmp_path / "chapters" / "one.md"
    chapter.parent.mkdir()
    chapter.write_text("1", encoding="utf-8")
    mark_executed(tmp_path)
    assert not notebooks_executed(tmp_path), "there is no cache"
    (tmp_path / CACHE / inputs_digest(tmp_path)).mkdir(parents=True)
    mark_executed(tmp_path)
    assert notebooks_executed(tmp_path)
    chapter.write_text("2", encoding="utf-8")
    assert not notebooks_executed(tmp_path)
