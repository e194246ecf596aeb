"""Figures of cells in pages: drawn there, with their text and their data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from sphinx.errors import ExtensionError

BUILD = Callable[..., tuple[Path, str]]

SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" width="144pt" height="72pt" viewBox="0 0 144 72">
 <g id="figure_1"><g id="patch_1"><path d="M 0 0" style="fill: #ffffff"/></g>
 <g id="text_1"><text style="font-size: 10px; fill: #222222" x="9" y="20">Quay 桥</text></g></g>
</svg>"""
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAA"
    "AABJRU5ErkJggg=="
)
ALT = "A drawing with one label, the name of a quay."
FIGURE = {"name": "fig-quay", "caption": "The quay. Drawn by hand."}
DRAWN = {
    "text/plain": "<Figure size 144x72 with 1 Axes>",
    "image/svg+xml": SVG,
    "image/png": DOT,
    "text/csv": "place,zh\nquay,桥\n",
}


def write_notebook(top: Path, *cells: tuple[dict[str, object], dict[str, str]]) -> None:
    """Write a page whose cells have been executed."""
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Drawn"),
            *(
                new_code_cell(
                    "draw();",
                    metadata={"mystnb": options},
                    outputs=[new_output("display_data", data=data)],
                )
                for options, data in cells
            ),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}},
    )
    nbformat.write(notebook, top / "drawn.ipynb")


def page_of(out: Path) -> BeautifulSoup:
    return BeautifulSoup((out / "drawn.html").read_bytes(), "html.parser")


def test_a_figure_is_drawn_in_the_page(copy: Path, build_pages: BUILD) -> None:
    write_notebook(copy.parents[1], ({"figure": FIGURE, "image": {"alt": ALT}}, DRAWN))
    out, warnings = build_pages()
    assert not warnings
    figure = page_of(out).select_one("figure#fig-quay")
    svg = figure.select_one(".figure-scroll > svg[role=img]")
    assert svg.find(id=svg["aria-labelledby"]).get_text() == ALT
    assert svg.select_one("tspan[lang]").get_text() == "桥"
    assert "The quay." in figure.figcaption.get_text()
    assert not figure.find("img")
    with TTFont(out / "_static" / "fonts" / "noto-sans-sc.woff2") as font:
        assert {ord(letter) for letter in "Quay 桥"} <= set(font.getBestCmap())


def test_its_data_are_a_file_beside_its_caption(copy: Path, build_pages: BUILD) -> None:
    write_notebook(copy.parents[1], ({"figure": FIGURE, "image": {"alt": ALT}}, DRAWN))
    out, _ = build_pages()
    link = page_of(out).select_one("figcaption a.data-link")
    assert link["href"] == "_downloads/fig-quay.csv"
    assert link.has_attr("download")
    assert link.get_text() == "Data: fig-quay.csv"
    data = (out / link["href"]).read_bytes()
    assert data == b"\xef\xbb\xbf" + "place,zh\r\nquay,桥\r\n".encode()


def test_a_figure_without_caption_has_a_line_of_its_own(copy: Path, build_pages: BUILD) -> None:
    write_notebook(copy.parents[1], ({"image": {"alt": ALT}}, DRAWN))
    out, warnings = build_pages()
    assert not warnings
    assert page_of(out).select_one("p.data-line a")["href"] == "_downloads/drawn-figure-1.csv"


def test_other_pictures_stay_files(copy: Path, build_pages: BUILD) -> None:
    photo = {"text/plain": "<Image>", "image/png": DOT}
    write_notebook(copy.parents[1], ({"image": {"alt": "A photo of one single dot."}}, photo))
    out, warnings = build_pages()
    assert not warnings
    page = page_of(out)
    assert (out / page.select_one("img")["src"]).is_file()
    assert not page.select_one(".data-link")


def test_a_figure_that_forgets_its_data_ends_the_build(copy: Path, build_pages: BUILD) -> None:
    forgot = {mime: data for mime, data in DRAWN.items() if mime != "text/csv"}
    write_notebook(copy.parents[1], ({"figure": FIGURE, "image": {"alt": ALT}}, forgot))
    with pytest.raises(ExtensionError, match=r"drawn: the figure of the cell .* remember\(ax"):
        build_pages()


def test_a_figure_without_a_written_text_ends_the_build(copy: Path, build_pages: BUILD) -> None:
    write_notebook(copy.parents[1], ({"figure": FIGURE}, DRAWN))
    with pytest.raises(ExtensionError, match="figure fig-quay: expected an alternative text"):
        build_pages()
