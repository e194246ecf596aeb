"""Which scripts a page loads: only what it uses, and nothing of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from casestudy.book.articles.terms import TermLink
from casestudy.book.passages import FactLink
from casestudy.book.web.mathjax import FOLDER
from casestudy.book.web.pictures import Drawing

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What Sphinx adds to every page for its own search and for pages of code documentation.
_UNUSED: Final = ("doctools.js", "sphinx_highlight.js")

#: Scripts that only pages with certain nodes need.
_NEEDED_BY: Final[dict[str, tuple[type[nodes.Node], ...]]] = {
    "clipboard.min.js": (nodes.literal_block,),
    "copybutton.js": (nodes.literal_block,),
    "facts.js": (FactLink, TermLink),
    "figures.js": (Drawing,),
}


def drop_unused_scripts(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Leave out the scripts that a page does not need; for ``html-page-context``.

    Sphinx lets a page with contents load MathJax if any page below it has a formula.
    """
    formulas = app.env.get_domain("math").data["has_equations"].get(name, False)
    missing = {script for script, kinds in _NEEDED_BY.items() if not _has(tree, kinds)}
    context["script_files"] = [
        script
        for script in context["script_files"]
        if not str(script.filename or "").endswith((*_UNUSED, *missing))
        and (formulas or not _is_for_formulas(script))
    ]


def _has(tree: nodes.document | None, kinds: tuple[type[nodes.Node], ...]) -> bool:
    return tree is not None and any(isinstance(node, kinds) for node in tree.findall())


def _is_for_formulas(script: Any) -> bool:
    file, body = str(script.filename or ""), str(script.attributes.get("body", ""))
    return f"{FOLDER}/" in file or body.startswith("window.MathJax")
