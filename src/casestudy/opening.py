"""Finding a study's folder, and opening it with every fault told at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from casestudy.errors import CaseStudyError, Fault, LayoutError, StudyNotFoundError
from casestudy.source import about as about_file
from casestudy.source.about import About, read_about
from casestudy.source.articles import read_articles
from casestudy.source.coverage import coverage_faults
from casestudy.source.layout import Layout, read_layout
from casestudy.source.page import Page, read_page
from casestudy.study import Study

T = TypeVar("T")

#: Where studies are looked for if none is named.
STUDIES = "data"


def open_study(path: str | Path | None = None) -> Study:
    """Open a study and check it.

    Parameters
    ----------
    path
        Its folder. A relative path is tried from the working folder and then from each folder above
        it, so that it means the same in a chapter's cell and at the project's top. Without a path:
        the only study under ``data/``.

    Returns
    -------
    Study
        With articles and paragraphs repaired.

    Raises
    ------
    StudyNotFoundError
        If there is no such folder, or several studies and none was named.
    CaseStudyError
        If any of the study's files is faulty: one error with every fault.
    """
    folder = find_study(path)
    errors: list[CaseStudyError] = []
    about = tried(lambda: read_about(folder), errors)
    page = tried(lambda: _page(folder, about), errors) if about else None
    layout = tried(lambda: _layout(folder, page), errors)
    if len(errors) == 1:
        raise errors[0]
    if about is None or page is None or layout is None:
        raise CaseStudyError([fault for error in errors for fault in error.faults])
    articles, mends = read_articles(page, layout)
    return Study(folder, about, page, layout, articles, mends)


def tried(read: Callable[[], T], errors: list[CaseStudyError]) -> T | None:
    """Return what is read, or None, having added its error to `errors`."""
    try:
        return read()
    except CaseStudyError as error:
        errors.append(error)
        return None


def _page(folder: Path, about: About) -> Page:
    return read_page(folder / about.page_file, size=about.page_bytes, sha256=about.page_sha256)


def _layout(folder: Path, page: Page | None) -> Layout:
    layout, faults = read_layout(folder)
    if page:
        faults += coverage_faults(layout, page)
    if faults:
        raise LayoutError(faults)
    return layout


def find_study(path: str | Path | None = None, *, start: Path | None = None) -> Path:
    """Return the folder of a study; see `open_study` for how it is looked for.

    Parameters
    ----------
    path
        The folder, or None for the only study.
    start
        Where a relative path starts; the working folder if None.

    Raises
    ------
    StudyNotFoundError
        If there is none, or several and none was named.
    """
    here = start or Path.cwd()
    bases = [here, *here.parents]
    if path is not None:
        for base in bases:
            if (base / path / about_file.FILE).is_file():
                return base / path
        expected = f"a folder with a {about_file.FILE}"
        found = "none there, nor from any folder above" if not Path(path).is_absolute() else "none"
        remedy = "Name the folder of a study."
        raise StudyNotFoundError([Fault(str(path), expected, found, remedy)])
    for base in bases:
        studies = sorted(file.parent for file in (base / STUDIES).glob(f"*/{about_file.FILE}"))
        if len(studies) == 1:
            return studies[0]
        if studies:
            names = ", ".join(f"{STUDIES}/{folder.name}" for folder in studies)
            remedy = f"Name one, for example: casestudy check {STUDIES}/{studies[0].name}"
            raise StudyNotFoundError([Fault(str(base / STUDIES), "one study", names, remedy)])
    remedy = "Go to the project's folder, or name the study's folder."
    found = f"none from {here} upwards"
    raise StudyNotFoundError([Fault(f"{STUDIES}/", "a study", found, remedy)])
