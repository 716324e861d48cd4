"""Evidence: what names and cells of a table's columns speak for, each question by itself."""

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.identity import restarts_evenly
from workbench.data.role_names import TIME_NAMES, counts_time
from workbench.data.table import MOST_DISTINCT, Table
from workbench.data.time.names import YEARS, may_be_year, part_of
from workbench.data.time.parts import find_parts
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    import pandas as pd

MOST_CLASSES = 200
MOST_CODES = 20
"""Whole numbers that may well be codes of classes where classes are asked for: no more different ones than this."""
EVEN_STEPS = 20
CLOCKS, MOSTLY = 1e8, 0.95
RUNS = 3
"""A label comes in runs when it lasts so many steps on average."""


def counts_rows(values: npt.NDArray[Any]) -> bool:
    """Whether numbers count their rows from 0 or 1."""
    if values.dtype.kind != "f" or not len(values) or values[0] not in (0, 1):
        return False
    return bool((values == np.arange(len(values)) + values[0]).all())


def comes_back(values: "pd.Series[Any]") -> bool:
    """Whether values last for some rows and come back, as states do while time goes on."""
    return int(values.nunique()) <= _changes(values) < len(values) / RUNS


def lasts(values: "pd.Series[Any]") -> bool:
    """Whether values that come back last for longer than by chance, so that rows seem to be steps."""
    by_chance = len(values) * (1 - float(np.square(values.value_counts(normalize=True)).sum()))
    return comes_back(values) and _changes(values) < by_chance / 2


def _changes(values: "pd.Series[Any]") -> int:
    return int((values != values.shift()).sum()) - 1


class Evidence:
    """Of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.types = {column.name: column.type for column in table.columns}

    def repeats(self, name: str) -> bool:
        """Whether a value of the column comes more than once."""
        distinct = self.table.column(name).distinct
        return (distinct if distinct < MOST_DISTINCT else self.table.frame[name].nunique()) < self.table.rows

    def rises(self, name: str, sequence: tuple[str, ...]) -> bool:
        """Whether the column goes up or down all the way, or within each sequence never repeats."""
        values = self.table.frame[name]
        if values.isna().any():
            return False
        if not sequence:
            return bool(values.is_monotonic_increasing) or bool(values.is_monotonic_decreasing)
        return not bool(self.table.frame[[*sequence, name]].duplicated().any())

    def together(self, free: Sequence[str]) -> tuple[str, ...]:
        """Columns that are a time together."""
        return find_parts(
            {name: self.table.frame[name] for name in free}, {name: self.table.column(name).notation for name in free}
        )

    def timed(self, free: Sequence[str]) -> list[str]:
        """Time columns, those that name days before those of mere times of day, and those that are always the same
        last."""
        timed = [name for name in free if self.types[name] == "time"]
        return sorted(timed, key=lambda name: (self.table.column(name).distinct < 2, not self.is_dated(name)))

    def is_dated(self, name: str) -> bool:
        """Whether a time column names days, not mere times of day."""
        notation = self.table.column(name).notation
        return notation is None or notation.dated

    def names_time(self, name: str) -> bool:
        """Whether the column's name says time, and its numbers may be one, or headings became it."""
        if self.holds_headings(name):
            return True
        years = may_be_year(name) and bool(self.table.frame[name].between(*YEARS).all())
        return years or counts_time(name, TIME_NAMES)

    def holds_headings(self, name: str) -> bool:
        """Whether the column holds the headings along which time ran to the right."""
        turned = self.table.reshaping
        return turned is not None and turned.kind == "long" and name == turned.names[0]

    def is_counter(self, name: str) -> bool:
        """Whether the column may count: numbers without a gap."""
        return self.types[name] == "number" and not self.table.frame[name].isna().any()

    def counts_sequences(self, name: str) -> bool:
        """Whether a column of any name counts the steps of several sequences; hours and weeks are parts of a time."""
        return self.is_counter(name) and part_of(name) is None and restarts_evenly(self.table.frame[name].to_numpy())

    def goes_on_evenly(self, names: Sequence[str]) -> bool:
        """Whether the first of several columns without headings rises by equal steps, as times do."""
        if self.table.reading.header_rows != 0 or len(names) < 2 or not self.is_counter(names[0]):
            return False
        steps = np.diff(self.table.frame[names[0]].to_numpy(np.float64))
        return len(steps) >= EVEN_STEPS and bool(np.allclose(steps, np.median(steps), rtol=0.05)) and steps[0] > 0

    def holds_clock(self, name: str) -> bool:
        """Whether a number without a heading rises at nearly every row, far from zero, as clocks do."""
        if self.table.reading.header_rows != 0 or not self.is_counter(name):
            return False
        values = self.table.frame[name].to_numpy(np.float64)
        return len(values) > EVEN_STEPS and values.min() > CLOCKS and float((np.diff(values) > 0).mean()) > MOSTLY

    def holds_codes(self, name: str) -> bool:
        """Whether the column's few whole numbers may be codes of classes."""
        if not 2 <= self.table.column(name).distinct <= MOST_CODES or not self.repeats(name):
            return False
        values = self.table.frame[name].dropna()
        return bool((values == values.round()).all())

    def holds_categories(self, name: str) -> bool:
        """Whether the column's few words come again and again."""
        repeat = 2 <= self.table.column(name).distinct <= MOST_CLASSES and self.repeats(name)
        return self.types[name] == "text" and repeat

    def only_counts(self, name: str) -> bool:
        """Whether the first column has no heading beside others that have, and counts the rows from 0 or 1."""
        first = self.table.columns[0].name == name == "column_1"
        return first and bool(self.table.reading.header_rows) and counts_rows(self.table.frame[name].to_numpy())

    def length(self, name: str) -> float:
        """How long the column's texts are on average."""
        return float(self.table.frame[name].str.len().mean())


def known_name(table: Table, name: str) -> str:
    """The name of a column. Raises WorkbenchError naming near ones where there is none such."""
    names = [column.name for column in table.columns]
    if name in names:
        return name
    near = difflib.get_close_matches(name.lower(), [known.lower() for known in names], n=3, cutoff=0.4)
    shown = [known for known in names if known.lower() in near] or names[:8]
    raise WorkbenchError(
        "{file} has no column {column}. It has {near}.", file=table.path, column=name, near=", ".join(shown)
    )
