"""How long the PDFs take, against the web pages: `make bench` prints the ratio."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[1]
PAGES = ("book", "--edition", "student", "--no-pdf")
PDFS = ("handouts",)
HANDOUT = ("handouts", "--chapter", "2", "--edition", "student")


@pytest.mark.benchmark(group="all PDFs of both editions against the web pages of one")
@pytest.mark.parametrize("words", [PAGES, PDFS], ids=["web pages", "PDFs"])
def test_pdfs_against_pages(benchmark: BenchmarkFixture, words: tuple[str, ...]) -> None:
    run(benchmark, words)


@pytest.mark.benchmark(group="one handout")
def test_one_handout(benchmark: BenchmarkFixture) -> None:
    run(benchmark, HANDOUT)


def run(benchmark: BenchmarkFixture, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "casestudy.cli", *words]
    benchmark.pedantic(
        subprocess.run,
        args=(command,),
        kwargs={"cwd": ROOT, "check": True, "capture_output": True},
        rounds=3,
        warmup_rounds=1,
    )
