"""Blocks of prose: sections, paragraphs, lists, quotations, display formulas."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.sources import is_source
from casestudy.book.typst.maths import formula, warn_unbalanced
from casestudy.book.typst.newspaper import SANS, Newspaper, part_of
from casestudy.book.typst.setting import ids_of
from casestudy.book.typst.text import string

#: What holds paragraphs whose first goes on in the same line.
_ITEMS: Final = (nodes.list_item, nodes.definition, nodes.footnote, nodes.citation, nodes.entry)


class Blocks(Newspaper):
    """Nodes that stand by themselves."""

    def set_document(self, node: nodes.Element) -> str:
        """Set all there is."""
        return self.inside(node)

    def set_section(self, node: nodes.Element) -> str:
        """Set a section, its title one level further down."""
        self.level += 1
        content = self.inside(node)
        self.level -= 1
        return content

    def set_title(self, node: nodes.Element) -> str:
        """Set the title of a section, or of a box."""
        with self.speaking(node) as language, self.voiced("title-"):
            title = self.inside(node)
            named = self.words(self.number("exercise", node.parent))
        if not isinstance(node.parent, nodes.section):
            return f'#box-title("{language}")[{named}{title}]\n'
        number = self._section_number(node.parent)
        arguments = f'{self.level}, "{language}", number: {number}, {self.at(node.parent)}'
        return f"{self.place(node)}#section-title({arguments})[{title}]\n"

    def _section_number(self, section: nodes.Element) -> str:
        """Return the number that HTML gives a section, as a Typst value."""
        numbers = self.builder.env.toc_secnumbers.get(self.chapter.docname, {})
        names = [f"#{name}" for name in ids_of(section)]
        found = next((numbers[name] for name in names if name in numbers), None)
        if found is None and self.level == 1:
            found = numbers.get("")
        return string(".".join(map(str, found))) if found else "none"

    def set_paragraph(self, node: nodes.Element) -> str:
        """Set a paragraph; the first of a list's item goes on in its line."""
        if "para" in node["classes"]:
            return self.numbered(node)
        if len(node.children) == 1 and isinstance(node.children[0], nodes.image):
            return self.inside(node)
        if is_source(node) and not self.setting.code and _shows_nothing(node.previous_sibling()):
            return ""
        function = part_of(node) or _function(node)
        chinese, english = self.two_sided(node)
        with self.speaking(chinese) as language, self.voiced("title-" if function in SANS else ""):
            text = self.inside(chinese)
            if isinstance(node.parent, _ITEMS):
                end = "" if node.parent.children[-1] is node else "#parbreak();"
                return self.passage(language, text) + end
        return f'{self.place(node)}#{function}("{language}", {self.at(node)}{english})[{text}]\n'

    def set_rubric(self, node: nodes.Element) -> str:
        """Set a heading that no list of contents has."""
        chinese, english = self.two_sided(node)
        with self.speaking(chinese) as language, self.voiced("title-"):
            text = self.inside(chinese)
        function = part_of(node) or "rubric"
        return f'{self.place(node)}#{function}("{language}", {self.at(node)}{english})[{text}]\n'

    def set_transition(self, node: nodes.Element) -> str:
        """Set a break; that before footnotes falls away with them."""
        return "" if "footnotes" in node["classes"] else "\n#divider\n"

    def set_block_quote(self, node: nodes.Element) -> str:
        """Set a quotation."""
        return f"\n#quote(block: true)[{self.inside(node)}]\n"

    def set_attribution(self, node: nodes.Element) -> str:
        """Set where a quotation comes from."""
        return f"#attribution[{self.inside(node)}]"

    def set_line_block(self, node: nodes.Element) -> str:
        """Set lines that are not joined, such as those of a poem."""
        with self.speaking(node) as language:
            lines = "#linebreak();".join(self.set(child) for child in node.children)
            return f'{self.place(node)}#prose("{language}")[{lines}]\n'

    def set_line(self, node: nodes.Element) -> str:
        """Set one such line."""
        return self.inside(node)

    def set_bullet_list(self, node: nodes.Element) -> str:
        """Set a list."""
        return f"\n#list(tight: {_tight(node)}, {self.inside(node)})\n"

    def set_enumerated_list(self, node: nodes.Element) -> str:
        """Set a numbered list."""
        start = node.get("start", 1)
        return f"\n#enum(tight: {_tight(node)}, start: {start}, {self.inside(node)})\n"

    def set_list_item(self, node: nodes.Element) -> str:
        """Set one item."""
        return f"[{self.inside(node)}],\n"

    def set_definition_list(self, node: nodes.Element) -> str:
        """Set terms with their definitions."""
        return f"\n#terms(tight: false, {self.inside(node)})\n"

    def set_definition_list_item(self, node: nodes.Element) -> str:
        """Set one or more terms with one or more definitions."""
        terms = [child for child in node.children if isinstance(child, nodes.term)]
        rest = [child for child in node.children if not isinstance(child, nodes.term)]
        head = "#linebreak();".join(self.set(term) for term in terms)
        definitions = "#parbreak();".join(self.set(each) for each in rest)
        return f"terms.item([{head}], [{definitions}]),\n"

    def set_term(self, node: nodes.Element) -> str:
        """Set a term."""
        with self.speaking(node) as language:
            return self.passage(language, self.inside(node), self.at(node))

    def set_definition(self, node: nodes.Element) -> str:
        """Set a definition."""
        return self.inside(node)

    def set_math_block(self, node: nodes.Element) -> str:
        """Set a formula on a line of its own."""
        number = self.number("displaymath", node) or str(node.get("number") or "")
        label = next((self.label(name) for name in ids_of(node)), None)
        warn_unbalanced(node)
        written = formula(node.astext(), block=True, number=number, label=label)
        return f"{self.place(node)}{written}\n"


def _tight(node: nodes.Element) -> str:
    """Return whether a list's items are single paragraphs, as a Typst value."""
    return str(all(len(item.children) == 1 for item in node.children)).lower()


def _shows_nothing(cell: nodes.Node | None) -> bool:
    """Return whether a notebook cell has only code and bare values, which are left out with it."""
    if not isinstance(cell, nodes.Element) or cell.get("nb_element") != "cell_code":
        return False
    kept = (nodes.image, nodes.table, nodes.raw)
    return not any(
        isinstance(node, kept) or (isinstance(node, nodes.literal_block) and _printed(node))
        for node in cell.findall()
    )


def _printed(node: nodes.Element) -> bool:
    return "output" in node["classes"] and "text_plain" not in node["classes"]


def _function(node: nodes.Element) -> str:
    """Return the name of the template's function for a paragraph.

    One in bold introduces what follows it. One in italics that names a source belongs to the table
    before it.
    """
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(only, nodes.strong):
        return "lead-in"
    return "source-note" if is_source(node) else "prose"
