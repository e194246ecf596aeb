"""The Sphinx extension: articles from the corpus, two editions, PDFs, outputs never stale."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from casestudy.book.articles import extension as articles
from casestudy.book.codebook import CodebookDirective
from casestudy.book.dictionary import DictionaryDirective
from casestudy.book.edition import chosen_edition
from casestudy.book.editions import apply_edition, empty_other_edition, refuse_leaks
from casestudy.book.facts import FactRole, depart_fact, visit_fact
from casestudy.book.freshness import watch_inputs
from casestudy.book.glossary import GlossaryDirective
from casestudy.book.imprint import give_imprint
from casestudy.book.kernels import use_sockets
from casestudy.book.opened import check_evidence
from casestudy.book.passages import FactLink, PassageLink, PassageLinks, PlainTitles
from casestudy.book.quoting import QuotedDirective, QuotedRole
from casestudy.book.typst import builder as typst_builder
from casestudy.book.web import extension as web_pages
from casestudy.book.works import PlainWorks
from casestudy.figures.style import FORMATS_VARIABLE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive, role, style sheet and the watch on inputs with Sphinx."""
    app.add_config_value("casestudy_study", None, "env", types=(str, type(None)))
    app.add_config_value("casestudy_inputs", "", "env", types=(str,))
    app.add_config_value("casestudy_edition", chosen_edition(), "env", types=(str,))
    app.add_directive("codebook", CodebookDirective)
    app.add_directive("data-dictionary", DictionaryDirective)
    app.add_directive("study-glossary", GlossaryDirective)
    articles.setup(app)
    _add_evidence(app)
    app.add_post_transform(PlainWorks)
    app.connect("config-inited", give_imprint)
    app.connect("config-inited", watch_inputs)
    app.connect("config-inited", empty_other_edition)
    app.connect("source-read", apply_edition)
    app.connect("doctree-read", refuse_leaks)
    app.connect("config-inited", _ask_for_figures)
    app.connect("config-inited", use_sockets)
    web_pages.setup(app)
    typst_builder.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_evidence(app: Sphinx) -> None:
    """Register what prints facts and quotations."""
    app.add_role("fact", FactRole())
    app.add_role("quoted", QuotedRole())
    app.add_directive("quoted", QuotedDirective)
    app.add_node(PassageLink)
    app.add_node(FactLink, html=(visit_fact, depart_fact))
    app.add_transform(PlainTitles)
    app.add_post_transform(PassageLinks)
    app.add_js_file("facts.js", loading_method="defer")
    app.connect("env-before-read-docs", check_evidence)


def _ask_for_figures(_app: Sphinx, _config: Config) -> None:
    """Let the kernels that this build starts draw figures as SVG too, and give their data."""
    os.environ[FORMATS_VARIABLE] = "png svg csv"
