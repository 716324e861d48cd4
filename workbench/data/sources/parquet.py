"""Parquet files as tables; needs the extra "parquet"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.data.sources.frames import hash_of, table_of
from workbench.data.table import Table
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence

BATCH = 65_536


def needed(path: Path) -> tuple[Any, Any]:
    """pyarrow, and what it reads and writes Parquet files with. Raises WorkbenchError where the extra is missing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise WorkbenchError(
            "{file}: reading Parquet files needs the extra 'parquet'. Install it: "
            'pip install "sequence-workbench[parquet]".',
            file=path,
        ) from error
    return pa, pq


def read_parquet(path: Path, *, rows: int | None = None) -> Work[Table]:
    """The table in a Parquet file. Raises WorkbenchError when it is damaged or the extra is missing."""
    pa, pq = needed(path)
    batches, read = [], 0
    try:
        with pq.ParquetFile(path) as file:
            total = max(file.metadata.num_rows, 1)
            for batch in file.iter_batches(min(BATCH, rows or BATCH)):
                batches.append(batch)
                read += batch.num_rows
                yield Progress(done=min(read / total, 1.0), message=sentence("Reading {file}", file=path.name))
                if rows is not None and read >= rows:
                    break
            # What pandas noted beside the columns may be damaged, and is not needed.
            plain = pa.Table.from_batches(batches, file.schema_arrow).replace_schema_metadata(None)
            frame = plain.to_pandas()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise WorkbenchError(
            "{file} is not a Parquet file that can be read: {reason}.", file=path, reason=str(error).rstrip(".")
        ) from error
    return table_of(path, frame.reset_index(drop=True), sha256="" if rows else hash_of(path))
