"""A chapter that is opened, run and saved in JupyterLab is the same file, byte for byte."""

from pathlib import Path

import pytest
from jupytext import TextFileContentsManager
from nbformat import NotebookNode

ROOT = Path(__file__).parents[1]
CHAPTERS = sorted(ROOT.glob("chapters/*.md"))
REMEDY = "Give it the form in which it is saved: .venv/bin/jupytext --to md:myst chapters/*.md"

FRONT_MATTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3 (ipykernel)
  language: python
  name: python3
---
"""

CHAPTER = f"""{FRONT_MATTER}
# A page 一页

Text with `code` and 中文.

+++

A second cell of text.

```{{code-cell}} ipython3
:tags: [hide-input, remove-stderr]

a = 1


b = 2
```

```{{code-cell}} ipython3
---
mystnb:
  figure:
    caption: 'Words: “红色治理” and others, with a caption that is longer than one line
      of the file'
    name: fig-words
tags: [hide-input]
---
a + b
```

:::{{note}}
```python
no_cell = True
```
:::

<!-- solution -->
````{{solution}} ex-words
:class: dropdown

```{{code-cell}} ipython3
a
```
````
<!-- /solution -->

% A comment


Two blank lines stand above.
"""


def run_in_lab(notebook: NotebookNode) -> None:
    """Leave in the notebook what JupyterLab leaves there when it runs it."""
    notebook.metadata["language_info"] = {
        "name": "python",
        "pygments_lexer": "ipython3",
        "version": "3.11.7",
    }
    notebook.metadata["widgets"] = {}
    for cell in notebook.cells:
        cell.metadata.setdefault("tags", [])
        cell.metadata |= {"editable": True, "slideshow": {"slide_type": ""}, "trusted": True}
        if cell.cell_type == "code":
            cell.execution_count = 1
            cell.metadata["execution"] = {"iopub.status.busy": "2026-11-23T12:00:00.000000Z"}
            cell.metadata["jupyter"] = {"outputs_hidden": False}
            cell.metadata["collapsed"] = False


def saved(source: bytes, folder: Path, *, executed: bool) -> bytes:
    """Return what is on disk after a chapter was opened and saved with the book's settings."""
    (folder / "jupytext.toml").write_bytes((ROOT / "jupytext.toml").read_bytes())
    chapter = folder / "chapter.md"
    chapter.write_bytes(source)
    manager = TextFileContentsManager(root_dir=str(folder))
    notebook = manager.get("chapter.md", type="notebook")["content"]
    if executed:
        run_in_lab(notebook)
    manager.save({"type": "notebook", "content": notebook}, "chapter.md")
    return chapter.read_bytes()


@pytest.mark.parametrize("executed", [False, True], ids=["opened", "executed"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_saving_a_chapter_changes_nothing(chapter: Path, executed: bool, tmp_path: Path) -> None:
    source = chapter.read_bytes()
    assert source.decode().startswith(FRONT_MATTER), "front matter as in CONTRIBUTING.md"
    assert saved(source, tmp_path, executed=executed) == source, REMEDY


@pytest.mark.parametrize("executed", [False, True], ids=["opened", "executed"])
def test_every_notation_that_chapters_use_is_kept(executed: bool, tmp_path: Path) -> None:
    source = CHAPTER.encode()
    assert saved(source, tmp_path, executed=executed) == source


def test_a_change_is_the_only_thing_that_is_saved(tmp_path: Path) -> None:
    (tmp_path / "jupytext.toml").write_bytes((ROOT / "jupytext.toml").read_bytes())
    (tmp_path / "chapter.md").write_bytes(CHAPTER.encode())
    manager = TextFileContentsManager(root_dir=str(tmp_path))
    notebook = manager.get("chapter.md", type="notebook")["content"]
    run_in_lab(notebook)
    notebook.cells[2].source = "a = 3"
    manager.save({"type": "notebook", "content": notebook}, "chapter.md")
    expected = CHAPTER.replace("a = 1\n\n\nb = 2", "a = 3")
    assert (tmp_path / "chapter.md").read_bytes() == expected.encode()
