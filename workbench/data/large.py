"""Large tables: numbers in a file without a name, of which the system keeps in memory what it has room for."""

import mmap
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
LARGE = 128 << 20
"""Bytes from which on a table is large."""
ROWS_AT_ONCE = 1 << 18
"""Rows looked at together, so that what is made of them is small."""
ALIGNED = 64
"""Values in a file begin at multiples of so many bytes, so that they can be used where they are mapped."""
ON_DISK = Path("/var/tmp")
"""Where Linux keeps large temporary files; the usual folder for them may be a part of the memory."""


def row_blocks(rows: int) -> Iterator[slice]:
    """All rows, so many at a time that what is made of them is small."""
    return (slice(start, min(start + ROWS_AT_ONCE, rows)) for start in range(0, rows, ROWS_AT_ONCE))


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


def write_aligned(values: Array, file: IO[bytes]) -> int:
    """Write values from an aligned place on; where that is."""
    file.write(bytes(-file.tell() % ALIGNED))
    start = file.tell()
    file.write(np.ascontiguousarray(values).data)
    return start


def mapped_rows(file: IO[bytes], columns: int, dtype: npt.DTypeLike) -> Array:
    """The whole file as rows of so many columns."""
    file.flush()
    kind = np.dtype(dtype)
    rows = os.fstat(file.fileno()).st_size // (columns * kind.itemsize)
    return np.ndarray((rows, columns), kind, mmap.mmap(file.fileno(), 0))


def table_within(most: int | None, shape: Sequence[int], dtype: npt.DTypeLike) -> Array:
    """An empty table: in memory up to so many bytes (half of what is free, where that is not said), else in a file."""
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    limit = free_memory() // 2 if most is None else most
    return mapped_table(shape, dtype) if 0 < limit < size else np.empty(tuple(shape), dtype)


def free_memory() -> int:
    """Bytes of memory that can be had without taking any from another program; 0 where the system does not tell."""
    meminfo = Path("/proc/meminfo")
    if meminfo.exists():
        fields = dict(line.split(":", 1) for line in meminfo.read_text().splitlines())
        return 1024 * int(fields["MemAvailable"].split()[0])
    names = os.sysconf_names if hasattr(os, "sysconf") else {}
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if "SC_AVPHYS_PAGES" in names else 0


def release(table: Array) -> None:
    """Tell the system that what was read or written of a mapped table is not needed in memory for now."""
    pages = _pages_of(table)
    if pages is not None and hasattr(mmap, "MADV_DONTNEED"):
        pages.madvise(mmap.MADV_DONTNEED)


class Ahead:
    """A mapped table whose rows are wanted here and there: the system is told which, so that it reads them at once."""

    def __init__(self, table: Array, pages: mmap.mmap) -> None:
        self._pages = pages
        self._row = table.strides[0]
        self._begin = table.ctypes.data - np.frombuffer(pages, np.uint8, 1).ctypes.data
        pages.madvise(mmap.MADV_RANDOM)

    def expect(self, starts_B: npt.NDArray[Any], rows: int) -> None:
        """So many rows from each of these starts will be read next."""
        size = mmap.PAGESIZE
        firsts_B = (self._begin + starts_B.astype(np.int64) * self._row) // size * size
        lasts_B = np.minimum(self._begin + (starts_B.astype(np.int64) + rows) * self._row, len(self._pages))
        for first, last in zip(firsts_B.tolist(), lasts_B.tolist(), strict=True):
            self._pages.madvise(mmap.MADV_WILLNEED, first, last - first)

    def read(self, start: int, stop: int) -> None:
        """All of these rows will be read next."""
        first, last = self._bytes(start, stop)
        first = first // mmap.PAGESIZE * mmap.PAGESIZE
        if first < last:
            self._pages.madvise(mmap.MADV_WILLNEED, first, last - first)

    def give_back(self, start: int, stop: int) -> None:
        """None of these rows will be read soon: whole pages of them need not be in memory for now."""
        first, last = self._bytes(start, stop)
        first, last = -(-first // mmap.PAGESIZE) * mmap.PAGESIZE, last // mmap.PAGESIZE * mmap.PAGESIZE
        if first < last:
            self._pages.madvise(mmap.MADV_DONTNEED, first, last - first)

    def _bytes(self, start: int, stop: int) -> tuple[int, int]:
        """Where rows begin and end in the map."""
        return self._begin + start * self._row, min(self._begin + stop * self._row, len(self._pages))


def read_ahead(table: Array) -> Ahead | None:
    """How to read ahead in a table that lies in a file; None for any other."""
    pages = _pages_of(table)
    return None if pages is None or not hasattr(mmap, "MADV_WILLNEED") else Ahead(table, pages)


def _pages_of(table: Array) -> mmap.mmap | None:
    base: Any = table
    while isinstance(base, np.ndarray):
        base = base.base
    return base if isinstance(base, mmap.mmap) else None


def _take_room(file: IO[bytes], size: int) -> None:
    """Make the file so large that writing to its map cannot fail: a full disk would end the process."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size)
        return
    nothing = bytes(1 << 20)
    for start in range(0, size, len(nothing)):
        file.write(nothing[: size - start])
    file.flush()
