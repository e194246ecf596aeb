"""Blocks of prose: sections, paragraphs, lists, quotations, figures, display formulas."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.typst.maths import formula
from casestudy.book.typst.newspaper import Newspaper, part_of
from casestudy.book.typst.text import string
from casestudy.book.typst.writer import LOGGER

#: Image files that Typst reads. It takes PDF as well, but not into an accessible PDF.
IMAGE_TYPES: Final = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}

#: What holds paragraphs whose first is part of its own line.
_ITEMS: Final = (nodes.list_item, nodes.definition, nodes.footnote, nodes.citation, nodes.entry)


class Blocks(Newspaper):
    """Nodes that stand by themselves."""

    def visit_document(self, node: nodes.Element) -> None:
        """Nothing begins: the builder writes the PDF's beginning."""

    def depart_document(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_section(self, _node: nodes.Element) -> None:
        """A section, one level further down."""
        self.level += 1

    def depart_section(self, _node: nodes.Element) -> None:
        """The end of a section."""
        self.level -= 1

    def visit_title(self, node: nodes.Element) -> None:
        """The title of a section or of a box."""
        language = self.enter(node)
        if isinstance(node.parent, nodes.section):
            self.in_title = True
            numbers = self.builder.env.toc_secnumbers.get(self.chapter.docname, {})
            names = ["", *(f"#{name}" for name in node.parent["ids"])]
            found = names[1:] if self.level > 1 else names
            number = next((numbers[name] for name in found if name in numbers), ())
            written = string(".".join(map(str, number))) if number else "none"
            self.add(
                f'{self.place(node)}#section-title({self.level}, "{language}", number: {written}, '
                f"{self.at(node.parent)})["
            )
        else:
            self.add(f'#box-title("{language}")[{self.exercise_number(node.parent)}')

    def depart_title(self, _node: nodes.Element) -> None:
        """The end of a title."""
        self.in_title = False
        self.leave()
        self.add("]\n")

    def visit_paragraph(self, node: nodes.Element) -> None:
        """A paragraph; the first of a list's item goes on in its line."""
        if "para" in node["classes"]:
            self.add(self.numbered(node))
            raise nodes.SkipNode
        language = self.enter(node)
        if isinstance(node.parent, _ITEMS):
            self.add(f'#words("{language}")[')
        else:
            name = part_of(node) or ("source-note" if _is_source(node) else "prose")
            self.add(f'{self.place(node)}#{name}("{language}", {self.at(node)})[')

    def depart_paragraph(self, node: nodes.Element) -> None:
        """The end of a paragraph."""
        self.leave()
        if isinstance(node.parent, _ITEMS):
            last = node.parent.children[-1] is node
            self.add("];" if last else "];#parbreak();")
        else:
            self.add("]\n")

    def visit_rubric(self, node: nodes.Element) -> None:
        """A heading that is in no list of contents."""
        name = part_of(node) or "rubric"
        self.in_title = True
        self.add(f'{self.place(node)}#{name}("{self.enter(node)}", {self.at(node)})[')

    depart_rubric = depart_title

    def visit_transition(self, node: nodes.Element) -> None:
        """A break; the one before footnotes falls away with them."""
        if "footnotes" in node["classes"]:
            raise nodes.SkipNode
        self.add("\n#divider\n")

    def depart_transition(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_block_quote(self, _node: nodes.Element) -> None:
        """A quotation."""
        self.add("\n#quote(block: true)[")

    def visit_attribution(self, _node: nodes.Element) -> None:
        """Where a quotation comes from."""
        self.add("#attribution[")

    def depart_block_quote(self, _node: nodes.Element) -> None:
        """The end of a call."""
        self.add("]\n")

    depart_attribution = depart_block_quote

    def visit_bullet_list(self, node: nodes.Element) -> None:
        """A list."""
        self.add(f"\n#list(tight: {_tight(node)}, ")

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        """A numbered list."""
        self.add(f"\n#enum(tight: {_tight(node)}, start: {node.get('start', 1)}, ")

    def visit_definition_list(self, _node: nodes.Element) -> None:
        """Terms with their definitions."""
        self.add("\n#terms(tight: false, ")

    def depart_bullet_list(self, _node: nodes.Element) -> None:
        """The end of a list."""
        self.add(")\n")

    depart_enumerated_list = depart_definition_list = depart_bullet_list

    def visit_list_item(self, _node: nodes.Element) -> None:
        """One item."""
        self.add("[")

    def depart_list_item(self, _node: nodes.Element) -> None:
        """The end of an item."""
        self.add("],\n")

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        """Terms, with what they mean."""
        terms = [child for child in node.children if isinstance(child, nodes.term)]
        rest = [child for child in node.children if not isinstance(child, nodes.term)]
        head = "#linebreak();".join(self._term(term) for term in terms)
        self.add(f"terms.item([{head}], [{self.written(rest)}]),\n")
        raise nodes.SkipNode

    def _term(self, term: nodes.Element) -> str:
        language = self.enter(term)
        written = f'#words("{language}", {self.at(term)})[{self.written(term.children)}];'
        self.leave()
        return written

    def visit_definition(self, node: nodes.Element) -> None:
        """Its paragraphs tell all."""

    def depart_definition(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_math_block(self, node: nodes.Element) -> None:
        """A formula on a line of its own."""
        number = self.number("displaymath", node) or str(node.get("number") or "")
        label = self.label(node["ids"][0]) if node["ids"] else None
        written = formula(node.astext(), block=True, number=number, label=label)
        self.add(f"{self.place(node)}{written}\n")
        raise nodes.SkipNode

    def visit_figure(self, node: nodes.Element) -> None:
        """A picture and its caption, which stay together."""
        number = self.number("figure", node)
        named = str(self.builder.config.numfig_format["figure"] % number) if number else ""
        self.add(f"{self.place(node)}#captioned(number: {string(named)}, {self.at(node)})[")

    def visit_caption(self, node: nodes.Element) -> None:
        """The caption of a figure or of code."""
        self.add(f'][#words("{self.enter(node)}")[')

    def depart_caption(self, _node: nodes.Element) -> None:
        """The caption's end; a legend may follow."""
        self.leave()
        self.add("];")

    def depart_figure(self, node: nodes.Element) -> None:
        """The figure's end."""
        captioned = any(isinstance(child, nodes.caption) for child in node.children)
        self.add("]\n" if captioned else "][]\n")

    def visit_legend(self, node: nodes.Element) -> None:
        """What stands under a caption."""

    def depart_legend(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_image(self, node: nodes.Element) -> None:
        """A picture; without alternative text it would be lost on some readers."""
        name = self.builder.images.get(node["uri"])
        if name is None or "." + name.rpartition(".")[2].lower() not in IMAGE_TYPES:
            kinds = ", ".join(sorted(kind.lstrip(".") for kind in IMAGE_TYPES))
            message = "the PDF cannot take the image %s. Give it as one of: %s."
            LOGGER.warning(message, node["uri"], kinds, location=node)
            raise nodes.SkipNode
        if not node.get("alt"):
            LOGGER.warning("the image %s has no alternative text", node["uri"], location=node)
        width = node.get("width", "")
        sized = f", width: {width}" if width.endswith("%") else ""
        alt = string(" ".join(node.get("alt", name).split()))
        inline = isinstance(node.parent, (nodes.paragraph, nodes.reference))
        call = f"{'small-picture' if inline else 'picture'}({string('images/' + name)}, alt: {alt}"
        self.add(f"#{call}{sized});" if inline else f"{self.place(node)}#{call}{sized})\n")
        raise nodes.SkipNode


def _tight(node: nodes.Element) -> str:
    """Return whether a list's items are single short paragraphs."""
    return str(all(len(item.children) == 1 for item in node.children)).lower()


def _is_source(node: nodes.Element) -> bool:
    """Return whether a paragraph is the line under a table that names its source."""
    only = node.children[0] if len(node.children) == 1 else None
    return isinstance(only, nodes.emphasis) and only.astext().startswith("Source:")
