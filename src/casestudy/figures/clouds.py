"""Word clouds, each beside the bars that show the same counts."""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd
import pylopdf_fonts_zh_cn
from fontTools.ttLib import TTFont
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox
from wordcloud import WordCloud

from casestudy.figures.canvas import canvas, canvas_width, empty_axes
from casestudy.figures.labels import straight_quotes, text_width
from casestudy.figures.remembered import remember
from casestudy.figures.style import BLUE, INK
from casestudy.figures.words import Glosses, word_label

#: Pixels in an inch of a cloud. Words are drawn as text; pixels only measure their places.
_PIXELS: Final = 100

#: Inches of a row: the title above, the height of a bar, the gap below; the cloud is this wide.
_TITLE: Final = 0.32
_BAR: Final = 0.215
_GAP: Final = 0.18
_CLOUD: Final = 0.5

_PAD: Final = 0.08

#: How far above the baseline words reach, as a share of their size; what Chinese characters fill
#: of it, and how far they reach below.
_ASCENT: Final = 0.88
_HEIGHT: Final = 0.84
_DEPTH: Final = 0.07

#: How much of a word may lie in the box of another: edges of boxes are mostly white.
_WITHIN: Final = 0.25

#: Points of the smallest word of a cloud, of labels, and of titles.
_LEAST: Final = 8.5
_LABEL: Final = 8.5
_HEAD: Final = 10


def plot_clouds(
    counts: pd.DataFrame,
    *,
    names: Mapping[str, str] | None = None,
    top: int = 8,
    glosses: Glosses | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a word cloud for each of some texts, and beside it bars of its most frequent words.

    Parameters
    ----------
    counts
        As `casestudy.text.frequency.document_term`: a row a text, a column a word.
    names
        How the texts are called; by default by the names of the rows.
    top
        How many bars a text has. Equal counts stand in code point order.
    glosses
        What the words mean in English; some may lack.
    ax
        Where to draw, as wide and high as the figure needs; a new figure if None.

    Returns
    -------
    matplotlib.axes.Axes
        One row a text, its name above. Left the cloud: what fits of the words that come twice or
        more, all of one colour and level, larger the more frequent. Right the bars with counts. The
        same counts give the same picture.
    """
    rows = {str(name): _frequent(row) for name, row in counts.iterrows()}
    rows = {name: row for name, row in rows.items() if len(row)}
    if not rows:
        return empty_axes(ax, "word that comes twice")
    width = canvas_width(ax)
    high = {name: _TITLE + _BAR * max(min(top, len(row)), 5) + _GAP for name, row in rows.items()}
    ax = canvas(ax, width, sum(high.values()))
    upper = 0.0
    for name, row in rows.items():
        title = straight_quotes((names or {}).get(name, name))
        ax.text(_PAD, upper + _TITLE / 2, title, size=_HEAD, color=INK, va="center_baseline")
        inner = (upper + _TITLE, high[name] - _TITLE - _GAP)
        _draw_cloud(ax, row, (_PAD, inner[0], width * _CLOUD - 2 * _PAD, inner[1]))
        _draw_bars(ax, row.head(top), (width * _CLOUD + _PAD, inner[0]), width, glosses)
        upper += high[name]
    table = pd.concat({(names or {}).get(name, name): row for name, row in rows.items()})
    drawn = table.rename_axis(["text", "word"]).rename("count").reset_index()
    return remember(ax, drawn[["word", "text", "count"]], glosses=glosses)


def _frequent(row: pd.Series[int]) -> pd.Series[int]:
    """Return the counts of words that come twice or more, the most frequent first."""
    return row[row > 1].sort_index().sort_values(ascending=False, kind="stable")


def _draw_cloud(ax: Axes, row: pd.Series[int], bounds: tuple[float, float, float, float]) -> None:
    """Draw a cloud within bounds (left, top, width, height), its words as text.

    wordcloud puts small words into gaps of large ones, where they read as parts of them: 党 between
    the characters of 王广科. Such words are left out.
    """
    left, top, width, height = bounds
    cloud = WordCloud(
        font_path=_cloud_font(),
        width=round(width * _PIXELS),
        height=round(height * _PIXELS),
        prefer_horizontal=1.0,
        relative_scaling=0.5,
        min_font_size=round(_LEAST / 72 * _PIXELS),
        max_font_size=round(height * _PIXELS / 3),
        margin=6,
        random_state=1,
    ).generate_from_frequencies(row.to_dict())
    taken: list[Bbox] = []
    for (word, _), pixels, (down, across), _, _ in cloud.layout_:
        size = pixels / _PIXELS
        x, y, points = left + across / _PIXELS, top + down / _PIXELS + _ASCENT * size, size * 72
        end = x + text_width(word, points)
        box = Bbox.from_extents(x, y - _HEIGHT * size, end, y + _DEPTH * size)
        if any(_share(box, other) > _WITHIN for other in taken):
            continue
        taken.append(box)
        ax.text(x, y, word, size=points, color=BLUE, va="baseline", parse_math=False)


def _share(box: Bbox, other: Bbox) -> float:
    """Return how much of a box lies in another, from 0 to 1."""
    common = Bbox.intersection(box, other)
    return common.width * common.height / (box.width * box.height) if common else 0.0


@cache
def _cloud_font() -> str:
    """Return the path of the book's font without the room above its characters.

    wordcloud looks for a free place for a word's ink and then draws the word lower by that room, so
    that words run into each other.
    """
    folder = tempfile.TemporaryDirectory(prefix="casestudy-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "cloud.ttf"
    with TTFont(pylopdf_fonts_zh_cn.sans_path()) as font:
        ascent = round(_ASCENT * font["head"].unitsPerEm)
        font["hhea"].ascent = ascent
        font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ascent
        font.save(path)
    return str(path)


def _draw_bars(
    ax: Axes,
    row: pd.Series[int],
    corner: tuple[float, float],
    width: float,
    glosses: Glosses | None,
) -> None:
    """Draw bars with names and counts from an upper left corner to the right edge."""
    left, top = corner
    names = [word_label(str(word), glosses) for word in row.index]
    start = left + max(text_width(name, _LABEL) for name in names) + _PAD
    room = width - start - 0.35
    for number, (name, count) in enumerate(zip(names, row, strict=True)):
        middle = top + _BAR * (number + 0.5)
        length = room * count / row.max()
        ax.text(start - 0.05, middle, name, size=_LABEL, ha="right", va="center_baseline")
        ax.barh(middle, length, left=start, height=_BAR * 0.72, color=BLUE)
        end = start + length + 0.05
        ax.text(end, middle, f"{count:.0f}", size=_LABEL, va="center_baseline")
    ax.set(xlim=(0, width), ylim=(ax.get_ylim()[0], 0))
