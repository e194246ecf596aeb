"""The lists of words of a study, read together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casestudy import Study
from casestudy.errors import WordListError
from casestudy.opening import open_study
from casestudy.text.lists import stop_words, word_lists
from casestudy.text.segment import Segmenter
from casestudy.text.tokens import tokens


def written(folder: Path, text: str) -> Path:
    path = folder / "stopwords.txt"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree("tests/mini", tmp_path / "mini"))


def test_lists_of_a_study(mini: Study) -> None:
    lists = word_lists(mini)
    assert [entry.word for entry in lists.lexicon] == ["青石镇", "柳湾村", "流动书车"]
    assert set(lists.stop_words["group"]) == {"particles", "pronouns"}
    assert lists.glosses["english"].to_list() == ["book bus", "Liuwan Village"]
    assert list(lists.sample) == ["book-bus-03", "stone-bridge-02"]


def test_a_study_without_lists(copied: Path) -> None:
    for name in ("lexicon.txt", "stopwords.txt", "glosses.txt", "segmented.txt"):
        (copied / name).unlink()
    lists = word_lists(open_study(copied))
    assert lists.lexicon == ()
    assert lists.sample == {}
    assert list(lists.stop_words.columns) == ["word", "group"]
    assert lists.stop_words.empty
    assert list(lists.glosses.columns) == ["word", "pinyin", "english"]
    assert lists.glosses.empty


def test_faults_of_all_lists_come_together(copied: Path) -> None:
    (copied / "lexicon.txt").write_text("青 石 | ns | book-bus-01 | a town", "utf-8")
    (copied / "stopwords.txt").write_text("的", "utf-8")
    (copied / "glosses.txt").write_text(
        "书车 | shūchē\n青铜 | qīngtóng | bronze\n书车 | shūchē | book bus\n书车 | shūchē | bus",
        "utf-8",
    )
    (copied / "segmented.txt").write_text("nowhere\t小", "utf-8")
    with pytest.raises(WordListError) as caught:
        word_lists(open_study(copied))
    assert [str(fault).split(":")[0] for fault in caught.value.faults] == [
        "lexicon.txt line 1",
        "stopwords.txt line 1",
        "glosses.txt line 1",
        "glosses.txt line 2",
        "glosses.txt line 4",
        "segmented.txt line 1",
    ]


def test_a_sample_that_is_not_utf_8_is_a_fault(copied: Path) -> None:
    (copied / "segmented.txt").write_bytes("小区".encode("gb18030"))
    with pytest.raises(WordListError, match=r"segmented\.txt: expected UTF-8"):
        word_lists(open_study(copied))


def test_every_stop_word_is_a_word_of_the_page(weidu: Study) -> None:
    lists = word_lists(weidu)
    table = tokens(weidu.paragraphs, Segmenter(lists.lexicon))
    assert set(lists.stop_words["word"]) - set(table["word"]) == set()


def test_every_gloss_is_of_a_word_of_the_page(weidu: Study) -> None:
    lists = word_lists(weidu)
    table = tokens(weidu.paragraphs, Segmenter(lists.lexicon))
    assert set(lists.glosses["word"]) - set(table["word"]) == set()


def test_stop_words_have_groups(tmp_path: Path) -> None:
    path = written(tmp_path, "# grammar\n[particles]\n的 了\n\n[pronouns]\n他们\n")
    assert stop_words(path).to_numpy().tolist() == [
        ["的", "particles"], ["了", "particles"], ["他们", "pronouns"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [("的\n", "line 1: expected a group"), ("[a]\n的\n[b]\n的\n", "line 4: expected every word")],
)
def test_stop_words_without_group_or_twice_are_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(WordListError, match=said):
        stop_words(written(tmp_path, text))
