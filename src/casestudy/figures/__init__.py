"""Charts and diagrams: data in, Axes out. A chapter's first cell calls `use_book_style`."""

from casestudy.figures.agents import plot_agents, plot_claims
from casestudy.figures.clouds import plot_clouds
from casestudy.figures.counts import plot_corpus_size, plot_counts, plot_mends
from casestudy.figures.diagrams import plot_chain, plot_core, plot_parts
from casestudy.figures.giving import plot_giving
from casestudy.figures.kinds import plot_kinds
from casestudy.figures.network import plot_network
from casestudy.figures.page import plot_line_widths, plot_page_map
from casestudy.figures.shares import plot_mechanisms, plot_shares
from casestudy.figures.spans import plot_spans
from casestudy.figures.speech import plot_speech, plot_verbs
from casestudy.figures.steps import plot_steps
from casestudy.figures.story import plot_moves
from casestudy.figures.style import use_book_style
from casestudy.figures.times import plot_cadence, plot_timeline
from casestudy.figures.words import (
    plot_dispersion,
    plot_intervals,
    plot_keyness,
    plot_ranks,
    plot_words,
)

__all__ = [
    "plot_agents",
    "plot_cadence",
    "plot_chain",
    "plot_claims",
    "plot_clouds",
    "plot_core",
    "plot_corpus_size",
    "plot_counts",
    "plot_dispersion",
    "plot_giving",
    "plot_intervals",
    "plot_keyness",
    "plot_kinds",
    "plot_line_widths",
    "plot_mechanisms",
    "plot_mends",
    "plot_moves",
    "plot_network",
    "plot_page_map",
    "plot_parts",
    "plot_ranks",
    "plot_shares",
    "plot_spans",
    "plot_speech",
    "plot_steps",
    "plot_timeline",
    "plot_verbs",
    "plot_words",
    "use_book_style",
]
