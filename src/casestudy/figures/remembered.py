"""The data of a figure, kept with it, so that a web page can offer them as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

#: Which table was drawn on which Axes; an entry goes when its Axes goes.
_DRAWN: Final[WeakKeyDictionary[Axes, pd.DataFrame]] = WeakKeyDictionary()

#: What a table of edges knows of the nodes at both ends.
_ENDS: Final = ("source", "target")


def remember(
    ax: Axes,
    frame: pd.DataFrame,
    *,
    index: str | None = None,
    glosses: Mapping[str, str] | None = None,
) -> Axes:
    """Keep the table that is drawn on an Axes; every `plot_*` function ends with it.

    Parameters
    ----------
    ax
        Where the table is drawn.
    frame
        What is drawn of it and no more: the columns as a reader is to see them in a file.
    index
        What the index is called there, if it is to be a column.
    glosses
        English for the texts of the first column, added after it as ``english``; some may lack.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`.
    """
    table = frame.reset_index(drop=True) if index is None else _with_index(frame, index)
    if glosses:
        words = table.iloc[:, 0]
        table.insert(1, "english", [glosses.get(str(word), "") for word in words])
    _DRAWN[ax] = table
    return ax


def remembered(figure: Figure) -> pd.DataFrame | None:
    """Return the table that is drawn in a figure, None if there is none.

    Several Axes give one table, with a column ``panel`` that counts them.
    """
    tables = [_DRAWN[ax] for ax in figure.axes if ax in _DRAWN]
    if len(tables) < len(figure.axes) or not tables:
        return None
    if len(tables) == 1:
        return tables[0]
    panels = [table.assign(panel=number) for number, table in enumerate(tables, 1)]
    return pd.concat(panels, ignore_index=True)


def figure_bundle(figure: Figure, *_limits: object) -> dict[str, str]:
    """Return a figure's table as IPython's MIME bundle: ``text/csv``, or nothing."""
    table = remembered(figure)
    return {} if table is None else {"text/csv": table.to_csv(index=False, lineterminator="\n")}


def edge_table(graph: nx.Graph, name: str, *facts: str) -> pd.DataFrame:
    """Return the edges of a graph: one row an edge, with facts about the nodes at its ends.

    Parameters
    ----------
    graph
        At least one edge or node with the attributes that follow; some may lack.
    name
        An attribute of edges: the first column.
    facts
        Attributes of nodes. Each is two columns, such as ``source_zh`` and ``target_zh``, unless
        no node at that end has it.
    """
    rows: list[dict[str, Any]] = []
    for source, target, value in graph.edges(data=name):
        ends = dict(zip(_ENDS, (graph.nodes[source], graph.nodes[target]), strict=True))
        known = {f"{end}_{fact}": ends[end].get(fact) for end in _ENDS for fact in facts}
        rows.append({name: value, **known})
    frame = pd.DataFrame(rows).dropna(axis="columns", how="all")
    # A graph's edges may come in any order; a file is to be the same each time.
    columns = [str(column) for column in frame]
    return frame.sort_values(columns, key=lambda cells: cells.astype("str"), ignore_index=True)


def _with_index(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a frame whose index is its first column."""
    named = frame.rename_axis(index=name)
    named.columns = [str(column) for column in frame.columns]
    return named.reset_index()
