"""Text becomes records: fast where a block is sound, strict line by line elsewhere, mended where a row is faulty."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.data.sources.cells import Dialect, QuoteError, split
from workbench.data.sources.repair import Profile, mend_quotes, mend_width

_MOST_LINES = 500
"""A quoted cell may go on for so many lines; beyond, its opening quote is taken for a stray one."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the line it starts at, its cells, and whether its quotes or delimiters had to be mended."""

    line: int
    cells: list[str]
    mended: bool = False


def lines_of(text: str) -> list[str]:
    """The text's lines with their ends, whichever of LF, CR and CR LF they are."""
    if "\r" not in text:
        return text.splitlines(keepends=True) if text.isascii() and not _EXOTIC.search(text) else _LINE.findall(text)
    return _LINE.findall(text)


def is_comment(line: str, sign: str) -> bool:
    """Whether the line is a remark between the rows."""
    text = line.lstrip(" \t") if sign else ""
    return bool(sign) and text.startswith(sign) and not _NO_REMARK.match(text)


_NO_REMARK = re.compile(r"#(?:n/?a|null!|div/0!|value!|wert!|num!|ref!|name\?)(?!\w)", re.IGNORECASE)
"""What spreadsheets write into a cell without a value: a row may begin with it."""
_EXOTIC = re.compile("[\x0b\x0c\x1c\x1d\x1e]")


@dataclass(slots=True)
class Records:
    """The records of these lines; blank lines are left out.

    `width` is how many cells a sound row has. With `more`, an open quoted cell at the end waits for lines to come:
    `rest` is then the place of its first line.
    """

    lines: list[str]
    dialect: Dialect
    width: int | None = None
    first_line: int = 1
    profile: Profile | None = None
    more: bool = False
    rest: int = 0
    previous: int = 0
    """Cells of the row before: rows of one other width in a row are a second table, and none of them is mended."""

    def __iter__(self) -> Iterator[Record]:
        self.rest = len(self.lines)
        fast = self._fast()
        if fast is not None:
            yield from fast
            return
        at = 0
        while at < len(self.lines):
            if not self.lines[at].rstrip("\r\n") or is_comment(self.lines[at], self.dialect.comment):
                at += 1
                continue
            found = self._record(at)
            if found is None:
                self.rest = at
                return
            cells, used, mended = found
            self.previous = len(cells)
            yield Record(self.first_line + at, cells, mended)
            at += used

    def _fast(self) -> list[Record] | None:
        dialect = self.dialect
        if self.width is None or dialect.runs or len(dialect.delimiter) != 1 or len(dialect.quote) != 1:
            return None
        if any(f"={dialect.quote}" in line for line in self.lines):
            return None  # a cell such as ="007", which csv would leave as it is
        if dialect.comment and any(is_comment(line, dialect.comment) for line in self.lines):
            return None
        reader = csv.reader(
            self.lines,
            delimiter=dialect.delimiter,
            quotechar=dialect.quote,
            skipinitialspace=dialect.padded,
            strict=True,
        )
        rows: list[Record] = []
        line = self.first_line
        try:
            for cells in reader:
                if cells and len(cells) != self.width:
                    return None
                if cells:
                    rows.append(Record(line, cells))
                line = self.first_line + reader.line_num
        except csv.Error as error:
            start = line - self.first_line
            if not self.more or "unexpected end" not in str(error) or start + _MOST_LINES < len(self.lines):
                return None
            self.rest = start
        return rows

    def _record(self, at: int) -> tuple[list[str], int, bool] | None:
        text = self.lines[at].rstrip("\r\n")
        try:
            cells = split(text, self.dialect)
        except QuoteError as error:
            if error.is_open:
                joined = self._joined(at)
                if joined is not None:
                    return (*joined, False)
                if self.more and at + _MOST_LINES > len(self.lines):
                    return None
            return mend_quotes(text, self.dialect, self.width, self.profile), 1, True
        if self.width is not None and len(cells) not in {self.width, self.previous}:
            mended = mend_width(text, cells, self.dialect, self.width, self.profile)
            if mended is not None:
                return mended, 1, True
        return cells, 1, False

    def _joined(self, at: int) -> tuple[list[str], int] | None:
        text = self.lines[at]
        for used in range(1, min(_MOST_LINES, len(self.lines) - at)):
            text += self.lines[at + used]
            if self.dialect.quote not in self.lines[at + used]:
                continue
            try:
                cells = split(text.rstrip("\r\n"), self.dialect)
            except QuoteError as error:
                if error.is_open:
                    continue
                return None
            return (cells, used + 1) if self.width is None or len(cells) == self.width else None
        return None
