"""The newspaper's articles as Markdown: number, Chinese, English, notes."""

from __future__ import annotations

from docutils import nodes
from sphinx_markdown_builder.contexts import SubContext, SubContextParams
from sphinx_markdown_builder.translator import MarkdownTranslator, pushing_context


class Articles(MarkdownTranslator):
    """The part of a translator that sets articles: what pages show on demand is left out."""

    @pushing_context
    def visit_Mark(self, _node: nodes.Element) -> None:  # noqa: N802  the nodes' names
        """Open a paragraph's number, on a line of its own."""
        self._push_context(SubContext(SubContextParams(2, 2)))

    @pushing_context
    def visit_ReadWord(self, _node: nodes.Element) -> None:  # noqa: N802
        """Open a word; its reading is for pages."""
        self._push_context(SubContext())

    @pushing_context
    def visit_TermLink(self, _node: nodes.Element) -> None:  # noqa: N802
        """Open a term; its meaning is for pages."""
        self._push_context(SubContext())

    def visit_Box(self, _node: nodes.Element) -> None:  # noqa: N802
        """Pass through a part of an article."""

    depart_Box = visit_NumberedParagraph = depart_NumberedParagraph = visit_Box  # noqa: N815

    def visit_ReadingPart(self, _node: nodes.Element) -> None:  # noqa: N802
        """Leave out the switches of a page, which are a comment elsewhere."""
        raise nodes.SkipNode

    visit_ReadingPartEnd = visit_ReadingPart  # noqa: N815
