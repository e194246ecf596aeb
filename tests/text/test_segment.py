"""Segmentation: a dictionary of one's own, two engines that agree, nothing said on the way."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from casestudy.opening import open_study
from casestudy.text.lexicon import Entry, read_lexicon
from casestudy.text.segment import Engine, Segmenter, is_word

STUDY = open_study("data/weidu")
LEXICON = read_lexicon(STUDY.folder / "lexicon.txt")
BOTH = [Segmenter(LEXICON, engine=engine) for engine in ("jieba", "rjieba")]
PLAIN = [Segmenter(LEXICON, engine=engine, hmm=False) for engine in ("jieba", "rjieba")]

COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工"


@pytest.mark.parametrize("pair", [BOTH, PLAIN], ids=["hmm", "no hmm"])
@pytest.mark.parametrize("text", [STUDY.text, STUDY.page.text, "".join(e.word for e in LEXICON)])
def test_both_engines_give_the_same_words_of_the_page(pair: list[Segmenter], text: str) -> None:
    assert pair[0].tokens(text) == pair[1].tokens(text)


@pytest.mark.parametrize("pair", [BOTH, PLAIN], ids=["hmm", "no hmm"])
@pytest.mark.parametrize(
    "alphabet",
    [
        pytest.param([chr(code) for code in range(0x4E00, 0x9FD6)], id="any Han"),
        pytest.param([entry.word for entry in LEXICON] + list(COMMON[:2]), id="lexicon"),
        pytest.param([chr(code) for code in range(32, 127)], id="ASCII"),
        pytest.param([*"abc0189./:-_?=&%#+", "www.", "的", "网"], id="addresses"),
        pytest.param([*"a1.-_%", "的"], id="joined"),
        pytest.param([*" \t\r\n\u3000\u00a0", "中国", "治理"], id="white space"),
        pytest.param([*"ＡＢＣ１２３％＋－．éüβжあア한😀", "中", "国"], id="other scripts"),
        pytest.param([*"㐀㐂鿖豈\U00020000〇々", "志愿", "者"], id="rare Han"),
    ],
)
def test_both_engines_give_the_same_words_of_random_text(
    pair: list[Segmenter], alphabet: list[str]
) -> None:
    draw = random.Random(6)
    for _ in range(1000):
        text = "".join(draw.choices(alphabet, k=draw.randint(1, 25)))
        assert pair[0].tokens(text) == pair[1].tokens(text)


@pytest.mark.parametrize("segmenter", BOTH, ids=["jieba", "rjieba"])
def test_the_lexicon_keeps_its_words_whole(segmenter: Segmenter) -> None:
    for entry in LEXICON:
        assert segmenter.tokens(f"，{entry.word}。") == ["，", entry.word, "。"]


@pytest.mark.parametrize("engine", ["jieba", "rjieba"])
def test_dictionaries_do_not_mix(engine: str) -> None:
    own = Segmenter([Entry("一核两翼", "l", "a", "b")], engine=engine)
    assert own.words("一核两翼") == ["一核两翼"]
    assert Segmenter(engine=engine).words("一核两翼") == ["一核", "两翼"]


@pytest.mark.parametrize("segmenter", BOTH + PLAIN)
@pytest.mark.parametrize(
    "text", ["", "，。！", "12 月 3 日", "Ａ座，ＰＡＲＴＹ", "黨羣服務", "👨‍👩‍👧😀", "\x00中"]
)
def test_tokens_joined_are_the_text(segmenter: Segmenter, text: str) -> None:
    assert "".join(segmenter.tokens(text)) == text


@pytest.mark.parametrize("segmenter", BOTH)
def test_punctuation_is_no_word(segmenter: Segmenter) -> None:
    assert segmenter.words("“——……”，。 _ ㎡ 😀") == []


@pytest.mark.parametrize(
    ("token", "expected"),
    [("志愿", True), ("3.5", True), ("é", True), ("〇", True), ("_", False), ("", False)],
)
def test_a_word_has_a_letter_a_digit_or_a_han_character(token: str, *, expected: bool) -> None:
    assert is_word(token) is expected


@pytest.mark.parametrize(
    ("word", "tag"),
    [("居民", "n"), ("王广科", "nr"), ("东大街道", "ns"), ("一核两翼", "l"), ("服务", "vn")],
)
def test_parts_of_speech_come_from_lexicon_and_dictionary(word: str, tag: str) -> None:
    assert BOTH[0].part_of_speech(word) == tag
    assert BOTH[1].part_of_speech(word) == tag


def test_nothing_is_said_on_standard_error(tmp_path: Path) -> None:
    """Neither when modules are imported for the first time, which is when Python reads them."""
    code = (
        "from casestudy.text.segment import Segmenter as S\n"
        "s = S(); s.words('小区'); s.part_of_speech('小区'); S(engine='rjieba').words('小区')"
    )
    run = [sys.executable, "-W", "default", "-X", f"pycache_prefix={tmp_path}", "-c", code]
    done = subprocess.run(run, check=True, capture_output=True, text=True)
    assert done.stdout + done.stderr == ""


def test_jiebas_global_tokenizer_is_never_touched() -> None:
    code = (
        "from casestudy.text.lexicon import Entry\n"
        "from casestudy.text.segment import Segmenter as S\n"
        "s = S([Entry('一核两翼', 'l', 'a', 'b')]); s.words('一核两翼'); s.part_of_speech('小区')\n"
        "import jieba, jieba.posseg\n"
        "assert not jieba.dt.initialized and not jieba.dt.user_word_tag_tab\n"
        "assert '一核两翼' not in jieba.posseg.dt.word_tag_tab\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


@pytest.mark.parametrize("engine", ["jieba", "rjieba"])
@pytest.mark.parametrize("word", ["买买提·艾力", "3:1", "“五好”", "𠮷野家", "春风 社区"])
def test_what_a_lexicon_may_not_hold_is_never_joined(word: str, engine: Engine) -> None:
    assert word not in Segmenter([Entry(word, "n", "", "")], engine=engine).tokens(word)


@pytest.mark.parametrize("engine", ["jieba", "rjieba"])
@pytest.mark.parametrize("word", ["一核两翼", "A座", "T3", "C++", "top_10", "魏A-1"])
def test_what_a_lexicon_may_hold_is_joined(word: str, engine: Engine) -> None:
    assert Segmenter([Entry(word, "n", "", "")], engine=engine).tokens(word) == [word]


def test_a_shared_dictionary_is_only_taken_without_a_lexicon() -> None:
    code = (
        "import rjieba\n"
        "from casestudy.text.lexicon import Entry\n"
        "from casestudy.text.segment import Segmenter as S\n"
        "text = '一核两翼'\n"
        "shared, own = S(engine='rjieba', shared=True), S(engine='rjieba')\n"
        "assert shared.words(text) == own.words(text) == ['一核', '两翼']\n"
        "S([Entry(text, 'l', 'a', 'b')], engine='rjieba', shared=True).words(text)\n"
        "assert shared.words(text) == ['一核', '两翼']\n"
        "rjieba.add_word(text, None, None)\n"
        "assert (shared.words(text), own.words(text)) == ([text], ['一核', '两翼'])\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="an engine is one of jieba, rjieba, not 'jiebe'"):
        Segmenter(engine="jiebe")
