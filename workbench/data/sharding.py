"""Tables are written as the shards of one: file by file, so that only one of them is in memory at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np

from workbench.data.arrangement import read_arranged
from workbench.data.loading import file_notes
from workbench.data.sources.csv import DETECTED
from workbench.data.sources.files import SourceFile, table_files
from workbench.data.sources.frames import see_different
from workbench.data.sources.shard_files import check_kind, row_bytes, write_shard
from workbench.data.sources.shard_set import Clock, Precision, Shard, ShardKind, ShardSet, write_set
from workbench.data.spec import ReadingSpec
from workbench.data.table import Column, Table
from workbench.errors import WorkbenchError
from workbench.folders import building, put_in_place
from workbench.progress import Progress, Work, stage
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

MEGABYTES = 64
"""Of a shard, where nothing else is said: read in a moment, and more than a file costs to open."""
FILE = "file"
"""The column that tells which of several files a row comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The shards that were written, and what is to be told of the files that became them."""

    shards: ShardSet
    notes: tuple[Sentence, ...]


def write_shards(
    paths: Sequence[Path],
    folder: Path,
    reading: ReadingSpec = DETECTED,
    *,
    kind: ShardKind = "npy",
    megabytes: float = MEGABYTES,
) -> Work[Written]:
    """Write the tables of all paths, folders searched, into a new folder as the shards of one table.

    Each is read whole, one after the other. Where there are several, a column tells which of them a row is from.
    Raises WorkbenchError, naming the file, where they have not the same columns; the folder is there whole or not.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkbenchError("{file} is not empty. Choose a new folder for the shards.", file=folder)
    check_kind(kind, folder)
    files, others = table_files(paths)
    left_out = (
        sentence("{file} is left out: by its ending it is not a table.", file=str(file.path)) for file in others
    )
    with building(folder) as partial:
        written = yield from _written(files, partial, reading, kind=kind, size=int(megabytes * 1e6))
        write_set(partial / f"{folder.resolve().name}.shards", written.shards)
        partial.chmod(0o755)
        put_in_place(partial, folder)
    return replace(written, notes=(*left_out, *written.notes))


def _written(
    files: Sequence[SourceFile], folder: Path, reading: ReadingSpec, *, kind: ShardKind, size: int
) -> Work[Written]:
    shards: list[Shard] = []
    notes: list[Sentence] = []
    seen: _Columns | None = None
    for place, file in enumerate(files):
        start, stop = place / len(files), (place + 1) / len(files)
        middle = (start + stop) / 2
        table = yield from stage(read_arranged(file.path, reading), start, middle)
        notes += file_notes(table, "")
        seen = seen or _Columns(table, several=len(files) > 1)
        seen.add(table)
        named = {seen.file: file.name} if len(files) > 1 else {}
        for done, part in _pieces(table, [*named, *seen.columns], named, kind, size):
            path = folder / f"shard-{len(shards) + 1:05d}.{kind}"
            write_shard(path, part, _precision(part), kind)
            shards.append(_shard(path, len(part)))
            told = sentence("Writing {file}", file=path.name)
            yield Progress(done=middle + done * (stop - middle), message=told)
    assert seen is not None
    return Written(shards=seen.shard_set(kind, shards, [file.name for file in files]), notes=tuple(notes))


def _pieces(
    table: Table, names: Sequence[str], named: Mapping[str, str], kind: ShardKind, size: int
) -> Iterator[tuple[float, pd.DataFrame]]:
    """A file's rows in shards of about so many bytes, and the share of them that is written then."""
    each = row_bytes(table.frame, _precision(table.frame), table.path, kind)
    rows = max(1, size // (each + sum(len(name.encode()) for name in named.values())))
    for start in range(0, table.rows, rows):
        part = table.frame.iloc[start : start + rows].assign(**named).astype(dict.fromkeys(named, "str"))
        yield min(1.0, (start + rows) / table.rows), part[list(names)]


def _precision(frame: pd.DataFrame) -> Precision:
    """What holds the numbers of a frame without a loss."""
    return "float32" if all(kind == np.float32 for kind in frame.dtypes if kind.kind == "f") else "float64"


def _shard(path: Path, rows: int) -> Shard:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Shard(name=path.name, rows=rows, bytes=path.stat().st_size, sha256=digest)


class _Columns:
    """What the columns of all files hold together."""

    def __init__(self, first: Table, *, several: bool) -> None:
        self.columns = {column.name: column for column in first.columns}
        self._first, self._several = first.path, several
        self._different: dict[str, set[object]] = {name: set() for name in self.columns}
        self._precisions: set[Precision] = set()
        self._clocks: set[Clock] = set()

    @property
    def file(self) -> str:
        """The name of the column that tells files apart."""
        name = FILE
        while name in self.columns:
            name += "_"
        return name

    def add(self, table: Table) -> None:
        """A file's columns. Raises WorkbenchError where they are others, or hold something else."""
        self._refuse_others(table)
        self._precisions.add(_precision(table.frame))
        for column in table.columns:
            values = table.frame[column.name]
            if values.dtype.kind == "M":
                self._clocks.add(np.datetime_data(values.dtype)[0])  # type: ignore[arg-type]
            if self._several:
                see_different(values, self._different[column.name])
            if table.path != self._first:
                self._join(column, table)

    def shard_set(self, kind: ShardKind, shards: Sequence[Shard], names: Sequence[str]) -> ShardSet:
        """The whole table."""
        columns = list(self.columns.values())
        if self._several:
            columns = [replace(column, distinct=len(self._different[column.name])) for column in columns]
            columns.insert(0, Column(name=self.file, type="text", distinct=len(set(names)), sample=tuple(names[:5])))
        return ShardSet(
            kind=kind,
            numbers="float64" if "float64" in self._precisions else "float32",
            clock=max(self._clocks, key=get_args(Clock).index, default="us"),
            columns=tuple(columns),
            shards=tuple(shards),
        )

    def _refuse_others(self, table: Table) -> None:
        names = [column.name for column in table.columns]
        strange = next(iter(sorted({*names} ^ {*self.columns})), None)
        if strange is not None:
            raise WorkbenchError(
                "{file} has other columns than {other}: {column} is only in one of them. Shards are of one table; "
                "convert the files one by one.",
                file=table.path,
                column=strange,
                other=self._first.name,
            )
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise WorkbenchError(
                "{file} has two columns that are called {column}. Rename one of them.", file=table.path, column=twice
            )

    def _join(self, other: Column, table: Table) -> None:
        one = self.columns[other.name]
        if "empty" not in (one.type, other.type) and one.type != other.type:
            raise WorkbenchError(
                "{file}: column {column} does not hold what it holds in {other}. Say what it is "
                "(--set data.reading.types.{column}=text), or convert the files one by one.",
                file=table.path,
                column=one.name,
                other=self._first.name,
            )
        kept = other if one.type == "empty" else one
        self.columns[one.name] = replace(kept, missing=one.missing + other.missing)
