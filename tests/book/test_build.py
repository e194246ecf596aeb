"""A small book built for real: failures leave the old one, and outputs are never stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from casestudy.book.build import build_html, find_book
from casestudy.book.freshness import inputs_digest
from casestudy.errors import OutputError

CONFIG = """\
title: Small
only_build_toc_files: true
execute: {execute_notebooks: cache, stderr_output: error}
html: {use_repository_button: false}
sphinx:
  extra_extensions: [casestudy.book.extension]
  config: {nb_execution_show_tb: true}
"""
PAGE = """\
---
kernelspec: {name: python3, display_name: Python 3, language: python}
jupytext: {text_representation: {extension: .md, format_name: myst}}
---
# 一页

PROSE

```{code-cell} ipython3
from pathlib import Path

with Path("runs").open("a") as runs:
    runs.write(".")
print(Path("data/word.txt").read_text())
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "word.txt").write_text("first", encoding="utf-8")
    (tmp_path / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: page\n", encoding="utf-8")
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def build(project: Path) -> str:
    target, work = project / "_build" / "html", project / "_build" / "work"
    build_html(project, target, work=work, edition="student", progress=lambda _: None)
    return (project / "_build" / "html" / "page.html").read_text(encoding="utf-8")


def test_a_build_without_fault_warns_of_nothing(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build(project)
    assert capfd.readouterr().err == ""


def test_cells_run_again_if_data_changes_and_not_if_prose_does(project: Path) -> None:
    assert "first" in build(project)
    runs = project / "runs"
    assert runs.read_text(encoding="utf-8") == "."

    (project / "page.md").write_text(PAGE.replace("PROSE", "Other words"), encoding="utf-8")
    html = build(project)
    assert "Other words" in html
    assert "first" in html
    assert runs.read_text(encoding="utf-8") == "."

    (project / "data" / "word.txt").write_text("second", encoding="utf-8")
    assert "second" in build(project)
    assert runs.read_text(encoding="utf-8") == ".."
    assert len(list((project / "_build" / ".jupyter_cache").iterdir())) == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (PAGE.replace("PROSE", "{ref}`nowhere`"), "undefined label: 'nowhere'"),
        (PAGE.replace("print(", "raise ValueError("), "ValueError"),
        (
            PAGE.replace("print(", "import sys; print('oh', file=sys.stderr); print("),
            "stderr was found in the cell outputs",
        ),
    ],
    ids=["undefined label", "failing cell", "line on stderr"],
)
def test_a_failed_build_leaves_the_previous_book(
    project: Path, fault: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    old = project / "_build" / "html"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", encoding="utf-8")
    (project / "page.md").write_text(fault, encoding="utf-8")
    with pytest.raises(OutputError, match="The previous book is untouched"):
        build(project)
    assert [path.name for path in old.iterdir()] == ["index.html"]
    assert not (project / "_build" / "work").exists()
    assert said in capfd.readouterr().err


def test_an_interrupted_build_leaves_the_previous_book(project: Path) -> None:
    old = project / "_build" / "html"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", encoding="utf-8")

    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_html(
            project,
            old,
            work=project / "_build" / "work",
            edition="student",
            progress=interrupt,
        )
    assert (old / "index.html").read_text(encoding="utf-8") == "old"
    assert not (project / "_build" / "work").exists()


def test_a_swap_that_was_broken_off_is_made_good(project: Path) -> None:
    old = project / "_build" / "html.old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", encoding="utf-8")
    (project / "page.md").write_text(PAGE.replace("PROSE", "{ref}`nowhere`"), encoding="utf-8")
    with pytest.raises(OutputError):
        build(project)
    html = project / "_build" / "html"
    assert (html / "index.html").read_text(encoding="utf-8") == "old"
    assert not old.exists()


def test_the_pages_carry_their_own_chinese_font(project: Path) -> None:
    build(project)
    fonts = project / "_build" / "html" / "_static" / "fonts"
    assert sorted(path.name for path in fonts.iterdir()) == [
        "OFL.txt", "noto-sans-sc.woff2", "noto-serif-sc.woff2",
    ]  # fmt: skip
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")


def test_the_digest_knows_names_and_bytes(project: Path) -> None:
    digest = inputs_digest(project)
    assert digest == inputs_digest(project)
    (project / "page.md").write_text("prose", encoding="utf-8")
    assert digest == inputs_digest(project)
    (project / "data" / "word.txt").rename(project / "data" / "name.txt")
    assert digest != inputs_digest(project)


def test_the_book_is_found_from_any_folder_within(project: Path) -> None:
    assert find_book(project / "data") == project
