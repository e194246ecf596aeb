"""The articles of a page, repaired, with paragraphs that know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casestudy.source.chinese import BYLINE_WORDS, characters
from casestudy.source.layout import ArticlePlan, Block, Layout, Ranges
from casestudy.source.page import Page
from casestudy.source.repair import PROSE_ROLES, Passage, repair_block
from casestudy.source.spacing import Mend

#: 本报讯（记者 …） at a first paragraph's start holds the byline; 本报讯 itself is the agency mark.
_INLINE_BYLINE = re.compile(f"^本报[^（]{{0,6}}（((?:{'|'.join(BYLINE_WORDS)})[^（）]+)）")


@dataclass(frozen=True)
class Section:
    """A headed part of an article; `lines` are those of the heading."""

    id: str
    heading: str
    lines: Ranges


@dataclass(frozen=True)
class Paragraph:
    """One paragraph.

    Attributes
    ----------
    id
        The article's id and the paragraph's number in reading order: ``book-bus-07``.
    section
        The id of the section that it belongs to, if any.
    role
        ``lead``, ``body``, ``caption``, ``credit`` or ``pullquote``.
    text
        The repaired text.
    lines
        (first, last) pairs of page lines, 1-based and inclusive.
    """

    id: str
    section: str | None
    role: str
    text: str
    lines: Ranges

    @property
    def number(self) -> int:
        """Its number within the article, from 1."""
        return int(self.id.rpartition("-")[2])


@dataclass(frozen=True)
class Article:
    """One article in reading order; display texts that it does not have are None.

    `display_lines` maps the role of each display text that stands among the article's own lines to
    their ranges.
    """

    id: str
    kind: str
    label: str
    kicker: str | None
    headline: str | None
    subhead: str | None
    byline: str | None
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    display_lines: tuple[tuple[str, Ranges], ...]

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield (role, text) of everything printed in the article's own lines, in reading order."""
        for role, _ in self.display_lines:
            text = getattr(self, role)
            yield role, text
        headings = {section.id: section.heading for section in self.sections}
        for paragraph in self.paragraphs:
            if paragraph.section in headings:
                yield "section", headings.pop(paragraph.section)
            yield paragraph.role, paragraph.text

    @property
    def passages(self) -> dict[str, str]:
        """Everything that can be quoted from it: text by id, displays first.

        A paragraph and a section heading have their own ids, a display text the article's id with
        its role: ``book-bus-headline``.
        """
        texts = {f"{self.id}-{role}": getattr(self, role) for role, _ in self.display_lines}
        texts |= {section.id: section.heading for section in self.sections}
        return texts | {paragraph.id: paragraph.text for paragraph in self.paragraphs}

    @property
    def text(self) -> str:
        """All of its own lines, repaired: a paragraph or display text a line."""
        return "\n".join(text for _, text in self.parts())


@dataclass(frozen=True)
class LoggedMend:
    """A mend with the article (or ``column``) and the role of the block that it was made in."""

    article: str
    role: str
    mend: Mend


def read_articles(page: Page, layout: Layout) -> tuple[tuple[Article, ...], tuple[LoggedMend, ...]]:
    """Repair every block of a page.

    Parameters
    ----------
    page, layout
        A page and a layout that fits it (`coverage_faults` finds nothing).

    Returns
    -------
    tuple
        The articles in reading order, and every mend in the order of articles, blocks and lines.
    """
    log: list[LoggedMend] = []
    column = None
    if layout.column:
        passages = _repaired(page, layout.column, "column", log)
        column = " ".join(passage.text for passage in passages)
    articles = tuple(_article(page, plan, column, log) for plan in layout.articles)
    return articles, tuple(log)


def block_characters(page: Page, block: Block) -> tuple[str, str]:
    """Return the characters of a block before and after its repair, white space left out."""
    runs = [(first, page.lines[first - 1 : last]) for first, last in block.ranges]
    before = "".join(line for _, lines in runs for line in lines)
    passages, _ = repair_block(runs, block.role)
    return characters(before), characters("".join(passage.text for passage in passages))


def _repaired(page: Page, block: Block, owner: str, log: list[LoggedMend]) -> tuple[Passage, ...]:
    runs = [(first, page.lines[first - 1 : last]) for first, last in block.ranges]
    passages, mends = repair_block(runs, block.role)
    log.extend(LoggedMend(owner, block.role, mend) for mend in mends)
    return passages


def _article(page: Page, plan: ArticlePlan, column: str | None, log: list[LoggedMend]) -> Article:
    display: dict[str, Passage] = {}
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    for block in plan.blocks:
        for passage in _repaired(page, block, plan.id, log):
            if passage.role == "section":
                name = f"{plan.id}-s{len(sections) + 1}"
                sections.append(Section(name, passage.text, passage.lines))
            elif passage.role in (*PROSE_ROLES, "credit"):
                name = f"{plan.id}-{len(paragraphs) + 1:02}"
                section = sections[-1].id if sections else None
                paragraphs.append(
                    Paragraph(name, section, passage.role, passage.text, passage.lines)
                )
            else:
                display[passage.role] = passage
    texts = {role: passage.text for role, passage in display.items()}
    return Article(
        id=plan.id,
        kind=plan.kind,
        label=plan.label,
        kicker=column if plan.takes_column else texts.get("kicker"),
        headline=texts.get("headline"),
        subhead=texts.get("subhead"),
        byline=texts.get("byline") or _inline_byline(paragraphs),
        sections=tuple(sections),
        paragraphs=tuple(paragraphs),
        display_lines=tuple((role, passage.lines) for role, passage in display.items()),
    )


def _inline_byline(paragraphs: list[Paragraph]) -> str | None:
    for paragraph in paragraphs:
        if match := _INLINE_BYLINE.match(paragraph.text):
            return match[1]
    return None
