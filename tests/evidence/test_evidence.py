"""Opening the tables of a study: what holds, and how each kind of fault is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from casestudy import Study, open_study
from casestudy.errors import EvidenceError
from casestudy.evidence import Evidence, open_evidence
from casestudy.evidence.contract import DTYPES, TABLES


def faults(study: Path) -> list[str]:
    """Every fault of a study's tables, as it is told."""
    with pytest.raises(EvidenceError) as caught:
        open_evidence(open_study(study))
    return [str(fault) for fault in caught.value.faults]


def spoil(study: Path, table: str, before: str, after: str) -> None:
    path = study / "tables" / f"{table}.csv"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_every_quotation_stands_where_its_row_says(any_study: Study) -> None:
    evidence = open_evidence(any_study)
    texts = {
        name: (article.id, text)
        for article in any_study.articles
        for name, text in article.passages.items()
    }
    quoting = [table for table in evidence.descriptor.tables if table.name != "second_coding"]
    assert quoting
    for table in quoting:
        for row in evidence.table(table.name).itertuples():
            article, text = texts[row.paragraph]
            assert row.article == article
            assert row.quote in text


def test_frictionless_itself_finds_the_package_valid(any_study: Study) -> None:
    assert frictionless.validate(str(any_study.folder / "datapackage.json")).valid


def test_counts_are_those_of_the_files(mini_evidence: Evidence) -> None:
    counts = mini_evidence.counts.set_index("table")
    assert counts.loc["people"].to_list() == [4, 4, 4]
    assert counts.loc["second_coding"].to_list() == [4, 0, 0]


def test_frames_have_the_declared_types(mini_evidence: Evidence) -> None:
    indicators = mini_evidence.table("indicators").set_index("id")
    assert indicators.at["bridge-length", "value"] == 28.5
    assert indicators["value"].dtype == "Float64"
    assert indicators["end"].dtype == "datetime64[s]"
    assert indicators.at["visits", "end"] == pd.Timestamp("2021-10-09")
    assert pd.isna(indicators.at["books", "end"])
    assert mini_evidence.table("people")["public"].to_list() == [True, True, False, False]
    assert mini_evidence.table("mechanism_parts")["position"].dtype == "Int64"


def test_a_table_is_a_copy(mini_evidence: Evidence) -> None:
    people = mini_evidence.table("people")
    people.loc[:, "zh"] = "?"
    assert "小满" in mini_evidence.table("people")["zh"].to_list()


def test_a_table_that_is_not_declared_is_empty_and_typed(mini_evidence: Evidence) -> None:
    places = mini_evidence.table("places")
    assert len(places) == 0
    assert {name: str(kind) for name, kind in places.dtypes.items()} == {
        name: DTYPES[kind] for name, kind in TABLES["places"].items()
    }


def test_a_study_without_a_descriptor_has_empty_tables(copy: Path) -> None:
    (copy / "datapackage.json").unlink()
    evidence = open_evidence(open_study(copy))
    assert evidence.counts.empty
    assert all(evidence.table(name).empty for name in TABLES)
    assert evidence.table("events")["start"].dtype == "datetime64[s]"


def test_rows_come_in_the_order_asked_for(mini_evidence: Evidence) -> None:
    people = mini_evidence.rows_of("people", ["pupil", "librarian"])
    assert people["zh"].to_list() == ["小满", "沈一帆"]


def test_an_unknown_row_is_named_with_the_nearest(mini_evidence: Evidence) -> None:
    with pytest.raises(KeyError, match=r"no row 'pupill' in people. Nearest: pupil"):
        mini_evidence.rows_of("people", ["librarian", "pupill"])


def test_an_empty_table_has_no_rows_to_ask_for(mini_evidence: Evidence) -> None:
    places = mini_evidence.rows_of("places", ["village"])
    assert places.empty
    assert "within" in places.columns


def test_an_unknown_table_is_named(mini_evidence: Evidence) -> None:
    with pytest.raises(KeyError, match="the tables are organisations"):
        mini_evidence.table("persons")


def test_names_of_private_persons_are_masked(mini_evidence: Evidence) -> None:
    assert mini_evidence.masks == {"小满": "［学生］", "老罗": "［村民］"}
    assert mini_evidence.mask("四年级学生小满说") == "四年级学生［学生］说"
    assert mini_evidence.mask("馆长沈一帆介绍") == "馆长沈一帆介绍"


