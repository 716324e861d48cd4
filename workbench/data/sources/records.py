"""Text becomes records: strict RFC 4180 first, then repairs for one faulty row at a time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_MOST_LINES = 500
"""A quoted cell may go on for so many lines; beyond, its opening quote is taken for a stray one."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_OTHER_DELIMITERS = (";", "\t", ",", "|", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one line falls into cells; `padded` drops blanks after a delimiter, `runs` counts many blanks as one."""

    delimiter: str = ","
    quote: str = '"'
    padded: bool = False
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the line it starts at, its cells, and whether its quotes or delimiters had to be mended."""

    line: int
    cells: list[str]
    mended: bool = False


@dataclass(slots=True)
class _FaultError(Exception):
    open: bool


def lines_of(text: str) -> list[str]:
    """The text's lines with their ends, whichever of LF, CR and CR LF they are."""
    return _LINE.findall(text)


def records(lines: list[str], dialect: Dialect, width: int | None, first_line: int = 1) -> Iterator[Record]:
    """The records of these lines; blank lines are left out. `width` is how many cells a sound row has."""
    at = 0
    while at < len(lines):
        if not lines[at].rstrip("\r\n"):
            at += 1
            continue
        cells, used, mended = _record(lines, at, dialect, width)
        yield Record(first_line + at, cells, mended)
        at += used


def _record(lines: list[str], at: int, dialect: Dialect, width: int | None) -> tuple[list[str], int, bool]:
    text = lines[at].rstrip("\r\n")
    try:
        cells = split(text, dialect)
    except _FaultError as fault:
        if fault.open:
            joined = _joined(lines, at, dialect, width)
            if joined is not None:
                return joined[0], joined[1], False
        return _mend(text, dialect, width), 1, True
    if width is not None and len(cells) != width:
        mended = _other_delimiter(text, dialect, width) if len(cells) < width else None
        if mended is not None:
            return mended, 1, True
    return cells, 1, False


def _joined(lines: list[str], at: int, dialect: Dialect, width: int | None) -> tuple[list[str], int] | None:
    text = lines[at]
    for used in range(1, min(_MOST_LINES, len(lines) - at)):
        text += lines[at + used]
        if dialect.quote not in lines[at + used]:
            continue
        try:
            cells = split(text.rstrip("\r\n"), dialect)
        except _FaultError as fault:
            if fault.open:
                continue
            return None
        return (cells, used + 1) if width is None or len(cells) == width else None
    return None


def _mend(text: str, dialect: Dialect, width: int | None) -> list[str]:
    attempts: list[list[str]] = []
    for close in (_escaped_end, _paired_end, _plain_end, None):
        if close is _escaped_end and "\\" + dialect.quote not in text:
            continue
        cells = split(text, dialect, close, lenient=True)
        if width is None or len(cells) == width:
            return cells
        attempts.append(cells)
    other = None if width is None else _other_delimiter(text, dialect, width)
    return other or attempts[-1]


def _other_delimiter(text: str, dialect: Dialect, width: int) -> list[str] | None:
    for delimiter in _OTHER_DELIMITERS:
        if delimiter == dialect.delimiter or delimiter not in text or width < 2:
            continue
        try:
            cells = split(text, Dialect(delimiter=delimiter, quote=dialect.quote))
        except _FaultError:
            continue
        if len(cells) == width:
            return cells
    return None


Ending = Callable[[str, int, "Dialect"], tuple[str, int] | None]
"""From behind an opening quote: the cell and the place behind its closing quote; None when it does not close."""


def split(text: str, dialect: Dialect, close: Ending | None = None, *, lenient: bool = False) -> list[str]:
    """The cells of one record; strict unless told how quotes may end (None and lenient: not at all if unsound)."""
    if dialect.runs:
        text = text.strip(" ")
    if not dialect.quote or dialect.quote not in text:
        return _plain_cells(text, dialect)
    cells: list[str] = []
    at = 0
    while True:
        cell, at = _cell(text, at, dialect, close, lenient)
        cells.append(cell)
        if at >= len(text):
            return cells
        at += len(dialect.delimiter)
        if dialect.runs:
            while text.startswith(dialect.delimiter, at):
                at += len(dialect.delimiter)
        if at == len(text):
            return [*cells, ""]


def _plain_cells(text: str, dialect: Dialect) -> list[str]:
    if dialect.runs:
        return text.split()
    cells = text.split(dialect.delimiter)
    return [cell.lstrip(" ") for cell in cells] if dialect.padded else cells


def _cell(text: str, at: int, dialect: Dialect, close: Ending | None, lenient: bool) -> tuple[str, int]:
    if dialect.padded:
        while text.startswith(" ", at):
            at += 1
    if text.startswith(dialect.quote, at):
        found = (close or _strict_end)(text, at + 1, dialect)
        if found is not None:
            return found
        if not lenient:
            raise _FaultError(open=_is_open(text, at + 1, dialect))
    end = text.find(dialect.delimiter, at)
    end = len(text) if end < 0 else end
    return text[at:end], end


def _ends(text: str, at: int, dialect: Dialect) -> bool:
    return at >= len(text) or text.startswith(dialect.delimiter, at)


def _strict_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    quote, start = dialect.quote, at
    while True:
        at = text.find(quote, at)
        if at < 0:
            return None
        if text.startswith(quote, at + 1):
            at += 2
            continue
        if _ends(text, at + 1, dialect):
            return text[start:at].replace(quote + quote, quote), at + 1
        return None


def _is_open(text: str, at: int, dialect: Dialect) -> bool:
    while True:
        at = text.find(dialect.quote, at)
        if at < 0:
            return True
        if not text.startswith(dialect.quote, at + 1):
            return False
        at += 2


def _escaped_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    quote, start = dialect.quote, at
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] == quote:
            if not _ends(text, at + 1, dialect):
                return None
            return text[start:at].replace("\\" + quote, quote).replace("\\\\", "\\"), at + 1
        else:
            at += 1
    return None


def _paired_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    return _loose_end(text, at, dialect, paired=True)


def _plain_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    return _loose_end(text, at, dialect, paired=False)


def _loose_end(text: str, at: int, dialect: Dialect, *, paired: bool) -> tuple[str, int] | None:
    quote, start = dialect.quote, at
    while True:
        at = text.find(quote, at)
        if at < 0:
            return None
        if paired and text.startswith(quote, at + 1):
            at += 2
        elif _ends(text, at + 1, dialect):
            cell = text[start:at]
            return cell.replace(quote + quote, quote) if paired else cell, at + 1
        else:
            at += 1
