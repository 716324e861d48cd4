"""Cells of one column as instants, all of a shape at once.

Shapes: N cells, M cells of one shape, L bytes of a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.spec import DateOrder
from workbench.data.time.grammar import Reading, Shape, shape

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]

DAY = 86_400_000_000_000
"""Nanoseconds of a day."""
MINUTE = 60_000_000_000
NAT = np.iinfo(np.int64).min
_ZERO, _NINE, _END = 48, 57, 10
_PIVOT = 69
"""Years of two digits below it are of this century."""
_BARE_YEARS, _BARE_DAYS = (1900, 2100), (1600, 2200)
"""Years that bare numbers may begin with: of a month as 202401, and of a day, which other numbers hardly look like."""
_PARTS = {"quarter": 3, "halfyear": 6}
"""Months of the parts of a year."""
_POWERS = 10 ** np.arange(10, dtype=np.int64)
_MIXERS = np.random.default_rng(0).integers(1, 2**63, 256, dtype=np.uint64) | np.uint64(1)


@dataclass(slots=True, kw_only=True)
class Instants:
    """Days since 1970 and nanoseconds of the day in UTC (as written where no zone is), and which cells have none."""

    days_N: Integers
    clock_N: Integers
    bad_N: Flags
    ahead_N: Integers | None
    """Minutes ahead of UTC that a cell names, `NAT` where it names none; None where no cell does."""
    digits: int = 0
    """Digits of the fraction of a second."""
    dated: bool = True
    zulu: bool = True
    """Whether every zone is a Z."""
    zones: frozenset[str] = frozenset()
    wrong_weekdays: int = 0
    short_years: bool = False
    """Whether years were written with two digits."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Cells of one shape."""

    rows: Any
    text: str
    shape: Shape
    bytes_ML: Bytes


@dataclass(slots=True)
class Cells:
    """Some cells of a column, by their shapes."""

    count: int
    groups: list[_Group] = field(default_factory=list)

    @classmethod
    def of(cls, column: pd.Series[str]) -> Cells:
        """The cells of a column; missing ones have no shape."""
        texts = [cell if isinstance(cell, str) else "" for cell in column.tolist()]
        cells = cls(len(texts))
        for rows, bytes_ML in _by_length(texts):
            cells.groups += _by_shape(rows, bytes_ML)
        return cells

    @property
    def orders(self) -> dict[DateOrder, int]:
        """How many cells may have each order, of those that may have several."""
        counts: dict[DateOrder, int] = {}
        for group in self.groups:
            for order in group.shape.orders:
                counts[order] = counts.get(order, 0) + len(group.bytes_ML)
        return counts

    def instants(self, order: DateOrder | None) -> Instants:
        """What the cells mean in an order."""
        found = Instants(
            days_N=np.zeros(self.count, np.int64),
            clock_N=np.zeros(self.count, np.int64),
            bad_N=np.ones(self.count, np.bool_),
            ahead_N=None,
        )
        alone = all(group.shape.alone for group in self.groups)
        for group in self.groups:
            reading = group.shape.reading(order)
            if reading is not None and (alone or not group.shape.alone):
                _read(group, reading, found)
        return found


def _by_length(texts: list[str]) -> Iterator[tuple[Any, Bytes]]:
    joined = "\n".join(texts).encode(errors="replace") + b"\n"
    letters = np.frombuffer(joined, np.uint8)
    ends_N = np.flatnonzero(letters == _END)
    if len(ends_N) != len(texts):
        yield from _by_length([text.replace("\n", " ") for text in texts])
        return
    starts_N = np.concatenate([[0], ends_N[:-1] + 1])
    lengths_N = ends_N - starts_N
    if len(texts) and (lengths_N == lengths_N[0]).all():
        yield slice(None), letters.reshape(len(texts), -1)[:, :-1]
        return
    for length in np.unique(lengths_N):
        rows = np.flatnonzero(lengths_N == length)
        yield rows, letters[starts_N[rows][:, None] + np.arange(length)]


def _by_shape(rows: Any, bytes_ML: Bytes) -> list[_Group]:
    if not bytes_ML.shape[1] or bytes_ML.shape[1] > len(_MIXERS):
        return []
    shapes_ML = np.where((bytes_ML >= _ZERO) & (bytes_ML <= _NINE), np.uint8(_ZERO), bytes_ML)
    if (shapes_ML == shapes_ML[0]).all():
        return [_group(rows, shapes_ML[0], bytes_ML)]
    mixed_M = shapes_ML.astype(np.uint64) @ _MIXERS[: bytes_ML.shape[1]]
    _, firsts, codes_M = np.unique(mixed_M, return_index=True, return_inverse=True)
    order = np.argsort(codes_M, kind="stable")
    cuts = np.searchsorted(codes_M[order], np.arange(1, len(firsts)))
    every = np.arange(len(bytes_ML)) if isinstance(rows, slice) else rows
    return [_group(every[chosen], shapes_ML[chosen[0]], bytes_ML[chosen]) for chosen in np.split(order, cuts)]


def _group(rows: Any, letters_L: Bytes, bytes_ML: Bytes) -> _Group:
    text = letters_L.tobytes().decode(errors="replace")
    return _Group(rows, text, shape(text), bytes_ML)


