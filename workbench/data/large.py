"""Large tables: numbers in a file without a name, of which the system keeps in memory what it has room for."""

import mmap
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
LARGE = 128 << 20
"""Bytes from which on a table is large."""
ROWS = 1 << 18
"""Rows looked at together, so that what is made of them is small."""
ON_DISK = Path("/var/tmp")
"""Where Linux keeps large temporary files; the usual folder for them may be a part of the memory."""


def mapped_table(shape: Sequence[int], dtype: npt.DTypeLike) -> Array:
    """An empty table in a file that goes with it; in memory where the disk has no room for it."""
    kind = np.dtype(dtype)
    size = int(np.prod(shape)) * kind.itemsize
    try:
        with nameless_file() as file:
            _take_room(file, size)
            return np.ndarray(tuple(shape), kind, mmap.mmap(file.fileno(), size))
    except OSError:
        return np.empty(tuple(shape), kind)


def nameless_file() -> IO[bytes]:
    """A file that is gone as soon as nobody reads it any more, on a disk where there is one."""
    folder = ON_DISK if os.access(ON_DISK, os.W_OK) else None
    return tempfile.TemporaryFile(dir=folder)


def mapped_rows(file: IO[bytes], columns: int, dtype: npt.DTypeLike) -> Array:
    """The whole file as rows of so many columns."""
    file.flush()
    kind = np.dtype(dtype)
    rows = os.fstat(file.fileno()).st_size // (columns * kind.itemsize)
    return np.ndarray((rows, columns), kind, mmap.mmap(file.fileno(), 0))


def let_go(table: Array) -> None:
    """Tell the system that what was read or written of a mapped table is not needed in memory for now."""
    base: Any = table
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


def _take_room(file: IO[bytes], size: int) -> None:
    """Make the file so large that writing to its map cannot fail: a full disk would end the process."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size)
        return
    nothing = bytes(1 << 20)
    for start in range(0, size, len(nothing)):
        file.write(nothing[: size - start])
    file.flush()
