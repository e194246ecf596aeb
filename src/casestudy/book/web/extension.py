"""What the extension does for web pages alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casestudy.book.takeaway import extension as take_away
from casestudy.book.web.finish import finish_pages
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
    app.connect("build-finished", finish_pages, priority=600)
    app.connect("build-finished", write_webfont, priority=900)
    app.add_css_file("casestudy.css")
    take_away.setup(app)


def _add_folders(_app: Sphinx, config: Config) -> None:
    config.html_static_path.append(str(_STATIC))
    config.templates_path.append(str(_TEMPLATES))
