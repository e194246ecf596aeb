"""The line under a table: what the table shows, and where that comes from."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes

#: Begins the source: at the start of the line, or after the sentences that say what is shown.
SOURCE: Final = re.compile(r"(?:\A|(?<=[.?!”])\s+)Source:(?=\s)")


def is_source(node: nodes.Node) -> bool:
    """Return whether a node is the line under a table that names its source.

    That is a paragraph in italics, ``*What the rows are. Source: where they come from.*``; under
    other outputs of a cell it may begin with the source.

    Examples
    --------
    >>> line = nodes.emphasis("", "Titles of the articles, 标题. Source: computed.")
    >>> is_source(nodes.paragraph("", "", line))
    True
    """
    only = node.children[0] if len(node.children) == 1 else None
    return (
        isinstance(node, nodes.paragraph)
        and isinstance(only, nodes.emphasis)
        and SOURCE.search(only.astext()) is not None
    )


def source_after(node: nodes.Node) -> nodes.paragraph | None:
    """Return the source line that follows a table or the cell that shows it, None if none does."""
    following = node.next_node(descend=False, siblings=True, ascend=True)
    if isinstance(following, nodes.paragraph) and is_source(following):
        return following
    return None
