"""Damage laid over clean prose is undone: characters always, paragraphs where a sign is left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from casestudy.source import characters, repair_lines
from casestudy.source.chinese import ems
from casestudy.source.layout import ROLES

HAN = "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"

clauses = st.text(HAN, min_size=2, max_size=14)
#: Two half-width characters are as wide as one Chinese one, so that full lines are equally wide.
numbers = st.integers(10, 99).map(lambda n: f"有{n}个")
latin = st.sampled_from(["用AI写", "买TV的"])
sentences = st.builds(
    lambda parts, end: "，".join(parts) + end,
    st.lists(st.one_of(clauses, clauses, clauses, numbers, latin), min_size=1, max_size=5),
    st.sampled_from("。。。！？"),
)
paragraphs = st.lists(sentences, min_size=2, max_size=6).map("".join)
texts = st.lists(paragraphs, min_size=1, max_size=5)
#: Lines that run on, one with a number in it, so that every text shows how wide its column is and
#: that ems, not characters, are what its lines have in common.
RULER = "的" * 40 + "12" + "，" + "是" * 41 + "。"


@dataclass(frozen=True)
class Set:
    """A text as a compositor would set it: each paragraph's lines."""

    text: list[str]
    lines: list[list[str]]
    indented: bool


def wrap(paragraph: str, width: int, indent: int) -> list[str]:
    """Break a paragraph at a width in ems.

    Never inside a number or a Latin word, and never before a mark: the character before the mark
    goes over with it, and the line that is one short is stretched.
    """
    lines, line = [], ""
    room = width - indent
    for word in re.findall("(?:[0-9A-Z]+|.)[，。！？]*", paragraph):
        if ems(line + word) > room:
            lines.append(line if ems(line) == room else stretched(line))
            line, room = "", width
        line += word
    return [*lines, line]


@st.composite
def set_texts(draw: st.DrawFn) -> Set:
    text = [RULER, *draw(texts)]
    width = draw(st.integers(12, 20))
    indented = draw(st.booleans())
    return Set(text, [wrap(each, width, 2 * indented) for each in text], indented)


def repaired(lines: list[str]) -> list[str]:
    return [passage.text for passage in repair_lines(lines)[0]]


def flat(lines: list[list[str]], *, gaps: bool) -> list[str]:
    return [line for each in lines for line in [*each, *([""] if gaps else [])]]


def stretched(line: str) -> str:
    return " ".join(line)


@given(
    st.lists(st.text(HAN + "，。“”（）  12Aa　", max_size=24), max_size=12), st.sampled_from(ROLES)
)
def test_any_lines_in_any_role_keep_their_characters(lines: list[str], role: str) -> None:
    passages, _ = repair_lines(lines, role)
    assert characters("".join(each.text for each in passages)) == characters("".join(lines))


@given(set_texts())
def test_hard_wraps_with_blank_lines_between_paragraphs_are_undone(page: Set) -> None:
    assert repaired(flat(page.lines, gaps=True)) == page.text


@given(set_texts(), st.data())
def test_column_cuts_in_mid_sentence_are_undone(page: Set, data: st.DataObject) -> None:
    cut = [
        [part for line in each for part in ([line, ""] if _runs_on(line, data) else [line])]
        for each in page.lines
    ]
    assert repaired(flat(cut, gaps=True)) == page.text


def _runs_on(line: str, data: st.DataObject) -> bool:
    return line[-1] not in "。！？" and data.draw(st.booleans())


@given(set_texts(), st.data())
def test_letter_spacing_of_full_lines_is_undone(page: Set, data: st.DataObject) -> None:
    ruler, *others = page.lines
    spaced = [
        [stretched(line) if _may_stretch(line, data) else line for line in each[:-1]] + [each[-1]]
        for each in others
    ]
    assert repaired(flat([ruler, *spaced], gaps=True)) == page.text


def _may_stretch(line: str, data: st.DataObject) -> bool:
    return " " not in line and data.draw(st.booleans())


@given(set_texts())
def test_paragraphs_without_blank_lines_are_restored_where_a_sign_is_left(page: Set) -> None:
    full = ems(page.lines[0][1])
    expected = [page.text[0]]
    for before, lines, text in zip(page.lines, page.lines[1:], page.text[1:], strict=False):
        last = ems(before[-1]) + (2 if page.indented and len(before) == 1 else 0)
        plain = " " not in lines[0] and lines[0][-1] not in "。！？"
        indent_seen = page.indented and len(lines) > 1 and plain
        if last < full or indent_seen:
            expected.append(text)
        else:  # no clear sign: either is right
            expected.append("?" + text)
    found = repaired(flat(page.lines, gaps=False))
    assert "".join(found) == "".join(page.text)
    starts = {sum(map(len, found[:n])) for n in range(len(found))}
    position = 0
    for text in expected:
        if not text.startswith("?"):
            assert position in starts, text
        position += len(text.removeprefix("?"))


@given(set_texts())
def test_no_paragraph_is_split_in_mid_sentence(page: Set) -> None:
    for text in repaired(flat(page.lines, gaps=False)):
        assert text[-1] in "。！？"


@given(texts, st.booleans())
@settings(max_examples=50)
def test_clean_text_passes_through_unchanged(text: list[str], gaps: bool) -> None:
    passages, mends = repair_lines(flat([[each] for each in text], gaps=gaps))
    assert [passage.text for passage in passages] == text
    assert mends == ()
