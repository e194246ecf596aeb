"""The archive with all that the notebooks need: package, data, pins and a README."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from string import Template
from typing import Final

from casestudy.book.edition import INSTRUCTOR
from casestudy.book.takeaway.archive import zipped
from casestudy.book.takeaway.pins import notebook_pins
from casestudy.book.takeaway.wheel import build_wheel
from casestudy.opening import STUDIES

#: Folders within the archive; a notebook looks for its study above itself.
NOTEBOOKS: Final = "notebooks"

_README: Final = Template("""\
# The notebooks of “$title”

The chapters as Jupyter notebooks, with their outputs, and all that they need to run.
$edition
| | |
| --- | --- |
| `notebooks/` | the numbered chapters |
| `data/` | the study: the newspaper page, what its lines are, the tables of evidence |
| `$wheel` | the Python package that the notebooks use |
| `requirements.txt` | that package and all others, in versions tested together |

## Begin

Unpack the whole archive first. You need Python 3.11, 3.12 or 3.13 and, for the second command, a
network: it fetches about 250 MB. Open a terminal in this folder, the one with `README.md`.

macOS and Linux:

    python3 -m venv env
    env/bin/python -m pip install -r requirements.txt
    env/bin/jupyter lab notebooks

Windows:

    py -m venv env
    env\\Scripts\\python -m pip install -r requirements.txt
    env\\Scripts\\jupyter lab notebooks

If a newer Python is installed too, begin with `py -3.13 -m venv env`.

The last command opens JupyterLab in your browser. Open a chapter and choose *Run > Run All Cells*.
Cells that only hand numbers to the text are folded; a click on the three dots shows them. The
numbers within the text are those of the book, and stay when you change a cell.

The folders `notebooks` and `data` have to stay side by side: a chapter looks for its study in the
folders above it.

## Names and rights

The newspaper page names private persons. Their names stand in `data/` and in the chapter that
prints the articles, because there the source has to be whole. Keep them out of what you write and
publish: call people by their part in the story. Officials, and others in a public role, are named
as the page names them.

The licences of code, chapters and newspaper text are in `LICENSE`.
""")

_FOR_TEACHERS: Final = """
**Instructor’s edition**, with solutions and notes for teachers. The students’ archive has none.
"""


def notebook_kit(
    root: Path, study: Path, notebooks: Mapping[str, bytes], *, title: str, edition: str
) -> bytes:
    """Return the archive; the same sources give the same bytes.

    Parameters
    ----------
    root
        The project's top folder.
    study
        The folder of the study that the notebooks open.
    notebooks
        The files of the chapters by their names.
    title
        The book's title.
    edition
        The edition of the notebooks.

    Raises
    ------
    OutputError
        If the package cannot be built.
    """
    wheel, package = build_wheel(root)
    facts = {"title": title, "wheel": wheel}
    note = _FOR_TEACHERS if edition == INSTRUCTOR else ""
    pins = "\n".join([f"./{wheel}", *notebook_pins(root), ""])
    files = {
        "README.md": _README.substitute(facts, edition=note).encode(),
        "requirements.txt": pins.encode(),
        wheel: package,
        "LICENSE": (root / "LICENSE").read_bytes(),
        **dict(_study_files(study)),
        **{f"{NOTEBOOKS}/{name}": content for name, content in notebooks.items()},
    }
    return zipped(sorted(files.items()))


def _study_files(study: Path) -> Iterator[tuple[str, bytes]]:
    """Yield all files of a study but hidden ones."""
    for path in study.rglob("*"):
        inside = path.relative_to(study)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            name = PurePosixPath(STUDIES, study.name, *inside.parts)
            yield str(name), path.read_bytes()
