"""The directive that sets an article from the corpus, and the role that refers to a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective, SphinxRole

from casestudy.errors import CaseStudyError
from casestudy.source import Article, Paragraph, about, layout
from casestudy.study import Study, find_study, open_study


class ArticleDirective(SphinxDirective):
    """``{article} ID``: an article's printed parts, its paragraphs numbered and linkable.

    The content is the author's gist of the article. Every paragraph gets its id as an anchor, which
    `ParagraphRole` and ``[text](#book-bus-07)`` refer to.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the article as nodes."""
        try:
            study = self._study()
            article = study.article(self.arguments[0])
        except CaseStudyError as error:
            raise self.error(str(error)) from None
        except KeyError as error:
            raise self.error(str(error.args[0])) from None
        language = f"language-{study.about.language}"
        box = nodes.container(classes=["newspaper", f"kind-{article.kind}"])
        box += _display(article, language)
        facts = f"{article.kind.capitalize()} · {article.id}"
        box += nodes.paragraph("", facts, classes=["article-facts"])
        if self.content:
            gist = nodes.container(classes=["article-gist"])
            gist += nodes.paragraph("", "", nodes.strong("", "In English"))
            self.state.nested_parse(self.content, self.content_offset, gist)
            box += gist
        for section, paragraphs in _by_section(article):
            if section:
                heading = nodes.rubric("", section, classes=["section-heading", language])
                heading["heading-level"] = 4
                box += heading
            box += [self._paragraph(paragraph, language) for paragraph in paragraphs]
        return [box]

    def _study(self) -> Study:
        folder = find_study(self.config.casestudy_study, start=Path(self.env.srcdir))
        study = _opened(folder, self.config.casestudy_inputs)
        for name in (about.FILE, layout.FILE, study.about.page_file):
            self.env.note_dependency(str(folder / name))
        return study

    def _paragraph(self, paragraph: Paragraph, language: str) -> nodes.paragraph:
        """Return a paragraph with its number as a permalink, and register its anchor."""
        node = nodes.paragraph(ids=[paragraph.id], classes=["para", f"role-{paragraph.role}"])
        number = nodes.reference(
            "", f"¶{paragraph.number}", refid=paragraph.id, internal=True, classes=["para-number"]
        )
        lines = nodes.inline("", _lines(paragraph), classes=["para-lines"])
        text = nodes.inline("", paragraph.text, classes=["para-text", language])
        node += [number, nodes.Text(" "), text, nodes.Text(" "), lines]
        domain = cast("StandardDomain", self.env.get_domain("std"))
        domain.anonlabels[paragraph.id] = self.env.docname, paragraph.id
        domain.labels[paragraph.id] = self.env.docname, paragraph.id, _name(paragraph.id)
        return node


class ParagraphRole(SphinxRole):
    """``{para}`book-bus-07```: a link to a paragraph; an unknown id fails the build."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link."""
        name = _name(self.text)
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


@cache
def _opened(folder: Path, inputs: str) -> Study:  # noqa: ARG001
    """Open a study once a state of the inputs."""
    return open_study(folder)


def _display(article: Article, language: str) -> Iterator[nodes.Node]:
    """Yield kicker, headline, subhead and byline as far as the article has them."""
    if article.kicker:
        yield nodes.paragraph("", article.kicker, classes=["kicker", language])
    if article.headline:
        headline = nodes.rubric("", article.headline, classes=["headline", language])
        headline["heading-level"] = 3
        yield headline
    if article.subhead:
        yield nodes.paragraph("", article.subhead, classes=["subhead", language])
    if article.byline:
        yield nodes.paragraph("", article.byline, classes=["byline", language])


def _by_section(article: Article) -> Iterator[tuple[str | None, list[Paragraph]]]:
    """Yield each section's heading (None before the first) with its paragraphs."""
    for key, heading in [(None, None), *((part.id, part.heading) for part in article.sections)]:
        yield heading, [part for part in article.paragraphs if part.section == key]


def _lines(paragraph: Paragraph) -> str:
    spans = [str(a) if a == b else f"{a}–{b}" for a, b in paragraph.lines]
    return f"{'line' if spans[0].isdigit() and len(spans) == 1 else 'lines'} {', '.join(spans)}"


def _name(paragraph_id: str) -> str:
    article, _, number = paragraph_id.rpartition("-")
    return f"{article} ¶{number.lstrip('0')}"
