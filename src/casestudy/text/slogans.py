"""Slogans with numerals, found by rule, and compared with a list made by hand.

In Chinese, programmes are often named by counting their parts: 三会一课, “three meetings and one
lecture”. The rule knows numerals, measure words and ordinals of the language in general, and no
slogan, place or topic. It works on characters and needs no segmentation, whose lexicon would hold
the very slogans that are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from casestudy.source.chinese import characters
from casestudy.text.marks import passages_of
from casestudy.text.sample import Scores

#: Columns of `numeral_slogans`.
SLOGAN_COLUMNS = ("article", "paragraph", "formula", "form", "start", "end")

_NUMERAL = "一二两三四五六七八九十双"

#: Measure words and units: behind a numeral they count things and name nothing.
_MEASURE = (
    "个位名人家户口只条件项次回场遍趟种类级层届期章节页点分秒时天日号周月季年代岁元角块毛万亿千百"
    "米里亩斤吨张把台辆部本篇份封支座栋间所根颗棵双对套批队组群片段句首声步"
)

#: Before a numeral they make an ordinal, a day of the week or month, or a longer numeral.
_ORDINAL = f"第周初期数几{_NUMERAL}百千万亿"

#: A numeral with what it counts: one to three characters.
_PART = re.compile(f"[{_NUMERAL}][^\\W\\d_{_NUMERAL}]{{1,3}}")
_ROW = re.compile(rf"(?<![{_ORDINAL}\d])(?:{_PART.pattern}){{2,}}")
_SINGLE = re.compile(rf"(?<![{_ORDINAL}\d])[{_NUMERAL[1:]}](?![{_MEASURE}{_NUMERAL}])[^\W\d_]")


@dataclass(frozen=True)
class SloganScore(Scores):
    """Precision, recall and F1 of slogans found by rule.

    Attributes
    ----------
    matched
        A row a listed slogan that was found: ``id``, ``label``, ``formula``.
    missed
        The listed ones that were not: ``id``, ``label``.
    extra
        The found ones that are not listed: ``formula``.
    """

    matched: pd.DataFrame
    missed: pd.DataFrame
    extra: pd.DataFrame


def numeral_slogans(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return what looks like a slogan with numerals, in reading order.

    Two forms are looked for. A ``row`` is two or more parts with nothing between them, each a
    numeral from 一 to 十, 两 or 双, and one to three other characters; the last part is taken to be
    no longer than the longest before it, for nothing marks its end. A ``single`` is a numeral from
    二 upward and the character behind it, if that is no measure word and the numeral no ordinal.

    Names (四川), set phrases (三心二意) and abbreviations (六中 in 六中全会, the sixth plenary
    session) have the same form: what is found has to be read.

    Parameters
    ----------
    paragraphs
        As `Study.paragraphs`; credits are left out.

    Returns
    -------
    pandas.DataFrame
        A row an occurrence: ``article``, ``paragraph``, ``formula``, ``form``, ``start`` and
        ``end`` (in the paragraph's text, from 0, the end exclusive).

    Examples
    --------
    >>> paragraphs = pd.DataFrame({"article": ["甲"], "id": ["甲-01"], "role": ["body"],
    ...     "text": ["两个小区坚持三会一课制度，做到四有。"]})
    >>> numeral_slogans(paragraphs)[["formula", "form"]].values.tolist()
    [['三会一课', 'row'], ['四有', 'single']]
    """
    rows = [
        (passage.article, passage.id, passage.text[start:end], form, start, end)
        for passage in passages_of(paragraphs)
        for start, end, form in _found(passage.text)
    ]
    return pd.DataFrame(rows, columns=list(SLOGAN_COLUMNS))


def match_slogans(found: pd.DataFrame, labels: Mapping[str, str]) -> SloganScore:
    """Return how far slogans found by rule are those on a list.

    Formulas are compared, not occurrences: each counts once, and one that is part of another found
    formula does not count. It matches the first label, not yet matched, that contains it;
    punctuation marks in labels are passed over.

    Parameters
    ----------
    found
        As from `numeral_slogans`.
    labels
        The listed slogans by id.

    Examples
    --------
    >>> score = match_slogans(pd.DataFrame({"formula": ["三会一课", "四川"]}), {"a": "“三会一课”"})
    >>> score.precision, score.recall
    (0.5, 1.0)
    """
    distinct = list(dict.fromkeys(found["formula"]))
    formulas = [one for one in distinct if not any(one in each for each in distinct if each != one)]
    bare = {name: re.sub(r"\W", "", characters(label)) for name, label in labels.items()}
    partner: dict[str, str] = {}
    for formula in formulas:
        for name, label in bare.items():
            if formula in label and name not in partner:
                partner[name] = formula
                break
    matched = [(name, labels[name], formula) for name, formula in partner.items()]
    missed = [(name, label) for name, label in labels.items() if name not in partner]
    extra = [formula for formula in formulas if formula not in partner.values()]
    return SloganScore(
        true=len(labels),
        found=len(formulas),
        correct=len(matched),
        matched=pd.DataFrame(matched, columns=["id", "label", "formula"]),
        missed=pd.DataFrame(missed, columns=["id", "label"]),
        extra=pd.DataFrame({"formula": extra}, dtype="str"),
    )


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and form of what looks like a slogan, in reading order."""
    places: list[tuple[int, int, str]] = []
    for row in _ROW.finditer(text):
        parts = [part.span() for part in _PART.finditer(text, row.start(), row.end())]
        longest = max(end - start for start, end in parts[:-1])
        last = parts[-1][0]
        places.append((row.start(), min(row.end(), last + longest), "row"))
    for single in _SINGLE.finditer(text):
        start, end = single.span()
        if not any(first <= start < last for first, last, _ in places):
            places.append((start, end, "single"))
    yield from sorted(places)
