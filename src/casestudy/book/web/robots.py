"""What search engines are asked not to list: the articles, which name private persons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from casestudy.book.articles.switches import articles_of
from casestudy.book.web.downloads import FOLDER
from casestudy.book.web.search import INDEX_FILE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Other places that hold the articles' text: notebooks, PDFs and archives, and the search's index.
_PLACES: Final = (f"/{FOLDER}/", f"/{INDEX_FILE.as_posix()}")


def write_robots(app: Sphinx, exception: Exception | None) -> None:
    """Write ``robots.txt`` for a site at the top of its server; for ``build-finished``.

    Pages with articles carry ``noindex`` themselves; what is no page cannot.
    """
    if exception or app.builder.format != "html":
        return
    pages = [
        f"/{app.builder.get_target_uri(name)}"
        for name in sorted(app.env.found_docs)
        if articles_of(app.env.get_doctree(name))
    ]
    rules = [f"Disallow: {place}" for place in (*pages, *_PLACES)] if pages else ["Disallow:"]
    text = "\n".join(["User-agent: *", *rules, ""])
    Path(app.outdir, "robots.txt").write_text(text, encoding="utf-8")
