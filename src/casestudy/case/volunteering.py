"""Who helps on the page: acts, who does them and when, and what is stated of them.

Names of private persons are masked in every text that comes out; a private helper is named by role.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from casestudy.evidence import Evidence
from casestudy.evidence.contract import TABLES

#: What a page may state of an act beyond the act itself, in the order of `compare`.
ASPECTS = ("initiative", "payment", "route", "motive", "reward", "tie")

#: What stands in a table where the page says nothing.
SILENT = "not stated"

#: Columns of `acts` that the code relies on; a study may have more of its own.
ACT_COLUMNS = (*TABLES["activities"], "provider")

#: Columns of `stated`.
STATED_COLUMNS = (
    "provider", "provider_zh", "provider_en", "activity", "kind", "en", "zh", "mode", "paragraph",
)  # fmt: skip

#: Columns of `providers`.
PROVIDER_COLUMNS = (
    "provider", "zh", "en", "provider_type", "acts", "first", "rhythms", "recipients", "paragraph",
)  # fmt: skip

#: Columns of `spans`.
SPAN_COLUMNS = (
    "provider", "zh", "en", "start", "end", "ongoing", "precision", "activity", "paragraph",
)  # fmt: skip


def acts(evidence: Evidence, *, parts: bool = False) -> pd.DataFrame:
    """Return the helping acts in the order of the page.

    Parameters
    ----------
    evidence
        The study's evidence.
    parts
        Whether acts that are parts of others are there too; left out, each act counts once.

    Returns
    -------
    pandas.DataFrame
        The columns of the table ``activities``, names of private persons masked, and ``provider``:
        the id of the body that helps, else of the person, else the words. A part has the provider
        of its whole.
    """
    table = _masked(evidence, _in_page_order(evidence, evidence.table("activities")))
    own = own_provider(table)
    wholes = dict(zip(table["id"], table["part_of"], strict=True))
    providers = dict(zip(table["id"], own, strict=True))
    table["provider"] = [providers[_whole(each, wholes)] for each in table["id"]]
    table["provider"] = table["provider"].astype("str")
    return (table if parts else table[table["part_of"].isna()]).reset_index(drop=True)


def stated(evidence: Evidence, aspect: str) -> pd.DataFrame:
    """Return what the page states of one aspect of the acts and their parts, in its order.

    Columns: ``provider`` (as in `acts`), ``provider_zh``, ``provider_en`` (its names),
    ``activity``, ``kind``, ``en`` (what the words say), ``zh`` (the words, private names masked),
    ``mode`` (whether they stand in coded speech, ``direct`` or ``reported``, or are the source's
    ``own``), ``paragraph``.

    Raises
    ------
    KeyError
        If it is none of `ASPECTS`.
    """
    if aspect not in ASPECTS:
        message = f"no aspect {aspect!r}; the aspects are {', '.join(ASPECTS)}"
        raise KeyError(message)
    details = evidence.table("activity_details").query("aspect == @aspect")
    details = _in_page_order(evidence, details).assign(mode=lambda rows: _modes(evidence, rows))
    details = _masked(evidence, details).rename(columns={"quote": "zh"})
    by_act = acts(evidence, parts=True).set_index("id")["provider"]
    names = names_of(evidence)
    details["provider"] = details["activity"].map(by_act)
    zh, en = ({key: pair[place] for key, pair in names.items()} for place in (0, 1))
    details["provider_zh"] = details["provider"].map(zh).fillna(details["provider"])
    details["provider_en"] = details["provider"].map(en).fillna(details["provider"])
    return details[list(STATED_COLUMNS)].reset_index(drop=True)


def providers(evidence: Evidence) -> pd.DataFrame:
    """Return who helps, one row a provider in the order of the page.

    Columns: ``provider`` (as in `acts`), ``zh``, ``en`` (name, or role of a private person),
    ``provider_type`` (of the first act), ``acts`` (how many, parts not counted), ``first`` (the
    earliest day on which one can have begun, or missing), ``rhythms`` and ``recipients`` (in
    English, each once, parts included; `SILENT` if the page has none), ``paragraph`` (of the
    first act).
    """
    names, rows = names_of(evidence), []
    for provider, group in acts(evidence, parts=True).groupby("provider", sort=False):
        whole = group[group["part_of"].isna()]
        rhythms = [each for each in group["rhythm"].dropna() if each != "not-stated"]
        rows.append(
            (
                provider, *names.get(str(provider), (provider, provider)),
                whole["provider_type"].iloc[0], len(whole), group["start"].min(),
                _joined(rhythms), _joined(group["recipient_en"].dropna()),
                whole["paragraph"].iloc[0],
            )
        )  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(PROVIDER_COLUMNS))
    return frame.astype({"first": "datetime64[s]", "acts": "int64"})


def compare(evidence: Evidence, aspects: Iterable[str] = ASPECTS) -> pd.DataFrame:
    """Return the providers side by side: what the page states of each.

    Parameters
    ----------
    evidence
        The study's evidence.
    aspects
        Which of `ASPECTS`, in which order.

    Returns
    -------
    pandas.DataFrame
        One row a provider (English name, the index ``provider``) in the order of the page; one
        column an aspect with the kinds stated, each once, and ``recipients``; `SILENT` where the
        page states nothing.
    """
    who = providers(evidence)
    table = pd.DataFrame(index=pd.Index(who["en"], name="provider"))
    for aspect in aspects:
        rows = stated(evidence, aspect)
        table[aspect] = [
            _joined(rows["kind"][rows["provider"] == each]) for each in who["provider"]
        ]
    table["recipients"] = who["recipients"].to_list()
    return table


def kinds_by_provider(evidence: Evidence, aspect: str) -> pd.DataFrame:
    """Return how often the page states each kind of an aspect for each provider.

    Returns
    -------
    pandas.DataFrame
        One row a kind (the index), most frequent first, and one column a provider (English name)
        in the order of the page, also for those of which nothing is stated.

    Raises
    ------
    KeyError
        If it is none of `ASPECTS`.
    """
    rows, who = stated(evidence, aspect), providers(evidence)
    counts = pd.crosstab(rows["kind"], rows["provider"])
    counts = counts.reindex(
        index=pd.Index(rows["kind"].unique(), name="kind"), columns=who["provider"], fill_value=0
    )
    counts.columns = pd.Index(who["en"].to_list())
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order].astype("int64")


def spans(evidence: Evidence, *, until: pd.Timestamp | str) -> pd.DataFrame:
    """Return when the dated acts took place, the earliest first; parts are left out.

    Parameters
    ----------
    evidence
        The study's evidence.
    until
        Where acts end that have none on the page.

    Returns
    -------
    pandas.DataFrame
        Columns: ``provider``, ``zh``, ``en`` (the act), ``start``, ``end`` (first and last possible
        day), ``ongoing`` (whether the page gives no end; ``end`` is then ``until``),
        ``precision``, ``activity``, ``paragraph``.
    """
    table = acts(evidence).dropna(subset="start").rename(columns={"id": "activity"})
    table["ongoing"] = table["end"].isna()
    table["end"] = table["end"].fillna(pd.Timestamp(until)).astype("datetime64[s]")
    table = table.sort_values(["start", "end"], kind="stable")
    return table[list(SPAN_COLUMNS)].reset_index(drop=True)


def first_of(table: pd.DataFrame, *columns: str) -> pd.Series:
    """Return for each row the first value that is there."""
    first = table[columns[0]]
    for column in columns[1:]:
        first = first.where(first.notna(), table[column])
    return first


def own_provider(table: pd.DataFrame) -> pd.Series:
    """Return who does each act, parts by themselves."""
    return first_of(table, "provider_organisation", "provider_person", "provider_zh")


def names_of(evidence: Evidence) -> dict[Any, tuple[str, str]]:
    """Return Chinese and English names by id: of bodies, and of persons, roles if private."""
    names: dict[Any, tuple[str, str]] = {}
    for each in evidence.table("people").to_dict("records"):
        column = "" if each["public"] else "role_"
        names[each["id"]] = (each[f"{column}zh"], each[f"{column}en"])
    for each in evidence.table("organisations").to_dict("records"):
        names[each["id"]] = (each["zh"], each["en"])
    return names


def _masked(evidence: Evidence, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the names of private persons masked in all its texts."""
    texts = [name for name, kind in table.dtypes.items() if kind == "str"]
    return table.assign(**{str(name): table[name].map(evidence.mask, "ignore") for name in texts})


def _modes(evidence: Evidence, table: pd.DataFrame) -> pd.Series:
    """Return for each row in which mode of speech its quotation stands, or ``own``."""
    said = evidence.table("quotations")[["paragraph", "text", "mode"]].to_numpy().tolist()
    units = zip(table["paragraph"], table["quote"], strict=True)
    found = [
        next((mode for where, text, mode in said if where == place and quote in text), "own")
        for place, quote in units
    ]
    return pd.Series(found, index=table.index, dtype="str")


def _in_page_order(evidence: Evidence, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table ordered by passage; rows of one passage keep their order."""
    places = {name: place for place, name in enumerate(evidence.passages.texts)}
    return table.sort_values("paragraph", key=lambda names: names.map(places), kind="stable")


def _whole(act: str, wholes: dict[str, Any]) -> str:
    """Return the act of which this one is a part, or itself."""
    seen = {act}
    while isinstance(wholes[act], str) and wholes[act] not in seen:
        act = wholes[act]
        seen.add(act)
    return act


def _joined(values: Iterable[str]) -> str:
    """Return values as one text, each once and in order."""
    return "; ".join(dict.fromkeys(values)) or SILENT
