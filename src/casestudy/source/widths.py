"""How wide the lines of a page are set: the evidence for paragraph starts, as a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from casestudy.source.paragraphs import paragraph_starts
from casestudy.source.repair import shaped_lines

#: Columns of `line_widths`.
WIDTH_COLUMNS = ("line", "text", "width", "letter_spaced", "after_gap", "starts_paragraph")


def line_widths(lines: Sequence[str], *, first: int = 1) -> pd.DataFrame:
    """Measure lines of running text and tell where paragraphs start.

    Parameters
    ----------
    lines
        Consecutive lines of one block, blank ones included.
    first
        The number of the first line.

    Returns
    -------
    pandas.DataFrame
        One row a non-blank line: ``line`` (number), ``text`` (spaces mended), ``width`` (ems, see
        `casestudy.source.chinese.ems`; of a letter-spaced line without the added spaces),
        ``letter_spaced``, ``after_gap`` (a blank line before it), ``starts_paragraph``.

    Examples
    --------
    >>> widths = line_widths(["今天是志愿", "者日。", "会议开了。"])
    >>> widths["starts_paragraph"].to_list()
    [True, False, True]
    """
    shaped = shaped_lines([(first, lines)])
    rows = [
        (line.number, line.text, line.width, line.letter_spaced, line.after_gap, starts)
        for line, starts in zip(shaped, paragraph_starts(shaped), strict=True)
    ]
    return pd.DataFrame(rows, columns=list(WIDTH_COLUMNS))
