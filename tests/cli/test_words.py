"""casestudy words: any amount of text, from anywhere, into a table."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from casestudy.cli import main

TEXT = "小区居民，小区！\n志愿者在小区。\n"


def run(*words: str | Path, text: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["words", *map(str, words)], input=text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "texts"
    (place / "below").mkdir(parents=True)
    (place / "a.txt").write_text(TEXT, "utf-8")
    (place / "below" / "b.txt").write_text("居民说。", "utf-8")
    (place / "c.md").write_text("不数", "utf-8")
    return place


def test_a_folder_is_counted_by_file(folder: Path) -> None:
    out = folder.parent / "counts.csv"
    result = run(folder, "--out", out)
    assert result.exit_code == 0, result.output
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["word", "count", "documents"]
    assert rows[1:] == [
        ["小区", "3", "1"],
        ["居民", "2", "2"],
        ["在", "1", "1"],
        ["志愿者", "1", "1"],
        ["说", "1", "1"],
    ]
    assert result.stdout == f"{out}: 5 different words, 8 in all, in 2 texts\n"


def test_lines_can_be_documents(folder: Path) -> None:
    out = folder.parent / "counts.csv"
    run(folder / "a.txt", "--by", "line", "--out", out)
    assert pd.read_csv(out).iloc[0].tolist() == ["小区", 3, 2]


def test_standard_input_and_parquet(tmp_path: Path) -> None:
    out = tmp_path / "made" / "counts.parquet"
    result = run("-", "--out", out, text=TEXT.encode())
    assert result.exit_code == 0, result.output
    table = pd.read_parquet(out)
    assert table.iloc[0].tolist() == ["小区", 3, 1]
    assert table.dtypes.astype("str").tolist()[1:] == ["int64", "int64"]


@pytest.mark.parametrize("engine", ["jieba", "rjieba"])
@pytest.mark.parametrize("workers", ["1", "3"])
def test_engines_and_workers_agree(folder: Path, engine: str, workers: str) -> None:
    page = Path("data/weidu/page.txt")
    one, other = folder.parent / "one.csv", folder.parent / "other.csv"
    run(page, "--by", "line", "--out", one, "--workers", "1")
    run(page, "--by", "line", "--out", other, "--workers", workers, "--engine", engine)
    assert one.read_bytes() == other.read_bytes()


def test_a_lexicon_adds_words(tmp_path: Path) -> None:
    (tmp_path / "lexicon.txt").write_text("一核两翼 | l | any | a slogan", "utf-8")
    out = tmp_path / "counts.csv"
    run("-", "--out", out, "--lexicon", tmp_path / "lexicon.txt", text="一核两翼".encode())
    assert pd.read_csv(out)["word"].tolist() == ["一核两翼"]


def test_another_encoding_is_named(tmp_path: Path) -> None:
    text = tmp_path / "old.txt"
    text.write_bytes((TEXT * 20).encode("gb18030"))
    result = run(text, "--out", tmp_path / "counts.csv")
    assert result.exit_code == 0, result.output
    assert f"{text}: read as gb18030, as it seems to be" in result.stderr
    assert "old.txt" not in run(text, "--encoding", "gbk", "--out", tmp_path / "c.csv").stderr


def test_mixed_encodings_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "mixed.txt"
    good.write_text(TEXT, "utf-8")
    bad.write_bytes(b"a" * 300_000 + "中国".encode("gb18030"))
    out = tmp_path / "counts.csv"
    out.write_text("earlier")
    result = run(good, bad, "--out", out)
    assert result.exit_code == 1
    fault = "expected text in utf-8 throughout, found 0xd6 at byte 300,000"
    assert f"{bad}: {fault}" in result.stderr
    assert "--encoding" in result.stderr
    assert out.read_text() == "earlier"


def test_a_nul_is_refused(tmp_path: Path) -> None:
    result = run("-", "--out", tmp_path / "counts.csv", text="小区\0".encode())
    assert result.exit_code == 1
    assert "standard input: expected text, found a NUL after 2 characters" in result.stderr


@pytest.mark.parametrize("text", ["", "，。！\n"])
def test_text_without_words_gives_a_table_without_rows(text: str, tmp_path: Path) -> None:
    out = tmp_path / "counts.csv"
    assert run("-", "--out", out, text=text.encode()).exit_code == 0
    assert out.read_text("utf-8-sig") == "word,count,documents\n"


def test_a_folder_without_texts_is_a_fault(tmp_path: Path) -> None:
    result = run(tmp_path, "--out", tmp_path / "counts.csv")
    assert result.exit_code == 1
    assert "files that end in .txt, found none" in result.stderr


def test_a_text_may_end_in_capitals_and_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "A.TXT").write_text(TEXT, "utf-8")
    result = run(tmp_path, "--out", tmp_path / "counts.csv")
    assert "in 1 text\n" in result.stdout
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    result = run(tmp_path, "--out", tmp_path / "counts.csv")
    assert result.exit_code == 1
    assert f"{tmp_path / 'b.txt'}: expected a readable file" in result.stderr


def test_a_place_that_cannot_be_written_to_is_refused_before_anything_is_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    result = run("-", "--out", tmp_path / "file" / "counts.csv", text=b"\xff")
    assert result.exit_code == 1
    assert f"{tmp_path / 'file'}: expected a folder that can be written to" in result.stderr


def test_other_formats_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    result = run(tmp_path, "--out", tmp_path / "counts.xlsx")
    assert result.exit_code == 2
    assert ".csv or .parquet, not 'counts.xlsx'" in result.stderr


def test_progress_has_amount_and_rate(folder: Path) -> None:
    result = run(folder, "--out", folder.parent / "counts.csv")
    assert "Counting words" in result.stderr
    assert "bytes" in result.stderr


def test_the_start_is_light(tmp_path: Path) -> None:
    """With pandas and the study's own modules, the start took four times as long."""
    out = tmp_path / "counts.csv"
    code = (
        "import sys\n"
        "from casestudy.cli import main\n"
        f"main(['words', '-', '--workers', '1', '--out', {str(out)!r}], standalone_mode=False)\n"
        "heavy = {'pandas', 'numpy', 'pyarrow', 'jieba', 'yaml', 'charset_normalizer'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    command = [sys.executable, "-W", "default", "-c", code]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert out.is_file()


def test_one_line_of_50_megabytes(tmp_path: Path) -> None:
    text = tmp_path / "line.txt"
    sentence = "小区居民参与治理，志愿者服务群众。"
    times = 50_000_000 // len(sentence.encode()) + 1
    text.write_text(sentence * times, "utf-8")
    out = tmp_path / "counts.csv"
    assert run(text, "--by", "line", "--out", out).exit_code == 0
    table = pd.read_csv(out)
    assert set(table["count"]) == {times}
    assert set(table["documents"]) == {1}


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to a single process")
def test_an_interruption_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "counts.csv"
    out.write_text("earlier")
    command = [sys.executable, "-m", "casestudy.cli", "words", "-", "--by", "line"]
    with subprocess.Popen(
        [*command, "--workers", "2", "--out", str(out)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stderr
        for _ in range(20):
            process.stdin.write((TEXT * 5000).encode())
        process.stdin.flush()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read().decode()
        assert process.wait(10) == 130
        process.stdin.close()
    assert "Interrupted. What was there before is untouched." in said
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["counts.csv"]
    assert out.read_text() == "earlier"


@pytest.mark.skipif(os.name == "nt", reason="pipes of processes work otherwise there")
def test_helpers_end_when_the_command_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "casestudy.cli", "words", "-", "--by", "line"]
    with subprocess.Popen(
        [*command, "--workers", "2", "--out", str(tmp_path / "counts.csv")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        for _ in range(20):
            process.stdin.write((TEXT * 5000).encode())
        process.stdin.flush()
        time.sleep(0.5)
        process.kill()
        # The other end of the pipe is open as long as one of them lives.
        process.communicate(timeout=20)
    assert not list(tmp_path.iterdir())
