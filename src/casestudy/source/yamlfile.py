"""Reading the YAML files of a study, with faults that name file and line."""

from __future__ import annotations

from pathlib import Path

import yaml

from casestudy.errors import CaseStudyError, Fault


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
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        fault = Fault(
            path.name,
            "a file in the study's folder",
            f"none in {path.parent}",
            f"Put {path.name} there, or name another folder.",
        )
    except UnicodeDecodeError as bad:
        found = f"byte 0x{bad.object[bad.start]:02x} at position {bad.start}"
        fault = Fault(path.name, "UTF-8 text", found, "Save the file as UTF-8.")
    except yaml.MarkedYAMLError as bad:
        where = path.name
        if bad.problem_mark:
            where = f"{path.name} line {bad.problem_mark.line + 1}"
        found = bad.problem or bad.context or "something else"
        fault = Fault(where, "YAML", found, "Check indentation, colons and quotation marks there.")
    except yaml.YAMLError as bad:
        found = str(bad).splitlines()[0]
        fault = Fault(path.name, "YAML", found, "Remove what is not plain text.")
    else:
        if isinstance(content, dict) and all(isinstance(key, str) for key in content):
            return content
        found = "nothing" if content is None else f"a {type(content).__name__}"
        remedy = "Write one `key: value` a line, as in the study that comes with this project."
        fault = Fault(path.name, "named entries at the top level", found, remedy)
    raise error([fault])
