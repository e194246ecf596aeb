"""Inside a paragraph: emphasis, code, links, footnotes, formulas."""

from __future__ import annotations

from docutils import nodes

from casestudy.book.passages import FactLink, passage_name, quotation
from casestudy.book.typst.maths import formula, warn_unbalanced
from casestudy.book.typst.setting import ids_of
from casestudy.book.typst.text import string
from casestudy.book.typst.writer import Writer


class Inlines(Writer):
    """Nodes inside a paragraph."""

    def set_text(self, node: nodes.Text) -> str:
        """Set text, quoted."""
        return self.words(node.astext())

    def set_emphasis(self, node: nodes.Element) -> str:
        """Set emphasis."""
        return f"#emph[{self.inside(node)}];"

    set_title_reference = set_emphasis

    def set_strong(self, node: nodes.Element) -> str:
        """Set strong emphasis."""
        with self.voiced("strong-"):
            return f"#strong[{self.passage(self.language, self.inside(node))}];"

    def set_subscript(self, node: nodes.Element) -> str:
        """Set a subscript."""
        return f"#sub[{self.inside(node)}];"

    def set_superscript(self, node: nodes.Element) -> str:
        """Set a superscript."""
        return f"#super[{self.inside(node)}];"

    def set_inline(self, node: nodes.Element) -> str:
        """Set text with classes; of these only a language matters."""
        if not any(name.startswith("language-") for name in node["classes"]):
            return self.inside(node)
        with self.speaking(node) as language:
            return self.passage(language, self.inside(node))

    def set_literal(self, node: nodes.Element) -> str:
        """Set code in a line; Sphinx makes the text of some links code, and HTML shows it plain."""
        if {"xref", "std-numref"} & set(node["classes"]):
            return self.inside(node)
        return f"#raw({string(node.astext())});"

    def set_reference(self, node: nodes.Element) -> str:
        """Set a link; if its place is neither in this PDF nor on the web, only its text."""
        target = self._target(node)
        return f"#link({target})[{self.inside(node)}];" if target else self.inside(node)

    def _target(self, node: nodes.Element) -> str | None:
        if "refid" in node:
            label = self.label(node["refid"])
        elif node.get("internal"):
            label = self.labels.get(node.get("refuri", "").removesuffix("#"))
        else:
            return string(node.get("refuri", ""))
        return f"label({string(label)})" if label else None

    def set_target(self, node: nodes.Element) -> str:
        """Set a place to link to."""
        label = next((self.label(name) for name in ids_of(node)), None)
        return f"#anchor({string(label)});" + self.inside(node) if label else self.inside(node)

    def set_footnote_reference(self, node: nodes.Element) -> str:
        """Set a footnote at this page's foot; another mark of the same note points to it."""
        label = string(f"{self.chapter.docname}#note-{node['refid']}")
        if label in self.noted:
            return f"#footnote(label({label}));"
        self.noted.add(label)
        notes = self.chapter.tree.findall(nodes.footnote)
        note = next(note for note in notes if node["refid"] in ids_of(note))
        text = [child for child in note.children if not isinstance(child, nodes.label)]
        return f"#footnote[{self.all(text)}]#label({label});"

    def set_factlink(self, node: FactLink) -> str:
        """Set a fact; its quotation is a footnote, once a section.

        A table's heading, which is repeated on every page, has no footnotes.
        """
        if _within(node, nodes.thead):
            return self.set_reference(node)
        section = _within(node, nodes.section)
        name = ids_of(section)[0] if section else ""
        label = string(f"{self.chapter.docname}#{name}-{node['fact']}")
        if label in self.noted:
            return f"{self.inside(node)}#footnote(label({label}));"
        self.noted.add(label)
        words = nodes.inline("", quotation(node["quote"]), classes=[node["language"]])
        with self.voiced(""):
            note, place = self.set(words), self.words(passage_name(node["passage"]))
        if target := self._target(node):
            place = f"#link({target})[{place}];"
        return f'{self.inside(node)}#footnote[{note}#" ";{place}]#label({label});'

    def set_footnote(self, _node: nodes.Element) -> str:
        """Leave out a footnote's text here: it stands where it is referred to."""
        return ""

    def set_math(self, node: nodes.Element) -> str:
        """Set a formula in a line."""
        warn_unbalanced(node)
        return formula(node.astext()) + ";"


def _within(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    """Return the nearest element of a kind that a node is in, or None."""
    above = node.parent
    while above is not None and not isinstance(above, kind):
        above = above.parent
    return above
