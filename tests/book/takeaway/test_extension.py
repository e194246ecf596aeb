"""What a site offers: files of its own edition, links with sizes, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from casestudy.book.edition import EDITIONS

Sites = dict[str, tuple[Path, str]]


def archive(site: Path, edition: str) -> zipfile.ZipFile:
    name = "a-small-book-notebooks" + ("-instructor" if edition == "instructor" else "")
    return zipfile.ZipFile(site / "_downloads" / f"{name}.zip")


def line(site: Path, page: str) -> str:
    found = re.findall(
        r'<p class="take-away"[^>]*>.*?</p>', (site / page).read_text("utf-8"), re.DOTALL
    )
    return found[0] if len(found) == 1 else ""


def test_each_chapter_offers_its_files(small_sites: Sites) -> None:
    site = small_sites["student"][0]
    found = re.findall(r'href="(.*?)">(.*?)</a>', line(site, "two.html"))
    assert [re.sub(r", \d+ kB", ", N kB", text) for _, text in found] == [
        "notebook (.ipynb, N kB)",
        "handout (.pdf, N kB)",
        "all notebooks with data (.zip, N kB)",
    ]
    sizes = [round((site / href).stat().st_size / 1000) for href, _ in found]
    assert [f", {size} kB)" in text for size, (_, text) in zip(sizes, found, strict=True)]
    assert sizes[1] == 99


def test_the_line_follows_the_title(small_sites: Sites) -> None:
    page = (small_sites["student"][0] / "one.html").read_text("utf-8")
    assert re.search(r'</h1>\s*<p class="take-away"', page)


def test_the_first_page_offers_the_book_and_other_pages_nothing(small_sites: Sites) -> None:
    site = small_sites["student"][0]
    assert "the whole book (.pdf, 99 kB)" in line(site, "index.html")
    assert "all notebooks with data (.zip, " in line(site, "index.html")
    assert line(site, "works.html") == ""


def test_without_handouts_no_link_leads_to_one(build_book) -> None:
    site, warnings = build_book()
    assert warnings == ""
    assert not list(site.rglob("*.pdf"))
    for page in ("one.html", "index.html"):
        assert "notebook" in line(site, page)
        assert ".pdf" not in line(site, page)


def test_a_second_build_makes_the_same_bytes_and_keeps_nothing_old(build_book) -> None:
    site, _ = build_book()
    folder = site / "_downloads"
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "old.pdf").write_bytes(b"of an earlier build")
    build_book()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_data_of_pages_that_are_not_written_again_stay(build_book) -> None:
    site, _ = build_book()
    data = site / "_downloads" / "fig-bus.csv"
    data.write_bytes(b"of an earlier build")
    build_book()
    assert data.read_bytes() == b"of an earlier build"


def test_a_book_without_a_package_offers_notebooks_only(build_book, tmp_path: Path) -> None:
    site, _ = build_book()
    (tmp_path / "book" / "pyproject.toml").unlink()
    site, warnings = build_book()
    assert warnings == ""
    offered = [path.name for path in sorted((site / "_downloads").iterdir())]
    assert [name for name in offered if not name.endswith(".csv")] == ["one.ipynb", "two.ipynb"]
    assert "all notebooks" not in line(site, "one.html")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_archive_has_all_that_notebooks_need(small_sites: Sites, edition: str) -> None:
    with archive(small_sites[edition][0], edition) as kit:
        names = kit.namelist()
        assert kit.testzip() is None
        assert names == sorted(names)
        study = [name for name in names if name.startswith("data/mini/")]
        assert {"data/mini/study.yml", "data/mini/tables/events.csv"} <= set(study)
        assert [name for name in names if name not in study] == [
            "LICENSE", "README.md", "notebooks/one.ipynb", "notebooks/two.ipynb",
            "requirements.txt", "smallbook-1.2-py3-none-any.whl",
        ]  # fmt: skip
        assert {member.date_time for member in kit.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        readme = kit.read("README.md").decode()
        assert ("Instructor’s edition" in readme) == (edition == "instructor")
        assert "smallbook-1.2-py3-none-any.whl" in readme
        assert "$" not in readme
        site = small_sites[edition][0]
        assert kit.read("notebooks/one.ipynb") == (site / "_downloads" / "one.ipynb").read_bytes()


def test_the_archive_pins_what_the_package_needs(small_sites: Sites) -> None:
    with archive(small_sites["student"][0], "student") as kit:
        pins = kit.read("requirements.txt").decode().splitlines()
    assert pins == [
        "./smallbook-1.2-py3-none-any.whl",
        "click==8.5.1",
        "jupyterlab==4.5.11",
        "pywinpty==3.1.2 ; os_name == 'nt'",
    ]


def test_the_wheel_has_the_packages_own_files(small_sites: Sites) -> None:
    with archive(small_sites["student"][0], "student") as kit:
        wheel = zipfile.ZipFile(io.BytesIO(kit.read("smallbook-1.2-py3-none-any.whl")))
    assert {"smallbook/__init__.py", "smallbook/a.css"} <= set(wheel.namelist())


def test_students_are_given_no_answer(small_sites: Sites) -> None:
    site = small_sites["student"][0]
    for path in (site / "_downloads").glob("*.ipynb"):
        assert b"4a7d" not in path.read_bytes()
    with archive(site, "student") as kit:
        assert not [name for name in kit.namelist() if b"4a7d" in kit.read(name)]
    with archive(small_sites["instructor"][0], "instructor") as kit:
        chapter = kit.read("notebooks/one.ipynb").decode()
    assert all(f"4a7d-{part}" in chapter for part in ("prose", "code", "note"))
