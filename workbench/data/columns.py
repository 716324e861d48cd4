"""The columns of a table as numbers and texts, block by block where they are long.

Shapes: N rows, F columns.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Floats, Integers
from workbench.data.large import release, row_blocks, table_within
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

FIRST_TRUTH_PAIRS = (("false", "true"), ("no", "yes"))
TRUTH_PAIRS = (
    *FIRST_TRUTH_PAIRS,
    *(("off", "on"), ("n", "y"), ("f", "t"), ("nein", "ja"), ("falsch", "wahr"), ("aus", "ein"), ("non", "oui")),
    *(("faux", "vrai"), ("no", "sí"), ("no", "si"), ("falso", "verdadero"), ("não", "sim"), ("нет", "да")),
    *(("否", "是"), ("关", "开")),
)
TRUTHS = {word: float(value) for pair in TRUTH_PAIRS for value, word in enumerate(pair)}
"""Words that are inputs as 0 and 1, in small letters."""
MOST_SPELLINGS = 20
"""Ways in which one of them is written in a column."""
FLOAT32_MAX = float(np.finfo(np.float32).max)
MOST = "3.4e38"
"""The same as people read it."""
LONGEST = 60
"""Characters of a cell that an error shows."""


def numbers(table: Table, name: str, origin: float = 0.0) -> Floats:
    """A column as float32, NaN where missing, endless or too large. Raises WorkbenchError when it holds text."""
    return number_table(table, (name,), origins=(origin,))[:, 0]


def number_table(
    table: Table,
    names: Sequence[str],
    order_N: Integers | None = None,
    *,
    most: int | None = None,
    origins: Sequence[float] = (),
    spare: int = 0,
) -> Floats:
    """Columns as float32 side by side, in another order of rows where one is given; made block by block.

    `origins` are taken from the columns while they are float64; `spare` columns of zeros come last, for what is no
    number there. Beyond `most` bytes they lie in a file (see
    `table_within`).
    """
    columns = [_number_column(table, name) for name in names]
    values_NF = table_within(most, (table.rows, len(names) + spare), np.float32)
    for block in row_blocks(table.rows):
        rows = block if order_N is None else order_N[block]
        values_NF[block, len(names) :] = 0
        for f, column in enumerate(columns):
            origin = origins[f] if origins else 0.0
            values_NF[block, f] = np.nan if column is None else _as_floats(column.iloc[rows], origin)
        release(values_NF)
        for column in columns[:1]:
            if column is not None:
                release(column.to_numpy())
    return values_NF


def numbers_exact(table: Table, name: str) -> npt.NDArray[np.float64]:
    """A number column as float64, for clocks whose differences matter. Raises WorkbenchError when it holds text."""
    _number_column(table, name)
    return frame_column(table, name).to_numpy(np.float64)


def beyond_notes(table: Table, names: Sequence[str], origins: Mapping[str, float]) -> tuple[Sentence, ...]:
    """What to say of values that are too large for float32 and so count as missing.

    Raises WorkbenchError, naming the column, where all of its values are.
    """
    notes = []
    for name in (name for name in names if name in table.frame.columns):
        column = frame_column(table, name)
        if column.dtype.kind != "f" or column.dtype == np.float32:
            continue
        beyond, known = _beyond(column, origins.get(name, 0.0))
        if beyond and beyond == known:
            raise WorkbenchError(
                "{file}: all values of column {column} are beyond {most}, which no model can hold. Divide them first.",
                file=table.path,
                column=name,
                most=MOST,
            )
        if beyond:
            said = sentence(
                "{count} values of column {column} are beyond {most}, which no model can hold; they count as missing.",
                count=beyond,
                column=name,
                most=MOST,
            )
            notes.append(said)
    return tuple(notes)


def _beyond(column: pd.Series[Any], origin: float) -> tuple[int, int]:
    """How many values float32 cannot hold, and how many there are where any of them is so."""
    blocks = [column.iloc[block].to_numpy(np.float64) for block in row_blocks(len(column))]
    low = min((float(np.fmin.reduce(block)) for block in blocks), default=0.0) - origin
    high = max((float(np.fmax.reduce(block)) for block in blocks), default=0.0) - origin
    if not (low < -FLOAT32_MAX or high > FLOAT32_MAX):
        return 0, 0
    beyond = sum(int((np.abs(block - origin) > FLOAT32_MAX).sum()) for block in blocks)
    return beyond, sum(int((~np.isnan(block)).sum()) for block in blocks)


def _as_floats(column: pd.Series[Any], origin: float) -> Floats:
    with np.errstate(over="ignore"):
        exact = column.to_numpy(np.float64)
        values = (exact - origin if origin else exact).astype(np.float32)
    values[~np.isfinite(values)] = np.nan
    return values


def _number_column(table: Table, name: str) -> pd.Series[Any] | None:
    """A column of numbers; None where it is empty."""
    column = frame_column(table, name)
    kind = table.column(name).type
    if kind == "empty":
        return None
    if are_truths(table, name):
        return column.str.strip().str.lower().map(TRUTHS).astype("float64")
    if kind != "number":
        row, text = _first_text(column)
        raise WorkbenchError(
            "{file}: row {row} of column {column} holds '{text}', which is not a number. "
            "Correct it in the file, or give the column another role, such as category.",
            file=table.path,
            row=line(table, row),
            column=name,
            text=text,
        )
    return column


def are_truths(table: Table, name: str, pairs: Sequence[tuple[str, str]] = TRUTH_PAIRS) -> bool:
    """Whether a column of text holds nothing but true and false, yes and no, or another of such pairs."""
    if table.column(name).type != "text" or table.column(name).distinct > 2 * MOST_SPELLINGS:
        return False
    found = {str(cell).strip().lower() for cell in frame_column(table, name).dropna().unique()}
    return bool(found) and any(found <= set(pair) for pair in pairs)


def frame_column(table: Table, name: str) -> pd.Series[Any]:
    """A column by name. Raises WorkbenchError naming near ones when the file has none of that name."""
    if name in table.frame.columns:
        return table.frame[name]
    known = [column.name for column in table.columns]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4) or known[:5]
    raise WorkbenchError(
        "{file} has no column {column}. It has {near}.", file=table.path, column=name, near=", ".join(near)
    )


def check_columns(table: Table, names: Iterable[str]) -> None:
    """Raise WorkbenchError for the first of these columns that the file has not; exported scripts say the same."""
    for name in names:
        frame_column(table, name)


def names_column(table: Table, name: str) -> pd.Series[Any]:
    """A column whose cells are names, of classes or sequences: blanks around them make no other name."""
    column = frame_column(table, name)
    if table.column(name).type != "text":
        return column
    import pandas as pd

    codes_N, different = pd.factorize(column)
    plain = different.str.strip()
    if (plain == different).all():
        return column
    return pd.Series(plain.array.take(codes_N, allow_fill=True), index=column.index, name=name)


def texts(column: pd.Series[Any]) -> list[str | None]:
    """Cells as short texts: whole numbers without a point, None where missing."""
    return [None if _is_missing(cell) else _text(cell) for cell in column.tolist()]


def line(table: Table, row: int) -> int:
    """The line of the file that holds a row of the table (rows count from 0)."""
    return table.first_row + row if table.lines is None else int(table.lines[row])


def lines_of(table: Table) -> Sequence[int] | Integers:
    """The line of the file that holds each row."""
    return range(table.first_row, table.first_row + table.rows) if table.lines is None else table.lines


def _first_text(column: pd.Series[Any]) -> tuple[int, str]:
    for row, cell in enumerate(texts(column)):
        if cell is not None and not _is_number(cell):
            return row, cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}…"
    return 0, str(column.iloc[0])


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_missing(cell: object) -> bool:
    return cell is None or cell != cell  # noqa: PLR0124 - NaN and NaT differ from themselves


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
