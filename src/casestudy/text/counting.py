"""Counting the words of more text than fits into memory.

What is kept is the vocabulary: a count and a document frequency a word.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from itertools import chain
from threading import Thread

from casestudy.text.batches import Batch
from casestudy.text.lexicon import Entry
from casestudy.text.segment import Engine, Segmenter, is_word

#: Columns of `counted`.
STREAM_COLUMNS = ("word", "count", "documents")

#: About how many characters are counted at a time: a call of `Counter.update` a line would take
#: longer than the segmentation, and all lists of words of a batch are too many to keep.
_STRETCH = 1 << 12

Found = tuple[dict[str, int], dict[str, int]]

_segmenter: Segmenter


def counted(
    batches: Iterable[Batch],
    *,
    lexicon: tuple[Entry, ...] = (),
    engine: Engine = "rjieba",
    workers: int = 1,
    done: Callable[[Batch], None],
) -> list[tuple[str, int, int]]:
    """Count words: a row a word, the most frequent first, ties in code point order.

    Columns: ``word``, ``count``, ``documents`` (in how many documents it comes). A word is a token
    with at least one letter, digit or Han character. The rows are a plain list: loading pandas
    would take longer than counting a few megabytes.

    Parameters
    ----------
    batches
        As from `batches.batches`.
    lexicon, engine
        See `Segmenter`.
    workers
        How many processes segment.
    done
        Is given each batch when it is counted.
    """
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    seen: set[str] = set()
    for batch, (found, in_documents) in _results(batches, lexicon, engine, workers):
        _add(counts, found)
        if not batch.part:
            _add(documents, in_documents)
        else:
            seen.update(found)
            if batch.last:
                documents.update(seen)
                seen.clear()
        done(batch)
    words = sorted(
        (word for word in counts if is_word(word)), key=lambda word: (-counts[word], word)
    )
    return [(word, counts[word], documents[word]) for word in words]


def _add(total: Counter[str], found: dict[str, int]) -> None:
    for word, count in found.items():
        total[word] += count


def _results(
    batches: Iterable[Batch], lexicon: tuple[Entry, ...], engine: Engine, workers: int
) -> Iterator[tuple[Batch, Found]]:
    """Return batches in order with what was found in them; few wait at any time."""
    if workers == 1:
        segmenter = Segmenter(lexicon, engine=engine)
        for batch in batches:
            yield batch, _count(segmenter, batch)
        return
    pool = futures.ProcessPoolExecutor(workers, initializer=_start, initargs=(lexicon, engine))
    waiting: deque[tuple[Batch, futures.Future[Found]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(_count_here, batch)))
            if len(waiting) > 2 * workers:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start(lexicon: tuple[Entry, ...], engine: Engine) -> None:
    """Give a process its segmenter, and leave Ctrl-C to the process that started it."""
    global _segmenter  # noqa: PLW0603  one a process: rjieba's cannot be sent
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _segmenter = Segmenter(lexicon, engine=engine, shared=True)  # the process is ours alone


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, killed perhaps, and cannot say so."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _count_here(batch: Batch) -> Found:
    return _count(_segmenter, batch)


def _count(segmenter: Segmenter, batch: Batch) -> Found:
    """Return counts and document frequencies of the tokens of a batch, marks included."""
    counts: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for texts in _stretches(batch.texts):
        each = [segmenter.tokens(text) for text in texts]
        counts.update(chain.from_iterable(each))
        if not batch.part:
            documents.update(chain.from_iterable(map(set, each)))
    return counts, documents


def _stretches(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return the texts in groups of so many characters."""
    first = size = 0
    for last, text in enumerate(texts, start=1):
        size += len(text)
        if size >= _STRETCH:
            yield texts[first:last]
            first, size = last, 0
    if first < len(texts):
        yield texts[first:]
