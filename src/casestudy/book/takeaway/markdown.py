"""A resolved chapter as Markdown that any notebook program shows, with the places of its cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx_markdown_builder.contexts import (
    IndentContext,
    SubContext,
    SubContextParams,
    TitleContext,
    WrappedContext,
)
from sphinx_markdown_builder.translator import pushing_context, pushing_status

from casestudy.book.takeaway.articles import Articles
from casestudy.book.takeaway.boxes import Boxes, is_cell
from casestudy.book.takeaway.contexts import Marked, Table
from casestudy.book.takeaway.inline import Inline, escaped
from casestudy.book.web.pictures import Drawing

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: What is described in words.
_PICTURES: Final = (nodes.image, Drawing)

#: A line that stands for the cell of this number in the chapter's source.
_CELL: Final = "\0{}\0"
#: A line on which a cell of text ends, so that sections can be folded and moved.
_BREAK: Final = "\0\0"
_MARK: Final = re.compile("\n*\0(\\d*)\0\n*")


class ChapterMarkdown(Boxes, Articles, Inline):
    """Turns the nodes of a chapter into Markdown.

    Links within the book become their text, those to the web stay. A cell of code leaves a mark,
    and of its output what a picture's caption and description say.

    Parameters
    ----------
    document
        The chapter, its references resolved.
    builder
        Sphinx's builder; gives access to numbers and settings.
    docname
        Sphinx's name of the chapter.
    """

    def __init__(self, document: nodes.document, builder: Builder, docname: str) -> None:
        super().__init__(document, builder)
        self.docname = docname

    def cells(self) -> list[str | int]:
        """Return what the notebook is made of, once the document has been visited.

        Returns
        -------
        list of str or int
            Text as Markdown; a number stands for that cell of the chapter's source.
        """
        pieces = _MARK.split(self.astext())
        found: list[str | int] = []
        for place, piece in enumerate(pieces):
            if place % 2:
                found += [int(piece)] if piece else []
            elif piece.strip():
                found.append(piece.strip("\n"))
        return found

    def number(self, kind: str, node: nodes.Element) -> str:
        """Return what the book calls a figure, table or exercise, such as "Fig. 1.2"."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        found = next((numbers[name] for name in node["ids"] if name in numbers), None)
        return str(self.config.numfig_format[kind] % ".".join(map(str, found))) if found else ""

    def visit_math_block(self, node: nodes.Element) -> None:
        """Add a formula on lines of its own, without empty ones, which would end it."""
        formula = "\n".join(line for line in node.astext().splitlines() if line.strip())
        self.add(f"$$\n{formula}\n$$", prefix_eol=2, suffix_eol=2)
        raise nodes.SkipNode

    @pushing_status
    def visit_section(self, node: nodes.Element) -> None:
        """Begin a section, in a cell of its own; what exercises hold is none."""
        inside = isinstance(node.parent, nodes.Admonition)
        if not inside:
            self.add(_BREAK, prefix_eol=2, suffix_eol=2)
        self._push_status(section_level=self.status.section_level + (not inside))

    @pushing_context
    def visit_title(self, node: nodes.Element) -> None:
        """Open the title of a section with its number, or that of a box."""
        if isinstance(node.parent, nodes.section):
            self._push_context(TitleContext(min(self.status.section_level, 6)))
            self.add(self._section_number(node.parent))
        else:
            self._push_context(Marked("**", "strong", params=SubContextParams(2, 2)))
            kind = "table" if isinstance(node.parent, nodes.table) else "exercise"
            number = self.number(kind, node.parent)
            self.add(number if node.astext().startswith(" ") else f"{number} ".lstrip())

    def _section_number(self, section: nodes.Element) -> str:
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        names = [f"#{name}" for name in section["ids"]]
        found = next((numbers[name] for name in names if name in numbers), None)
        if found is None and self.status.section_level == 1:
            found = numbers.get("")
        return f"{'.'.join(map(str, found))}{self.config.html_secnumber_suffix}" if found else ""

    @pushing_context
    def visit_rubric(self, node: nodes.Element) -> None:
        """Open a heading that no list of contents has."""
        self._push_context(TitleContext(node.get("heading-level", 3)))

    @pushing_context
    def visit_attribution(self, _node: nodes.Element) -> None:
        """Open the line that names where a quotation is from."""
        self._push_context(WrappedContext("— ", "", params=SubContextParams(2, 1)))

    @pushing_context
    def visit_block_quote(self, _node: nodes.Element) -> None:
        """Open a quotation."""
        self._push_context(IndentContext("> ", empty=True, params=SubContextParams(2, 2)))

    def visit_definition_list_item(self, _node: nodes.Element) -> None:
        """Begin a term with its definition: an item of a list, for want of anything nearer."""
        self._push_context(IndentContext("* ", only_first=True, params=SubContextParams(2, 2)))

    def depart_definition_list_item(self, node: nodes.Element) -> None:
        """End it."""
        self._pop_context(node)

    @pushing_context
    def visit_term(self, _node: nodes.Element) -> None:
        """Open a term."""
        self._push_context(Marked("**", "strong", params=SubContextParams(0, 2)))

    @pushing_context
    def visit_definition(self, _node: nodes.Element) -> None:
        """Open a definition."""
        self._push_context(SubContext(SubContextParams(2, 1)))

    # Tables, pictures, cells, works

    @pushing_context
    def visit_table(self, _node: nodes.Element) -> None:
        """Open a table."""
        self._push_context(Table(params=SubContextParams(2, 2)))

    def visit_container(self, node: nodes.Element) -> None:
        """Mark the place of a cell, and say after it what its pictures show."""
        if not is_cell(node):
            return
        self.add(_CELL.format(node["cell_index"]), prefix_eol=2, suffix_eol=2)
        for picture in node.findall(lambda child: isinstance(child, (nodes.figure, *_PICTURES))):
            if isinstance(picture, nodes.figure) or not isinstance(picture.parent, nodes.figure):
                picture.walkabout(self)
        raise nodes.SkipNode

    def visit_HideCodeCellNode(self, _node: nodes.Element) -> None:  # noqa: N802  myst-nb's name
        """Pass through what web pages fold away."""

    def visit_figure(self, node: nodes.Element) -> None:
        """Add a figure's number and caption, then what is to be seen, in words."""
        for caption in node.findall(nodes.caption):
            self.ensure_eol(2)
            self.add(f"**{self.number('figure', node)}** ".replace("**** ", ""))
            for child in caption.children:
                child.walkabout(self)
        for image in node.findall(lambda child: isinstance(child, _PICTURES)):
            image.walkabout(self)
        raise nodes.SkipNode

    def visit_image(self, node: nodes.Element) -> None:
        """Add what is to be seen, in words."""
        if alt := node.get("alt"):
            text = escaped(" ".join(alt.split()))
            self.add(f"*In words:* {text}", prefix_eol=2, suffix_eol=2)
        raise nodes.SkipNode

    visit_Drawing = visit_image  # noqa: N815  the node's name

    @pushing_context
    def visit_citation(self, _node: nodes.Element) -> None:
        """Open a work in the list of references."""
        self._push_context(IndentContext("* ", only_first=True, params=SubContextParams(1, 1)))
