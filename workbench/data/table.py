"""A file as a table: its columns, its values, how it was read and why, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.data.spec import ReadingSpec, Reshape
from workbench.data.time.notation import Notation
from workbench.sentence import Sentence

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

ColumnType = Literal["number", "time", "text", "empty"]

MOST_DISTINCT = 1000
"""Different values of a column are counted up to here."""

MOST_PROBLEMS = 100
"""A table lists so many problems; one more says how many were left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the file that a user may want to mend; `row` counts lines from 1, None means the whole file."""

    row: int | None = None
    column: str | None = None
    message: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column holds; `distinct` stops counting at `MOST_DISTINCT`, `sample` is a few cells as written."""

    name: str
    type: ColumnType
    missing: int = 0
    distinct: int = 0
    sample: tuple[str, ...] = ()
    unit: str = ""
    """What its numbers carry in the file, such as kg, % or €."""
    notation: Notation | None = None
    """How the times of a time column were written."""
    decimal: str = "."
    """The mark before the fraction of its numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaping:
    """How the rows and columns of a file became those of its table: how many columns stand before and behind those
    that time runs along, and what the columns made of them are called; of series side by side, what was the time and
    what named the series."""

    kind: Reshape
    before: int = 1
    behind: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """A table as read: number columns are float64 or float32, time columns datetime64, text columns str (missing: NaN).

    `reading` has no None left: it is what was used. `guesses` says why for each of its fields that the file
    itself decided. `texts` are the cells of the first rows as written. `first_row` is the line of the first
    data row, `rows` how many were read. `sha256` is of the file's bytes, empty when only its head was read.
    """

    path: Path
    reading: ReadingSpec
    guesses: Mapping[str, Sentence] = field(default_factory=dict)
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    texts: tuple[tuple[str, ...], ...] = ()
    first_row: int = 1
    lines: npt.NDArray[np.int64] | None = None
    """The line of each row where rows between others were left out."""
    rows: int
    sha256: str = ""
    tables: tuple[str, ...] = ()
    """The names of the tables in a file that may hold several, such as the sheets of a spreadsheet."""
    reshaping: Reshaping | None = None
    """What was done before its rows and columns were read; None where they are those of the file."""
    _by_name: dict[str, Column] = field(init=False, repr=False, default_factory=dict)

    def column(self, name: str) -> Column:
        """The column of that name; a `KeyError` when there is none."""
        if not self._by_name:
            self._by_name.update({column.name: column for column in reversed(self.columns)})
        return self._by_name[name]
