"""What the case is about: governance, volunteering, voices, computed from the evidence."""

from casestudy.case.agency import AgentScore, agent_counts, find_agents, score_agents
from casestudy.case.estimates import Estimate, estimate_table, figure, rate, share, total
from casestudy.case.gifts import giving, giving_graph
from casestudy.case.governance import (
    cadence,
    centrality,
    mechanisms_by_kind,
    organisation_graph,
    parts_of,
    timeline,
)
from casestudy.case.speech import find_quotations, sentences
from casestudy.case.voices import (
    QuotationScore,
    claim_counts,
    coded_speech,
    match_quotations,
    speech_by,
    speech_share,
    story,
    verb_counts,
)
from casestudy.case.volunteering import (
    acts,
    compare,
    kinds_by_provider,
    providers,
    spans,
    stated,
)

__all__ = [
    "AgentScore",
    "Estimate",
    "QuotationScore",
    "acts",
    "agent_counts",
    "cadence",
    "centrality",
    "claim_counts",
    "coded_speech",
    "compare",
    "estimate_table",
    "figure",
    "find_agents",
    "find_quotations",
    "giving",
    "giving_graph",
    "kinds_by_provider",
    "match_quotations",
    "mechanisms_by_kind",
    "organisation_graph",
    "parts_of",
    "providers",
    "rate",
    "score_agents",
    "sentences",
    "share",
    "spans",
    "speech_by",
    "speech_share",
    "stated",
    "story",
    "timeline",
    "total",
    "verb_counts",
]
