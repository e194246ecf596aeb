"""Which scripts a page loads: only what it uses, and nothing of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from casestudy.book.web.mathjax import FOLDER

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: What Sphinx adds to every page for its own search and for pages of code documentation.
UNUSED: Final = ("doctools.js", "sphinx_highlight.js")


def drop_unused_scripts(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """Leave out the scripts that a page does not need; for ``html-page-context``.

    Sphinx lets a page with contents load MathJax if any page below it has a formula.
    """
    formulas = app.env.get_domain("math").data["has_equations"].get(name, False)
    context["script_files"] = [
        script
        for script in context["script_files"]
        if not str(script.filename or "").endswith(UNUSED)
        and (formulas or not _is_for_formulas(script))
    ]


def _is_for_formulas(script: Any) -> bool:
    file, body = str(script.filename or ""), str(script.attributes.get("body", ""))
    return f"{FOLDER}/" in file or body.startswith("window.MathJax")