class _Fields:
    """The numbers of a group of cells by field."""

    def __init__(self, group: _Group, reading: Reading) -> None:
        self._bytes_ML = group.bytes_ML
        places = {name: (start, stop) for name, start, stop in reading.places}
        if not group.text.isascii():
            at = np.cumsum([0, *(len(letter.encode()) for letter in group.text)]).tolist()
            places = {name: (at[start], at[stop]) for name, (start, stop) in places.items()}
        self._places = places

    def size(self, name: str) -> int:
        start, stop = self._places.get(name, (0, 0))
        return stop - start

    def __call__(self, name: str, default: int = 0) -> Integers:
        if name not in self._places:
            return np.full(len(self._bytes_ML), default, np.int64)
        start, stop = self._places[name]
        number = self._bytes_ML[:, start].astype(np.int64) - _ZERO
        for at in range(start + 1, stop):
            number *= 10
            number += self._bytes_ML[:, at]
            number -= _ZERO
        return number


def _read(group: _Group, reading: Reading, found: Instants) -> None:
    fields = _Fields(group, reading)
    days_M, good_M = _days(fields, reading)
    clock_M, within_M = _clock(fields, reading)
    good_M &= within_M
    if group.shape.bare:
        years_M = _years(fields)
        first, last = _BARE_DAYS if len(group.text) >= len("20240131") else _BARE_YEARS
        good_M &= (years_M >= first) & (years_M <= last)
    if reading.weekday is not None and reading.dated:
        found.wrong_weekdays += int((good_M & ((days_M + 3) % 7 != reading.weekday)).sum())
    if reading.zoned:
        ahead_M = _ahead(fields, reading)
        if found.ahead_N is None:
            found.ahead_N = np.full(len(found.days_N), NAT)
        found.ahead_N[group.rows] = ahead_M
        found.zulu &= reading.zulu
        clock_M -= ahead_M * MINUTE
    if reading.zone is not None:
        found.zones |= {reading.zone}
    found.days_N[group.rows], found.clock_N[group.rows], found.bad_N[group.rows] = days_M, clock_M, ~good_M
    found.digits = max(found.digits, fields.size("fraction"))
    found.dated &= reading.dated
    found.short_years |= fields.size("year2") > 0


def _years(fields: _Fields) -> Integers:
    if not fields.size("year2"):
        return fields("year", 1970)
    years_M = fields("year2")
    return years_M + np.where(years_M < _PIVOT, 2000, 1900)


def _days(fields: _Fields, reading: Reading) -> tuple[Integers, Flags]:
    """Days since 1970, and which of them there are."""
    if not reading.dated:
        count = len(fields("hour"))
        return np.zeros(count, np.int64), np.ones(count, np.bool_)
    years_M = _years(fields)
    if reading.has("week"):
        return _week_days(years_M, fields("week"), fields("weekday", 1))
    if reading.has("yearday"):
        days_M = fields("yearday")
        starts_M, ends_M = _month_start(years_M, 1), _month_start(years_M + 1, 1)
        return starts_M + days_M - 1, (days_M >= 1) & (days_M <= ends_M - starts_M) & (years_M >= 1)
    for part, months in _PARTS.items():
        if reading.has(part):
            parts_M = fields(part)
            within_M = (parts_M >= 1) & (parts_M <= 12 // months) & (years_M >= 1)
            return _month_start(years_M, months * (parts_M - 1) + 1), within_M
    months_M, days_M = fields("month", reading.month), fields("day", 1)
    good_M = (months_M >= 1) & (months_M <= 12) & (days_M >= 1) & (days_M <= 31) & (years_M >= 1)
    starts_M = _month_start(years_M, months_M)
    late = np.flatnonzero(days_M > 28)
    if len(late):
        good_M[late] &= days_M[late] <= _month_start(years_M[late], months_M[late] + 1) - starts_M[late]
    return starts_M + days_M - 1, good_M


def _month_start(years_M: Integers, months_M: Integers | int) -> Integers:
    months = ((years_M - 1970) * 12 + months_M - 1).astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int64)


def _week_days(years_M: Integers, weeks_M: Integers, weekdays_M: Integers) -> tuple[Integers, Flags]:
    """Days of ISO weeks: week 1 is that of 4 January, weeks begin on Monday."""
    firsts_M, nexts_M = (_monday(_month_start(years, 1) + 3) for years in (years_M, years_M + 1))
    days_M = firsts_M + 7 * (weeks_M - 1) + weekdays_M - 1
    return days_M, (weeks_M >= 1) & (days_M < nexts_M) & (weekdays_M >= 1) & (weekdays_M <= 7)


def _monday(days_M: Integers) -> Integers:
    return days_M - (days_M + 3) % 7


def _clock(fields: _Fields, reading: Reading) -> tuple[Integers, Flags]:
    """Nanoseconds of the day, and which of them there are; 24:00 is the next midnight."""
    hours_M, minutes_M, seconds_M = fields("hour"), fields("minute"), fields("second")
    good_M = (minutes_M < 60) & (seconds_M <= 60)
    if reading.half is not None and reading.has("hour"):
        good_M &= hours_M <= (12 if reading.half == 0 else 23)
        hours_M = np.where(hours_M <= 12, hours_M % 12 + 12 * reading.half, hours_M)
    digits = fields.size("fraction")
    parts_M = fields("fraction") * int(_POWERS[9 - digits]) if digits else 0
    within_M = (minutes_M * 60 + seconds_M) * 1_000_000_000 + parts_M
    good_M &= (hours_M < 24) | ((hours_M == 24) & (within_M == 0))
    return hours_M * 60 * MINUTE + within_M, good_M


def _ahead(fields: _Fields, reading: Reading) -> Integers:
    if reading.offset is not None:
        return fields("", reading.offset)
    return reading.sign * (60 * fields("ahead_hours") + fields("ahead_minutes"))
