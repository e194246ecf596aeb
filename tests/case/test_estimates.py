"""Derived figures: bounds and how they are said."""

from __future__ import annotations

import math

import pytest

from casestudy.case import Estimate, estimate_table, figure, rate, share, total
from casestudy.evidence import Evidence


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("visits", 12, 12),
        ("books", 600, math.inf),
        ("bridge-length", 28.45, 28.55),
        ("bridge-age", 80, math.inf),
    ],
)
def test_bounds_of_a_printed_figure(
    mini_evidence: Evidence, name: str, low: float, high: float
) -> None:
    bounds = figure(mini_evidence, name)
    assert (bounds.low, bounds.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("value", "qualifier", "low", "high"),
    [(200000, "nearly", 150000, 200000), (2, "nearly", 1.5, 2), (16, "about", 15.5, 16.5)],
)
def test_bounds_of_a_rounded_figure(
    mini_evidence: Evidence, value: float, qualifier: str, low: float, high: float
) -> None:
    frame = mini_evidence.table("indicators")
    frame.loc[0, ["value", "qualifier"]] = [value, qualifier]
    changed = Evidence(
        mini_evidence.study,
        mini_evidence.descriptor,
        mini_evidence.passages,
        {**mini_evidence.frames, "indicators": frame},
    )
    bounds = figure(changed, frame["id"][0])
    assert (bounds.low, bounds.high) == (low, high)


def test_an_unknown_figure_is_a_key_error(mini_evidence: Evidence) -> None:
    with pytest.raises(KeyError):
        figure(mini_evidence, "no-such-figure")


def test_a_share_of_two_exact_counts_is_exact() -> None:
    assert share(Estimate(22, 22), Estimate(26, 26)).text == "85%"
    assert share(Estimate(26, 26), Estimate(26, 26)).text == "100%"


def test_a_share_of_more_than_is_at_most() -> None:
    pilot = share(Estimate(26, 26), Estimate(700, math.inf), "the 26 are among the 700")
    assert (pilot.low, pilot.high) == (0, pytest.approx(100 * 26 / 700))
    assert pilot.text == "at most 3.8%"
    assert pilot.assumption == "the 26 are among the 700"


def test_more_than_over_an_exact_base_is_at_least() -> None:
    assert (
        rate(Estimate(240, math.inf), Estimate(26, 26), "an estate").text
        == "at least 9.2 an estate"
    )


def test_bounds_are_never_rounded_into_what_the_source_excludes() -> None:
    assert Estimate(9.29, math.inf).text == "at least 9.2"
    assert Estimate(0, 3.71).text == "at most 3.8"
    assert Estimate(0.71, 0.78, "a day").text == "0.71 to 0.78 a day"


def test_a_mean_over_a_count_keeps_the_rounding_of_the_mean() -> None:
    area = total(Estimate(62.15, 62.25), Estimate(26, 26), "m²")
    assert (area.low, area.high) == pytest.approx((1615.9, 1618.5))
    assert area.text == "1,615 to 1,619 m²"


def test_estimates_as_a_table() -> None:
    table = estimate_table({"branches": share(Estimate(22, 22), Estimate(26, 26), "one each")})
    assert table.to_dict("records") == [
        {
            "figure": "branches", "estimate": "85%", "low": pytest.approx(84.6, abs=0.1),
            "high": pytest.approx(84.6, abs=0.1), "assumption": "one each",
        }
    ]  # fmt: skip
