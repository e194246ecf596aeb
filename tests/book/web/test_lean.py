"""Drawings in fewer bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from matplotlib.hatch import get_path
from matplotlib.path import Path

from casestudy.book.web.lean import draw_dots, share_styles, styles_of


def pattern(hatch: str) -> ET.Element:
    """Return a hatching as matplotlib writes it, its tile 72 points wide."""
    d = []
    for points, code in get_path(hatch, 6).iter_segments():
        letter = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE4: "C", Path.CLOSEPOLY: "z"}[code]
        numbers = [] if letter == "z" else [f"{72 * each:.2f}" for each in points]
        d.append(f"{letter} {' '.join(numbers)}")
    element = ET.Element("pattern")
    ET.SubElement(element, "path", d=" ".join(d), style="fill:#fff;stroke:#fff;stroke-width:0.6")
    return element


def test_dots_are_points_as_large_as_before() -> None:
    dotted = pattern("..")
    before = len(dotted[0].attrib["d"])
    count = dotted[0].attrib["d"].count("M")
    draw_dots(dotted)
    d, styles = dotted[0].attrib["d"], styles_of(dotted[0])
    assert d.count("h0") == count
    assert len(d) < before / 10
    assert styles["stroke-linecap"] == "round"
    # matplotlib's dots have a radius of a tenth of their distance, and a line around them.
    assert float(styles["stroke-width"]) == pytest.approx(2 * 0.6 + 0.6, abs=0.1)


@pytest.mark.parametrize("hatch", ["//", "xx", "||", "oo", "**"])
def test_other_hatching_stays(hatch: str) -> None:
    lines = pattern(hatch)
    before = ET.tostring(lines)
    draw_dots(lines)
    assert ET.tostring(lines) == before


def drawing(*styles: str) -> ET.Element:
    drawn = ET.Element("svg")
    for number, style in enumerate(styles):
        ET.SubElement(drawn, "use", style=style, x=str(number))
    return drawn


def test_a_style_that_neighbours_share_is_written_once() -> None:
    drawn = drawing("fill:red", "fill:red", "fill:red", "fill:blue", "fill:red")
    share_styles(drawn)
    assert ET.tostring(drawn, encoding="unicode") == (
        '<svg><g style="fill:red"><use x="0" /><use x="1" /><use x="2" /></g>'
        '<use style="fill:blue" x="3" /><use style="fill:red" x="4" /></svg>'
    )


def test_opacity_is_not_shared() -> None:
    drawn = drawing(*3 * ["opacity:0.5"])
    share_styles(drawn)
    assert [each.tag for each in drawn] == ["use"] * 3
