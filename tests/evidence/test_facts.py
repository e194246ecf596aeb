"""Facts as sentences cite them."""

from __future__ import annotations

import pytest

from casestudy.errors import EvidenceError
from casestudy.evidence import Evidence, Fact, find_fact
from casestudy.evidence.facts import figure_text


def test_a_figure_is_said_with_its_qualifier_and_proved(mini_evidence: Evidence) -> None:
    assert find_fact(mini_evidence, "books") == Fact(
        "indicators/books", "more than 600", "", "车上装着600多册图书", "book-bus", "book-bus-01"
    )


@pytest.mark.parametrize(
    ("value", "qualifier", "text"),
    [
        (26.0, "exact", "26"),
        (62.2, "exact", "62.2"),
        (1000.0, "at-least", "more than 1,000"),
        (200000.0, "nearly", "nearly 200,000"),
        (2.0, "about", "about 2"),
    ],
)
def test_qualifiers_in_english(value: float, qualifier: str, text: str) -> None:
    assert figure_text(value, qualifier) == text


@pytest.mark.parametrize(
    ("reference", "text", "zh"),
    [
        ("bridge-built", "1936", ""),
        ("bus-visit", "9 October 2021", ""),
        ("library", "Qingshi library", "青石镇图书馆"),
        ("librarian", "Shen Yifan", "沈一帆"),
        ("pupil", "pupil", ""),
        ("fortnightly-visit", "a visit every two weeks", "每两周来一次"),
        ("glossary/book-bus", "book bus", "书车"),
        ("library-contains-bus", "contains", "图书馆的流动书车"),
    ],
)
def test_what_a_fact_prints(mini_evidence: Evidence, reference: str, text: str, zh: str) -> None:
    fact = find_fact(mini_evidence, reference)
    assert (fact.text, fact.zh) == (text, zh)


def test_the_quotation_of_a_private_person_is_masked(mini_evidence: Evidence) -> None:
    assert find_fact(mini_evidence, "pupil").quote == "四年级学生［学生］说"


def test_an_unknown_id_fails_with_the_nearest(mini_evidence: Evidence) -> None:
    with pytest.raises(EvidenceError, match=r"fact bridge-lenght: .*Nearest: bridge-length"):
        find_fact(mini_evidence, "bridge-lenght")


def test_an_ambiguous_id_fails_with_the_choices(mini_evidence: Evidence) -> None:
    expected = r"Write one of organisations/book-bus, glossary/book-bus\."
    with pytest.raises(EvidenceError, match=expected):
        find_fact(mini_evidence, "book-bus")
