"""The PDFs themselves, opened: structure, text, fonts, links, margins, bytes."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from casestudy.book.edition import EDITIONS

NAMES = ("book", "one", "two")
REAL = (
    "book",
    "01-page",
    "02-corpus",
    "03-governance",
    "04-volunteerism",
    "05-voices",
    "06-words",
)

#: The template's margins on the sides, in points. The ink of an f may stand out by a point.
SIDE = 2.4 * 72 / 2.54 - 1


def test_builds_without_a_warning(small_book):
    assert small_book[1] == ""


@pytest.fixture(params=[*NAMES, *(f"{edition}/{name}" for edition in EDITIONS for name in REAL)])
def path(request, small_book, real_pdfs) -> Path:
    """A PDF of the small book, or one of the book itself."""
    folder = real_pdfs if "/" in request.param else small_book[0]
    return folder / f"{request.param}.pdf"


@pytest.fixture
def reader(path) -> pypdf.PdfReader:
    return pypdf.PdfReader(path)


def test_declares_itself_accessible(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_describes_every_picture_and_formula(reader):
    described = [node for node in _structure(reader) if node["/S"] in {"/Figure", "/Formula"}]
    assert described
    assert all(node.get("/Alt") for node in described)


def test_has_its_title(small_book):
    assert pypdf.PdfReader(small_book[0] / "book.pdf").metadata.title == "小书: A Small Book"


def test_tags_headings_tables_lists_and_notes(small_book):
    tags = {node["/S"] for node in _structure(pypdf.PdfReader(small_book[0] / "one.pdf"))}
    assert tags >= {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/LI", "/Note", "/Link"}


def test_marks_the_language_of_chinese(small_book):
    languages = {
        str(node.get("/Lang")) for node in _structure(pypdf.PdfReader(small_book[0] / "one.pdf"))
    }
    assert "zh-CN" in languages


def test_embeds_every_font(reader):
    fonts = [font for page in reader.pages for font in _fonts(page)]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font


def test_gives_the_same_chinese_to_every_reader(path):
    pypdf_text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert _han(_pdfium_text(path)) == _han(pypdf_text)
    assert len(_han(pypdf_text)) > 20


@pytest.mark.poppler
def test_gives_the_same_chinese_to_poppler(path):
    assert shutil.which("pdftotext"), "install poppler: apt-get install poppler-utils"
    command = ["pdftotext", "-raw", str(path), "-"]
    poppler = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    assert _han(_pdfium_text(path)) == _han(poppler)


def test_keeps_text_and_objects_inside_the_text_block(path):
    with pdfium.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            for left, bottom, right, top in _boxes(page):
                place = f"{path.name} page {number}: {left:.0f} {bottom:.0f} {right:.0f} {top:.0f}"
                assert left >= SIDE, place
                assert right <= width - SIDE, place
                assert 20 <= bottom <= top <= height - 20, place


def test_leads_every_link_somewhere(reader):
    names = reader.named_destinations
    internal = 0
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            link = reference.get_object()
            action = link.get("/A", {})
            if "/URI" in action:
                assert action["/URI"].startswith("http")
                continue
            target = (link.get("/Dest") or action["/D"]).get_object()
            internal += 1
            assert isinstance(target, ArrayObject) or str(target) in names
    assert internal


def test_has_an_outline_with_numbers(small_book):
    outline = pypdf.PdfReader(small_book[0] / "book.pdf").outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert titles == ["A Small Book", "1 The fair 集市", "2 The count", "Works"]


def test_numbers_agree_with_html(small_book):
    text = _pdfium_text(small_book[0] / "one.pdf")
    assert "See Fig. 1.1 and Where it was." in text
    assert "Exercise 1.1 (Reading: Count them)" in text
    assert "and (1.1)." in text
    assert "Table 1.1 A table with a name" in text


def test_repeats_the_heading_of_a_long_table(small_book):
    with pdfium.PdfDocument(small_book[0] / "two.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert [page.count("before") for page in pages[:2]] == [1, 1]
    assert "row 59" in pages[1]


def test_keeps_labels_of_figures_as_text(small_book):
    assert "图中文字" in _pdfium_text(small_book[0] / "two.pdf")


def test_sets_code_with_all_its_outputs(small_book):
    text = "".join(_pdfium_text(small_book[0] / "two.pdf").split())
    assert all(part in text for part in ("count('小区')", "4321", "印出来的话"))
    assert "lost" not in text


def test_sets_footnotes_at_the_foot(small_book):
    with pdfium.PdfDocument(small_book[0] / "one.pdf") as document:
        page = document[0].get_textpage()
        place = page.get_text_range().index("A note at the foot")
        assert page.get_charbox(place)[1] < 110
        assert page.get_text_range().count("A note at the foot") == 1


def test_takes_along_what_a_handout_cites(small_book):
    text = _pdfium_text(small_book[0] / "two.pdf")
    passages = text.index("Source passages")
    assert "志愿者来到小广场" in text[passages:]
    assert "fair" in text[passages:]
    assert "[Wan20] Ming Wang" in text[text.index("Works cited") :]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("chapter", REAL[2:])
def test_masks_private_persons_in_handouts_of_other_chapters(
    real_pdfs, edition, chapter, private_names
):
    text = "".join(_pdfium_text(real_pdfs / edition / f"{chapter}.pdf").split())
    assert not [name for name in private_names if name in text]
    assert "［居民］" in text or chapter in ("02-corpus", "06-words")


@pytest.mark.parametrize("chapter", REAL[2:])
def test_keeps_the_english_of_private_names_to_chapter_1(real_pdfs, chapter, weidu_evidence):
    people = weidu_evidence.table("people")
    private = people.loc[people["named"] & ~people["public"], "en"]
    source = " ".join(_pdfium_text(real_pdfs / "student" / "01-page.pdf").split())
    text = " ".join(_pdfium_text(real_pdfs / "student" / f"{chapter}.pdf").split())
    assert all(name in source for name in private)
    assert not [name for name in private if name in text]


def test_sets_a_link_out_of_a_handout_as_text(small_book):
    markup = (small_book[0] / "two.typ").read_text(encoding="utf-8")
    assert '#"there"' in markup
    assert "one#where" not in markup
    assert "one#where" in (small_book[0] / "book.typ").read_text(encoding="utf-8")


def test_makes_the_same_bytes_in_another_folder(small_book, make_book, tmp_path):
    again, _ = make_book(tmp_path / "somewhere" / "else")
    for name in NAMES:
        assert (again / f"{name}.pdf").read_bytes() == (small_book[0] / f"{name}.pdf").read_bytes()


def test_makes_variants(make_book, tmp_path):
    out, warnings = make_book(
        tmp_path / "book", typst_paper="us-letter", typst_code=False, typst_chapters=[2],
        casestudy_edition="instructor",
    )  # fmt: skip
    assert warnings == ""
    assert [path.name for path in out.glob("*.pdf")] == ["two-letter-nocode.pdf"]
    path = out / "two-letter-nocode.pdf"
    assert pypdf.PdfReader(path).pages[0].mediabox.width == 612
    text = "".join(_pdfium_text(path).split())
    assert "count('小区')" not in text
    assert "4321" not in text
    assert "印出来的话" in text
    assert "Instructor’sedition" in text


def test_leaves_no_heading_at_the_end_of_a_page(set_page):
    prose = "今天下午在小广场举行便民集市活动。" * 12
    out, _ = set_page("# Page\n\n" + "".join(f"## Part {n}\n\n{prose}\n\n" for n in range(60)))
    with pdfium.PdfDocument(out / "book.pdf") as document:
        pages = [page.get_textpage().get_text_range().split() for page in document]
    assert len(pages) > 6
    assert not any("Part" in page[-4:] for page in pages[2:])


def test_keeps_what_a_table_shows_and_its_source_with_it(set_page):
    table = "| 词 | Count |\n|---|---|\n| 小区 | 12 |\n\n"
    out, _ = set_page(
        f"# Page\n\n{table}*Words and counts. Source: `a.csv`.*\n\n{table}*A thought.*\n"
    )
    written = (out / "book.typ").read_text(encoding="utf-8")
    assert re.findall(r"sourced: (\w+), \(", written) == ["true", "false"]
    notes = re.findall(r'#(source-note|prose)\("en".*Words and|#(prose)\("en".*A thought', written)
    assert notes == [("source-note", ""), ("", "prose")]


def test_rules_lines_in_the_student_edition_only(set_page):
    text = "# Page\n\n```{exercise} Write\n:label: ex\n\nWhat?\n```\n"
    student, _ = set_page(text)
    assert "#exercise(ruled: 8" in (student / "book.typ").read_text(encoding="utf-8")
    instructor, _ = set_page(text, casestudy_edition="instructor")
    assert "#exercise(ruled: 0" in (instructor / "book.typ").read_text(encoding="utf-8")


def _structure(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Yield the elements of the tree of tags."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            waiting += node
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node["/K"])


def _fonts(page: pypdf.PageObject) -> list[DictionaryObject]:
    fonts = page["/Resources"].get("/Font", {})
    return [font.get_object() for font in fonts.values()]


def _pdfium_text(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return text.replace("\r\n", "\n")


def _han(text: str) -> str:
    """Return the Chinese characters and marks of a text, sorted: readers differ in the order."""
    return "".join(sorted(re.findall("[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]", text)))


def _boxes(page: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Yield the box of every character and image."""
    text = page.get_textpage()
    for place in range(text.count_chars()):
        if text.get_text_range(place, 1).strip():
            yield text.get_charbox(place)
    for found in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
        yield found.get_bounds()
