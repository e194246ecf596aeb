"""The command that counts the words of any text: words."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from casestudy.errors import Fault, TextInputError
from casestudy.files import check_folder, write_files
from casestudy.terminal import amount_shown, faults_listed
from casestudy.text.batches import UNITS, Unit, batches
from casestudy.text.counting import STREAM_COLUMNS, counted
from casestudy.text.decoding import Bytes, decoded
from casestudy.text.lexicon import read_lexicon
from casestudy.text.segment import ENGINES, Engine

#: What stands for standard input.
_INPUT = Path("-")

#: Which files of a folder are texts.
_SUFFIX = ".txt"

_FORMATS = (".csv", ".parquet")


@dataclass(frozen=True)
class _Metered:
    """Bytes that tell how many of them were read."""

    stream: Bytes
    advance: Callable[[int], None]

    def read(self, size: int, /) -> bytes:
        block = self.stream.read(size)
        self.advance(len(block))
        return block


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...",
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
)  # fmt: skip
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
    help="The table: FILE.csv, which Excel opens too, or FILE.parquet.",
)  # fmt: skip
@click.option(
    "--by", type=click.Choice(UNITS), default="file", show_default=True,
    help="What is a document: a file (standard input is one), or a line.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(ENGINES), default="rjieba", show_default=True,
    help="What divides the text: jieba, or its counterpart in Rust, which finds the same words.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, metavar="N",
    help="How many processes divide text.  [default: one a processor]",
)  # fmt: skip
@click.option(
    "--lexicon", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Words to add to jieba's dictionary: a study's lexicon.txt.",
)  # fmt: skip
@click.option(
    "--encoding", metavar="NAME",
    help="The encoding of all texts. Without it each is found out, and named unless it is UTF-8.",
)  # fmt: skip
def words(  # noqa: PLR0913  one parameter an option
    paths: tuple[Path, ...],
    out: Path,
    *,
    by: Unit,
    engine: Engine,
    workers: int,
    lexicon: Path | None,
    encoding: str | None,
) -> None:
    """Count the words of texts of any size.

    PATH is a text, a folder (its files that end in .txt, in folders below it too), or - for
    standard input. The table has a row a word: word, count, documents (in how many documents it
    comes), the most frequent first and ties in code point order. A word has at least one letter,
    digit or Han character. Nothing is written before all is counted. A text that mixes encodings is
    refused where that can be told from its bytes.
    """
    if out.suffix not in _FORMATS:
        message = f"the name of the table ends in {' or '.join(_FORMATS)}, not {out.name!r}"
        raise click.BadParameter(message, param_hint="--out")
    with faults_listed():
        check_folder(out.parent)
        entries = read_lexicon(lexicon) if lexicon else ()
        texts = _texts(paths)
        total = None if _INPUT in texts else sum(map(_size, texts))
        with amount_shown("Counting words", total) as (advance, go_on):
            table = counted(
                batches(_documents(texts, encoding, advance), by=by),
                lexicon=entries,
                engine=engine,
                workers=workers,
                done=lambda _: go_on(),
            )
        (path,) = write_files({out.name: _content(table, out.suffix)}, out.parent)
    in_all = sum(count for _, count, _ in table)
    of = "1 text" if len(texts) == 1 else f"{len(texts):,} texts"
    click.echo(f"{path}: {len(table):,} different words, {in_all:,} in all, in {of}")


def _texts(paths: Sequence[Path]) -> list[Path]:
    """Return the files that the paths stand for: those of a folder by name.

    Raises
    ------
    TextInputError
        If a folder has none.
    """
    texts: list[Path] = []
    for path in paths:
        if path == _INPUT or not path.is_dir():
            texts.append(path)
            continue
        # A link to nothing counts too, so that it is named.
        found = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() == _SUFFIX and (file.is_file() or file.is_symlink())
        )
        if not found:
            remedy = "Name the files one by one if they end otherwise."
            raise TextInputError([Fault(str(path), f"files that end in {_SUFFIX}", "none", remedy)])
        texts += found
    return texts


def _size(text: Path) -> int:
    return text.stat().st_size if text.exists() else 0


def _documents(
    texts: Sequence[Path], encoding: str | None, advance: Callable[[int], None]
) -> Iterator[Iterator[str]]:
    """Return the pieces of each text."""

    def named(name: str, found: str) -> None:
        if not encoding:
            click.echo(f"{name}: read as {found}, as it seems to be", err=True)

    for text in texts:
        if text == _INPUT:
            stream = _Metered(sys.stdin.buffer, advance)
            yield decoded(stream, "standard input", encoding=encoding, named=named)
            continue
        try:
            file = text.open("rb")
        except OSError as error:
            found = error.strerror or str(error)
            remedy = "Give yourself the right to read it, or leave it out."
            raise TextInputError([Fault(str(text), "a readable file", found, remedy)]) from None
        with file:
            yield decoded(_Metered(file, advance), str(text), encoding=encoding, named=named)


def _content(table: Sequence[tuple[str, int, int]], suffix: str) -> bytes:
    """Return the bytes of the table; CSV with a byte-order mark for Excel."""
    if suffix == ".csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([STREAM_COLUMNS, *table])
        return text.getvalue().encode("utf-8-sig")
    import pyarrow as pa  # noqa: PLC0415  slow to import, and rarely needed
    from pyarrow import parquet  # noqa: PLC0415

    columns = zip(*table, strict=True) if table else ((), (), ())
    kinds = (pa.string(), pa.int64(), pa.int64())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    sink = io.BytesIO()
    parquet.write_table(pa.table(dict(zip(STREAM_COLUMNS, arrays, strict=True))), sink)
    return sink.getvalue()
