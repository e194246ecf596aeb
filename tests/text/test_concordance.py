from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from casestudy.text.concordance import CONCORDANCE_COLUMNS, Order, concordance, occurrences

MARKS = "，。“”、"


def read(*texts: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return tokens and paragraphs of texts that are given as words and marks in order."""
    rows, paragraphs = [], []
    for number, pieces in enumerate(texts, start=1):
        name, end = f"甲-{number}", 0
        for piece in pieces:
            start, end = end, end + len(piece)
            if piece not in MARKS:
                rows.append(("甲", name, piece, start, end))
        paragraphs.append((name, "".join(pieces)))
    return (
        pd.DataFrame(rows, columns=["article", "paragraph", "word", "start", "end"]),
        pd.DataFrame(paragraphs, columns=["id", "text"]),
    )


TOKENS, PARAGRAPHS = read(
    ["小区", "变", "了", "，", "居民", "爱", "小区", "。"],
    ["居民", "说", "“", "小区", "”", "好", "，", "小区", "变", "美"],
)


def test_a_line_has_the_characters_of_the_paragraph() -> None:
    table = concordance(TOKENS, PARAGRAPHS, "小区", width=4)
    assert tuple(table.columns) == CONCORDANCE_COLUMNS
    assert table.to_numpy().tolist() == [
        ["甲", "甲-1", "", "小区", "变了，居", 0, 2],
        ["甲", "甲-1", "，居民爱", "小区", "。", 8, 10],
        ["甲", "甲-2", "居民说“", "小区", "”好，小", 4, 6],
        ["甲", "甲-2", "区”好，", "小区", "变美", 9, 11],
    ]


@pytest.mark.parametrize("width", [1, 3, 12, 100])
def test_left_node_and_right_stand_in_the_text_as_they_are(width: int) -> None:
    texts = PARAGRAPHS.set_index("id")["text"]
    for line in concordance(TOKENS, PARAGRAPHS, "小区", width=width).itertuples():
        text = texts[line.paragraph]
        first, last = max(line.start - width, 0), line.end + width
        assert text[line.start : line.end] == line.node == "小区"
        assert line.left + line.node + line.right == text[first:last]
        assert len(line.left) == min(width, line.start)
        assert len(line.right) == min(width, len(text) - line.end)


@pytest.mark.parametrize(
    ("sort", "starts"),
    [
        ("text", [0, 8, 4, 9]),
        # After the node: nothing; 变了…; 变美; 好….
        ("right", [8, 0, 9, 4]),
        # Before it, outwards: nothing; 好…; 爱…; 说….
        ("left", [0, 9, 8, 4]),
    ],
)
def test_orders(sort: Order, starts: list[int]) -> None:
    assert concordance(TOKENS, PARAGRAPHS, "小区", sort=sort)["start"].tolist() == starts


def test_order_on_the_left_reads_outwards() -> None:
    tokens, paragraphs = read(["丙", "甲", "人"], ["甲", "乙", "人"], ["乙", "甲", "人"])
    lines = concordance(tokens, paragraphs, "人", sort="left")
    assert lines["left"].tolist() == sorted(["丙甲", "甲乙", "乙甲"], key=lambda left: left[::-1])


def test_words_count_for_the_order_and_marks_do_not() -> None:
    tokens, paragraphs = read(["人", "，", "乙"], ["人", "。", "丁"])  # 。 before ，, 丁 before 乙
    assert concordance(tokens, paragraphs, "人", sort="right")["right"].tolist() == ["。丁", "，乙"]
    tokens, paragraphs = read(["人", "。", "乙"], ["人", "，", "丁"])
    assert concordance(tokens, paragraphs, "人", sort="right")["right"].tolist() == ["，丁", "。乙"]


def test_whole_words_count_for_the_order() -> None:
    # Character by character, 一一 would come first.
    tokens, paragraphs = read(["人", "一甲"], ["人", "一", "二"], ["人", "一一"])
    assert concordance(tokens, paragraphs, "人", sort="right")["right"].tolist() == [
        "一二",
        "一一",
        "一甲",
    ]


def test_lines_that_agree_stay_in_text_order() -> None:
    tokens, paragraphs = read(*[["家", "人", "家"]] * 5)
    for sort in ("left", "right"):
        lines = concordance(tokens, paragraphs, "人", sort=sort)
        assert lines["paragraph"].tolist() == paragraphs["id"].tolist()


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("sort", ["left", "right"])
def test_orders_agree_with_plain_sorting(seed: int, sort: Order) -> None:
    random = np.random.default_rng(seed)
    texts = [random.choice([*"人家车，"], random.integers(1, 9)).tolist() for _ in range(8)]
    tokens, paragraphs = read(*texts, ["人"])
    keys = []
    for number, pieces in enumerate([*texts, ["人"]]):
        words = [piece for piece in pieces if piece not in MARKS]
        places = [place for place, piece in enumerate(pieces) if piece == "人"]
        nodes = [place for place, word in enumerate(words) if word == "人"]
        for start, node in zip(places, nodes, strict=True):
            side = words[:node][::-1] if sort == "left" else words[node + 1 :]
            keys.append((side, number, start))
    lines = concordance(tokens, paragraphs, "人", sort=sort)
    found = [(int(line.paragraph[2:]) - 1, line.start) for line in lines.itertuples()]
    assert found == [key[1:] for key in sorted(keys)]


def test_words_taken_out_stay_in_the_context() -> None:
    tokens = TOKENS[TOKENS["word"].isin(["小区", "居民"])]
    full = concordance(TOKENS, PARAGRAPHS, "小区")
    pd.testing.assert_frame_equal(concordance(tokens, PARAGRAPHS, "小区"), full)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["志愿者", "志愿服务", "志愿者"],
            "志愿 does not come as a word: it is part of 志愿服务, 志愿者",
        ),
        (["居民", "志", "愿"], "志愿 does not come as a word, nor as a part of one"),
        ([], "志愿 does not come as a word, nor as a part of one"),
    ],
)
def test_an_unknown_word(words: list[str], message: str) -> None:
    tokens, paragraphs = read(words)
    with pytest.raises(ValueError) as caught:  # noqa: PT011  the whole text is compared
        concordance(tokens, paragraphs, "志愿")
    assert str(caught.value) == message


def test_a_long_list_of_words_is_cut() -> None:
    tokens, _ = read([f"人{number}" for number in range(10)])
    with pytest.raises(ValueError, match=r"人8, 人9$"):
        occurrences(tokens, "人")
    tokens, _ = read([f"人{number:02}" for number in range(11)])
    with pytest.raises(ValueError, match=r"人09, …$"):
        occurrences(tokens, "人")


def test_occurrences_are_rows_whatever_the_index() -> None:
    assert occurrences(TOKENS.set_axis(range(100, 100 + len(TOKENS))), "居民").tolist() == [3, 6]


def test_no_width_and_no_such_order() -> None:
    with pytest.raises(ValueError, match="1 character or more, not 0"):
        concordance(TOKENS, PARAGRAPHS, "小区", width=0)
    with pytest.raises(ValueError, match="not by up"):
        concordance(TOKENS, PARAGRAPHS, "小区", sort="up")


@pytest.mark.parametrize(
    "paragraphs",
    [PARAGRAPHS.iloc[1:], PARAGRAPHS.assign(text="变" + PARAGRAPHS["text"])],
    ids=["one is missing", "shifted"],
)
def test_words_and_paragraphs_of_different_texts(paragraphs: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="paragraph 甲-1 does not have 小区 at characters 0 to 2"):
        concordance(TOKENS, paragraphs, "小区")


def test_input_is_left_alone() -> None:
    tokens, paragraphs = TOKENS.copy(), PARAGRAPHS.copy()
    for sort in ("text", "left", "right"):
        concordance(tokens, paragraphs, "小区", sort=sort)
    pd.testing.assert_frame_equal(tokens, TOKENS)
    pd.testing.assert_frame_equal(paragraphs, PARAGRAPHS)
