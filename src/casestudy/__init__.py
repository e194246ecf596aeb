"""One newspaper page read as evidence: the helper package of the book."""

from casestudy.errors import CaseStudyError
from casestudy.opening import open_study
from casestudy.study import Study

__all__ = ["CaseStudyError", "Study", "open_study"]
