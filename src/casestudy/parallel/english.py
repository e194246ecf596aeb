"""Quantities written in English: digits, number words, ordinals, dates, times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casestudy.parallel.quantities import Bound, Kind, Quantity

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ONES_TH = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS_TH = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}

#: Words that say a number without naming it.
_OTHERS = {"both": 2, "double": 2, "twice": 2, "pair": 2, "once": 1, "single": 1}

_UNITS = {
    word: value for words in (_ONES, _ONES_TH) for value, word in enumerate(words.split())
} | _OTHERS
_DECADES = {
    word: value * 10
    for words in (_TENS, _TENS_TH)
    for value, word in enumerate(words.split(), start=2)
}
_MULTIPLIERS = _SCALES | {f"{word}th": value for word, value in _SCALES.items()}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WORD = "|".join(sorted((*_UNITS, *_DECADES, *_MULTIPLIERS), key=len, reverse=True))
_BEFORE: dict[str, Bound] = {
    "more than": "more than", "over": "more than", "nearly": "nearly", "almost": "nearly",
    "close to": "nearly", "around": "about", "about": "about", "approximately": "about",
}  # fmt: skip
_BOUND = "|".join(_BEFORE)
_QUANTITY = re.compile(
    rf"\b(?:(?<!\bno )(?P<bound>(?i:{_BOUND})) )?(?:"
    r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.?m\b\.?"
    rf"|(?P<month>{'|'.join(_MONTHS)})\b|(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    r"|(?P<digits>(?<![A-Za-z]-)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?:st|nd|rd|th)?"
    rf"(?:[ -](?P<scale>{'|'.join(_SCALES)}))?(?P<percent>%| per ?cent)?"
    rf"|(?P<words>(?i:(?:an? )?(?:{_WORD})(?:(?: and |[ -])(?:{_WORD}))*))\b(?P<share> per ?cent)?"
    r")"
)
_TEN = 10
_HUNDRED = 100
_HALF_DAY = 12


def english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of an English text in the order in which they stand.

    ``both``, ``double``, ``twice`` and ``pair`` are 2, ``once`` and ``single`` 1, ``a thousand``
    1000; ``a`` and ``the`` alone are none.

    Examples
    --------
    >>> [str(each) for each in english_quantities("around 4 p.m. on 1 December")]
    ['about time 16 (“around 4 p.m.”)', '1 (“1”)', 'month 12 (“December”)']
    >>> [str(each) for each in english_quantities("over 20,000 of the ninety-third; two and three")]
    ['more than 20000 (“over 20,000”)', '93 (“ninety-third”)', '2 (“two”)', '3 (“three”)']
    """
    return tuple(quantity for match in _QUANTITY.finditer(text) for quantity in _of(match))


def _of(match: re.Match[str]) -> Iterator[Quantity]:
    bound = _BEFORE.get((match["bound"] or "").lower(), "")
    written, start = match[0], match.start()
    if hour := match["hour"]:
        value = Decimal(int(hour) % _HALF_DAY + _HALF_DAY * (match["half"] == "p"))
        value += Decimal(match["minute"] or 0) / 60
        yield Quantity(value, "time", bound, written, start)
    elif month := match["month"]:
        yield Quantity(Decimal(_MONTHS.index(month) + 1), "month", "", month, start)
    elif day := match["weekday"]:
        yield Quantity(Decimal(_WEEKDAYS.index(day) + 1), "weekday", "", day, start)
    elif digits := match["digits"]:
        value = Decimal(digits.replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        kind: Kind = "percent" if match["percent"] else "number"
        yield Quantity(value, kind, bound, written, start)
    else:
        kind = "percent" if match["share"] else "number"
        for value, word in _numbers(match["words"].lower()):
            yield Quantity(value, kind, bound, word, start)
            bound = ""


def _numbers(words: str) -> Iterator[tuple[Decimal, str]]:
    """Divide a run of number words into numbers: ``twenty-one two`` are two."""
    total = group = 0
    said: list[str] = []
    for word in re.split("[ -]", words):
        if word in ("a", "an", "and"):
            continue
        scale = _MULTIPLIERS.get(word)
        value = _UNITS.get(word, _DECADES.get(word, 0))
        if said and scale is None and not _continues(said[-1], value):
            yield Decimal(total + group), "-".join(said)
            total = group = 0
            said = []
        said.append(word)
        if scale is None:
            group += value
        elif scale == _HUNDRED:
            group = (group or 1) * scale
        else:
            total += (group or 1) * scale
            group = 0
    if said:
        yield Decimal(total + group), "-".join(said)


def _continues(before: str, value: int) -> bool:
    """Return whether a word goes on with the number before it: forty-two, a hundred and forty."""
    if before in _MULTIPLIERS:
        return 0 < value < _HUNDRED
    return before in _DECADES and 0 < value < _TEN
