"""Where things lie on disk, and files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import WorkbenchError


def resources() -> Path:
    """The folder of samples, icons and translations: inside an installed package, or beside a source checkout's."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


@contextmanager
def replacing(path: Path, *, flushed: bool = True) -> Iterator[Path]:
    """A temporary path beside `path`, flushed and renamed to it when the block succeeds, removed when it fails.

    Only what can be made anew, and tells by itself whether it is whole, need not be `flushed`.

    A link is replaced, never what it points to: that may lie outside a stranger's project. An OSError names a file,
    also where the disk is full. Raises WorkbenchError for a device or a pipe, which no file may take the place of.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise WorkbenchError("{file} is no ordinary file. Choose another place to write to.", file=path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=path.suffix)
    except OSError as error:
        error.filename = str(path)
        raise
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        if flushed:
            with temporary.open("rb+") as written:
                os.fsync(written.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if error.filename in (None, name):  # A full disk does not tell which file it has no room for.
            error.filename = str(path)
        raise
    finally:
        temporary.unlink(missing_ok=True)


def can_write(folder: Path) -> bool:
    """Whether files can be made in a folder, which its permissions alone do not tell."""
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that a crash leaves either the old content or the new, never a part."""
    with replacing(path) as temporary:
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)


def append_line(path: Path, line: str) -> None:
    """Add a line to a text file, never through a link: that may lead outside a stranger's project."""

    def open_itself(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)

    with open(path, "a", encoding="utf-8", opener=open_itself) as file:
        file.write(f"{line}\n")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
