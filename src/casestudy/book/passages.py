"""Passages of the corpus in the book: their anchors, their names, and the links to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

_log = logging.getLogger(__name__)


class PassageLink(nodes.reference):
    """A link to where a passage is printed in the book; attribute ``passage`` is its id."""


class FactLink(PassageLink):
    """A fact in a sentence.

    Attributes ``fact`` (table and row), ``quote`` (masked), ``language`` (the class of the quote's
    language), ``passage``; ``note`` (an id for the quotation) when links are resolved.
    """


def passage_name(passage: str) -> str:
    """Return how a passage is called in a link.

    Examples
    --------
    >>> passage_name("book-bus-07"), passage_name("book-bus-s2"), passage_name("book-bus-headline")
    ('book-bus ¶7', 'book-bus section 2', 'book-bus headline')
    """
    article, _, part = passage.rpartition("-")
    if part.isdigit():
        return f"{article} ¶{part.lstrip('0')}"
    if part.startswith("s") and part[1:].isdigit():
        return f"{article} section {part[1:]}"
    return f"{article} {part}"


def quotation(text: str) -> str:
    """Return a text in Chinese quotation marks, unless it stands in a pair of them already.

    Examples
    --------
    >>> quotation("书车来了"), quotation("“书车来了”"), quotation("“书”和“车”")
    ('“书车来了”', '“书车来了”', '““书”和“车””')
    """
    whole = text.startswith("“") and text.find("”") == len(text) - 1
    return text if whole else f"“{text}”"


def anchor(node: nodes.Element, passage: str, env: BuildEnvironment) -> None:
    """Give a node the id of the passage that it sets, and let links find it."""
    node["ids"].append(passage)
    domain = cast("StandardDomain", env.get_domain("std"))
    domain.anonlabels[passage] = env.docname, passage
    domain.labels[passage] = env.docname, passage, passage_name(passage)


class PassageLinks(SphinxPostTransform):
    """Lead links to their passages, and give every fact's quotation an id of its own."""

    #: Before Sphinx resolves references, which would wonder about links without a place.
    default_priority = 5

    def run(self, **_options: Any) -> None:
        """Resolve all links of a page; one whose article is not in the book is a warning."""
        labels = cast("StandardDomain", self.env.get_domain("std")).anonlabels
        facts = 0
        for link in list(self.document.findall(PassageLink)):
            page, name = labels.get(link["passage"], ("", ""))
            if not page:
                message = "no page of the book sets the article of passage %s"
                _log.warning(message, link["passage"], location=link)
                link.replace_self(link.children)
                continue
            if page == self.env.docname:
                link["refid"] = name
            else:
                uri = self.app.builder.get_relative_uri(self.env.docname, page)
                link["refuri"] = f"{uri}#{name}"
            if isinstance(link, FactLink):
                facts += 1
                link["note"] = f"fact-note-{facts}"


class PlainTitles(SphinxTransform):
    """Make links to passages plain text in titles, which are repeated in lists of contents."""

    default_priority = 210

    def apply(self, **_options: Any) -> None:
        """Replace each link by what is in it."""
        for title in self.document.findall(nodes.title):
            for link in list(title.findall(PassageLink)):
                link.replace_self(link.children)
