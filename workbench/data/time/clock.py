"""The clock of a table: its time column, or several that are a time together, as values that sort.

Shapes: N rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.columns import frame_column, line, lines_of, numbers_exact
from workbench.data.spec import TimeUnit
from workbench.data.time.epochs import digits_needed, times_of
from workbench.data.time.names import part_of
from workbench.data.time.notation import Notation
from workbench.data.time.ordering import across_midnight
from workbench.data.time.parts import combined
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    from workbench.data.table import Table

Integers = npt.NDArray[np.int64]
FEW = 0.2
"""Share of the rows that may lack a time without the column being no time at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A value per row that sorts: times with their notation, or plain numbers without one."""

    values_N: npt.NDArray[Any]
    notation: Notation | None


def read_clock(table: Table, names: Sequence[str], codes_N: Integers, unit: TimeUnit | None) -> Clock:
    """The clock in these columns; `codes_N` tell the sequences of the rows, `unit` what numbers count.

    Raises WorkbenchError for a row without a time, and for columns that are no time together.
    """
    clock = _one(table, names[0], unit) if len(names) == 1 else _several(table, names)
    values_N = clock.values_N
    missing_N = np.isnat(values_N) if values_N.dtype.kind == "M" else np.isnan(values_N)
    if missing_N.any():
        raise WorkbenchError(
            "{file}: row {row} of the time column {column} holds no time. Fill it in, or ignore the column.",
            file=table.path,
            row=line(table, int(np.argmax(missing_N))),
            column=" + ".join(names),
        )
    if clock.notation is not None and not clock.notation.dated:
        return replace(clock, values_N=across_midnight(values_N, codes_N))
    return clock


def with_times(table: Table, names: Sequence[str]) -> tuple[Table, tuple[Sentence, ...]]:
    """The table without the rows that have no time, where they are few, which is told."""
    absent = [frame_column(table, name).isna().to_numpy() for name in names]
    missing_N = np.logical_or.reduce(absent) if absent else np.zeros(0, np.bool_)
    count = int(missing_N.sum())
    if not count or count > FEW * table.rows:
        return table, ()
    kept = np.flatnonzero(~missing_N)
    told = sentence(
        "{count} rows of {file} have no time and are left out, the first of them in row {row}.",
        count=count,
        file=table.path.name,
        row=line(table, int(np.argmax(missing_N))),
    )
    frame = table.frame.iloc[kept].reset_index(drop=True)
    return replace(table, frame=frame, rows=len(kept), lines=np.asarray(lines_of(table))[kept]), (told,)


def moments(table: Table, names: Sequence[str]) -> npt.NDArray[Any]:
    """The times in these columns as values that sort, missing ones among them, as if all rows were one sequence."""
    columns = {name: frame_column(table, name) for name in names}
    notations = {name: table.column(name).notation for name in names}
    found = combined(columns, notations) if len(names) > 1 else None
    if found is not None:
        return found[0]
    values_N: npt.NDArray[Any] = columns[names[0]].to_numpy()
    notation = notations[names[0]]
    if notation is None or notation.dated:
        return values_N
    return across_midnight(values_N, np.zeros(len(values_N), np.int64))


def _one(table: Table, name: str, unit: TimeUnit | None) -> Clock:
    column_N = frame_column(table, name)  # tells when another reading of the file has no such column
    if table.column(name).type == "time":
        values_N = column_N.to_numpy()
        return Clock(values_N=values_N, notation=table.column(name).notation or Notation())
    if unit is not None:
        numbers_exact(table, name)
        times_N = times_of(column_N, unit)
        return Clock(values_N=times_N, notation=Notation(unit=unit, digits=digits_needed(times_N)))
    values_N = numbers_exact(table, name)
    years_N = _years(values_N, name)
    return Clock(values_N=values_N, notation=None) if years_N is None else Clock(values_N=years_N, notation=Notation())


def _years(values_N: npt.NDArray[np.float64], name: str) -> npt.NDArray[np.datetime64] | None:
    named = part_of(name) == "year" or "year" in name.lower()
    whole = np.all(values_N == np.round(values_N))
    if not named or not whole or values_N.min() < 1 or values_N.max() > 9999:
        return None
    return (values_N.astype(np.int64) - 1970).astype("datetime64[Y]").astype("datetime64[us]")


def _several(table: Table, names: Sequence[str]) -> Clock:
    columns = {name: frame_column(table, name) for name in names}
    found = combined(columns, {name: table.column(name).notation for name in names})
    if found is None:
        raise WorkbenchError(
            "{file}: the columns {columns} are no time together, such as a date and a clock or a year and a month. "
            "Leave one of them the role time.",
            file=table.path,
            columns=", ".join(names),
        )
    return Clock(values_N=found[0], notation=found[1])
