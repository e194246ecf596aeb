"""Figures on web pages: drawn in the page itself, in its font and in the colours of its scheme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

from casestudy.book.opened import opened_study
from casestudy.book.web.figuredata import ATTRIBUTE, KeepFigureData
from casestudy.book.web.svg import inline_svg
from casestudy.errors import Fault, StudyNotFoundError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class Drawing(nodes.General, nodes.Element):
    """A figure drawn in the page; attributes ``svg``, ``alt``, ``csv`` and ``name``."""


class InlineFigures(SphinxPostTransform):
    """Put figures of cells into the page; other images stay files."""

    default_priority = 5  # just after myst-nb has chosen a form of each output
    formats = ("html",)

    def run(self, **_ignored: Any) -> None:
        """Replace the images that have data; one without a written text ends the build."""
        images = [node for node in self.document.findall(nodes.image) if ATTRIBUTE in node]
        for number, image in enumerate(images, 1):
            name = _name(image) or f"{page_name(self.env)}-figure-{number}"
            if not image.get("alt"):
                remedy = "Write what it shows under `mystnb: image: alt:` of its cell."
                where = f"{self.env.docname} line {image.line or '?'}, figure {name}"
                raise ExtensionError(str(Fault(where, "an alternative text", "none", remedy)))
            svg = Path(self.env.srcdir, image["uri"]).read_text(encoding="utf-8")
            drawn = inline_svg(svg, name=name, alt=image["alt"], language=self._language())
            about = {"alt": image["alt"], "csv": image[ATTRIBUTE], "name": name}
            image.replace_self(Drawing("", svg=drawn, **about))

    def _language(self) -> str:
        try:
            return opened_study(self.env).about.language
        except StudyNotFoundError:
            return "zh"


def page_name(env: BuildEnvironment) -> str:
    """Return what files that belong to the present page are called: its name, unlike others'."""
    name = env.docname.rpartition("/")[2]
    same = [each for each in env.found_docs if each.rpartition("/")[2] == name]
    return name if len(same) == 1 else env.docname.replace("/", "-")


def _name(image: nodes.image) -> str | None:
    """Return the name that a figure was given."""
    figure = image.parent
    return str(figure["ids"][0]) if isinstance(figure, nodes.figure) and figure["ids"] else None


def visit_drawing(self: HTML5Translator, node: Drawing) -> None:
    """Write the drawing into a box that scrolls where the page is too narrow for its labels."""
    self.body.append(f'<div class="figure-scroll">{node["svg"]}</div>\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register what draws figures in pages."""
    app.add_node(Drawing, html=(visit_drawing, None))
    app.add_post_transform(KeepFigureData)
    app.add_post_transform(InlineFigures)
    app.add_css_file("figures.css")
    app.add_js_file("figures.js", loading_method="defer")
