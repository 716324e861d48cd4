"""The one door to what lies in a project's folder: reached from that folder by handles, through no link.

A stranger's project may hold links out of it, and another process may put one there at any moment. So an `OwnPath` is
no name for the system to resolve: it says which folder it begins in and which names lead on from there. Every use opens
that folder, each folder on the way relative to the one before, and what the last name says relative to these, none
through a link; what is read or written is the opened file itself, once it is seen to be an ordinary one without another
name. `stored` reads, `paths` writes and `folders` copies through here; so do claims, histories, checkpoints and caches
above them.

Libraries that take names get that of the open file, or of one in the open folder. By names alone, checked right before
by `named`, go SQLite (the index of runs, a search), Qt's lock on a project that is open in a window, the memory maps of
decoded recordings, those recordings of a backtest, what processes that train together share, where the links lead that
are copied along, and the window's glances at whether something is there. So goes all where the system has no such
handles (`BY_HANDLE`).
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.locks import NO_LINK

_HANDLES = Path("/proc/self/fd")
BY_HANDLE = shutil.rmtree.avoids_symlink_attacks and {os.mkdir, os.rename} <= os.supports_dir_fd and _HANDLES.is_dir()
"""Whether the system uses files relative to an open folder, and gives open files and folders names: Linux does."""
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_LINKED = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK)
"""What systems say of a link where none is to be followed."""


@dataclass(frozen=True, slots=True)
class OwnPath:
    """A file or folder below a folder of ours: no link is followed below `home`, which may be named by one itself.

    Whatever looks at it raises WorkbenchError for a link, for a file that has another name as well and for what is
    neither file nor folder, and else OSError as for a path.
    """

    home: Path
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(name in ("", ".", "..") or os.sep in name for name in self.names):
            raise ValueError(f"no names of files: {self.names}")

    def __truediv__(self, name: str) -> "OwnPath":
        return OwnPath(self.home, (*self.names, name))

    def __str__(self) -> str:
        return str(self.path)

    @property
    def path(self) -> Path:
        """What it is called, for people and for keeping it apart from others."""
        return self.home.joinpath(*self.names)

    def with_name(self, name: str) -> "OwnPath":
        """What is called so in the same folder."""
        return OwnPath(self.home, (*self.names[:-1], name))

    @property
    def name(self) -> str:
        """The last of its names."""
        return self.names[-1] if self.names else self.home.name

    def named(self) -> Path:
        """Its path, checked at this moment: only for what takes nothing but names."""
        self.exists()
        return self.path

    def stat(self) -> os.stat_result:
        """Size, times and kind."""
        with reached(self) as (name, folder):
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
        _refuse_foreign(self.path, found)
        return found

    def exists(self) -> bool:
        """Whether it is there."""
        return self._found() is not None

    def is_dir(self) -> bool:
        """Whether it is a folder."""
        found = self._found()
        return found is not None and stat.S_ISDIR(found.st_mode)

    def is_file(self) -> bool:
        """Whether it is a file."""
        found = self._found()
        return found is not None and stat.S_ISREG(found.st_mode)

    def mkdir(self) -> None:
        """Make the folder, in one that is there, unless it is there itself."""
        try:
            with reached(self) as (name, folder):
                os.mkdir(name, dir_fd=folder)
        except FileExistsError:
            if not self.is_dir():
                raise

    def rename(self, to: "OwnPath") -> None:
        """Move it to where nothing is."""
        with reached(self) as (name, folder), reached(to) as (new_name, new_folder):
            os.rename(name, new_name, src_dir_fd=folder, dst_dir_fd=new_folder)

    def touch(self) -> None:
        """Let it be changed just now."""
        with reached(self) as (name, folder):
            os.utime(name, dir_fd=folder, follow_symlinks=folder is None)

    def copy_to(self, copy: Path) -> None:
        """Copy a file, with its times, to a place that is none of a project; it may have other names."""
        if not BY_HANDLE:
            shutil.copy2(self.path, copy)
            return
        with reached(self) as (name, folder):
            handle = os.open(name, os.O_RDONLY | NO_LINK, dir_fd=folder)
        try:
            shutil.copy2(name_of(handle), copy)
        finally:
            os.close(handle)

    def unlink(self) -> None:
        """Remove the file, where it is there."""
        with suppress(FileNotFoundError), reached(self) as (name, folder):
            os.unlink(name, dir_fd=folder)

    def delete(self) -> None:
        """Remove the folder with all that is in it, as far as that can be removed."""
        with suppress(OSError, WorkbenchError), reached(self) as (name, folder):
            shutil.rmtree(name, ignore_errors=True, dir_fd=folder)

    @contextmanager
    def entries(self) -> Iterator[Iterator[os.DirEntry[str]]]:
        """What lies in the folder, to be looked at while the block lasts."""
        if not BY_HANDLE:
            with os.scandir(self.named()) as found:
                yield found
            return
        handle = opened(self, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with os.scandir(handle) as found:
                yield found
        finally:
            os.close(handle)

    def _found(self) -> os.stat_result | None:
        try:
            return self.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None


AnyPath = Path | OwnPath
"""A file of ours, or one that the user has chosen, to which any links may lead."""


def own_path(folder: AnyPath, *names: str) -> OwnPath:
    """A path below a project's folder, or below what is in one already."""
    home = folder if isinstance(folder, OwnPath) else OwnPath(folder)
    return OwnPath(home.home, (*home.names, *names))


