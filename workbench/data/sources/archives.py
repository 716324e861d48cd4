"""Packed files: the one table in a .gz, .bz2, .xz or .zip file, unpacked only as far as a table may be large."""

import bz2
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Callable
from io import BufferedIOBase
from pathlib import Path, PurePosixPath
from typing import IO

from workbench.data.sources.choosing import Choice, chosen
from workbench.errors import WorkbenchError

MOST_BYTES = 8 << 30
"""What a packed file may unpack to."""
MOST_TIMES, ALWAYS = 200, 64 << 20
"""Beyond so many bytes, by how much more than itself: tables shrink to a tenth, traps to a thousandth."""
_BLOCK = 1 << 20
_FAULTS = (OSError, EOFError, RuntimeError, ValueError, lzma.LZMAError, zlib.error, zipfile.BadZipFile)
_STREAMS: dict[str, Callable[[Path], BufferedIOBase]] = {
    ".gz": gzip.GzipFile,
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
ARCHIVES = frozenset({*_STREAMS, ".zip"})


def unpack(path: Path, to: Path, table: str | None = None) -> Choice:
    """Write what is inside to `to`; gives which of the files in it that is.

    Raises WorkbenchError where the file is damaged, locked, empty, or larger inside than any table should be.
    """
    try:
        if path.suffix.lower() != ".zip":
            with _STREAMS[path.suffix.lower()](path) as stream:
                _copy(stream, to, path)
            return Choice(name=path.stem)
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
            choice = chosen(names, table, path)
            with archive.open(choice.name) as stream:
                _copy(stream, to, path)
            return choice
    except _FAULTS as error:
        raise WorkbenchError(
            "{file} cannot be unpacked: {reason}. Make it again, or unpack it yourself.",
            file=path,
            reason=str(error).rstrip("."),
        ) from error


def _copy(stream: BufferedIOBase | IO[bytes], to: Path, path: Path) -> None:
    done = 0
    with to.open("wb") as file:
        while block := stream.read(_BLOCK):
            done += len(block)
            check_unpacked(done, path)
            file.write(block)


def most_unpacked(path: Path) -> int:
    """The bytes that a packed file may hold."""
    return min(MOST_BYTES, max(ALWAYS, MOST_TIMES * path.stat().st_size))


def check_unpacked(size: int, path: Path) -> None:
    """Raise WorkbenchError where a packed file holds so many bytes that it may be a trap."""
    most = most_unpacked(path)
    if size > most:
        raise WorkbenchError(
            "{file} holds more than {most} MB, far more than its own size: it may be a trap. Unpack it yourself if you "
            "trust it.",
            file=path,
            most=most >> 20,
        )


def _hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
