"""How far the cells of a spreadsheet lie apart, before a library makes the whole table that they span.

A single cell in the last row and column makes 17 thousand million of them. Members are read as a stream, by their
packed bytes: what a stranger's archive says of their sizes is not relied on.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.parsers import expat

from workbench.errors import WorkbenchError
from workbench.memory import free_memory

MOST_CELLS, SPARSE = 20_000_000, 10
"""Cells of a table from which on one in so many must be filled."""
CELL_BYTES = 64
"""What a cell takes at least while it is read."""
CHUNK = 1 << 20
_CELL, _ANY_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"'), re.compile(rb"[<:]c(?![\w.-])")
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})$")
_LOCAL_HEADER, _STORED, _DEFLATED = 30, 0, 8
_VALUES = frozenset({"value", "value-type", "string-value", "date-value", "time-value", "boolean-value", "formula"})


@dataclass(slots=True)
class Extent:
    """The table from the first cell of a sheet to its last row and column, and how many cells it has at most."""

    rows: int = 0
    columns: int = 0
    filled: int = 0

    def add(self, row: int, column: int) -> None:
        """A cell, by numbers from 1."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        self.filled += 1

    @property
    def cells(self) -> int:
        """All of the table."""
        return self.rows * self.columns

    @property
    def sparse(self) -> bool:
        """Whether it is large, and nearly empty."""
        return self.cells > MOST_CELLS and self.filled * SPARSE < self.cells


def check_extent(file: IO[bytes], path: Path) -> None:
    """Raise WorkbenchError where a sheet's cells span more than can be read; what is no archive passes."""
    total = 0
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return  # the library that reads it says what is wrong
    names = {member.filename for member in members}
    if "xl/workbook.bin" in names:
        raise WorkbenchError("{file} is a binary workbook. Save it as .xlsx or as CSV.", file=path)
    sheets = [member for member in members if member.filename == "content.xml"] if "content.xml" in names else members
    for member in sheets:
        extent = _extent(file, member, ods="content.xml" in names)
        if extent.sparse:
            raise WorkbenchError(
                "{file} has cells far from the others: to row {end} and column {last} of {member} it would be a table "
                "of {count} cells, nearly all of them empty. Delete what is out there, and save it again.",
                file=path,
                end=extent.rows,
                last=extent.columns,
                member=member.filename,
                count=extent.cells,
            )
        total += extent.cells
    if total * CELL_BYTES > free_memory():
        raise WorkbenchError(
            "{file} has {count} cells, more than fit into memory. Save the sheet in question as CSV.",
            file=path,
            count=total,
        )


def _extent(file: IO[bytes], member: zipfile.ZipInfo, *, ods: bool) -> Extent:
    if not ods:
        quick = _quick_extent(_inflated(file, member))
        if quick is not None and not quick.sparse:
            return quick  # with cells that have a format alone
    return _exact_extent(_inflated(file, member), ods=ods)


def _inflated(file: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of a member to the end of its packed bytes, in pieces."""
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or member.compress_type not in (_STORED, _DEFLATED):
        return
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    left, inflate = member.compress_size, zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (packed := file.read(min(CHUNK, left))):
        left -= len(packed)
        if member.compress_type == _STORED:
            yield packed
            continue
        while packed:
            try:
                yield inflate.decompress(packed, CHUNK)
            except zlib.error:
                return
            packed = inflate.unconsumed_tail


def _quick_extent(pieces: Iterator[bytes]) -> Extent | None:
    """As most programs write sheets: each cell begins with its place. None where one does not."""
    found, rest = Extent(), b""
    for piece in pieces:
        text = rest + piece
        end = text.rfind(b"<")
        text, rest = (text[:end], text[end:]) if end > 0 and len(text) - end < CHUNK else (text, b"")
        cells = _CELL.findall(text)
        others = text.count(b"<c") + text.count(b":c") != len(cells)
        if b"\0" in text or (others and len(_ANY_CELL.findall(text)) != len(cells)):
            return None
        if cells:
            found.filled += len(cells)
            found.rows = max(found.rows, *map(int, {digits for _, digits in cells}), 0)
            found.columns = max(found.columns, *map(_column, {letters.decode() for letters, _ in cells}), 0)
    return None if _ANY_CELL.search(rest) else found


def _exact_extent(pieces: Iterator[bytes], *, ods: bool) -> Extent:
    """By all that XML allows, counting cells that hold something; of what is no XML as far as it is."""
    reader = _OdsReader() if ods else _XlsxReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    try:
        for piece in pieces:
            parser.Parse(piece)
    except (expat.ExpatError, ValueError):
        pass
    return reader.found


class _XlsxReader:
    """Rows and cells with their places, or each after the one before."""

    def __init__(self) -> None:
        self.found = Extent()
        self._row, self._cell = 0, (0, 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        match name.rpartition(":")[2]:
            case "row":
                given = attributes.get("r", "")
                self._row = int(given) if given.isdigit() else self._row + 1
                self._cell = (self._row, 0)
            case "c":
                place = _REFERENCE.match(attributes.get("r", ""))
                next_ = (self._row, self._cell[1] + 1)
                self._cell = (int(place[2]), _column(place[1].upper())) if place else next_
            case "v" | "is" | "f":
                self.found.add(*self._cell)


class _OdsReader:
    """Rows and cells, each as often as it is repeated."""

    def __init__(self) -> None:
        self.found = Extent()
        self._row = self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        named = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        match name.rpartition(":")[2]:
            case "table":
                self._row = 0
            case "table-row":
                self._row, self._column = self._row + _repeats(named, "number-rows-repeated"), 0
            case "table-cell" | "covered-table-cell":
                self._column += _repeats(named, "number-columns-repeated")
                if not _VALUES.isdisjoint(named):
                    self.found.add(self._row, self._column)
            case "p":
                self.found.add(self._row, self._column)


def _repeats(attributes: dict[str, str], name: str) -> int:
    given = attributes.get(name, "1")
    return int(given) if given.isdigit() and len(given) < 12 else 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
