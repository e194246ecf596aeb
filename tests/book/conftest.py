"""Books that tests look at: the real one, and small ones that Sphinx builds by itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from casestudy.book.build import build_html

ROOT = Path(__file__).parents[2]

#: A function that takes pages by name and a builder; returns the output and the warnings.
BuildPages = Callable[..., tuple[Path, str]]

CONF = """
extensions = ["myst_nb", "casestudy.book.extension"]
project = html_title = "Small"
author = "Nobody"
copyright = "2026"
exclude_patterns = ["data", "out"]
html_theme = "basic"
myst_enable_extensions = ["deflist"]
nb_execution_mode = "off"
nitpicky = True
smartquotes = False
"""

INDEX = """\
# Small

```{toctree}
:glob:

*
```

## Articles

```{article} book-bus
```

```{article} stone-bridge
```
"""


@pytest.fixture
def build_pages(copy: Path) -> BuildPages:
    """Build pages next to a first page that sets the articles of `copy`, the study."""

    def build(builder: str = "html", **pages: str) -> tuple[Path, str]:
        top = copy.parents[1]
        (top / "conf.py").write_text(CONF, encoding="utf-8")
        for name, text in {"index": INDEX, **pages}.items():
            (top / f"{name}.md").write_text(text, encoding="utf-8")
        out, warnings = top / "out" / builder, io.StringIO()
        with patch_docutils(None), docutils_namespace():
            app = Sphinx(
                top, top, out, top / "out" / "doctrees", builder,
                status=None, warning=warnings, freshenv=True,
            )  # fmt: skip
            app.build()
        return out, warnings.getvalue()

    return build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    target, work = folder / "html", folder / "work"
    build_html(ROOT, target, work=work, edition="student", progress=lambda _: None)
    return target
