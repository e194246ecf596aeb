"""The role that prints a fact from the tables, with the words of the page that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxRole

from casestudy.book.noted import close_noted, open_noted
from casestudy.book.opened import opened_evidence
from casestudy.book.passages import FactLink, passage_name, quotation
from casestudy.errors import CaseStudyError, EvidenceError, Fault
from casestudy.evidence import Fact, find_fact

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

Inline = tuple[list[nodes.Node], list[nodes.system_message]]

#: Tables whose facts are numbers and dates: prose must not state them in words of its own.
COMPUTED: Final = ("indicators", "events")


class FactRole(ReferenceRole):
    """``{fact}`pilot-estates```: the value of a row, linked to the passage that it is taken from.

    A name or term is printed in English and Chinese. ``{fact}`the rules <loan-rules>``` prints
    other words for it; for tables of `COMPUTED` that is an error. So is an id that no table has, or
    several: then write ``table/id``.
    """

    def run(self) -> Inline:
        """Return the link with the quotation as an attribute."""
        try:
            evidence = opened_evidence(self.env)
            fact = find_fact(evidence, self.target)
            self._refuse_words_for_values(fact)
        except CaseStudyError as error:
            return refused(self, error)
        language = f"language-{evidence.study.about.language}"
        link = FactLink(
            self.rawtext,
            "",
            *self._printed(fact, language),
            fact=fact.id,
            quote=fact.quote,
            language=language,
            passage=fact.passage,
            internal=True,
        )
        self.set_source_info(link)
        return [link], []

    def _refuse_words_for_values(self, fact: Fact) -> None:
        table = fact.id.partition("/")[0]
        if self.has_explicit_title and table in COMPUTED:
            expected = "the value as the table has it"
            remedy = (
                f"Write {{fact}}`{self.target}`: numbers and dates are printed from {table}, "
                "so that prose cannot say another."
            )
            where = f"fact {self.target}"
            raise EvidenceError([Fault(where, expected, f"the words “{self.title}”", remedy)])

    def _printed(self, fact: Fact, language: str) -> list[nodes.Node]:
        if self.has_explicit_title:
            return [nodes.Text(self.title)]
        if not fact.zh:
            return [nodes.Text(fact.text)]
        chinese = nodes.inline("", fact.zh, classes=[language])
        return [nodes.Text(f"{fact.text} ("), chinese, nodes.Text(")")]


def refused(role: SphinxRole, error: CaseStudyError) -> Inline:
    """Return a role's text as problematic, with an error that fails a strict build."""
    message = role.inliner.reporter.error(str(error), line=role.lineno)
    return [role.inliner.problematic(role.rawtext, role.rawtext, message)], [message]


def visit_fact(self: HTML5Translator, node: FactLink) -> None:
    """Open the link of a fact."""
    open_noted(self, node, "fact reference internal")


def depart_fact(self: HTML5Translator, node: FactLink) -> None:
    """Close the link, and add the quotation that is shown with it."""
    words = nodes.inline(classes=["fact-words", node["language"]])
    quote = f"{self.starttag(words, 'span', '')}{self.encode(quotation(node['quote']))}</span>"
    source = f'<span class="fact-source">{self.encode(passage_name(node["passage"]))}</span>'
    close_noted(self, node, f"{quote} {source}")
