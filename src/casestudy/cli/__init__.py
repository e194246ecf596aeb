"""The command line: ``casestudy check | articles | tables | words | book | handouts | pack``."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Final, cast

import click

#: Each command and the module that has it: loaded only when called, for the book's take a second.
_COMMANDS: Final = {
    "check": "study",
    "articles": "study",
    "tables": "study",
    "words": "words",
    "book": "book",
    "handouts": "book",
    "pack": "pack",
}


class _Commands(click.Group):
    """A group whose commands are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's interface
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"casestudy.cli.{_COMMANDS[cmd_name]}")
        return cast("click.Command", getattr(module, cmd_name))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casestudy")
def main() -> None:
    """Read one newspaper page as evidence.

    STUDY is the folder of a study, under data/. Without it, the only study there is
    taken.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
