"""Boxes: admonitions, exercises with lines to write on, solutions, the bibliography."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.typst.text import string
from casestudy.book.typst.writer import Writer

_TITLES: Final = {"seealso": "See also"}


class Boxes(Writer):
    """Nodes that are set apart from the text around them."""

    def visit_admonition(self, node: nodes.Element) -> None:
        """A box; its kind is its own name or a class."""
        kind = node.tagname if node.tagname != "admonition" else _kind(node)
        self.add(f"{self.place(node)}#admonition({string(kind)}, {self.at(node)})[")
        if not isinstance(node.children[0], nodes.title):
            self.add(f'#box-title("en")[{_TITLES.get(kind, kind.capitalize())}]\n')

    def depart_admonition(self, _node: nodes.Element) -> None:
        """The end of a box."""
        self.add("]\n")

    visit_note = visit_tip = visit_hint = visit_important = visit_warning = visit_admonition
    visit_caution = visit_danger = visit_error = visit_attention = visit_admonition
    visit_seealso = visit_topic = visit_sidebar = visit_admonition
    depart_note = depart_tip = depart_hint = depart_important = depart_admonition
    depart_warning = depart_caution = depart_danger = depart_error = depart_admonition
    depart_attention = depart_seealso = depart_topic = depart_sidebar = depart_admonition

    def visit_exercise_enumerable_node(self, node: nodes.Element) -> None:
        """An exercise."""
        ruled = self.setting.ruled if self.setting.edition == "student" else 0
        self.add(f"{self.place(node)}#exercise(ruled: {ruled}, {self.at(node)})[")

    depart_exercise_enumerable_node = depart_admonition
    visit_exercise_node = visit_exercise_enumerable_node
    depart_exercise_node = depart_admonition

    def visit_solution_node(self, node: nodes.Element) -> None:
        """A solution."""
        self.add(f"{self.place(node)}#solution({self.at(node)})[")

    depart_solution_node = depart_admonition

    def visit_citation(self, node: nodes.Element) -> None:
        """A work cited."""
        labels = [child.astext() for child in node.children if isinstance(child, nodes.label)]
        rest = [child for child in node.children if not isinstance(child, nodes.label)]
        mark = string(labels[0] if labels else "")
        self.add(f"\n#cited-work({mark}, {self.at(node)})[{self.written(rest)}]\n")
        raise nodes.SkipNode


def _kind(node: nodes.Element) -> str:
    kinds = [name for name in node["classes"] if not name.startswith("admonition-")]
    return kinds[0] if kinds else "note"