def test_a_quotation_one_character_off_is_shown_with_the_closest_passage(copy: Path) -> None:
    spoil(copy, "mechanisms", "书车每两周来一次", "书车每两周来二次")
    assert faults(copy) == [
        "tables/mechanisms.csv row 2, quote: expected words of book-bus-03, "
        "found “书车每两周来二次”. Closest passage: “书车每两周来一次” "
        "(character 7 is “二”, the page has “一”). Copy it from there."
    ]


def test_a_quotation_of_another_passage_is_sent_there(copy: Path) -> None:
    spoil(copy, "mechanisms", "book-bus-03,书车每两周来一次", "book-bus-02,书车每两周来一次")
    (fault,) = faults(copy)
    assert "expected words of book-bus-02" in fault
    assert "The quotation stands in book-bus-03." in fault


def test_a_wrong_paragraph_is_named_with_the_nearest(copy: Path) -> None:
    spoil(copy, "mechanisms", "book-bus-03,书车每两周来一次", "book-bus-33,书车每两周来一次")
    (fault,) = faults(copy)
    assert "mechanisms.csv row 2, paragraph: expected the id of a passage" in fault
    assert "The quotation stands in book-bus-03." in fault


def test_a_paragraph_of_another_article_is_told(copy: Path) -> None:
    spoil(copy, "mechanisms", "book-bus,book-bus-03,书车每", "stone-bridge,book-bus-03,书车每")
    (fault,) = faults(copy)
    assert "expected a passage of stone-bridge, found “book-bus-03”" in fault


def test_an_unknown_article_is_told(copy: Path) -> None:
    spoil(copy, "mechanisms", "book-bus,book-bus-03,书车每", "bookbus,book-bus-03,书车每")
    (fault,) = faults(copy)
    assert "article: expected the id of an article, found “bookbus”" in fault
    assert "Nearest: book-bus" in fault


def test_an_unknown_foreign_key_is_told_with_the_nearest(copy: Path) -> None:
    spoil(copy, "relations", "library,contains", "libary,contains")
    assert faults(copy) == [
        "tables/relations.csv row 2, source: expected an id of organisations, found “libary”. "
        "Correct the id, or add a row to organisations. Nearest: library."
    ]


def test_a_duplicate_id_is_told(copy: Path) -> None:
    spoil(copy, "events", "bridge-repaired,", "bridge-built,")
    (fault,) = faults(copy)
    assert fault.startswith("tables/events.csv row 3: expected an id that no other row has")
    assert "row 2" in fault


@pytest.mark.parametrize(
    ("table", "before", "after", "told"),
    [
        ("indicators", ",600,", ",6oo,", "row 3, value: expected a number, such as 26 or 62.2"),
        ("events", "2021-10-08,2021", "2021-13-08,2021", "start: expected a date, such as 2021-12"),
        ("people", "true,馆长", "yes!,馆长", "named: expected true or false, found “yes!”"),
        ("mechanism_parts", ",2,逾期", ",two,逾期", "position: expected a whole number"),
        ("people", ",staff,true", ",staf,true", "sphere: expected one of staff, press, resident"),
        ("people", "Shěn Yīfān", "", "pinyin: expected a value, found an empty cell"),
        ("events", "bridge-built", "Bridge built", "row 2, id"),
        ("events", "2021-10-08,2021-10-08", "2021-10-08,2021-10-07", "end: expected 2021-10-08 or"),
        ("people", "［学生］", "", "mask: expected a role within ［ ］"),
        ("people", "true,,library", "true,［馆长］,library", "mask: expected an empty cell"),
        (
            "mechanism_parts",
            "loan-rules,2,",
            "loan-rules,3,",
            "expected positions 1, 2, found 1, 3",
        ),
        ("mechanism_parts", "不收押金,bù", "不收押京,bù", "zh: expected words of the page"),
        ("relations", "排起了队,book", "排起长队,book", "printed: expected a part of quote"),
        ("quotations", ",上次没有借到。", ",上次没借到。", "text: expected a part of quote"),
        ("quotations", ",介绍,", ",说明,", "verb: expected a part of quote, found “说明”"),
        (
            "quotations",
            "，借书不收押金，逾期也不罚款。,23",
            "，借书不收押金，逾期也不罚款。,24",
            "characters: expected 23, found 24",
        ),
        (
            "quotations",
            "continues,pupil-wish",
            "continues,pupil-last-time",
            "linked: expected anoth",
        ),
        ("quotations", "continues,pupil-wish", "continues,", "linked: expected link and linked"),
        ("quotations", "continues,pupil-wish", ",pupil-wish", "link: expected link and linked"),
        ("quotations", "continues,pupil-wish", "continues,pupil-wsh", "linked: expected an id of"),
        ("quotations", "name,direct,说,,,桥", "name,shouted,说,,,桥", "mode: expected one of"),
        (
            "activities",
            "流动书车,,book-bus,library,goods,图书",
            "流动书车,,,library,goods,图书",
            "provider_person: expected a person or an organisation, found none",
        ),
        (
            "activities",
            "2021-10-09,2021-10-09",
            "2021-10-09,2021-10-08",
            "end: expected 2021-10-09",
        ),
        ("activities", "Liuwan,,", "Liuwan,pupil-loan,", "row 2, part_of: expected another row"),
        ("activities", "pupil,book-bus-visit", "pupil,pupil-loan", "row 3, part_of: expected"),
        ("activities", "pupil-wish,", "pupils-wish,", "quotation: expected an id of quotations"),
        (
            "activity_details",
            "visit-thanks,book-bus-visit",
            "visit-thanks,bus-visit",
            "activity: expected an id of activities",
        ),
        ("activity_details", "reward,emotion", "rewards,emotion", "aspect: expected one of"),
        ("claims", "true,visits", "true,", "indicator: expected measured and indicator together"),
        ("claims", "true,visits", "false,visits", "indicator: expected measured and indicator"),
        (
            "sentences",
            "book-bus-02-02,2,",
            "book-bus-02-02,3,",
            "expected positions 1, 2, found 1, 3",
        ),
        ("moves", "move-03,3,", "move-03,4,", "expected positions 1, 2, 3, found 1, 2, 4"),
        ("agent_words", "学生,resident", "学生,residents", "row 5, agent: expected one of staff"),
        ("second_coding", "people,pupil", "people,pupill", "id: expected an id of people"),
        ("second_coding", "sphere,press", "spheer,press", "column: expected a column of people"),
        ("second_coding", "sphere,press", "sphere,pres", "value: expected one of staff, press"),
    ],
)
def test_a_bad_cell_is_told(copy: Path, table: str, before: str, after: str, told: str) -> None:
    spoil(copy, table, before, after)
    assert any(told in fault for fault in faults(copy)), faults(copy)


