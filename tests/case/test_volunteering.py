"""Helping acts and what is stated of them: on the small study, and where the answer is known."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from casestudy.case import (
    acts,
    compare,
    giving,
    giving_graph,
    kinds_by_provider,
    providers,
    spans,
    stated,
)
from casestudy.case.gifts import GIVING_COLUMNS
from casestudy.case.volunteering import (
    ACT_COLUMNS,
    ASPECTS,
    PROVIDER_COLUMNS,
    SILENT,
    SPAN_COLUMNS,
    STATED_COLUMNS,
)
from casestudy.evidence import Evidence
from casestudy.evidence.contract import TABLES
from casestudy.evidence.reading import empty_frame

Rows = list[dict[str, object]]


@pytest.fixture
def empty(mini_evidence: Evidence) -> Evidence:
    frames = {name: empty_frame(name) for name in TABLES}
    return Evidence(mini_evidence.study, mini_evidence.descriptor, mini_evidence.passages, frames)


@pytest.fixture
def made(mini_evidence: Evidence, empty: Evidence) -> Callable[..., Evidence]:
    """Evidence of invented rows; the cells that a row leaves out are missing."""

    def make(**tables: Rows) -> Evidence:
        people = {"people": mini_evidence.table("people")}
        bodies = {"organisations": mini_evidence.table("organisations")}
        frames = {**empty.frames, **people, **bodies}
        for name, rows in tables.items():
            dtypes = empty_frame(name).dtypes
            more = {column: None for row in rows for column in row if column not in dtypes}
            frame = pd.DataFrame(rows, columns=[*dtypes.index, *more])
            frames[name] = frame.astype({**dtypes, **dict.fromkeys(more, "str")})
        return Evidence(empty.study, empty.descriptor, empty.passages, frames)

    return make


def act(name: str, **cells: object) -> dict[str, object]:
    body = {"provider_zh": "流动书车", "provider_organisation": "book-bus"}
    place = {"article": "book-bus", "paragraph": "book-bus-01", "quote": "开进了柳湾村"}
    same = {"zh": "送书", "en": "books", "form": "goods", "rhythm": "once"}
    return {"id": name, **body, **same, **place, **cells}


def detail(activity: str, kind: str, *, aspect: str = "motive", **cells: object) -> dict:
    place = {"article": "book-bus", "paragraph": "book-bus-02", "quote": "小满说"}
    name = f"{activity}-{kind}-{len(cells)}"
    return {"id": name, "activity": activity, "aspect": aspect, "kind": kind, **place, **cells}


def test_parts_are_no_further_acts_and_have_the_provider_of_the_whole(
    mini_evidence: Evidence,
) -> None:
    assert acts(mini_evidence)["id"].to_list() == ["book-bus-visit", "free-loans"]
    every = acts(mini_evidence, parts=True).set_index("id")["provider"]
    assert every["pupil-loan"] == "book-bus"
    assert every["free-loans"] == "librarian"


def test_a_provider_is_the_body_then_the_person_then_the_words(
    made: Callable[..., Evidence],
) -> None:
    rows = [
        act("one", provider_person="librarian"),
        act("two", provider_organisation=None, provider_person="librarian"),
        act("three", provider_organisation=None, provider_zh="好心人"),
        act("four", part_of="two"),
        act("five", part_of="four"),
    ]
    found = acts(made(activities=rows), parts=True)["provider"].to_list()
    assert found == ["book-bus", "librarian", "好心人", "librarian", "librarian"]


def test_acts_come_in_the_order_of_the_page(made: Callable[..., Evidence]) -> None:
    rows = [
        act("bridge", paragraph="stone-bridge-01"),
        act("first", paragraph="book-bus-01"),
        act("again", paragraph="book-bus-01"),
    ]
    assert acts(made(activities=rows))["id"].to_list() == ["first", "again", "bridge"]


def test_no_private_name_comes_out(made: Callable[..., Evidence]) -> None:
    private = {
        "provider_organisation": None, "provider_person": "pupil", "provider_zh": "小满",
        "recipient_zh": "老罗", "recipient_en": "a villager", "goods": "小满的书",
        "note": "小满 is a pupil", "start": pd.Timestamp("2021-10-09"),
    }  # fmt: skip
    evidence = made(
        activities=[act("one", zh="小满给老罗一本书", quote="小满给老罗", **private)],
        activity_details=[detail("one", "duty", en="must", quote="“应该的。”小满说")],
    )
    frames = [
        acts(evidence), providers(evidence), stated(evidence, "motive"), compare(evidence),
        kinds_by_provider(evidence, "motive"), giving(evidence),
        spans(evidence, until="2021-12-05"),
    ]  # fmt: skip
    out = "".join(frame.reset_index().to_csv() for frame in frames)
    out += str(giving_graph(evidence).nodes(data=True))
    assert "小满" not in out
    assert "老罗" not in out
    assert "［学生］给［村民］" in out
    assert providers(evidence)[["zh", "en"]].to_numpy().tolist() == [["四年级学生", "pupil"]]


def test_what_is_stated_has_its_words_and_its_provider(mini_evidence: Evidence) -> None:
    [row] = stated(mini_evidence, "route").to_dict("records")
    assert row["provider"] == "book-bus"  # of the whole: the loan is a part of the visit
    assert (row["provider_zh"], row["kind"], row["zh"]) == ("流动书车", "asked", "我想借《昆虫记》")


def test_it_is_told_whether_words_stand_in_speech(mini_evidence: Evidence) -> None:
    assert stated(mini_evidence, "route")["mode"].to_list() == ["direct"]
    assert stated(mini_evidence, "payment")["mode"].to_list() == ["reported"]
    assert stated(mini_evidence, "reward")["mode"].to_list() == ["own"]


def test_an_unknown_aspect_is_an_error(mini_evidence: Evidence) -> None:
    with pytest.raises(KeyError, match="initiative, payment"):
        stated(mini_evidence, "colour")


def test_providers_are_summed_up(made: Callable[..., Evidence]) -> None:
    rows = [
        act("one", start=pd.Timestamp("2021-03-01"), rhythm="daily", recipient_en="pupils"),
        act("two", start=pd.Timestamp("2020-05-01"), rhythm="not-stated", recipient_en="pupils"),
        act("part", part_of="one", rhythm="daily", recipient_en="teachers"),
        act("bare", provider_organisation="library", rhythm="not-stated"),
    ]
    bus, library = providers(made(activities=rows)).to_dict("records")
    assert (bus["acts"], bus["first"]) == (2, pd.Timestamp("2020-05-01"))
    assert (bus["rhythms"], bus["recipients"]) == ("daily", "pupils; teachers")
    assert (library["acts"], library["rhythms"], library["recipients"]) == (1, SILENT, SILENT)
    assert pd.isna(library["first"])


def test_providers_stand_side_by_side(mini_evidence: Evidence) -> None:
    table = compare(mini_evidence)
    assert table.columns.to_list() == [*ASPECTS, "recipients"]
    assert table.loc["mobile book bus", "reward"] == "emotion"
    assert table.loc["mobile book bus", "recipients"] == "the children; a pupil"
    assert (table["motive"] == SILENT).all()
    assert compare(mini_evidence, ["tie"]).columns.to_list() == ["tie", "recipients"]


def test_kinds_are_counted_for_every_provider(made: Callable[..., Evidence]) -> None:
    evidence = made(
        activities=[
            act("one"), act("part", part_of="one"), act("x", provider_organisation="library"),
        ],
        activity_details=[
            detail("one", "duty"), detail("one", "pride"), detail("part", "pride", note="again"),
            detail("x", "self", aspect="initiative"),
        ],
    )  # fmt: skip
    counts = kinds_by_provider(evidence, "motive")
    assert counts.index.to_list() == ["pride", "duty"]  # the most frequent first
    assert counts.columns.to_list() == ["mobile book bus", "Qingshi library"]
    assert counts.to_numpy().tolist() == [[2, 0], [1, 0]]
    kinds = compare(evidence).loc["mobile book bus", "motive"]
    assert kinds == "duty; pride"  # in the order of the page, each once


def test_gifts_have_things_figures_and_services(mini_evidence: Evidence) -> None:
    gifts = giving(mini_evidence).set_index("activity")
    assert gifts["what_zh"].to_dict() == {
        "book-bus-visit": "图书，600余册",
        "pupil-loan": "《昆虫记》",
        "free-loans": "借书",
    }
    assert gifts.loc["book-bus-visit", "what_en"] == "goods, more than 600 books"
    assert gifts["recipient"].to_list()[:2] == ["children", "pupil"]
    assert pd.isna(gifts.loc["free-loans", "recipient"])


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        ({"form": "money", "amount": "sum"}, "近1500元", "nearly 1,500 yuan"),
        ({"form": "money-and-goods", "amount": "sum", "goods": "米、面"}, "米、面、近1500元",
         "goods, nearly 1,500 yuan"),
        ({"form": "money-and-goods", "goods": "米", "amount_words": "一些钱"}, "米、一些钱",
         "goods, money"),
        ({"form": "goods", "goods": "米", "amount_words": "一些米"}, "米", "goods"),
        ({"form": "goods", "goods": "米", "what_en": "rice"}, "米", "rice"),
        ({"form": "service", "services": "理发"}, "理发", "services"),
    ],
)  # fmt: skip
def test_a_gift_is_said_as_it_is_coded(
    made: Callable[..., Evidence], cells: dict[str, object], zh: str, en: str
) -> None:
    figure = {"id": "sum", "value": 1500.0, "qualifier": "nearly", "unit_zh": "元"}
    evidence = made(activities=[act("one", **cells)], indicators=[{**figure, "unit_en": "yuan"}])
    [gift] = giving(evidence).to_dict("records")
    assert (gift["what_zh"], gift["what_en"]) == (zh, en)


def test_gifts_unsaid_and_shares_of_others_are_left_out(made: Callable[..., Evidence]) -> None:
    rows = [
        act("whole", goods="书"),
        act("own", goods="笔", part_of="whole"),
        act("member", goods="纸", part_of="whole", provider_organisation="library"),
        act("unsaid", form="not-stated"),
    ]
    assert giving(made(activities=rows))["activity"].to_list() == ["whole", "own"]


def test_the_graph_leads_from_hand_to_hand(mini_evidence: Evidence) -> None:
    graph = giving_graph(mini_evidence)
    assert list(graph.successors(("giver", "book-bus"))) == [
        ("gift", "book-bus-visit"),
        ("gift", "pupil-loan"),
    ]
    edge = graph.edges[("gift", "pupil-loan"), ("recipient", "pupil")]
    assert edge["activity"] == "pupil-loan"
    assert graph.out_degree(("gift", "free-loans")) == 0
    assert graph.nodes[("recipient", "children")] == {
        "kind": "recipient",
        "zh": "孩子们",
        "en": "the children",
    }


def test_who_gives_and_receives_is_two_nodes_and_who_receives_twice_is_one(
    made: Callable[..., Evidence],
) -> None:
    to = {"recipient_zh": "流动书车", "recipient_en": "the bus", "goods": "书"}
    rows = [act(name, recipient_organisation="book-bus", **to) for name in ("one", "two")]
    graph = giving_graph(made(activities=rows))
    assert ("giver", "book-bus") in graph
    assert graph.in_degree(("recipient", "book-bus")) == 2


def test_spans_end_on_the_page_or_go_on(made: Callable[..., Evidence]) -> None:
    day = pd.Timestamp("2021-10-09")
    rows = [
        act("day", start=day, end=day, precision="day"),
        act("undated"),
        act("open", start=pd.Timestamp("1990-03-01"), precision="month"),
        act("part", start=day, end=day, part_of="day"),
    ]
    found = spans(made(activities=rows), until="2021-12-05")
    assert found["activity"].to_list() == ["open", "day"]
    assert found["ongoing"].to_list() == [True, False]
    assert found["end"].to_list() == [pd.Timestamp("2021-12-05"), day]


def test_a_study_without_tables_has_empty_results(empty: Evidence) -> None:
    for frame, columns in [
        (acts(empty), ACT_COLUMNS),
        (providers(empty), PROVIDER_COLUMNS),
        (giving(empty), GIVING_COLUMNS),
        (spans(empty, until="2021-12-05"), SPAN_COLUMNS),
        (compare(empty), (*ASPECTS, "recipients")),
        *[(stated(empty, aspect), STATED_COLUMNS) for aspect in ASPECTS],
    ]:
        assert frame.empty
        assert frame.columns.to_list() == list(columns)
    assert kinds_by_provider(empty, "motive").empty
    assert not giving_graph(empty)


def test_tables_are_not_changed(mini_evidence: Evidence) -> None:
    before = {name: mini_evidence.table(name) for name in ("activities", "activity_details")}
    giving_graph(mini_evidence)
    compare(mini_evidence)
    spans(mini_evidence, until="2021-12-05")
    for name, frame in before.items():
        pd.testing.assert_frame_equal(mini_evidence.table(name), frame)
