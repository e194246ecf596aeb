"""Formulas: LaTeX in, Typst out."""

from __future__ import annotations

import tylax

from casestudy.book.typst.text import string


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