def test_a_missing_and_an_extra_column_are_told(copy: Path) -> None:
    spoil(copy, "glossary", "id,zh,pinyin,en,", "id,zh,pinyn,en,")
    told = faults(copy)
    assert "tables/glossary.csv row 1: expected a column pinyin, found none." in told[0]
    assert "expected only declared columns, found “pinyn”" in told[1]
    assert "Nearest: pinyin" in told[1]


def test_columns_in_another_order_are_no_fault(copy: Path) -> None:
    path = copy / "tables" / "glossary.csv"
    frame = pd.read_csv(path)
    frame[list(reversed(frame.columns))].to_csv(path, index=False)
    evidence = open_evidence(open_study(copy))
    assert evidence.table("glossary").columns[0] == "id"


def test_an_empty_table_is_told(copy: Path) -> None:
    path = copy / "tables" / "events.csv"
    path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    assert faults(copy) == [
        "tables/events.csv: expected rows, found a header only. "
        "Add a row, or take events out of datapackage.json."
    ]


def test_a_file_of_no_bytes_is_told(copy: Path) -> None:
    (copy / "tables" / "events.csv").write_bytes(b"")
    assert faults(copy) == [
        "tables/events.csv: expected a header and rows, found an empty file. "
        "Fill it, or take events out of datapackage.json."
    ]


def test_semicolons_are_told_as_such(copy: Path) -> None:
    path = copy / "tables" / "events.csv"
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    (fault,) = faults(copy)
    assert "events.csv row 1: expected columns parted by commas" in fault


def test_spaces_around_a_column_name_are_told(copy: Path) -> None:
    spoil(copy, "events", "id,zh,en,start", "id,zh ,en,start")
    (fault,) = [each for each in faults(copy) if "row 1" in each]
    assert "expected a column zh, found “zh ”. Delete the spaces" in fault


@pytest.mark.parametrize("cell", ["nan", "inf", "１５", "1_000", "٣", "1e3"])
def test_numbers_are_plain_digits(copy: Path, cell: str) -> None:
    spoil(copy, "indicators", ",600,", f",{cell},")
    (fault,) = faults(copy)
    assert f"row 3, value: expected a number, such as 26 or 62.2, found “{cell}”" in fault


def test_booleans_in_capitals_mean_the_same(copy: Path) -> None:
    before = open_evidence(open_study(copy))
    for word in ("true", "false"):
        spoil(copy, "people", f",{word},", f",{word.upper()},")
    after = open_evidence(open_study(copy))
    assert after.masks == before.masks
    spoil(copy, "people", "［学生］", "")
    assert "mask: expected a role within ［ ］" in faults(copy)[0]