def run_file(folder: Path, name: str) -> OwnPath:
    """A file in a run's folder."""
    return own_path(folder.parent.parent, folder.parent.name, folder.name, name)


def opened(path: AnyPath, flags: int, mode: int = 0o666) -> int:
    """The handle of an opened file or folder, of ours only an ordinary one; raises as `OwnPath` does."""
    with reached(path) as (name, folder):
        handle = os.open(name, flags if folder is None else flags | NO_LINK, mode, dir_fd=folder)
    if isinstance(path, OwnPath):
        try:
            _refuse_foreign(path.path, os.fstat(handle))
        except WorkbenchError:
            os.close(handle)
            raise
    return handle


def name_of(handle: int) -> str:
    """By what name libraries of other languages find an open file, whatever has its name in its folder now."""
    return str(_HANDLES / str(handle)) if BY_HANDLE else f"/dev/fd/{handle}"


@contextmanager
def reached(path: AnyPath) -> Iterator[tuple[str, int | None]]:
    """What a path is called in its folder, and that folder's handle; None where it is called by its whole name."""
    if not isinstance(path, OwnPath):
        yield str(path), None
        return
    if not BY_HANDLE:
        _check_by_name(path)
        yield str(path), None
        return
    handle, names, place = os.open(path.home, _FOLDER), path.names or (".",), 0
    try:
        for place, name in enumerate(names[:-1]):  # noqa: B007 - what goes wrong is told of this place
            below = os.open(name, _FOLDER | NO_LINK, dir_fd=handle)
            os.close(handle)
            handle = below
        place = len(names) - 1
        yield names[-1], handle
    except OSError as error:
        whole = path.home.joinpath(*names[: place + 1])
        if error.errno in _LINKED:
            with suppress(OSError):
                _refuse_foreign(whole, os.stat(names[place], dir_fd=handle, follow_symlinks=False))
        if error.filename == names[place]:
            error.filename = str(whole)
        raise
    finally:
        os.close(handle)


def _check_by_name(path: OwnPath) -> None:
    at = path.home
    for name in path.names:
        at /= name
        try:
            found = at.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return
        _refuse_foreign(at, found)


def _refuse_foreign(path: Path, found: os.stat_result) -> None:
    """A file may have lost its only name, as another process has put a new one in its place meanwhile."""
    if stat.S_ISDIR(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink <= 1):
        return
    if stat.S_ISLNK(found.st_mode):
        raise WorkbenchError(
            "{file} is a link that may lead out of the project, so it is not followed. Put what it leads to in its "
            "place, or remove it.",
            file=path,
        )
    if stat.S_ISREG(found.st_mode):
        raise WorkbenchError(
            "{file} is the same file as another one elsewhere (a hard link), so it is not used. Copy the project's "
            "folder and open the copy.",
            file=path,
        )
    raise WorkbenchError("{file} is no ordinary file. Remove it.", file=path)
