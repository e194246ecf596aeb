"""Search engines are asked to pass over the articles, wherever the site holds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

BuildPages = Callable[..., tuple[Path, str]]


def test_pages_with_articles_and_their_copies_are_named(build_pages: BuildPages) -> None:
    out, _ = build_pages(plain="# Plain\n\nNo article.\n")
    lines = (out / "robots.txt").read_text("utf-8").splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /index.html" in lines
    assert "Disallow: /_downloads/" in lines
    assert "Disallow: /_static/search-index.js" in lines
    assert "Disallow: /plain.html" not in lines


def test_a_book_without_articles_hides_nothing(build_pages: BuildPages) -> None:
    out, _ = build_pages(index="# Small\n\nNo article.\n")
    assert (out / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow:\n"
