"""`casestudy words` against the script that a competent user would write.

Both read the same text, made of the page's sentences, repeated and shuffled, a sentence a line; a
line is a document. Each run is a process of its own. What a run takes on an empty text is its
start; the counting is what it takes beyond that. Peak memory is that of the largest process of a
run. The tables that the runs write must be the same.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from casestudy.opening import open_study
from casestudy.text.marks import passages_of, sentence_spans

ROOT = Path(__file__).parents[1]
MEGABYTES = (1, 10, 100)
WORDS = [sys.executable, "-m", "casestudy.cli", "words", "--by", "line"]
RUNS = {
    "script": [sys.executable, str(ROOT / "benchmarks" / "words_by_hand.py")],
    "one process": [*WORDS, "--workers", "1"],
    "two processes": [*WORDS, "--workers", "2"],
}


@dataclass(frozen=True)
class Run:
    """Seconds and peak memory in MB of a run, and where its table is."""

    seconds: float
    memory: float
    table: Path


def main() -> None:
    """Time all runs and print a table a size, then how time and memory grow."""
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        empty = write_text(folder / "empty.txt", 0)
        starts = {each: min(run(each, empty).seconds for _ in range(3)) for each in RUNS}
        for megabytes in MEGABYTES:
            text = write_text(folder / f"{megabytes}.txt", megabytes)
            runs = {each: run(each, text) for each in RUNS}
            tables = [pd.read_csv(each.table, keep_default_na=False) for each in runs.values()]
            if not all(tables[0].equals(other) for other in tables[1:]):
                sys.exit(f"the tables of {megabytes} MB differ")
            text.unlink()
            first = runs["script"]
            for each, made in runs.items():
                counting = made.seconds - starts[each]
                ratio = (first.seconds - starts["script"]) / counting
                rows.append(
                    (megabytes, each, made.seconds, counting, ratio,
                     first.seconds / made.seconds, made.memory)
                )  # fmt: skip
                print(f"{megabytes} MB, {each}: {made.seconds:.2f} s", file=sys.stderr)
    columns = ("MB", "run", "seconds", "counting", "times faster", "with start", "peak MB")
    table = pd.DataFrame(rows, columns=list(columns))
    print(table.round(2).to_string(index=False))
    print("\nThe tables of all runs are the same.\nFrom 1 to 100 MB grows by the factor:")
    sizes = table.set_index(["run", "MB"])[["counting", "peak MB"]].unstack()
    growth = {name: sizes[name][100] / sizes[name][1] for name in ("counting", "peak MB")}
    print(pd.DataFrame(growth).round(2).to_string())


def write_text(path: Path, megabytes: int) -> Path:
    """Write the page's sentences, a line each, shuffled anew until there are so many megabytes."""
    paragraphs = open_study(ROOT / "data" / "weidu").paragraphs
    sentences = [
        passage.text[first:last].strip()
        for passage in passages_of(paragraphs)
        for first, last in sentence_spans(passage)
    ]
    shuffle = random.Random(1).shuffle
    size = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        while size < megabytes * 1_000_000:
            shuffle(sentences)
            block = "\n".join(sentences) + "\n"
            size += len(block.encode())
            file.write(block)
    return path


def run(name: str, text: Path) -> Run:
    """Run one of the programs on a text."""
    table = text.with_name(f"{text.stem}-{name}.csv")
    out = [str(table)] if name == "script" else ["--out", str(table)]
    with Path(os.devnull).open("wb") as nowhere:
        start = time.perf_counter()
        process = subprocess.Popen([*RUNS[name], str(text), *out], stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name} failed on {text.name}")
    return Run(seconds, used.ru_maxrss / 1024, table)


if __name__ == "__main__":
    main()
