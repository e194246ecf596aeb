"""Chinese text as nodes: words with their syllables, terms of whole words or parts of words."""

from __future__ import annotations

import pytest
from docutils import nodes

from casestudy import Study
from casestudy.book.articles.chinese import ReadWord, chinese
from casestudy.book.articles.terms import Term, TermLink, terms_in
from casestudy.evidence import Evidence
from casestudy.parallel import Pinyin, open_pinyin
from casestudy.text.segment import Segmenter


class Divided(Segmenter):
    """Divides text where a test writes a bar, which is not in the text."""

    def __init__(self, words: str) -> None:
        self.words = words.split("|")

    def tokens(self, _text: str) -> list[str]:
        return self.words


def shown(text: str, *terms: str) -> str:
    """Return the nodes of a text: words in ‹›, terms in [], as ``‹书:shū 车:chē›``."""
    found = chinese(
        text.replace("|", ""), Pinyin(Divided(text)), [Term(term, "", "") for term in terms]
    )
    return "".join(map(_shown, found))


def _shown(node: nodes.Node) -> str:
    if isinstance(node, TermLink):
        return f"[{''.join(map(_shown, node.children))}]"
    if isinstance(node, ReadWord):
        pairs = zip(node.astext(), node["syllables"], strict=True)
        return f"‹{' '.join(f'{char}:{syllable}' for char, syllable in pairs)}›"
    return node.astext()


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("书车|来|了|。", [], "‹书:shū 车:chē›‹来:lái›‹了:le›。"),
        ("第|12|次|，|“|书", [], "‹第:dì›12‹次:cì›，“‹书:shū›"),
        ("坐|书车|去", ["书车"], "‹坐:zuò›[‹书:shū 车:chē›]‹去:qù›"),
        ("借书|规则", ["借书规则"], "[‹借:jiè 书:shū›‹规:guī 则:zé›]"),
        ("借书规则", ["规则"], "‹借:jiè 书:shū›[‹规:guī 则:zé›]"),
        ("借书|规则书", ["书规则"], "‹借:jiè 书:shū›‹规:guī 则:zé 书:shū›"),
        ("老|槐树下", ["槐树"], "‹老:lǎo›[‹槐:huái 树:shù›]‹下:xià›"),
        ("看书车|来", ["书车来"], "‹看:kàn›[‹书:shū 车:chē›‹来:lái›]"),
        ("“|书车|”", ["书车"], "“[‹书:shū 车:chē›]”"),
    ],
)
def test_words_keep_their_syllables_and_terms_their_bounds(
    text: str, terms: list[str], expected: str
) -> None:
    assert shown(text, *terms) == expected


def test_the_text_of_every_passage_is_what_it_was(
    any_study: Study, weidu_evidence: Evidence
) -> None:
    pinyin, terms = open_pinyin(any_study), terms_in(weidu_evidence.table("glossary"))
    for article in any_study.articles:
        for text in article.passages.values():
            found = chinese(text, pinyin, terms)
            assert "".join(node.astext() for node in found) == text


def test_almost_every_term_of_the_page_opens_in_a_paragraph(
    weidu: Study, weidu_evidence: Evidence
) -> None:
    terms = terms_in(weidu_evidence.table("glossary"))
    pinyin = open_pinyin(weidu)
    texts = list(weidu.paragraphs["text"])
    opened = {
        node["zh"]
        for text in texts
        for node in chinese(text, pinyin, terms)
        if isinstance(node, TermLink)
    }
    for term in terms:
        longer = any(term.zh in other.zh != term.zh for other in terms)
        assert term.zh in opened or longer or not any(term.zh in text for text in texts), term.zh
