"""Charts of speech, agents, claims and moves draw the counts that they are given."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from casestudy import figures
from casestudy.figures.agents import AGENT_LOOKS
from casestudy.figures.speech import SPHERE_LOOKS

LONG_ZH = "村图书馆与镇文化站共同组织的儿童阅读志愿服务队在冬天举办第一次读书会"

SHARES = pd.DataFrame(
    {
        "article": ["library-opens", "readers-meet", "lost-book", "stove"],
        "headline": ["“村图书馆”开馆", LONG_ZH, None, "炉子"],
        "characters": [400, 3000, 120, 90],
        "volunteer": [0, 300, 40, 0],
        "official": [200, 500, 0, 0],
        "press": [0, 0, 0, 0],
        "unnamed": [0, 3, 0, 0],
        "own": [200, 2197, 80, 90],
    }
)
SPHERES = SHARES.head(1).assign(**dict.fromkeys(SPHERE_LOOKS, 90), own=700)
VERBS = pd.DataFrame(
    {"official": [0, 4, 1], "resident": [23, 0, 0], "beneficiary": [2, 0, 0]},
    index=["说", "语重心长地指出", "呼吁"],
)
GLOSSES = {"说": "says", "呼吁": "calls on everybody’s conscience, again and again"}
AGENTS = pd.DataFrame(
    {"brief": [3, 6, 1], "report": [0, 10, 30], "photo": [0, 0, 0]},
    index=["none", "authority", "volunteer"],
)
CLAIMS = pd.DataFrame(
    {"measured": [60, 0, 1], "unmeasured": [15, 4, 0]}, index=["achievement", "promise", "demand"]
)
MOVES = pd.DataFrame(
    {
        "position": range(1, 8),
        "move": ["mandate", "problem-and-aim", "launch", "launch", "problem-and-aim", "result",
                 "mandate"],
        "en": "what it does",
        "paragraph": [f"village-library-{number:02}" for number in (1, 2, 3, 5, 5, 6, 12)],
    }
)  # fmt: skip

CHARTS: dict[str, tuple[Callable[..., Axes], pd.DataFrame]] = {
    "speech": (figures.plot_speech, SHARES),
    "verbs": (figures.plot_verbs, VERBS),
    "agents": (figures.plot_agents, AGENTS),
    "claims": (figures.plot_claims, CLAIMS),
    "moves": (figures.plot_moves, MOVES),
}
WIDE = {
    "speech of all spheres": lambda: figures.plot_speech(SPHERES),
    "verbs with glosses": lambda: figures.plot_verbs(VERBS, glosses=GLOSSES),
    "verbs of all spheres": lambda: figures.plot_verbs(
        pd.DataFrame(7, index=["说", "语重心长地指出"], columns=list(SPHERE_LOOKS)), glosses=GLOSSES
    ),
    "all agents": lambda: figures.plot_agents(
        pd.DataFrame({"report": 5, "feature": 1}, index=list(AGENT_LOOKS))
    ),
    "sixty moves": lambda: figures.plot_moves(
        pd.DataFrame(
            {"move": ["aim", "result"] * 30, "paragraph": [f"a-{n:02}" for n in range(60)]}
        )
    ),
}


@pytest.fixture(autouse=True)
def book_style() -> Iterator[None]:
    with mpl.rc_context():
        mpl.use("agg")
        figures.use_book_style()
        yield
    plt.close("all")


def draw(name: str) -> Axes:
    if name in WIDE:
        return WIDE[name]()
    plot, data = CHARTS[name]
    return plot(data)


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def bars(ax: Axes) -> list[tuple[float, float]]:
    """Where each part of each bar begins, and its length; all bars of a part follow each other."""
    return [(bar.get_x(), bar.get_width()) for bar in ax.patches]


def key(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.figure.legends[0].get_texts()]


@pytest.mark.parametrize("name", [*CHARTS, *WIDE])
def test_every_letter_has_a_glyph_and_no_text_meets_another_or_is_cut(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = draw(name)
        ax.figure.canvas.draw()
    texts = [*ax.texts, *(text for each in ax.figure.legends for text in each.get_texts())]
    if ax.axison:
        texts += [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label]
    extents = [(text, text.get_window_extent()) for text in texts if text.get_text()]
    page = ax.figure.bbox
    for text, box in extents:
        inside = min(box.x0, box.y0) >= -1 and box.x1 <= page.x1 + 1 and box.y1 <= page.y1 + 1
        assert inside, text.get_text()
        assert text.get_fontsize() * 0.9 >= 7.5, text.get_text()
    for (one, box), (other, against) in combinations(extents, 2):
        wide = min(box.x1, against.x1) - max(box.x0, against.x0)
        high = min(box.y1, against.y1) - max(box.y0, against.y0)
        # Two pixels at 200 dpi: the extents of lines have some room above the letters.
        assert min(wide, high) <= 2, (one.get_text(), other.get_text())


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_drawn_again_is_the_same_bytes(name: str) -> None:
    def drawn() -> str:
        stream = io.StringIO()
        draw(name).figure.savefig(stream, format="svg", metadata={"Date": None})
        return stream.getvalue()

    svg = drawn()
    assert svg == drawn()
    assert "<text" in svg


@pytest.mark.parametrize("name", CHARTS)
def test_an_absent_table_is_said_and_no_data_is_changed(name: str) -> None:
    plot, data = CHARTS[name]
    before = data.copy()
    plot(data)
    pd.testing.assert_frame_equal(data, before)
    for nothing in (data.head(0), pd.DataFrame(columns=data.columns)):
        assert written(plot(nothing)) == [f"No {name} coded for this study."]


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "moves"])
def test_a_table_of_zeros_says_that_nothing_is_coded(name: str) -> None:
    plot, data = CHARTS[name]
    zeros = data.apply(lambda column: column * 0 if column.dtype == int else column)
    assert written(plot(zeros)) == [f"No {name} coded for this study."]


@pytest.mark.parametrize("name", CHARTS)
def test_charts_draw_on_the_axes_that_they_are_given(name: str) -> None:
    _, ax = plt.subplots(figsize=(7, 5))
    plot, data = CHARTS[name]
    assert plot(data, ax=ax) is ax


def test_the_parts_of_an_article_are_the_spheres_that_speak_and_the_rest() -> None:
    ax = figures.plot_speech(SHARES)
    assert key(ax) == ["official", "volunteer", "unnamed", "newspaper's own"]
    parts = SHARES[["official", "volunteer", "unnamed", "own"]]
    starts = parts.cumsum(axis=1) - parts
    expected = np.stack([starts.T.to_numpy(), parts.T.to_numpy()], axis=-1).reshape(-1, 2)
    assert np.array(bars(ax)) == pytest.approx(expected)


def test_a_key_of_two_rows_is_read_along_the_rows() -> None:
    ax = figures.plot_speech(SPHERES)
    ax.figure.canvas.draw()
    entries = ax.figure.legends[0].get_texts()
    middle = np.mean([text.get_window_extent().y0 for text in entries])
    boxes = {text.get_text(): text.get_window_extent() for text in entries}
    read = sorted(boxes, key=lambda name: (boxes[name].y0 < middle, boxes[name].x0))
    assert read == [*SPHERE_LOOKS, "newspaper's own"]


def test_the_end_of_a_bar_says_how_much_is_spoken_and_parts_have_numbers_where_they_fit() -> None:
    texts = written(figures.plot_speech(SHARES))
    assert [text for text in texts if " of " in text] == [
        "200 of 400", "803 of 3000", "40 of 120", "0 of 90",
    ]  # fmt: skip
    assert {"500", "300", "2197"} <= set(texts)
    assert "3" not in texts
    assert "0" not in texts


def test_articles_are_named_whole_by_headline_and_id_or_by_their_label() -> None:
    texts = "".join(written(figures.plot_speech(SHARES)))
    for name in (*SHARES["headline"].dropna(), *SHARES["article"]):
        assert name in texts
    labelled = written(figures.plot_speech(SHARES.assign(label="Readers’ hour")))
    assert labelled.count("Readers' hour") == len(SHARES)
    assert "stove" not in labelled
    assert "stove" in written(figures.plot_speech(SHARES.drop(columns="headline")))


def test_parts_that_touch_differ_in_hatching_where_they_are_alike_in_grey() -> None:
    for looks in (SPHERE_LOOKS, AGENT_LOOKS):
        assert len({colour for colour, _, _ in looks.values()}) == len(looks)
        hatched = [hatch for _, hatch, _ in looks.values() if hatch]
        assert len(set(hatched)) == len(hatched)


def test_a_quotation_is_a_dot_in_the_row_of_its_verb_and_the_column_of_its_sphere() -> None:
    ax = figures.plot_verbs(VERBS)
    texts = {text.get_text(): text.get_position() for text in ax.texts}
    cells = [line for line in ax.lines if line.get_marker() == "o"]
    assert sum(len(cell.get_xdata()) for cell in cells) == VERBS.to_numpy().sum()
    found = {}
    for cell in cells:
        x, y = np.mean(cell.get_xdata()), np.median(cell.get_ydata())
        sphere = min(VERBS.columns, key=lambda name: abs(texts[name][0] - x))
        verb = min(VERBS.index, key=lambda name: abs(texts[name][1] - y))
        found[verb, sphere] = len(cell.get_xdata())
    assert found == {place: count for place, count in VERBS.stack().items() if count}


def test_dots_stay_in_their_cells() -> None:
    ax = figures.plot_verbs(VERBS, glosses=GLOSSES)
    dots = [point for line in ax.lines for point in line.get_xydata().tolist()]
    assert len({(round(x, 3), round(y, 3)) for x, y in dots}) == len(dots)
    for one, other in combinations(dots, 2):
        assert np.hypot(one[0] - other[0], one[1] - other[1]) > 7 / 72
    columns = [text.get_position()[0] for text in ax.texts if text.get_text() in VERBS.columns]
    half = (columns[1] - columns[0]) / 2
    assert all(min(abs(x - column) for column in columns) < half - 3.5 / 72 for x, _ in dots)


def test_verbs_have_their_glosses_and_sums() -> None:
    texts = written(figures.plot_verbs(VERBS, glosses=GLOSSES))
    joined = re.sub(r"\s", "", "".join(texts))
    assert "says" in texts
    assert "callsoneverybody'sconscience,againandagain" in joined
    assert texts[-9:] == ["23", "beneficiary", "2", "25", "4", "1", "30", "all", "all"]


def test_agents_are_shares_of_the_sentences_of_a_kind_of_article() -> None:
    ax = figures.plot_agents(AGENTS)
    assert key(ax) == ["authority", "volunteer", "none"]
    expected = [
        (0, 60), (0, 25), (0, 0),
        (60, 10), (25, 75), (0, 0),
        (70, 30), (100, 0), (0, 0),
    ]  # fmt: skip
    assert np.array(bars(ax)) == pytest.approx(np.array(expected))
    assert ax.get_xlim() == (0, 100)
    texts = written(ax)
    assert texts[:5] == ["60", "25", "10", "75", "30"]
    assert texts[5:] == ["brief", "n = 10", "report", "n = 40", "photo", "n = 0"]


def test_agents_that_no_look_is_made_for_are_drawn_all_the_same() -> None:
    ax = figures.plot_agents(AGENTS.rename(index={"none": "animal"}))
    assert key(ax) == ["authority", "volunteer", "animal"]


def test_claims_are_stacked_with_how_many_are_measured() -> None:
    ax = figures.plot_claims(CLAIMS)
    assert bars(ax) == [(0, 60), (0, 0), (0, 1), (60, 15), (0, 4), (1, 0)]
    texts = written(ax)
    assert [text for text in texts if " of " in text] == ["60 of 75", "0 of 4", "1 of 1"]
    assert texts[-3:] == CLAIMS.index.to_list()


def test_a_move_has_a_mark_in_the_column_of_its_paragraph() -> None:
    ax = figures.plot_moves(MOVES)
    names = [label.get_text() for label in ax.get_yticklabels()]
    numbers = [label.get_text() for label in ax.get_xticklabels()]
    assert names == ["mandate", "problem and aim", "launch", "result"]
    assert numbers == ["01", "02", "03", "05", "06", "12"]
    marks = [(mark.get_center()[0], mark.get_center()[1]) for mark in ax.patches]
    expected = [(0, 0), (1, 1), (2, 2), (3, 2), (3, 1), (4, 3), (5, 0)]
    assert np.array(marks) == pytest.approx(np.array(expected))
    bottom, top = ax.get_ylim()
    assert bottom > top


def test_the_numbers_of_many_paragraphs_are_thinned_and_their_marks_are_not() -> None:
    ax = WIDE["sixty moves"]()
    assert [label.get_text() for label in ax.get_xticklabels()][:3] == ["00", "02", "04"]
    assert len(ax.patches) == 60


def test_a_character_without_a_glyph_is_reported() -> None:
    with pytest.warns(UserWarning, match="Glyph 201552 .* missing"):
        figures.plot_verbs(VERBS.rename(index={"说": "\U00031350"}))
