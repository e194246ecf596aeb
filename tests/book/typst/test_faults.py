"""What goes wrong is said with its place, and leaves earlier PDFs as they were."""

import pytest

from casestudy.errors import OutputError
from casestudy.files import write_files


def test_a_node_without_a_method_is_a_warning_that_names_it(set_page):
    out, warnings = set_page("# Page\n\n```{eval-rst}\n:field: kept\n```\n")
    assert "page.md:4: WARNING: the PDF builder knows no way to set docutils.nodes" in warnings
    assert "kept" in (out / "book.typ").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A glyph that no font has: 😀", "😀"),
        ("A formula: $\\unheardof{x}$", "unknown variable"),
    ],
)
def test_what_typst_cannot_set_is_named_with_its_line(set_page, text, message):
    with pytest.raises(OutputError, match=r"page:5: expected .*" + message):
        set_page(f"# Page\n\nFirst.\n\n{text}\n")


def test_braces_that_do_not_pair_are_a_warning(set_page):
    _, warnings = set_page("# Page\n\nA formula: $\\frac{a}{b$\n")
    assert "page.md:3: WARNING: the braces of a formula do not pair" in warnings


def test_an_image_of_a_wrong_kind_is_a_warning(set_page, tmp_path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "a.tiff").write_bytes(b"II*")
    _, warnings = set_page("# Page\n\n![alt](a.tiff)\n")
    assert "a.tiff" in warnings


def test_a_broken_image_is_named(set_page, tmp_path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "a.png").write_bytes(b"no png")
    with pytest.raises(OutputError, match=r"page:3: .*decode.*Mend the image"):
        set_page("# Page\n\n![alt](a.png)\n")


def test_a_label_without_a_glyph_is_named(set_page, tmp_path):
    (tmp_path / "page").mkdir()
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><text font-family='Noto Sans SC'>🧿</text></svg>"
    (tmp_path / "page" / "a.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(OutputError, match=r"page:3: "):
        set_page("# Page\n\n![a label](a.svg)\n")


def test_an_image_without_alternative_text_is_a_warning(set_page, tmp_path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    _, warnings = set_page("# Page\n\n![](a.svg)\n")
    assert "no alternative text" in warnings


def test_a_table_that_is_too_wide_is_named(set_page):
    row = "|" + "|".join(["abcdefghijk"] * 30) + "|\n"
    with pytest.raises(OutputError, match=r"page:3: .*30 columns is wider than the page"):
        set_page("# Page\n\n" + row + "|" + "---|" * 30 + "\n" + row)


def test_a_chapter_that_does_not_exist(set_page):
    with pytest.raises(OutputError, match=r"expected a chapter .* found chapter 7"):
        set_page("# Page\n", typst_chapters=[7])


@pytest.mark.parametrize("name", ["casestudy_edition", "typst_paper"])
def test_an_unknown_setting(set_page, name):
    with pytest.raises(OutputError, match=name):
        set_page("# Page\n", **{name: "gold"})


def test_a_failure_leaves_earlier_pdfs(set_page):
    out, _ = set_page("# Page\n")
    before = (out / "book.pdf").read_bytes()
    with pytest.raises(OutputError):
        set_page("# Page\n\n😀\n")
    assert (out / "book.pdf").read_bytes() == before
    assert not list(out.glob(".*.part"))


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="can be written to"):
        write_files({"a.pdf": b""}, tmp_path / "file" / "below")


def test_files_are_moved_together(tmp_path):
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(OutputError):
        write_files({"a.pdf": b"new", "b.pdf": b"new"}, tmp_path)
    assert not list(tmp_path.glob(".*.part"))
