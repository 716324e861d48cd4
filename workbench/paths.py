"""Where things lie on disk, and files that are written whole or not at all."""

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from workbench.errors import FULL, FullDiskError, WorkbenchError
from workbench.locks import NO_LINK, lies_at, lock
from workbench.project_files import AnyPath, OwnPath, name_of, opened, own_path, reached

LONGEST_NAME = 255
"""Bytes of a file's name on most disks."""
_LONGEST_ENDING = 16
_PART = re.compile(r"\.\d+\.part(\.[^.]*)?$")
_SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")
"""How libraries in Rust tell, in errors of their own class, what the system said."""

_MASK = os.umask(0)
"""Which permissions new files lack. It is looked at once: to look is to change it for a moment, for all threads."""
os.umask(_MASK)
_UNDECODED, _PRIVATE = 0xDC00, 0xEF00
"""Where Python puts the bytes of a name that are no UTF-8, and where files put them: letters that no language has."""
_NO_TEXT, _LETTERS = re.compile("[\udc80-\udcff\uef80-\uefff]"), re.compile("[\uef80-\uefff]")


def resources() -> Path:
    """The folder of samples, icons and translations: inside an installed package, or beside a source checkout's."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


@contextmanager
def writing(path: AnyPath) -> Iterator[None]:
    """What keeps a block from writing to `path` is told of this file, a disk without room as FullDiskError.

    Libraries have error classes of their own for it.
    """
    try:
        yield
    except WorkbenchError:
        raise
    except Exception as error:
        told = _of_system(error)
        if told is None:
            raise
        if told.errno in FULL:
            raise FullDiskError(str(path) if told.filename is None else os.fsdecode(told.filename)) from error
        if told.filename is None:
            told.filename = str(path)
        if told is error:
            raise
        raise told from error


def _of_system(error: Exception) -> OSError | None:
    if isinstance(error, OSError):
        return error
    found = _SYSTEM_ERROR.search(str(error))
    return OSError(int(found[1]), os.strerror(int(found[1]))) if found else None


@contextmanager
def replacing(path: AnyPath, *, flushed: bool = True, renames: bool = False) -> Iterator[Path]:
    """A temporary path beside `path`, flushed and renamed to it when the block succeeds, removed when it fails.

    Only what can be made anew, and tells by itself whether it is whole, need not be `flushed`. What a killed process
    left is taken over by the next that writes the same file. In a project the temporary path is that of the open file
    itself, or where a library `renames` a file of its own to it, of one in the open folder.

    A link is replaced, never what it points to: that may lie outside a stranger's project. Raises FullDiskError, an
    OSError that names a file, and WorkbenchError for a device or a pipe, which no file may take the place of.
    """
    _check_replaceable(path)
    with writing(path), reached(path) as (name, folder):
        handle, temporary = _opened_beside(Path(name), folder)
        written = temporary
        if handle is not None and folder is not None:
            written = Path(name_of(folder)) / temporary if renames else Path(name_of(handle))
        try:
            yield written
            _finish(temporary, folder, flushed=flushed)
            os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        except OSError as error:
            if error.filename in (str(written), str(temporary)):
                error.filename = str(path)
            raise
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary, dir_fd=folder)
            if handle is not None:
                os.close(handle)


def _finish(temporary: Path, folder: int | None, *, flushed: bool) -> None:
    """Give a written file the permissions of any other, once it is on the disk."""
    handle = os.open(temporary, os.O_RDWR | NO_LINK, dir_fd=folder)
    try:
        if flushed:
            os.fsync(handle)
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o666 & ~_MASK)
        else:
            temporary.chmod(0o666 & ~_MASK)
    finally:
        os.close(handle)


def _check_replaceable(path: AnyPath) -> None:
    if isinstance(path, OwnPath):
        path.exists()
    elif path.exists() and not (path.is_file() or path.is_dir()):
        raise WorkbenchError("{file} is no ordinary file. Choose another place to write to.", file=path)


def beside(path: Path, number: int) -> Path:
    """The hidden name under which a file or a folder is made before it takes its place."""
    ending = path.suffix if len(os.fsencode(path.suffix)) <= _LONGEST_ENDING else ""
    end = f".{number}.part{ending}"
    name = os.fsencode(path.name)[: LONGEST_NAME - len(os.fsencode(end)) - 1]
    return path.with_name(f".{name.decode(errors='ignore')}{end}")


def _opened_beside(path: Path, folder: int | None) -> tuple[int | None, Path]:
    """An empty temporary file that no other process writes, and what holds it so: nothing where locks are unknown and
    it can be found by its name."""
    for number in count():
        temporary = beside(path, number)
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_LINK
            handle = os.open(temporary, flags, 0o600, dir_fd=folder)
            locked = lock(handle)
        except FileExistsError:
            found = _taken_over(temporary, folder)
            if found is None:
                continue
            handle, locked = found, True
        except OSError as error:
            error.filename = str(path)
            raise
        if locked is None and folder is not None:
            return handle, temporary
        if locked is None:
            os.close(handle)
            return None, temporary
        if locked and lies_at(handle, temporary, folder):
            os.ftruncate(handle, 0)
            return handle, temporary
        os.close(handle)
    raise AssertionError


def _taken_over(temporary: str | Path, folder: int | None) -> int | None:
    """The open file where a killed process has left it: an ordinary one of this user, that nobody holds."""
    try:
        handle = os.open(temporary, os.O_RDWR | NO_LINK, dir_fd=folder)
    except OSError:
        return None
    status = os.fstat(handle)
    ordinary = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    if lock(handle) and ordinary and status.st_uid == os.geteuid():
        return handle
    os.close(handle)
    return None


def sweep(folder: AnyPath) -> None:
    """Remove the temporary files that killed processes have left in a folder."""
    with own_path(folder).entries() as entries:
        left = [entry.name for entry in entries if entry.name.startswith(".") and _PART.search(entry.name)]
    for each in left:
        with suppress(WorkbenchError), reached(own_path(folder, each)) as (name, at):
            handle = _taken_over(name, at)
            if handle is not None:
                if lies_at(handle, name, at):
                    os.unlink(name, dir_fd=at)
                os.close(handle)


def as_text(path: Path) -> str:
    """A path as text that any file can hold: bytes of names that are no UTF-8 are letters of a private area there."""
    return _NO_TEXT.sub(_as_letters, str(path))


def as_path(text: str) -> Path:
    """The path that `as_text` gave as text."""
    escaped = _LETTERS.sub(lambda found: chr(ord(found[0]) - _PRIVATE + _UNDECODED), text)
    return Path(escaped.encode(errors="surrogateescape").decode(errors="surrogateescape"))


def _as_letters(found: re.Match[str]) -> str:
    return "".join(chr(_PRIVATE + byte) for byte in found[0].encode("utf-8", "surrogateescape"))


def can_write(folder: Path) -> bool:
    """Whether files can be made in a folder, which its permissions alone do not tell, once its disk has room."""
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        return error.errno in FULL
    return True


def write_whole(path: AnyPath, content: bytes | str) -> None:
    """Write a file so that a crash leaves either the old content or the new, never a part."""
    with replacing(path) as temporary:
        temporary.write_bytes(content.encode(errors="backslashreplace") if isinstance(content, str) else content)


def append_line(path: AnyPath, line: str) -> None:
    """Add a line to a text file, never through a link: that may lead outside a stranger's project."""

    def open_itself(_name: str, flags: int) -> int:
        return opened(path, flags | getattr(os, "O_NOFOLLOW", 0))

    with writing(path), open(str(path), "a", encoding="utf-8", errors="backslashreplace", opener=open_itself) as file:
        file.write(f"{line}\n")
