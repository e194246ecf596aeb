"""Evidence: coded tables in which every row carries the words of the page that prove it."""

from casestudy.evidence.agreement import agreement, disagreements
from casestudy.evidence.evidence import Evidence, open_evidence
from casestudy.evidence.facts import Fact, find_fact

__all__ = ["Evidence", "Fact", "agreement", "disagreements", "find_fact", "open_evidence"]
