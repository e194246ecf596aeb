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

    def set_container(self, node: nodes.Element) -> str:
        """Set a part of a notebook cell, or a box that the template knows by its class."""
        if node.get("nb_element") == "cell_code_source" and not self.setting.code:
            return ""
        box = part_of(node)
        return f"\n#{box}[\n{self.inside(node)}]\n" if box else self.inside(node)

    def set_hidecodecellnode(self, node: nodes.Element) -> str:
        """Set what web pages fold away: on paper nothing is hidden."""
        return self.inside(node)

    def set_literal_block(self, node: nodes.Element) -> str:
        """Set code, or what a cell printed; without its code a bare value would say nothing."""
        if "text_plain" in node["classes"] and not self.setting.code:
            return ""
        text = node.astext().rstrip("\n")
        if "output" in node["classes"]:
            call = f"output(raw({string(breakable(text))}, block: true))"
        else:
            language = _LANGUAGES.get(node.get("language", ""))
            coloured = f", lang: {string(language)}" if language else ""
            sticky = str(_has_output(node)).lower()
            call = f"code(raw({string(text)}, block: true{coloured}), sticky: {sticky})"
        return f"{self.place(node)}#{call}\n"

    set_doctest_block = set_literal_block


def _has_output(node: nodes.Element) -> bool:
    """Return whether code is a cell's and its output comes next: a page does not part them."""
    source = node.parent
    if source.get("nb_element") != "cell_code_source":
        return False
    return source.parent.children[-1] is not source
