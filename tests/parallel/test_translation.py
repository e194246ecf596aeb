"""A translation: whole, faithful in its quantities, and strict about its form."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy import Study, open_study
from casestudy.errors import TranslationError
from casestudy.evidence import Evidence
from casestudy.evidence.quotations import Passages
from casestudy.parallel import Note, Translation, open_translation
from casestudy.parallel.chinese import chinese_quantities
from casestudy.parallel.english import english_quantities
from casestudy.parallel.quantities import lacking

Spoil = Callable[..., list[str]]


@pytest.fixture(scope="module")
def translation(weidu: Study) -> Translation:
    return open_translation(weidu)


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Replace words in a copy of a study's translation; return the faults that this makes."""

    def faults(study: Study, *replacements: tuple[str, str]) -> list[str]:
        folder = Path(shutil.copytree(study.folder, tmp_path / "copy"))
        path = folder / "translation.yml"
        text = path.read_text(encoding="utf-8")
        for before, after in replacements:
            assert before in text, before
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
        with pytest.raises(TranslationError) as caught:
            open_translation(open_study(folder))
        return [str(fault) for fault in caught.value.faults]

    return faults


def test_every_passage_has_exactly_one_translation(any_study: Study) -> None:
    translation = open_translation(any_study)
    passages = Passages.of(any_study).texts
    assert list(translation.texts) == list(passages)
    assert all(translation.text(name) for name in any_study.paragraphs["id"])
    assert translation.text("no-such-passage") is None


def test_every_quantity_has_its_value_in_the_translation(any_study: Study) -> None:
    translation = open_translation(any_study)
    exempt = [entry.phrase for entry in translation.exempt]
    for name, text in Passages.of(any_study).texts.items():
        quantities = chinese_quantities(text, exempt=exempt)
        assert lacking(quantities, english_quantities(translation.texts[name])) == (), name


def test_quantities_of_the_page_as_counted_by_hand(weidu: Study, translation: Translation) -> None:
    exempt = [entry.phrase for entry in translation.exempt]
    texts = Passages.of(weidu).texts.values()
    assert sum(len(chinese_quantities(text, exempt=exempt)) for text in texts) == 80


def test_every_fact_s_value_stands_in_the_translation(
    weidu_evidence: Evidence, translation: Translation
) -> None:
    for row in weidu_evidence.table("indicators").itertuples():
        values = [
            float(each.value) for each in english_quantities(translation.texts[row.paragraph])
        ]
        assert float(row.value) in values, row.id


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (
            "more than 700",
            "many",
            "passages: red-governance-02: expected the quantity more than 700",
        ),
        (
            "more than 700",
            "700",
            "passages: red-governance-02: expected the quantity more than 700",
        ),
        ("nearly 200,000", "nearly 20,000", "expected the quantity nearly 200000 (“近20万”)"),
        ("around 4 p.m.", "around 4 a.m.", "expected the quantity about time 16"),
        ("One System, Two Lists", "One System, Lists", "expected the quantity 2 (“两”)"),
        ("added at 14 places", "added at 14 places in 2021", "found 2021 (“2021”)"),
    ],
)
def test_a_quantity_lost_changed_or_added_is_a_fault(
    weidu: Study, spoil: Spoil, before: str, after: str, fault: str
) -> None:
    faults = spoil(weidu, (before, after))
    assert any(fault in each for each in faults), faults


def test_column_and_notes(translation: Translation) -> None:
    assert translation.column == "Main news of the week"
    assert translation.notes("red-governance-05")[0].phrase.startswith("群众在哪里")
    assert translation.notes("red-governance-04") == ()
    assert 40 <= len(translation.remarks) <= 90


def test_notes_stand_in_the_order_of_their_phrases(any_study: Study) -> None:
    translation = open_translation(any_study)
    for name, text in Passages.of(any_study).texts.items():
        places = [text.index(note.phrase) for note in translation.notes(name)]
        assert places == sorted(places)


def test_quotation_marks_stay(weidu: Study, translation: Translation) -> None:
    for name, text in Passages.of(weidu).texts.items():
        english = translation.texts[name]
        marks = [(text.count(mark), english.count(mark)) for mark in "“”‘"]
        # Speech that the Chinese interrupts without closing its marks is English in two pieces.
        assert all(chinese == given for chinese, given in marks), (name, marks)


