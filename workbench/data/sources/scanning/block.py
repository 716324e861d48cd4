"""A block of sound lines, scanned: its numbers side by side, its times, and its other cells as texts.

Shapes: N rows, C columns, K number columns, X other columns, U different cells.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.sources.cells import Dialect
from workbench.data.sources.opening import Bytes
from workbench.data.sources.scanning.loops import BEHIND, NO_TIME, TOO_MANY, UNSOUND, code_cells, iso_times, scan_rows

Array = npt.NDArray[Any]
_HARD = re.compile(r"[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?", re.ASCII)
"""A number that the loops may not be sure of."""
_ODD_SHARE = 8
"""One of so many cells may be no plain number: the others are read by themselves."""
_SPARE = 4
"""One in so many bytes more than a block needs, as the next may be a little larger."""
_FEW_SLOTS = 1 << 12
"""Places for the different cells of a column, tried first: they are quickly made empty."""
_LINE_END = 10


class Scanner:
    """Scans lines in memory that is used again: asking the system for more at every block takes longer than to scan."""

    def __init__(self, dialect: Dialect, decimals_C: Sequence[str], missing: frozenset[str]) -> None:
        """`decimals_C` are the marks before a fraction, empty for columns that are no numbers; `missing` are cells that
        count as no number."""
        self._dialect, self._decimals_C, self._missing = dialect, decimals_C, missing
        self._held: dict[str, Array] = {}

    def room(self, name: str, kind: str, *shape: int) -> Array:
        """An array for one of several uses, in which anything may stand."""
        size = prod(shape)
        if name not in self._held or len(self._held[name]) < size:
            self._held[name] = np.empty(size + size // _SPARE, kind)
        return self._held[name][:size].reshape(shape)

    def scan(self, lines: Bytes) -> "ScannedBlock | None":
        """The block of these lines, until the next is scanned; None where they are not sound, or hold other numbers
        than plain ones."""
        dialect, decimals_C = self._dialect, self._decimals_C
        if dialect.runs or len(dialect.delimiter.encode()) != 1 or len(dialect.quote.encode()) > 1 or b"\0" in lines:
            return None
        if dialect.comment and dialect.comment.encode() in lines:
            return None
        letters = self._letters(lines)
        ends = np.equal(letters, _LINE_END, out=self.room("ends", "bool", len(letters)))
        rows, numbers = int(np.count_nonzero(ends)), sum(map(bool, decimals_C))
        numbers_NK = self.room("numbers", "float64", rows, numbers)
        spans_XN2 = self.room("spans", "int32", len(decimals_C) - numbers, rows, 2)
        odd_M4 = self.room("odd", "int64", rows * numbers // _ODD_SHARE + _ODD_SHARE, 4)
        marks = np.array([ord(dialect.delimiter), ord(dialect.quote or "\0"), dialect.padded], np.int64)
        decimals = np.array([ord(mark or "\0") for mark in decimals_C], np.int64)
        ends_E = self.room("cell ends", "int32", rows * len(decimals_C) if self._are_plain(lines) else 0)
        odd = scan_rows(letters, marks, decimals, numbers_NK, spans_XN2, odd_M4, ends_E)
        if odd == UNSOUND:
            return None
        missing_K = [0] * numbers
        for row, place, start, stop in odd_M4[:odd].tolist():
            cell = lines[start:stop].decode()
            if cell in self._missing:
                missing_K[place] += 1
                continue
            number = float(cell) if _HARD.fullmatch(cell) else 0.0
            if number == 0.0 or np.isinf(number):
                return None
            numbers_NK[row, place] = number
        return ScannedBlock(lines, letters, numbers_NK, spans_XN2, missing_K, self.room)

    def _are_plain(self, lines: Bytes) -> bool:
        dialect = self._dialect
        quoted = bool(dialect.quote) and dialect.quote.encode() in lines
        return not (quoted or dialect.padded or dialect.delimiter == " " or b"\r" in lines)

    def _letters(self, lines: Bytes) -> Array:
        """The lines, the last one ended, and behind them what the loops may look at."""
        end = b"" if lines.endswith(b"\n") else b"\n"
        letters = self.room("letters", "uint8", len(lines) + len(end) + BEHIND)
        letters[: len(lines)] = np.frombuffer(lines, np.uint8)
        letters[len(lines) :] = np.frombuffer(end + bytes(BEHIND), np.uint8)
        return letters


@dataclass(frozen=True, slots=True)
class ScannedBlock:
    """The rows of a block; cells that are no numbers are known by where they lie."""

    lines: Bytes
    letters: Array
    numbers_NK: npt.NDArray[np.float64]
    spans_XN2: Array
    missing_K: Sequence[int]
    """How many numbers of each column are none."""
    room: Callable[..., Array]

    def different(self, x: int) -> tuple[list[str], Array]:
        """The different cells of the x-th column of those that are no numbers, in the order in which they come, and
        which of them each cell is."""
        spans_N2 = self.spans_XN2[x]
        codes_N, firsts_N = self.room("codes", "int32", len(spans_N2)), self.room("firsts", "int32", len(spans_N2))
        different = TOO_MANY
        for slots in (_FEW_SLOTS, 1 << (2 * len(spans_N2) + 1).bit_length()):
            if different == TOO_MANY:
                slots_S = self.room("slots", "int32", slots)
                slots_S.fill(-1)
                different = code_cells(self.letters, spans_N2, slots_S, codes_N, firsts_N)
        spans_U2 = spans_N2[firsts_N[:different]].tolist()
        return [self.lines[start:stop].decode() for start, stop in spans_U2], codes_N

    def times(self, x: int) -> tuple[npt.NDArray[np.datetime64], int] | None:
        """The cells of such a column as times, and the digits of their seconds' fraction; None where some are none."""
        times_N = np.empty(len(self.numbers_NK), np.int64)
        digits = iso_times(self.letters, self.spans_XN2[x], times_N)
        return None if digits == NO_TIME else (times_N.view("M8[us]"), digits)
