"""What a handout cites that stands in another chapter: it is set again at the handout's end."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from casestudy.book.typst.setting import Chapter, ids_of

#: A target's document and id, with the node that it names.
Targets = dict[str, tuple[Chapter, nodes.Element]]


def targets_in(chapters: Iterable[Chapter]) -> Targets:
    """Return every node that a link can lead to, by ``docname#id``."""
    return {
        f"{chapter.docname}#{name}": (chapter, node)
        for chapter in chapters
        for node in chapter.tree.findall(nodes.Element)
        for name in ids_of(node)
    }


def passages_outside(chapter: Chapter, targets: Targets) -> list[str]:
    """Return the numbered paragraphs that a chapter cites and does not contain.

    Parameters
    ----------
    chapter
        The chapter.
    targets
        All of the book's, as `targets_in` returns them.

    Returns
    -------
    list of str
        Each as ``docname#id``, once, in the book's order.
    """
    cited = _cited(chapter)
    return [name for name, (_, node) in targets.items() if name in cited and _is_passage(node)]


def works_outside(chapter: Chapter, targets: Targets) -> list[str]:
    """Return the works that a chapter cites, as ``docname#id``, in the bibliography's order."""
    cited = _cited(chapter)
    found = (name for name, (_, node) in targets.items() if isinstance(node, nodes.citation))
    return [name for name in found if name in cited]


def _cited(chapter: Chapter) -> set[str]:
    """Return the places in other chapters that a chapter links to."""
    own = f"{chapter.docname}#"
    links = [link for link in chapter.tree.findall(nodes.reference) if link.get("internal")]
    places = {str(link.get("refuri", "")) for link in links}
    return {place for place in places if "#" in place and not place.startswith(own)}


def _is_passage(node: nodes.Element) -> bool:
    return "para" in node["classes"]
