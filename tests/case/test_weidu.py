"""The coded tables of Weidu hold what the page prints, whole and in its words."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from casestudy.case.speech import sentences
from casestudy.evidence import Evidence

#: Which kinds a statement about an act can have, as the codebook defines them.
ASPECTS = {
    "initiative": {"self", "called-in"},
    "payment": {"own", "sale"},
    "route": {"social-media", "seen", "brought-in"},
    "motive": {
        "virtue", "duty", "gratitude", "concern", "pride", "creed", "mutual", "party-led",
    },
    "reward": {"emotion", "thanks", "satisfaction", "title"},
    "tie": {"party", "state"},
}  # fmt: skip


def test_every_sentence_is_coded(weidu_evidence: Evidence) -> None:
    found = sentences(weidu_evidence.study.paragraphs)
    coded = weidu_evidence.table("sentences")
    assert coded["quote"].to_list() == found["text"].to_list()
    assert coded["paragraph"].to_list() == found["paragraph"].to_list()
    numbered = coded["paragraph"] + "-" + coded["position"].astype(str).str.zfill(2)
    assert coded["id"].to_list() == numbered.to_list()


def test_direct_speech_and_nothing_else_stands_in_marks(weidu_evidence: Evidence) -> None:
    for row in weidu_evidence.table("quotations").to_dict("records"):
        in_marks = f"“{row['text']}”" in weidu_evidence.passages.texts[row["paragraph"]]
        assert in_marks == (row["mode"] == "direct"), row["id"]


def test_marks_around_speech_are_those_that_end_a_sentence_or_are_linked(
    weidu_evidence: Evidence,
) -> None:
    """Of all words in marks that end like a sentence, none is left without a row."""
    spoken = set(weidu_evidence.table("quotations")["text"])
    for name, text in weidu_evidence.passages.texts.items():
        for words in re.findall("“([^”]*[。！？…])”", text):
            assert words in spoken, name


def test_a_speaker_is_as_in_people(weidu_evidence: Evidence) -> None:
    people = weidu_evidence.table("people").set_index("id")
    for row in weidu_evidence.table("quotations").to_dict("records"):
        if pd.isna(row["speaker"]):
            assert row["source"] == ("none" if pd.isna(row["organisation"]) else "body")
            continue
        person = people.loc[row["speaker"]]
        assert row["role_en"] == person["role_en"], row["id"]
        assert row["sphere"] == person["sphere"], row["id"]
        assert row["speaker_zh"] == weidu_evidence.mask(person["zh"]), row["id"]


@pytest.mark.parametrize(
    "column",
    ["provider_zh", "recipient_zh", "amount_words", "frequency", "where_zh", "goods", "services"],
)
def test_words_of_an_act_stand_in_its_article(weidu_evidence: Evidence, column: str) -> None:
    texts = weidu_evidence.passages.texts
    for row in weidu_evidence.table("activities").dropna(subset=[column]).to_dict("records"):
        own = "".join(text for name, text in texts.items() if name.startswith(row["article"]))
        pieces = row[column].split("、") if column in {"goods", "services", "where_zh"} else []
        for words in pieces or [row[column]]:
            assert words in own, f"{row['id']}: {words}"


def test_dates_of_an_act_are_those_of_its_event(weidu_evidence: Evidence) -> None:
    events = weidu_evidence.table("events").set_index("id")
    dated = weidu_evidence.table("activities").dropna(subset=["event"])
    assert len(dated) >= 4
    for row in dated.to_dict("records"):
        event = events.loc[row["event"]]
        assert (row["start"], row["end"], row["precision"]) == (
            event["start"], event["end"], event["precision"],
        ), row["id"]  # fmt: skip


def test_a_kind_belongs_to_its_aspect(weidu_evidence: Evidence) -> None:
    details = weidu_evidence.table("activity_details")
    assert set(details["aspect"]) == set(ASPECTS)
    for aspect, kind in zip(details["aspect"], details["kind"], strict=True):
        assert kind in ASPECTS[aspect]


def test_every_paragraph_of_the_report_has_its_move(weidu_evidence: Evidence) -> None:
    paragraphs = weidu_evidence.study.paragraphs
    told = paragraphs[
        (paragraphs["article"] == "red-governance") & (paragraphs["role"] != "credit")
    ]
    assert weidu_evidence.table("moves")["paragraph"].to_list() == told["id"].to_list()


def test_private_names_stand_in_quotations_only(
    weidu_evidence: Evidence, private_names: tuple[str, ...]
) -> None:
    for name, frame in weidu_evidence.frames.items():
        if name == "people":
            continue
        for column in frame.columns.difference(["quote", "text"]):
            cells = " ".join(frame[column].dropna().astype(str))
            assert not [each for each in private_names if each in cells], f"{name}, {column}"
