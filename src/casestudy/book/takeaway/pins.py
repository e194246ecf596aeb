"""Which of the project's pinned packages the notebooks need."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: What shows notebooks; it brings the kernel that runs them.
LAB: Final = "jupyterlab"

_PIN: Final = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==.*")


def notebook_pins(root: Path) -> list[str]:
    """Return the lines of ``requirements.txt`` for JupyterLab and for all that the package needs.

    Parameters
    ----------
    root
        The project's top folder.

    Returns
    -------
    list of str
        In the same order, with their markers: the same list for every system.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = _closure([*project.get("dependencies", ()), LAB])
    lines = (root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = ((_PIN.fullmatch(line), line) for line in lines)
    return [line for pin, line in pins if pin and canonicalize_name(pin["name"]) in needed]


def _closure(requirements: Iterable[str]) -> set[str]:
    """Return the names of packages, and of all that these need on any system."""
    found: set[tuple[str, str]] = set()
    waiting = [Requirement(text) for text in requirements]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        for extra in ("", *sorted(requirement.extras)):
            if (name, extra) not in found:
                found.add((name, extra))
                waiting += _needs(name, extra)
    return {name for name, _ in found}


def _needs(name: str, extra: str) -> list[Requirement]:
    """Return what a package needs; nothing for one that is not for this system."""
    try:
        declared = [Requirement(text) for text in requires(name) or ()]
    except PackageNotFoundError:
        return []
    return [each for each in declared if _extra(each) == extra]


def _extra(requirement: Requirement) -> str:
    """Return the extra that a requirement is for, or nothing if it is for all.

    Other markers, of system and version, are passed over: they stand in the list of pins.
    """
    found = re.search(r"extra\s*==\s*[\"']([^\"']+)[\"']", str(requirement.marker or ""))
    return canonicalize_name(found[1]) if found else ""
