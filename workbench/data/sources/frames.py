"""A frame that did not come from delimited text becomes a Table, its columns described like those of one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.data.large import row_blocks
from workbench.data.spec import ReadingSpec
from workbench.data.table import MOST_DISTINCT, Column, ColumnType, Problem, Table
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

    if all(_is_typed(frame.iloc[:, place]) for place in range(frame.shape[1])):
        typed = frame.set_axis([str(name) for name in frame.columns], axis=1)  # as it is: it may be large
    else:
        typed = pd.DataFrame({str(name): _typed(frame[name]) for name in frame.columns})
    head = typed.head(PREVIEW)
    cells = [["" if pd.isna(cell) else _shown(cell) for cell in head[name].tolist()] for name in typed.columns]
    return Table(
        path=path,
        reading=ReadingSpec(),
        columns=tuple(_described(name, typed[name], shown) for name, shown in zip(typed.columns, cells, strict=True)),
        frame=typed,
        problems=problems,
        texts=tuple(zip(*cells, strict=True)),
        first_row=first_row,
        rows=len(typed),
        sha256=sha256,
    )


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_typed(column: pd.Series[Any]) -> bool:
    return column.dtype in FLOATS or column.dtype.kind == "M"


def _typed(column: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column
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
    for block in row_blocks(len(column)):
        seen.update(column.iloc[block].dropna().drop_duplicates().head(MOST_DISTINCT).tolist())
        if len(seen) >= MOST_DISTINCT:
            return MOST_DISTINCT
    return len(seen)


def _kind(column: pd.Series[Any]) -> ColumnType:
    if column.dtype.kind == "f":
        return "number"
    return "time" if column.dtype.kind == "M" else "text"


def _shown(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
