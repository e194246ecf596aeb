"""The one step over finished pages, for what no setting and no template of the theme can do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup

from casestudy.book.web.languages import mark_chinese
from casestudy.book.web.repairs import name_controls, own_ids, plain_citations, reachable_scrolling
from casestudy.book.web.search import IndexedPage, indexed_page, write_index
from casestudy.book.web.tables import align_concordances, caption_tables, head_cells, join_heads

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What is done to each page, in this order: a function a concern, which changes the page in place.
CONCERNS: Final[tuple[Callable[[BeautifulSoup], None], ...]] = (
    join_heads,
    head_cells,
    align_concordances,
    caption_tables,
    own_ids,
    name_controls,
    plain_citations,
    reachable_scrolling,
    mark_chinese,
)

#: Where builders put files that are no pages of the book.
_STATIC: Final = "_static"


def finish_pages(app: Sphinx, exception: Exception | None) -> None:
    """Finish every page of a built site; for Sphinx's ``build-finished``."""
    if exception or app.builder.format != "html":
        return
    indexed: list[IndexedPage] = []
    for path in pages_of(Path(app.outdir)):
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        for concern in CONCERNS:
            concern(page)
        indexed += indexed_page(app, page, path)
        path.write_text(str(page), encoding="utf-8")
    write_index(app, indexed)


def pages_of(site: Path) -> list[Path]:
    """Return the pages of a built site."""
    return sorted(
        path for path in site.rglob("*.html") if _STATIC not in path.relative_to(site).parts
    )
