"""Reading the YAML files of a study, with faults that name file and line."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

import yaml

from casestudy.errors import CaseStudyError, Fault


class _StrictLoader(yaml.SafeLoader):
    """Refuses an entry that stands twice, where YAML libraries silently keep the last."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[Hashable, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                problem = f"`{key.value}` a second time"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_mapping(path: Path, *, error: type[CaseStudyError]) -> dict[str, object]:
    """Read a YAML file whose top level is a mapping.

    Parameters
    ----------
    path
        The file.
    error
        What to raise.

    Raises
    ------
    CaseStudyError
        Of the class `error`, if the file is missing, not UTF-8, not YAML or not a mapping.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as bad:
        raise error([_fault(path, bad)]) from None
    if isinstance(content, dict) and all(isinstance(key, str) for key in content):
        return content
    found = "nothing" if content is None else f"a {type(content).__name__}"
    remedy = "Write one `key: value` a line, as in the study that comes with this project."
    raise error([Fault(path.name, "named entries at the top level", found, remedy)])


def _fault(path: Path, bad: Exception) -> Fault:
    """Say why a file could not be read."""
    if isinstance(bad, OSError):
        remedy = f"Put {path.name} there, or name another folder."
        return Fault(path.name, f"a readable file in {path.parent}", str(bad.strerror), remedy)
    if isinstance(bad, UnicodeDecodeError):
        found = f"byte 0x{bad.object[bad.start]:02x} at position {bad.start}"
        return Fault(path.name, "UTF-8 text", found, "Save the file as UTF-8.")
    if isinstance(bad, yaml.MarkedYAMLError) and bad.problem_mark:
        where = f"{path.name} line {bad.problem_mark.line + 1}"
        found = (bad.problem or bad.context or "something else").removeprefix("found ")
        return Fault(where, "YAML", found, "Check indentation, colons and quotation marks there.")
    return Fault(path.name, "YAML", str(bad).splitlines()[0], "Remove what is not plain text.")
