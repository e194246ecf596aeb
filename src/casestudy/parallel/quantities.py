"""Quantities of a sentence and of its translation: what a translator must neither lose nor change.

A quantity has a value, a kind (a month, a weekday and a time of day are not just numbers) and a
bound: 700多个 is more than 700, and 700 would be a wrong translation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["number", "percent", "month", "weekday", "time"]
Bound = Literal["", "more than", "nearly", "about"]


@dataclass(frozen=True)
class Quantity:
    """One quantity; two are equal if kind, value and bound are, however they are written.

    Attributes
    ----------
    value
        The number; of a month 1 to 12, of a weekday 1 (Monday) to 7, of a time the hours since
        midnight.
    kind
        What it counts or names.
    bound
        Which way the true value lies, if the text says so.
    written
        As it stands in the text.
    start
        Where in the text it begins.
    """

    value: Decimal
    kind: Kind = "number"
    bound: Bound = ""
    written: str = field(default="", compare=False)
    start: int = field(default=0, compare=False)

    @property
    def is_figure(self) -> bool:
        """Whether it is written in digits, or names a month, a weekday or a time of day."""
        return self.kind != "number" or any(char in "0123456789" for char in self.written)

    def __str__(self) -> str:
        """Say it in words for a fault: ``more than 700 (700多)``."""
        kind = "" if self.kind == "number" else f"{self.kind} "
        bound = f"{self.bound} " if self.bound else ""
        return f"{bound}{kind}{self.value.normalize():f} (“{self.written}”)"


def lacking(wanted: Iterable[Quantity], given: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities that are wanted and not given, each as often as it is short.

    Examples
    --------
    >>> lacking([Quantity(Decimal(2)), Quantity(Decimal(7))], [Quantity(Decimal("7.0"))])[0].value
    Decimal('2')
    """
    left = Counter(given)
    short = []
    for quantity in wanted:
        if left[quantity]:
            left[quantity] -= 1
        else:
            short.append(quantity)
    return tuple(short)
