"""The quotation check: every row's words must stand, verbatim, where the row says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from casestudy.errors import Fault
from casestudy.evidence.nearest import did_you_mean
from casestudy.study import Study

#: By how many characters the ends of a stretch are moved to make it fit.
_SLACK = 2


@dataclass(frozen=True)
class Passages:
    """Everything that can be quoted from a study: article and text by passage id."""

    articles: dict[str, str]
    texts: dict[str, str]

    @classmethod
    def of(cls, study: Study) -> Passages:
        """Return the passages of a study."""
        articles: dict[str, str] = {}
        texts: dict[str, str] = {}
        for article in study.articles:
            texts |= article.passages
            articles |= dict.fromkeys(article.passages, article.id)
        return cls(articles, texts)

    def holding(self, words: str) -> list[str]:
        """Return the ids of the passages that hold these words, in reading order."""
        return [name for name, text in self.texts.items() if words in text]

    def closest(self, words: str, *, within: str | None = None) -> tuple[str, str]:
        """Return the passage and its stretch that differ least from these words.

        Parameters
        ----------
        words
            What is looked for.
        within
            The only passage to look at, or None for all.
        """
        texts = {within: self.texts[within]} if within else self.texts
        best, name, start, end = -1.0, "", 0, 0
        for key, text in texts.items():
            found = fuzz.partial_ratio_alignment(words, text)
            if found and found.score > best:
                best, name = found.score, key
                long = len(words) > len(text)
                start, end = (0, len(text)) if long else (found.dest_start, found.dest_end)
        return name, _fitted(words, self.texts[name], start, end) if name else ""


def _fitted(words: str, text: str, start: int, end: int) -> str:
    """Return the stretch that differs least from words, of those that begin or end close by."""
    starts = range(max(start - _SLACK, 0), min(start + _SLACK, len(text)) + 1)
    ends = range(max(end - _SLACK, 0), min(end + _SLACK, len(text)) + 1)
    stretches = [text[first:last] for first in starts for last in ends if first < last]
    return min(
        stretches, key=lambda each: (Levenshtein.distance(words, each), abs(len(words) - len(each)))
    )


def quotation_faults(row: dict[str, str], where: str, passages: Passages) -> Iterator[Fault]:
    """Yield what is wrong with a row's article, passage and quotation.

    Parameters
    ----------
    row
        With ``article``, ``paragraph`` and ``quote``, as they stand in the file.
    where
        File and row, for the faults.
    passages
        Of the study.
    """
    article, passage, quote = (row.get(name, "") for name in ("article", "paragraph", "quote"))
    ids = list(dict.fromkeys(passages.articles.values()))
    if article and article not in ids:
        remedy = f"The ids are: {', '.join(ids)}.{did_you_mean(article, ids)}"
        yield Fault(f"{where}, article", "the id of an article", f"“{article}”", remedy)
    if passage and passage not in passages.texts:
        near = did_you_mean(passage, list(passages.texts))
        remedy = f"Correct it.{near}{_found_in(passages.holding(quote) if quote else [])}"
        yield Fault(f"{where}, paragraph", "the id of a passage", f"“{passage}”", remedy)
    elif passage and article in ids and passages.articles[passage] != article:
        expected = f"a passage of {article}"
        remedy = f"Write {passages.articles[passage]} as the article, or correct the passage."
        yield Fault(f"{where}, paragraph", expected, f"“{passage}”", remedy)
    if quote and passage in passages.texts and quote not in passages.texts[passage]:
        yield _misquoted(quote, passage, where, passages)


def difference(words: str, printed: str) -> str:
    """Say where words first depart from what is printed.

    Examples
    --------
    >>> difference("书车停在村囗", "书车停在村口")
    'character 6 is “囗”, the page has “口”'
    >>> difference("书车停村口", "书车停在村口")
    'before character 4 the page has “在”'
    """
    for edit in Levenshtein.editops(words, printed):
        number = edit.src_pos + 1
        if edit.tag == "replace":
            one, other = words[edit.src_pos], printed[edit.dest_pos]
            return f"character {number} is “{one}”, the page has “{other}”"
        if edit.tag == "insert":
            return f"before character {number} the page has “{printed[edit.dest_pos]}”"
        return f"character {number}, “{words[edit.src_pos]}”, is not on the page"
    return "no difference"


def _misquoted(quote: str, passage: str, where: str, passages: Passages) -> Fault:
    expected = f"words of {passage}"
    if elsewhere := passages.holding(quote):
        remedy = f"Correct the passage.{_found_in(elsewhere)}"
        return Fault(f"{where}, quote", expected, f"words of {elsewhere[0]}: “{quote}”", remedy)
    _, stretch = passages.closest(quote, within=passage)
    best, other = passages.closest(quote)
    if best != passage and fuzz.ratio(quote, other) > fuzz.ratio(quote, stretch):
        remedy = copy_remedy(quote, other, best)
    else:
        remedy = copy_remedy(quote, stretch)
    return Fault(f"{where}, quote", expected, f"“{quote}”", remedy)


def copy_remedy(words: str, stretch: str, passage: str = "") -> str:
    """Say what to copy instead of misquoted words, and how it differs from them."""
    place = f" in {passage}" if passage else ""
    return (
        f"Closest passage{place}: “{stretch}” ({difference(words, stretch)}). Copy it from there."
    )


def _found_in(names: list[str]) -> str:
    return f" The quotation stands in {', '.join(names)}." if names else ""
