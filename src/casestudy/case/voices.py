"""Who speaks on the page, how much, with which verbs, and what is claimed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from casestudy.evidence import Evidence
from casestudy.source.chinese import characters

#: Columns of `speech_share` before those of the spheres.
SHARE_COLUMNS = ("article", "headline", "characters")

#: Columns of `speech_by`.
SPEECH_COLUMNS = ("quotations", "characters", "share")

#: Columns of `claim_counts`.
CLAIM_COLUMNS = ("measured", "unmeasured")

#: Columns of the frames of a `QuotationScore`.
MATCH_COLUMNS = ("article", "paragraph", "mode", "verb", "text")

#: In which capacity somebody speaks, from above to below; the last are sources without a name.
SPHERES = ("official", "cadre", "press", "resident", "volunteer", "beneficiary", "unnamed")

#: The kinds of claims: what is said to have been reached, is promised or is demanded.
CLAIMS = ("achievement", "promise", "demand")

#: Links whose words stand in another row as well.
_COUNTED_ELSEWHERE = ("within", "repeats")


def coded_speech(evidence: Evidence) -> pd.DataFrame:
    """Return the coded speech without what is told inside other speech or printed twice.

    Columns: those of ``quotations``.
    """
    quotations = evidence.table("quotations")
    return quotations[~quotations["link"].isin(_COUNTED_ELSEWHERE)].reset_index(drop=True)


def speech_share(evidence: Evidence) -> pd.DataFrame:
    """Return how much of each article is speech, by the sphere of who speaks.

    Counted are characters without white space, in the paragraphs: credits, display texts and pull
    quotes (which print words of the text again) are left out on both sides. Verbs and names of
    speakers belong to the newspaper's own words.

    Returns
    -------
    pandas.DataFrame
        One row an article in reading order, with speech or not. Columns ``article`` (id),
        ``headline`` (private names masked; missing if there is none), ``characters``, one for each
        sphere that speaks, and ``own``: characters of the newspaper's own words.
    """
    study, said = evidence.study, coded_speech(evidence)
    paragraphs = study.paragraphs
    paragraphs = paragraphs[~paragraphs["role"].isin(["credit", "pullquote"])]
    said = said[said["paragraph"].isin(paragraphs["id"])]
    present = _spheres(said)
    rows = []
    for article in study.articles:
        size = int(paragraphs.loc[paragraphs["article"] == article.id, "characters"].sum())
        own = said[said["article"] == article.id]
        parts = [int(own.loc[own["sphere"] == each, "characters"].sum()) for each in present]
        headline = evidence.mask(article.headline) if article.headline else None
        rows.append((article.id, headline, size, *parts, size - sum(parts)))
    return pd.DataFrame(rows, columns=[*SHARE_COLUMNS, *present, "own"])


def speech_by(evidence: Evidence, column: str) -> pd.DataFrame:
    """Return how often and how much is spoken, by a column of ``quotations``.

    Parameters
    ----------
    evidence
        The evidence.
    column
        Such as ``sphere``, ``source``, ``mode`` or ``article``. Rows without an entry are left out.

    Returns
    -------
    pandas.DataFrame
        Index: the values of the column (spheres in the order of `SPHERES`, others as they come).
        Columns ``quotations`` (a quotation that goes on after its verb counts once), ``characters``
        and ``share`` (of the characters of all speech, 0 to 1).

    Raises
    ------
    KeyError
        If there is no such column.
    """
    said = coded_speech(evidence)
    values = _spheres(said) if column == "sphere" else list(said[column].dropna().unique())
    first = said[said["link"].ne("continues").fillna(value=True)]
    frame = pd.DataFrame(
        {
            "quotations": first[column]
            .value_counts()
            .reindex(values, fill_value=0)
            .astype("int64"),
            "characters": said.groupby(column)["characters"].sum().reindex(values).astype("int64"),
        },
        index=pd.Index(values, name=column, dtype="str"),
    )
    frame["share"] = frame["characters"] / max(int(said["characters"].sum()), 1)
    return frame


def verb_counts(evidence: Evidence) -> pd.DataFrame:
    """Return which verbs bring in whose speech.

    A 道 at a verb's end is dropped (说道 counts as 说); a quotation that goes on after its verb
    counts once.

    Returns
    -------
    pandas.DataFrame
        Index ``verb``, the most frequent first; one column for each sphere that speaks: how many
        quotations.
    """
    said = coded_speech(evidence)
    said = said[said["link"].ne("continues").fillna(value=True)]
    verbs = said["verb"].str.removesuffix("道").rename("verb")
    counts = pd.crosstab(verbs, said["sphere"]).reindex(columns=_spheres(said), fill_value=0)
    counts = counts.reindex(list(verbs.dropna().unique()))
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].rename_axis(index="verb", columns=None)


def claim_counts(evidence: Evidence) -> pd.DataFrame:
    """Return how many claims of each kind come with a figure.

    Returns
    -------
    pandas.DataFrame
        Index ``kind``: achievement, promise, demand. Columns ``measured``, ``unmeasured``. Without
        claims there are no rows.
    """
    claims = evidence.table("claims")
    kinds = list(CLAIMS) if len(claims) else []
    rows = [
        [
            int(((claims["kind"] == kind) & (claims["measured"] == told)).sum())
            for told in (True, False)
        ]
        for kind in kinds
    ]
    index = pd.Index(kinds, name="kind", dtype="str")
    return pd.DataFrame(rows, columns=list(CLAIM_COLUMNS), index=index, dtype="int64")


def story(evidence: Evidence, article: str) -> pd.DataFrame:
    """Return what each paragraph of an article does in its story, in order.

    Columns: those of ``moves``. An article that was not coded has no rows.
    """
    moves = evidence.table("moves")
    return moves[moves["article"] == article].sort_values("position", ignore_index=True)


@dataclass(frozen=True)
class QuotationScore:
    """How far quotations found by rule are those that were coded by hand.

    Attributes
    ----------
    precision
        Share of the found quotations that are coded ones; NaN if none was found.
    recall
        Share of the coded quotations that were found; NaN if none was coded.
    f1
        Harmonic mean of both, 2 * precision * recall / (precision + recall); 0 if nothing matches,
        NaN if there is nothing to match.
    matched, missed, extra
        The coded ones that were found, the coded ones that were not, and the found ones that are
        not coded: ``article``, ``paragraph``, ``mode``, ``verb``, ``text``.
    """

    precision: float
    recall: float
    f1: float
    matched: pd.DataFrame
    missed: pd.DataFrame
    extra: pd.DataFrame


def match_quotations(
    found: pd.DataFrame, coded: pd.DataFrame, *, lenient: bool = False
) -> QuotationScore:
    """Return how far quotations found by rule are those that were coded by hand.

    Every coded row counts, also what is told within other speech or printed twice. Each row matches
    one row of the other frame at most, in the order of rows.

    Parameters
    ----------
    found, coded
        With ``article``, ``paragraph``, ``mode``, ``verb`` and ``text``, as `find_quotations` and
        the table ``quotations`` have them.
    lenient
        Whether it is enough that both stand in one passage and share words: that the text of one
        contains that of the other, whatever the mode. Otherwise passage, mode and text must be the
        same; white space is not compared.
    """
    told, given = found.to_dict("records"), coded.to_dict("records")
    partner: dict[int, int] = {}
    for number, row in enumerate(told):
        for other, want in enumerate(given):
            if other not in partner.values() and _same(row, want, lenient=lenient):
                partner[number] = other
                break
    hit = sorted(partner.values())
    missed = [each for each in range(len(given)) if each not in hit]
    extra = [each for each in range(len(told)) if each not in partner]
    columns = list(MATCH_COLUMNS)
    return QuotationScore(
        precision=_share(len(hit), len(told)),
        recall=_share(len(hit), len(given)),
        f1=_share(2 * len(hit), len(told) + len(given)),
        matched=coded.iloc[hit][columns].reset_index(drop=True),
        missed=coded.iloc[missed][columns].reset_index(drop=True),
        extra=found.iloc[extra][columns].reset_index(drop=True),
    )


def _same(one: dict[Hashable, Any], other: dict[Hashable, Any], *, lenient: bool) -> bool:
    if one["paragraph"] != other["paragraph"]:
        return False
    text, want = characters(one["text"]), characters(other["text"])
    if lenient:
        return text in want or want in text
    return one["mode"] == other["mode"] and text == want


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _spheres(said: pd.DataFrame) -> list[str]:
    """Return the spheres that speak: those known in their order, then others."""
    present = list(said["sphere"].dropna().unique())
    return sorted(
        present, key=lambda each: SPHERES.index(each) if each in SPHERES else len(SPHERES)
    )
