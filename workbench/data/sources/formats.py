"""Formats of files: one record each, by which every room tells data by their ending, reads them and names them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.errors import WorkbenchError
from workbench.stored import check_ordinary

if TYPE_CHECKING:  # the readers need numpy and pandas, and a window that only names endings needs neither
    from workbench.data.spec import ReadingSpec
    from workbench.data.table import Table
    from workbench.progress import Work

Holds = Literal["table", "text", "sound"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """Files of one kind: how they end, what they hold and who reads them."""

    name: str
    holds: Holds
    """Text is read when a file is given by its name, but makes no folder one of data."""
    endings: tuple[str, ...]
    rare: tuple[str, ...] = ()
    """Endings that are read as well, but not named to people."""
    read: "Callable[[Path, ReadingSpec, int | None], Work[Table]] | None" = None
    """Reads the table of a file, or so many of its first rows; where there is none, the file is delimited text."""
    prose: bool = False
    """Whether it may hold sentences to learn from."""
    typed: bool = False
    """Whether its cells are numbers and times as they are, and no texts."""
    answers: bool = False
    """Whether its column "target" is what the file says is to be answered."""
    classes: bool = False
    """Whether its last column, where it holds few different words, is by its convention the class."""
    lists: bool = False
    """Whether it may list recordings and their labels."""
    extra: str = ""
    """What is to be installed beside the program to read it."""

    def has(self, ending: str) -> bool:
        """Whether files that end so are of this format."""
        return ending in self.endings or ending in self.rare


def format_of(path: Path) -> FileFormat | None:
    """The format that a file has by its ending; None for one that is not known, which is read as delimited text."""
    ending = path.suffix.lower()
    return next((found for found in FORMATS.values() if found.has(ending)), None)


def holds(path: Path, *kinds: Holds) -> bool:
    """Whether a file is by its ending of one of these kinds."""
    found = format_of(path)
    return found is not None and found.holds in kinds


def is_shard_list(path: Path) -> bool:
    """Whether a file lists the shards of one table, which lie beside it."""
    found = format_of(path)
    return found is not None and found.name == "shards"


def may_be_prose(path: Path) -> bool:
    """Whether a file may by its ending hold sentences to learn from."""
    found = format_of(path)
    return found is not None and found.prose


def endings_of(*kinds: Holds, rare: bool = True) -> Iterator[str]:
    """The endings of these kinds of data, kind after kind, rare ones last."""
    for kind in kinds:
        formats = [found for found in FORMATS.values() if found.holds == kind]
        yield from (ending for found in formats for ending in found.endings)
        yield from (ending for found in formats for ending in found.rare if rare)


def _read_ucr_lines(path: Path, reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.csv import read_table
    from workbench.data.sources.ts import named_as_ucr

    return named_as_ucr((yield from read_table(path, reading, rows=rows)))


def _read_ts(path: Path, _reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.ts import read_ts

    return read_ts(_with_bytes(path), rows=rows)


def _read_arrays(path: Path, _reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.arrays import read_arrays

    return read_arrays(_with_bytes(path), rows=rows)


def _read_named_arrays(path: Path, reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.named_arrays import read_named_arrays

    return read_named_arrays(_with_bytes(path), reading.table, rows=rows)


def _read_parquet(path: Path, _reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.parquet import read_parquet

    return read_parquet(_with_bytes(path), rows=rows)


def _read_shards(path: Path, _reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.shards import read_shards

    return read_shards(_with_bytes(path), rows=rows)


def _read_unpacked(path: Path, reading: "ReadingSpec", rows: int | None) -> "Work[Table]":
    from workbench.data.sources.unpacking import read_unpacked

    return read_unpacked(_with_bytes(path), reading, rows)


def _with_bytes(path: Path) -> Path:
    check_ordinary(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise WorkbenchError("{file} cannot be read: {reason}.", file=path, reason=str(error)) from error
    if size == 0:
        raise WorkbenchError("{file} is empty: it has no bytes. Choose a file with data.", file=path)
    return path


FORMATS: dict[str, FileFormat] = {
    found.name: found
    for found in (
        FileFormat(name="csv", holds="table", endings=(".csv",), lists=True),
        FileFormat(
            name="tsv",
            holds="table",
            endings=(".tsv",),
            read=_read_ucr_lines,
            lists=True,
        ),
        FileFormat(name="tab", holds="table", endings=(".tab",)),
        FileFormat(
            name="txt",
            holds="table",
            endings=(".txt",),
            prose=True,
            lists=True,
        ),
        FileFormat(name="dat", holds="table", endings=(".dat",)),
        FileFormat(name="sheet", holds="table", endings=(".xlsx", ".ods"), rare=(".xlsm", ".xls"), read=_read_unpacked),
        FileFormat(name="json", holds="table", endings=(".json", ".jsonl"), rare=(".ndjson",), read=_read_unpacked),
        FileFormat(name="arff", holds="table", endings=(".arff",), read=_read_unpacked, classes=True),
        FileFormat(name="tsf", holds="table", endings=(".tsf",), read=_read_unpacked),
        FileFormat(name="packed", holds="table", endings=(".gz", ".zip"), rare=(".bz2", ".xz"), read=_read_unpacked),
        FileFormat(
            name="parquet",
            holds="table",
            endings=(".parquet", ".pq"),
            read=_read_parquet,
            typed=True,
            extra="parquet",
        ),
        FileFormat(
            name="ts",
            holds="table",
            endings=(".ts",),
            read=_read_ts,
            answers=True,
        ),
        FileFormat(name="npy", holds="table", endings=(".npy",), read=_read_arrays, typed=True),
        FileFormat(
            name="npz",
            holds="table",
            endings=(".npz",),
            read=_read_arrays,
            typed=True,
            answers=True,
        ),
        FileFormat(name="mat", holds="table", endings=(".mat",), read=_read_named_arrays, typed=True),
        FileFormat(
            name="hdf5",
            holds="table",
            endings=(".h5", ".hdf5"),
            read=_read_named_arrays,
            typed=True,
            extra="hdf5",
        ),
        FileFormat(name="shards", holds="table", endings=(".shards",), read=_read_shards, typed=True),
        FileFormat(name="prose", holds="text", endings=(".text", ".md"), prose=True),
        FileFormat(
            name="sound",
            holds="sound",
            endings=(".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff", ".aif", ".au", ".caf"),
            rare=(".oga", ".aifc", ".snd", ".w64", ".rf64"),
        ),
        FileFormat(
            name="media",
            holds="sound",
            endings=(".m4a", ".aac", ".wma"),
            rare=(".webm", ".mp4", ".mka"),
            extra="media",
        ),
    )
}
"""All formats by name, in the order in which their endings are named; a new one is a reader and a record here."""
