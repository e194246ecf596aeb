"""The book's own notebooks: readable anywhere, with outputs, and no name where none belongs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from casestudy.book.editions import cut

CHAPTERS = sorted((Path(__file__).parents[3] / "chapters").glob("[0-9]*.md"))

#: What MyST would make something of, and notebook programs would show as it is.
OURS = re.compile(r"\{[a-z:-]+\}`|^\s*:::|```\{|^\s*: \S|^\s*<!--", re.MULTILINE)

MEGABYTE = 1_000_000

Cells = list[dict[str, Any]]


@pytest.fixture(params=CHAPTERS, ids=lambda path: path.stem)
def chapter(request: pytest.FixtureRequest) -> str:
    return str(request.param.stem)


@pytest.fixture
def content(site: Path, chapter: str) -> bytes:
    return (site / "_downloads" / f"{chapter}.ipynb").read_bytes()


@pytest.fixture
def cells(content: bytes) -> Cells:
    return list(json.loads(content)["cells"])


def of_kind(cells: Cells, kind: str) -> Cells:
    return [cell for cell in cells if cell["cell_type"] == kind]


def test_no_syntax_of_the_book_is_left(cells: Cells) -> None:
    for cell in of_kind(cells, "markdown"):
        assert not OURS.findall(cell["source"])


def test_the_cells_of_the_chapter_are_there_with_outputs(cells: Cells, chapter: str) -> None:
    source = next(path for path in CHAPTERS if path.stem == chapter).read_text(encoding="utf-8")
    student = cut(source)
    code = of_kind(cells, "code")
    assert len(code) == student.count("```{code-cell}")
    assert any('open_study("data/' in cell["source"] for cell in code[:3])
    assert sum(bool(cell["outputs"]) for cell in code) > len(code) / 3


def test_pictures_are_described_and_captioned(cells: Cells) -> None:
    for place, cell in enumerate(cells):
        for output in cell.get("outputs", []):
            assert "image/svg+xml" not in output.get("data", {})
            if "image/png" in output.get("data", {}):
                assert len(output["metadata"]["image/png"]["alt"].split()) > 5
                assert re.match(r"\*\*Fig\. \d+\.\d+\*\* \S", cells[place + 1]["source"])
                assert "*In words:* " in cells[place + 1]["source"]


def test_a_notebook_is_of_a_reasonable_size(content: bytes) -> None:
    assert len(content) < 2.5 * MEGABYTE


def test_private_persons_are_named_by_the_articles_only(
    content: bytes, chapter: str, private_names: tuple[str, ...]
) -> None:
    named = [name for name in private_names if name in content.decode()]
    assert bool(named) == (chapter == "01-page")
