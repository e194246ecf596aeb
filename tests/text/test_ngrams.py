"""Sequences of words, and the phrases that articles share."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from nltk.util import ngrams as nltk_ngrams

from casestudy import Study
from casestudy.text.ngrams import NGRAM_COLUMNS, PHRASE_COLUMNS, ngrams, repeated_phrases
from casestudy.text.segment import Segmenter
from casestudy.text.tokens import tokens


def words(**articles: str) -> pd.DataFrame:
    """Words by article: / divides sentences, ， stands between words that are not adjacent."""
    rows = []
    for article, text in articles.items():
        for number, sentence in enumerate(text.split("/"), start=1):
            place = 0
            for word in sentence.split():
                if word != "，":
                    rows.append((article, article, number, word, place, place + len(word)))
                place += len(word)
    columns = ["article", "paragraph", "sentence", "word", "start", "end"]
    return pd.DataFrame(rows, columns=columns)


def test_sequences_overlap() -> None:
    assert ngrams(words(甲="好 好 好"), 2).to_numpy().tolist() == [["好 好", 2, 1]]


@pytest.mark.parametrize("text", ["基层 ， 治理", "基层 / 治理"])
def test_no_sequence_runs_over_a_mark_or_a_sentence(text: str) -> None:
    assert ngrams(words(甲=text), 2).empty


def test_no_sequence_runs_over_a_word_taken_out() -> None:
    table = words(甲="推动 的 治理")
    assert ngrams(table[table["word"] != "的"], 2).empty


def test_sequences_are_those_of_nltk(weidu: Study) -> None:
    """Within a sentence; between words that a mark parts there is none."""
    table = tokens(weidu.paragraphs, Segmenter())
    runs: list[list[str]] = []
    last = None
    for row in table.itertuples(index=False):
        if last != (row.paragraph, row.sentence, row.start):
            runs.append([])
        runs[-1].append(row.word)
        last = (row.paragraph, row.sentence, row.end)
    for size in (1, 2, 3):
        expected = Counter(" ".join(gram) for run in runs for gram in nltk_ngrams(run, size))
        found = ngrams(table, size)
        assert dict(zip(found["ngram"], found["count"], strict=True)) == dict(expected)


def test_documents_are_counted() -> None:
    result = ngrams(words(甲="基层 治理", 乙="基层 治理 好"), 2)
    assert tuple(result.columns) == NGRAM_COLUMNS
    assert result.to_numpy().tolist() == [["基层 治理", 2, 2], ["治理 好", 1, 1]]


def test_only_the_longest_shared_phrase_is_kept() -> None:
    table = words(甲="会议 强调 要 抓好 落实", 乙="会议 强调 要 加强 领导 / 强调 要 抓好")
    before = table.copy(deep=True)
    result = repeated_phrases(table, minimum_words=2)
    assert tuple(result.columns) == PHRASE_COLUMNS
    assert result[["phrase", "count", "articles"]].to_numpy().tolist() == [
        ["会议 强调 要", 2, "甲; 乙"],
        ["强调 要 抓好", 2, "甲; 乙"],
        ["强调 要", 3, "甲; 乙"],
    ]
    pd.testing.assert_frame_equal(table, before)


def test_a_phrase_of_one_article_is_not_shared() -> None:
    assert repeated_phrases(words(甲="基层 治理 / 基层 治理"), minimum_words=1).empty


def test_impossible_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="1 word or more, not 0"):
        ngrams(words(甲="好"), 0)
    with pytest.raises(ValueError, match="1 document or more, not 0"):
        repeated_phrases(words(甲="好"), minimum_documents=0)


def test_no_words_no_rows() -> None:
    empty = words()
    assert ngrams(empty, 2).empty
    assert repeated_phrases(empty).empty
