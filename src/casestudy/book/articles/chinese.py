"""Chinese text with what can be opened in it: pinyin over the characters, and terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from docutils import nodes

from casestudy.book.articles.terms import Term, TermLink, term_places

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from casestudy.parallel.pinyin import Pinyin, Word

#: The language of syllables written in Latin letters.
PINYIN = "zh-Latn-pinyin"


class ReadWord(nodes.inline):
    """A word whose reading is known; attribute ``syllables`` has one a character, or nothing."""


def chinese(text: str, pinyin: Pinyin, terms: Iterable[Term] = ()) -> list[nodes.Node]:
    """Return a text as nodes: words with their syllables, some of them inside of terms.

    The nodes' own text is `text`. A term has whole words only.
    """
    words = pinyin.words(text)
    starts = list(accumulate((len(word) for word in words), initial=0))
    found: list[nodes.Node] = []
    done = 0
    for place in term_places(text, terms, edges=frozenset(starts)):
        first, after = starts.index(place.start), starts.index(place.end)
        found += _inlines(words[done:first])
        term = place.term
        link = TermLink("", "", zh=term.zh, pinyin=term.pinyin, en=term.en, internal=True)
        link += list(_inlines(words[first:after]))
        found.append(link)
        done = after
    return [*found, *_inlines(words[done:])]


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
