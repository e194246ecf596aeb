"""Figures as SVG: labels are text, and a figure drawn again is the same bytes."""

import io

import matplotlib.pyplot as plt

from casestudy.figures import use_book_style


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
