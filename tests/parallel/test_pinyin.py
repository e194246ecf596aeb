"""Pinyin: a syllable a character, corrected by the study, the same as in its tables."""

from __future__ import annotations

import copy as copying
import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from casestudy import Study, open_study
from casestudy.errors import WordListError
from casestudy.evidence.quotations import Passages
from casestudy.parallel import Pinyin, open_pinyin
from casestudy.parallel.pinyin import FILE, Reading, read_readings
from casestudy.text.lists import word_lists
from casestudy.text.segment import Segmenter

TABLES = ("glossary", "people", "organisations", "places", "mechanisms", "mechanism_parts")
HAN = re.compile(r"[一-鿿]")


@pytest.fixture(scope="module")
def pinyin(weidu: Study) -> Pinyin:
    return open_pinyin(weidu)


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("何长成", "hé cháng chéng"),
        ("楼阳生莅许调研", "lóu yáng shēng lì xǔ diào yán"),
        ("只乐镇", "zhǐ lè zhèn"),
        ("魏都区", "wèi dū qū"),
        ("他都为能服务老人", "tā dōu wèi néng fú wù lǎo rén"),
        ("以小区党支部为核心", "yǐ xiǎo qū dǎng zhī bù wéi hé xīn"),
        ("发展得更好", "fā zhǎn de gèng hǎo"),
        ("感到由衷地开心", "gǎn dào yóu zhōng de kāi xīn"),
        ("据了解", "jù liǎo jiě"),
        ("与王广科同行的", "yǔ wáng guǎng kē tóng xíng de"),
        ("行之有效", "xíng zhī yǒu xiào"),
        ("垃圾处理", "lā jī chǔ lǐ"),
        ("增设充电桩14处", "zēng shè chōng diàn zhuāng chù"),
        ("重运行", "zhòng yùn xíng"),
        ("还能在家门口", "hái néng zài jiā mén kǒu"),
        ("一定不会", "yī dìng bù huì"),
        ("一点儿都不夸张", "yī diǎn r dōu bù kuā zhāng"),
        ("我们曾经简单聊过几句", "wǒ men céng jīng jiǎn dān liáo guo jǐ jù"),
        ("真正把那些公道正派", "zhēn zhèng bǎ nà xiē gōng dao zhèng pài"),
        ("上面的信息和照片", "shàng miàn de xìn xī hé zhào piàn"),
    ],
)
def test_readings_of_the_page(pinyin: Pinyin, text: str, syllables: str) -> None:
    assert " ".join(pinyin.syllables(text)) == syllables


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("魏都区委副书记何东亚", "魏都 区委 副书记 何东亚"),
        ("魏都区委书记李朝锋", "魏都 区委书记 李朝锋"),
        ("在市中心医院鹿鸣湖院区", "在 市 中心 医院 鹿鸣湖 院区"),
        ("既乐人亦乐己。", "既 乐人 亦 乐己 。"),
        ("整改行动慢和虚于应付", "整改 行动 慢 和 虚于 应付"),
        ("送到老人们手中", "送到 老人 们 手中"),
    ],
)
def test_words_are_divided_as_corrected(pinyin: Pinyin, text: str, words: str) -> None:
    found = ["".join(char for char, _ in word) for word in pinyin.words(text)]
    assert found == words.split()


def test_words_join_to_the_text_and_only_chinese_is_read(any_study: Study) -> None:
    pinyin = open_pinyin(any_study)
    for text in Passages.of(any_study).texts.values():
        words = pinyin.words(text)
        assert "".join(char for word in words for char, _ in word) == text
        for word in words:
            assert all(bool(HAN.match(char)) == bool(syllable) for char, syllable in word), word


def test_a_word_is_read_alike_inside_a_longer_one(weidu: Study, pinyin: Pinyin) -> None:
    read: dict[str, tuple[str, ...]] = {}
    words = [word for text in Passages.of(weidu).texts.values() for word in pinyin.words(text)]
    for word in words:
        if len(word) == 2:
            characters, syllables = zip(*word, strict=True)
            read["".join(characters)] = syllables
    for word in words:
        for start in range(len(word) - 2 if len(word) > 2 else 0):
            characters, syllables = zip(*word[start : start + 2], strict=True)
            assert read.get("".join(characters), syllables) == syllables, word


def test_words_are_those_of_the_study_s_lexicon(pinyin: Pinyin) -> None:
    words = ["".join(char for char, _ in word) for word in pinyin.words("帕提古丽在府后社区")]
    assert words == ["帕提古丽", "在", "府后社区"]


