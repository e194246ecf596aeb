"""Reading translation.yml: what its entries must look like, before they are held to the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casestudy.errors import Fault, TranslationError
from casestudy.source.yamlfile import read_mapping

FILE = "translation.yml"

_ENTRIES = ("column", "exempt", "passages", "notes")


@dataclass(frozen=True)
class Note:
    """A remark on a phrase of a passage: what it means literally, or how it was understood."""

    passage: str
    phrase: str
    note: str


@dataclass(frozen=True)
class Exemption:
    """A word of the page whose numeral counts nothing, with the reason."""

    phrase: str
    reason: str


@dataclass(frozen=True)
class TranslationFile:
    """The contents of translation.yml, as far as their form is right."""

    column: str | None
    texts: dict[str, str]
    notes: tuple[Note, ...]
    exempt: tuple[Exemption, ...]


def read_translation(path: Path) -> tuple[TranslationFile, tuple[Fault, ...]]:
    """Read a translation; of texts that run over several lines, line ends become spaces.

    Returns
    -------
    tuple
        What could be read, and what is wrong with the rest.

    Raises
    ------
    TranslationError
        If the file is not UTF-8, not YAML or not a mapping.
    """
    content = read_mapping(path, error=TranslationError)
    faults = [
        Fault(f"{FILE}, {key}", f"one of {', '.join(_ENTRIES)}", key, "Take it out.")
        for key in content
        if key not in _ENTRIES
    ]
    column = _text(content.get("column"))
    if "column" in content and column is None:
        faults.append(Fault(f"{FILE}, column", "a text", repr(content["column"]), "Fill it in."))
    file = TranslationFile(
        column,
        _passages(content.get("passages"), faults),
        tuple(Note(*each) for each in _entries(content, "notes", Note, faults)),
        tuple(Exemption(*each) for each in _entries(content, "exempt", Exemption, faults)),
    )
    return file, tuple(faults)


def _text(value: object) -> str | None:
    """Return a text with single spaces, or None if it is none or blank."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _passages(given: object, faults: list[Fault]) -> dict[str, str]:
    if not isinstance(given, dict):
        found = "nothing" if given is None else f"a {type(given).__name__}"
        remedy = "Write `passage-id: English` under it, one entry a passage."
        faults.append(Fault(f"{FILE}, passages", "English by passage id", found, remedy))
        return {}
    texts: dict[str, str] = {}
    for name, value in given.items():
        if (text := _text(value)) is None:
            remedy = "Write the English, after `|` if it has a colon."
            faults.append(Fault(f"{FILE}, passages: {name}", "a text", repr(value), remedy))
        texts[str(name)] = text or ""
    return texts


def _entries(
    content: dict[str, object], key: str, kind: type[Note | Exemption], faults: list[Fault]
) -> list[list[str]]:
    """Return the fields of the entries of a list that have exactly the fields of `kind`."""
    given = content.get(key, [])
    names = tuple(kind.__dataclass_fields__)
    if not isinstance(given, list):
        expected = f"a list of entries with {', '.join(names)}"
        faults.append(Fault(f"{FILE}, {key}", expected, repr(given), "Begin each with `- `."))
        return []
    entries = []
    for number, item in enumerate(given, start=1):
        fields = [_text(item.get(name)) for name in names] if isinstance(item, dict) else []
        whole = [field for field in fields if field is not None]
        if len(whole) == len(names) == len(item):
            entries.append(whole)
            continue
        expected = f"the texts {', '.join(names)} and nothing else"
        found = f"{', '.join(map(str, item))}" if isinstance(item, dict) else repr(item)
        remedy = "Fill all of them in, as texts."
        faults.append(Fault(f"{FILE}, {key} {number}", expected, found, remedy))
    return entries
