"""The notebooks' pins: all that they need, for every system, and nothing of the book's tools."""

from __future__ import annotations

from pathlib import Path

from casestudy.book.takeaway.pins import notebook_pins

ROOT = Path(__file__).parents[3]


def test_the_project_pins_what_notebooks_need() -> None:
    pins = {line.partition("==")[0]: line for line in notebook_pins(ROOT)}
    assert {"jieba", "pandas", "matplotlib", "pypinyin", "jupyterlab", "ipykernel"} <= set(pins)
    assert {"numpy", "myst-nb", "pyzmq", "jsonschema", "lark"} <= set(pins), "needed by others"
    assert pins["pywinpty"].endswith("; os_name == 'nt'")
    assert pins["appnope"].endswith("; sys_platform == 'darwin'")


def test_tools_of_the_book_are_left_out() -> None:
    pins = {line.partition("==")[0] for line in notebook_pins(ROOT)}
    assert not pins & {"jupyter-book", "typst", "tylax", "pytest", "playwright", "mypy", "build"}


def test_every_line_is_one_of_the_projects(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["Click>=8"]\n', "utf-8")
    pins = "# by make pins\n-e .\nclick==8.5.1 ; os_name == 'nt'\njupyterlab==4.5.11\nrich==15\n"
    (tmp_path / "requirements.txt").write_text(pins, "utf-8")
    assert notebook_pins(tmp_path) == ["click==8.5.1 ; os_name == 'nt'", "jupyterlab==4.5.11"]
