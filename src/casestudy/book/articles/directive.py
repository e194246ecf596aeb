"""The directive that sets an article from the corpus, and the role that refers to a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from casestudy.book.articles.chinese import chinese
from casestudy.book.articles.citing import newspaper_citation
from casestudy.book.articles.paragraphs import (
    English,
    NumberedParagraph,
    display,
    numbered_paragraph,
)
from casestudy.book.articles.terms import Term, terms_in
from casestudy.book.glossary import TABLE
from casestudy.book.opened import opened_evidence, opened_pinyin, opened_translation
from casestudy.book.passages import anchor, passage_name
from casestudy.errors import CaseStudyError
from casestudy.evidence import Evidence
from casestudy.parallel import Pinyin, Translation
from casestudy.source import Article, Paragraph, Section


@dataclass(frozen=True)
class _Reading:
    """What an article is set with."""

    evidence: Evidence
    translation: Translation
    pinyin: Pinyin
    terms: tuple[Term, ...]
    language: str


class ArticleDirective(SphinxDirective):
    """``{article} ID``: an article's printed parts, its paragraphs numbered and linkable.

    The content is the author's gist of the article. Every passage gets its id as an anchor, which
    `ParagraphRole`, facts and ``[text](#book-bus-07)`` refer to. If the study has a translation,
    each part has its English beside it.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the article as nodes."""
        try:
            self.reading = self._opened()
            article = self.reading.evidence.study.article(self.arguments[0])
        except CaseStudyError as error:
            raise self.error(str(error)) from None
        except KeyError as error:
            raise self.error(str(error.args[0])) from None
        box = nodes.container(classes=["newspaper", f"kind-{article.kind}"])
        box["translated"] = any(map(self.reading.translation.text, article.passages))
        box += self._displays(article)
        facts = f"{article.kind.capitalize()} · {article.id}"
        box += nodes.paragraph("", facts, classes=["article-facts"])
        if self.content:
            gist = nodes.container(classes=["article-gist"])
            gist += nodes.paragraph("", "", nodes.strong("", "Gist"))
            self.state.nested_parse(self.content, self.content_offset, gist)
            box += gist
        for section, paragraphs in _by_section(article):
            if section:
                box += self._display("section-heading", section.heading, section.id, anchored=True)
            box += [self._paragraph(article, paragraph) for paragraph in paragraphs]
        return [box]

    def _opened(self) -> _Reading:
        evidence = opened_evidence(self.env)
        return _Reading(
            evidence,
            opened_translation(self.env),
            opened_pinyin(self.env),
            terms_in(evidence.table(TABLE)),
            f"language-{evidence.study.about.language}",
        )

    def _displays(self, article: Article) -> Iterator[nodes.Element]:
        """Yield kicker, headline, subhead and byline as far as the article has them.

        Those that stand among its own lines are anchors: a kicker that several articles share is
        none, nor is a byline inside the first paragraph.
        """
        for role in ("kicker", "headline", "subhead", "byline"):
            if text := getattr(article, role):
                passage = f"{article.id}-{role}"
                yield self._display(role, text, passage, anchored=passage in article.passages)

    def _display(self, role: str, text: str, passage: str, *, anchored: bool) -> nodes.Element:
        reading = self.reading
        english = reading.translation.text(passage)
        if not anchored and role == "kicker":
            english = reading.translation.column
        inlines = chinese(text, reading.pinyin)
        node = display(role, inlines, english, language=reading.language)
        if anchored:
            anchor(node, passage, self.env)
        return node

    def _paragraph(self, article: Article, paragraph: Paragraph) -> NumberedParagraph:
        reading = self.reading
        about = reading.evidence.study.about
        english = reading.translation.text(paragraph.id)
        node = numbered_paragraph(
            paragraph,
            chinese(paragraph.text, reading.pinyin, reading.terms),
            English(english, reading.translation.notes(paragraph.id)) if english else None,
            newspaper=newspaper_citation(article, paragraph, reading.translation, about),
            language=reading.language,
        )
        node["masked"] = reading.evidence.mask(paragraph.text)
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


def _by_section(article: Article) -> Iterator[tuple[Section | None, list[Paragraph]]]:
    """Yield each section (None before the first) with its paragraphs."""
    for section in (None, *article.sections):
        key = section.id if section else None
        yield section, [part for part in article.paragraphs if part.section == key]
