"""What is mended in the markup of the theme and of libraries."""

from __future__ import annotations

from bs4 import BeautifulSoup

from casestudy.book.web.repairs import name_controls, own_ids, plain_citations, reachable_scrolling


def test_a_control_is_called_what_it_shows() -> None:
    page = BeautifulSoup(
        '<summary aria-label="Toggle">Show code</summary>'
        '<button><i class="fa" title="Sun"></i>Color mode</button>',
        "html.parser",
    )
    name_controls(page)
    assert not page.select("[aria-label], [title]")
    assert page.i["aria-hidden"] == "true"


def test_bibliographies_have_no_roles_that_are_gone() -> None:
    page = BeautifulSoup(
        '<div role="list" class="citation-list"><div role="doc-biblioentry">Li</div></div>',
        "html.parser",
    )
    plain_citations(page)
    assert not page.select("[role]")


def test_what_scrolls_can_be_reached() -> None:
    page = BeautifulSoup(
        '<div class="cell_output"><div class="output"><table></table></div></div><p>a</p>',
        "html.parser",
    )
    reachable_scrolling(page)
    assert [element["class"] for element in page.select("[tabindex='0']")] == [["output"]]


def test_exercises_share_no_id() -> None:
    exercise = '<section id="exercise-content"><p>Count.</p></section>'
    page = BeautifulSoup(exercise * 2, "html.parser")
    own_ids(page)
    assert not page.select("[id]")
