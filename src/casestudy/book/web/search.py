"""The book's own search: an index of text blocks, which a script loads when somebody searches.

Sphinx's search fetches whole pages to show where a word stands, which no page opened from disk may
do; it leads to sections at best, and does not find Chinese words (docs/decisions/0015).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import sphinx.search
from bs4 import BeautifulSoup
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.domains.std import StandardDomain

from casestudy.book.web.blocks import TITLE, Block, blocks
from casestudy.source.chinese import CJK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The index in the built site: a script, since a page opened from disk may load nothing else.
INDEX_FILE: Final = Path("_static", "search-index.js")

#: The name of the page, and what its template and its scripts are called.
_PAGE: Final = "search"

#: Sphinx's own scripts for searching, which nothing uses.
_UNUSED: Final = ("searchtools.js", "language_data.js")

#: The stemmer comes with Sphinx: `snowballstemmer`'s ``porter`` in JavaScript, in two files.
_STEMMER: Final = ("base-stemmer.js", "porter-stemmer.js")


@dataclass(frozen=True)
class IndexedPage:
    """A page as the index has it: its address, its blocks, every ``lang`` that it sets."""

    url: str
    blocks: list[Block]
    languages: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its first heading; a page without one goes by its address."""
        return next((block.text for block in self.blocks if block.kind == TITLE), self.url)


def setup(app: Sphinx) -> None:
    """Put our search in the place of Sphinx's."""
    app.connect("builder-inited", _leave_out_sphinx_search)
    app.connect("html-collect-pages", _search_page)
    app.add_css_file("search.css")


def indexed_page(app: Sphinx, page: BeautifulSoup, path: Path) -> list[IndexedPage]:
    """Return what the index says about a finished page: nothing of one that is no chapter.

    Parameters
    ----------
    app
        The finished build.
    page
        The page, which gets an id for each block that has none.
    path
        Where it is written.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return []
    if path not in {Path(builder.get_outfilename(name)) for name in app.env.found_docs}:
        return []
    languages = tuple(str(element["lang"]) for element in page.select("body [lang]:not(rt)"))
    return [IndexedPage(path.relative_to(app.outdir).as_posix(), blocks(page), languages)]


def write_index(app: Sphinx, pages: Sequence[IndexedPage]) -> None:
    """Write the index of a site, and take away what Sphinx copies for a search of its own."""
    target = Path(app.outdir) / INDEX_FILE
    target.write_text(index_script(pages), encoding="utf-8")
    for name in _UNUSED:
        (target.parent / name).unlink(missing_ok=True)


def index_script(pages: Sequence[IndexedPage]) -> str:
    """Return the index as a script that sets one global name.

    Parameters
    ----------
    pages
        The pages in the order of the book.

    Returns
    -------
    str
        JavaScript: the stemmer, then ``bookIndex``, an object with ``language`` (of the
        Chinese, as pages mark it), ``cjk`` (the characters of Chinese runs, for a character
        class) and ``pages``, each with ``url``, ``title``, ``places`` and ``blocks``: anchor,
        number of the place, kind and text.
    """
    folder = Path(sphinx.search.__file__).parent / "minified-js"
    stemmer = [(folder / name).read_text(encoding="utf-8") for name in _STEMMER]
    languages = Counter(name for page in pages for name in page.languages)
    language = next((name for name, _ in languages.most_common(1)), "zh")
    index = {"language": language, "cjk": CJK, "pages": [_entry(page) for page in pages]}
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return "\n".join([*stemmer, f"var bookIndex={data};\n"])


def _entry(page: IndexedPage) -> dict[str, Any]:
    distinct = dict.fromkeys(block.place for block in page.blocks)
    places = {place: number for number, place in enumerate(distinct)}
    rows = [
        [anchor, places[place], kind, text]
        for anchor, place, kind, text in map(astuple, page.blocks)
    ]
    return {"url": page.url, "title": page.title, "places": list(places), "blocks": rows}


def _leave_out_sphinx_search(app: Sphinx) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def _search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the search page; who has no JavaScript is sent to the glossary, if there is one."""
    domain = cast("StandardDomain", app.env.get_domain("std"))
    terms = (page for (kind, _), (page, _) in domain.objects.items() if kind == "term")
    yield _PAGE, {"glossary_page": next(terms, "")}, f"{_PAGE}.html"
