"""The text blocks of a finished page, each with an anchor that leads to it: what a search finds."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

#: Kinds of blocks: paragraphs and list items, the page's title, headings, terms of a glossary, rows
#: and captions of tables, code, what code printed, captions of figures and the labels in them.
TEXT, TITLE, HEADING, TERM, ROW, CODE, OUTPUT, CAPTION = "", "t", "h", "g", "r", "c", "o", "f"

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")

#: Elements that start a line of their own: text in different ones does not touch.
_OWN_LINE: Final = frozenset({
    *_HEADINGS, "address", "article", "aside", "blockquote", "caption", "dd", "details", "div",
    "dl", "dt", "figcaption", "figure", "footer", "header", "li", "main", "ol", "p", "pre",
    "section", "summary", "svg", "table", "tbody", "td", "text", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip

#: What is in these belongs together, whatever lines it has: a row's cells, a drawing's labels.
_WHOLE: Final = frozenset({"svg", "tr"})

#: What is no text of the page: scripts, controls, pinyin above Chinese, a drawing's descriptions.
_SILENT: Final = frozenset({
    "button", "defs", "desc", "metadata", "nav", "noscript", "rp", "rt", "script", "style",
    "template", "title",
})  # fmt: skip

#: Permalinks, quotations behind facts, and what stands beside the corpus's paragraphs: their
#: numbers, their lines, and citations to copy.
_SILENT_CLASSES: Final = frozenset({
    "cite", "fact-quote", "headerlink", "para-lines", "para-number",
})  # fmt: skip

#: What stands between the parts of a block that do not touch.
_APART: Final = " · "

_BREAK: Final = "\x1f"


@dataclass(frozen=True)
class Block:
    """One passage that a search can lead to.

    Attributes
    ----------
    anchor
        The id of the element.
    place
        The heading that it stands under, with the number of a paragraph of the corpus; nothing
        directly below the page's title.
    kind
        One of the letters of this module.
    text
        Its text in Unicode's composed form, with single spaces (code keeps its lines).
    """

    anchor: str
    place: str
    kind: str
    text: str


@dataclass
class _Unit:
    """An element with text of its own, while the text is gathered."""

    owner: Tag
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = "".join(self.pieces).split(_BREAK)
        if self.owner.name == "pre":
            return unicodedata.normalize("NFC", "".join(lines).strip("\n"))
        parts = (" ".join(line.split()) for line in lines)
        return unicodedata.normalize("NFC", _APART.join(part for part in parts if part))


def blocks(page: BeautifulSoup) -> list[Block]:
    """Return the blocks of a page in their order; those without an id are given one.

    Every visible character of the page's article stands in exactly one block. A given id is made of
    the block's text, so that it stays while text elsewhere on the page changes.

    Parameters
    ----------
    page
        A finished page; it gets the ids.

    Examples
    --------
    >>> html = '<article><h1 id="a">书车</h1><p>来<b>了</b></p></article>'
    >>> page = BeautifulSoup(html, "html.parser")
    >>> [(block.kind, block.text) for block in blocks(page)]
    [('t', '书车'), ('', '来了')]
    >>> page.p["id"] == blocks(page)[1].anchor
    True
    """
    article = page.select_one("article") or page.select_one("[role=main]")
    if article is None:
        return []
    units: dict[int, _Unit] = {}
    _gather(article, article, units)
    taken = {str(element["id"]) for element in page.find_all(id=True)}
    return list(_blocks(units.values(), taken))


def _gather(element: Tag, owner: Tag, units: dict[int, _Unit]) -> None:
    """Hand the text in an element to the elements that own it."""
    unit = units.setdefault(id(owner), _Unit(owner))
    for child in element.children:
        if isinstance(child, Tag):
            if _silent(child):
                continue
            unit.pieces.append(_between(child))
            _gather(child, _owner(child, owner), units)
            unit.pieces.append(_between(child))
        elif type(child) is NavigableString:  # comments are strings of a kind of their own
            unit.pieces.append(str(child))


def _between(child: Tag) -> str:
    if child.name == "br":
        return " "
    return _BREAK if child.name in _OWN_LINE else ""


def _silent(element: Tag) -> bool:
    return (
        element.name in _SILENT
        or element.has_attr("hidden")
        or not _SILENT_CLASSES.isdisjoint(_classes(element))
    )


def _owner(child: Tag, owner: Tag) -> Tag:
    """Return whose text a child's text is: an explanation is its term's, a cell its row's."""
    if child.name == "dd" and _in_glossary(child):
        term = child.find_previous_sibling("dt")
        return term if isinstance(term, Tag) else child
    if owner.name in _WHOLE or (owner.name == "dt" and _in_glossary(owner)):
        return owner
    return child if child.name in _OWN_LINE else owner


