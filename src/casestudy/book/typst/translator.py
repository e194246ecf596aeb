"""From a document to Typst markup: one method a node, the rooms side by side."""

from __future__ import annotations

from docutils import nodes

from casestudy.book.typst.blocks import Blocks
from casestudy.book.typst.boxes import Boxes
from casestudy.book.typst.cells import Cells
from casestudy.book.typst.inlines import Inlines
from casestudy.book.typst.tables import Tables
from casestudy.book.typst.writer import LOGGER


class TypstTranslator(Blocks, Inlines, Tables, Cells, Boxes):
    """Translates a resolved document into calls of the template's functions.

    A node that no room has a method for is a warning, and so an error of a strict build: nothing
    of a chapter is lost in silence. What is left out on purpose is named here.
    """

    def _leave_out(self, _node: nodes.Node) -> None:
        raise nodes.SkipNode

    visit_comment = visit_substitution_definition = visit_system_message = _leave_out
    visit_index = visit_toctree = visit_meta = _leave_out

    def _go_through(self, _node: nodes.Node) -> None:
        """Nothing of its own to set."""

    visit_compound = depart_compound = visit_compact_paragraph = _go_through
    depart_compact_paragraph = _go_through

    def unknown_visit(self, node: nodes.Node) -> None:
        """Name the node; its text is set nevertheless."""
        kind = f"{type(node).__module__}.{type(node).__qualname__}"
        LOGGER.warning("the PDF builder knows no way to set the node %s", kind, location=node)

    def unknown_departure(self, node: nodes.Node) -> None:
        """Nothing ends."""
