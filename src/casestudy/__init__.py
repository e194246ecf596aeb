"""One newspaper page read as evidence: the helper package of the book."""

from casestudy.errors import CaseStudyError
from casestudy.study import Study, open_study

__all__ = ["CaseStudyError", "Study", "open_study"]
