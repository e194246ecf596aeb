"""Bad pages: one clear fault each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casestudy.errors import PageError
from casestudy.opening import open_study

GOOD = "今天开会。\n" * 30

BAD = {
    "bom": (b"\xef\xbb\xbf" + GOOD.encode(), "page.txt line 1: expected no byte-order mark"),
    "crlf": (GOOD.replace("\n", "\r\n").encode(), "page.txt line 1: expected lines ended by LF"),
    "nul": (b"ok\n\x00\n", "page.txt line 2: expected text without control characters"),
    "gb18030": (b"ok\n" + "会".encode("gb18030"), "page.txt line 2: expected UTF-8 text"),
}


@pytest.mark.parametrize("signed", [True, False], ids=["in study.yml", "not in study.yml"])
@pytest.mark.parametrize("damage", BAD)
def test_a_page_in_another_encoding_is_refused_with_the_line(
    copy: Path, sign: Callable[[bytes], None], damage: str, signed: bool
) -> None:
    data, text = BAD[damage]
    (copy / "page.txt").write_bytes(data)
    if signed:
        sign(data)
    with pytest.raises(PageError) as caught:
        open_study(copy)
    assert len(caught.value.faults) == 1
    assert str(caught.value).startswith(text)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda data: data[: data.rindex(b"\n", 0, 300)], "265 bytes: something is missing"),
        (lambda data: data + b"\n", "733 bytes: something was added"),
        (lambda data: data.replace("石".encode(), "木".encode(), 1), "something was changed"),
        (lambda _: b"", "0 bytes: something is missing"),
    ],
    ids=["truncated", "added", "changed", "empty"],
)
def test_a_page_that_is_not_the_one_described_is_refused(
    copy: Path, change: Callable[[bytes], bytes], found: str
) -> None:
    page = copy / "page.txt"
    page.write_bytes(change(page.read_bytes()))
    with pytest.raises(PageError, match=found) as caught:
        open_study(copy)
    assert "Restore the file from version control" in str(caught.value)


def test_a_page_that_is_cut_inside_a_character_is_refused(copy: Path) -> None:
    page = copy / "page.txt"
    page.write_bytes(page.read_bytes()[:-2])
    with pytest.raises(
        PageError, match=r"page\.txt line 27: expected UTF-8 text, found an end inside a char"
    ):
        open_study(copy)


def test_a_wrong_size_in_study_yml_is_named(copy: Path) -> None:
    about = copy / "study.yml"
    about.write_text(about.read_text("utf-8").replace("732", "731"), "utf-8")
    with pytest.raises(PageError, match=r"expected 731 bytes \(study.yml\), found 732"):
        open_study(copy)


def test_a_missing_page_is_named(copy: Path) -> None:
    (copy / "page.txt").unlink()
    with pytest.raises(PageError, match=r"page\.txt: expected a readable file"):
        open_study(copy)
