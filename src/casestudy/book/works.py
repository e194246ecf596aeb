"""Works in the list of references, without the marks by which nothing cites them."""

from __future__ import annotations

from typing import Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

#: How sphinxcontrib-bibtex's reference styles begin that cite by author and year.
_BY_AUTHOR: Final = "author_year"


class PlainWorks(SphinxPostTransform):
    """Leave out marks such as [Gri08] where the text cites author and year."""

    default_priority = 6  # just after sphinxcontrib-bibtex has filled the list

    def run(self, **_options: Any) -> None:
        """Go through the works of a page."""
        if not getattr(self.config, "bibtex_reference_style", "").startswith(_BY_AUTHOR):
            return
        for work in self.document.findall(nodes.citation):
            for mark in list(work.findall(nodes.label)):
                work.remove(mark)
