"""Which places of a text open a term of the glossary."""

from __future__ import annotations

from itertools import accumulate

import pytest

from casestudy.book.articles.terms import Term, term_places

TERMS = [
    Term(zh, "", "")
    for zh in ("小区", "老旧小区", "社区", "区委", "区委书记", "党支部", "小区党支部", "人次")
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["小区", "里"], ["小区"]),
        (["小区", "和", "小区"], ["小区"]),
        (["老旧小区"], ["老旧小区"]),
        (["老旧小区", "和", "小区"], ["老旧小区", "小区"]),
        (["小区党支部"], ["小区党支部"]),
        (["区委", "书记"], ["区委书记"]),
        (["春秋社区"], ["社区"]),
        (["魏都", "区委书记", "说"], ["区委书记"]),
        (["20", "万人次"], ["人次"]),
        (["社区", "委员会"], ["社区"]),
        (["社区委员会"], ["社区"]),
        (["该社区委员会"], []),
        (["该小区委"], ["区委"]),
        (["该区委", "书记们"], ["区委"]),
        (["街道"], []),
        ([], []),
    ],
)
def test_the_longest_term_opens_once_where_a_word_begins_or_ends(
    words: list[str], found: list[str]
) -> None:
    text, edges = "".join(words), set(accumulate(map(len, words), initial=0))
    places = term_places(text, TERMS, edges=edges)
    assert [place.term.zh for place in places] == found
    for place in places:
        assert text[place.start : place.end] == place.term.zh


def test_a_place_refused_leaves_the_next_open() -> None:
    text = "社区委员会和区委"
    (place,) = term_places(text, [Term("区委", "", "")], edges={0, 5, 6, 8})
    assert place.start == 6


def test_without_terms_nothing_opens() -> None:
    assert term_places("小区", [], edges={0, 2}) == ()
