"""A chapter as a notebook file: its text as Markdown, its cells with source and outputs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import nbformat

#: Tags of cells whose source the book does not show: notebooks fold it away.
HIDDEN: Final = frozenset({"remove-input", "remove_input", "hide-input", "hide-cell"})

#: Left out where an output has the other too: one picture is enough, all programs show PNG, and its
#: data are offered on the page.
_PICTURE: Final = "image/png"
_INSTEAD: Final = {"image/svg+xml": _PICTURE, "text/csv": _PICTURE}

#: Values that cells hand to the text: the text has them already.
_GLUED: Final = "application/papermill.record/"

_METADATA: Final = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}

#: A cell or an output, as the notebook format has it.
Part = dict[str, Any]


def chapter_notebook(pieces: Sequence[str | int], executed: Mapping[str, Any]) -> bytes:
    """Return a notebook as a file; the same pieces give the same bytes.

    Parameters
    ----------
    pieces
        Text as Markdown, and for each cell of code its place in `executed`.
    executed
        The chapter as it was executed, of the edition that the notebook is for.

    Returns
    -------
    bytes
        A valid notebook, without times, its cells numbered.

    Raises
    ------
    ValueError
        If a cell of code is missing from the pieces, or not in its order.
    """
    placed = [piece for piece in pieces if isinstance(piece, int)]
    source = executed["cells"]
    code = [place for place, cell in enumerate(source) if cell["cell_type"] == "code"]
    if placed != code:
        message = f"the chapter has the cells {code}, its text has places for {placed}"
        raise ValueError(message)
    cells, count = [], 0
    for number, piece in enumerate(pieces, 1):
        if isinstance(piece, str):
            cell: Part = {"cell_type": "markdown", "metadata": {}, "source": piece}
        else:
            count += 1
            cell = _code_cell(source[piece], count)
        cells.append({"id": f"cell-{number:03}", **cell})
    notebook = {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    nbformat.validate(notebook)
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _code_cell(cell: Mapping[str, Any], count: int) -> Part:
    tags = list(cell["metadata"].get("tags", ()))
    metadata: Part = {"tags": tags} if tags else {}
    if HIDDEN & set(tags):
        metadata["jupyter"] = {"source_hidden": True}
    alt = cell["metadata"].get("mystnb", {}).get("image", {}).get("alt")
    outputs = [_output(output, count, alt) for output in cell["outputs"]]
    return {
        "cell_type": "code", "source": cell["source"], "metadata": metadata,
        "outputs": [output for output in outputs if output.get("data") != {}],
        "execution_count": count if cell["execution_count"] else None,
    }  # fmt: skip


def _output(output: Mapping[str, Any], count: int, alt: str | None) -> Part:
    """Return an output with what a reader of the notebook can see of it, or hear."""
    kept = dict(output)
    if "data" in kept:
        data = {
            kind: content
            for kind, content in kept["data"].items()
            if _INSTEAD.get(kind) not in kept["data"] and not kind.startswith(_GLUED)
        }
        about = {kind: value for kind, value in kept["metadata"].items() if kind in data}
        if alt and _PICTURE in data:
            about[_PICTURE] = {**about.get(_PICTURE, {}), "alt": alt}
        kept |= {"data": data, "metadata": about}
    if kept["output_type"] == "execute_result":
        kept["execution_count"] = count
    return kept
