"""Pieces of Markdown that the library writes in another way than notebooks need."""

from __future__ import annotations

import re

from sphinx_markdown_builder.contexts import (
    SubContext,
    SubContextParams,
    TableContext,
    WrappedContext,
)


class Marked(WrappedContext):
    """Emphasis: with asterisks where they are understood, with a tag elsewhere."""

    def __init__(self, mark: str, tag: str, params: SubContextParams | None = None) -> None:
        super().__init__(mark, params=params or SubContextParams())
        self.tag = tag

    def make(self) -> str:
        """Return the text with its marks; white space stays outside of them."""
        content = str(SubContext.make(self))
        text = content.strip()
        if not text:
            return content
        before, after = content[: content.index(text)], content[content.index(text) + len(text) :]
        # Asterisks beside Chinese punctuation are only understood next to a space.
        plain = text[0].isalnum() and (text[-1].isalnum() or text[-1].isascii())
        plain = plain or self.params.suffix_eol > 0
        opening, closing = (self.prefix,) * 2 if plain else (f"<{self.tag}>", f"</{self.tag}>")
        return f"{before}{opening}{text}{closing}{after}"


class Table(TableContext):
    """A table whose cells are text, never rounded as numbers."""

    def make(self) -> str:
        """Return the rows as Markdown."""
        rows = [self.make_row(row) for row in [*self.headers, *self.body]]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
        title = self.internal_context.make().strip()
        return (f"{title}\n\n" if title else "") + "\n".join(lines)

    @staticmethod
    def make_row(row: list[list[str]]) -> list[str]:
        """Return the text of a row's cells, each in one line."""
        cells = ("".join(parts).strip() for parts in row)
        return [re.sub("\n+", "<br/>", cell.replace("|", "\\|")) for cell in cells]
