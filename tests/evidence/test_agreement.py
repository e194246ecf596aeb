"""Agreement of two codings."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from casestudy.evidence import Evidence, agreement, disagreements
from casestudy.evidence.agreement import kappa


def coding(counts: dict[tuple[str, str], int]) -> tuple[pd.Series[str], pd.Series[str]]:
    """Two codings from a contingency table: (first, second) → how many units."""
    pairs = [pair for pair, count in counts.items() for _ in range(count)]
    first, second = zip(*pairs, strict=True)
    return pd.Series(first), pd.Series(second)


def test_kappa_by_hand() -> None:
    # 35 of 50 agree (0.7); by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5; (0.7 − 0.5) / 0.5 = 0.4
    first, second = coding({("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15})
    assert kappa(first, second) == pytest.approx(0.4)


def test_kappa_at_its_bounds() -> None:
    same = coding({("a", "a"): 3, ("b", "b"): 2})
    assert kappa(*same) == 1
    opposite = coding({("a", "b"): 2, ("b", "a"): 2})
    assert kappa(*opposite) == -1
    assert math.isnan(kappa(*coding({("a", "a"): 4})))


def test_agreement_of_a_study(mini_evidence: Evidence) -> None:
    row = agreement(mini_evidence).iloc[0]
    # first: 1 staff, 1 press, 2 resident; second: 2 staff, 1 press, 1 resident
    assert row[["table", "column", "units", "agreed"]].to_list() == ["people", "sphere", 4, 3]
    assert row["expected"] == pytest.approx((1 * 2 + 1 * 1 + 2 * 1) / 16)
    assert row["kappa"] == pytest.approx((3 / 4 - 5 / 16) / (1 - 5 / 16))


def test_disagreements_name_both_categories(mini_evidence: Evidence) -> None:
    (row,) = disagreements(mini_evidence).to_dict("records")
    assert row == {
        "table": "people", "id": "villager", "column": "sphere", "first": "resident",
        "second": "staff", "comment": "Speaks of public works.",
    }  # fmt: skip
