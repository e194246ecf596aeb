"""Quoting the page: words that are verbatim or stop the build, names of private persons masked."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from casestudy.book.facts import Inline, refused
from casestudy.book.opened import opened_evidence
from casestudy.book.passages import PassageLink, passage_name
from casestudy.errors import CaseStudyError, EvidenceError, Fault
from casestudy.evidence.quotations import Passages, copy_remedy, quotation_faults
from casestudy.source.chinese import CJK

#: Where a line of a chapter's source ends within Chinese, which is printed without spaces.
_WRAP: Final = re.compile(rf"(?<=[{CJK}0-9])\s+(?=[{CJK}0-9])")


class QuotedRole(ReferenceRole):
    """``{quoted}`一核两翼```: words of the page, linked to the first passage that has them.

    ``{quoted}`一核两翼 <red-governance-07>``` says which passage it is to be. The role adds no
    quotation marks.
    """

    def run(self) -> Inline:
        """Return the link."""
        passage = self.target if self.has_explicit_title else ""
        try:
            evidence = opened_evidence(self.env)
            words, passage = verbatim(self.title, passage, evidence.passages)
        except CaseStudyError as error:
            return refused(self, error)
        language = f"language-{evidence.study.about.language}"
        shown = nodes.inline("", evidence.mask(words), classes=[language])
        link = PassageLink(self.rawtext, "", shown, passage=passage, internal=True)
        self.set_source_info(link)
        return [link], []


class QuotedDirective(SphinxDirective):
    """``{quoted} PASSAGE``: a quotation as a block, with its translation and its place.

    The first paragraph of the content is verbatim Chinese; its lines may be wrapped. What follows
    is the translation.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the quotation."""
        self.assert_has_content()
        lines = list(self.content)
        end = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
        try:
            evidence = opened_evidence(self.env)
            text = " ".join(line.strip() for line in lines[:end])
            words, passage = verbatim(text, self.arguments[0], evidence.passages)
        except CaseStudyError as error:
            raise self.error(str(error)) from None
        language = f"language-{evidence.study.about.language}"
        quote = nodes.block_quote(classes=["quoted"])
        quote += nodes.paragraph("", evidence.mask(words), classes=["quoted-words", language])
        self.state.nested_parse(self.content[end:], self.content_offset + end, quote)
        link = PassageLink("", passage_name(passage), passage=passage, internal=True)
        quote += nodes.attribution("", "", link)
        self.set_source_info(quote)
        return [quote]


def verbatim(text: str, passage: str, passages: Passages) -> tuple[str, str]:
    """Return the words of a text as the page has them, and the passage that they stand in.

    Parameters
    ----------
    text
        What a chapter quotes; where its line was wrapped there may be a space too many.
    passage
        The id of the passage, or empty for the first that has the words.
    passages
        What can be quoted.

    Raises
    ------
    EvidenceError
        If the words do not stand there, with the closest that do.
    """
    for words in dict.fromkeys([text, _WRAP.sub("", text)]):
        holding = passages.holding(words)
        if holding and (not passage or passage in holding):
            return words, passage or holding[0]
    if passage:
        row = {"article": "", "paragraph": passage, "quote": words}
        raise EvidenceError(list(quotation_faults(row, "{quoted}", passages)))
    name, stretch = passages.closest(words)
    remedy = copy_remedy(words, stretch, name)
    raise EvidenceError([Fault("{quoted}, quote", "words of the page", f"“{words}”", remedy)])
