"""Terms of the glossary in the text of articles: where they stand, and the links that they open."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from casestudy.book.noted import close_noted, open_noted, place_of

if TYPE_CHECKING:
    import pandas as pd
    from sphinx.domains.std import StandardDomain
    from sphinx.writers.html5 import HTML5Translator


#: The language of syllables written in Latin letters. The tag could go on to say ``-pinyin``; on
#: every character of a page that would be a tenth of its weight.
PINYIN: Final = "zh-Latn"


@dataclass(frozen=True)
class Term:
    """A term of the glossary: its Chinese, its pinyin and what it means."""

    zh: str
    pinyin: str
    en: str


@dataclass(frozen=True)
class TermPlace:
    """Where a term stands in a text: from `start` up to, but not including, `end`."""

    start: int
    end: int
    term: Term


class TermLink(nodes.reference):
    """A term in a text; attributes ``zh``, ``pinyin``, ``en``, and ``note`` when it is resolved."""


def terms_in(glossary: pd.DataFrame) -> tuple[Term, ...]:
    """Return the terms of the table ``glossary``."""
    columns = (glossary[name].astype(str) for name in ("zh", "pinyin", "en"))
    return tuple(Term(*row) for row in zip(*columns, strict=True))


def term_places(
    text: str, terms: Iterable[Term], *, edges: Collection[int]
) -> tuple[TermPlace, ...]:
    """Return where each term first stands in a text.

    Of several terms at a place the longest counts, and none counts inside of another. A term may be
    part of a longer word, as 社区 is in 春秋社区, but must begin or end with one: 区委 is not in
    社区委员会.

    Parameters
    ----------
    text
        A paragraph.
    terms
        The terms.
    edges
        Where words begin or end in it.

    Examples
    --------
    >>> terms = [Term("小区", "xiǎoqū", "estate"), Term("老旧小区", "lǎojiù xiǎoqū", "old estate")]
    >>> places = term_places("老旧小区和小区", terms, edges={0, 2, 4, 5, 7})
    >>> [(place.start, place.end, place.term.en) for place in places]
    [(0, 4, 'old estate'), (5, 7, 'estate')]
    """
    known = {term.zh: term for term in terms}
    longest_first = sorted(known, key=len, reverse=True)
    found: dict[str, TermPlace] = {}
    start = 0
    while start < len(text):
        here = (zh for zh in longest_first if text.startswith(zh, start))
        zh = next((zh for zh in here if start in edges or start + len(zh) in edges), None)
        if zh is None:
            start += 1
            continue
        found.setdefault(zh, TermPlace(start, start + len(zh), known[zh]))
        start += len(zh)
    return tuple(found.values())


class TermLinks(SphinxPostTransform):
    """Lead terms to the glossary on web pages; elsewhere, and without a glossary, they are text."""

    #: Before Sphinx resolves references, which would wonder about links without a place.
    default_priority = 5

    def run(self, **_options: Any) -> None:
        """Resolve all terms of a page."""
        objects = cast("StandardDomain", self.env.get_domain("std")).objects
        for number, link in enumerate(list(self.document.findall(TermLink)), 1):
            page, name = objects.get(("term", link["zh"]), ("", ""))
            if not page or self.app.builder.format != "html":
                link.replace_self(link.children)
                continue
            if page == self.env.docname:
                link["refid"] = name
            else:
                uri = self.app.builder.get_relative_uri(self.env.docname, page)
                link["refuri"] = f"{uri}#{name}"
            link["note"] = f"term-{number}"


def visit_term(self: HTML5Translator, node: TermLink) -> None:
    """Open the link of a term."""
    open_noted(self, node, "term")


def depart_term(self: HTML5Translator, node: TermLink) -> None:
    """Close the link, and add what opens on it.

    The way to the glossary stands there once more, for fingers; the keyboard has the term itself.
    """
    pinyin = f'<i lang="{PINYIN}">{self.encode(node["pinyin"])}</i>'
    link = f'<a href="{self.attval(place_of(node))}" tabindex="-1">Glossary</a>'
    close_noted(self, node, f"{pinyin} {self.encode(node['en'])} {link}")
