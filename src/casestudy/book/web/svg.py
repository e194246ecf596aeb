"""A figure's SVG made part of a page: its fonts, colours, names and alternative text."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from sphinx.errors import ExtensionError

from casestudy.book.web.lean import draw_dots, share_styles, styles_of, written
from casestudy.figures.palette import PALETTE
from casestudy.source.chinese import CJK, HAN

#: How many decimals a point of a drawing keeps: a hundredth of a point is not seen.
_DECIMALS: Final = 2

#: Pixels in a point.
_PIXELS: Final = 4 / 3

#: What the style sheet calls the element.
CLASS: Final = "figure-drawing"

#: Attributes that hold lengths and nothing that a small change would scale.
_LENGTHS: Final = ("d", "x", "y", "width", "height", "points", "viewBox")

_NUMBER = re.compile(r"-?\d+\.\d+")
_COLOUR = re.compile(r"#[0-9a-f]{6}\b")
_REFERENCE = re.compile(r"url\(#(\w+)\)")
_RUN = re.compile(f"[{CJK}]+")
_HAN = re.compile(f"[{HAN}]")

#: A turn by nothing, which matplotlib writes for every label.
_NO_TURN = re.compile(r"rotate\(-?0[ )].*")


def inline_svg(svg: str, *, name: str, alt: str, language: str) -> str:
    """Return a drawing of matplotlib as an element that stands in a page.

    Parameters
    ----------
    svg
        The file, its labels text.
    name
        What its ids begin with.
    alt
        The alternative text. Screen readers read it, and nothing of what is drawn.
    language
        The language of Chinese in labels.

    Returns
    -------
    str
        The element. Its colours are those of the page's scheme, by custom properties; its font is
        the page's; it has no background, and no ids that nothing refers to.

    Raises
    ------
    sphinx.errors.ExtensionError
        If it has a colour that is not in the palette: nobody has chosen one for dark pages.
    """
    drawn = ET.fromstring(svg.encode())  # noqa: S314
    for element in drawn.iter():
        element.tag = element.tag.rpartition("}")[2]
        if element.tag != "text":
            element.text = None
        element.tail = None
    _take_out(drawn)
    drawn[:] = _flat(drawn)
    _rename(drawn, name)
    for element in drawn.iter():
        _restyle(element, name)
        if element.tag == "text":
            _mark_language(element, language)
    for pattern in drawn.iter("pattern"):
        _keep_hatch(pattern)
        draw_dots(pattern)
    for group in [drawn, *drawn.iter("g")]:
        share_styles(group)
    described = ET.Element("desc", id=f"{name}-alt")
    described.text = " ".join(alt.split())
    root = ET.Element("svg", _frame(drawn, f"{name}-alt"))
    root.extend([described, *drawn])
    return ET.tostring(root, encoding="unicode")


def _take_out(drawn: ET.Element) -> None:
    """Take out what is not drawn, and the figure's background, the first of its patches."""
    for parent in list(drawn.iter()):
        for child in list(parent):
            hidden = child.tag in ("metadata", "style") or child.get("id") == "patch_1"
            if hidden or (child.tag == "defs" and child.find("style") is not None):
                parent.remove(child)


def _flat(element: ET.Element) -> list[ET.Element]:
    """Return an element's children without the groups that only name what they hold."""
    kept = []
    for child in element:
        inside = _flat(child)
        if child.tag == "g" and not set(child.attrib) - {"id"}:
            kept += inside
        else:
            child[:] = inside
            kept.append(child)
    return kept


def _rename(drawn: ET.Element, name: str) -> None:
    """Give ids that are referred to a name of the page's own; take the others away."""
    referred = dict.fromkeys(
        target
        for element in drawn.iter()
        for key, value in element.attrib.items()
        for target in _targets(key, value)
    )
    names = {old: f"{name}-{number}" for number, old in enumerate(referred, 1)}
    for element in drawn.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                del element.attrib[key]
                if value in names:
                    element.set("id", names[value])
            elif key.endswith("href"):
                del element.attrib[key]
                element.set("href", f"#{names[value.removeprefix('#')]}")
            else:
                element.set(key, _REFERENCE.sub(lambda old: f"url(#{names[old[1]]})", value))


def _targets(key: str, value: str) -> list[str]:
    """Return the ids to which an attribute refers."""
    return [value.removeprefix("#")] if key.endswith("href") else _REFERENCE.findall(value)


def _restyle(element: ET.Element, name: str) -> None:
    """Let the page choose colours and fonts, and round lengths."""
    styles = styles_of(element)
    styles.pop("font-family", None)
    for key in ("fill", "stroke"):
        if key in element.attrib:
            styles[key] = element.attrib.pop(key)
    if styles:
        coloured = {key: _coloured(value, name) for key, value in styles.items()}
        element.set("style", written(coloured))
    for key in _LENGTHS:
        if key in element.attrib:
            value = _NUMBER.sub(_rounded, element.attrib[key])
            element.set(key, " ".join(value.split()))
    if _NO_TURN.fullmatch(element.get("transform", "")):
        del element.attrib["transform"]


def _keep_hatch(pattern: ET.Element) -> None:
    """Let lines of ink on a coloured ground be dark on dark pages too, or they would fade."""
    ground, *lines = pattern
    if "--figure-paper" not in ground.attrib["style"]:
        for line in lines:
            line.set("style", line.get("style", "").replace("--figure-ink", "--figure-hatch"))


def _coloured(value: str, name: str) -> str:
    """Return a value of a style with the page's colours."""
    found = _COLOUR.fullmatch(value)
    if found is None:
        return value
    if value not in PALETTE:
        message = (
            f"{name}: the colour {value} is not in casestudy.figures.palette. Draw with a colour "
            "of the style, or add it there and, for light and dark pages, to figures.css."
        )
        raise ExtensionError(message)
    return f"var(--figure-{PALETTE[value]},{value})"


def _rounded(number: re.Match[str]) -> str:
    return f"{round(float(number[0]), _DECIMALS):g}"


def _mark_language(text: ET.Element, language: str) -> None:
    """Mark the Chinese of a label, all of it or the runs inside it."""
    words = text.text or ""
    runs = list(_RUN.finditer(words))
    if not any(_HAN.search(run[0]) for run in runs):
        return
    if _RUN.fullmatch(words):
        text.set("lang", language)
        return
    text.text = words[: runs[0].start()]
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        span = ET.SubElement(text, "tspan", lang=language)
        span.text = run[0]
        span.tail = words[run.end() : following.start() if following else len(words)]


def _frame(drawn: ET.Element, described: str) -> dict[str, str]:
    """Return the attributes of the element: its size in pixels, which style may change."""
    box = drawn.attrib["viewBox"]
    width, height = (round(float(side) * _PIXELS) for side in box.split()[2:])
    return {
        "class": CLASS,
        "viewBox": box,
        "width": str(width),
        "height": str(height),
        "role": "img",
        "aria-labelledby": described,
        "stroke-linejoin": "round",
    }
