"""Chapters as Markdown: what the book computes is text, and no syntax of ours is left."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from casestudy.book.edition import EDITIONS

#: What MyST would make something of, and notebook programs would show as it is.
OURS = re.compile(r"\{[a-z:-]+\}`|^\s*:::|```\{|^\s*: \S", re.MULTILINE)


def cells(site: Path, name: str) -> list[dict[str, object]]:
    return json.loads((site / "_downloads" / f"{name}.ipynb").read_text("utf-8"))["cells"]


def text(site: Path, name: str) -> str:
    found = [cell["source"] for cell in cells(site, name) if cell["cell_type"] == "markdown"]
    return "\n\n".join(map(str, found))


@pytest.fixture
def student(small_sites: dict[str, tuple[Path, str]]) -> Path:
    return small_sites["student"][0]


@pytest.fixture
def one(student: Path) -> str:
    return text(student, "one")


def test_the_book_is_built_without_a_warning(small_sites: dict[str, tuple[Path, str]]) -> None:
    assert [warnings for _, warnings in small_sites.values()] == ["", ""]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_syntax_of_the_book_is_left(
    small_sites: dict[str, tuple[Path, str]], edition: str
) -> None:
    for name in ("one", "two"):
        assert not OURS.findall(text(small_sites[edition][0], name))


@pytest.mark.parametrize(
    "words",
    [
        "As book-bus ¶1 says, 12 visits; 书车 and a bus, Wang [2020] ([Li, 2021]).",
        "See The dot, What it brings, Fig. 2.1, and",
        "[https://example.org/a_b](https://example.org/a_b)",
        "# 1. The bus 书车",
        "## 1.1. What it brings",
        "> **Exercise 1.1 (Reading: Count)**\n> \n> How many? 几个？\n> \n> - one\n> - two",
        "> **Before you start**\n> \n> * **Level**\n> \n>   Easy.",
        "| a | b \\| c |\n| --- | --- |\n| 0.50 | 书车 *1,000* |",
        "$$\na_1 * b_2\n$$",
        '```python\nprint("<b>", "*")\n```',
    ],
)
def test_nodes_become_markdown(one: str, words: str) -> None:
    assert words in one


def test_text_is_no_markup(one: str) -> None:
    shown = MarkdownIt("js-default").enable("table").render(one)
    assert "costs $5 or 5<em>3</em>2 , a_b, <em>c</em> &amp;lt;." in shown.replace("\\$", "$")
    assert "<p>1. This is no list.</p>" in shown
    assert "costs \\$5" in one, "a dollar sign would begin a formula"


def test_emphasis_beside_chinese_marks_is_a_tag(one: str) -> None:
    assert "*Background:* none. <em>“好。”</em> **完**了" in one


def test_works_are_listed_if_they_are_cited(one: str, student: Path) -> None:
    references = one.partition("## References\n\n")[2]
    assert references == "* Na\xa0Li. *Bridges*. Press, 2021.\n* Ming Wang. *Fairs*. Press, 2020."
    assert "## References" not in text(student, "two")


def test_figures_have_number_caption_and_description(student: Path) -> None:
    assert text(student, "two").endswith(
        "**Fig. 2.1** A dot, from *data*.\n\n*In words:* A dot in 红 red, alone."
    )


def test_cells_stand_where_they_stood(student: Path) -> None:
    found = [(cell["cell_type"], cell["source"]) for cell in cells(student, "one")]
    kinds = [kind for kind, _ in found]
    assert kinds == ["markdown"] * 2 + ["code", "markdown"] * 2 + ["markdown"] * 2
    assert [source for kind, source in found if kind == "code"] == ['word = "folded"', "word"]
    assert cells(student, "one")[2]["metadata"] == {
        "tags": ["remove-input"], "jupyter": {"source_hidden": True},
    }  # fmt: skip


def test_solutions_with_cells_end_with_a_rule(small_sites: dict[str, tuple[Path, str]]) -> None:
    found = [cell["source"] for cell in cells(small_sites["instructor"][0], "one")]
    place = found.index('print("4a7d-code")')
    assert str(found[place - 1]).endswith(
        "**Solution to Exercise 1.1 (Reading: Count)**\n\nLook, the answer is 4a7d-prose:"
    )
    assert str(found[place + 1]).startswith("That is it.\n\n---\n\n> **Note**")


def test_articles_keep_their_numbers(one: str) -> None:
    assert "### 青石镇修好老石桥" in one
    assert "**Gist**\n\nThe bridge is mended." in one
    assert "¶1\n\n10月8日，青石镇石桥修缮工程完工。" in one
    assert re.search(r"¶2\n\n“桥面平了，推车过河不再颠。”村民老罗说。 \(lines? [0-9–, ]+\)", one)
