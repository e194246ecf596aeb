"""The one style of the book's figures: a Chinese font, colours and sizes, set once a kernel."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

import matplotlib.pyplot as plt
import pylopdf_fonts_zh_cn
from cycler import cycler
from IPython.core.getipython import get_ipython
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib_inline.backend_inline import set_matplotlib_formats

from casestudy.figures.remembered import figure_bundle

#: Colours that colour-blind readers can tell apart (Okabe and Ito), and that differ in grey print.
BLUE: Final = "#0072b2"
ORANGE: Final = "#e69f00"
GREEN: Final = "#009e73"
VERMILION: Final = "#d55e00"
SKY: Final = "#56b4e9"
PINK: Final = "#cc79a7"
GREY: Final = "#8c8c8c"
INK: Final = "#222222"

#: Colour and hatching of an article's kind; the hatching carries it where colour does not.
KIND_STYLES: Final = {
    "brief": (SKY, ""),
    "feature": (ORANGE, "//"),
    "report": (BLUE, ""),
    "photo": (GREEN, ".."),
    "column": (GREY, ""),
}

#: Names the formats of figures to a kernel. A build of the book asks for SVG and the data too; in
#: JupyterLab an SVG's labels would depend on the fonts of the reader's system.
FORMATS_VARIABLE: Final = "CASESTUDY_FIGURE_FORMATS"

#: The family name of the font that the style registers by its path.
FONT: Final = "Noto Sans SC"


def use_book_style() -> None:
    """Set font, colours and sizes of all figures of this kernel.

    The Chinese font comes with a Python package and is registered by its path, so that figures look
    alike on every machine. A character that no font has makes matplotlib warn; the book's build
    takes any warning of a cell for an error.

    JupyterLab shows figures as PNG. A build of the book asks for SVG too (`FORMATS_VARIABLE`), its
    labels text, and for the data that were drawn, as CSV. A figure drawn again is the same bytes.
    """
    font_manager.fontManager.addfont(str(pylopdf_fonts_zh_cn.sans_path()))
    plt.rcParams.update(
        {
            "font.family": [FONT, "DejaVu Sans"],
            "font.size": 10,
            "axes.edgecolor": INK,
            "axes.facecolor": "none",
            "axes.labelcolor": INK,
            "axes.prop_cycle": cycler(color=[BLUE, ORANGE, GREEN, VERMILION, SKY, GREY]),
            "axes.spines.right": False,
            "axes.spines.top": False,
            "axes.titlesize": 11,
            "axes.unicode_minus": False,
            "figure.constrained_layout.use": True,
            "figure.dpi": 200,
            "figure.figsize": (7.0, 3.6),
            "hatch.linewidth": 0.6,
            "legend.frameon": False,
            "savefig.bbox": None,
            "svg.fonttype": "none",
            "svg.hashsalt": "casestudy",
            "text.color": INK,
            "xtick.color": INK,
            "ytick.color": INK,
        }
    )
    if get_ipython() is not None:
        _show_figures_as(os.environ.get(FORMATS_VARIABLE, "png").split())


def _show_figures_as(formats: list[str]) -> None:
    """Let the kernel show figures in these formats; ``csv`` stands for the data drawn."""
    pictures = [each for each in formats if each != "csv"]
    set_matplotlib_formats(*pictures, metadata={"Date": None})  # type: ignore[no-untyped-call]
    if "csv" in formats:
        bundles = get_ipython().display_formatter.mimebundle_formatter  # type: ignore[union-attr]
        bundles.for_type(Figure, figure_bundle)


def kind_handles(kinds: Iterable[str], *, suffix: str = "") -> list[Patch]:
    """Return legend entries for kinds of article, in the order of `KIND_STYLES`."""
    return [
        Patch(facecolor=colour, hatch=hatch, edgecolor="white", label=kind + suffix)
        for kind, (colour, hatch) in KIND_STYLES.items()
        if kind in set(kinds)
    ]


def new_axes(*, height: float) -> Axes:
    """Return the Axes of a new figure, as wide as the text and `height` inches high."""
    return plt.subplots(figsize=(plt.rcParams["figure.figsize"][0], height))[1]
