"""Figures as SVG: labels are text, and a figure drawn again is the same bytes."""

import io

import matplotlib.pyplot as plt
import pytest
from jupyter_cache.executors.utils import single_nb_execution
from nbformat.v4 import new_code_cell, new_notebook

from casestudy.figures import use_book_style
from casestudy.figures.style import FORMATS_VARIABLE


def _drawn() -> str:
    figure, ax = plt.subplots()
    ax.bar(["社区", "小区"], [1, 2], hatch="//")
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None})
    plt.close(figure)
    return stream.getvalue()


def test_labels_are_text_in_the_book_font():
    with plt.rc_context():
        use_book_style()
        svg = _drawn()
    assert ">社区</text>" in svg
    assert "'Noto Sans SC'" in svg


def test_the_same_figure_is_the_same_bytes():
    with plt.rc_context():
        use_book_style()
        assert _drawn() == _drawn()


SHOW = """\
import pandas as pd
from casestudy.figures import plot_claims, use_book_style
use_book_style()
plot_claims(pd.DataFrame({"measured": [1], "unmeasured": [2]}, index=["promise"]));
"""


@pytest.mark.parametrize(
    ("asked", "given"),
    [(None, {"image/png"}), ("png svg csv", {"image/png", "image/svg+xml", "text/csv"})],
)
def test_a_kernel_shows_svg_and_data_only_if_it_is_asked_to(monkeypatch, asked, given):
    """In JupyterLab a PNG, whose labels need no font of the system; the rest is for the book."""
    monkeypatch.delenv(FORMATS_VARIABLE, raising=False)
    if asked:
        monkeypatch.setenv(FORMATS_VARIABLE, asked)
    notebook = new_notebook(cells=[new_code_cell(SHOW)])
    assert single_nb_execution(notebook, cwd=None, timeout=60, allow_errors=False).err is None
    [output] = [each for each in notebook.cells[0].outputs if "data" in each]
    assert set(output["data"]) - {"text/plain"} == given
    assert output["data"].get("text/csv", "kind,").startswith("kind,")
