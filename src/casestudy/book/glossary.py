"""The directive that sets the study's glossary, whose terms Sphinx's own role ``term`` links to."""

from __future__ import annotations

import unicodedata
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.util.docutils import SphinxDirective

from casestudy.book.opened import opened_evidence
from casestudy.book.passages import PassageLink, passage_name
from casestudy.errors import CaseStudyError
from casestudy.evidence import Evidence

#: The table that the glossary is made of.
TABLE = "glossary"


class GlossaryDirective(SphinxDirective):
    """``{study-glossary}``: the terms of the table ``glossary``, in the order of their pinyin.

    Chapters link to a term by its Chinese: ``{term}`小区```, or ``{term}`estates <小区>```. A term
    that the glossary lacks fails a strict build.
    """

    def run(self) -> list[nodes.Node]:
        """Return the list of terms, or a sentence if the study has none."""
        try:
            evidence = opened_evidence(self.env)
        except CaseStudyError as error:
            raise self.error(str(error)) from None
        terms = sorted(evidence.table(TABLE).itertuples(), key=lambda row: folded(str(row.pinyin)))
        if not terms:
            return [nodes.paragraph("", "This study has no glossary.")]
        items = (self._item(row, evidence) for row in terms)
        listed = nodes.definition_list("", *items, classes=["study-glossary"])
        # The node gives every term a permalink, and asks Sphinx not to sort Chinese.
        return [addnodes.glossary("", listed, sorted=False)]

    def _item(self, row: Any, evidence: Evidence) -> nodes.definition_list_item:
        name = f"term-{row.id}"
        language = f"language-{evidence.study.about.language}"
        term = nodes.term("", ids=[name])
        term += [
            nodes.strong("", row.zh, classes=["term-zh", language]), nodes.Text(" "),
            nodes.inline("", row.pinyin, classes=["term-pinyin"]), nodes.Text(" · "),
            nodes.inline("", row.en, classes=["term-en"]),
        ]  # fmt: skip
        self.set_source_info(term)
        domain = cast("StandardDomain", self.env.get_domain("std"))
        domain.note_object("term", row.zh, name, location=term)
        explanation = nodes.paragraph("", row.explanation)
        places = evidence.passages.holding(row.zh)
        first, stands = (places[0], "First stands") if places else (row.paragraph, "See it")
        where = nodes.paragraph("", f"{stands} in ", classes=["term-place"])
        where += PassageLink("", passage_name(first), passage=first, internal=True)
        return nodes.definition_list_item("", term, nodes.definition("", explanation, where))


def folded(pinyin: str) -> str:
    """Return pinyin as it is sorted: letters only, without tones and capitals.

    Examples
    --------
    >>> folded("Hóngsè zhìlǐ")
    'hongsezhili'
    """
    plain = unicodedata.normalize("NFD", pinyin)
    return "".join(char for char in plain if char.isalnum()).casefold()
