"""A frame that did not come from delimited text becomes a Table, its columns described like those of one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.data.large import row_blocks
from workbench.data.sources.decimal_marks import mostly
from workbench.data.sources.values import MISSING
from workbench.data.spec import ReadingSpec
from workbench.data.table import MOST_DISTINCT, Column, ColumnType, Problem, Table
from workbench.data.time.epochs import Times, digits_needed, times_of, unit_of
from workbench.data.time.forms import time_form
from workbench.data.time.notation import Notation
from workbench.data.time.reader import TimeReader
from workbench.data.time.zone import naive_times
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    import pandas as pd

SAMPLE = 5
PREVIEW = 1000
FLOATS = (np.float32, np.float64)


def table_of(
    path: Path, frame: pd.DataFrame, *, first_row: int = 1, sha256: str = "", problems: tuple[Problem, ...] = ()
) -> Table:
    """The table of a frame: numbers become floats, dates stay, anything else becomes text.

    Raises WorkbenchError when it has no rows or no columns.
    """
    if not len(frame) or not len(frame.columns):
        raise WorkbenchError("{file} holds no data: it has no rows or no columns. Choose another file.", file=path)
    import pandas as pd

    frame = frame.set_axis([str(name) for name in frame.columns], axis=1)
    timed = {name: found for name in frame.columns if (found := _times(frame[name], name)) is not None}
    if not timed and all(_is_typed(frame.iloc[:, place]) for place in range(frame.shape[1])):
        typed = frame  # as it is: it may be large
    else:
        typed = pd.DataFrame(
            {name: pd.Series(timed[name][0]) if name in timed else _typed(frame[name]) for name in frame.columns}
        )
    cells = cells_shown(typed.head(PREVIEW))
    return Table(
        path=path,
        reading=ReadingSpec(),
        columns=tuple(
            replace(_described(name, typed[name], shown), notation=timed[name][1] if name in timed else None)
            for name, shown in zip(typed.columns, cells, strict=True)
        ),
        frame=typed,
        problems=problems,
        texts=tuple(zip(*cells, strict=True)),
        first_row=first_row,
        rows=len(typed),
        sha256=sha256,
    )


def cells_shown(frame: pd.DataFrame) -> list[list[str]]:
    """Each column's cells as people read them, empty where one is missing."""
    import pandas as pd

    return [["" if pd.isna(cell) else _shown(cell) for cell in frame[name].tolist()] for name in frame.columns]


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _times(column: pd.Series[Any], name: str) -> tuple[Times, Notation] | None:
    """The times of a column of times, of numbers that are epochs, or of texts that all are times."""
    if column.dtype.kind == "M":
        return naive_times(column)
    head = column.dropna().head(PREVIEW)
    if column.dtype.kind in "iuf":
        unit = unit_of(head.to_numpy(np.float64), name)
        if unit is None:
            return None
        times = times_of(column, unit)
        return times, Notation(unit=unit, digits=digits_needed(times))
    if not len(head) or not all(isinstance(cell, str) for cell in head):
        return None
    form = time_form(head.tolist(), name, ReadingSpec(), mostly)
    if form is None:
        return None
    reader = TimeReader(form, MISSING)
    reader.add(column, np.arange(len(column)))
    found = reader.finish()
    return None if found.bad else (found.times_M, found.notation)


def _is_typed(column: pd.Series[Any]) -> bool:
    return column.dtype in FLOATS


def _typed(column: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    if pd.api.types.is_bool_dtype(column.dtype) or pd.api.types.is_numeric_dtype(column.dtype):
        return column.astype("float64")
    return column.map(str, na_action="ignore").astype("str")


def _described(name: str, column: pd.Series[Any], shown: list[str]) -> Column:
    missing = sum(int(column.iloc[block].isna().sum()) for block in row_blocks(len(column)))
    kind: ColumnType = "empty" if missing == len(column) else _kind(column)
    return Column(
        name=name,
        type=kind,
        missing=missing,
        distinct=_distinct(column),
        sample=tuple(cell for cell in shown if cell)[:SAMPLE],
    )


def _distinct(column: pd.Series[Any]) -> int:
    """How many different values there are; counted up to `MOST_DISTINCT`."""
    seen: set[object] = set()
    see_different(column, seen)
    return len(seen)


def see_different(column: pd.Series[Any], seen: set[object]) -> None:
    """Add a column's different values to those seen, `MOST_DISTINCT` of them at most."""
    for block in row_blocks(len(column)):
        if len(seen) >= MOST_DISTINCT:
            return
        different = column.iloc[block].dropna().drop_duplicates().head(MOST_DISTINCT).tolist()
        seen.update(different[: MOST_DISTINCT - len(seen)])


def _kind(column: pd.Series[Any]) -> ColumnType:
    if column.dtype.kind == "f":
        return "number"
    return "time" if column.dtype.kind == "M" else "text"


def _shown(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
