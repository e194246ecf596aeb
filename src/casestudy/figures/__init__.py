"""Charts: data and an Axes in, the Axes out. A chapter's first cell calls `use_book_style`."""

from casestudy.figures.counts import plot_corpus_size, plot_counts, plot_mends
from casestudy.figures.page import plot_line_widths, plot_page_map
from casestudy.figures.style import use_book_style

__all__ = [
    "plot_corpus_size",
    "plot_counts",
    "plot_line_widths",
    "plot_mends",
    "plot_page_map",
    "use_book_style",
]
