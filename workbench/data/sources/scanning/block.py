"""A block of sound lines, scanned: its numbers side by side, its times, and its other cells as texts.

Shapes: N rows, C columns, K number columns, X other columns, U different cells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.sources.cells import Dialect
from workbench.data.sources.scanning.loops import BEHIND, NO_TIME, UNSOUND, code_cells, iso_times, scan_rows

Array = npt.NDArray[Any]
_HARD = re.compile(r"[+-]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][+-]?\d+)?", re.ASCII)
"""A number that the loops may not be sure of."""
_ODD_SHARE = 8
"""One of so many cells may be no plain number: the others are read by themselves."""


@dataclass(frozen=True, slots=True)
class ScannedBlock:
    """The rows of a block; cells that are no numbers are known by where they lie."""

    raw: bytes
    numbers_NK: npt.NDArray[np.float64]
    spans_XN2: Array
    missing_K: Sequence[int]
    """How many numbers of each column are none."""

    def different(self, x: int) -> tuple[list[str], Array]:
        """The different cells of the x-th column of those that are no numbers, in the order in which they come, and
        which of them each cell is."""
        spans_N2 = self.spans_XN2[x]
        count = len(spans_N2)
        slots_S = np.full(1 << (2 * count + 1).bit_length(), -1, np.int32)
        codes_N, firsts_N = np.empty(count, np.int32), np.empty(count, np.int32)
        letters = np.frombuffer(self.raw, np.uint8)
        different = code_cells(letters, spans_N2, slots_S, codes_N, firsts_N)
        spans_U2 = spans_N2[firsts_N[:different]].tolist()
        return [self.raw[start:stop].decode() for start, stop in spans_U2], codes_N

    def times(self, x: int) -> tuple[npt.NDArray[np.datetime64], int] | None:
        """The cells of such a column as times, and the digits of their seconds' fraction; None where some are none."""
        times_N = np.empty(len(self.numbers_NK), np.int64)
        digits = iso_times(np.frombuffer(self.raw, np.uint8), self.spans_XN2[x], times_N)
        return None if digits == NO_TIME else (times_N.view("M8[us]"), digits)


def scan(lines: bytes, dialect: Dialect, decimals_C: Sequence[str], missing: frozenset[str]) -> ScannedBlock | None:
    """The block of these lines; None where they are not sound, or hold other numbers than plain ones.

    `decimals_C` are the marks before a fraction, empty for columns that are no numbers; `missing` are cells that count
    as no number.
    """
    if dialect.runs or len(dialect.delimiter.encode()) != 1 or len(dialect.quote.encode()) > 1 or b"\0" in lines:
        return None
    if dialect.comment and dialect.comment.encode() in lines:
        return None
    raw = lines + ((b"" if lines.endswith(b"\n") else b"\n") + bytes(BEHIND))
    letters = np.frombuffer(raw, np.uint8)
    rows, numbers = raw.count(b"\n"), sum(map(bool, decimals_C))
    numbers_NK = np.empty((rows, numbers))
    spans_XN2 = np.empty((len(decimals_C) - numbers, rows, 2), np.int32)
    odd_M4 = np.empty((rows * numbers // _ODD_SHARE + _ODD_SHARE, 4), np.int64)
    marks = np.array([ord(dialect.delimiter), ord(dialect.quote or "\0"), dialect.padded], np.int64)
    decimals = np.array([ord(mark or "\0") for mark in decimals_C], np.int64)
    odd = scan_rows(letters, marks, decimals, numbers_NK, spans_XN2, odd_M4)
    if odd == UNSOUND:
        return None
    missing_K = [0] * numbers
    for row, place, start, stop in odd_M4[:odd].tolist():
        cell = raw[start:stop].decode()
        if cell in missing:
            missing_K[place] += 1
            continue
        number = float(cell) if _HARD.fullmatch(cell) else 0.0
        if number == 0.0 or np.isinf(number):
            return None
        numbers_NK[row, place] = number
    return ScannedBlock(raw, numbers_NK, spans_XN2, missing_K)
