"""Two editions from one source: nothing that students are not to see is published."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pypdf
import pytest
from jupyter_cache import get_cache
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig
from nbformat import NotebookNode

from casestudy.book.build import JUPYTER_BOOK, build_html
from casestudy.book.edition import EDITIONS, VARIABLE, EditionError
from casestudy.book.editions import cut
from casestudy.book.freshness import CACHE, inputs_digest
from casestudy.book.typst.build import build_pdfs
from casestudy.book.typst.setting import Setting
from casestudy.errors import OutputError
from casestudy.figures.style import FORMATS_VARIABLE

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.md"))

CONFIG = """\
title: Small
only_build_toc_files: true
execute: {execute_notebooks: cache, stderr_output: error}
html: {use_repository_button: false}
sphinx:
  extra_extensions: [sphinx_exercise, casestudy.book.extension]
  config: {html_copy_source: false, nb_execution_show_tb: true}
"""
TOC = """\
format: jb-book
root: start
options: {numbered: true}
chapters: [file: page]
"""
PAGE = """\
---
kernelspec: {name: python3, display_name: Python 3, language: python}
jupytext: {text_representation: {extension: .md, format_name: myst}}
---
# A page

```{code-cell} ipython3
with open("runs", "a") as runs:
    runs.write(".")
word = "shown" + "-word"
```

```{exercise} What is the word?
:label: ex-1
```

<!-- solution -->
```{solution-start} ex-1
```

The secret is 4a7d-prose.

```{code-cell} ipython3
print("4a7d" + "-output")
```

```{solution-end}
```
<!-- /solution -->

<!-- instructor-note -->
:::{admonition} For teachers
:class: instructor-note

Tell nobody 4a7d-note.
:::
<!-- /instructor-note -->

