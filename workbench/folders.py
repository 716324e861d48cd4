"""Folders that take their place as a whole: filled beside it under a hidden name, then put there in one step."""

import ctypes
import errno
import json
import os
import shutil
import stat
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import platformdirs

from workbench.locks import NO_LINK, lock
from workbench.paths import beside, write_whole
from workbench.project_files import AnyPath, own_path

APP = "sequence-workbench"
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux's renameat2."""
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What a system or a disk says that cannot exchange two names."""


def data_folder() -> Path:
    """Where the program keeps what is its own; WORKBENCH_HOME puts everything into one folder."""
    home = os.environ.get("WORKBENCH_HOME")
    return Path(home) if home else platformdirs.user_data_path(APP, appauthor=False)


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """An empty folder beside `folder`, for this process alone; what has its name at the end is removed.

    What a killed process left there is taken over.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    handle, partial = _made_beside(folder)
    try:
        yield partial
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def give_second_name(entry: Path, name: Path) -> None:
    """Let a file, a link or all within a folder have another name too; where the disk cannot, a copy has it."""
    if entry.is_dir() and not entry.is_symlink():
        name.mkdir()
        shutil.copystat(entry, name)
        for inside in entry.iterdir():
            give_second_name(inside, name / inside.name)
        return
    try:
        os.link(entry, name, follow_symlinks=False)
    except OSError:
        shutil.copy2(entry, name, follow_symlinks=False)


def copy_folder(source: AnyPath, target: Path, *, without: Sequence[str] = ()) -> None:
    """Copy what is in a folder, so that it can be written to; names `without` which are left out at every depth.

    Links are copied as links, so that nothing outside is read; what is neither file, folder nor link is left out.
    """
    folder = own_path(source)
    with folder.entries() as entries:
        for entry in entries:
            copy = target / entry.name
            if entry.name in without:
                continue
            if entry.is_symlink():
                _copy_link(folder.path / entry.name, copy)
            elif entry.is_dir():
                copy.mkdir()
                copy_folder(folder / entry.name, copy, without=without)
            elif entry.is_file():
                (folder / entry.name).copy_to(copy)
                copy.chmod(copy.stat().st_mode | stat.S_IWUSR)


def _copy_link(link: Path, copy: Path) -> None:
    inside = link.resolve().is_relative_to(link.parent.resolve())
    copy.symlink_to(link.readlink() if inside else link.parent.absolute() / link.readlink())


def put_in_place(partial: Path, folder: Path) -> None:
    """Give a finished folder the name `folder`; one that had it has the name of `partial` then.

    A process that is killed meanwhile leaves the old folder there or the new one, where the system cannot exchange two
    names by the help of `finish_exchanges`.
    """
    if not folder.exists():
        partial.rename(folder)
    elif not exchange(partial, folder):
        _exchange_in_steps(partial, folder)


def exchange(first: Path, second: Path) -> bool:
    """Let two files or folders change names at once; False where the system or the disk cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(second))


def finish_exchanges() -> None:
    """Give folders back their place that killed processes left without one: called when the program starts."""
    for record in _records().glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError), _held(record) as free:
            if not free:
                continue
            names = json.loads(record.read_text(encoding="utf-8"))
            folder, earlier = Path(names["folder"]), Path(names["earlier"])
            if earlier.is_dir() and not folder.exists():
                earlier.rename(folder)
            elif earlier.is_dir():
                shutil.rmtree(earlier)
            record.unlink()


def _exchange_in_steps(partial: Path, folder: Path) -> None:
    record = _records() / f"{uuid.uuid4().hex}.json"
    earlier = folder.with_name(f".{record.stem}.earlier")
    record.parent.mkdir(parents=True, exist_ok=True)
    write_whole(record, json.dumps({"folder": str(folder), "earlier": str(earlier)}))
    with _held(record):
        folder.rename(earlier)
        try:
            partial.rename(folder)
        except OSError:
            earlier.rename(folder)
            raise
        earlier.rename(partial)
        record.unlink()


@contextmanager
def _held(record: Path) -> Iterator[bool]:
    """Whether nobody else works on a record; nobody else does then until the block ends."""
    handle = os.open(record, os.O_RDWR | NO_LINK)
    try:
        yield lock(handle) is not False
    finally:
        os.close(handle)


def _records() -> Path:
    return data_folder() / "exchanges"


def _made_beside(folder: Path) -> tuple[int | None, Path]:
    """An empty folder that no other process fills, and what holds it so: nothing where locks are unknown."""
    for number in count():
        partial = beside(folder, number)
        try:
            partial.mkdir(mode=0o700)
            left = False
        except FileExistsError:
            left = True
        handle = _opened(partial)
        locked = None if handle is None else lock(handle)
        if handle is not None and locked and os.fstat(handle).st_uid == os.geteuid():
            _empty(partial)
            return handle, partial
        if handle is not None:
            os.close(handle)
        if locked is None and not left:
            return None, partial
    raise AssertionError


def _opened(folder: Path) -> int | None:
    try:
        return os.open(folder, os.O_RDONLY | NO_LINK | getattr(os, "O_DIRECTORY", 0))
    except OSError:  # no folder, or a system that does not open any
        return None


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
