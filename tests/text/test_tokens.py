"""The words of a study: each where the paragraph has it."""

from __future__ import annotations

import pandas as pd

from casestudy import Study
from casestudy.text.lists import word_lists
from casestudy.text.segment import Segmenter
from casestudy.text.tokens import TOKEN_COLUMNS, tokens


def test_every_word_stands_where_it_says(weidu: Study) -> None:
    before = weidu.paragraphs.copy(deep=True)
    table = tokens(weidu.paragraphs, Segmenter(word_lists(weidu).lexicon))
    assert tuple(table.columns) == TOKEN_COLUMNS
    texts = weidu.paragraphs.set_index("id")["text"]
    found = [texts[row.paragraph][row.start : row.end] for row in table.itertuples(index=False)]
    assert found == table["word"].tolist()
    pd.testing.assert_frame_equal(weidu.paragraphs, before)


def test_credits_are_left_out(mini: Study) -> None:
    table = tokens(mini.paragraphs, Segmenter())
    assert "book-bus-05" not in set(table["paragraph"])
    assert set(mini.paragraphs.query("role != 'credit'")["id"]) == set(table["paragraph"])


def test_positions_count_words_and_not_marks(mini: Study) -> None:
    table = tokens(mini.paragraphs, Segmenter(word_lists(mini).lexicon))
    first = table.query("paragraph == 'stone-bridge-02' and sentence == 1")
    assert first["position"].tolist() == list(range(1, len(first) + 1))
    assert "“" not in set(table["word"])


def test_parts_of_speech_on_demand(mini: Study) -> None:
    table = tokens(mini.paragraphs, Segmenter(word_lists(mini).lexicon), tagged=True)
    tags = dict(zip(table["word"], table["pos"], strict=True))
    assert tags["青石镇"] == "ns"
    assert tags["流动书车"] == "n"
    assert tags["借"] == "v"


def test_no_paragraphs_no_words(mini: Study) -> None:
    table = tokens(mini.paragraphs[:0], Segmenter(), tagged=True)
    assert table.empty
    assert list(table.columns) == [*TOKEN_COLUMNS, "pos"]
