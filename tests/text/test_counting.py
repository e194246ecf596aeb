"""Counting a stream: the same numbers however it is divided, and bad input told apart."""

from __future__ import annotations

import io
import random
from collections import Counter
from itertools import pairwise

import pandas as pd
import pytest

from casestudy.errors import TextInputError
from casestudy.opening import open_study
from casestudy.text import batches as batching
from casestudy.text.batches import BATCH, Batch, Unit, batches
from casestudy.text.counting import STREAM_COLUMNS, counted
from casestudy.text.decoding import BLOCK, _utf_8_line, decoded
from casestudy.text.segment import Segmenter

TEXT = open_study("data/weidu").text


def count(documents: list[list[str]], *, by: Unit = "file", workers: int = 1) -> pd.DataFrame:
    rows = counted(batches(documents, by=by), workers=workers, done=lambda _: None)
    return pd.DataFrame(rows, columns=list(STREAM_COLUMNS))


def by_hand(documents: list[str]) -> dict[str, tuple[int, int]]:
    segmenter = Segmenter()
    each = [Counter(segmenter.words(text)) for text in documents]
    total = sum(each, Counter[str]())
    return {word: (total[word], sum(word in one for one in each)) for word in total}


def as_dict(table: pd.DataFrame) -> dict[str, tuple[int, int]]:
    return {row.word: (row.count, row.documents) for row in table.itertuples(index=False)}


@pytest.mark.parametrize("workers", [1, 2])
def test_files_are_documents(workers: int) -> None:
    table = count([[TEXT], ["小区，小区"]], workers=workers)
    assert as_dict(table) == by_hand([TEXT, "小区，小区"])


@pytest.mark.parametrize("workers", [1, 2])
def test_lines_are_documents(workers: int) -> None:
    table = count([[TEXT]], by="line", workers=workers)
    assert as_dict(table) == by_hand(TEXT.split("\n"))


