"""Style sheets lose what no page can use, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from casestudy.book.web.styles import trimmed


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p{color:red}", "p{color:red}"),
        (".used{top:0}.other{top:0}", ".used{top:0}"),
        (".used .other,.used>a{top:0}", ".used>a{top:0}"),
        ("a:not(.other){top:0}", "a:not(.other){top:0}"),
        ("a:is(.other,.used){top:0}", "a:is(.other,.used){top:0}"),
        (".bs-tooltip-top{top:0}", ".bs-tooltip-top{top:0}"),
        ("@media print{.other{top:0}.used{top:0}}", "@media print{.used{top:0}}"),
        ("@media print{.other{top:0}}", ""),
        ("@font-face{src:url(a.woff2)}", "@font-face{src:url(a.woff2)}"),
        ("@keyframes turn{to{rotate:1turn}}", "@keyframes turn{to{rotate:1turn}}"),
    ],
)
def test_selectors_with_a_class_that_nothing_mentions_go(sheet: str, left: str) -> None:
    assert trimmed(sheet, {"used"}) == left


def test_unused_scripts_are_not_in_the_site(site: Path) -> None:
    for name in ("scripts/fontawesome.js", "doctools.js", "sphinx_highlight.js", "searchtools.js"):
        assert not (site / "_static" / name).exists()
    assert (site / "_static" / "styles" / "pydata-sphinx-theme.css").stat().st_size < 150_000
