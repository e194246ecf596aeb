"""The study and its evidence, opened once a state of the inputs and noted as dependencies."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from casestudy.errors import CaseStudyError, StudyNotFoundError
from casestudy.evidence import Evidence, descriptor, open_evidence
from casestudy.opening import find_study, open_study
from casestudy.source import about, layout
from casestudy.study import Study

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def opened_study(env: BuildEnvironment) -> Study:
    """Return the book's study; the page that is being read is read again if its files change.

    Raises
    ------
    CaseStudyError
        If there is none, or if its files are faulty.
    """
    study = _study(_folder(env.config, env.srcdir), env.config.casestudy_inputs)
    for name in (about.FILE, layout.FILE, study.about.page_file):
        env.note_dependency(str(study.folder / name))
    return study


def opened_evidence(env: BuildEnvironment) -> Evidence:
    """Return the study's evidence; the page that is being read depends on all of its tables.

    Raises
    ------
    CaseStudyError
        If there is no study, or if its files are faulty.
    """
    folder = opened_study(env).folder
    evidence = _evidence(folder, env.config.casestudy_inputs)
    if evidence.descriptor.tables:
        env.note_dependency(str(folder / descriptor.FILE))
    for table in evidence.descriptor.tables:
        env.note_dependency(str(folder / table.path))
    return evidence


def check_evidence(app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop before anything is read if the study is faulty; for ``env-before-read-docs``.

    The list of faults is shown once, not with every role. A book without a study is let pass: only
    what asks for one can tell that it is missing.

    Raises
    ------
    sphinx.errors.ExtensionError
        With every fault of the study's files.
    """
    if not docnames:
        return
    try:
        _evidence(_folder(app.config, app.srcdir), app.config.casestudy_inputs)
    except StudyNotFoundError:
        return
    except CaseStudyError as error:
        raise ExtensionError(str(error)) from None


def _folder(config: Config, top: str | Path) -> Path:
    return find_study(config.casestudy_study, start=Path(top))


@cache
def _study(folder: Path, inputs: str) -> Study:  # noqa: ARG001
    return open_study(folder)


@cache
def _evidence(folder: Path, inputs: str) -> Evidence:
    return open_evidence(_study(folder, inputs))
