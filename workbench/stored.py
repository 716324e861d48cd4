"""The one door to files that anybody can have written: ordinary, bounded in size, depth and digits, typed, finite."""

import math
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from workbench.errors import WorkbenchError
from workbench.project_files import BY_HANDLE, AnyPath, OwnPath, name_of, opened
from workbench.sentence import Sentence, sentence

LARGEST = 40 << 20
"""Bytes of JSON that are read; its values take thirty times as much memory at worst."""
_PLACE = re.compile(r" at line (\d+) column \d+$")
_MAYBE_INFINITE = re.compile(rb"[eE]\+?\d{3}|\d{300}")
"""What a number has that no float64 can hold."""
_KINDS: Final = {
    stat.S_IFIFO: sentence("a pipe"),
    stat.S_IFSOCK: sentence("a socket"),
    stat.S_IFCHR: sentence("a device"),
    stat.S_IFBLK: sentence("a device"),
}
Value = TypeVar("Value")


class DamagedError(WorkbenchError):
    """A file does not hold what this program writes there; `reason` says where and how."""

    def __init__(self, file: Path | str | None, reason: Sentence, row: int | None = None) -> None:
        super().__init__("{file} is damaged: {reason}. Restore it from a backup.", file=file, reason=reason, row=row)


def check_ordinary(path: Path) -> None:
    """Raise WorkbenchError for a pipe, a socket or a device, whose reading may never end; what is not there passes."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return
    _check_mode(mode, path)


def open_file(path: AnyPath) -> IO[bytes]:
    """An ordinary file, open for reading; never waits for whoever may write into a pipe.

    Raises OSError as `open` does, WorkbenchError for a pipe, a socket or a device, and for what `OwnPath` refuses.
    """
    handle = opened(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(21, os.strerror(21), str(path))
        _check_mode(mode, path)
    except BaseException:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


@contextmanager
def library_name(path: AnyPath) -> Iterator[str]:
    """A file's name as libraries of other languages take it.

    One that is no UTF-8, and a project's file where the system knows handles, is named by the number of the open file.
    """
    if (isinstance(path, OwnPath) and BY_HANDLE) or not _is_utf_8(str(path)):
        with open_file(path) as file:
            yield name_of(file.fileno())
    else:
        yield str(path)


def read_bytes(path: AnyPath, most: int = LARGEST) -> bytes:
    """All of a file. Raises DamagedError for one of more bytes than anybody needs, OSError as `open` does."""
    with open_file(path) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise DamagedError(str(path), sentence("it has more than {most} MiB", most=most >> 20))
    return content


def read_json(path: AnyPath) -> Any:
    """The values of a JSON file. Raises DamagedError as `parse`, OSError as `open` does."""
    return parse(read_bytes(path), file=str(path))


def read_as(adapter: TypeAdapter[Value], path: AnyPath) -> Value:
    """What a JSON file must hold. Raises DamagedError where it holds anything else, OSError as `open` does."""
    return checked(adapter, read_json(path), file=str(path))


def parse_as(
    adapter: TypeAdapter[Value], text: bytes | str, *, file: Path | str | None, endless: bool = False
) -> Value:
    """What a JSON text must hold. Raises DamagedError where it holds anything else."""
    return checked(adapter, parse(text, file=file, endless=endless), file=file)


def checked(adapter: TypeAdapter[Value], values: object, *, file: Path | str | None) -> Value:
    """Values as what they must be. Raises DamagedError, naming the first field that is not."""
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "-"
        raise DamagedError(file, sentence("{key}: {reason}", key=where[:200], reason=first["msg"][:200])) from error


def parse(text: bytes | str, *, file: Path | str | None = None, endless: bool = False) -> Any:
    """The values of a JSON text, none nested more than 200 deep, no number of more than 4,300 digits.

    Numbers that are infinite or none are refused unless `endless`. Raises DamagedError, naming the line.
    """
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(content) > LARGEST:
        raise DamagedError(file, sentence("it has more than {most} MiB", most=LARGEST >> 20))
    try:
        values = from_json(content, allow_inf_nan=endless)
    except ValueError as error:
        found = _PLACE.search(str(error))
        row = int(found[1]) if found else 1
        raise DamagedError(file, _reason(str(error), row), row) from error
    if not endless and _MAYBE_INFINITE.search(content) and not _is_finite(values):
        raise DamagedError(file, sentence("a number is larger than any that can be computed with"))
    return values


def _reason(said: str, row: int) -> Sentence:
    if said.startswith("recursion limit"):
        return sentence("its values are nested too deeply, in line {row}", row=row)
    if said.startswith("number out of range"):
        return sentence("a number has too many digits, in line {row}", row=row)
    return sentence("damaged JSON in line {row}", row=row)


def _is_utf_8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_finite(values: object) -> bool:
    left = [values]
    while left:
        value = left.pop()
        if isinstance(value, float) and not math.isfinite(value):
            return False
        if isinstance(value, dict):
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)
    return True


def _check_mode(mode: int, path: AnyPath) -> None:
    kind = _KINDS.get(stat.S_IFMT(mode))
    if kind is not None:
        raise WorkbenchError(
            "{file} is {kind}, which may never end. Choose an ordinary file.", file=str(path), kind=kind
        )
