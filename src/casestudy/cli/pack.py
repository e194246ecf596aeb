"""The command that packs the built site: pack."""

from __future__ import annotations

from pathlib import Path

import click

from casestudy.book.build import find_book
from casestudy.book.edition import EDITIONS, STUDENT
from casestudy.book.sidebyside import READY
from casestudy.book.takeaway.naming import size_text
from casestudy.book.takeaway.site import archive_name, built_site, check_place, pack_site
from casestudy.terminal import amount_shown, faults_listed


@click.command()
@click.option("--edition", type=click.Choice(EDITIONS), default=STUDENT, show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.zip",
    help="The archive; if not given, _build/NAME-EDITION.zip, after the book's title.",
)  # fmt: skip
def pack(edition: str, out: Path | None) -> None:
    """Pack the book's pages into one archive, for a stick or a school's server.

    It holds the pages as "casestudy book" built them last, with all that they offer to take away,
    and a README. The students' edition is packed unless the other is named.
    """
    with faults_listed():
        root = find_book(Path.cwd())
        site = built_site(root, edition)
        target = out or root / "_build" / archive_name(site)
        check_place(site, target)
        with amount_shown("Packing", site.size) as (advance, go_on):

            def show(more: int) -> None:
                go_on()
                advance(more)

            path = pack_site(site, target, progress=show)
    click.echo(f"{READY}{path} ({size_text(path.stat().st_size)})")
