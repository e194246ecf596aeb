"""The study and its evidence, opened once a state of the inputs and noted as dependencies."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from casestudy.errors import CaseStudyError, StudyNotFoundError
from casestudy.evidence import Evidence, descriptor, open_evidence
from casestudy.opening import find_study, open_study
from casestudy.parallel import Pinyin, Translation, open_pinyin, open_translation, pinyin
from casestudy.parallel import translationfile as translations
from casestudy.source import about, layout
from casestudy.study import Study
from casestudy.text.lexicon import LEXICON

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


def opened_translation(env: BuildEnvironment) -> Translation:
    """Return the study's translation; the page that is being read depends on its file.

    Raises
    ------
    CaseStudyError
        If there is no study, or if its files are faulty.
    """
    folder = opened_study(env).folder
    _note_files(env, folder, translations.FILE)
    return _translation(folder, env.config.casestudy_inputs)


def opened_pinyin(env: BuildEnvironment) -> Pinyin:
    """Return the study's pinyin; the page that is being read depends on its lists of words.

    Raises
    ------
    CaseStudyError
        If there is no study, or if its files are faulty.
    """
    folder = opened_study(env).folder
    _note_files(env, folder, LEXICON, pinyin.FILE)
    return _pinyin(folder, env.config.casestudy_inputs)


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


def _note_files(env: BuildEnvironment, folder: Path, *names: str) -> None:
    """Note files that a study may have as dependencies of the page that is being read."""
    for name in names:
        if (folder / name).exists():
            env.note_dependency(str(folder / name))


@cache
def _study(folder: Path, inputs: str) -> Study:  # noqa: ARG001
    return open_study(folder)


@cache
def _evidence(folder: Path, inputs: str) -> Evidence:
    return open_evidence(_study(folder, inputs))


@cache
def _translation(folder: Path, inputs: str) -> Translation:
    return open_translation(_study(folder, inputs))


@cache
def _pinyin(folder: Path, inputs: str) -> Pinyin:
    return open_pinyin(_study(folder, inputs))