def test_a_bad_date_is_one_fault(copy: Path) -> None:
    spoil(copy, "events", "2021-10-08,2021-10-08", "2021-13-40,2021-10-08")
    (fault,) = faults(copy)
    assert "start: expected a date" in fault


def test_a_foreign_key_to_no_table_is_told(copy: Path) -> None:
    path = copy / "datapackage.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"resource": "mechanisms"', '"resource": "mechanism"'), "utf-8")
    (fault,) = faults(copy)
    assert "mechanism_parts, mechanism: expected a foreign key to a declared table" in fault
    assert "Nearest: mechanisms" in fault


def test_a_second_coding_of_no_table_is_one_fault(copy: Path) -> None:
    path = copy / "tables" / "second_coding.csv"
    path.write_text(path.read_text("utf-8").replace("people,", "persons,"), "utf-8")
    (fault,) = (each for each in faults(copy) if "table of the study" in each)
    assert "second_coding.csv row 2, table: expected a table of the study, found “persons”" in fault


def test_a_declared_file_that_is_absent_is_told(copy: Path) -> None:
    (copy / "tables" / "events.csv").unlink()
    assert faults(copy) == [
        "tables/events.csv: expected a file, found none. "
        "Put it back, or take events out of datapackage.json."
    ]


def test_another_encoding_is_told(copy: Path) -> None:
    path = copy / "tables" / "glossary.csv"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    assert faults(copy) == [
        "tables/glossary.csv: expected text in UTF-8, found another encoding. "
        "Save it as “CSV UTF-8”."
    ]


def test_a_file_saved_by_excel_reads_the_same(copy: Path) -> None:
    path = copy / "tables" / "glossary.csv"
    before = open_evidence(open_study(copy)).table("glossary")
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode("utf-8-sig"))
    pd.testing.assert_frame_equal(open_evidence(open_study(copy)).table("glossary"), before)


def test_a_short_row_is_one_fault(copy: Path) -> None:
    path = copy / "tables" / "glossary.csv"
    path.write_text(path.read_text("utf-8") + "bus,公交\n", "utf-8")
    (fault,) = faults(copy)
    assert fault.startswith("tables/glossary.csv row 4: expected 8 cells, found fewer")


def test_faults_of_all_tables_are_listed_together(copy: Path) -> None:
    spoil(copy, "events", "stone-bridge-01,建于1936年", "stone-bridge-01,建干1936年")
    spoil(copy, "relations", "library,contains", "libary,contains")
    spoil(copy, "indicators", ",600,", ",6oo,")
    told = "\n".join(faults(copy))
    for place in ("events.csv row 2, quote", "relations.csv row 2, source", "indicators.csv row 3"):
        assert place in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "datapackage.json: expected JSON in UTF-8"),
        ("[]", "datapackage.json: expected a Data Package"),
        ('{"resources": 3}', "datapackage.json: expected a Data Package"),
        ('{"resources": [{"name": "x", "path": "x.csv"}]}', "x: expected a path and a schema"),
        (
            '{"resources": [{"name": "x", "path": "x.csv", "schema": "x.json"}]}',
            "x: expected a path and a schema",
        ),
    ],
)
def test_a_bad_descriptor_is_told(copy: Path, content: str, told: str) -> None:
    (copy / "datapackage.json").write_text(content, "utf-8")
    assert told in faults(copy)[0]


def test_a_descriptor_must_have_what_the_code_reads(copy: Path) -> None:
    path = copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    fields = {
        field["name"]: field
        for resource in content["resources"]
        if resource["name"] == "indicators"
        for field in resource["schema"]["fields"]
    }
    fields["value"]["type"] = "string"
    path.write_text(json.dumps(content), "utf-8")
    assert faults(copy) == [
        "datapackage.json, indicators, value: expected a column of type number, found type string. "
        "Declare it as in the study that comes with this project."
    ]


def test_a_study_may_have_tables_of_its_own(copy: Path) -> None:
    path = copy / "datapackage.json"
    content = json.loads(path.read_text("utf-8"))
    glossary = next(each for each in content["resources"] if each["name"] == "glossary")
    content["resources"].append(glossary | {"name": "sayings", "path": "tables/sayings.csv"})
    path.write_text(json.dumps(content), "utf-8")
    shutil.copy(copy / "tables" / "glossary.csv", copy / "tables" / "sayings.csv")
    spoil(copy, "sayings", "村民老罗说", "村民老李说")
    (fault,) = faults(copy)
    assert fault.startswith("tables/sayings.csv row 3, quote")
