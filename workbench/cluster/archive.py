"""Zip files: written whole, and read as what a stranger may have made: no name in one decides where anything is put."""

import hashlib
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from workbench.cluster.sheet import FILE, PIECE, Mark, Sheet, from_text
from workbench.errors import WorkbenchError
from workbench.paths import replacing
from workbench.project_files import AnyPath
from workbench.sentence import Sentence, sentence
from workbench.stored import LARGEST, DamagedError, open_file

MOST_ENTRIES = 1 << 20
MOST_TIMES = 1100
"""Deflate packs nothing to less than a thousandth: what claims more lies."""
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED = 1
_FAULTS = (OSError, EOFError, RuntimeError, ValueError, zlib.error, zipfile.BadZipFile)


class Writer:
    """A zip file in the making, whose entries all lie in one folder of this name, if any."""

    def __init__(self, file: IO[bytes], folder: str = "") -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False)
        self._folder = f"{folder}/" if folder else ""

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    def add(self, name: str, path: AnyPath) -> Mark:
        """Put a file in, and give what it was in that very moment."""
        digest, size = hashlib.sha256(), 0
        entry = self._entry(name)
        with open_file(path) as file, self._zip.open(entry, "w", force_zip64=True) as to:
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
                to.write(piece)
        return Mark(sha256=digest.hexdigest(), size=size)

    def add_text(self, name: str, text: str) -> Mark:
        """Put a text in."""
        content = text.encode()
        self._zip.writestr(self._entry(name), content)
        return Mark(sha256=hashlib.sha256(content).hexdigest(), size=len(content))

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(self._folder + name)  # of no date: the same job is the same file
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = (stat.S_IFREG | (0o755 if name.endswith(".sh") else 0o644)) << 16
        return entry


@contextmanager
def writing_zip(path: Path, folder: str = "") -> Iterator[Writer]:
    """A zip file that takes its place when it is whole."""
    with replacing(path) as temporary, temporary.open("r+b") as file, Writer(file, folder) as writer:
        yield writer


class Result:
    """A result's zip file, open for reading: its sheet is whole, its entries are those that the sheet names."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise DamagedError(path, sentence("it holds too many files"))
        self._entries = {entry.filename: entry for entry in entries}
        for entry in entries:
            self._check(entry)
        if len(self._entries) != len(entries):
            raise DamagedError(path, sentence("it holds two files of the same name"))
        self.sheet = self._sheet()

    def extract(self, run: str, name: str, to: AnyPath) -> None:
        """Write a run's file to this place of our own choice. Raises WorkbenchError where it is not what it was."""
        entry, mark = f"runs/{run}/{name}", self.sheet.runs[run].files[name]
        found = self._entries.get(entry)
        digest, left = hashlib.sha256(), mark.size
        if found is not None and found.file_size == mark.size:
            with (
                _faults_told(self.path),
                self._archive.open(found) as file,
                replacing(to, flushed=False) as temporary,
                temporary.open("wb") as out,
            ):
                while left and (piece := file.read(min(PIECE, left))):
                    digest.update(piece)
                    left -= len(piece)
                    out.write(piece)
        if found is None or left or digest.hexdigest() != mark.sha256:
            raise WorkbenchError(
                "{name} in {file} is not as it was packed: a byte of it has changed, or it is gone. Nothing of this "
                "run was taken over; bring the file here once more.",
                file=self.path,
                name=entry,
            )

    def _sheet(self) -> Sheet:
        found = self._entries.get(FILE)
        if found is None or found.file_size > LARGEST:
            raise WorkbenchError("{file} holds no results of this program. Choose a result-….zip.", file=self.path)
        with _faults_told(self.path), self._archive.open(found) as file:
            content = file.read(LARGEST)
        return from_text(content, file=f"{self.path}/{FILE}")

    def _check(self, entry: zipfile.ZipInfo) -> None:
        wrong = _wrong(entry)
        if wrong is not None:
            raise DamagedError(self.path, wrong)


@contextmanager
def reading_result(path: Path) -> Iterator[Result]:
    """A result's zip file. Raises WorkbenchError where it is none, is damaged, or could do harm."""
    with open_file(path) as file, _opened(path, file) as archive:
        yield Result(path, archive)


def check_room(sizes: Mapping[str, Mark], folder: Path) -> None:
    """Raise WorkbenchError where a folder's disk has no room for files of these sizes."""
    size = sum(mark.size for mark in sizes.values())
    if size > shutil.disk_usage(folder).free:
        raise WorkbenchError(
            "{size} MB are to be unpacked into {file}, for which its disk has no room. Make room there and try again.",
            file=folder,
            size=size >> 20,
        )


def _opened(path: Path, file: IO[bytes]) -> zipfile.ZipFile:
    with _faults_told(path):
        return zipfile.ZipFile(file)


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    try:
        yield
    except WorkbenchError:
        raise
    except _FAULTS as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise WorkbenchError(
            "{file} cannot be unpacked: {reason}. Make it again, or unpack it yourself.", file=path, reason=reason
        ) from error


def _wrong(entry: zipfile.ZipInfo) -> Sentence | None:
    """What is wrong with an entry of a zip file; nothing that this program writes there is."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    parts = entry.filename.split("/")
    if kind not in (0, stat.S_IFREG) or entry.is_dir():
        return sentence("{name} in it is no ordinary file", name=entry.filename[:200])
    if "\\" in entry.filename or ":" in entry.filename or any(part in ("", ".", "..") for part in parts):
        return sentence("the name {name} in it leads out of it", name=entry.filename[:200])
    if entry.flag_bits & _LOCKED or entry.compress_type not in _PACKED:
        return sentence("{name} in it is locked, or packed in another way", name=entry.filename[:200])
    if entry.file_size > MOST_TIMES * entry.compress_size + PIECE:
        return sentence("{name} in it says that it is far larger than it can be", name=entry.filename[:200])
    return None
