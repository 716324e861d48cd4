"""The number columns of a table, gathered block by block: in memory, or in a file once they are large."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import IO, Any
from weakref import finalize

import numpy as np
import numpy.typing as npt
import pandas as pd

from workbench.data.large import mapped_rows, nameless_file
from workbench.errors import WorkbenchError

Numbers = npt.NDArray[np.float64]

LARGE = 64 << 20
"""Bytes of numbers from which on they go to a file."""


class NumberRows:
    """Rows of so many numbers, in the order in which they were added."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._blocks: list[Numbers] = []
        self._bytes = 0
        self._file: IO[bytes] | None = None

    def add(self, columns: Sequence[Numbers]) -> None:
        """Rows, as one array per column."""
        if self._columns:
            self.add_rows(np.stack(columns, axis=1))

    def add_rows(self, numbers_NK: Numbers) -> None:
        """Rows, side by side as they are kept; the array may be used again."""
        if not self._columns:
            return
        self._bytes += numbers_NK.nbytes
        if self._bytes < LARGE:
            self._blocks.append(numbers_NK.copy())
        else:
            self._write(numbers_NK)

    def _write(self, numbers_NK: Numbers) -> None:
        """Rows behind all others, in a file."""
        try:
            if self._file is None:
                self._file = nameless_file()
                finalize(self, self._file.close)
            for block in (*self._blocks, numbers_NK):
                self._file.write(block.data)
        except OSError as error:
            raise no_room(error) from error
        self._blocks.clear()

    def table(self) -> Numbers:
        """All rows."""
        if self._file is not None:
            return mapped_rows(self._file, self._columns, np.float64)
        return np.concatenate([*self._blocks, np.empty((0, self._columns))])


def framed(numbers_NK: Numbers, names: Sequence[str], others: Mapping[str, "pd.Series[Any]"]) -> pd.DataFrame:
    """Columns by name: those that are not among the others are the numbers, in their order, and stay where they lie."""
    numbers, frames, before = pd.DataFrame(numbers_NK, copy=False), [], 0
    for is_number, run in groupby(names, key=lambda name: name not in others):
        columns = list(run)
        if is_number:
            frames.append(numbers.iloc[:, before : before + len(columns)].set_axis(columns, axis=1))
            before += len(columns)
        else:
            frames += [others[name].to_frame(name) for name in columns]
    return pd.concat(frames, axis=1)


def no_room(error: OSError) -> WorkbenchError:
    """What is told where the values of a large table cannot go to a file."""
    return WorkbenchError("The disk has no room for a large table while it is read: {reason}.", reason=str(error))
