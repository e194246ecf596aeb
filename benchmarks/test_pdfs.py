"""How long the PDFs take, against the web pages: `make bench` prints the ratio."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[1]
COMMANDS = {
    "web pages, one edition": ("book", "--edition", "student", "--no-pdf"),
    "PDFs, book and handouts, both editions": ("handouts",),
    "PDF, one handout": ("handouts", "--chapter", "2", "--edition", "student"),
}


@pytest.mark.benchmark(group="whole commands, notebooks executed before")
@pytest.mark.parametrize("name", COMMANDS)
def test_command(benchmark: BenchmarkFixture, name: str) -> None:
    command = [sys.executable, "-m", "casestudy.cli", *COMMANDS[name]]
    benchmark.pedantic(
        subprocess.run,
        args=(command,),
        kwargs={"cwd": ROOT, "check": True, "capture_output": True},
        rounds=3,
        warmup_rounds=1,
    )
