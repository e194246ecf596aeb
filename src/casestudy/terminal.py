"""How the commands speak: faults listed, long work shown, an interruption taken calmly."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import Event
from types import FrameType

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from casestudy.errors import CaseStudyError

#: The exit code of a program that Ctrl-C ended.
INTERRUPTED = 130


@contextmanager
def faults_listed(where: str = "") -> Iterator[None]:
    """Turn an error of ours into a list of its faults on standard error, and exit code 1."""
    try:
        yield
    except CaseStudyError as error:
        click.echo(where + "\n".join(map(str, error.faults)), err=True)
        count = len(error.faults)
        click.echo(f"{count} fault{'s' if count > 1 else ''} found.", err=True)
        raise click.exceptions.Exit(1) from None
    except _interruptions():
        click.echo("Interrupted. What was there before is untouched.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None


def _interruptions() -> tuple[type[BaseException], ...]:
    """Return what Ctrl-C raises: nbclient turns it into what asyncio has, if that was loaded."""
    asyncio = sys.modules.get("asyncio")
    return (KeyboardInterrupt, asyncio.CancelledError) if asyncio else (KeyboardInterrupt,)


@contextmanager
def progress_shown(title: str) -> Iterator[Callable[[str], None]]:
    """Show the last line of long work on a terminal, and every line elsewhere."""
    console = Console(stderr=True)
    shown = console.status(title) if console.is_terminal else None

    def show(line: str) -> None:
        go_on()
        if shown:
            shown.update(f"{title}: {escape(line[:70])}")
        else:
            click.echo(line)

    with _interruptible() as go_on, shown or nullcontext():
        yield show


@contextmanager
def amount_shown(
    title: str, total: int | None
) -> Iterator[tuple[Callable[[int], None], Callable[[], None]]]:
    """Show how many bytes are done, how many a second, and the time left if the total is known.

    Yields two functions: one is given how many more bytes are done; the other, called now and
    then, sees to it that an interruption is heard. On a terminal the line is kept up to date,
    elsewhere it is printed at the end.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with _interruptible() as go_on, Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=total)
        yield lambda more: progress.advance(task, more), go_on


@contextmanager
def _interruptible() -> Iterator[Callable[[], None]]:
    """Raise KeyboardInterrupt on Ctrl-C, once more if the first was lost.

    Python loses one that comes while it clears away objects. What is yielded raises it again if
    there was one: call it now and then.
    """
    interrupted = Event()

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    def go_on() -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt

    previous = signal.signal(signal.SIGINT, interrupt)
    try:
        yield go_on
    except BaseException:
        if interrupted.is_set():  # whatever the interruption looks like from within a cell
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, previous)
