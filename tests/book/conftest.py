"""Books that tests look at: the real one, and small ones that Sphinx builds by itself."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from casestudy.book.build import build_html

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"

#: A function that takes pages by name and a builder; returns the output and the warnings.
BuildPages = Callable[..., tuple[Path, str]]

#: What no page may say on the console.
LOUD = ("error", "warning")

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

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
    return partial(_build_pages, copy)


@pytest.fixture(scope="session")
def build_pages_once(tmp_path_factory: pytest.TempPathFactory) -> BuildPages:
    """The same of a study that nothing changes, for pages that several tests look at."""
    folder = tmp_path_factory.mktemp("small") / "data" / "mini"
    return partial(_build_pages, Path(shutil.copytree(MINI, folder)))


def _build_pages(study: Path, builder: str = "html", **pages: str) -> tuple[Path, str]:
    top = study.parents[1]
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


@pytest.fixture(scope="session")
def site(made_once: Callable[..., Path]) -> Path:
    """The book's own pages for students."""

    def make(folder: Path) -> None:
        target, work = folder / "html", folder / "work"
        build_html(ROOT, target, work=work, edition="student", progress=lambda _: None)

    return made_once("site", make) / "html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "no chromium found; install it with: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens a chapter, or a page by its path.

    Whatever leaves the machine, fails, or complains on the console fails the test.
    """
    contexts = []
    wrong: list[str] = []

    def open_it(name: str, width: int = 1280, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: wrong.append(asked.url) if away(asked.url) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type in LOUD else None)
        page.goto(f"{site.as_uri()}/{name if '.html' in name else f'chapters/{name}.html'}")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not wrong


def away(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:"))