@pytest.mark.parametrize("by", ["file", "line"])
@pytest.mark.parametrize("size", [7, 100, 10**6])
def test_pieces_and_batches_of_any_size_give_the_same(
    by: Unit, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = count([[TEXT], ["小区\n居民"]], by=by)
    monkeypatch.setattr(batching, "BATCH", 500)
    pieces = [TEXT[first : first + size] for first in range(0, len(TEXT), size)]
    assert count([pieces, ["小区\n居民"]], by=by).equals(whole)


def test_ties_stand_in_code_point_order() -> None:
    table = count([["居民，小区，B座，a，小区"]])
    assert table["word"].tolist() == ["小区", "B", "a", "居民", "座"] or table["word"].tolist() == [
        "小区",
        "B座",
        "a",
        "居民",
    ]
    for first, second in pairwise(table.itertuples(index=False)):
        assert (-first.count, first.word) < (-second.count, second.word)


@pytest.mark.parametrize("text", ["", "\n\n", "，。！……——", "😀👨‍👩‍👧", "＿_ ㎡"])
def test_text_without_words_has_no_rows(text: str) -> None:
    table = count([[text]])
    assert list(table.columns) == ["word", "count", "documents"]
    assert table.empty


def test_half_width_and_traditional_characters_are_counted_as_they_are() -> None:
    words = set(count([["ＡＢ AB ab 志願者 志愿者｡"]])["word"])
    assert {"AB", "ab", "志愿者"} <= words
    assert "志愿者" in words
    assert any("願" in word for word in words)


def test_a_long_line_comes_in_parts_of_one_document() -> None:
    line = "小区居民，" * (BATCH // 2)
    made = list(batches([[line]], by="line"))
    assert len(made) > 2
    assert all(isinstance(batch, Batch) and batch.part for batch in made)
    assert "".join(batch.texts[0] for batch in made) == line
    assert as_dict(count([[line]], by="line"))["小区"] == (BATCH // 2, 1)


def test_a_long_run_without_any_mark_is_cut_when_full() -> None:
    assert [batch.size for batch in batches([["区" * (BATCH + 1)]], by="file")] == [BATCH, 1]


def read(data: bytes, encoding: str | None = None) -> tuple[str, list[str]]:
    named: list[str] = []
    pieces = decoded(
        io.BytesIO(data), "a.txt", encoding=encoding, named=lambda _, found: named.append(found)
    )
    return "".join(pieces), named


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_goes_without_saying(encoding: str) -> None:
    assert read(TEXT.encode(encoding)) == (TEXT, [])


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-32"])
def test_another_encoding_is_found_and_named(encoding: str) -> None:
    text, named = read(TEXT.encode(encoding))
    assert text == TEXT
    assert named == [encoding]


def test_traditional_text_in_big5_is_found_and_named() -> None:
    text = "我們要加強對基層的服務，居民和志願者都來參加。" * 20
    assert read(text.encode("big5")) == (text, ["big5"])


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_a_character_may_lie_across_two_blocks(shift: int) -> None:
    text = "a" * shift + "区" * (BLOCK // 3 + 10)
    assert read(text.encode()) == (text, [])


def test_mixed_encodings_are_refused_with_the_place() -> None:
    start = b"a" * (BLOCK + 5)
    with pytest.raises(
        TextInputError,
        match=rf"a\.txt: expected text in utf-8 throughout, found 0xd6 at byte {BLOCK + 5:,}",
    ):
        read(start + "治理".encode("gbk"))


@pytest.mark.parametrize("before", [20, BLOCK // 20])
def test_a_line_in_utf_8_among_others_is_refused_with_its_place(before: int) -> None:
    """Its bytes fit GB 18030 too, as other characters."""
    start = ("治理人民,市民代表\n" * before).encode("gb18030")
    "小区治理".encode().decode("gb18030")
    with pytest.raises(
        TextInputError,
        match=rf"expected text in gb18030 throughout, found a line in utf-8 at byte "
        rf"{len(start):,}\. Divide it",
    ):
        read(start + "小区治理\n".encode() + start)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_no_line_of_another_encoding_is_taken_for_utf_8(encoding: str) -> None:
    rng = random.Random(1)
    common = [char for char in map(chr, range(0x4E00, 0x9FA6)) if fits(char, encoding)]
    lines = ("".join(rng.choices(common, k=rng.randint(1, 12))) for _ in range(50_000))
    assert _utf_8_line("\n".join(lines).encode(encoding)) is None


def fits(char: str, encoding: str) -> bool:
    try:
        return len(char.encode(encoding)) == 2
    except UnicodeEncodeError:
        return False


def test_an_encoding_that_is_named_is_not_second_guessed() -> None:
    with pytest.raises(TextInputError, match="expected text in gb18030 throughout"):
        read(b"\xff\xff\xff", "gb18030")
    with pytest.raises(TextInputError, match="expected an encoding, found 'klingon'"):
        read(b"a", "klingon")


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "latin-1"])
def test_too_little_text_to_guess_from_is_refused(encoding: str) -> None:
    """小区居民 in GB 18030 was read as Big5, as 苤⑹懈鏍."""
    text = "é" * 60 if encoding == "latin-1" else "服務居民" * 4
    with pytest.raises(TextInputError, match=r"in utf-8 throughout, found 0x.. at byte 0"):
        read(text.encode(encoding))
    assert read(text.encode(encoding), encoding) == (text, [encoding])


@pytest.mark.parametrize("encoding", ["rot13", "base64"])
def test_what_encodes_no_text_is_no_encoding(encoding: str) -> None:
    with pytest.raises(TextInputError, match=f"expected an encoding, found '{encoding}'"):
        read(b"abcd", encoding)


def test_utf_16_without_its_mark_is_a_fault() -> None:
    with pytest.raises(TextInputError, match=r"text in utf-16, found .* BOM\. Name another"):
        read("小区".encode("utf-16-le"), "utf-16")


def test_a_nul_is_refused_with_the_place() -> None:
    with pytest.raises(TextInputError, match="expected text, found a NUL after 2 characters"):
        read("小区\0".encode())
