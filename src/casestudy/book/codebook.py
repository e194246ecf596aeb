"""The directive that shows the study's codebook."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from casestudy.book.editions import cut
from casestudy.book.opened import opened_evidence
from casestudy.errors import CaseStudyError

#: The codebook's file in the study's folder: MyST Markdown, its sections from ``##`` downwards.
FILE = "codebook.md"

_TITLE = re.compile(r"\s*# .*\n")


class CodebookDirective(SphinxDirective):
    """``{codebook}``: the study's codebook.md as sections of the page.

    The page has a title of its own, so that of the codebook is left out. The codebook is the same
    for students and teachers: solutions and notes for teachers are refused there.
    """

    def run(self) -> list[nodes.Node]:
        """Parse the codebook into the page; return a sentence if the study has none."""
        try:
            file = opened_evidence(self.env).study.folder / FILE
            self.env.note_dependency(str(file))
            if not file.exists():
                return [nodes.paragraph("", "This study has no codebook.")]
            text = cut(file.read_text(encoding="utf-8"), name=FILE)
        except (CaseStudyError, OSError, UnicodeDecodeError) as error:
            raise self.error(str(error)) from None
        lines = _TITLE.sub("", text, count=1) if _TITLE.match(text) else text
        content = StringList(lines.splitlines(), source=str(file))
        # Straight into the page's section: MyST puts headings there, whatever node it is given.
        self.state.nested_parse(content, 0, self.state_machine.node, match_titles=True)
        return []