```{code-cell} ipython3
word
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A book of one numbered chapter, with all that makes an archive of notebooks."""
    shutil.copytree(ROOT / "tests" / "mini", tmp_path / "data" / "mini")
    (tmp_path / "src" / "small").mkdir(parents=True)
    for name, text in {
        "_config.yml": CONFIG, "_toc.yml": TOC, "start.md": "# Start\n", "page.md": PAGE,
        "pyproject.toml": '[project]\nname = "small"\nversion = "1"\n', "README.md": "Small\n",
        "requirements.txt": "jupyterlab==4.5.11\n", "LICENSE": "MIT\n",
        "src/small/__init__.py": "",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(project: Path, edition: str) -> Path:
    """Build PDFs, then the pages that offer them, as ``casestudy book`` does."""
    work, pdfs = project / "work" / edition, project / "pdf" / edition
    out = project / edition
    setting = Setting(edition)  # type: ignore[arg-type]
    build_pdfs(project, pdfs, work=work / "_build", setting=setting, progress=print)
    build_html(project, out, work=work, edition=edition, progress=print, handouts=pdfs)
    return out


def pdf_text(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def everything(path: Path) -> bytes:
    """Return all that a file holds: its bytes, a PDF's text, the members of an archive."""
    parts = [path.read_bytes(), str(path).encode()]
    if path.suffix == ".pdf":
        parts.append(pdf_text(path).encode())
    return b"\n".join([*parts, *members(parts[0])])


def members(content: bytes) -> Iterator[bytes]:
    """Yield names and contents of an archive's members, and of archives within it."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode() + archive.read(name)
                yield from members(archive.read(name))


def test_no_byte_of_the_student_edition_tells_a_secret(project: Path) -> None:
    student, instructor = (build(project, edition) for edition in EDITIONS)
    files = [path for path in student.rglob("*") if path.is_file()]
    assert len(files) > 20
    assert {"page.ipynb", "page.pdf", "book.pdf"} <= {path.name for path in files}
    assert any(path.name.endswith("-notebooks.zip") for path in files)
    for path in files:
        assert b"4a7d" not in everything(path), path
    offered = {path.suffix: path for path in (instructor / "_downloads").glob("[!b]*")}
    assert all(f"4a7d-{part}" in pdf_text(offered[".pdf"]) for part in ["prose", "output"])
    for kind in (".ipynb", ".zip"):
        told = everything(offered[kind])
        assert all(f"4a7d-{part}".encode() in told for part in ["prose", "output", "note"])
    page = (instructor / "page.html").read_text(encoding="utf-8")
    assert all(f"4a7d-{part}" in page for part in ["prose", "output", "note"])
    assert "shown-word" in (student / "page.html").read_text(encoding="utf-8")
    assert (project / "runs").read_text(encoding="utf-8") == "."


def test_a_solution_that_fails_fails_both_editions(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "page.md").write_text(PAGE.replace('print("4a7d"', 'print(1 / 0, "4a7d"'), "utf-8")
    for edition in EDITIONS:
        with pytest.raises(OutputError):
            build(project, edition)
        assert "ZeroDivisionError" in capfd.readouterr().err


def test_an_unknown_edition_is_refused(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OutputError):
        build_html(
            project, project / "out", work=project / "work", edition="teacher", progress=print
        )
    assert "expected student or instructor, found 'teacher'" in capfd.readouterr().err


def test_a_build_in_place_keeps_no_word_of_the_other_edition(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain ``jupyter-book build .``, the instructor edition first, in the same folder."""
    for edition in ("instructor", "student"):
        monkeypatch.setenv(VARIABLE, edition)
        subprocess.run(
            [*JUPYTER_BOOK, "build", str(project)], check=True, capture_output=True, timeout=120
        )
    html = project / "_build" / "html"
    assert "shown-word" in (html / "_static" / "search-index.js").read_text(encoding="utf-8")
    for path in html.rglob("*"):
        if path.is_file():
            assert b"4a7d" not in everything(path), path


def test_interrupted_pdfs_leave_the_earlier_ones(project: Path) -> None:
    target = project / "pdf"
    target.mkdir()
    (target / "book.pdf").write_bytes(b"earlier")

    def interrupt(line: str) -> None:
        if line.startswith("setting"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_pdfs(project, target, work=project / "work", setting=Setting(), progress=interrupt)
    assert [path.name for path in target.iterdir()] == ["book.pdf"]
    assert (target / "book.pdf").read_bytes() == b"earlier"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<!-- solution -->\nanswer", "line 1: expected <!-- /solution -->"),
        ("answer\n<!-- /solution -->", "line 2: expected a marker that opens before"),
        ("<!-- solution -->\n<!-- instructor-note -->\n<!-- /instructor-note -->", "do not nest"),
        ("<!-- solution -->\n<!-- /instructor-note -->", "expected <!-- /solution -->"),
        ("<!--solution-->\nanswer\n<!--/solution-->", "line 1: expected no comment but markers"),
        ("text <!-- solution -->\n<!-- /solution -->", "line 1: expected no comment but markers"),
        ("<!-- Solutions -->", "line 1: expected no comment but markers"),
        ("<!-- instructor note -->", "line 1: expected no comment but markers"),
        ("<!-- intructor-note -->", "line 1: expected no comment but markers"),
        ("```{Solution} ex-1\n```", "expected solutions within markers"),
        ("---\nclass: instructor-note\n---", "expected solutions within markers"),
        ("```{include} answers.md\n```", "expected no file brought in"),
        ("{download}`02-corpus.md`", "expected no file brought in"),
        ("```{solution} ex-1\n```", "expected solutions within markers"),
        (":::{note}\n:class: instructor-note\n:::", "expected solutions within markers"),
    ],
)
def test_markers_that_could_leak_are_refused(text: str, fault: str) -> None:
    with pytest.raises(EditionError) as caught:
        cut(text)
    assert fault in str(caught.value)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_cut_chapter_keeps_its_lines_and_no_answers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    student = cut(text)
    assert student.count("\n") == text.count("\n")
    assert "{solution" not in student
    assert "instructor-note" not in student
    assert student.count("{exercise}") == text.count("{exercise}")


def notebook_of(path: Path, text: str) -> NotebookNode:
    reader = create_nb_reader(str(path), MdParserConfig(), NbParserConfig(), text)
    assert reader is not None
    return reader.read(text)


@pytest.mark.parametrize(
    "path", [path for path in CHAPTERS if path.stem[0].isdigit()], ids=lambda path: path.stem
)
def test_no_other_cell_depends_on_a_solution(
    path: Path,
    site: Path,  # noqa: ARG001  while it was built the whole source was executed
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cut source, executed by itself, gives the outputs that the whole source gives."""
    text = path.read_text(encoding="utf-8")
    cache = get_cache(ROOT / CACHE / inputs_digest(ROOT))
    _, whole = cache.merge_match_into_notebook(notebook_of(path, text))
    student = notebook_of(path, cut(text))
    monkeypatch.setenv(FORMATS_VARIABLE, "png svg csv")  # as in a build
    result = single_nb_execution(student, cwd=str(path.parent), timeout=120, allow_errors=False)
    assert result.err is None, result.exc_string
    outputs = {
        line: cell.get("outputs")
        for line, cell in zip(whole.metadata.source_map, whole.cells, strict=True)
    }
    for line, cell in zip(student.metadata.source_map, student.cells, strict=True):
        if cell.cell_type == "code":
            assert comparable(cell.outputs) == comparable(outputs[line])


def comparable(outputs: list[NotebookNode]) -> list[object]:
    """Return outputs without the counts of execution, which differ."""
    return [nbformat.from_dict({**output, "execution_count": None}) for output in outputs]
