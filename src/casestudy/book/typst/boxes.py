"""Boxes: admonitions, exercises with lines to write on, solutions, works cited."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.typst.text import string
from casestudy.book.typst.writer import Writer

_TITLES: Final = {"seealso": "See also"}


class Boxes(Writer):
    """Nodes that are set apart from the text around them."""

    def set_admonition(self, node: nodes.Element) -> str:
        """Set a box; its kind is the node's name, or else a class."""
        kind = node.tagname if node.tagname != "admonition" else _kind(node)
        title = ""
        if not isinstance(node.children[0], nodes.title):
            title = f'#box-title("en")[{_TITLES.get(kind, kind.capitalize())}]\n'
        call = f"#admonition({string(kind)}, {self.at(node)})[{title}{self.inside(node)}]"
        return f"{self.place(node)}{call}\n"

    set_note = set_tip = set_hint = set_important = set_warning = set_caution = set_admonition
    set_danger = set_error = set_attention = set_seealso = set_topic = set_sidebar = set_admonition

    def set_exercise_node(self, node: nodes.Element) -> str:
        """Set an exercise; in the student edition there is room to write."""
        ruled = self.setting.ruled if self.setting.edition == "student" else 0
        call = f"#exercise(ruled: {ruled}, {self.at(node)})[{self.inside(node)}]"
        return f"{self.place(node)}{call}\n"

    set_exercise_enumerable_node = set_exercise_node

    def set_solution_node(self, node: nodes.Element) -> str:
        """Set a solution."""
        return f"{self.place(node)}#solution({self.at(node)})[{self.inside(node)}]\n"

    def set_citation(self, node: nodes.Element) -> str:
        """Set a work cited, with the mark by which the text cites it, if there is one."""
        mark = "".join(child.astext() for child in node.children if isinstance(child, nodes.label))
        rest = [child for child in node.children if not isinstance(child, nodes.label)]
        return f"\n#cited-work({string(mark)}, {self.at(node)})[{self.all(rest)}]\n"


def _kind(node: nodes.Element) -> str:
    kinds = [name for name in node["classes"] if not name.startswith("admonition-")]
    return str(kinds[0]) if kinds else "note"
