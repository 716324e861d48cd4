"""One line becomes cells: strict RFC 4180, or with looser rules for where a quoted cell ends."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one line falls into cells; `padded` drops blanks after a delimiter, `runs` counts many blanks as one.

    Lines that start with the sign `comment` are no rows.
    """

    delimiter: str = ","
    quote: str = '"'
    padded: bool = False
    runs: bool = False
    comment: str = ""


class QuoteError(Exception):
    """A quoted cell does not end as it should; `open` when its closing quote is still to come."""

    def __init__(self, *, is_open: bool) -> None:
        self.is_open = is_open
        super().__init__(is_open)


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
    if text.startswith("=" + dialect.quote, at):
        found = _strict_end(text, at + 2, dialect)
        if found is not None:
            return found  # ="007", which keeps spreadsheets from reading a number
    if text.startswith(dialect.quote, at):
        found = (close or _strict_end)(text, at + 1, dialect)
        if found is not None:
            cell, end = found
            return (cell[2:-1] if len(cell) > 2 and cell.startswith('="') and cell.endswith('"') else cell), end
        if not lenient:
            raise QuoteError(is_open=_is_open(text, at + 1, dialect))
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


def escaped_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    """A backslash stands before a quote that does not close."""
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


def paired_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    """A quote closes only before a delimiter; two quotes are one inside."""
    return _loose_end(text, at, dialect, paired=True)


def plain_end(text: str, at: int, dialect: Dialect) -> tuple[str, int] | None:
    """A quote closes only before a delimiter; any other is a letter."""
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
