"""Boxes such as notes and exercises as Markdown."""

from __future__ import annotations

from docutils import nodes
from sphinx_markdown_builder.contexts import IndentContext, SubContext, SubContextParams
from sphinx_markdown_builder.translator import MarkdownTranslator


class Boxes(MarkdownTranslator):
    """The part of a translator that turns boxes into quotations."""

    def visit_admonition(self, node: nodes.Element) -> None:
        """Begin a box: set off as a quotation, but with a rule at its end if it holds cells."""
        quoted = not any(map(is_cell, node.findall(nodes.container)))
        after = SubContextParams(2, 2)
        box = IndentContext("> ", empty=True, params=after) if quoted else SubContext(after)
        self._push_context(box)
        if not isinstance(node.children[0], nodes.title):
            name = node.tagname.replace("seealso", "see also").capitalize()
            self.add(f"**{name}**", suffix_eol=2)

    def depart_admonition(self, node: nodes.Element) -> None:
        """End a box."""
        quoted = isinstance(self.ctx, IndentContext)
        self._pop_context(node)
        if not quoted:
            self.add("---", prefix_eol=2, suffix_eol=2)

    visit_note = visit_tip = visit_hint = visit_important = visit_warning = visit_admonition
    visit_caution = visit_danger = visit_error = visit_attention = visit_seealso = visit_admonition
    visit_exercise_node = visit_exercise_enumerable_node = visit_solution_node = visit_admonition
    depart_note = depart_tip = depart_hint = depart_important = depart_warning = depart_admonition
    depart_caution = depart_danger = depart_error = depart_attention = depart_admonition
    depart_seealso = depart_exercise_node = depart_exercise_enumerable_node = depart_admonition
    depart_solution_node = depart_admonition


def is_cell(node: nodes.Element) -> bool:
    """Return whether a node is a cell of code with its outputs."""
    return bool(node.get("nb_element") == "cell_code")
