"""Code and notebook cells: what they say, and what they printed, returned or drew."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.typst.newspaper import part_of
from casestudy.book.typst.text import breakable, string
from casestudy.book.typst.writer import Writer

#: Typst's names for the languages that it can colour.
_LANGUAGES: Final = {
    "bash": "bash", "console": "bash", "ipython": "python", "ipython3": "python", "json": "json",
    "python": "python", "python3": "python", "shell": "bash", "yaml": "yaml",
}  # fmt: skip


class Cells(Writer):
    """Containers of notebook cells, and blocks of code and output."""

    def visit_container(self, node: nodes.Element) -> None:
        """A part of a notebook cell, or a box that the template sets by its class."""
        element = node.get("nb_element")
        if element == "cell_code_source" and not self.setting.code:
            raise nodes.SkipNode
        box = part_of(node)
        if box:
            self.add(f"\n#{box}[\n")

    def depart_container(self, node: nodes.Element) -> None:
        """The end of a box."""
        if part_of(node):
            self.add("]\n")

    def visit_HideCodeCellNode(self, node: nodes.Element) -> None:
        """On paper nothing is hidden."""

    def depart_HideCodeCellNode(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Code, or what a cell printed."""
        text = node.astext().rstrip("\n")
        function = "output" if "output" in node["classes"] else "code"
        if function == "output":
            text = breakable(text)
        language = _LANGUAGES.get(node.get("language", ""))
        coloured = f", lang: {string(language)}" if language and function == "code" else ""
        call = f"raw({string(text)}, block: true{coloured})"
        sticky = ", sticky: true" if _has_output(node) else ""
        self.add(f"{self.place(node)}#{function}({call}{sticky})\n")
        raise nodes.SkipNode


def _has_output(node: nodes.Element) -> bool:
    """Return whether code is a cell's and its output comes next: a page does not part them."""
    source = node.parent
    return source.get("nb_element") == "cell_code_source" and source.parent.children[-1] != source
