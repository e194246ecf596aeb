"""The line under a table that names what it is computed from."""

from __future__ import annotations

from docutils import nodes


def is_source(node: nodes.Node) -> bool:
    """Return whether a node is the line under a table that names its source."""
    only = node.children[0] if len(node.children) == 1 else None
    return isinstance(only, nodes.emphasis) and only.astext().startswith("Source:")


def source_after(node: nodes.Node) -> nodes.paragraph | None:
    """Return the source line that follows a table or the cell that shows it, None if none does."""
    following = node.next_node(descend=False, siblings=True, ascend=True)
    if isinstance(following, nodes.paragraph) and is_source(following):
        return following
    return None
