"""The numbered chapters of a book that Sphinx has read, each as a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import nbformat
from docutils import nodes
from jupyter_cache import get_cache
from nbformat import NotebookNode
from sphinx.errors import ExtensionError

from casestudy.book.edition import INSTRUCTOR
from casestudy.book.takeaway.markdown import ChapterMarkdown
from casestudy.book.takeaway.notebook import chapter_notebook

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_REFERENCES: Final = "## References"


def numbered_chapters(env: BuildEnvironment) -> list[str]:
    """Return Sphinx's names of the chapters with a number, in their order."""
    numbers = {doc: found[""] for doc, found in env.toc_secnumbers.items() if found.get("")}
    return sorted(numbers, key=lambda doc: numbers[doc])


def file_name(docname: str) -> str:
    """Return what a chapter's files are called, without the suffix.

    Examples
    --------
    >>> file_name("chapters/03-governance")
    '03-governance'
    """
    return docname.rpartition("/")[2]


def chapter_notebooks(builder: Builder) -> dict[str, bytes]:
    """Return every numbered chapter as a notebook.

    Parameters
    ----------
    builder
        The builder of the web pages: notebooks have the numbers and words that these have.

    Returns
    -------
    dict of str to bytes
        The files by their names.

    Raises
    ------
    sphinx.errors.ExtensionError
        If a chapter was not executed in this build, or a cell of it got lost.
    """
    chapters = numbered_chapters(builder.env)
    trees = {doc: builder.env.get_and_resolve_doctree(doc, builder) for doc in chapters}
    works = _works(builder) if chapters else {}
    found = {}
    for doc, tree in trees.items():
        pieces = _introduced(_pieces(tree, builder, doc), _about(builder, doc))
        if cited := _cited(tree, builder, doc, works):
            pieces.append(_REFERENCES + "\n\n" + cited)
        try:
            found[f"{file_name(doc)}.ipynb"] = chapter_notebook(pieces, _executed(builder, doc))
        except (OSError, KeyError, ValueError) as error:
            message = f"{doc} cannot be made a notebook: {error}. Delete _build and build again."
            raise ExtensionError(message) from None
    return found


def _pieces(tree: nodes.document, builder: Builder, docname: str) -> list[str | int]:
    translator = ChapterMarkdown(tree, builder, docname)
    tree.walkabout(translator)
    return translator.cells()


def _introduced(pieces: list[str | int], about: str) -> list[str | int]:
    """Return the pieces with a note under the chapter's title, in the same cell."""
    title, _, rest = str(pieces[0]).partition("\n\n")
    return [f"{title}\n\n{about}", *([rest] if rest else []), *pieces[1:]]


def _about(builder: Builder, docname: str) -> str:
    """Return the lines that tell somebody who has only the notebook where it is from."""
    config = builder.config
    number = ".".join(map(str, builder.env.toc_secnumbers[docname][""]))
    title = config.html_title or config.project
    lines = [
        f"> Chapter {number} of *{title}*, as a notebook. It needs the package `casestudy` and the "
        "folder `data`: both are in the archive of all notebooks, with a `README.md` that says how "
        "to begin."
    ]
    if config.casestudy_edition == INSTRUCTOR:
        lines.append("> **Instructor’s edition**, with solutions and notes for teachers.")
    return "\n>\n".join(lines)


def _executed(builder: Builder, docname: str) -> NotebookNode:
    """Return a chapter's notebook with its outputs.

    myst-nb has written it, as it was cut for the edition; its outputs are in the execution cache.
    """
    config = builder.env.mystnb_config  # type: ignore[attr-defined]
    file = Path(config.output_folder, f"{docname}.ipynb")
    notebook: NotebookNode = nbformat.read(file, 4)  # type: ignore[no-untyped-call]
    if config.execution_mode == "cache":
        cache = get_cache(config.execution_cache_path)
        _, notebook = cache.merge_match_into_notebook(notebook)
    return notebook


def _works(builder: Builder) -> dict[tuple[str, str], nodes.citation]:
    """Return every work in a list of references, by its document and id.

    sphinxcontrib-bibtex fills the same nodes each time that a list is resolved; they are put back
    as they were, or pages would have every work twice.
    """
    env = builder.env
    lists = getattr(env.domains.get("cite"), "bibliographies", {})
    unfilled = {
        key: {name: node.deepcopy() for name, node in found.citation_nodes.items()}
        for key, found in lists.items()
    }
    works = {
        (doc, name): node
        for doc in sorted({key.docname for key in lists})
        for node in env.get_and_resolve_doctree(doc, builder).findall(nodes.citation)
        for name in node["ids"]
    }
    for key, found in lists.items():
        found.citation_nodes.update(unfilled[key])
    return works


def _cited(
    tree: nodes.document,
    builder: Builder,
    docname: str,
    works: dict[tuple[str, str], nodes.citation],
) -> str:
    """Return the works that a chapter cites, as a list in the order of the book's own."""
    links = tree.findall(nodes.reference)
    places = {str(link.get("refuri", "")) for link in links}
    chosen = {
        id(node): node
        for (doc, name), node in works.items()
        if doc != docname and f"{builder.get_relative_uri(docname, doc)}#{name}" in places
    }
    document = tree.copy()
    document += [node.deepcopy() for node in chosen.values()]
    return "\n\n".join(map(str, _pieces(document, builder, docname)))
