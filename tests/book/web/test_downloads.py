"""The data of tables as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from casestudy.book.htmltable import read_tables
from casestudy.book.web.downloads import table_csv
from casestudy.evidence import Evidence

BUILD = Callable[..., tuple[Path, str]]

PROSE = """\
# Tables

| 词 | English |
|---|---|
| 桥 | a *bridge*, “new” |
| 周禾 | a name |

*Source: nobody.*

```{list-table} Named
:name: tbl-named
:header-rows: 1

* - Key
  - Value
* - a
  - 1
```

% no source line follows
"""

ANSWERED = """\
# Exercise

<!-- solution -->
| Answer |
|---|
| forty-two |
<!-- /solution -->
"""


def csv_of(frame: pd.DataFrame) -> list[str]:
    [table], _ = read_tables(frame.to_html())
    return table_csv(table).splitlines()


def test_a_table_of_pandas_has_one_row_of_headings() -> None:
    counts = pd.DataFrame({"count": [3, 2]}, index=pd.Index(["小区", "网格"], name="word"))
    assert csv_of(counts) == ["word,count", "小区,3", "网格,2"]
    assert csv_of(counts.reset_index(drop=True)) == ["row,count", "0,3", "1,2"]


def test_cells_that_span_are_repeated() -> None:
    index = pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")], names=["kind", "article"])
    assert csv_of(pd.DataFrame({"n": [1, 2]}, index=index)) == ["kind,article,n", "a,x,1", "a,y,2"]
    columns = pd.MultiIndex.from_tuples([("share", "low"), ("share", "high")])
    assert csv_of(pd.DataFrame([[1, 2]], columns=columns)) == [
        "row,share / low,share / high",
        "0,1,2",
    ]


def test_tables_of_the_text_are_files_linked_below_them(build_pages: BUILD) -> None:
    out, warnings = build_pages(tables=PROSE)
    assert not warnings
    page = BeautifulSoup((out / "tables.html").read_bytes(), "html.parser")
    source = next(line for line in page.select("p") if line.get_text().startswith("Source:"))
    assert source.a["href"] == "_downloads/tables-table-1.csv"
    assert page.select_one("p.data-line a")["href"] == "_downloads/tbl-named.csv"
    text = (out / "_downloads" / "tables-table-1.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[:2] == ["词,English", '桥,"a bridge, “new”"']


def test_private_names_are_masked(build_pages: BUILD, mini_evidence: Evidence) -> None:
    [(name, mask), *_] = mini_evidence.masks.items()
    out, _ = build_pages(tables=PROSE.replace("周禾", name))
    text = (out / "_downloads" / "tables-table-1.csv").read_text(encoding="utf-8")
    assert name not in text
    assert mask in text


@pytest.mark.parametrize("edition", ["student", "instructor"])
def test_no_file_of_the_student_edition_tells_an_answer(
    monkeypatch: pytest.MonkeyPatch,
    build_pages: BUILD,
    edition: str,
) -> None:
    monkeypatch.setenv("CASESTUDY_EDITION", edition)
    out, _ = build_pages(secret=ANSWERED)
    folder: Path = out / "_downloads"
    told = [file.name for file in folder.glob("*.csv") if "forty-two" in file.read_text("utf-8")]
    assert told == (["secret-table-1.csv"] if edition == "instructor" else [])
