"""The command line: ``casestudy check | articles | book | handouts``."""

from __future__ import annotations

import io
import shutil
import signal
import sys
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

import click
from rich.console import Console
from rich.markup import escape

from casestudy.book.build import build_html, find_book, html_folder, work_folder
from casestudy.book.edition import EDITIONS, Edition
from casestudy.book.freshness import mark_executed, notebooks_executed
from casestudy.book.sidebyside import READY, run_side_by_side
from casestudy.errors import CaseStudyError
from casestudy.export import FORMATS, corpus_files, write_stream
from casestudy.files import write_files
from casestudy.study import Study, find_study, open_study

#: The exit code of a program that Ctrl-C ended.
_INTERRUPTED = 130

_EDITION = click.Choice([*EDITIONS, "both"])
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
        for path in write_files(dict(files), out):
            click.echo(path)


@main.command()
@click.option("--edition", type=_EDITION, default="both", show_default=True)
@click.option("--pdf/--no-pdf", default=True, show_default=True, help="Whether to make PDFs too.")
def book(edition: str, *, pdf: bool) -> None:
    """Build the book, strictly: any warning is an error.

    The student edition's pages go into _build/html, the instructor edition's into
    _build/instructor/html, PDFs into _build/pdf/EDITION. What was there stays in place until the
    new is complete.
    """
    made: list[Path] = []
    with _faults_listed(), _progress("Building the book") as progress:
        root = find_book(Path.cwd())
        if edition == "both" and notebooks_executed(root):
            made += _side_by_side(["book", "--pdf" if pdf else "--no-pdf"], progress)
            edition = ""
        for each in _chosen(edition):
            work = work_folder(root, each)
            target = html_folder(root, each)
            made.append(build_html(root, target, work=work, edition=each, progress=progress))
            if pdf:
                made += _pdfs(root, work / "_build", progress, edition=each)
            shutil.rmtree(work)
            mark_executed(root)
    for path in made:
        click.echo(f"{READY}{path}")


@main.command()
@_STUDY
@click.option("--chapter", type=int, metavar="N", help="Only the handout of chapter N.")
@click.option("--edition", type=_EDITION, default="both", show_default=True)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option(
    "--no-code", is_flag=True, help="Leave out the code, for classes that do not program."
)
def handouts(
    study: Path | None, chapter: int | None, edition: str, paper: str, *, no_code: bool
) -> None:
    """Make PDFs: the book, and a handout a chapter.

    They go into _build/pdf/EDITION. Names end in -letter and -nocode for these variants.
    """
    made: list[Path] = []
    with _faults_listed(), _progress("Making PDFs") as progress:
        root = find_book(Path.cwd())
        folder = str(find_study(study)) if study else None
        if edition == "both" and notebooks_executed(root):
            words = ["handouts", *([folder] if folder else []), "--paper", paper]
            words += ["--no-code"] * no_code + ["--chapter", str(chapter)] * (chapter is not None)
            made += _side_by_side(words, progress)
            edition = ""
        for each in _chosen(edition):
            work = work_folder(root, each)
            try:
                made += _pdfs(
                    root,
                    work,
                    progress,
                    study=folder,
                    edition=each,
                    paper="us-letter" if paper == "letter" else "a4",
                    code=not no_code,
                    chapters=() if chapter is None else (chapter,),
                )
            finally:
                shutil.rmtree(work, ignore_errors=True)
            mark_executed(root)
    for path in made:
        click.echo(f"{READY}{path}")


def _pdfs(
    root: Path,
    work: Path,
    progress: Callable[[str], None],
    *,
    edition: Edition,
    **settings: Any,
) -> tuple[Path, ...]:
    """Make the PDFs of an edition; Sphinx is loaded only here, so that other commands are quick."""
    from casestudy.book.typst.build import build_pdfs  # noqa: PLC0415
    from casestudy.book.typst.setting import Setting  # noqa: PLC0415

    setting = Setting(edition, **settings)
    target = root / "_build" / "pdf" / edition
    return build_pdfs(root, target, work=work, setting=setting, progress=progress)


def _side_by_side(words: list[str], progress: Callable[[str], None]) -> list[Path]:
    made, well = run_side_by_side(words, progress=progress)
    if not well:
        raise click.exceptions.Exit(1)
    return made


def _chosen(edition: str) -> tuple[Edition, ...]:
    return tuple(each for each in EDITIONS if edition in (each, "both"))


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
    except (KeyboardInterrupt, CancelledError):  # nbclient turns the first into the second
        click.echo("Interrupted. What was there before is untouched.", err=True)
        raise click.exceptions.Exit(_INTERRUPTED) from None


@contextmanager
def _progress(title: str) -> Iterator[Callable[[str], None]]:
    """Show the last line of long work on a terminal, and every line elsewhere.

    Python loses a KeyboardInterrupt that comes while it clears away objects, so each line asks
    again whether there was one.
    """
    interrupted = Event()

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    console = Console(stderr=True)
    shown = console.status(title) if console.is_terminal else None

    def show(line: str) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        if shown:
            shown.update(f"{title}: {escape(line[:70])}")
        else:
            click.echo(line)

    previous = signal.signal(signal.SIGINT, interrupt)
    try:
        with shown or nullcontext():
            yield show
    except BaseException:
        if interrupted.is_set():  # whatever the interruption looks like from within a cell
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, previous)


if __name__ == "__main__":
    main()