def test_nobody_gets_a_pronoun_that_the_page_does_not_give(
    weidu: Study, translation: Translation
) -> None:
    """The only 他 of the page is the association's president; He is also a family name."""
    for name, text in Passages.of(weidu).texts.items():
        words = re.sub(r"\bHe (Changcheng|Dongya)\b", "", translation.texts[name])
        assert not re.search(r"\b(she|hers?|herself)\b", words, re.IGNORECASE), name
        if re.search(r"\b(he|him|his|himself)\b", words, re.IGNORECASE):
            assert "王广科" in text or "他" in text, name


def test_names_are_those_of_the_tables(weidu: Study, translation: Translation) -> None:
    for table in ("people", "places"):
        with (weidu.folder / "tables" / f"{table}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if row.get("named") == "false" or row.get("kind") in ("site", "province"):
                continue
            name = row["en"].partition(",")[0]
            for passage, text in Passages.of(weidu).texts.items():
                if row["zh"] in text and f"{row['zh']}委" not in text:
                    assert name in translation.texts[passage], (name, passage)


def test_a_study_without_a_translation_has_an_empty_one(copy: Path) -> None:
    (copy / "translation.yml").unlink()
    assert open_translation(open_study(copy)) == Translation(None, {}, (), ())


def test_faults_of_the_form_come_together(mini: Study, spoil: Spoil) -> None:
    faults = spoil(
        mini,
        ("column: News from the town", "column:\ncolour: red\nexempt: [六, {phrase: 六}]"),
        ("book-bus-04: Children reading beside the book bus.", "book-bus-04:"),
        ("phrase: 下乡\n    note:", "phrase: 下乡\n    remark:"),
    )
    assert [fault.partition(": expected")[0] for fault in faults] == [
        "translation.yml, colour",
        "translation.yml, column",
        "translation.yml, passages: book-bus-04",
        "translation.yml, notes 2",
        "translation.yml, exempt 1",
        "translation.yml, exempt 2",
        "translation.yml, column",
    ]


def test_a_misspelt_list_of_passages_hides_nothing_else(mini: Study, spoil: Spoil) -> None:
    faults = spoil(mini, ("passages:\n", "passage:\n"), ("    note:", "    remark:"))
    assert [fault.partition(": expected")[0] for fault in faults] == [
        "translation.yml, passage",
        "translation.yml, passages",
        "translation.yml, notes 1",
        "translation.yml, notes 2",
    ]


def test_faults_against_the_page_come_together(mini: Study, spoil: Spoil) -> None:
    faults = spoil(
        mini,
        ("book-bus-headline:", "book-bus-headlin:"),
        ("phrase: 昆虫记", "phrase: 昆虫书"),
        ("passage: book-bus-01", "passage: book-bus-10"),
        (
            "passages:\n",
            "exempt:\n  - {phrase: 六年级, reason: none}\n  - {phrase: 石桥, reason: none}\n"
            "  - {phrase: 四年级, reason: a school year}\npassages:\n",
        ),
    )
    assert "found book-bus-headlin. Correct it. Nearest: book-bus-headline, " in faults[0]
    assert "expected an entry book-bus-headline, found none. Translate it: 流动书车" in faults[1]
    assert "expected words of book-bus-02, found “昆虫书” nowhere there" in faults[2]
    assert "expected the id of a passage, found book-bus-10" in faults[3]
    assert "exempt 1: expected words of the page, found 六年级" in faults[4]
    assert "exempt 2: expected a phrase with a numeral, found 石桥, which has none" in faults[5]
    assert len(faults) == 6


def test_a_phrase_is_explained_once(mini: Study, spoil: Spoil) -> None:
    again = "notes:\n  - {passage: book-bus-01, phrase: 下乡, note: again}\n"
    [fault] = spoil(mini, ("notes:\n", again))
    assert "expected one note a phrase, found a second one on “下乡” in book-bus-01" in fault


def test_a_column_head_needs_its_english(mini: Study, spoil: Spoil) -> None:
    [fault] = spoil(mini, ("column: News from the town\n", ""))
    assert fault == (
        "translation.yml, column: expected the English of 镇里新鲜事, found nothing. Add it."
    )


def test_a_passage_cannot_be_translated_twice(mini: Study, spoil: Spoil) -> None:
    [fault] = spoil(mini, ("  book-bus-05:", "  book-bus-04: Twice\n  book-bus-05:"))
    assert "translation.yml line" in fault
    assert "found `book-bus-04` a second time" in fault


def test_notes_are_values() -> None:
    assert Note("a-01", "村口", "the mouth of a village") == Note(
        "a-01", "村口", "the mouth of a village"
    )
