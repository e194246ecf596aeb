"""Bad layouts: every fault named with its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from casestudy.errors import CaseStudyError, LayoutError
from casestudy.opening import open_study
from casestudy.study import Study

#: What is replaced in the small study's layout.yml, by what, and what the fault says.
FAULTS = {
    "gap": ("body: 1-13", "body: 1-9", "line 10 in none (“馆 长 沈 一 帆 介 …”)"),
    "overlap": ("headline: 15", "headline: 13-15", "line 13 in book-bus headline and in"),
    "beyond": ("caption: 27", "caption: 27-30", "expected lines 1 to 27, found lines 28–30"),
    "only blank": ("column: 17", "column: 14", "found nothing but blanks in line 14"),
    "unknown role": ("- headline: 18", "- heading: 18", "found 'heading'. Choose one"),
    "unknown kind": ("kind: brief", "kind: story", "a kind (brief, feature, report, photo)"),
    "no numbers": ("caption: 27", "caption: last", "found 'last'. Write one line as 7"),
    "backwards": ("body: 1-13", "body: 13-1", "found '13-1'"),
    "line 0": ("body: 1-13", "body: 0-13", "found '0-13'"),
    "two roles": ("- caption: 27", "- {caption: 27, credit: 27}", "one role with its lines"),
    "id twice": ("id: stone-bridge", "id: book-bus", "expected an id used once"),
    "id with capitals": ("id: book-bus", "id: Book Bus", "expected an id of small letters"),
    "no label": ("label: Book bus", "label:", "expected a label"),
    "no headline": ("- headline: 15", "- pullquote: 15", "expected a headline"),
    "two headlines": ("- caption: 27", "- headline: 27", "expected one headline, found 2"),
    "misspelt key": ("label: Book bus", "lable: Book bus", "found `lable`"),
    "kicker without column": ("column: 17", "", "with a column given"),
    "misspelt top": ("articles:", "article:", "found `article`"),
    "no blocks": ("    blocks:\n      - headline: 18\n      - body: 20-25", "", "list of blocks"),
    "entry twice": ("    kind: brief", "    kind: brief\n    kind: report", "`kind` a second time"),
    "mixed keys": ("kind: brief", "kind: brief\n    1: x\n    zz: y", "found `1`"),
    "not YAML": ("  - id: book-bus", "  - id: [book-bus", "layout.yml line"),
    "a list": ("column: 17\narticles:", "", "named entries at the top level"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_layout_is_refused_with_its_place(copy: Path, fault: str) -> None:
    old, new, text = FAULTS[fault]
    layout = copy / "layout.yml"
    before = layout.read_text(encoding="utf-8")
    assert old in before
    layout.write_text(before.replace(old, new), encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        open_study(copy)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "found nothing"),
        (b"column: \xff", "expected UTF-8 text"),
        (b"column: \x00", "layout.yml: expected YAML"),
    ],
)
def test_a_file_that_is_no_layout_is_refused(copy: Path, data: bytes, text: str) -> None:
    (copy / "layout.yml").write_bytes(data)
    with pytest.raises(LayoutError, match=text):
        open_study(copy)


def test_a_layout_that_is_a_folder_is_refused(copy: Path) -> None:
    (copy / "layout.yml").unlink()
    (copy / "layout.yml").mkdir()
    with pytest.raises(LayoutError, match="expected a readable file"):
        open_study(copy)


def test_a_missing_layout_is_named(copy: Path) -> None:
    (copy / "layout.yml").unlink()
    with pytest.raises(LayoutError, match=r"layout\.yml: expected a readable file"):
        open_study(copy)


def test_faults_of_page_and_layout_are_listed_together(copy: Path) -> None:
    (copy / "page.txt").write_bytes(b"")
    (copy / "layout.yml").write_text("articles: []\ncolum: 3\n", encoding="utf-8")
    with pytest.raises(CaseStudyError) as caught:
        open_study(copy)
    assert [fault.where for fault in caught.value.faults] == [
        "page.txt",
        "layout.yml",
        "layout.yml, articles",
    ]


def test_every_line_with_text_has_exactly_one_role(any_study: Study) -> None:
    numbers = [n for _, block in any_study.layout.owned_blocks() for n in block.numbers()]
    text = {n for n, line in enumerate(any_study.page.lines, 1) if line.strip()}
    assert len(numbers) == len(set(numbers))
    assert text <= set(numbers)
