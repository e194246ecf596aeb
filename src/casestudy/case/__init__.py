"""What the case is about: governance, computed from the evidence."""

from casestudy.case.estimates import Estimate, estimate_table, figure, rate, share, total
from casestudy.case.governance import (
    cadence,
    centrality,
    mechanisms_by_kind,
    organisation_graph,
    parts_of,
    timeline,
)

__all__ = [
    "Estimate",
    "cadence",
    "centrality",
    "estimate_table",
    "figure",
    "mechanisms_by_kind",
    "organisation_graph",
    "parts_of",
    "rate",
    "share",
    "timeline",
    "total",
]
