"""How far two codings of the same rows agree."""

from __future__ import annotations

import pandas as pd

from casestudy.evidence.evidence import Evidence

#: Columns of `agreement`.
AGREEMENT_COLUMNS = ("table", "column", "units", "agreed", "expected", "kappa")

#: Columns of `disagreements`.
DISAGREEMENT_COLUMNS = ("table", "id", "column", "first", "second", "comment")


def codings(evidence: Evidence) -> pd.DataFrame:
    """Return the sample that was coded twice, a row a unit.

    Columns: ``table``, ``id``, ``column``, ``first`` (the category in the table itself), ``second``
    (the second coder's), ``comment`` (the second coder's, or missing).

    Raises
    ------
    KeyError
        If the second coding names a row or column that is not there.
    """
    rows = []
    for unit in evidence.table("second_coding").itertuples():
        frame = evidence.frames[str(unit.table)].set_index("id")
        first = frame.at[unit.id, unit.column]
        rows.append((unit.table, unit.id, unit.column, str(first), unit.value, unit.comment))
    return pd.DataFrame(rows, columns=list(DISAGREEMENT_COLUMNS), dtype="str")


def agreement(evidence: Evidence) -> pd.DataFrame:
    """Return how far the two codings agree, a row a column that was coded twice.

    Cohen's kappa is (observed − expected) / (1 − expected) agreement, where the expected share is
    what two coders would reach who filled in the categories at random with the frequencies that
    each of them used. With few units it is uncertain, and with one category used by both it is not
    defined (missing).

    Columns: ``table``, ``column``, ``units``, ``agreed`` (how many of them), ``expected`` (share
    expected by chance), ``kappa``.
    """
    units = codings(evidence)
    rows = []
    for (table, column), group in units.groupby(["table", "column"], sort=False):
        first, second = group["first"], group["second"]
        agreed = int((first == second).sum())
        shares = pd.concat(
            [each.value_counts(normalize=True) for each in (first, second)], axis=1
        ).fillna(0.0)
        expected = float(shares.prod(axis=1).sum())
        rows.append((table, column, len(group), agreed, expected, kappa(first, second)))
    return pd.DataFrame(rows, columns=list(AGREEMENT_COLUMNS))


def kappa(first: pd.Series[str], second: pd.Series[str]) -> float:
    """Return Cohen's kappa of two codings of the same units; NaN if both used one category only.

    Examples
    --------
    >>> kappa(pd.Series(["会", "会", "人", "人"]), pd.Series(["会", "人", "人", "人"]))
    0.5
    """
    from sklearn.metrics import cohen_kappa_score  # noqa: PLC0415  half a second, needed here only

    if set(first) == set(second) and len(set(first)) <= 1:
        return float("nan")
    return float(cohen_kappa_score(first, second))


def disagreements(evidence: Evidence) -> pd.DataFrame:
    """Return the rows of `codings` on which the two codings differ."""
    units = codings(evidence)
    return units[units["first"] != units["second"]].reset_index(drop=True)
