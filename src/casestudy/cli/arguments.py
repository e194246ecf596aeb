"""Arguments that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

#: The folder of a study.
STUDY = click.argument("study", required=False, type=click.Path(path_type=Path))
