from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from nltk.metrics.association import BigramAssocMeasures
from scipy.stats import chi2_contingency

from casestudy.text.collocation import COLLOCATE_COLUMNS, collocates


def text(*sentences: str) -> pd.DataFrame:
    """Every character a word, every sentence a paragraph's only one; a dot is a word taken out."""
    rows = [
        ("甲", f"甲-{number}", 1, position, word)
        for number, words in enumerate(sentences, start=1)
        for position, word in enumerate(words, start=1)
        if word != "."
    ]
    return pd.DataFrame(rows, columns=["article", "paragraph", "sentence", "position", "word"])


def drawn(seed: int) -> pd.DataFrame:
    """Sentences of random length over few words, some of them taken out."""
    random = np.random.default_rng(seed)
    return text(
        *("".join(random.choice([*"人家车路区民."], random.integers(1, 15))) for _ in range(12))
    )


def counted(tokens: pd.DataFrame, node: str, window: int) -> dict[str, tuple[int, ...]]:
    """Count slowly and plainly: joint, left, right, count, nodes with the word near, by word."""
    rows = tokens.to_dict("records")
    nodes = [row for row in rows if row["word"] == node]

    def steps(row: dict[str, object], of: dict[str, object]) -> int:
        if any(row[name] != of[name] for name in ("article", "paragraph", "sentence")):
            return 0
        step = int(row["position"]) - int(of["position"])
        return step if abs(step) <= window else 0

    found = {}
    for word in {row["word"] for row in rows} - {node}:
        own = [row for row in rows if row["word"] == word]
        found[word] = (
            sum(any(steps(row, of) for of in nodes) for row in own),
            sum(any(steps(row, of) < 0 for of in nodes) for row in own),
            sum(any(steps(row, of) > 0 for of in nodes) for row in own),
            len(own),
            sum(any(steps(row, of) for row in own) for of in nodes),
        )
    return found


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("window", [1, 2, 5, 30])
def test_counts_agree_with_plain_counting(seed: int, window: int) -> None:
    tokens = drawn(seed)
    table = collocates(tokens, "人", window=window, minimum=1).set_index("word")
    expected = {word: row for word, row in counted(tokens, "人", window).items() if row[0]}
    assert set(table.index) == set(expected)
    for word, row in expected.items():
        assert tuple(table.loc[word, ["joint", "left", "right", "count"]]) == row[:4]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("window", [1, 3])
def test_measures_are_those_of_one_possible_table(seed: int, window: int) -> None:
    tokens = drawn(seed)
    plain = counted(tokens, "人", window)
    near, total = sum(row[0] for row in plain.values()), sum(row[3] for row in plain.values())
    nodes = len(tokens) - total
    for row in collocates(tokens, "人", window=window, minimum=1).itertuples():
        cells = [
            [row.joint, near - row.joint],
            [row.count - row.joint, total - near - row.count + row.joint],
        ]
        assert min(map(min, cells)) >= 0
        nltk = (row.joint, (near, row.count), total)
        assert row.mi == pytest.approx(BigramAssocMeasures.pmi(*nltk))
        assert row.t == pytest.approx(BigramAssocMeasures.student_t(*nltk), rel=1e-6)
        g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        assert row.g2 == pytest.approx(g2, abs=1e-9)
        met = min(row.joint, plain[row.word][4])
        dice = BigramAssocMeasures.dice(met, (nodes, row.count), total)
        assert row.log_dice == pytest.approx(14 + math.log2(dice))


@pytest.mark.parametrize("seed", range(40))
def test_log_dice_never_passes_14(seed: int) -> None:
    assert collocates(drawn(seed), "人", minimum=1)["log_dice"].max() <= 14


