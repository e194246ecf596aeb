"""What the extension registers for articles: directive, role, nodes, style sheet and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from casestudy.book.articles.chinese import ReadWord, visit_read_word
from casestudy.book.articles.citing import depart_mark, visit_mark
from casestudy.book.articles.directive import ArticleDirective, ParagraphRole
from casestudy.book.articles.paragraphs import (
    Box,
    Mark,
    NumberedParagraph,
    depart_box,
    visit_box,
)
from casestudy.book.articles.switches import (
    PlaceSwitches,
    ReadingPart,
    ReadingPartEnd,
    articles_of,
    visit_reading_part,
    visit_reading_part_end,
)
from casestudy.book.articles.terms import TermLink, TermLinks, depart_term, visit_term

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: For pages with articles alone.
_SCRIPTS: Final = ("reading.js", "cite.js")


def setup(app: Sphinx) -> None:
    """Register what articles need."""
    app.add_directive("article", ArticleDirective)
    app.add_role("para", ParagraphRole())
    app.add_node(Box, html=(visit_box, depart_box))
    app.add_node(NumberedParagraph, html=(visit_box, depart_box))
    app.add_node(Mark, html=(visit_mark, depart_mark))
    app.add_node(ReadWord, html=(visit_read_word, None))
    app.add_node(TermLink, html=(visit_term, depart_term))
    app.add_node(ReadingPart, html=(visit_reading_part, None))
    app.add_node(ReadingPartEnd, html=(visit_reading_part_end, None))
    app.add_transform(PlaceSwitches)
    app.add_post_transform(TermLinks)
    app.connect("html-page-context", prepare_page)


def prepare_page(
    app: Sphinx, _name: str, _template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Give pages that set articles their style and scripts; for ``html-page-context``.

    Search engines are asked not to list them: the articles name private persons.
    """
    if tree is None or not articles_of(tree):
        return
    context["metatags"] += '\n<meta name="robots" content="noindex">'
    app.add_css_file("articles.css")
    for script in _SCRIPTS:
        app.add_js_file(script, loading_method="defer")
