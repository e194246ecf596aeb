"""What a page says of the book itself: how to cite it, and which version it is."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def book_version() -> str:
    """Return the version of the book, which is that of its package."""
    return version("casestudy")


def give_imprint(_app: Sphinx, config: Config) -> None:
    """Let pages write ``{{ release }}`` and ``{{ citation }}``; for ``config-inited``."""
    author, title = config.author, config.html_title
    config.myst_substitutions = {
        "release": book_version(),
        "citation": f"{author} ({config.copyright}). *{title}* (version {book_version()}).",
        **config.myst_substitutions,
    }
