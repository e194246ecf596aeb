"""What a study says of itself in study.yml: title, place, source, provenance, rights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from casestudy.errors import Fault, StudyFileError
from casestudy.source.yamlfile import read_mapping

FILE = "study.yml"

_TEXTS = ("title", "language", "place", "rights")


@dataclass(frozen=True)
class Inference:
    """Something that the page does not say and that can be concluded, with the evidence."""

    claim: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """What is known, unknown and inferred of where the page comes from."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]
    inferred: tuple[Inference, ...]


@dataclass(frozen=True)
class About:
    """The contents of study.yml.

    Attributes
    ----------
    title, place, rights
        For people to read.
    language
        The page's language, a BCP 47 tag such as ``zh-Hans``.
    page_file
        Name of the page's file in the study's folder.
    page_bytes, page_sha256
        What that file must be.
    provenance
        Where the page comes from.
    """

    title: str
    language: str
    place: str
    rights: str
    page_file: str
    page_bytes: int
    page_sha256: str
    provenance: Provenance


def read_about(folder: Path) -> About:
    """Read study.yml from a study's folder.

    Raises
    ------
    StudyFileError
        With every entry that is missing or of the wrong kind.
    """
    content = read_mapping(folder / FILE, error=StudyFileError)
    faults: list[Fault] = []

    def need(mapping: object, key: str, kind: type, described: str, *, within: str = "") -> object:
        value = mapping.get(key) if isinstance(mapping, dict) else None
        if type(value) is kind and (value or kind is list):
            return value
        place = f"{FILE}, {within}{key}"
        found = "nothing" if value is None else repr(value)
        remedy = "Fill it in, as in the study that comes with this project."
        faults.append(Fault(place, described, found, remedy))
        return kind()

    texts = {key: str(need(content, key, str, "a text")) for key in _TEXTS}
    source = need(content, "source", dict, "the page's file, bytes and sha256")
    file = str(need(source, "file", str, "a file name", within="source: "))
    size = cast("int", need(source, "bytes", int, "a number of bytes", within="source: "))
    digest = str(need(source, "sha256", str, "a SHA-256", within="source: "))
    if digest and not re.fullmatch("[0-9a-f]{64}", digest):
        remedy = "Write the output of `sha256sum` there."
        faults.append(Fault(f"{FILE}, source: sha256", "64 hexadecimal digits", digest, remedy))
    origin = need(content, "provenance", dict, "the lists known, unknown and inferred")
    known, unknown, inferred = (
        cast("list[object]", need(origin, key, list, "a list", within="provenance: "))
        for key in ("known", "unknown", "inferred")
    )
    for number, item in enumerate(inferred, 1):
        within = f"provenance: inferred {number}: "
        need(item, "claim", str, "a text", within=within)
        need(item, "evidence", list, "a list", within=within)
    if faults:
        raise StudyFileError(faults)
    return About(
        **texts,
        page_file=file,
        page_bytes=size,
        page_sha256=digest,
        provenance=Provenance(_texts(known), _texts(unknown), tuple(map(_inference, inferred))),
    )


def _texts(items: list[object]) -> tuple[str, ...]:
    return tuple(" ".join(str(item).split()) for item in items)


def _inference(item: object) -> Inference:
    entry = cast("dict[str, object]", item)
    return Inference(str(entry["claim"]), _texts(cast("list[object]", entry["evidence"])))
