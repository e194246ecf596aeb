"""From a document to Typst markup: one method a node, the rooms side by side."""

from __future__ import annotations

from docutils import nodes

from casestudy.book.typst.blocks import Blocks
from casestudy.book.typst.boxes import Boxes
from casestudy.book.typst.cells import Cells
from casestudy.book.typst.inlines import Inlines
from casestudy.book.typst.pictures import Pictures
from casestudy.book.typst.tables import Tables


class TypstTranslator(Blocks, Inlines, Pictures, Tables, Cells, Boxes):
    """All rooms together, and what is left out on purpose."""

    def set_comment(self, _node: nodes.Node) -> str:
        """Leave out what only authors or web pages need."""
        return ""

    set_index = set_meta = set_substitution_definition = set_system_message = set_comment
    set_toctree = set_comment

    def set_compound(self, node: nodes.Node) -> str:
        """Set what stands together; nothing shows that it does."""
        return self.inside(node)

    set_compact_paragraph = set_glossary = set_generated = set_compound
    set_abbreviation = set_download_reference = set_problematic = set_compound
