"""Which scripts a page loads: only what it uses, and nothing of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: What Sphinx adds to every page for its own search and for pages of code documentation.
UNUSED: Final = ("doctools.js", "sphinx_highlight.js")


def drop_unused_scripts(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """Leave out the scripts that no page of the book needs; for ``html-page-context``."""
    context["script_files"] = [
        script
        for script in context["script_files"]
        if not str(script.filename or "").endswith(UNUSED)
    ]
