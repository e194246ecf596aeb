"""A study: one folder with a page, what is known of it, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from casestudy.errors import Fault
from casestudy.source.about import About
from casestudy.source.articles import Article, LoggedMend, block_characters
from casestudy.source.chinese import characters
from casestudy.source.layout import Layout
from casestudy.source.page import Page

#: Columns of `Study.paragraphs`.
PARAGRAPH_COLUMNS = (
    "id", "article", "kind", "section", "role", "text", "characters", "first_line", "last_line",
)  # fmt: skip

#: Columns of `Study.blocks`.
BLOCK_COLUMNS = ("article", "kind", "role", "first_line", "last_line")

#: Columns of `Study.conservation`.
CONSERVATION_COLUMNS = ("article", "role", "first_line", "characters", "same")

#: Columns of `Study.repair_log`.
LOG_COLUMNS = ("article", "role", "rule", "line", "before", "after")


@dataclass(frozen=True)
class Study:
    """One study, read and checked.

    Attributes
    ----------
    folder
        Where it is.
    about
        What study.yml says.
    page
        The page as extracted.
    layout
        Which lines are what.
    articles
        The repaired articles in reading order.
    mends
        Every repair.
    """

    folder: Path
    about: About
    page: Page
    layout: Layout
    articles: tuple[Article, ...]
    mends: tuple[LoggedMend, ...]

    @property
    def title(self) -> str:
        """The study's title."""
        return self.about.title

    @property
    def text(self) -> str:
        """The repaired text of all articles in reading order, without the shared column head."""
        return "\n".join(article.text for article in self.articles)

    def article(self, name: str) -> Article:
        """Return the article with this id.

        Raises
        ------
        KeyError
            If there is none; the message lists the ids.
        """
        for article in self.articles:
            if article.id == name:
                return article
        ids = ", ".join(article.id for article in self.articles)
        message = f"no article {name!r}; the articles are {ids}"
        raise KeyError(message)

    @property
    def paragraphs(self) -> pd.DataFrame:
        """One row a paragraph, in reading order.

        Columns: ``id``, ``article``, ``kind`` (of the article), ``section`` (id, or missing),
        ``role``, ``text``, ``characters`` (how many, white space left out), ``first_line`` and
        ``last_line`` (of the page, 1-based). A new frame each time: change it as you like.
        """
        rows = [
            (
                paragraph.id,
                article.id,
                article.kind,
                paragraph.section,
                paragraph.role,
                paragraph.text,
                len(characters(paragraph.text)),
                min(first for first, _ in paragraph.lines),
                max(last for _, last in paragraph.lines),
            )
            for article in self.articles
            for paragraph in article.paragraphs
        ]
        return pd.DataFrame(rows, columns=list(PARAGRAPH_COLUMNS))

    @property
    def blocks(self) -> pd.DataFrame:
        """One row a run of lines of the layout, in reading order.

        Columns: ``article`` (id, or ``column`` for the page's column head), ``kind`` (of the
        article), ``role``, ``first_line``, ``last_line`` (1-based, inclusive).
        """
        kinds = {plan.id: plan.kind for plan in self.layout.articles}
        rows = [
            (owner, kinds.get(owner, "column"), block.role, first, last)
            for owner, block in self.layout.owned_blocks()
            for first, last in block.ranges
        ]
        return pd.DataFrame(rows, columns=list(BLOCK_COLUMNS))

    @property
    def conservation(self) -> pd.DataFrame:
        """One row a block of the layout: the proof that its repair lost and added nothing.

        Columns: ``article``, ``role``, ``first_line``, ``characters`` (how many the block has
        on the page, white space left out), ``same`` (whether the repaired block has exactly these,
        in this order).
        """
        rows = []
        for owner, block in self.layout.owned_blocks():
            before, after = block_characters(self.page, block)
            rows.append((owner, block.role, block.ranges[0][0], len(before), before == after))
        return pd.DataFrame(rows, columns=list(CONSERVATION_COLUMNS))

    def repair_faults(self) -> tuple[Fault, ...]:
        """Return where the repair lost, added or moved a character: nowhere, or a rule is wrong."""
        lost = self.conservation[~self.conservation["same"]]
        remedy = "This is a fault of the program, not of the study: please report it."
        places = [f"{row.article} {row.role}, line {row.first_line}" for row in lost.itertuples()]
        return tuple(Fault(place, "its characters", "others", remedy) for place in places)

    @property
    def repair_log(self) -> pd.DataFrame:
        """One row a mend, in the order of articles, blocks and lines.

        Columns: ``article``, ``role`` (of the block), ``rule``, ``line`` (of the page, 1-based; for
        joined lines the first of the two, for a paragraph break the second), ``before``, ``after``
        (whole line for letter-spacing, otherwise the few characters around; ``⏎`` a line's end,
        ``¶`` a paragraph's start).
        """
        rows = [
            (entry.article, entry.role, mend.rule, mend.line, mend.before, mend.after)
            for entry in self.mends
            for mend in [entry.mend]
        ]
        return pd.DataFrame(rows, columns=list(LOG_COLUMNS))
