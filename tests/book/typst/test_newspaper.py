"""Articles on paper: Chinese with its English beside it, and Chinese alone where it is cited."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

PAGE = """\
# Page

{quoted}`四年级学生小满说` and {quoted}`借书不收押金`.
"""

BOOK = """\
# Small

```{toctree}
:numbered:

page
```

## Articles

```{article} book-bus
```

```{article} stone-bridge
```
"""


@pytest.fixture(scope="module")
def pdfs(build_pages_once) -> Path:
    out, warnings = build_pages_once("typst", page=PAGE, index=BOOK)
    assert warnings == ""
    return out


def text_of(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_english_stands_beside_the_chinese(pdfs: Path) -> None:
    with pdfium.PdfDocument(pdfs / "book.pdf") as document:
        page = next(
            each.get_textpage()
            for each in document
            if "Children reading" in each.get_textpage().get_text_range()
        )
        text = page.get_text_range()
        chinese = page.get_charbox(text.index("孩子们在书车旁"))
        english = page.get_charbox(text.index("Children reading"))
    assert abs(chinese[1] - english[1]) < 6
    assert english[0] > chinese[2] + 100


def test_headlines_notes_and_numbers_are_there(pdfs: Path) -> None:
    text = text_of(pdfs / "book.pdf")
    for part in [
        "流动书车进村来", "The Mobile Book Bus Comes to the Village", "News from the town", "¶2",
        "Literally “records of insects”", "said Xiaoman", "lines 5–9",
    ]:  # fmt: skip
        assert part in text
    assert "Cite" not in text
    assert "shū" not in text


def test_a_passage_cited_elsewhere_is_masked_and_in_chinese_only(pdfs: Path) -> None:
    text = text_of(pdfs / "page.pdf")
    source = text[text.index("Source passages") :]
    assert "四年级学生［学生］说" in source
    assert "book-bus" in source
    assert "小满" not in text
    assert "Xiaoman" not in text
    assert "librarian" not in text


def test_a_study_without_a_translation_is_set_in_one_column(copy: Path, build_pages) -> None:
    (copy / "translation.yml").unlink()
    out, warnings = build_pages("typst", index=BOOK, page="# Page\n\nText.\n")
    assert warnings == ""
    written = (out / "book.typ").read_text(encoding="utf-8")
    assert "#numbered(" in written
    assert "english:" not in written
