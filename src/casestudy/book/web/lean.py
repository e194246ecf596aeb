"""Drawings of matplotlib written in fewer bytes; what is seen is the same."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

#: From so many neighbours on, a style that they share is written once.
_MANY: Final = 3

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

#: How much wider than high a dot may come out when its lengths have been rounded.
_ROUND: Final = 0.05


def styles_of(element: ET.Element) -> dict[str, str]:
    """Return the style of an element by property."""
    parts = (part.partition(":") for part in element.get("style", "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


def written(styles: dict[str, str]) -> str:
    """Return styles as they stand in an element."""
    return ";".join(f"{name}:{value}" for name, value in styles.items())


def draw_dots(pattern: ET.Element) -> None:
    """Let a hatching of dots be points with round ends: each is eight curves otherwise.

    Other hatching, and dots of several sizes, stay as they are.
    """
    for path in pattern.iter("path"):
        dots = [_dot(part) for part in path.get("d", "").split("M")[1:]]
        radii = {dot[2] for dot in dots if dot}
        if None in dots or len(radii) != 1:
            continue
        styles = styles_of(path)
        width = 2 * radii.pop() + float(styles.get("stroke-width", 1))
        path.set("d", "".join(f"M{dot[0]:g} {dot[1]:g}h0" for dot in dots if dot))
        changed = {"fill": "none", "stroke-width": f"{width:g}", "stroke-linecap": "round"}
        path.set("style", written(styles | changed))


def share_styles(drawn: ET.Element) -> None:
    """Write the style of neighbours that look alike once, in a group around them."""
    kept = []
    for look, group in groupby(drawn, key=lambda each: (each.get("style", ""), each.get("id"))):
        run = list(group)
        # The opacity of a group is not that of each of its parts.
        if len(run) < _MANY or not look[0] or "opacity" in styles_of(run[0]):
            kept += run
            continue
        around = ET.Element("g", style=look[0])
        for each in run:
            del each.attrib["style"]
        around.extend(run)
        kept.append(around)
    drawn[:] = kept


def _dot(part: str) -> tuple[float, float, float] | None:
    """Return the middle and the radius of a closed curve as wide as high, None for all else."""
    if "C" not in part or "L" in part or not part.strip().lower().endswith("z"):
        return None
    numbers = [float(number) for number in _NUMBER.findall(part)]
    left, right, top, bottom = (edge(numbers[axis::2]) for axis in (0, 1) for edge in (min, max))
    if abs((right - left) - (bottom - top)) > _ROUND:
        return None
    return round((left + right) / 2, 2), round((top + bottom) / 2, 2), round((right - left) / 2, 1)
