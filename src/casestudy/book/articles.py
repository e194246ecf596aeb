"""The directive that sets an article from the corpus, and the role that refers to a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from casestudy.book.opened import opened_evidence
from casestudy.book.passages import anchor, passage_name
from casestudy.errors import CaseStudyError
from casestudy.source import Article, Paragraph, Section

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ArticleDirective(SphinxDirective):
    """``{article} ID``: an article's printed parts, its paragraphs numbered and linkable.

    The content is the author's gist of the article. Every passage gets its id as an anchor, which
    `ParagraphRole`, facts and ``[text](#book-bus-07)`` refer to.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the article as nodes."""
        try:
            evidence = opened_evidence(self.env)
            study = evidence.study
            article = study.article(self.arguments[0])
        except CaseStudyError as error:
            raise self.error(str(error)) from None
        except KeyError as error:
            raise self.error(str(error.args[0])) from None
        language = f"language-{study.about.language}"
        box = nodes.container(classes=["newspaper", f"kind-{article.kind}"])
        box += self._displays(article, language)
        facts = f"{article.kind.capitalize()} · {article.id}"
        box += nodes.paragraph("", facts, classes=["article-facts"])
        if self.content:
            gist = nodes.container(classes=["article-gist"])
            gist += nodes.paragraph("", "", nodes.strong("", "In English"))
            self.state.nested_parse(self.content, self.content_offset, gist)
            box += gist
        for section, paragraphs in _by_section(article):
            if section:
                box += self._heading(section, language)
            for paragraph in paragraphs:
                node = self._paragraph(paragraph, language)
                node["masked"] = evidence.mask(paragraph.text)  # for where it is set again
                box += node
        return [box]

    def _displays(self, article: Article, language: str) -> Iterator[nodes.Element]:
        """Yield kicker, headline, subhead and byline as far as the article has them.

        Those that stand among its own lines are anchors: a kicker that several articles share is
        none, nor is a byline inside the first paragraph.
        """
        for role in ("kicker", "headline", "subhead", "byline"):
            text = getattr(article, role)
            if not text:
                continue
            if role == "headline":
                node: nodes.Element = nodes.rubric("", text, classes=[role, language])
                node["heading-level"] = 3
            else:
                node = nodes.paragraph("", text, classes=[role, language])
            passage = f"{article.id}-{role}"
            if passage in article.passages:
                anchor(node, passage, self.env)
            yield node

    def _heading(self, section: Section, language: str) -> nodes.rubric:
        """Return a section's heading."""
        node = nodes.rubric("", section.heading, classes=["section-heading", language])
        node["heading-level"] = 4
        anchor(node, section.id, self.env)
        return node

    def _paragraph(self, paragraph: Paragraph, language: str) -> nodes.paragraph:
        """Return a paragraph with its number as a permalink."""
        node = nodes.paragraph(classes=["para", f"role-{paragraph.role}"])
        number = nodes.reference(
            "", f"¶{paragraph.number}", refid=paragraph.id, internal=True, classes=["para-number"]
        )
        lines = nodes.inline("", _lines(paragraph), classes=["para-lines"])
        text = nodes.inline("", paragraph.text, classes=["para-text", language])
        node += [number, nodes.Text(" "), text, nodes.Text(" "), lines]
        anchor(node, paragraph.id, self.env)
        return node


class ParagraphRole(SphinxRole):
    """``{para}`book-bus-07```: a link to a paragraph; an unknown id fails the build."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link."""
        name = passage_name(self.text)
        reference = addnodes.pending_xref(
            self.rawtext,
            nodes.inline("", name, classes=["std", "std-ref"]),
            refdoc=self.env.docname,
            refdomain="std",
            reftype="ref",
            reftarget=self.text,
            refexplicit=True,
            refwarn=True,
        )
        self.set_source_info(reference)
        return [reference], []


def keep_from_search_engines(
    _app: Sphinx, _name: str, _template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Ask search engines not to list pages that set articles; for ``html-page-context``.

    The articles name private persons.
    """
    if tree and any("newspaper" in box["classes"] for box in tree.findall(nodes.container)):
        context["metatags"] += '\n<meta name="robots" content="noindex">'


def _by_section(article: Article) -> Iterator[tuple[Section | None, list[Paragraph]]]:
    """Yield each section (None before the first) with its paragraphs."""
    for section in (None, *article.sections):
        key = section.id if section else None
        yield section, [part for part in article.paragraphs if part.section == key]


def _lines(paragraph: Paragraph) -> str:
    spans = [str(a) if a == b else f"{a}–{b}" for a, b in paragraph.lines]
    return f"{'line' if spans[0].isdigit() and len(spans) == 1 else 'lines'} {', '.join(spans)}"
