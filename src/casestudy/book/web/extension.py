"""What the extension does for web pages alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from casestudy.book.takeaway import extension as take_away
from casestudy.book.web import downloads, pictures, search
from casestudy.book.web.finish import finish_pages
from casestudy.book.web.mathjax import use_local_mathjax, write_mathjax
from casestudy.book.web.robots import write_robots
from casestudy.book.web.scripts import drop_unused_scripts
from casestudy.book.web.styles import trim_styles
from casestudy.book.web.webfont import write_webfont

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Our style sheets and scripts, and the templates that stand in for some of the theme's.
_STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"


def setup(app: Sphinx) -> None:
    """Register what web pages need; the font comes last, when all text is there."""
    app.connect("config-inited", _add_folders)
    app.connect("config-inited", use_local_mathjax)
    app.connect("html-collect-pages", entry_page)
    app.connect("html-page-context", drop_unused_scripts, priority=900)
    app.connect("build-finished", finish_pages, priority=600)
    app.connect("build-finished", write_mathjax, priority=700)
    app.connect("build-finished", trim_styles, priority=800)
    app.connect("build-finished", write_robots)
    app.connect("build-finished", write_webfont, priority=900)
    app.add_css_file("book.css", priority=800)
    app.add_css_file("casestudy.css", priority=800)
    app.add_css_file("print.css", priority=900, media="print")
    pictures.setup(app)
    downloads.setup(app)
    search.setup(app)
    take_away.setup(app)


def entry_page(app: Sphinx) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the page at the top of the site, which leads to the first; for ``html-collect-pages``.

    A book whose first page is at the top already needs none.
    """
    first = app.config.root_doc
    if first != "index":
        yield "index", {"title": app.config.html_title, "first": first}, "entry.html"


def _add_folders(_app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(_STATIC))
    config.templates_path.insert(0, str(_TEMPLATES))  # before the theme's
