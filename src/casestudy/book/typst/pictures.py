"""Pictures, with and without captions."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from casestudy.book.typst.text import string
from casestudy.book.typst.writer import LOGGER, Writer

#: Image files that Typst reads. It takes PDF as well, but not into an accessible PDF.
IMAGE_TYPES: Final = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}

#: Where the builder puts images, from the markup's folder.
IMAGES: Final = "images"


class Pictures(Writer):
    """Images, figures and their captions."""

    def set_figure(self, node: nodes.Element) -> str:
        """Set a picture and its caption, which stay together."""
        below = (nodes.caption, nodes.legend)
        body = self.all(child for child in node.children if not isinstance(child, below))
        caption = self.all(child for child in node.children if isinstance(child, below))
        number = string(self.number("figure", node))
        call = f"#captioned(number: {number}, {self.at(node)})[{body}][{caption}]"
        return f"{self.place(node)}{call}\n"

    def set_caption(self, node: nodes.Element) -> str:
        """Set a caption."""
        with self.speaking(node) as language:
            return self.passage(language, self.inside(node))

    def set_legend(self, node: nodes.Element) -> str:
        """Set what stands under a caption."""
        return self.inside(node)

    def set_image(self, node: nodes.Element) -> str:
        """Set a picture; one without alternative text would be lost on some readers."""
        name = self.builder.images.get(node["uri"], "")
        if name.rpartition(".")[2].lower() not in IMAGE_TYPES:
            message = "the PDF cannot take the image %s; give it as one of %s"
            LOGGER.warning(message, node["uri"], ", ".join(IMAGE_TYPES), location=node)
            return ""
        if not node.get("alt"):
            LOGGER.warning("the image %s has no alternative text", node["uri"], location=node)
        alt = " ".join((node.get("alt") or name).split())
        width = node.get("width", "")
        sized = f", width: {width}" if width.endswith("%") else ""
        image = f"image({string(f'{IMAGES}/{name}')}, alt: {string(alt)}{sized})"
        if len(node.parent.children) > 1 and isinstance(node.parent, nodes.TextElement):
            return f"#box({image});"
        return f"{self.place(node)}#picture({image})\n"
