"""Figures derived from figures: with bounds, and with the assumption under which they hold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

import pandas as pd

from casestudy.evidence import Evidence

#: To how many significant digits a derived figure is printed.
_DIGITS = 2

#: Columns of `estimate_table`.
ESTIMATE_COLUMNS = ("figure", "estimate", "low", "high", "assumption")


@dataclass(frozen=True)
class Estimate:
    """A figure between two bounds.

    Attributes
    ----------
    low, high
        Bounds; equal if it is exact; `high` is infinite if the source sets no upper bound.
    unit
        What follows the number: ``%``, or words such as ``m²``.
    assumption
        What has to hold beyond what the page says; empty if nothing.
    """

    low: float
    high: float
    unit: str = ""
    assumption: str = ""

    @property
    def text(self) -> str:
        """The figure as it is said: two significant digits, rounded away from what is claimed.

        Examples
        --------
        >>> Estimate(84.615, 84.615, "%").text
        '85%'
        >>> Estimate(9.2308, math.inf, "an estate").text
        'at least 9.2 an estate'
        >>> Estimate(0, 3.7143, "%").text
        'at most 3.8%'
        """
        unit = self.unit if self.unit == "%" else f" {self.unit}".rstrip()
        if self.low == self.high:
            return f"{_rounded(self.low, ROUND_HALF_EVEN)}{unit}"
        if math.isinf(self.high):
            return f"at least {_rounded(self.low, ROUND_FLOOR)}{unit}"
        high = _rounded(self.high, ROUND_CEILING)
        if self.low == 0:
            return f"at most {high}{unit}"
        return f"{_rounded(self.low, ROUND_FLOOR)} to {high}{unit}"


def figure(evidence: Evidence, name: str) -> Estimate:
    """Return the bounds that the page sets for one of its figures.

    A whole number without a qualifier is exact. One with decimals is within half a unit of the last
    decimal. 余 and 多 (``at-least``) set no upper bound. 近 (``nearly``) is read as less than the
    figure by half a unit of its last significant digit at most, 许 (``about``) as within that on
    both sides: a convention of ours, since the page does not say how it rounded.

    Parameters
    ----------
    evidence
        The study's evidence.
    name
        An id of the table ``indicators``.

    Raises
    ------
    KeyError
        If there is no such figure.
    """
    rows = evidence.rows_of("indicators", [name])
    if rows.empty:
        message = f"no figure {name!r}: the study has no table of indicators"
        raise KeyError(message)
    row = rows.iloc[0]
    value = Decimal(str(row["value"])).normalize()
    exponent = int(value.as_tuple().exponent)
    half = float(Decimal(1).scaleb(exponent) / 2)
    number, unit = float(value), str(row["unit_en"])
    if row["qualifier"] == "at-least":
        return Estimate(number, math.inf, unit)
    if row["qualifier"] == "nearly":
        return Estimate(number - half, number, unit)
    if row["qualifier"] == "about" or exponent < 0:
        return Estimate(number - half, number + half, unit)
    return Estimate(number, number, unit)


def share(part: Estimate, whole: Estimate, assumption: str = "") -> Estimate:
    """Return a part as a percentage of a whole, bounded by 100.

    Examples
    --------
    >>> share(Estimate(22, 22), Estimate(26, 26)).text
    '85%'
    """
    ratio = rate(part, whole, "%", assumption)
    return Estimate(100 * ratio.low, min(100 * ratio.high, 100.0), "%", assumption)


def rate(count: Estimate, base: Estimate, unit: str, assumption: str = "") -> Estimate:
    """Return a count divided by a base, with `unit` such as ``an estate``."""
    return Estimate(count.low / base.high, count.high / base.low, unit, assumption)


def total(mean: Estimate, count: Estimate, unit: str, assumption: str = "") -> Estimate:
    """Return what a mean comes to over a count."""
    return Estimate(mean.low * count.low, mean.high * count.high, unit, assumption)


def estimate_table(estimates: dict[str, Estimate]) -> pd.DataFrame:
    """Return estimates as a table, a row each.

    Columns: ``figure`` (the keys), ``estimate`` (as it is said), ``low``, ``high``, ``assumption``.
    """
    rows = [(name, e.text, e.low, e.high, e.assumption) for name, e in estimates.items()]
    return pd.DataFrame(rows, columns=list(ESTIMATE_COLUMNS))


def _rounded(value: float, rounding: str) -> str:
    """Return a number to two significant digits, of more digits before the point all."""
    number = Decimal(str(round(value, 9)))
    place = min(number.adjusted() - _DIGITS + 1, 0) if number else 0
    return f"{number.quantize(Decimal(1).scaleb(place), rounding=rounding):,}"
