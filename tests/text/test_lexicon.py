"""The lexicon: read whole, and every fault told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from casestudy.errors import WordListError
from casestudy.opening import open_study
from casestudy.text.lexicon import Entry, read_lexicon

PASSAGES = {"fair-01": "春风社区办 了市集", "fair-02": "居民"}


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "lexicon.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_word_of_the_studys_lexicon_stands_in_its_passage() -> None:
    study = open_study("data/weidu")
    paragraphs = study.paragraphs
    passages = dict(zip(paragraphs["id"], paragraphs["text"], strict=True))
    assert len(read_lexicon(study.folder / "lexicon.txt", passages)) > 40


def test_comments_and_empty_lines_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff# why\n\n春风社区 | ns | fair-01 | a name\r\n")
    assert read_lexicon(path, PASSAGES) == (Entry("春风社区", "ns", "fair-01", "a name"),)


def test_a_word_may_be_parted_by_a_space_in_print(tmp_path: Path) -> None:
    assert read_lexicon(written(tmp_path, "办了 | v | fair-01 | x"), PASSAGES)


def test_a_missing_lexicon_is_empty(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path / "lexicon.txt") == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("春风社区", "expected four fields"),
        ("春风社区 | ns | fair-01 |", "expected four fields"),
        (" | ns | fair-01 | a name", "expected four fields"),
        ("春风 社区 | ns | fair-01 | a name", "found '春风 社区'. Add its parts: jieba always"),
        ("买买提·艾力 | nr | fair-01 | a name", "jieba always divides at '·'"),
        ("“五好” | l | fair-01 | a slogan", "jieba always divides at '“'"),
        ("𠮷野家 | nt | fair-01 | a name", "jieba always divides at '𠮷'"),
        ("春风社区 | NS! | fair-01 | a name", "expected a part of speech, found 'NS!'"),
        ("春风社区 | ns | fair-09 | a name", "expected a passage of the page, found 'fair-09'"),
        ("春风社区 | ns | fair-02 | a name", "expected 春风社区 in fair-02, found it nowhere"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = written(tmp_path, f"# list\n{line}\n")
    with pytest.raises(WordListError) as caught:
        read_lexicon(path, PASSAGES)
    assert str(caught.value).startswith("lexicon.txt line 2: ")
    assert said in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    line = "居民 | n | fair-02 | a word"
    with pytest.raises(WordListError) as caught:
        read_lexicon(written(tmp_path, f"{line}\n{line}\n居\n"), PASSAGES)
    assert [fault.where for fault in caught.value.faults] == [
        "lexicon.txt line 2",
        "lexicon.txt line 3",
    ]


def test_another_encoding_is_named_and_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(WordListError, match=r"lexicon.txt: expected UTF-8, found byte 0xbe at 0"):
        read_lexicon(written(tmp_path, "居民 | n | fair-02 | x".encode("gb18030")))
