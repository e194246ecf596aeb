"""A small book with numbered chapters, a package and a study: all that can be taken away."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from casestudy.book.edition import HANDOUTS_VARIABLE

ROOT = Path(__file__).parents[3]
MINI = ROOT / "tests" / "mini"

#: Builds the book in an edition, with PDFs or without; returns the site and the warnings.
BuildBook = Callable[..., tuple[Path, str]]

CONF = """
extensions = [
    "myst_nb", "sphinx_exercise", "sphinxcontrib.bibtex", "casestudy.book.extension",
]
project = html_title = "A Small Book: For Tests"
author = "Nobody"
copyright = "2026"
exclude_patterns = ["data", "out", "src", "README.md"]
html_theme = "basic"
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
nb_execution_mode = "off"
nb_render_markdown_format = "myst"
bibtex_bibfiles = ["works.bib"]
bibtex_reference_style = "author_year"
nitpicky = numfig = True
smartquotes = False
"""

INDEX = """\
# Small

```{toctree}
:numbered:

one
two
```

```{toctree}
works
glossary
```

## Articles

```{article} book-bus
```
"""

ONE = """\
---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3, language: python}
---

# The bus 书车

(here)=
## What it brings

:::{admonition} Before you start
Level
: Easy. *Background:* none. *“好。”* **完**了

Time
: A minute.

  Or two.
:::

As {para}`book-bus-01` says, {fact}`visits` visits; {quoted}`书车` and
{term}`a bus <书车>`, {cite:t}`wang2020` ({cite:p}`li2021`). See {doc}`two`, {ref}`here`,
{numref}`fig-dot`, and <https://example.org/a_b>. It costs $5 or 5*3*2 <b>, a_b, _c_ &amp;lt;.

```{code-cell} ipython3
:tags: [remove-input]

word = "folded"
```

1\\. This is no list.

| a | b \\| c |
|---|---|
| 0.50 | {quoted}`书车` *1,000* |

```{code-cell} ipython3
word
```

```{exercise} Reading: Count
:label: ex-one

How many? 几个？

- one
- two

  more
```

<!-- solution -->
```{solution-start} ex-one
```

Look, the answer is 4a7d-prose:

```{code-cell} ipython3
print("4a7d-code")
```

That is it.

```{solution-end}
```
<!-- /solution -->

<!-- instructor-note -->
:::{note}
:class: instructor-note

Tell nobody 4a7d-note.
:::
<!-- /instructor-note -->

## Maths

$$
a_1 * b_2
$$

```python
print("<b>", "*")
```

```{article} stone-bridge
The bridge is mended.
```
"""

WORKS = """\
# Works

```{bibliography}
```
"""

BIB = """\
@book{wang2020, author={Wang, Ming}, title={Fairs}, publisher={Press}, year={2020}}
@book{li2021, author={Li, Na}, title={Bridges}, publisher={Press}, year={2021}}
@book{other, author={Zhou, He}, title={Not cited}, publisher={Press}, year={2022}}
"""

PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)

PYPROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"
[project]
name = "smallbook"
version = "1.2"
dependencies = ["click>=8"]
[tool.setuptools.packages.find]
where = ["src"]
[tool.setuptools.package-data]
smallbook = ["*.css"]
"""

PINS = "-e .\nclick==8.5.1\njupyterlab==4.5.11\npytest==9.2.0\npywinpty==3.1.2 ; os_name == 'nt'\n"


def two() -> str:
    """Return a notebook with stored outputs: a figure, a table, something printed."""
    figure = {"name": "fig-dot", "caption": "A dot, from *data*."}
    shown = {"image": {"alt": "A dot in 红 red, alone."}, "figure": figure}
    outputs = [
        {"data": {"image/png": PNG, "image/svg+xml": "<svg/>", "text/plain": "<Figure>"}},
        {"data": {"text/html": "<table><tr><td>小区</td></tr></table>", "text/plain": "小区"}},
    ]
    for output in outputs:
        output |= {"output_type": "display_data", "metadata": {}}
    outputs.append({"output_type": "stream", "name": "stdout", "text": "印出来的话\n"})
    cell = {
        "cell_type": "code", "execution_count": 9, "id": "b", "source": "plot('小区')",
        "metadata": {"mystnb": shown, "execution": {"iopub.status.idle": "2026-01-01"}},
    }  # fmt: skip
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# The dot"},
        cell | {"outputs": outputs[:1]},
        cell | {"id": "c", "outputs": outputs[1:], "source": "table()", "metadata": {}},
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def write_book(folder: Path) -> None:
    shutil.copytree(MINI, folder / "data" / "mini")
    package = folder / "src" / "smallbook"
    package.mkdir(parents=True)
    for name, content in {
        "conf.py": CONF, "index.md": INDEX, "one.md": ONE, "two.ipynb": two(),
        "works.md": WORKS, "works.bib": BIB, "LICENSE": "As you like.\n", "README.md": "Small\n",
        "glossary.md": "# Glossary\n\n```{study-glossary}\n```\n", "pyproject.toml": PYPROJECT,
        "requirements.txt": PINS, "src/smallbook/__init__.py": "", "src/smallbook/a.css": "a {}",
    }.items():  # fmt: skip
        (folder / name).write_text(content, encoding="utf-8")


def build_book_in(
    folder: Path, edition: str = "student", handouts: Path | None = None
) -> tuple[Path, str]:
    """Build the book that is in a folder; return the site and the warnings."""
    out, warnings = folder / "out" / edition, io.StringIO()
    with pytest.MonkeyPatch.context() as patch, patch_docutils(None), docutils_namespace():
        patch.setenv(HANDOUTS_VARIABLE, str(handouts or ""))
        app = Sphinx(
            folder, folder, out / "html", out / "doctrees", "html", freshenv=True,
            confoverrides={"casestudy_edition": edition}, status=None, warning=warnings,
        )  # fmt: skip
        app.build()
    return out / "html", warnings.getvalue()


@pytest.fixture
def build_book(tmp_path: Path) -> BuildBook:
    """Write the small book into a folder and build its pages."""

    def build(**settings: object) -> tuple[Path, str]:
        folder = tmp_path / "book"
        if not folder.exists():
            write_book(folder)
        return build_book_in(folder, **settings)  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def small_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """The small book's pages in both editions, with handouts, and the warnings."""
    folder = tmp_path_factory.mktemp("takeaway") / "book"
    write_book(folder)
    handouts = folder.parent / "pdf"
    handouts.mkdir()
    for name in ("book", "one", "two"):
        (handouts / f"{name}.pdf").write_bytes(b"%PDF" + bytes(99_000))
    return {
        edition: build_book_in(folder, edition, handouts) for edition in ("student", "instructor")
    }
