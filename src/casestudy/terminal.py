"""How the commands speak: faults listed, long work shown, an interruption taken calmly."""

from __future__ import annotations

import signal
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import Event
from types import FrameType

import click
from rich.console import Console
from rich.markup import escape

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
    except (KeyboardInterrupt, CancelledError):  # nbclient turns the first into the second
        click.echo("Interrupted. What was there before is untouched.", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None


@contextmanager
def progress_shown(title: str) -> Iterator[Callable[[str], None]]:
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
