"""How a paragraph is cited: as part of this book, and as part of the newspaper's article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casestudy.book.articles.paragraphs import lines_of
from casestudy.book.imprint import book_version
from casestudy.book.passages import passage_name

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from casestudy.book.articles.paragraphs import Mark
    from casestudy.parallel.translation import Translation
    from casestudy.source import Article, Paragraph
    from casestudy.source.about import About


def newspaper_citation(
    article: Article, paragraph: Paragraph, translation: Translation, about: About
) -> str:
    """Return how a paragraph is cited as part of its article; what is not known is left out."""
    english = translation.text(f"{article.id}-headline")
    title = f"《{article.headline}》" if article.headline else f"[{article.label}]"
    parts = [
        article.byline or "",
        f"{title} [{english}]" if article.headline and english else title,
        f"paragraph {paragraph.number} ({lines_of(paragraph)} of the text as extracted)",
        about.title,
    ]
    return ", ".join(part for part in parts if part) + "."


def book_citation(env: BuildEnvironment, docname: str, passage: str) -> tuple[str, str]:
    """Return how a passage is cited as part of the book, without its address, and the address.

    The address is a whole one if the book's settings say where it is published (``html_baseurl``),
    else it begins at the book's top.
    """
    config = env.config
    numbers = env.toc_secnumbers.get(docname, {}).get("", ())
    chapter = f"chapter {'.'.join(map(str, numbers))}, " if numbers else ""
    parts = [
        config.author,
        str(config.html_title),
        f"version {book_version()}, {config.copyright}",
        f"{chapter}“{env.titles[docname].astext()}”",
        passage_name(passage),
    ]
    base = f"{config.html_baseurl.rstrip('/')}/" if config.html_baseurl else ""
    return ", ".join(part for part in parts if part), f"{base}{docname}.html#{passage}"


def visit_mark(self: HTML5Translator, node: Mark) -> None:
    """Open the number of a paragraph."""
    self.visit_paragraph(node)


def depart_mark(self: HTML5Translator, node: Mark) -> None:
    """Close the number of a paragraph, and add its citations.

    ``cite.js`` completes the address, and copies.
    """
    book, address = book_citation(self.builder.env, self.docnames[-1], node["passage"])
    self.depart_paragraph(node)
    self.body.append(
        '<details class="cite" name="cite"><summary>Cite<span class="unseen"> '
        f"{self.encode(passage_name(node['passage']))}</span></summary><div>\n"
        f"<p><b>This edition</b> <span>{self.encode(book)}, "
        f"<u>{self.encode(address)}</u>.</span></p>\n"
        f"<p><b>The newspaper</b> <span>{self.encode(node['newspaper'])}</span></p>\n"
        "</div></details>\n"
    )
