"""Quantities written in Chinese: digits, 万, Chinese numerals, ordinals, dates, times of day.

What is no quantity, by rule:

- 一 alone. It is the article (一个) or part of a word (一定, 统一, 进一步) far more often than a
  count. It counts in a longer numeral (十一), in an ordinal (第一), and close to another numeral
  (一核两翼: one core, two wings).
- 几 and 数 (几十, 数百): they have no value.
- The idioms and fixed words of `IDIOMS`, and what a study adds to them: names, and words of which
  the numeral is a part.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from casestudy.parallel.quantities import Bound, Kind, Quantity

#: Fixed words and idioms of general Chinese whose numerals count nothing.
IDIOMS = (
    "千方百计", "千家万户", "千千万万", "千军万马", "千头万绪", "千言万语", "千辛万苦", "千载难逢",
    "万家灯火", "万众一心", "万无一失", "万紫千红", "万事", "万物", "万能", "万分", "万一",
    "百花齐放", "百家争鸣", "百尺竿头", "百姓", "百货", "百科", "老百姓",
    "四面八方", "五湖四海", "四通八达", "四平八稳", "四处", "四肢", "五官", "五金", "五彩", "八卦",
    "三三两两", "三令五申", "接二连三", "再三", "举一反三", "朝三暮四", "颠三倒四", "丢三落四",
    "七嘴八舌", "七上八下", "乱七八糟", "五花八门", "五颜六色", "三心二意", "说三道四",
    "一举两得", "一清二楚", "一五一十", "一来二去", "一分为二", "独一无二", "数一数二",
    "九牛一毛", "十全十美", "十分", "十足", "二维码", "二手", "零星", "零售", "零食", "零件",
    "双方", "双手", "双眼", "双脚", "双亲", "两难", "两岸",
)  # fmt: skip

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "双": 2,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

_NUMERAL = "〇○零一二两三四五六七八九十百千万亿"
_LONE = "".join(_DIGITS)

#: How near another numeral must stand for 一 to be a count, as in 一制两清单一协议.
_NEAR = 3

_DAYPARTS = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|深夜|晚"
_AFTER_NOON = frozenset({"下午", "傍晚", "晚上", "深夜", "晚"})
_HALF_DAY = 12

_NUMBER = rf"(?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?[百千]?[万亿]*|[{_NUMERAL}]+|双(?![{_NUMERAL}]))"
_QUANTITY = re.compile(
    rf"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![{_NUMERAL}])"
    rf"|百分之(?P<percent>{_NUMBER})"
    rf"|(?P<daypart>{_DAYPARTS})(?P<hour>{_NUMBER})[时点](?:(?P<minute>{_NUMBER})分)?(?P<about>许|左右)?"
    rf"|(?P<month>{_NUMBER})月(?!球|亮|饼)"
    rf"|(?P<before>(?<![最附邻临靠远])近|将近|大约|约|超过|逾)?(?P<ordinal>第)?(?P<number>{_NUMBER})"
    rf"(?P<sign>[%％])?(?:(?:个(?=多(?:小时|钟头|星期|月|世纪)))?(?P<after>多|余))?"
)
_VAGUE = re.compile(f"(?<=[几数])[{_NUMERAL}]+|[{_NUMERAL}]+几")
_BEFORE: dict[str, Bound] = {
    "近": "nearly", "将近": "nearly", "大约": "about", "约": "about", "超过": "more than",
    "逾": "more than",
}  # fmt: skip
_WEEKDAYS = "一二三四五六日"


def chinese_quantities(text: str, *, exempt: Collection[str] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese text in the order in which they stand.

    Parameters
    ----------
    text
        Repaired text.
    exempt
        Names and words of this text whose numerals count nothing, besides `IDIOMS`.

    Examples
    --------
    >>> [str(each) for each in chinese_quantities("12月1日下午4时许，有700多人")]
    ['month 12 (“12月”)', '1 (“1”)', 'about time 16 (“下午4时许”)', 'more than 700 (“700多”)']
    >>> [str(each) for each in chinese_quantities("一核两翼，一些人")]
    ['1 (“一”)', '2 (“两”)']
    """
    kept = _without([*IDIOMS, *exempt], text)
    kept = _VAGUE.sub(lambda match: "□" * len(match[0]), kept)
    return tuple(_found(kept))


def _without(phrases: Collection[str], text: str) -> str:
    """Blank out phrases, the longest first, so that places stay what they are."""
    longest_first = sorted(phrases, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.sub(pattern, lambda match: "□" * len(match[0]), text)


def _found(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        written, start = match[0], match.start()
        if day := match["weekday"]:
            yield Quantity(Decimal(_WEEKDAYS.find(day) % 7 + 1), "weekday", "", written, start)
        elif share := match["percent"]:
            yield Quantity(numeral(share), "percent", "", written, start)
        elif match["hour"]:
            bound: Bound = "about" if match["about"] else ""
            yield Quantity(_time(match), "time", bound, written, start)
        elif month := match["month"]:
            yield Quantity(numeral(month), "month", "", written, start)
        elif (
            match["number"] != "一"
            or match["ordinal"]
            or _beside_another(text, match.start("number"))
        ):
            yield _number(match)


def _number(match: re.Match[str]) -> Quantity:
    bound = _BEFORE.get(match["before"] or "", "more than" if match["after"] else "")
    kind: Kind = "percent" if match["sign"] else "number"
    return Quantity(numeral(match["number"]), kind, bound, match[0], match.start())


def _time(match: re.Match[str]) -> Decimal:
    hour = numeral(match["hour"])
    if match["daypart"] in _AFTER_NOON and hour < _HALF_DAY:
        hour += _HALF_DAY
    return hour + (numeral(match["minute"]) / 60 if match["minute"] else 0)


def _beside_another(text: str, place: int) -> bool:
    """Return whether another numeral stands near, with no mark between."""
    before = re.split(r"\W|□", text[max(0, place - _NEAR) : place])[-1]
    after = re.split(r"\W|□", text[place + 1 : place + 1 + _NEAR])[0]
    return any(char in _LONE for char in before + after)


def numeral(written: str) -> Decimal:
    """Return the value of a numeral in digits, in Chinese, or in both.

    Examples
    --------
    >>> [int(numeral(each)) for each in ("20万", "一千二百", "九十三", "二〇二一", "2,400", "双")]
    [200000, 1200, 93, 2021, 2400, 2]
    """
    if match := re.match(r"[0-9][0-9,]*(?:\.[0-9]+)?", written):
        value = Decimal(match[0].replace(",", ""))
        for unit in written[match.end() :]:
            value *= (_SMALL | _LARGE)[unit]
        return value
    if all(char in _DIGITS for char in written):
        return Decimal("".join(str(_DIGITS[char]) for char in written))
    total = section = digit = 0
    for char in written:
        if char in _LARGE:
            total = (total + section + digit or 1) * _LARGE[char]
            section = digit = 0
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return Decimal(total + section + digit)
