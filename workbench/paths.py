"""Where things lie on disk, and files that are written whole or not at all."""

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from workbench.errors import FULL, FullDiskError, WorkbenchError
from workbench.locks import NO_LINK, lies_at, lock

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


def own_path(folder: Path, *names: str) -> Path:
    """A path below a project's folder that leads nowhere else; the folder may be named by a link, nothing below it.

    Raises WorkbenchError for a link, for a file that has another name as well and for what is neither file nor folder:
    a stranger's project may hold them, to have files outside of it read, changed or deleted.
    """
    path = folder
    for name in names:
        path /= name
        try:
            status = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return folder.joinpath(*names)
        _refuse_foreign(path, status)
    return path


def run_file(folder: Path, name: str) -> Path:
    """A file in a run's folder. Raises WorkbenchError where it, or a folder on its way, leads out of the project."""
    return own_path(folder.parent.parent, folder.parent.name, folder.name, name)


def _refuse_foreign(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode) or (stat.S_ISREG(status.st_mode) and status.st_nlink == 1):
        return
    if stat.S_ISLNK(status.st_mode):
        raise WorkbenchError(
            "{file} is a link that may lead out of the project, so it is not followed. Put what it leads to in its "
            "place, or remove it.",
            file=path,
        )
    if stat.S_ISREG(status.st_mode):
        raise WorkbenchError(
            "{file} is the same file as another one elsewhere (a hard link), so it is not used. Copy the project's "
            "folder and open the copy.",
            file=path,
        )
    raise WorkbenchError("{file} is no ordinary file. Remove it.", file=path)


@contextmanager
def writing(path: Path) -> Iterator[None]:
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
            raise FullDiskError(path if told.filename is None else os.fsdecode(told.filename)) from error
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
def replacing(path: Path, *, flushed: bool = True) -> Iterator[Path]:
    """A temporary path beside `path`, flushed and renamed to it when the block succeeds, removed when it fails.

    Only what can be made anew, and tells by itself whether it is whole, need not be `flushed`. What a killed process
    left is taken over by the next that writes the same file.

    A link is replaced, never what it points to: that may lie outside a stranger's project. Raises FullDiskError, an
    OSError that names a file, and WorkbenchError for a device or a pipe, which no file may take the place of.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise WorkbenchError("{file} is no ordinary file. Choose another place to write to.", file=path)
    with writing(path):
        handle, temporary = _opened_beside(path)
        try:
            yield temporary
            if flushed:
                with temporary.open("rb+") as written:
                    os.fsync(written.fileno())
            temporary.chmod(0o666 & ~_MASK)
            temporary.replace(path)
        except OSError as error:
            if error.filename == str(temporary):
                error.filename = str(path)
            raise
        finally:
            temporary.unlink(missing_ok=True)
            if handle is not None:
                os.close(handle)


def beside(path: Path, number: int) -> Path:
    """The hidden name under which a file or a folder is made before it takes its place."""
    ending = path.suffix if len(os.fsencode(path.suffix)) <= _LONGEST_ENDING else ""
    end = f".{number}.part{ending}"
    name = os.fsencode(path.name)[: LONGEST_NAME - len(os.fsencode(end)) - 1]
    return path.with_name(f".{name.decode(errors='ignore')}{end}")


def _opened_beside(path: Path) -> tuple[int | None, Path]:
    """An empty temporary file that no other process writes, and what holds it so: nothing where locks are unknown."""
    for number in count():
        temporary = beside(path, number)
        try:
            handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_LINK, 0o600)
            locked = lock(handle)
        except FileExistsError:
            found = _taken_over(temporary)
            if found is None:
                continue
            handle, locked = found, True
        if locked is None:
            os.close(handle)
            return None, temporary
        if locked and lies_at(handle, temporary):
            os.ftruncate(handle, 0)
            return handle, temporary
        os.close(handle)
    raise AssertionError


def _taken_over(temporary: Path) -> int | None:
    """The open file where a killed process has left it: an ordinary one of this user, that nobody holds."""
    try:
        handle = os.open(temporary, os.O_RDWR | NO_LINK)
    except OSError:
        return None
    status = os.fstat(handle)
    ordinary = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    if lock(handle) and ordinary and status.st_uid == os.geteuid():
        return handle
    os.close(handle)
    return None


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes have left in a folder."""
    for left in folder.glob(".*.part*"):
        handle = _taken_over(left) if _PART.search(left.name) else None
        if handle is not None:
            if lies_at(handle, left):
                left.unlink(missing_ok=True)
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


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that a crash leaves either the old content or the new, never a part."""
    with replacing(path) as temporary:
        temporary.write_bytes(content.encode(errors="backslashreplace") if isinstance(content, str) else content)


def append_line(path: Path, line: str) -> None:
    """Add a line to a text file, never through a link: that may lead outside a stranger's project."""

    def open_itself(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)

    with writing(path), open(path, "a", encoding="utf-8", errors="backslashreplace", opener=open_itself) as file:
        file.write(f"{line}\n")