def _classes(element: Tag) -> list[str]:
    return [str(name) for name in element.get_attribute_list("class")]


def _in_glossary(element: Tag) -> bool:
    parent = element.parent
    return parent is not None and any(
        name in ("glossary", "study-glossary") for name in _classes(parent)
    )


def _blocks(units: Iterable[_Unit], taken: set[str]) -> Iterator[Block]:
    """Yield a block for each unit with text."""
    headings: dict[int, str] = {}
    place = ""
    for unit in units:
        text = unit.text
        if not any(char.isalnum() for char in text):
            continue
        kind = _kind(unit.owner)
        if kind == HEADING:
            place = headings.get(id(_upper(unit.owner)), "")
        here = f"{place} {_number(unit.owner)}".strip()
        yield Block(_anchor(unit.owner, text, taken), here, kind, text)
        if kind == HEADING:
            headings[id(unit.owner)] = place = text
        elif kind == TITLE:
            place = ""


def _upper(heading: Tag) -> Tag | None:
    """Return the heading above a heading: of its section, or of the one around if it heads that."""
    section = heading.find_parent("section")
    if section is not None and section.find(_HEADINGS) is heading:
        section = section.find_parent("section")
    return section.find(_HEADINGS) if section else None


def _number(owner: Tag) -> str:
    """Return the number of the paragraph of the corpus that a block stands in, if it does."""
    paragraph = owner if "para" in _classes(owner) else owner.find_parent(class_="para")
    number = paragraph.select_one(".para-number") if paragraph else None
    return number.get_text() if number else ""


def _kind(owner: Tag) -> str:
    if owner.name == "h1":
        return TITLE
    if owner.name in _HEADINGS or "rubric" in _classes(owner):
        return HEADING
    if owner.name == "pre":
        return OUTPUT if owner.find_parent(class_="cell_output") else CODE
    if owner.name == "dt" and _in_glossary(owner):
        return TERM
    if owner.name in ("caption", "tr"):
        return ROW
    drawn = owner.name == "svg" or owner.find_parent("figure")
    return CAPTION if drawn else TEXT


def _anchor(owner: Tag, text: str, taken: set[str]) -> str:
    """Return the id that leads to a block: its own, that of its frame, or a new one."""
    framed = _frame(owner)
    if framed.get("id"):
        return str(framed["id"])
    digest = blake2b(text.encode(), digest_size=4).hexdigest()
    names = (f"b-{digest}{f'-{count}' if count else ''}" for count in itertools.count())
    name = next(name for name in names if name not in taken)
    taken.add(name)
    framed["id"] = name
    return name


def _frame(owner: Tag) -> Tag:
    """Return the element that bears a block's id.

    A heading's is its section's, a caption's its figure's. The button that copies code renames
    ``pre``: its box bears the id. What stands in a paragraph of the corpus is found there.
    """
    parent = owner.parent
    if owner.get("id") and owner.name != "pre":
        return owner
    if owner.name in _HEADINGS and parent is not None and parent.name == "section":
        return parent if parent.find(_HEADINGS) is owner else owner
    if owner.name == "pre" and parent is not None and parent.name == "div":
        return parent
    frame = owner.find_parent(lambda each: each.name == "figure" or "para" in _classes(each))
    return frame if isinstance(frame, Tag) else owner
