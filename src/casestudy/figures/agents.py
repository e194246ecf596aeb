"""Stacked bars of who acts and what is measured, and the drawing that the bars of speech share."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from casestudy.figures.canvas import canvas_width, empty_axes
from casestudy.figures.labels import QUIET, Label, text_width
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, GREEN, GREY, INK, ORANGE, SKY, VERMILION, new_axes

#: How a part of a bar looks: its colour, its hatching, the colour of its number.
Look = tuple[str, str, str]

#: How a part looks that stands back, or that no code names.
PLAIN: Final[Look] = ("#e2e2e2", "", INK)

#: Kinds of agent in the order of their parts.
AGENT_LOOKS: Final[Mapping[str, Look]] = {
    "authority": (BLUE, "", "white"),
    "resident": (VERMILION, 3 * "\\", INK),
    "volunteer": (ORANGE, "...", INK),
    "beneficiary": (GREEN, "xxx", INK),
    "other": (SKY, "///", INK),
    "thing": (GREY, "|||", INK),
    "none": PLAIN,
}

_MEASURED_LOOKS: Final[Mapping[str, Look]] = {
    "measured": (BLUE, "", "white"),
    "unmeasured": PLAIN,
}

#: Sizes in points of names, and of what stands below them or in and beside a bar. A PDF sets
#: figures at nine tenths of their size.
NAME_SIZES: Final = (9.5, 8.5)

#: The most entries of a key that fit into one row.
_KEY_ROW: Final = 5


def plot_agents(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw which share of the sentences of each kind of article has which kind of agent.

    Parameters
    ----------
    counts
        As `casestudy.case.agent_counts`: one row a kind of agent (the index), one column a kind of
        article, in sentences.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a kind of article, as long as any other, its parts with their percentages where they
        fit; below its name, the number of its sentences.
    """
    sums = counts.sum()
    if not sums.sum():
        return empty_axes(ax, "agents")
    present = [str(name) for name in counts.index[counts.sum(axis=1) > 0]]
    order = [name for name in AGENT_LOOKS if name in present]
    order += [name for name in present if name not in order]
    shares = (100 * counts.loc[order] / sums.where(sums > 0, 1)).T
    names = [Label((str(kind),), (f"n = {total}",), NAME_SIZES) for kind, total in sums.items()]
    ax = draw_stacks(ax, shares, AGENT_LOOKS, names)
    ax.set_xlabel("per cent of n sentences", size=9)
    draw_key(ax, {name: name for name in order}, AGENT_LOOKS)
    return remember(ax, counts, index="agent")


def plot_claims(counts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how many claims of each kind come with a figure.

    Parameters
    ----------
    counts
        As `casestudy.case.claim_counts`: one row a kind (the index), columns ``measured`` and
        ``unmeasured``.
    ax
        Where to draw; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One bar a kind in the order of the table, its parts with their numbers where they fit;
        at its end, how many of all are measured.
    """
    if not counts.sum().sum():
        return empty_axes(ax, "claims")
    parts = counts[list(_MEASURED_LOOKS)]
    pairs = zip(parts["measured"], parts.sum(axis=1), strict=True)
    ends = [f"{measured:.0f} of {total:.0f}" for measured, total in pairs]
    names = [Label((str(kind),), (), NAME_SIZES) for kind in parts.index]
    ax = draw_stacks(ax, parts, _MEASURED_LOOKS, names, ends=ends)
    ax.set_xlabel("claims; at the end of each bar: measured of all", size=9)
    draw_key(ax, {"measured": "measured by a figure", "unmeasured": "no figure"}, _MEASURED_LOOKS)
    return remember(ax, parts, index="kind")


def draw_stacks(
    ax: Axes | None,
    parts: pd.DataFrame,
    looks: Mapping[str, Look],
    names: Sequence[Label],
    *,
    ends: Sequence[str] = (),
) -> Axes:
    """Draw a bar for each row, its parts the columns; its name before it, a text at its end.

    A part has its number if that fits.
    """
    side = max(name.width for name in names)
    # Less than the axes will have, so that a number that fits here fits there.
    width = canvas_width(ax) - (side if ax is None else 0) - 0.3
    row_height = max(0.3, *(name.height for name in names)) + 0.12
    ax = ax or new_axes(height=1.1 + row_height * len(parts))
    longest = float(parts.sum(axis=1).max())
    room = max((text_width(end, NAME_SIZES[1]) + 0.1 for end in ends), default=0.0)
    full = longest / (1 - min(room / width, 0.6))
    left = pd.Series(0.0, index=range(len(parts)))
    for column in parts.columns:
        part = parts[column].astype(float).reset_index(drop=True)
        _draw_part(ax, left, part, looks.get(str(column), PLAIN), inch=full / width)
        left += part
    for row, end in enumerate(ends):
        ax.annotate(
            end, (left[row], row), (5, 0), textcoords="offset points", va="center_baseline",
            size=NAME_SIZES[1], color=QUIET,
        )  # fmt: skip
    ax.set(xlim=(0, full), ylim=(len(parts) - 0.5, -0.5))
    ax.set_xticks([tick for tick in ax.get_xticks() if tick <= longest and tick == round(tick)])
    ax.spines["bottom"].set_bounds(0, longest)
    ax.tick_params(axis="x", labelsize=9)
    _draw_names(ax, names)
    return ax


def draw_key(ax: Axes, names: Mapping[str, str], looks: Mapping[str, Look]) -> None:
    """Draw above the figure how each part looks; the entries are read along the rows."""
    handles = [
        Patch(fc=colour, hatch=hatch, ec="white", lw=0, label=label)
        for name, label in names.items()
        for colour, hatch, _ in [looks.get(name, PLAIN)]
    ]
    columns = math.ceil(len(handles) / math.ceil(len(handles) / _KEY_ROW))
    ordered = [handle for first in range(columns) for handle in handles[first::columns]]
    ax.figure.legend(
        handles=ordered, loc="outside upper center", ncols=columns, fontsize=9, handleheight=0.95
    )


def _draw_part(ax: Axes, left: pd.Series, part: pd.Series, look: Look, *, inch: float) -> None:
    """Draw one part of all bars; `inch` is how much of the axis an inch shows at least."""
    colour, hatch, ink = look
    ax.barh(part.index, part, left=left, height=0.62, fc=colour, hatch=hatch, ec="white", lw=0.4)
    box = {"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none"} if hatch else None
    for row, (start, value) in enumerate(zip(left, part, strict=True)):
        text = f"{value:.0f}"
        if value / inch >= text_width(text, NAME_SIZES[1]) + 0.06 and value:
            ax.text(
                start + value / 2, row, text, size=NAME_SIZES[1], color=ink,
                ha="center", va="center_baseline", bbox=box,
            )  # fmt: skip


def _draw_names(ax: Axes, names: Sequence[Label]) -> None:
    """Draw each name to the left of its bar."""
    ax.set_yticks([])
    for row, name in enumerate(names):
        for number, (text, size, colour) in enumerate(name.lines):
            up = 11.5 * ((len(name.lines) - 1) / 2 - number)
            ax.annotate(
                text, (0, row), (-6, up), xycoords=("axes fraction", "data"), size=size,
                textcoords="offset points", ha="right", va="center_baseline", color=colour,
                parse_math=False,
            )  # fmt: skip
