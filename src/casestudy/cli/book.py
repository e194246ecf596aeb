"""The commands that make something to read: book, handouts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from casestudy.book.build import build_html, find_book, html_folder, pdf_folder, work_folder
from casestudy.book.edition import EDITIONS, Edition
from casestudy.book.freshness import mark_executed, notebooks_executed
from casestudy.book.sidebyside import READY, run_side_by_side
from casestudy.cli.arguments import STUDY
from casestudy.files import write_files
from casestudy.opening import find_study
from casestudy.terminal import faults_listed, progress_shown

_EDITION = click.Choice([*EDITIONS, "both"])


@click.command()
@click.option("--edition", type=_EDITION, default="both", show_default=True)
@click.option("--pdf/--no-pdf", default=True, show_default=True, help="Whether to make PDFs too.")
def book(edition: str, *, pdf: bool) -> None:
    """Build the book, strictly: any warning is an error.

    The student edition's pages go into _build/html, the instructor edition's into
    _build/instructor/html, PDFs into _build/pdf/EDITION. What was there stays in place until the
    new is complete.
    """

    def make(root: Path, work: Path, each: Edition) -> list[Path]:
        target, made = html_folder(root, each), work / "pdf"
        # PDFs come first: the pages offer them, with their sizes.
        pdfs = _pdfs(root, made, work / "_build", progress, edition=each) if pdf else ()
        contents = {path.name: path.read_bytes() for path in pdfs}
        page = build_html(
            root, target, work=work, edition=each, progress=progress, handouts=made if pdf else None
        )
        return [page, *(write_files(contents, pdf_folder(root, each)) if pdf else ())]

    with faults_listed(), progress_shown("Building the book") as progress:
        made = _editions(edition, ["book", "--pdf" if pdf else "--no-pdf"], progress, make)
    for path in made:
        click.echo(f"{READY}{path}")


@click.command()
@STUDY
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
    with faults_listed():
        folder = str(find_study(study)) if study else None
    words = ["handouts", *([folder] if folder else []), "--paper", paper]
    words += ["--no-code"] * no_code + ["--chapter", str(chapter)] * (chapter is not None)

    def make(root: Path, work: Path, each: Edition) -> Sequence[Path]:
        return _pdfs(
            root,
            pdf_folder(root, each),
            work,
            progress,
            study=folder,
            edition=each,
            paper="us-letter" if paper == "letter" else "a4",
            code=not no_code,
            chapters=() if chapter is None else (chapter,),
        )

    with faults_listed(), progress_shown("Making PDFs") as progress:
        made = _editions(edition, words, progress, make)
    for path in made:
        click.echo(f"{READY}{path}")


def _editions(
    edition: str,
    words: list[str],
    progress: Callable[[str], None],
    make: Callable[[Path, Path, Edition], Sequence[Path]],
) -> list[Path]:
    """Make what a command makes of each edition: side by side once the notebooks are executed.

    Parameters
    ----------
    edition
        ``student``, ``instructor`` or ``both``.
    words
        The command that makes one of them, for the processes that run side by side.
    progress
        Is given each line of progress.
    make
        Makes one: from the project's folder, an empty folder to work in, and the edition.
    """
    root = find_book(Path.cwd())
    if edition == "both" and notebooks_executed(root):
        made, well = run_side_by_side(words, progress=progress)
        if not well:
            raise click.exceptions.Exit(1)
        return made
    made = []
    for each in EDITIONS:
        if edition in (each, "both"):
            work = work_folder(root, each)
            try:
                made += make(root, work, each)
            finally:
                shutil.rmtree(work, ignore_errors=True)
            mark_executed(root)
    return made


def _pdfs(
    root: Path,
    target: Path,
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
    return build_pdfs(root, target, work=work, setting=setting, progress=progress)
