"""MathJax comes along where formulas are, whole and genuine, and nowhere else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from casestudy.book.web.mathjax import PARTS, copy_mathjax, installed_mathjax

BuildPages = Callable[..., tuple[Path, str]]


def test_only_pages_with_formulas_load_it_and_from_the_book(build_pages: BuildPages) -> None:
    out, warnings = build_pages(sums="# Sums\n\n{math}`G^2`\n", plain="# Plain\n\nNone.\n")
    assert not warnings
    assert "mathjax/tex-chtml.js" in (out / "sums.html").read_text("utf-8")
    assert "mathjax" not in (out / "plain.html").read_text("utf-8").lower()
    assert (out / "_static" / "mathjax" / "tex-chtml.js").stat().st_size > 1_000_000
    assert list((out / "_static" / "mathjax" / "output").rglob("*.woff"))
    assert "Apache License" in (out / "_static" / "mathjax" / "LICENSE").read_text("utf-8")


def test_a_book_without_formulas_does_not_carry_it(build_pages: BuildPages) -> None:
    out, _ = build_pages(plain="# Plain\n\nNone.\n")
    assert not (out / "_static" / "mathjax").exists()


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "mathjax" / "es5"
    for part in PARTS:
        original = installed_mathjax() / part
        copy = shutil.copytree if original.is_dir() else shutil.copy
        (source / part).parent.mkdir(parents=True, exist_ok=True)
        copy(original, source / part)
    script = source / PARTS[0]
    script.write_text(script.read_text("utf-8") + "//", encoding="utf-8")
    with pytest.raises(ExtensionError, match="pip install"):
        copy_mathjax(source, tmp_path / "site")
    assert not (tmp_path / "site").exists()
