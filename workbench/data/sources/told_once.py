"""Values that are told once: a year or a name stands only in the first row of those that it belongs to, as where cells
of a spreadsheet were merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.table import Column, Problem, Table
from workbench.data.time.words import MONTHS
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

FEWEST_TOLD, LEAST_EMPTY = 2, 0.5
"""Cells that such a column has at least, and the share of its cells that are empty."""
Integers = npt.NDArray[np.int64]


def filled_down(table: Table, names: Sequence[str] | None) -> Table:
    """The table whose empty cells in these columns hold what stands above them; those it does not have are no
    matter."""
    known = {column.name for column in table.columns if column.name in (names or ())}
    if not known:
        return table
    frame = table.frame.assign(**{name: table.frame[name].ffill() for name in known})
    columns = tuple(
        replace(column, missing=int(frame[column.name].isna().sum())) if column.name in known else column
        for column in table.columns
    )
    return replace(table, frame=frame, columns=columns)


def columns_told_once(table: Table) -> tuple[str, ...]:
    """The columns with a value only where another column starts over, such as a clock, a counter or months: what they
    tell holds until they tell something else. None where a full column changes there: that one names the rows."""
    told = [column for column in table.columns if _is_sparse(table, column)]
    full = [column for column in table.columns if not column.missing and column.type != "empty"] if told else []
    for column in full:
        starts = _starts(table.frame[column.name])
        found = [each for each in told if np.array_equal(_present(table, each), starts)] if len(starts) else []
        if found and not any(np.array_equal(_changes(table, each), starts) for each in full):
            return tuple(each.name for each in found)
    return ()


def told_once_told(table: Table, names: Sequence[str]) -> Table:
    """The table with what was done about its columns that are told once among its problems."""
    return replace(table, problems=(Problem(message=told_of(names)), *table.problems)) if names else table


def told_of(names: Sequence[str]) -> Sentence:
    """What is done about the columns that are told once."""
    return sentence(
        "Empty cells of {columns} hold what stands above them: each value is written only in the first row that it "
        "belongs to (data.reading.fill_down= takes it back).",
        columns=", ".join(names),
    )


def _is_sparse(table: Table, column: Column) -> bool:
    """Whether a column has few values and the first row one of them; of numbers those that name something."""
    enough = table.rows - column.missing >= FEWEST_TOLD and column.missing >= LEAST_EMPTY * table.rows
    if not enough or column.type == "empty" or bool(table.frame[column.name].isna().iloc[0]):
        return False
    if column.type != "number":
        return True
    values = table.frame[column.name].dropna()
    return bool((values % 1 == 0).all()) and values.is_unique


def _present(table: Table, column: Column) -> Integers:
    return np.flatnonzero(table.frame[column.name].notna().to_numpy()).astype(np.int64)


def _changes(table: Table, column: Column) -> Integers:
    """The rows in which a column has another value than in the one above, and the first."""
    values = table.frame[column.name]
    return np.flatnonzero((values != values.shift()).to_numpy()).astype(np.int64)


def _starts(values: pd.Series[Any]) -> Integers:
    """The rows in which a column that else rises starts over, and the first; none where it holds nothing that rises."""
    if values.dtype.kind not in "iufM":
        months = [MONTHS.get(str(cell).strip().rstrip(".").lower(), 0) for cell in values.tolist()]
        numbers = np.array(months, np.float64)
        if not numbers.all():
            return np.empty(0, np.int64)
    else:
        numbers = values.to_numpy().astype(np.float64)
    falls = np.flatnonzero(numbers[1:] < numbers[:-1]) + 1
    return np.concatenate([[0], falls]).astype(np.int64)
