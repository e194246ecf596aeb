"""The command line: ``casestudy check | articles | book``."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from casestudy.book.build import HTML, build_html, find_book
from casestudy.errors import CaseStudyError
from casestudy.export import FORMATS, corpus_files, write_files, write_stream
from casestudy.study import Study, find_study, open_study

_STUDY = click.argument("study", required=False, type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casestudy")
def main() -> None:
    """Read one newspaper page as evidence.

    STUDY is the folder of a study, under data/. Without it, the only study there is
    taken.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@main.command()
@_STUDY
def check(study: Path | None) -> None:
    """Check a study: its page, its layout, and that the repair loses nothing."""
    opened = _open(study)
    with _faults_listed():
        if faults := opened.repair_faults():
            raise CaseStudyError(faults)
    lines = [line for line in opened.page.lines if line.strip()]
    kept = opened.conservation
    roles = opened.blocks["role"].nunique()
    click.echo(f"{opened.folder}: {opened.title}")
    click.echo(f"  page       {len(opened.page.lines)} lines, SHA-256 as in study.yml")
    click.echo(f"  layout     {len(lines)} lines with text, each in one block; {roles} roles")
    click.echo(
        f"  repair     {len(opened.mends)} mends; {kept['characters'].sum()} characters kept"
    )
    click.echo(f"  corpus     {len(opened.articles)} articles, {len(opened.paragraphs)} paragraphs")
    click.echo("No faults found.")


@main.command()
@_STUDY
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True,
    help="jsonl: an article a line. txt: one file an article. csv: a row a paragraph, for Excel.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR",
    help="Write files into this folder instead of standard output.",
)  # fmt: skip
def articles(study: Path | None, form: str, out: Path | None) -> None:
    """Export the repaired articles in reading order, for AntConc, Voyant, quanteda or Excel."""
    files = corpus_files(_open(study), form)
    with _faults_listed():
        if out is None:
            write_stream(files, sys.stdout.buffer, titles=form == "txt")
            return
        for path in write_files(files, out):
            click.echo(path)


@main.command()
def book() -> None:
    """Build the book into _build/html, strictly: any warning is an error.

    The previous book stays in place until the new one is complete.
    """
    with _faults_listed(), _progress() as progress:
        root = find_book(Path.cwd())
        first_page = build_html(root, root / HTML, progress=progress)
    click.echo(f"The book is ready: {first_page}")


def _open(study: Path | None) -> Study:
    with _faults_listed():
        folder = find_study(study)
    with _faults_listed(where=f"{folder}:\n"):
        return open_study(folder)


@contextmanager
def _faults_listed(where: str = "") -> Iterator[None]:
    """Turn an error of ours into a list of its faults on standard error, and exit code 1."""
    try:
        yield
    except CaseStudyError as error:
        click.echo(where + "\n".join(map(str, error.faults)), err=True)
        count = len(error.faults)
        click.echo(f"{count} fault{'s' if count > 1 else ''} found.", err=True)
        raise click.exceptions.Exit(1) from None


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show the last line of long work on a terminal, and every line elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield click.echo
        return
    with console.status("Building the book") as status:
        yield lambda line: status.update(f"Building the book: {escape(line[:70])}")


if __name__ == "__main__":
    main()