def test_a_row_by_hand() -> None:
    # 人 comes twice; of the 8 other words 4 stand next to it, 家 twice among them.
    table = collocates(text("家人路", "车人家", "车路路", "家"), "人", window=1)
    assert tuple(table.columns) == COLLOCATE_COLUMNS
    assert len(table) == 1
    row = table.iloc[0]
    assert tuple(row[["word", "joint", "left", "right", "count"]]) == ("家", 2, 1, 1, 3)
    expected = 4 * 3 / 8
    assert row["mi"] == pytest.approx(math.log2(2 / expected))
    assert row["t"] == pytest.approx((2 - expected) / math.sqrt(2))
    assert row["log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (2 + 3)))


def test_a_word_between_two_nodes_is_counted_once() -> None:
    row = collocates(text("人家人", "车"), "人", minimum=1).iloc[0]
    assert tuple(row[["word", "joint", "left", "right", "count"]]) == ("家", 1, 1, 1, 1)


def test_a_word_twice_near_one_node_does_not_pass_14() -> None:
    row = collocates(text("家人家", "车"), "人").iloc[0]
    assert row["joint"] == 2
    assert row["log_dice"] == pytest.approx(14 + math.log2(2 * 1 / (1 + 2)))


def test_windows_end_with_the_sentence() -> None:
    tokens = text("家人", "车路")
    assert collocates(tokens, "人", minimum=1)["word"].tolist() == ["家"]
    tokens = tokens.assign(paragraph="甲-1", sentence=[1, 1, 2, 2])
    assert collocates(tokens, "人", minimum=1)["word"].tolist() == ["家"]
    tokens = tokens.assign(sentence=1, position=[1, 2, 3, 4])
    assert set(collocates(tokens, "人", minimum=1)["word"]) == {"家", "车", "路"}


def test_sentences_of_the_same_number_are_not_the_same() -> None:
    tokens = text("家人", "车路").assign(paragraph="1", article=["甲", "甲", "乙", "乙"])
    assert collocates(tokens, "人", minimum=1)["word"].tolist() == ["家"]


def test_words_taken_out_leave_their_step() -> None:
    assert collocates(text("人.家", "车"), "人", window=1, minimum=1).empty
    assert collocates(text("人.家", "车"), "人", window=2, minimum=1)["word"].tolist() == ["家"]


def test_the_node_is_no_collocate_of_itself() -> None:
    assert collocates(text("人人家"), "人", minimum=1)["word"].tolist() == ["家"]


def test_strongest_first_then_joint_then_code_point() -> None:
    table = collocates(text("乙人甲", "丙人丙", "车车车丁人丁丁丁"), "人", minimum=1)
    keys = [(-row.log_dice, -row.joint, row.word) for row in table.itertuples()]
    assert keys == sorted(keys)
    assert table["word"].tolist()[:2] == ["乙", "甲"]


def test_too_few_meetings_are_not_listed() -> None:
    tokens = text("家人路", "家人车")
    assert collocates(tokens, "人")["word"].tolist() == ["家"]
    assert collocates(tokens, "人", minimum=3).empty
    assert len(collocates(tokens, "人", minimum=0)) == 3


def test_a_text_that_is_all_window_has_no_g2() -> None:
    row = collocates(text("家人家"), "人").iloc[0]
    assert math.isnan(row["g2"])
    assert (row["mi"], row["t"]) == (0, 0)


def test_a_node_without_neighbours() -> None:
    for tokens in (text("人"), text("人", "家车"), text("人人")):
        table = collocates(tokens, "人", minimum=1)
        assert tuple(table.columns) == COLLOCATE_COLUMNS
        assert table.empty


def test_an_unknown_node_is_named() -> None:
    with pytest.raises(ValueError, match=r"志愿 does not come as a word: it is part of 志愿者$"):
        collocates(text("人").assign(word="志愿者"), "志愿")


def test_a_window_has_a_position() -> None:
    with pytest.raises(ValueError, match="a window has 1 position or more, not 0"):
        collocates(text("人"), "人", window=0)


def test_input_is_left_alone() -> None:
    tokens = drawn(1)
    before = tokens.copy()
    collocates(tokens, "人")
    pd.testing.assert_frame_equal(tokens, before)


def test_the_index_of_the_tokens_does_not_matter() -> None:
    tokens = drawn(2)
    turned = tokens.set_axis([7] * len(tokens))
    pd.testing.assert_frame_equal(collocates(turned, "人"), collocates(tokens, "人"))
