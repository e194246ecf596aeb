"""A small book with every kind of content that chapters have, and its PDFs."""

import base64
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from casestudy.book.edition import EDITIONS
from casestudy.book.typst.build import build_pdfs
from casestudy.book.typst.setting import Setting

ROOT = Path(__file__).parents[3]

CONF = """
extensions = ["myst_nb", "sphinx_exercise", "sphinxcontrib.bibtex", "casestudy.book.typst.builder"]
project = "小书: A Small Book"
html_title = project
author = "Nobody"
copyright = "2026"
root_doc = "index"
exclude_patterns = ["images/*"]
nb_execution_mode = "off"
numfig = True
numfig_format = {"figure": "Fig. %s", "table": "Table %s", "exercise": "Exercise %s"}
smartquotes = False
bibtex_bibfiles = ["works.bib"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"]


def setup(app):
    app.add_config_value("casestudy_edition", "student", "env")
"""

INDEX = """# A Small Book

Start with {doc}`one`.

```{toctree}
:numbered: 1

one
two
```

```{toctree}
works
```
"""

ONE = """# The fair 集市

(where)=
## Where it was

The page says “最后一米” and the reader’s “last metre” … about 小区 (xiǎoqū, estate).[^a] See
{cite:t}`wang2020` and {eq}`share`. Again.[^a]

今天下午在小广场举行“便民集市”活动，《红色治理》一书说：“好！”（记者 李早）。

[^a]: A note at the foot, with 注释.

(fair-01)=
{.para .role-body}
[¶1]{.para-number} [志愿者来到小广场。镕堃喆]{.para-text .language-zh-Hans} [lines 4–6]{.para-lines}

| 词 | Meaning | Count |
|---|---|---|
| 小区 | **estate** | 12 |
| 社区 | community | 3 |

*Words of the page, 词语, and how often they come. Source: computed.*

```{math}
:label: share

p = \\frac{n}{N}
```

Inline $x_1 \\ne 2$.

Known
: What is 已知 known.

> Quoted text.

```{glossary}
小区
: An estate.
```

```{eval-rst}
| A line
| and 一行
```

```{list-table} A table with a name
:header-rows: 1

* - 一
  - two
* - a
  - b
```

1. first
2. second
   - nested
   - items

:::{note}
A note.
:::

:::{admonition} Of its own
A box.
:::

% a comment

<div>left out on purpose</div>

---

```{figure} images/dot.png
:name: fig-dot
:alt: A dot on white.

The caption of the dot.
```

See {numref}`fig-dot` and {ref}`where`.

```python
print("好，（好）")
```

```{exercise} Reading: Count them
:label: ex-one

How many? 几个？
```

```{solution} ex-one
Three, as {ref}`ex-one` asks.
```
"""

WORKS = """# Works

```{bibliography}
```
"""

BIB = """@book{wang2020, author={Wang, Ming}, title={Fairs}, publisher={Press}, year={2020}}
"""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><text x="10" y="40"
style="font-size: 20px; font-family: 'Noto Sans SC'">图中文字</text></svg>"""

TABLE = """<div><style>td {}</style><table><thead><tr><th></th><th>before</th><th>after</th></tr>
<tr><th>rule</th><th></th><th></th></tr></thead><tbody>%s</tbody></table></div>"""


def _notebook(rows: int) -> str:
    """Return a notebook with stored outputs: a table, a drawing and what was printed."""
    lines = "".join(
        f"<tr><th>row {i}</th><td>原文第{i}行，文字</td><td>{i}</td></tr>" for i in range(rows)
    )
    outputs = [
        {"data": {"text/html": TABLE % lines, "text/plain": "lost"}, "execution_count": 1},
        {"data": {"image/svg+xml": SVG, "image/png": _png(), "text/plain": "lost"}},
    ]
    for output in outputs:
        output |= {"output_type": "display_data", "metadata": {}}
        output.pop("execution_count", None)
    outputs.append({"output_type": "display_data", "metadata": {}, "data": {"text/plain": "4321"}})
    outputs.append({"output_type": "stream", "name": "stdout", "text": "印出来的话\n"})
    text = (
        "# The count\n\nAs ¶1 says: {ref}`fair ¶1 <fair-01>`, {cite:p}`wang2020`,"
        " {ref}`there <where>`.\n"
    )
    code = {
        "cell_type": "code", "execution_count": 1, "id": "b", "source": "count('小区')",
        "metadata": {"mystnb": {"image": {"alt": "A drawing with 图 labels."}}}, "outputs": outputs,
    }  # fmt: skip
    cells = [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": text}, code]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def _png() -> str:
    return base64.b64encode(_dot()).decode()


def _dot() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(stream, "PNG")
    return stream.getvalue()


def write_book(folder: Path) -> None:
    """Write the sources of the small book."""
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "dot.png").write_bytes(_dot())
    for name, content in {
        "conf.py": CONF, "index.md": INDEX, "one.md": ONE, "two.ipynb": _notebook(60),
        "works.md": WORKS, "works.bib": BIB,
    }.items():  # fmt: skip
        (folder / name).write_text(content, encoding="utf-8")


def set_book(folder: Path, **values: object) -> tuple[Path, str]:
    """Build the book's PDFs; return the output folder and the warnings."""
    warnings = io.StringIO()
    with patch_docutils(None), docutils_namespace():
        app = Sphinx(
            folder, folder, folder / "_out" / "typst", folder / "_out" / "doctrees", "typst",
            confoverrides=values, status=None, warning=warnings, freshenv=True,
        )  # fmt: skip
        app.build()
    return folder / "_out" / "typst", warnings.getvalue()


@pytest.fixture
def make_book() -> Callable[..., tuple[Path, str]]:
    """Write the small book into a folder and build its PDFs."""

    def build(folder: Path, **values: object) -> tuple[Path, str]:
        write_book(folder)
        return set_book(folder, **values)

    return build


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The PDFs of the small book, and the warnings of its build."""
    folder = tmp_path_factory.mktemp("book") / "here"
    write_book(folder)
    return set_book(folder)


@pytest.fixture(scope="session")
def real_pdfs(made_once: Callable[..., Path]) -> Path:
    """The book's own PDFs, in a folder an edition."""

    def make(folder: Path) -> None:
        for edition in EDITIONS:
            build_pdfs(
                ROOT,
                folder / edition,
                work=folder / "work" / edition,
                setting=Setting(edition),
                progress=lambda _: None,
            )

    return made_once("pdfs", make)


@pytest.fixture
def set_page(tmp_path: Path) -> Callable[..., tuple[Path, str]]:
    """Build a book of one page with the given text."""

    def build(text: str, **values: object) -> tuple[Path, str]:
        folder = tmp_path / "page"
        folder.mkdir(exist_ok=True)
        (folder / "conf.py").write_text(CONF + 'root_doc = "page"\n', encoding="utf-8")
        (folder / "works.bib").write_text(BIB, encoding="utf-8")
        (folder / "page.md").write_text(text, encoding="utf-8")
        return set_book(folder, **values)

    return build
