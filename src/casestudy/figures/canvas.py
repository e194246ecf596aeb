"""What diagrams are drawn on and of: an Axes that counts inches, boxes, numbers, arrows."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from casestudy.figures.remembered import remember
from casestudy.figures.style import INK, new_axes


def draw_box(
    ax: Axes, bounds: tuple[float, float, float, float], colour: str, *, line: float = 1.2
) -> FancyBboxPatch:
    """Draw a box of the colour, its inside a light tint; `bounds` are left, top, width, height."""
    left, top, width, height = bounds
    style = f"round,pad=0,rounding_size={min(0.07, height / 3)}"
    fill = tint(colour)
    box = FancyBboxPatch(
        (left, top), width, height, boxstyle=style, fc=fill, ec=colour, lw=line, zorder=2
    )
    ax.add_patch(box)
    return box


def draw_number(ax: Axes, number: int, x: float, y: float, colour: str) -> None:
    """Draw a number in a disc."""
    ax.add_patch(Circle((x, y), 0.115, fc="white", ec=colour, lw=1.2, zorder=3))
    ax.text(x, y + 0.004, str(number), size=8, color=INK, ha="center", va="center_baseline")


def tint(colour: str, share: float = 0.1) -> str:
    """Return a colour mixed with white."""
    red, green, blue = (1 - share * (1 - part) for part in to_rgb(colour))
    return to_hex((red, green, blue))


def canvas_width(ax: Axes | None) -> float:
    """Return how many inches a diagram may be wide: those of `ax`, or of a new figure if None."""
    if ax is None:
        return float(plt.rcParams["figure.figsize"][0])
    return float(ax.bbox.width / ax.get_figure(root=True).dpi)  # type: ignore[union-attr]


def canvas(ax: Axes | None, width: float, height: float) -> Axes:
    """Return an Axes without axes that counts inches, from its upper left corner."""
    if ax is None:
        ax = new_axes(height=height)
        ax.set_position((0, 0, 1, 1))
    ax.set(xlim=(0, width), ylim=(height, 0))
    ax.axis("off")
    return ax


def empty_axes(ax: Axes | None, what: str) -> Axes:
    """Return an Axes that says that the study has nothing to draw."""
    ax = canvas(ax, canvas_width(ax), 0.6)
    text = f"No {what} coded for this study."
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center")
    return remember(ax, pd.DataFrame({"note": [text]}))


def draw_arrow(ax: Axes, points: list[tuple[float, float]]) -> None:
    """Draw a line through points, with an arrowhead at its end."""
    (x, y), (before, above) = points[-1], points[-2]
    if x == before:
        back = y - 0.1 if y > above else y + 0.1
        head = [(x, y), (x - 0.05, back), (x + 0.05, back)]
        end = (x, back)
    else:
        head = [(x, y), (x - 0.1, y - 0.05), (x - 0.1, y + 0.05)]
        end = (x - 0.1, y)
    ax.plot(*zip(*points[:-1], end, strict=True), color=INK, lw=1.4, solid_capstyle="butt")
    ax.add_patch(Polygon(head, fc=INK, ec="none"))
