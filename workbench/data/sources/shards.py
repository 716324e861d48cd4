"""A table in shards is put together: numbers and times in files without a name once they are large, words in memory.

Shapes: N rows, K number columns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.large import LARGE, mapped_table, release
from workbench.data.sources.frames import PREVIEW, cells_shown
from workbench.data.sources.shard_files import Block, blocks_of
from workbench.data.sources.shard_set import Shard, ShardSet, changed, check_there, read_set
from workbench.data.spec import ReadingSpec
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.stored import open_file

if TYPE_CHECKING:
    import pandas as pd

PIECE = 4 << 20
"""Bytes of a file that are hashed together."""


def read_shards(path: Path, *, rows: int | None = None) -> Work[Table]:
    """The table whose shards a file lists, all hashes checked; with `rows`, only so many from its start.

    Raises WorkbenchError, naming the file, for a shard that is missing, has changed or has other columns.
    """
    found = read_set(path)
    check_there(path, found)
    whole = min(rows or found.rows, found.rows)
    parts, seen = _Parts(found, whole), hashlib.sha256()
    for shard in found.shards:
        file = path.parent / shard.name
        if rows is None:
            _check(file, shard)
            seen.update(bytes.fromhex(shard.sha256))
        yield Progress(done=parts.rows / whole, message=sentence("Reading {file}", file=shard.name))
        parts.add(file, shard)
        if parts.rows >= whole:
            break
    frame = parts.frame()
    return Table(
        path=path,
        reading=ReadingSpec(),
        columns=found.columns,
        frame=frame,
        texts=tuple(zip(*cells_shown(frame.head(PREVIEW)), strict=True)),
        rows=whole,
        sha256="" if rows else seen.hexdigest(),
    )


def _check(file: Path, shard: Shard) -> None:
    """Raise WorkbenchError where a byte of a shard has changed."""
    seen = hashlib.sha256()
    with open_file(file) as opened:
        while piece := opened.read(PIECE):
            seen.update(piece)
    if seen.hexdigest() != shard.sha256:
        raise changed(file)


class _Parts:
    """The columns of a table, filled from its start on."""

    def __init__(self, found: ShardSet, rows: int) -> None:
        self._set, self._whole, self.rows = found, rows, 0
        self._numbers = [column.name for column in found.columns if column.type == "number"]
        self._numbers_NK = _room((rows, len(self._numbers)), np.dtype(found.numbers))
        times = [column.name for column in found.columns if column.type == "time"]
        self._times = {name: _room((rows,), np.dtype(f"M8[{found.clock}]")) for name in times}
        others = {column.name for column in found.columns} - {*self._numbers, *times}
        self._words: dict[str, list[Any]] = {name: [] for name in others}

    def add(self, file: Path, shard: Shard) -> None:
        """The rows of the next shard, so many as are wanted."""
        before = self.rows
        for block in _checked(file, self._set, shard):
            count = min(len(next(iter(block.values()))), self._whole - self.rows)
            self._take(file, block, count)
            self.rows += count
        if self.rows - before != min(shard.rows, self._whole - before):
            raise WorkbenchError(
                "{file} has {count} rows instead of {rows}. Convert the data again.",
                file=file,
                count=self.rows - before,
                rows=shard.rows,
            )
        for table in (self._numbers_NK, *self._times.values()):
            release(table)

    def _take(self, file: Path, block: Block, count: int) -> None:
        owned = slice(self.rows, self.rows + count)
        for k, name in enumerate(self._numbers):
            self._numbers_NK[owned, k] = _of_kind(block[name][:count], "f", np.nan, file, name)
        for name, times_N in self._times.items():
            times_N[owned] = _of_kind(block[name][:count], "M", np.datetime64("NaT"), file, name)
        for name, parts in self._words.items():
            parts.append(_words(block[name][:count], file, name))

    def frame(self) -> pd.DataFrame:
        """All columns in their order."""
        import pandas as pd

        from workbench.data.sources.number_rows import framed

        others: dict[str, pd.Series[Any]] = {
            name: pd.Series(times_N, copy=False) for name, times_N in self._times.items()
        }
        others |= {name: pd.concat(map(pd.Series, parts), ignore_index=True) for name, parts in self._words.items()}
        return framed(self._numbers_NK, [column.name for column in self._set.columns], others)


def _room(shape: tuple[int, ...], kind: np.dtype[Any]) -> npt.NDArray[Any]:
    """An empty table, in a file without a name where it is large."""
    large = int(np.prod(shape)) * kind.itemsize >= LARGE
    return mapped_table(shape, kind) if large else np.empty(shape, kind)


def _checked(file: Path, found: ShardSet, shard: Shard) -> Iterator[Block]:
    """The blocks of a shard, whose columns are those of the whole table."""
    names = [column.name for column in found.columns]
    for block in blocks_of(file, found.kind):
        strange = next((name for name in [*block, *names] if name not in names or name not in block), None)
        if strange is not None:
            raise WorkbenchError(
                "{file} has other columns than the other shards: {column} is only in one of them. Convert the data "
                "again.",
                file=file,
                column=strange,
            )
        yield block


def _of_kind(values: Any, kind: str, missing: object, file: Path, name: str) -> Any:
    """Values of a column of numbers or times; all missing where the file's column is empty."""
    if values.dtype.kind == kind:
        return values
    if values.dtype.kind not in "OSTU" or not all(value is None or value != value for value in values):  # noqa: PLR0124
        raise _strange(file, name)
    return missing


def _words(values: Any, file: Path, name: str) -> Any:
    import pandas as pd

    if isinstance(values, np.ndarray):
        raise _strange(file, name)
    return pd.array(values, dtype="str")


def _strange(file: Path, name: str) -> WorkbenchError:
    return WorkbenchError(
        "{file}: column {column} holds something else than in the other shards. Convert the data again.",
        file=file,
        column=name,
    )
