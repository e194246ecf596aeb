"""layout.yml: which lines of the page are what, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casestudy.errors import Fault, LayoutError
from casestudy.source.yamlfile import read_mapping

FILE = "layout.yml"

#: What an article can be.
KINDS = ("brief", "feature", "report", "photo")

#: What lines of an article can be, in the order in which print shows them.
ROLES = (
    "kicker", "headline", "subhead", "byline", "pullquote", "lead", "section", "body", "caption",
    "credit",
)  # fmt: skip

#: Roles that an article has at most one block of.
_SINGLE = ("kicker", "headline", "subhead", "byline")

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_RANGE = re.compile(r"([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")
_FORM = "Write one line as 7, several as 7-12, and runs of lines as [7-12, 30-34]."

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Block:
    """Lines of one role; `ranges` holds (first, last) pairs, 1-based, in reading order."""

    role: str
    ranges: Ranges

    def numbers(self) -> Iterator[int]:
        """Yield the line numbers in reading order."""
        for first, last in self.ranges:
            yield from range(first, last + 1)


@dataclass(frozen=True)
class ArticlePlan:
    """Where on the page an article stands.

    Attributes
    ----------
    id
        Stable and readable, such as ``book-bus``; paragraph ids begin with it.
    kind
        One of `KINDS`.
    label
        A short working title in the language of the book, for tables and figures.
    takes_column
        Whether its kicker is the page's column head.
    blocks
        Its blocks in reading order.
    """

    id: str
    kind: str
    label: str
    takes_column: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Layout:
    """All of a page: its column head, if it has one, and its articles in reading order."""

    column: Block | None
    articles: tuple[ArticlePlan, ...]

    def owned_blocks(self) -> Iterator[tuple[str, Block]]:
        """Yield every block with the name of what it belongs to (an article's id or ``column``)."""
        if self.column:
            yield "column", self.column
        for article in self.articles:
            for block in article.blocks:
                yield article.id, block


def read_layout(folder: Path) -> tuple[Layout, tuple[Fault, ...]]:
    """Read layout.yml; whether it fits the page is for `coverage_faults` to say.

    Returns
    -------
    tuple
        The layout as far as it could be understood, and a fault for every entry that is malformed.

    Raises
    ------
    LayoutError
        If there is no layout to speak of: no file, no YAML, no articles.
    """
    content = read_mapping(folder / FILE, error=LayoutError)
    faults: list[Fault] = []
    for key in sorted(content.keys() - {"column", "articles"}):
        remedy = "Take it out, or correct its spelling."
        faults.append(Fault(FILE, "only `column` and `articles` at the top", f"`{key}`", remedy))
    column = None
    if "column" in content:
        column = Block("column", _ranges(content["column"], f"{FILE}, column", faults))
    entries = content.get("articles")
    if not isinstance(entries, list) or not entries:
        found = "nothing" if entries is None else repr(entries)[:60]
        faults.append(Fault(f"{FILE}, articles", "a list of articles", found, "Add the articles."))
        raise LayoutError(faults)
    articles = tuple(_article(entry, n, column, faults) for n, entry in enumerate(entries, 1))
    names = [article.id for article in articles]
    for name in sorted({name for name in names if names.count(name) > 1}):
        remedy = "Give the others another id."
        faults.append(Fault(f"{FILE}, article {name}", "an id used once", "it again", remedy))
    return Layout(column, articles), tuple(faults)


def _article(entry: object, number: int, column: Block | None, faults: list[Fault]) -> ArticlePlan:
    where = f"{FILE}, article {number}"
    if not isinstance(entry, dict):
        remedy = "Give id, kind, label and blocks."
        faults.append(Fault(where, "named entries", repr(entry)[:60], remedy))
        return ArticlePlan("", "", "", takes_column=False, blocks=())
    name = str(entry.get("id", ""))
    if _ID.fullmatch(name):
        where = f"{FILE}, article {name}"
    else:
        expected = "an id of small letters, digits and hyphens"
        faults.append(Fault(where, expected, repr(entry.get("id")), "For example: book-bus."))
    kind, label = str(entry.get("kind") or ""), str(entry.get("label") or "")
    if kind not in KINDS:
        faults.append(Fault(where, f"a kind ({', '.join(KINDS)})", repr(kind), "Choose one."))
    if not label:
        faults.append(Fault(where, "a label", "none", "Add a short title, such as: Book bus."))
    for key in sorted(map(str, entry.keys() - {"id", "kind", "label", "kicker", "blocks"})):
        remedy = "Take it out, or correct its spelling."
        faults.append(Fault(where, "id, kind, label, kicker and blocks", f"`{key}`", remedy))
    takes_column = entry.get("kicker") == "column"
    if "kicker" in entry and not (takes_column and column):
        remedy = "Give the page's `column`, or put the kicker's lines under blocks."
        found = repr(entry["kicker"])
        faults.append(Fault(f"{where}, kicker", "`column`, with a column given", found, remedy))
    blocks = _blocks(entry.get("blocks"), where, faults)
    roles = [block.role for block in blocks]
    for role in _SINGLE:
        if roles.count(role) > 1:
            remedy = f"Put its lines in one: `{role}: [7-8, 12]`."
            faults.append(Fault(where, f"one {role}", f"{roles.count(role)}", remedy))
    if kind != "photo" and kind in KINDS and "headline" not in roles:
        faults.append(Fault(where, "a headline", "none", "Only photo items go without; add it."))
    return ArticlePlan(name, kind, label, takes_column, blocks)


def _blocks(entries: object, where: str, faults: list[Fault]) -> tuple[Block, ...]:
    if not isinstance(entries, list) or not entries:
        found = "nothing" if entries is None else repr(entries)[:60]
        faults.append(Fault(where, "a list of blocks", found, "Add lines such as `- body: 4-34`."))
        return ()
    blocks = []
    for number, entry in enumerate(entries, 1):
        place = f"{where}, block {number}"
        if not isinstance(entry, dict) or len(entry) != 1:
            remedy = "Write one role and its lines: `- body: 4-34`."
            faults.append(Fault(place, "one role with its lines", repr(entry)[:60], remedy))
            continue
        [(role, lines)] = entry.items()
        if role not in ROLES:
            faults.append(Fault(place, f"a role ({', '.join(ROLES)})", repr(role), "Choose one."))
        blocks.append(Block(str(role), _ranges(lines, f"{place} ({role})", faults)))
    return tuple(blocks)


def _ranges(value: object, where: str, faults: list[Fault]) -> Ranges:
    ranges = []
    for item in value if isinstance(value, list) and value else [value]:
        match = _RANGE.fullmatch(str(item)) if not isinstance(item, bool) else None
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else 0
        if match is None or last < first:
            faults.append(Fault(where, "line numbers", repr(item), _FORM))
        else:
            ranges.append((first, last))
    return tuple(ranges)
