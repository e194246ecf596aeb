"""Formulas: LaTeX in, Typst out."""

from __future__ import annotations

import re

import tylax
from docutils import nodes
from sphinx.util import logging

from casestudy.book.typst.text import string

LOGGER = logging.getLogger(__name__)


def formula(tex: str, *, block: bool = False, number: str = "", label: str | None = None) -> str:
    r"""Return a formula as Typst markup.

    Parameters
    ----------
    tex
        The formula in LaTeX. It is also the formula's alternative text.
    block
        Whether it stands on a line of its own.
    number
        The equation's number, without brackets.
    label
        What links to the equation point to.

    Returns
    -------
    str
        A call of Typst's ``math.equation``. What tylax does not know it passes on by name, which
        Typst then reports as an unknown variable.

    Examples
    --------
    >>> print(formula(r"\frac{a}{b}"))
    #math.equation(alt: "\\frac{a}{b}", block: false, $a/b$)
    """
    body = tylax.latex_to_typst(tex).strip()
    space = " " if block else ""
    arguments = [f"alt: {string(tex.strip())}", f"block: {str(block).lower()}"]
    if number:
        arguments.append(f'numbering: (..n) => "({number})"')
    call = f"#math.equation({', '.join(arguments)}, ${space}{body}{space}$)"
    return call + (f"#label({string(label)})" if label else "")


def warn_unbalanced(node: nodes.Element) -> None:
    """Warn of braces that do not pair: tylax would set something else without a word."""
    tex = re.sub(r"\\[\\{}]", "", node.astext())
    depth = 0
    for char in tex:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            break
    if depth:
        LOGGER.warning("the braces of a formula do not pair: %s", node.astext(), location=node)
