"""Style sheets of the theme without the rules that no page of the site can use.

They hold rules for two thousand icons and for widgets that the book does not have, and weigh more
than any chapter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tinycss2

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The sheets, by their names in the folder of static files.
SHEETS: Final = ("styles/pydata-sphinx-theme.css", "mystnb.*.css")

#: What no page loads (templates/layout.html, scripts.py).
UNUSED_FILES: Final = (
    "scripts/fontawesome.js*", "scripts/*.map", "styles/*.map", "doctools.js",
    "sphinx_highlight.js",
)  # fmt: skip

#: What points to a map that is gone: tools for developers would complain.
_MAP: Final = re.compile(r"/[/*]# sourceMappingURL=\S+?\.map(?: ?\*/)?\s*$")

#: Classes that scripts put together from parts, so that no file has them whole.
_COMPOSED: Final = ("bs-tooltip-", "bs-popover-")

_WORD: Final = re.compile(r"[\w-]+")


def trim_styles(app: Sphinx, exception: Exception | None) -> None:
    """Trim the sheets of a finished site; for Sphinx's ``build-finished``."""
    static = Path(app.outdir, "_static")
    if exception or app.builder.format != "html" or not static.is_dir():
        return
    for pattern in UNUSED_FILES:
        for path in static.glob(pattern):
            path.unlink()
    for path in [*static.glob("scripts/*.js"), *static.glob("styles/*.css")]:
        path.write_text(_MAP.sub("", path.read_text("utf-8")), encoding="utf-8")
    sources = [*Path(app.outdir).rglob("*.html"), *static.rglob("*.js")]
    words = set[str]().union(*(_WORD.findall(path.read_text("utf-8")) for path in sources))
    for pattern in SHEETS:
        for path in static.glob(pattern):
            path.write_text(trimmed(path.read_text("utf-8"), words), encoding="utf-8")


def trimmed(sheet: str, words: Collection[str]) -> str:
    """Return a style sheet without the selectors that need a class which nothing mentions.

    Parameters
    ----------
    sheet
        CSS.
    words
        Every word of the site's pages and scripts. A class that is among them may be used.

    Examples
    --------
    >>> trimmed(".fa-sun,.fa-cat{color:red}.fa-cat{top:0}@media print{.fa-cat{top:0}}", {"fa-sun"})
    '.fa-sun{color:red}'
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, words))


def _kept(rules: Iterable[Any], words: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := [text for text in _selectors(rule.prelude, words) if text]:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if content := "".join(_kept(inner, words)):
                prelude = tinycss2.serialize(rule.prelude)
                yield f"@{rule.at_keyword}{prelude}{{{content}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any], words: Collection[str]) -> Iterator[str]:
    """Yield the selectors of a rule that may match; what stands in brackets is not looked into."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        classes = [
            after.value
            for dot, after in pairwise(part)
            if dot.type == "literal" and dot.value == "." and after.type == "ident"
        ]
        if all(name in words or name.startswith(_COMPOSED) for name in classes):
            yield tinycss2.serialize(part).strip()
