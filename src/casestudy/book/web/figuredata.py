"""The data of a figure on their way from the kernel to the page."""

from __future__ import annotations

from typing import Any, Final

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

CSV: Final = "text/csv"

#: The attribute under which an image has its data.
ATTRIBUTE: Final = "figure_csv"

#: What matplotlib's figures are called by kernels.
_FIGURE: Final = "<Figure size "


class FigureData(nodes.Invisible, nodes.Element):
    """The table that is drawn in a figure, as one form of a cell's output; attribute ``csv``."""


class DataRenderer:
    """Reads ``text/csv`` in a cell's output; an entry point of myst-nb names it."""

    mime_priority_overrides = ()

    @staticmethod
    def handle_mime(
        _renderer: NbElementRenderer,
        data: MimeData,
        inline: bool,  # noqa: FBT001
    ) -> list[nodes.Element] | None:
        """Return the data as a node, None for all other types."""
        del inline
        return [FigureData("", csv=data.string)] if data.mime_type == CSV else None


class KeepFigureData(SphinxPostTransform):
    """Give a figure's images its data, before myst-nb drops every form of an output but one."""

    default_priority = 3
    formats = ("html",)

    def run(self, **_ignored: Any) -> None:
        """Go through the outputs; a figure without data ends the build."""
        for bundle in self.document.findall(nodes.container):
            if bundle.get("nb_element") == "mime_bundle":
                forms = {form["mime_type"]: form for form in bundle.children}  # type: ignore[index]
                if "text/plain" in forms and forms["text/plain"].astext().startswith(_FIGURE):
                    self._keep(bundle, forms)

    def _keep(self, bundle: nodes.container, forms: dict[str, nodes.Node]) -> None:
        if CSV not in forms:
            message = (
                f"{self.env.docname}: the figure of the cell in line {bundle.line} does not offer "
                "its data. Call use_book_style() in the first cell, and let the function that "
                "draws end with remember(ax, data), from casestudy.figures.remembered."
            )
            raise ExtensionError(message)
        data = next(forms[CSV].findall(FigureData))
        for image in bundle.findall(nodes.image):
            image[ATTRIBUTE] = data["csv"]
