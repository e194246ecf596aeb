"""Which tables the code reads, and which of their columns: what a study's descriptor must offer.

The descriptor of a study (datapackage.json) declares its tables in full: meanings, allowed values,
further columns. Named here are the types that the code relies on, so that a descriptor which does
not fit is refused, and a table that a study does not have is an empty frame of the right types.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: Columns of every table of evidence: article, passage and the verbatim words.
EVIDENCE_COLUMNS = ("article", "paragraph", "quote")

_EVIDENCE = dict.fromkeys(EVIDENCE_COLUMNS, "string")


def _columns(text: str = "", *, evidence: bool = True, **others: str) -> Mapping[str, str]:
    """Return column names with types: `text` lists those of type string."""
    columns = {**dict.fromkeys(text.split(), "string"), **others}
    return MappingProxyType(columns | _EVIDENCE if evidence else columns)


#: Table → column → Table Schema type.
TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "organisations": _columns("id zh pinyin en kind level", generic="boolean"),
        "places": _columns("id zh pinyin en kind within"),
        "people": _columns(
            "id zh pinyin en role_zh role_en sphere mask organisation place",
            named="boolean", public="boolean",
        ),
        "relations": _columns("id source relation target printed"),
        "mechanisms": _columns("id zh pinyin en label_by kind explained"),
        "mechanism_parts": _columns(
            "id mechanism zh pinyin en label_by organisation", position="integer"
        ),
        "indicators": _columns(
            "id zh en qualifier measure unit_zh unit_en scope period place organisation",
            value="number", start="date", end="date",
        ),
        "events": _columns(
            "id zh en precision year_basis time place organisation", start="date", end="date"
        ),
        "activities": _columns(
            "id zh en part_of provider_zh provider_person provider_organisation provider_type form"
            " goods services amount reach recipient_zh recipient_en recipient_person"
            " recipient_organisation channel precision rhythm frequency quotation",
            start="date", end="date",
        ),
        "activity_details": _columns("id activity aspect kind en"),
        "quotations": _columns(
            "id speaker organisation speaker_zh role_en sphere source mode verb link linked text"
            " gist",
            characters="integer",
        ),
        "sentences": _columns("id agent_zh agent", position="integer"),
        "agent_words": _columns("id zh agent"),
        "claims": _columns("id kind en indicator quotation", measured="boolean"),
        "moves": _columns("id move en", position="integer"),
        "glossary": _columns("id zh pinyin en explanation"),
        "second_coding": _columns("table id column value comment", evidence=False),
    }
)  # fmt: skip

#: Table Schema type → pandas type.
DTYPES: Mapping[str, str] = MappingProxyType(
    {
        "string": "str",
        "integer": "Int64",
        "number": "Float64",
        "boolean": "boolean",
        "date": "datetime64[s]",
    }
)
