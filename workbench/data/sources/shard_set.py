"""A table in shards: the list of its files in a folder, with their rows and hashes and what their columns hold."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Len
from pydantic import TypeAdapter
from pydantic.types import StringConstraints

from workbench.data.sources.formats import is_shard_list
from workbench.data.table import Column
from workbench.errors import WorkbenchError
from workbench.paths import write_whole
from workbench.sentence import sentence
from workbench.stored import DamagedError, read_as

_PLAIN_NAME = re.compile(r"[\w-]+\.(npy|parquet)")
"""A file beside the list itself: a stranger's list leads nowhere else."""

MOST_PER_BYTE = 100_000
"""Rows of which all are alike, packed by Parquet."""

ShardKind = Literal["npy", "parquet"]
Precision = Literal["float32", "float64"]
Clock = Literal["s", "ms", "us", "ns"]
Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Ge(0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One file of a table: so many of its rows."""

    name: str
    rows: Annotated[int, Ge(1)]
    bytes: Count
    sha256: Hash


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardSet:
    """All shards of a table in the order of its rows."""

    kind: ShardKind
    numbers: Precision
    """What holds the numbers of all columns."""
    clock: Clock = "us"
    """What the times of all columns count."""
    columns: Annotated[tuple[Column, ...], Len(1)]
    shards: Annotated[tuple[Shard, ...], Len(1)]

    @property
    def rows(self) -> int:
        """Rows of the whole table."""
        return sum(shard.rows for shard in self.shards)


_SETS = TypeAdapter(ShardSet)


def write_set(path: Path, found: ShardSet) -> None:
    """Write the list of shards."""
    write_whole(path, json.dumps(_SETS.dump_python(found, mode="json"), ensure_ascii=False, indent=1))


def read_set(path: Path) -> ShardSet:
    """The list of shards in a file. Raises DamagedError where it is none, or names files elsewhere."""
    found = read_as(_SETS, path)
    if any(shard.rows > MOST_PER_BYTE * shard.bytes for shard in found.shards):
        raise DamagedError(path, sentence("a shard has more rows than its bytes can hold"))
    names = [shard.name for shard in found.shards]
    strange = next((name for name in names if not _PLAIN_NAME.fullmatch(name)), None)
    if strange is not None or len(set(names)) < len(names):
        raise DamagedError(path, sentence("it names a file twice, or one that does not lie beside it"))
    if len({column.name for column in found.columns}) < len(found.columns):
        raise DamagedError(path, sentence("it names a column twice"))
    return found


def shard_paths(path: Path) -> tuple[Path, ...]:
    """The files behind a source that is a list of shards; none behind any other."""
    if not is_shard_list(path):
        return ()
    return tuple(path.parent / shard.name for shard in read_set(path).shards)


def check_there(path: Path, found: ShardSet) -> None:
    """Raise WorkbenchError for the first shard that is not there, or not as large as it was."""
    for place, shard in enumerate(found.shards, start=1):
        file = path.parent / shard.name
        if file.is_symlink() or not file.is_file():
            raise WorkbenchError(
                "There is no file {file}, which is shard {place} of {count} of {list}. Put it back, or convert the "
                "data again.",
                file=file,
                place=place,
                count=len(found.shards),
                list=path.name,
            )
        if file.stat().st_size != shard.bytes:
            raise changed(file)


def changed(file: Path) -> WorkbenchError:
    """What to say of a shard whose bytes are not those that were written."""
    return WorkbenchError(
        "{file} is not the shard that was written: its bytes have changed. Restore it from a backup, or convert the "
        "data again.",
        file=file,
    )


def as_json(found: ShardSet) -> dict[str, object]:
    """How many shards there are and what they hold, for a report."""
    return {
        "count": len(found.shards),
        "format": found.kind,
        "rows": max(shard.rows for shard in found.shards),
        "bytes": sum(shard.bytes for shard in found.shards),
    }
