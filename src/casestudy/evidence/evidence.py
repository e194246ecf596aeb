"""The evidence of a study: coded tables, every row proved by words of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from casestudy.errors import EvidenceError
from casestudy.evidence.contract import TABLES
from casestudy.evidence.descriptor import Descriptor, read_descriptor
from casestudy.evidence.masking import masked, masks
from casestudy.evidence.nearest import did_you_mean
from casestudy.evidence.quotations import Passages, quotation_faults
from casestudy.evidence.reading import empty_frame, read_frame, read_tables, table_faults
from casestudy.evidence.rules import coding_faults, rule_faults
from casestudy.study import Study

#: Columns of `Evidence.counts`.
COUNT_COLUMNS = ("table", "rows", "quotations", "passages")


@dataclass(frozen=True)
class Evidence:
    """The tables of a study, read and checked.

    Attributes
    ----------
    study
        The study that they are about.
    descriptor
        What datapackage.json declares.
    passages
        What can be quoted.
    frames
        The tables by name, those that the study does not have as empty frames. Use `table`, which
        gives a copy.
    """

    study: Study
    descriptor: Descriptor
    passages: Passages
    frames: Mapping[str, pd.DataFrame]

    def table(self, name: str) -> pd.DataFrame:
        """Return a copy of a table, with the columns that datapackage.json declares.

        Raises
        ------
        KeyError
            If neither the study nor the code knows such a table; the message lists the names.
        """
        if name not in self.frames:
            message = f"no table {name!r}; the tables are {', '.join(self.frames)}"
            raise KeyError(message)
        return self.frames[name].copy()

    def rows_of(self, name: str, ids: list[str]) -> pd.DataFrame:
        """Return the rows of a table with these ids, in this order; of an empty table none.

        Raises
        ------
        KeyError
            If the table has rows, but none with one of the ids; the message names the nearest.
        """
        frame = self.table(name).set_index("id", drop=False)
        if frame.empty:
            return frame.reset_index(drop=True)
        if missing := [each for each in ids if each not in frame.index]:
            near = did_you_mean(missing[0], frame.index.to_list())
            message = f"no row {missing[0]!r} in {name}.{near}"
            raise KeyError(message)
        return frame.loc[ids].reset_index(drop=True)

    @cached_property
    def masks(self) -> dict[str, str]:
        """What stands for the names of private persons: mask by name."""
        return masks(self.frames["people"])

    def mask(self, text: str) -> str:
        """Return a text of the page with the names of private persons masked."""
        return masked(text, self.masks)

    @property
    def counts(self) -> pd.DataFrame:
        """One row a table of the study.

        Columns: ``table``, ``rows``, ``quotations`` (how many were found word for word in their
        passage; 0 for tables that quote nothing), ``passages`` (how many passages they stand in).
        """
        rows = []
        for table in self.descriptor.tables:
            frame = self.frames[table.name]
            quoted = frame["quote"].notna().sum() if "quote" in frame else 0
            passages = frame["paragraph"].nunique() if "quote" in frame else 0
            rows.append((table.name, len(frame), int(quoted), passages))
        return pd.DataFrame(rows, columns=list(COUNT_COLUMNS))


def open_evidence(study: Study) -> Evidence:
    """Read the tables of a study and check every cell, key and quotation.

    Parameters
    ----------
    study
        The study; its folder holds ``datapackage.json`` and the files that this names. A table that
        is not declared there is an empty frame; without a datapackage.json all are.

    Raises
    ------
    EvidenceError
        With every fault of every table.
    """
    descriptor = read_descriptor(study.folder)
    passages = Passages.of(study)
    tables, faults = read_tables(study.folder, descriptor)
    faults += table_faults(study.folder, descriptor, tables)
    for raw in tables.values():
        if raw.table.quotes:
            for number, row in raw.rows:
                faults += quotation_faults(row, f"{raw.table.path} row {number}", passages)
        faults += rule_faults(raw, passages)
    faults += coding_faults(tables)
    if faults:
        raise EvidenceError(faults)
    frames = {name: empty_frame(name) for name in TABLES}
    frames |= {table.name: read_frame(study.folder, table) for table in descriptor.tables}
    return Evidence(study, descriptor, passages, MappingProxyType(frames))
