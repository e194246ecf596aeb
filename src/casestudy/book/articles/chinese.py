"""Chinese text with what can be opened in it: pinyin over the characters, and terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from docutils import nodes

from casestudy.book.articles.terms import PINYIN, Term, TermLink, term_places

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from casestudy.parallel.pinyin import Pinyin, Word


class ReadWord(nodes.inline):
    """A word whose reading is known; attribute ``syllables`` has one a character, or nothing."""


def chinese(text: str, pinyin: Pinyin, terms: Iterable[Term] = ()) -> list[nodes.Node]:
    """Return a text as nodes: words with their syllables, some of them inside of terms.

    The nodes' own text is `text`. A word of which only a part is in a term is divided.
    """
    words = pinyin.words(text)
    edges = frozenset(accumulate((len(word) for word in words), initial=0))
    places = term_places(text, terms, edges=edges)
    cuts = edges.union(*({place.start, place.end} for place in places))
    found: list[nodes.Node] = []
    done = 0
    pairs = tuple(pair for word in words for pair in word)
    for place in places:
        found += _inlines(_words(pairs, done, place.start, cuts))
        term = place.term
        link = TermLink("", "", zh=term.zh, pinyin=term.pinyin, en=term.en, internal=True)
        link += list(_inlines(_words(pairs, place.start, place.end, cuts)))
        found.append(link)
        done = place.end
    return [*found, *_inlines(_words(pairs, done, len(pairs), cuts))]


def _words(pairs: Word, start: int, end: int, cuts: Collection[int]) -> Iterator[Word]:
    """Yield the words of a stretch; `cuts` are where words begin and end."""
    inside = [cut for cut in sorted(cuts) if start <= cut <= end]
    return (pairs[first:after] for first, after in pairwise(inside))


def _inlines(words: Iterable[Word]) -> Iterator[nodes.Node]:
    """Yield a node a word; what has no reading, such as marks and numbers, is joined to text."""
    plain = ""
    for word in words:
        text = "".join(char for char, _ in word)
        syllables = [syllable for _, syllable in word]
        if not any(syllables):
            plain += text
            continue
        if plain:
            yield nodes.Text(plain)
            plain = ""
        yield ReadWord("", text, syllables=syllables)
    if plain:
        yield nodes.Text(plain)


def visit_read_word(self: HTML5Translator, node: ReadWord) -> None:
    """Write a word with its syllables over it, which the style sheet shows when they are wanted."""
    pairs = zip(node.astext(), node["syllables"], strict=True)
    ruby = "".join(
        f'{self.encode(char)}<rt lang="{PINYIN}">{self.encode(syllable)}</rt>'
        for char, syllable in pairs
    )
    self.body.append(f"<ruby>{ruby}</ruby>")
    raise nodes.SkipNode
