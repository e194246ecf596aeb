"""Inside a paragraph: emphasis, code, links, citations, footnotes, formulas."""

from __future__ import annotations

from docutils import nodes

from casestudy.book.typst.maths import formula
from casestudy.book.typst.text import string
from casestudy.book.typst.writer import Writer


class Inlines(Writer):
    """Nodes inside a paragraph."""

    def visit_Text(self, node: nodes.Text) -> None:
        """Text, quoted."""
        self.add(self.text(node.astext()))

    def depart_Text(self, node: nodes.Text) -> None:
        """Nothing ends."""

    def visit_emphasis(self, _node: nodes.Element) -> None:
        """Emphasis."""
        self.add("#emph[")

    def visit_strong(self, _node: nodes.Element) -> None:
        """Strong emphasis."""
        self.add("#strong[")

    def visit_subscript(self, _node: nodes.Element) -> None:
        """Subscript."""
        self.add("#sub[")

    def visit_superscript(self, _node: nodes.Element) -> None:
        """Superscript."""
        self.add("#super[")

    def depart_emphasis(self, _node: nodes.Element) -> None:
        """End of a call."""
        self.add("];")

    depart_strong = depart_subscript = depart_superscript = depart_emphasis
    visit_title_reference = visit_emphasis
    depart_title_reference = depart_emphasis

    def visit_inline(self, node: nodes.Element) -> None:
        """Text with a class; only a language matters."""
        if _speaks(node):
            self.add(f'#words("{self.enter(node)}")[')

    def depart_inline(self, node: nodes.Element) -> None:
        """End of text with a class."""
        if _speaks(node):
            self.leave()
            self.add("];")

    def visit_literal(self, node: nodes.Element) -> None:
        """Code in a line, or the text of a link that Sphinx writes as code."""
        if "xref" in node["classes"] or "std-numref" in node["classes"]:
            return
        self.add(f"#raw({string(node.astext())});")
        raise nodes.SkipNode

    def depart_literal(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_reference(self, node: nodes.Element) -> None:
        """A link: to a place in this PDF, to the web, or, if its place is in neither, its text."""
        target = self._target(node)
        self.add(f"#link({target})[" if target else "#[")

    def depart_reference(self, _node: nodes.Element) -> None:
        """End of a link."""
        self.add("];")

    def _target(self, node: nodes.Element) -> str | None:
        if "refid" in node:
            label = self.label(node["refid"])
        elif node.get("internal"):
            label = self.labels.get(node.get("refuri", "").removesuffix("#"))
        else:
            return string(node.get("refuri", ""))
        return f"label({string(label)})" if label else None

    def visit_target(self, node: nodes.Element) -> None:
        """A place to link to in the midst of text."""
        label = self.label(node["ids"][0]) if node["ids"] else None
        if label:
            self.add(f"#anchor({string(label)});")

    def depart_target(self, node: nodes.Element) -> None:
        """Nothing ends."""

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        """A footnote, which goes to the foot of this page; a second mark points to the first."""
        label = f"{self.chapter.docname}#note-{node['refid']}"
        if label in self.noted:
            self.add(f"#footnote(label({string(label)}));")
        else:
            self.noted.add(label)
            note = self._footnotes[node["refid"]]
            paragraphs = [child for child in note.children if not isinstance(child, nodes.label)]
            self.add(f"#footnote[{self.written(paragraphs)}]#label({string(label)});")
        raise nodes.SkipNode

    def visit_footnote(self, _node: nodes.Element) -> None:
        """A footnote's text stands where it is referred to."""
        raise nodes.SkipNode

    def visit_math(self, node: nodes.Element) -> None:
        """A formula in a line."""
        self.add(formula(node.astext()) + ";")
        raise nodes.SkipNode

    @property
    def _footnotes(self) -> dict[str, nodes.Element]:
        notes = self.chapter.tree.findall(nodes.footnote)
        return {name: note for note in notes for name in note["ids"]}


def _speaks(node: nodes.Element) -> bool:
    return any(name.startswith("language-") for name in node["classes"])
