"""Arrangements, rhythms and networks, on the small study."""

from __future__ import annotations

import networkx as nx
import pandas as pd
import pytest

from casestudy.case import (
    cadence,
    centrality,
    mechanisms_by_kind,
    organisation_graph,
    parts_of,
    timeline,
)
from casestudy.case.governance import CADENCE_COLUMNS, CENTRALITY_COLUMNS, TIMELINE_COLUMNS
from casestudy.evidence import Evidence
from casestudy.evidence.contract import TABLES
from casestudy.evidence.reading import empty_frame


@pytest.fixture
def empty(mini_evidence: Evidence) -> Evidence:
    frames = {name: empty_frame(name) for name in TABLES}
    return Evidence(mini_evidence.study, mini_evidence.descriptor, mini_evidence.passages, frames)


def test_parts_come_in_their_order(mini_evidence: Evidence) -> None:
    parts = parts_of(mini_evidence, "loan-rules")
    assert parts["zh"].to_list() == ["不收押金", "逾期也不罚款"]  # the file has them the other way


def test_parts_of_an_unknown_mechanism_are_an_error(mini_evidence: Evidence) -> None:
    with pytest.raises(KeyError):
        parts_of(mini_evidence, "no-such-rule")


def test_mechanisms_are_counted_by_kind_and_explanation(mini_evidence: Evidence) -> None:
    counts = mechanisms_by_kind(mini_evidence)
    assert counts.columns.to_list() == ["yes", "partly", "named"]
    assert counts.loc["rule"].to_list() == [0, 1, 0]
    assert counts.loc["service"].to_list() == [1, 0, 0]


def test_events_come_by_date_with_their_precision(mini_evidence: Evidence) -> None:
    events = timeline(mini_evidence)
    assert events["date"].to_list() == ["1936", "8 October 2021", "9 October 2021"]


def test_rhythm_is_read_from_the_names(mini_evidence: Evidence) -> None:
    parts = mini_evidence.table("mechanism_parts")
    parts["mechanism"] = "loan-rules"
    parts["position"] = pd.array([1, 2], dtype="Int64")
    parts["zh"] = ["日通报", "其他"]
    changed = Evidence(
        mini_evidence.study,
        mini_evidence.descriptor,
        mini_evidence.passages,
        {**mini_evidence.frames, "mechanism_parts": parts},
    )
    rhythm = cadence(changed, "loan-rules")
    assert rhythm["period"].to_list() == ["day"]
    assert rhythm["times"].to_list() == [91]


def test_the_graph_holds_the_stated_relations(mini_evidence: Evidence) -> None:
    graph = organisation_graph(mini_evidence)
    assert sorted(graph) == ["book-bus", "children", "library"]
    edge = graph.edges["library", "book-bus", "library-contains-bus"]
    assert edge["relation"] == "contains"
    assert edge["quote"] == "青石镇图书馆的流动书车"


def test_centrality_of_a_path_and_a_star(mini_evidence: Evidence) -> None:
    measured = centrality(organisation_graph(mini_evidence)).set_index("id")
    assert measured["betweenness"].to_dict() == {"book-bus": 1.0, "children": 0.0, "library": 0.0}
    assert measured["degree"].to_dict() == {"book-bus": 2, "children": 1, "library": 1}
    star = nx.MultiDiGraph()
    for number in range(5):
        star.add_node(number, zh=f"点{number}", en=f"node {number}", kind="", level="none")
    star.add_edges_from([(0, 1), (0, 2), (3, 0), (0, 4), (0, 4)])
    hub = centrality(star).iloc[0]
    assert hub[["id", "degree", "out", "in", "betweenness"]].to_list() == [0, 4, 4, 1, 1.0]


def test_a_study_without_tables_has_empty_results(empty: Evidence) -> None:
    assert timeline(empty).columns.to_list() == list(TIMELINE_COLUMNS)
    assert centrality(organisation_graph(empty)).columns.to_list() == list(CENTRALITY_COLUMNS)
    assert mechanisms_by_kind(empty).empty
    assert parts_of(empty, "loan-rules").empty
    assert cadence(empty, "loan-rules").columns.to_list() == list(CADENCE_COLUMNS)
