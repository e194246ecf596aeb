"""Charts of the page itself: where its articles stand, and how wide its lines are."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREY, INK, KIND_STYLES, ORANGE, kind_handles, new_axes

#: Roles of running text; the other roles are drawn as display lines.
_PROSE = ("pullquote", "lead", "body", "caption")

#: A display line is drawn at least this many lines wide, or it could not be seen.
_TICK = 3


def plot_page_map(blocks: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw which lines of the page belong to which article.

    Parameters
    ----------
    blocks
        As `Study.blocks`: columns ``article``, ``kind``, ``role``, ``first_line``, ``last_line``,
        in reading order.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row an article in reading order, one bar a run of lines; the numbers above the bars of
        running text tell in which order they are read where an article has more than one.
    """
    names = list(dict.fromkeys(blocks["article"]))
    ax = ax or new_axes(height=0.9 + 0.34 * len(names))
    for row, name in enumerate(names):
        own = blocks[blocks["article"] == name]
        prose = own["role"].isin(_PROSE)
        for block in own.itertuples():
            colour, hatch = KIND_STYLES[str(block.kind)]
            left, width = block.first_line - 0.5, block.last_line - block.first_line + 1
            if block.role in _PROSE:
                ax.barh(row, width, left=left, height=0.62, color=colour, hatch=hatch, ec="white")
            else:
                ax.barh(row, max(width, _TICK), left=left, height=0.62, color=INK)
        if prose.sum() > 1:
            middles = (own["first_line"] + own["last_line"])[prose] / 2
            for order, middle in enumerate(middles, 1):
                ax.annotate(str(order), (middle, row - 0.33), ha="center", va="bottom", fontsize=7)
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.5, -0.75)
    ax.set_xlim(0, blocks["last_line"].max() + 4)
    ax.set_xlabel("line of the extracted text")
    handles = kind_handles(set(blocks["kind"]) - {"column"}, suffix=": text")
    handles.append(Patch(fc=INK, label="headlines, headings, bylines, credits"))
    ax.figure.legend(handles=handles, loc="outside upper center", ncols=len(handles), fontsize=8)
    return remember(ax, blocks[["article", "kind", "role", "first_line", "last_line"]])


def plot_line_widths(widths: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how wide each line is, and which lines start a paragraph.

    Parameters
    ----------
    widths
        As `casestudy.source.line_widths`: columns ``line``, ``width`` (ems), ``letter_spaced``,
        ``starts_paragraph``.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a line; a gap where the page has a blank line.
    """
    ax = ax or new_axes(height=2.9)
    first = widths["starts_paragraph"]
    stretched = widths["letter_spaced"] & ~first
    for chosen, colour, hatch, label in (
        (first, ORANGE, "//", "first line of a paragraph"),
        (stretched, GREY, "", "letter-spaced line, counted without its spaces"),
        (~first & ~stretched, BLUE, "", "other line"),
    ):
        rows = widths[chosen]
        ax.bar(rows["line"], rows["width"], 0.8, color=colour, hatch=hatch, ec="white", label=label)
    ax.set_xlabel("line of the extracted text")
    ax.set_ylabel("width in ems")
    ax.set_xlim(widths["line"].min() - 1, widths["line"].max() + 1)
    ax.figure.legend(loc="outside upper center", ncols=3, fontsize=8)
    return remember(ax, widths[["line", "width", "letter_spaced", "starts_paragraph"]])
