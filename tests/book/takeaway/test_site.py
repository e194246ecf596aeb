"""The built site in one archive: whole, of one edition, and never by mistake with answers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from casestudy.book.takeaway.site import archive_name, built_site, pack_site
from casestudy.errors import OutputError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("title: 'One Page: 一页'\n", encoding="utf-8")
    for folder, edition in (("html", "student"), ("instructor/html", "instructor")):
        site = tmp_path / "_build" / folder
        (site / "chapters").mkdir(parents=True)
        (site / "index.html").write_text(edition, encoding="utf-8")
        (site / "chapters" / "一.html").write_bytes(b"\x00page")
        (site / ".edition").write_text(edition, encoding="utf-8")
        (site / ".buildinfo").write_text("hidden", encoding="utf-8")
    return tmp_path


def test_the_archive_has_the_pages_in_one_folder_with_a_readme(root: Path) -> None:
    counted: list[int] = []
    site = built_site(root, "student")
    assert archive_name(site) == "one-page-student.zip"
    path = pack_site(site, root / "out" / archive_name(site), progress=counted.append)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [
            "one-page/README.txt",
            "one-page/chapters/一.html",
            "one-page/index.html",
        ]
        assert archive.read("one-page/chapters/一.html") == b"\x00page"
        readme = archive.read("one-page/README.txt").decode("utf-8-sig")
    assert readme.startswith("One Page: 一页\r\n")
    assert "index.html in the folder one-page" in readme
    assert "$" not in readme
    assert "Instructor" not in readme
    assert sum(counted) == site.size == len(b"\x00page") + len("student")


def test_the_same_pages_give_the_same_bytes(root: Path) -> None:
    site = built_site(root, "student")
    first = pack_site(site, root / "1.zip", progress=lambda _: None).read_bytes()
    (root / "_build" / "html" / "index.html").touch()
    assert pack_site(site, root / "2.zip", progress=lambda _: None).read_bytes() == first


def test_solutions_are_packed_under_their_name_only(root: Path) -> None:
    site = built_site(root, "instructor")
    with pytest.raises(OutputError, match=r"expected a name with the word instructor"):
        pack_site(site, root / "book.zip", progress=lambda _: None)
    assert not (root / "book.zip").exists()
    path = pack_site(site, root / archive_name(site), progress=lambda _: None)
    assert path.name == "one-page-instructor.zip"
    with zipfile.ZipFile(path) as archive:
        assert "one-page-instructor/index.html" in archive.namelist()
        assert b"not for students" in archive.read("one-page-instructor/README.txt")


def test_another_edition_in_the_place_is_refused(root: Path) -> None:
    """As after a plain build with the variable for the other edition set."""
    (root / "_build" / "html" / ".edition").write_text("instructor", encoding="utf-8")
    with pytest.raises(OutputError, match="expected the student edition, found instructor"):
        built_site(root, "student")


def test_a_site_that_is_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Build the book first: casestudy book --edition student"):
        built_site(tmp_path, "student")


def test_an_interruption_leaves_the_earlier_archive(root: Path) -> None:
    def interrupt(_more: int) -> None:
        raise KeyboardInterrupt

    target = root / "book.zip"
    target.write_bytes(b"earlier")
    with pytest.raises(KeyboardInterrupt):
        pack_site(built_site(root, "student"), target, progress=interrupt)
    assert target.read_bytes() == b"earlier"
    assert not list(root.glob(".*part"))
