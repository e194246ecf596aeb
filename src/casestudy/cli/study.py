"""The commands that read a study: check, articles, tables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casestudy.cli.arguments import STUDY
from casestudy.errors import CaseStudyError
from casestudy.evidence import Evidence, open_evidence
from casestudy.export.corpus import FORMATS, corpus_files, write_stream
from casestudy.export.tables import FORMATS as TABLE_FORMATS
from casestudy.export.tables import table_files
from casestudy.files import write_files
from casestudy.opening import find_study, open_study, tried
from casestudy.parallel import Pinyin, Translation, open_pinyin, open_translation
from casestudy.study import Study
from casestudy.terminal import faults_listed
from casestudy.text.lists import WordLists, word_lists


@click.command()
@STUDY
def check(study: Path | None) -> None:
    """Check a study: page, layout, repair, words, translation, and every cell of its tables."""
    opened = _open(study)
    with faults_listed(where=f"{opened.folder}:\n"):
        if faults := opened.repair_faults():
            raise CaseStudyError(faults)
        evidence, words, translation, pinyin = _parts(opened)
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
    click.echo(
        f"  words      {len(words.lexicon)} in the lexicon, {len(words.stop_words)} stop words, "
        f"{len(words.sample)} paragraphs divided by hand"
    )
    _show_translation(opened, translation)
    click.echo(f"  pinyin     {len(pinyin.readings)} readings corrected")
    _show_counts(evidence)
    click.echo("No faults found.")


@click.command()
@STUDY
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


@click.command()
@STUDY
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


def _parts(study: Study) -> tuple[Evidence, WordLists, Translation, Pinyin]:
    """Open everything that belongs to a study, or raise one error with the faults of all."""
    errors: list[CaseStudyError] = []
    evidence = tried(lambda: open_evidence(study), errors)
    words = tried(lambda: word_lists(study), errors)
    translation = tried(lambda: open_translation(study), errors)
    pinyin = tried(lambda: open_pinyin(study), errors)
    if evidence and words and translation and pinyin:
        return evidence, words, translation, pinyin
    # Words and pinyin both read the lexicon: its faults are told once.
    raise CaseStudyError(list(dict.fromkeys(fault for each in errors for fault in each.faults)))


def _show_translation(study: Study, translation: Translation) -> None:
    """Print how many paragraphs, other passages and phrases the translation covers."""
    if not translation.texts:
        click.echo("  translation none: the study has no translation.yml")
        return
    paragraphs = len(study.paragraphs)
    others = len(translation.texts) - paragraphs
    click.echo(
        f"  translation {paragraphs} paragraphs and {others} headings, "
        f"{len(translation.remarks)} phrases explained"
    )


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
