"""Outputs of the whole notebook for the cut one: each cell is executed once, for both editions."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docutils.utils import new_document
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from myst_nb.core.execute import create_client
from myst_nb.core.loggers import DocutilsDocLogger
from myst_nb.core.read import create_nb_reader
from nbformat import NotebookNode
from sphinx.util import logging

_log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def supply_outputs(app: Sphinx, docname: str, *, whole: str, cut: str) -> None:
    """Put the cut notebook into the execution cache, with the outputs of the whole one.

    The whole notebook is executed unless the cache has it. Nothing is done for a page that is no
    notebook. A cell that fails is reported as for any page, and the cut notebook is left out.

    Parameters
    ----------
    app
        The Sphinx application.
    docname
        The page.
    whole, cut
        Its source with and without what students are not to see, line for line.
    """
    path = app.env.doc2path(docname)
    config = app.env.mystnb_config  # type: ignore[attr-defined]
    reader = create_nb_reader(path, app.env.myst_config, config, whole)  # type: ignore[attr-defined]
    if reader is None or config.execution_mode != "cache":
        return
    logger = DocutilsDocLogger(new_document(path))
    with create_client(reader.read(whole), path, config, logger, reader.read_fmt) as client:
        result = client.exec_metadata or {}
    if result.get("traceback"):
        _log.warning("Executing %s failed:\n%s", docname, result["traceback"], location=docname)
    elif result:
        # From the cache, not from the client, which has taken the glued values out of the outputs.
        cache = get_cache(config.execution_cache_path)
        _, executed = cache.merge_match_into_notebook(reader.read(whole))
        bundle = CacheBundleIn(with_outputs(reader.read(cut), executed), path)
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def with_outputs(shown: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """Return a notebook with the outputs that its cells have in another.

    Parameters
    ----------
    shown
        A notebook read from a source with lines blanked out.
    executed
        The executed notebook of the whole source.

    Returns
    -------
    nbformat.NotebookNode
        A copy of `shown`. A cell is known by the line on which it starts, and counts anew from 1.

    Raises
    ------
    ValueError
        If a cell is not in `executed`, or has another source there.
    """
    outputs = dict(_code_cells(executed))
    result = deepcopy(shown)
    for count, (line, cell) in enumerate(_code_cells(result), 1):
        if line not in outputs or outputs[line].source != cell.source:
            message = f"the cell in line {line} is not the one that was executed"
            raise ValueError(message)
        cell.outputs = outputs[line].outputs
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
        cell.execution_count = count
    return result


def _code_cells(notebook: NotebookNode) -> list[tuple[int, NotebookNode]]:
    """Return the code cells with the lines of the source on which they start."""
    lines = notebook.metadata["source_map"]
    pairs = zip(lines, notebook.cells, strict=True)
    return [(line, cell) for line, cell in pairs if cell.cell_type == "code"]
