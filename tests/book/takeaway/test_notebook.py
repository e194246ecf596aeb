"""Notebook files: valid, the same bytes every time, and no cell is lost."""

from __future__ import annotations

import json
from typing import Any

import nbformat
import pytest

from casestudy.book.takeaway.notebook import chapter_notebook


def code(source: str, *outputs: dict[str, Any], **metadata: object) -> dict[str, Any]:
    return {
        "cell_type": "code", "source": source, "metadata": metadata, "outputs": list(outputs),
        "execution_count": 7,
    }  # fmt: skip


def shown(**data: str) -> dict[str, Any]:
    names = {kind.replace("_", "/", 1): content for kind, content in data.items()}
    return {"output_type": "display_data", "metadata": {"image/png": {"width": 3}}, "data": names}


EXECUTED = {
    "cells": [
        {"cell_type": "markdown", "source": "{fact}`old`", "metadata": {}},
        code("plot()", shown(image_png="aaaa", **{"image_svg+xml": "<svg/>", "text_plain": "x"}),
             mystnb={"image": {"alt": "A dot."}}),
        code(
            "glue('小区', 7)",
            {**shown(), "data": {"application/papermill.record/text/plain": "7"}},
            tags=["remove-input"], execution={"iopub.status.idle": "2026-11-30T09:00:00"},
        ),
        code("7", {"output_type": "execute_result", "metadata": {}, "data": {"text/plain": "7"},
                   "execution_count": 40}),
    ]
}  # fmt: skip


def test_a_notebook_is_valid_and_has_neither_times_nor_old_text() -> None:
    content = chapter_notebook(["# 书车", 1, "Text", 2, 3], EXECUTED)
    notebook = nbformat.reads(content.decode(), 4)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells] == [f"cell-00{n}" for n in range(1, 6)]
    assert [cell.get("execution_count") for cell in notebook.cells] == [None, 1, None, 2, 3]
    assert notebook.cells[4].outputs[0].execution_count == 3
    assert notebook.metadata.kernelspec.name == "python3"
    assert b"2026" not in content
    assert b"{fact}" not in content
    assert content == chapter_notebook(["# 书车", 1, "Text", 2, 3], EXECUTED)


def test_outputs_are_pictures_once_and_no_glued_values() -> None:
    cells = json.loads(chapter_notebook([1, 2, 3], EXECUTED))["cells"]
    assert cells[0]["outputs"][0]["data"] == {"image/png": "aaaa", "text/plain": "x"}
    assert cells[0]["outputs"][0]["metadata"] == {"image/png": {"width": 3, "alt": "A dot."}}
    assert cells[1]["outputs"] == []
    assert cells[1]["metadata"] == {"tags": ["remove-input"], "jupyter": {"source_hidden": True}}


@pytest.mark.parametrize("pieces", [[1, 2], [1, 3, 2], [1, 2, 2, 3], []])
def test_a_lost_cell_is_an_error(pieces: list[str | int]) -> None:
    with pytest.raises(ValueError, match=r"the chapter has the cells \[1, 2, 3\]"):
        chapter_notebook(pieces, EXECUTED)
