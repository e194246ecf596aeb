"""The command line: ``casestudy check | articles | tables | book | handouts``."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from casestudy.book.build import build_html, find_book, html_folder, work_folder
from casestudy.book.edition import EDITIONS, Edition
from casestudy.book.freshness import mark_executed, notebooks_executed
from casestudy.book.sidebyside import READY, run_side_by_side
from casestudy.errors import CaseStudyError
from casestudy.evidence import Evidence, open_evidence
from casestudy.export.corpus import FORMATS, corpus_files, write_stream
from casestudy.export.tables import FORMATS as TABLE_FORMATS
from casestudy.export.tables import table_files
from casestudy.files import write_files
from casestudy.opening import find_study, open_study
from casestudy.study import Study
from casestudy.terminal import faults_listed, progress_shown

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
    """Check a study: page, layout, repair, and every cell and quotation of its tables."""
    opened = _open(study)
    with faults_listed(where=f"{opened.folder}:\n"):
        if faults := opened.repair_faults():
            raise CaseStudyError(faults)
        evidence = open_evidence(opened)
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
    _show_counts(evidence)
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
    with faults_listed():
        if out is None:
            write_stream(files, sys.stdout.buffer, titles=form == "txt")
            return
        for path in write_files(dict(files), out):
            click.echo(path)


@main.command()
@_STUDY
@click.option(
    "--format", "form", type=click.Choice(TABLE_FORMATS), default="csv", show_default=True,
    help="csv: a file a table, with a datapackage.json. xlsx: a workbook with a sheet a table. "
    "graphml: organisations and relations, for Gephi or Cytoscape.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", required=True,
    help="The folder that the files go into; made if it is not there.",
)  # fmt: skip
def tables(study: Path | None, form: str, out: Path) -> None:
    """Export the tables of evidence, every row with the words of the page that prove it.

    The files hold the names of private persons as the page prints them: keep them to
    yourself, or mask them before you pass them on.
    """
    opened = _open(study)
    with faults_listed():
        for path in write_files(dict(table_files(open_evidence(opened), form)), out):
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

    def make(root: Path, work: Path, each: Edition) -> list[Path]:
        target = html_folder(root, each)
        page = build_html(root, target, work=work, edition=each, progress=progress)
        return [page, *(_pdfs(root, work / "_build", progress, edition=each) if pdf else ())]

    with faults_listed(), progress_shown("Building the book") as progress:
        made = _editions(edition, ["book", "--pdf" if pdf else "--no-pdf"], progress, make)
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
    with faults_listed():
        folder = str(find_study(study)) if study else None
    words = ["handouts", *([folder] if folder else []), "--paper", paper]
    words += ["--no-code"] * no_code + ["--chapter", str(chapter)] * (chapter is not None)

    def make(root: Path, work: Path, each: Edition) -> Sequence[Path]:
        return _pdfs(
            root,
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


def _show_counts(evidence: Evidence) -> None:
    """Print how many rows and quotations each table has."""
    if not evidence.descriptor.tables:
        click.echo("  tables     none: the study has no datapackage.json")
    for name, rows, quotations, _ in evidence.counts.itertuples(index=False, name=None):
        verified = f"{quotations:4} quotations verified" if quotations else "quotes nothing"
        click.echo(f"  {name:<16} {rows:4} rows  {verified}")


def _open(study: Path | None) -> Study:
    with faults_listed():
        folder = find_study(study)
    with faults_listed(where=f"{folder}:\n"):
        return open_study(folder)


if __name__ == "__main__":
    main()
