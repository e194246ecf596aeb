"""What a PDF is made of, and how it is to be set: plain data for the builder and the translator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docutils import nodes

from casestudy.book.edition import Edition

Paper = Literal["a4", "us-letter"]

PAPERS: tuple[Paper, ...] = ("a4", "us-letter")


@dataclass(frozen=True)
class Setting:
    """How all PDFs of one run are set.

    Parameters
    ----------
    edition
        Exercises have ruled lines in the student edition only: the other has the solutions.
    paper
        The size of the page.
    code
        Whether cells of code are printed, and the bare values that they return. Tables, figures and
        what cells print always are.
    ruled
        How many lines to write on follow an exercise.
    chapters
        Numbers of the chapters to make handouts of, and no book; none stands for the book and all.
    study
        The folder of the study that articles are taken from, if not the one that the book names.
    """

    edition: Edition = "student"
    paper: Paper = "a4"
    code: bool = True
    ruled: int = 8
    chapters: tuple[int, ...] = ()
    study: str | None = None

    @property
    def suffix(self) -> str:
        """The end of a variant's file name.

        Examples
        --------
        >>> Setting(paper="us-letter", code=False).suffix
        '-letter-nocode'
        """
        return ("" if self.paper == "a4" else "-letter") + ("" if self.code else "-nocode")


@dataclass(frozen=True)
class Chapter:
    """One document of the book, resolved: its references point somewhere, its images are files.

    Parameters
    ----------
    docname
        Sphinx's name of the document.
    number
        The chapter's number, or None.
    tree
        The document. Nothing changes it any more.
    """

    docname: str
    number: int | None
    tree: nodes.document

    @property
    def name(self) -> str:
        """The name of the chapter's handout, without suffix."""
        return self.docname.rpartition("/")[2]

    @property
    def title(self) -> str:
        """The text of the first heading."""
        for title in self.tree.findall(nodes.title):
            return title.astext()
        return self.name


def ids_of(node: nodes.Element) -> list[str]:
    """Return the ids of a node; links lead to them."""
    return list(node.get("ids", ()))


#: The label in the PDF that stands for a target, which is named ``docname`` or ``docname#id``.
Labels = Mapping[str, str]


def labels_of(chapter: Chapter) -> dict[str, str]:
    """Return the label of every target in a chapter.

    A node with several ids has one label, made from the first. The document's own label is that of
    its first section.
    """
    found: dict[str, str] = {}
    for node in chapter.tree.findall(nodes.Element):
        for name in ids_of(node):
            found[f"{chapter.docname}#{name}"] = f"{chapter.docname}#{node['ids'][0]}"
        if isinstance(node, nodes.section) and chapter.docname not in found and node["ids"]:
            found[chapter.docname] = f"{chapter.docname}#{node['ids'][0]}"
    return found
