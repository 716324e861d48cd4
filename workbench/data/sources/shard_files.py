"""One shard of a table: a NumPy file of named columns, or a Parquet file; read block by block.

A block is a mapping from columns to their values: floats, times, or words as a pandas array of strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.large import row_blocks
from workbench.data.sources.arrays import DAMAGED
from workbench.data.sources.parquet import needed
from workbench.data.sources.shard_set import Precision, ShardKind
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    import pandas as pd

Block = Mapping[str, Any]
MOST_LETTERS = 256
"""Bytes of the longest word of a column in a NumPy file, where every word takes as many."""
LONGEST_HEADER = 4 << 20
"""Letters in which the columns of a NumPy file may be named."""


def check_kind(kind: ShardKind, path: Path) -> None:
    """Raise WorkbenchError where what writes such shards is not installed."""
    if kind == "parquet":
        needed(path)


def row_bytes(frame: pd.DataFrame, numbers: Precision, path: Path, kind: ShardKind) -> int:
    """Bytes of a row. Raises WorkbenchError for words that are too long for a NumPy file."""
    size = 0
    for name, column in frame.items():
        if column.dtype.kind == "f":
            size += np.dtype(numbers).itemsize
        elif column.dtype.kind == "M":
            size += 8
        else:
            letters = _letters(column)
            if kind == "npy" and letters > MOST_LETTERS:
                raise WorkbenchError(
                    "{file}: column {column} holds texts that are too long for NumPy shards. Convert to Parquet "
                    "shards (--format parquet), or leave the column out first.",
                    file=path,
                    column=str(name),
                )
            size += max(letters, 1)
    return size


def write_shard(path: Path, frame: pd.DataFrame, numbers: Precision, kind: ShardKind) -> None:
    """Write some rows of a table."""
    if kind == "npy":
        _write_npy(path, frame, numbers)
    else:
        _write_parquet(path, frame, numbers)


def blocks_of(path: Path, kind: ShardKind) -> Iterator[Block]:
    """The rows of a shard. Raises WorkbenchError for a file that is damaged."""
    try:
        yield from _npy_blocks(path) if kind == "npy" else _parquet_blocks(path)
    except DAMAGED as error:
        raise WorkbenchError("{file} is no shard that can be read: {reason}.", file=path, reason=str(error)) from error


def _write_npy(path: Path, frame: pd.DataFrame, numbers: Precision) -> None:
    fields: list[tuple[str, npt.DTypeLike]] = []
    for name, column in frame.items():
        kind = column.dtype.kind
        own = numbers if kind == "f" else column.dtype if kind == "M" else f"S{max(_letters(column), 1)}"
        fields.append((str(name), np.dtype(own)))  # type: ignore[arg-type]
    rows = np.empty(len(frame), np.dtype(fields))
    for name, column in frame.items():
        rows[str(name)] = column.to_numpy() if column.dtype.kind in "fM" else _encoded(column)
    with path.open("wb") as file:
        np.lib.format.write_array(file, rows, version=(3, 0), allow_pickle=False)


def _write_parquet(path: Path, frame: pd.DataFrame, numbers: Precision) -> None:
    pa, pq = needed(path)
    kinds = {name: numbers for name, column in frame.items() if column.dtype.kind == "f"}
    pq.write_table(pa.Table.from_pandas(frame.astype(kinds), preserve_index=False), path)


def _npy_blocks(path: Path) -> Iterator[Block]:
    rows = np.lib.format.open_memmap(path, mode="r", max_header_size=LONGEST_HEADER)
    if rows.ndim != 1 or rows.dtype.names is None:
        raise ValueError("its columns have no names")
    for block in row_blocks(len(rows)):
        some = rows[block]
        yield {name: _decoded(some[name]) if some[name].dtype.kind == "S" else some[name] for name in rows.dtype.names}


def _parquet_blocks(path: Path) -> Iterator[Block]:
    pa, pq = needed(path)
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches():
                # What pandas noted beside the columns may be damaged, and is not needed.
                frame = pa.Table.from_batches([batch]).replace_schema_metadata(None).to_pandas()
                yield {
                    name: column.to_numpy() if column.dtype.kind in "fM" else column.array
                    for name, column in frame.items()
                }
    except pa.ArrowException as error:
        raise ValueError(str(error).rstrip(".")) from error


def _letters(column: pd.Series[Any]) -> int:
    """Bytes of the longest word."""
    words = column.dropna().unique()
    return max((len(word.encode()) for word in words), default=0)


def _encoded(column: pd.Series[Any]) -> npt.NDArray[np.bytes_]:
    """Words as bytes, none where one is missing: blank texts are missing everywhere."""
    import pandas as pd

    codes_N, different = pd.factorize(column)
    words = np.array([*(word.encode() for word in different), b""])
    return words[codes_N]


def _decoded(words_N: npt.NDArray[np.bytes_]) -> Any:
    import pandas as pd

    different, codes_N = np.unique(words_N, return_inverse=True)
    words = pd.array([word.decode("utf-8") if word else None for word in different.tolist()], dtype="str")
    return words.take(codes_N)
