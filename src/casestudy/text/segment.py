"""Dividing Chinese text into words.

Chinese print does not mark words. jieba finds the division whose words are most frequent in its
dictionary (a unigram model), and guesses unknown words from their characters (a hidden Markov
model, HMM). Every count of words rests on what it decides.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from casestudy.text.lexicon import Entry

if TYPE_CHECKING:
    from jieba import Tokenizer
    from jieba.posseg import POSTokenizer

#: jieba is the original, in Python; rjieba is its counterpart in Rust, several times faster.
Engine = Literal["jieba", "rjieba"]
ENGINES: tuple[Engine, ...] = ("jieba", "rjieba")

#: The part of speech of a word of which jieba knows none.
UNKNOWN = "x"

#: A word has at least one letter, digit or Han character.
_WORD = re.compile(r"[^\W_]")

#: Han characters that jieba's pattern for Chinese text does not know and rjieba's does.
_RARE_HAN = re.compile("([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")

#: What rjieba takes as one word and jieba divides: addresses, names of files, version numbers.
_JOINED = re.compile(r"[A-Za-z0-9][._-][A-Za-z0-9]")

#: Where jieba divides it.
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")


def is_word(token: str) -> bool:
    """Return whether a token has at least one letter, digit or Han character.

    Examples
    --------
    >>> [is_word(token) for token in ("小区", "3", "A座", "，", "_", "㎡")]
    [True, True, True, False, False, False]
    """
    return _WORD.search(token) is not None


class Segmenter:
    """Divides text into words, with a dictionary of its own: two of them never mix.

    Both engines give the same words, apart from ties: where two divisions are equally probable,
    the last bit of a sum decides, and the engines add in different order. That happened in 2 of
    130,000 random strings, and not on any text that is known.

    Parameters
    ----------
    lexicon
        Words to add to jieba's dictionary. Each gets the frequency that jieba suggests, which is
        just enough for it to win against its parts.
    engine
        ``jieba`` or ``rjieba``.
    hmm
        Whether to guess at words that are in no dictionary.
    shared
        Whether to take the dictionary that rjieba loads for the whole process instead of loading
        another, if there is no lexicon: only where no other code adds words to it.

    Examples
    --------
    >>> Segmenter().words("一核两翼建设")
    ['一核', '两翼', '建设']
    >>> Segmenter([Entry("一核两翼", "n", "甲-01", "a slogan with numerals")]).words("一核两翼建设")
    ['一核两翼', '建设']
    """

    def __init__(
        self,
        lexicon: Iterable[Entry] = (),
        *,
        engine: Engine = "jieba",
        hmm: bool = True,
        shared: bool = False,
    ) -> None:
        if engine not in ENGINES:
            message = f"an engine is one of {', '.join(ENGINES)}, not {engine!r}"
            raise ValueError(message)
        self.lexicon = tuple(lexicon)
        self.engine = engine
        self.hmm = hmm
        self._shared = shared and not self.lexicon

    def tokens(self, text: str) -> list[str]:
        """Return the text divided into words, marks and white space: joined, they are the text.

        Examples
        --------
        >>> Segmenter().tokens("小区，居民。")
        ['小区', '，', '居民', '。']
        """
        return self._cut(text)

    def words(self, text: str) -> list[str]:
        """Return the words of a text without marks and white space; see `is_word`.

        Examples
        --------
        >>> Segmenter().words("小区，居民。")
        ['小区', '居民']
        """
        return [token for token in self._cut(text) if is_word(token)]

    def part_of_speech(self, word: str) -> str:
        """Return the part of speech of a word, in jieba's notation: n, v, a, d, ns, nr, x.

        It is the one of the lexicon or of jieba's dictionary, whatever the sentence; a word in
        neither gets what jieba guesses for it alone, or ``x``.

        Examples
        --------
        >>> Segmenter().part_of_speech("居民")
        'n'
        """
        tagger = self._tagger
        if (known := tagger.word_tag_tab.get(word)) is not None:
            return str(known)
        pairs = tagger.lcut(word)
        return str(pairs[0].flag) if len(pairs) == 1 else UNKNOWN

    @cached_property
    def _cut(self) -> Callable[[str], list[str]]:
        return self._rust() if self.engine == "rjieba" else self._python()

    def _python(self) -> Callable[[str], list[str]]:
        tokenizer = self._tokenizer
        hmm = self.hmm

        def cut(text: str) -> list[str]:
            return list(tokenizer.cut(text, HMM=hmm))

        return cut

    def _rust(self) -> Callable[[str], list[str]]:
        import rjieba  # noqa: PLC0415  only who asks for it

        engine = rjieba if self._shared else rjieba.Jieba()
        for entry in self.lexicon:
            engine.add_word(entry.word, None, None)
        known, hmm = engine.has_word, self.hmm

        def cut(text: str) -> list[str]:
            if _RARE_HAN.search(text):
                pieces = _RARE_HAN.split(text)
                return [
                    token
                    for number, piece in enumerate(pieces)
                    for token in ([piece] if number % 2 else plain(piece))
                ]
            return plain(text)

        def plain(text: str) -> list[str]:
            tokens: list[str] = engine.cut(text, hmm)
            if not hmm or not _JOINED.search(text):
                return tokens
            return [part for token in tokens for part in _divided(token, known)]

        return cut

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        with _quiet() as jieba:
            tokenizer = jieba.Tokenizer()
            tokenizer.initialize()
        for entry in self.lexicon:
            tokenizer.add_word(entry.word, tag=entry.part_of_speech)
        return tokenizer

    @cached_property
    def _tagger(self) -> POSTokenizer:
        with _quiet():
            from jieba.posseg import POSTokenizer  # noqa: PLC0415  slow to import

            return POSTokenizer(self._tokenizer)


def _divided(token: str, known: Callable[[str], bool]) -> Iterable[str]:
    """Return what jieba makes of a token of rjieba's."""
    if not _JOINED.search(token) or known(token):
        return (token,)
    return filter(None, _LATIN.split(token))


@contextmanager
def _quiet() -> Iterator[Any]:
    """Import jieba without the warnings of its syntax, and let it start without its lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415  slow to import, and warns

        logger = logging.getLogger("jieba")
        level = logger.level
        logger.setLevel(logging.WARNING)
        try:
            yield jieba
        finally:
            logger.setLevel(level)
