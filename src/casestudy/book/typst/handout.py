"""A handout: a chapter as a document of its own, with the passages and works that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casestudy.book.typst.outside import Targets, passages_outside, works_outside
from casestudy.book.typst.setting import Chapter, Setting, labels_of
from casestudy.book.typst.translator import TypstTranslator

if TYPE_CHECKING:
    from sphinx.builders import Builder


def handout_markup(chapter: Chapter, targets: Targets, builder: Builder, setting: Setting) -> str:
    """Return the markup of a chapter and of what it needs from others.

    Parameters
    ----------
    chapter
        The chapter.
    targets
        All of the book's, as `targets_in` returns them.
    builder
        Gives access to Sphinx's environment.
    setting
        How it is to be set.

    Returns
    -------
    str
        The chapter; then, where it cites paragraphs or works that it does not contain, these.
    """
    boxes = {
        "source-passages": passages_outside(chapter, targets),
        "works-cited": works_outside(chapter, targets),
    }
    labels = labels_of(chapter) | {name: name for names in boxes.values() for name in names}
    writer = TypstTranslator(chapter, builder, setting=setting, labels=labels)
    markup = writer.set(chapter.tree)
    for box, names in boxes.items():
        if names:
            body = "".join(_again(name, targets, builder, setting, labels) for name in names)
            markup += f"\n#{box}[\n{body}]\n"
    return markup


def _again(
    name: str, targets: Targets, builder: Builder, setting: Setting, labels: dict[str, str]
) -> str:
    """Return the markup of one node of another chapter."""
    home, node = targets[name]
    own = {f"{home.docname}#{other}": name for other in node["ids"]}
    writer = TypstTranslator(home, builder, setting=setting, labels=labels | own)
    writer.named = True
    return writer.set(node)
