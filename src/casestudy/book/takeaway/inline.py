"""Text within a line as Markdown: what it would take for itself, emphasis, links, code."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes
from sphinx_markdown_builder.contexts import SubContext, WrappedContext
from sphinx_markdown_builder.translator import MarkdownTranslator, pushing_context

from casestudy.book.takeaway.contexts import Marked

#: What Markdown, or the formulas and tags that notebook programs look for, would take for itself.
_SPECIAL: Final = re.compile(r"([\\*`$<~]|(?<![^\s_])_|&(?=#?\w+;)|\](?=[(\[:]))")
#: Where a backslash keeps a paragraph from being a heading, a quotation, a list or a rule.
_OPENING: Final = re.compile(r"(\d+)(?=[.)](?:\s|$))|(?=(?:#{1,6}|[-+])(?:\s|$)|>|[-=]+$)")


class Inline(MarkdownTranslator):
    """The part of a translator that writes text; links within the book become their text."""

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802  docutils' name
        """Add text, with a backslash before what Markdown would not take as text."""
        text = node.astext()
        if not self.status.preserve_line_breaks:
            text = text.replace("\n", " ")
        if self.status.escape_text:
            text = escaped(text)
            if isinstance(node.parent, nodes.paragraph) and node.parent.children[0] is node:
                opening = _OPENING.match(text)
                text = f"{opening[0]}\\{text[opening.end() :]}" if opening else text
        self.add(text)

    @pushing_context
    def visit_emphasis(self, _node: nodes.Element) -> None:
        """Open emphasis."""
        self._push_context(Marked("*", "em"))

    @pushing_context
    def visit_strong(self, _node: nodes.Element) -> None:
        """Open strong emphasis."""
        self._push_context(Marked("**", "strong"))

    @pushing_context
    def visit_superscript(self, _node: nodes.Element) -> None:
        """Open a superscript."""
        self._push_context(WrappedContext("<sup>", "</sup>"))

    def visit_inline(self, node: nodes.Element) -> None:
        """Open a run of text; the lines of a paragraph on the page stand in brackets."""
        lines = "para-lines" in node["classes"]
        self._push_context(WrappedContext("(", ")") if lines else SubContext())

    def depart_inline(self, node: nodes.Element) -> None:
        """Close it."""
        self._pop_context(node)

    @pushing_context
    def visit_reference(self, node: nodes.Element) -> None:
        """Open a link: to the web it stays one, within the book it is its text."""
        web = not node.get("internal") and "refuri" in node
        ctx = WrappedContext("[", f"]({node['refuri']})") if web else SubContext()
        self._push_context(ctx)

    def visit_download_reference(self, _node: nodes.Element) -> None:
        """Leave out what only the web page offers."""
        raise nodes.SkipNode

    def visit_literal(self, node: nodes.Element) -> None:
        """Add code within a line; what Sphinx makes of some links is not meant as code."""
        text = node.astext()
        if {"xref", "std-numref"} & set(node["classes"]):
            self.add(escaped(text))
        else:
            fence = "``" if "`" in text else "`"
            self.add(f"{fence} {text} {fence}" if "`" in text else f"`{text}`")
        raise nodes.SkipNode

    def visit_target(self, _node: nodes.Element) -> None:
        """Leave out a place to link to; its text stays."""

    def visit_raw(self, _node: nodes.Element) -> None:
        """Leave out what is meant for another format."""
        raise nodes.SkipNode

    visit_comment = visit_substitution_definition = visit_raw


def escaped(text: str) -> str:
    r"""Return a text with a backslash before each sign that Markdown would take for itself.

    Examples
    --------
    >>> print(escaped("一核_两翼 [1](2) *"))
    一核_两翼 [1\](2) \*
    """
    return _SPECIAL.sub(r"\\\1", text)
