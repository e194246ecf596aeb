"""The page: its lines, its layout, and the articles repaired from them."""

from casestudy.source.articles import Article, Paragraph, Section
from casestudy.source.chinese import characters
from casestudy.source.repair import Passage, repair_lines
from casestudy.source.spacing import Mend
from casestudy.source.widths import line_widths

__all__ = [
    "Article",
    "Mend",
    "Paragraph",
    "Passage",
    "Section",
    "characters",
    "line_widths",
    "repair_lines",
]