def given(study: Study) -> Iterator[tuple[str, str, str]]:
    """Yield source, Chinese and pinyin of the glosses and the tables."""
    for row in word_lists(study).glosses.itertuples():
        yield "glosses.txt", row.word, row.pinyin
    for table in TABLES:
        with (study.folder / "tables" / f"{table}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield f"{table} {row['id']}", row["zh"], row["pinyin"]


def letters(pinyin: str) -> str:
    """Leave the letters with their tone marks: spaces, hyphens and capitals are style."""
    parts = unicodedata.normalize("NFD", pinyin.lower())
    kept = (char for char in parts if char.isalpha() or unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(kept))


def test_the_page_is_read_as_its_glosses_and_tables_say(weidu: Study, pinyin: Pinyin) -> None:
    """Words of several characters everywhere, single characters where they are words."""
    texts = Passages.of(weidu).texts
    read = {
        name: [pair for word in pinyin.words(text) for pair in word] for name, text in texts.items()
    }
    compared = 0
    for source, chinese, expected in given(weidu):
        if len(chinese) == 1 or re.search("[0-9]", chinese):
            continue
        for name, text in texts.items():
            for match in re.finditer(re.escape(chinese), text):
                found = "".join(syllable for _, syllable in read[name][slice(*match.span())])
                assert letters(found) == letters(expected), (source, chinese, name)
                compared += 1
    assert compared > 1000


def test_single_characters_are_read_as_their_glosses_say(weidu: Study, pinyin: Pinyin) -> None:
    alone = {
        word[0]
        for text in Passages.of(weidu).texts.values()
        for word in pinyin.words(text)
        if len(word) == 1
    }
    for source, chinese, expected in given(weidu):
        if len(chinese) == 1:
            assert (chinese, expected.lower()) in alone, source


def test_corrections_win_the_longest_first() -> None:
    readings = [
        Reading("长", ("zhǎng",), "alone"),
        Reading("长成", ("zhǎng", "chéng"), "to grow up"),
        Reading("何长成", ("hé", "cháng", "chéng"), "a name"),
    ]
    pinyin = Pinyin(Segmenter(), readings)
    assert pinyin.syllables("何长成") == ("hé", "cháng", "chéng")
    assert pinyin.syllables("长成") == ("zhǎng", "chéng")


def test_a_single_character_is_corrected_only_as_a_word() -> None:
    pinyin = Pinyin(Segmenter(), [Reading("地", ("de",), "a particle")])
    assert pinyin.syllables("由衷地开心") == ("yóu", "zhōng", "de", "kāi", "xīn")
    assert pinyin.syllables("地方") == ("dì", "fāng")


def test_one_study_s_corrections_do_not_reach_another(weidu: Study) -> None:
    before = copying.deepcopy((len(PHRASES_DICT), PHRASES_DICT.get("处理"), len(PINYIN_DICT)))
    open_pinyin(weidu).words("垃圾处理")
    assert before == (len(PHRASES_DICT), PHRASES_DICT.get("处理"), len(PINYIN_DICT))
    assert Pinyin(Segmenter()).syllables("魏都") == ("wèi", "dōu")


def test_a_study_without_corrections_has_none(copy: Path) -> None:
    (copy / FILE).unlink()
    assert open_pinyin(open_study(copy)).readings == {}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("银行 | yín háng | a bank", "expected a word of the page, found 银行"),
        ("书车 | shūchē | a bus", "expected 2 syllables for 书车, found 1"),
        ("书车 | shū qiē | a bus", "expected a reading of 车: chē, jū, found qiē"),
        ("书车 | shū che4 | a bus", "found che4. Write it in lower case"),
        ("书车 | shū chē", "expected three fields, word | pinyin | reason, found 2 of them"),
        ("A座 | a zuò | a block", "expected Chinese characters, found A座"),
        ("小满 | xiǎo mǎn | again", "expected every word once, found 小满 a second time"),
    ],
)
def test_faults_of_corrections(mini: Study, tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / FILE
    path.write_text(f"# a comment\n小满 | xiǎo mǎn | a name\n\n{line}\n", encoding="utf-8")
    with pytest.raises(WordListError) as caught:
        read_readings(path, mini.text)
    [found] = caught.value.faults
    assert str(found).startswith("pinyin.txt line 4: ")
    assert fault in str(found)


def test_decomposed_tone_marks_are_the_same(mini: Study, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(unicodedata.normalize("NFD", "小满 | xiǎo mǎn | a name\n"), encoding="utf-8")
    assert read_readings(path, mini.text)[0].syllables == ("xiǎo", "mǎn")
