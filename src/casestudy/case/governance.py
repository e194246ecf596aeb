"""How the page says governance works: arrangements, their parts, rhythms and bodies."""

from __future__ import annotations

import networkx as nx
import pandas as pd

from casestudy.evidence import Evidence
from casestudy.evidence.facts import date_text

#: Columns of `cadence`.
CADENCE_COLUMNS = ("zh", "en", "period", "times")

#: Columns of `timeline`.
TIMELINE_COLUMNS = ("id", "zh", "en", "start", "end", "precision", "date", "paragraph")

#: Columns of `centrality`.
CENTRALITY_COLUMNS = ("id", "zh", "en", "level", "degree", "out", "in", "betweenness")

#: How far a page explains an arrangement, from most to least.
EXPLAINED = ("yes", "partly", "named")

#: Levels of administration from the top; bodies without one come last.
LEVELS = (
    "national", "province", "city", "district", "street",
    "community", "estate", "household", "none",
)  # fmt: skip

#: The character that names a period in titles such as 周例会, and how many of them a quarter of
#: thirteen weeks has. Every day is counted: the page's words do not tell working days apart.
_PERIODS = {"日": ("day", 91), "周": ("week", 13), "月": ("month", 3), "季": ("quarter", 1)}


def parts_of(evidence: Evidence, mechanism: str) -> pd.DataFrame:
    """Return the parts of a mechanism in their order, with the columns of ``mechanism_parts``.

    In a study without mechanisms there are none.

    Raises
    ------
    KeyError
        If there are mechanisms, but none with this id.
    """
    evidence.rows_of("mechanisms", [mechanism])
    parts = evidence.table("mechanism_parts")
    return parts[parts["mechanism"] == mechanism].sort_values("position", ignore_index=True)


def mechanisms_by_kind(evidence: Evidence) -> pd.DataFrame:
    """Return how many mechanisms of each kind the page explains, partly explains or only names.

    Returns
    -------
    pandas.DataFrame
        One row a kind (the index), most frequent first; columns ``yes``, ``partly``, ``named``.
    """
    mechanisms = evidence.table("mechanisms")
    counts = pd.crosstab(mechanisms["kind"], mechanisms["explained"])
    counts = counts.reindex(columns=list(EXPLAINED), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(columns=None)


def cadence(evidence: Evidence, mechanism: str) -> pd.DataFrame:
    """Return the rhythm that the parts of a mechanism have by their names, from often to seldom.

    Only parts whose name begins with 日, 周, 月 or 季 have one.

    Columns: ``zh``, ``en``, ``period`` (day, week, month or quarter), ``times`` (how many times in
    a quarter of thirteen weeks, if it happens once a period; the page gives no count).
    """
    rows = [
        (part["zh"], part["en"], *_PERIODS[part["zh"][0]])
        for part in parts_of(evidence, mechanism).to_dict("records")
        if part["zh"][0] in _PERIODS
    ]
    return pd.DataFrame(rows, columns=list(CADENCE_COLUMNS))


def timeline(evidence: Evidence) -> pd.DataFrame:
    """Return the dated events, the earliest first.

    Columns: ``id``, ``zh``, ``en``, ``start``, ``end`` (first and last possible day),
    ``precision``, ``date`` (in English, as precise as the page), ``paragraph``.
    """
    events = evidence.table("events").sort_values(["start", "end"], kind="stable")
    records = events.to_dict("records")
    dates = [date_text(each["start"], each["end"], each["precision"]) for each in records]
    events["date"] = pd.Series(dates, index=events.index, dtype="str")
    return events[list(TIMELINE_COLUMNS)].reset_index(drop=True)


def organisation_graph(evidence: Evidence) -> nx.MultiDiGraph:
    """Return organisations as nodes and stated relations as edges.

    Only organisations that a relation names are nodes. A node has ``zh``, ``en``, ``kind``,
    ``level``, ``generic`` (whether it is a kind of body); an edge has ``relation``, ``printed``,
    ``quote``, ``paragraph``, and the relation's id as key.
    """
    graph = nx.MultiDiGraph()
    relations = evidence.table("relations")
    ends = {*relations["source"], *relations["target"]}
    for body in evidence.table("organisations").itertuples():
        if body.id in ends:
            graph.add_node(
                body.id, zh=body.zh, en=body.en,
                kind=body.kind, level=body.level, generic=bool(body.generic),
            )  # fmt: skip
    for edge in relations.itertuples():
        graph.add_edge(
            edge.source, edge.target, key=edge.id,
            relation=edge.relation, printed=edge.printed,
            quote=edge.quote, paragraph=edge.paragraph,
        )  # fmt: skip
    return graph


def centrality(graph: nx.MultiDiGraph) -> pd.DataFrame:
    """Return how connected each organisation is in the stated relations.

    Betweenness is the share of shortest paths between other pairs that lead through a
    node, here on the graph without directions and with one edge a pair. It says who stands between
    others in what the page states, not who brokers in fact; with a few dozen nodes one relation
    more or less changes the order.

    Columns: ``id``, ``zh``, ``en``, ``level``, ``degree`` (neighbours), ``out``, ``in``
    (edges out and in), ``betweenness`` (0 to 1). Most connected first, then by id.
    """
    simple = nx.Graph(graph)
    between = nx.betweenness_centrality(simple)
    rows = [
        (
            node, facts["zh"], facts["en"], facts["level"], simple.degree(node),
            graph.out_degree(node), graph.in_degree(node), between[node],
        )
        for node, facts in graph.nodes(data=True)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(CENTRALITY_COLUMNS))
    return frame.sort_values(["degree", "id"], ascending=[False, True], ignore_index=True)
