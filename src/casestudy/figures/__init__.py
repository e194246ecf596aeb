"""Charts and diagrams: data in, Axes out. A chapter's first cell calls `use_book_style`."""

from casestudy.figures.counts import plot_corpus_size, plot_counts, plot_mends
from casestudy.figures.diagrams import plot_chain, plot_core, plot_parts
from casestudy.figures.network import plot_network
from casestudy.figures.page import plot_line_widths, plot_page_map
from casestudy.figures.shares import plot_mechanisms, plot_shares
from casestudy.figures.steps import plot_steps
from casestudy.figures.style import use_book_style
from casestudy.figures.times import plot_cadence, plot_timeline

__all__ = [
    "plot_cadence",
    "plot_chain",
    "plot_core",
    "plot_corpus_size",
    "plot_counts",
    "plot_line_widths",
    "plot_mechanisms",
    "plot_mends",
    "plot_network",
    "plot_page_map",
    "plot_parts",
    "plot_shares",
    "plot_steps",
    "plot_timeline",
    "use_book_style",
]
