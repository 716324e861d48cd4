"""A column of cells becomes times, block by block; what could be read in two ways is decided on all of them.

Shapes: N cells of a block, M of a whole column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from workbench.data.spec import DateOrder, TimeUnit
from workbench.data.time.cells import NAT, Cells, Flags, Instants, Integers
from workbench.data.time.century import of_our_age
from workbench.data.time.epochs import Times, digits_needed, parse_numbers, times_of
from workbench.data.time.evenness import breaks, on_odd_days, uneven_steps
from workbench.data.time.notation import Notation, TimeForm
from workbench.data.time.zone import localized, zone_of

if TYPE_CHECKING:
    import pandas as pd

MOST_LISTED = 101
"""Unreadable cells that are listed."""
_PLAIN_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.(?P<fraction>\d{1,9}))?)?)?")
_DATED = re.compile("%[YymdjBbUVGFDxc]")
"""What names a day in a format."""
_HOPELESS = 10
"""A reading with so many times the faults of another is given up."""
_UNEVEN = 0.2
"""Where so many steps are unlike the others, evenness decides nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that is no time."""

    line: int
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeColumn:
    """The times of a whole column, how they were written, and what was wrong with it."""

    times_M: Times
    notation: Notation
    faults: tuple[Fault, ...]
    bad: int
    unzoned: int = 0
    """Times without a zone among others that have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    times_N: Times
    ahead_N: Integers | None = None
    digits: int = 0
    dated: bool = True
    zulu: bool = False
    zones: frozenset[str] = frozenset()
    wrong_weekdays: int = 0
    short_years: bool = False


@dataclass(slots=True)
class _Candidate:
    """One reading of the column: its blocks so far, and the cells that have no time in it."""

    order: DateOrder | None
    blocks: list[_Block] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    bad: int = 0

    @property
    def times_M(self) -> Times:
        times_M = np.concatenate([block.times_N for block in self.blocks])
        return of_our_age(times_M) if any(block.short_years for block in self.blocks) else times_M

    def cost(self) -> tuple[int, bool, int, bool]:
        """How badly the reading explains the column: faults, times that turn back, uneven steps, an odd day of
        months."""
        times_M = self.times_M
        wrong = self.bad + sum(block.wrong_weekdays for block in self.blocks)
        return wrong, breaks(times_M) > 0, uneven_steps(times_M), on_odd_days(times_M)


class TimeReader:
    """Gathers the blocks of a column under every reading that is left."""

    def __init__(self, form: TimeForm, missing: frozenset[str], zone: str | None = None) -> None:
        self._form = form
        self._missing = missing
        self._zone = zone
        self._candidates = [_Candidate(order) for order in form.orders or (None,)]

    @property
    def bad(self) -> int:
        """Unreadable cells under the best reading."""
        return min(candidate.bad for candidate in self._candidates)

    def add(self, cells: pd.Series[str], lines: Sequence[int] | Integers) -> tuple[Times, int]:
        """Read the next cells, which stand in these lines of the file; their likeliest times, and how many hold
        something."""
        single = self._single(cells)
        if single is not None:
            self._keep(self._candidates[0], single, cells, lines)
        else:
            read = Cells.of(cells)
            for candidate in self._candidates:
                self._keep(candidate, _written(read.instants(candidate.order)), cells, lines)
            self._give_up_hopeless()
        times_N = self._candidates[0].blocks[-1].times_N
        absent = cells[np.isnat(times_N)]
        return times_N, len(cells) - int(self._is_missing(absent).sum())

    @property
    def takes_plain_iso(self) -> bool:
        """Whether cells as ISO 8601 has them, without a zone, can be read in only one way."""
        return self._form.unit is None and self._form.format is None and self._form.orders == ("ymd",)

    def add_plain_iso(self, times_N: Times, digits: int) -> None:
        """The next cells, where they were such times; `digits` are those of the seconds' fraction."""
        self._candidates[0].blocks.append(
            _Block(times_N=times_N, digits=max(digits, digits_needed(times_N)) if digits else 0)
        )

    def finish(self) -> TimeColumn:
        """The whole column under the reading that explains it best."""
        best, other = self._chosen()
        column = self._in_zone(best)
        notation = replace(
            column.notation,
            order=best.order,
            said=self._form.said,
            unit=self._form.unit,
            format=self._form.format,
            dated=all(block.dated for block in best.blocks),
            digits=max(block.digits for block in best.blocks),
        )
        if other is not None:
            notation = replace(notation, other=other.order, example=_example(best, other, notation))
        for candidate in self._candidates:
            candidate.blocks.clear()  # a long column is in memory once from here on
        return replace(column, notation=notation)

    def _single(self, cells: pd.Series[str]) -> _Block | None:
        """The cells where there is only one way to read them that pandas knows."""
        if self._form.unit is not None:
            return _counted(cells, self._form.unit)
        if self._form.format is not None:
            return _formatted(cells, self._form.format)
        return self._plain_iso(cells) if self.takes_plain_iso else None

    def _plain_iso(self, cells: pd.Series[str]) -> _Block | None:
        """Cells that all are plain ISO 8601 without a zone, at pandas' speed; None where one is not."""
        import pandas as pd

        first = next((cell for cell in cells if isinstance(cell, str) and cell), "")
        plain = _PLAIN_ISO.fullmatch(first)
        if plain is None:
            return None
        try:
            times = pd.to_datetime(cells, format="ISO8601", errors="coerce")
        except ValueError:  # several zones
            return None
        if getattr(times.dtype, "tz", None) is not None or times.dtype.kind != "M":
            return None
        times_N = _to_microseconds(times.to_numpy())
        absent_N = np.isnat(times_N)
        if absent_N.any() and not self._is_missing(cells[absent_N]).all():
            return None
        return _Block(times_N=times_N, digits=max(len(plain["fraction"] or ""), digits_needed(times_N)))

    def _keep(
        self, candidate: _Candidate, block: _Block, cells: pd.Series[str], lines: Sequence[int] | Integers
    ) -> None:
        candidate.blocks.append(block)
        absent = np.flatnonzero(np.isnat(block.times_N))
        if len(absent):
            bad = absent[~self._is_missing(cells.iloc[absent])]
            candidate.bad += len(bad)
            for place in bad[: MOST_LISTED - len(candidate.faults)]:
                candidate.faults.append(Fault(int(lines[place]), str(cells.iloc[place])))

    def _is_missing(self, cells: pd.Series[str]) -> Flags:
        plain = cells.fillna("").astype(str).str.strip().str.lower()
        return plain.isin(list(self._missing)).to_numpy(dtype=bool)

    def _give_up_hopeless(self) -> None:
        most = _HOPELESS * (self.bad + 1)
        said = self._candidates[:1] if self._form.said else []
        self._candidates = [*said, *(each for each in self._candidates[len(said) :] if each.bad <= most)]

    def _chosen(self) -> tuple[_Candidate, _Candidate | None]:
        """The reading with the least cost, and another that explains all cells as well."""
        if len(self._candidates) == 1:
            return self._candidates[0], None
        costs = [candidate.cost() for candidate in self._candidates]
        said = self._form.said and self._candidates[0].order == self._form.orders[0]
        at = 0 if said else min(range(len(costs)), key=lambda place: costs[place])
        best, times_M = self._candidates[at], self._candidates[at].times_M
        for candidate, cost in zip(self._candidates, costs, strict=True):
            alike = cost[:3] == costs[at][:3] or (cost[:2] == costs[at][:2] and costs[at][2] > _UNEVEN * len(times_M))
            if (
                candidate is not best
                and (alike or cost < costs[at])
                and (candidate.times_M != times_M)[~np.isnat(times_M)].any()
            ):
                return best, candidate
        return best, None

    def _in_zone(self, chosen: _Candidate) -> TimeColumn:
        """The column in its clock's time, or in UTC where the clock belongs to a named zone."""
        times_M, faults = chosen.times_M, tuple(chosen.faults)
        named = frozenset[str]().union(*(block.zones for block in chosen.blocks))
        zone = self._zone or (next(iter(named)) if len(named) == 1 else None)
        ahead_M = _joined([block.ahead_N for block in chosen.blocks], [len(block.times_N) for block in chosen.blocks])
        if ahead_M is None:
            times_M = times_M if zone is None else localized(times_M, zone)
            return TimeColumn(times_M=times_M, notation=Notation(zone=zone), faults=faults, bad=chosen.bad)
        plain_M = (ahead_M == NAT) & ~np.isnat(times_M)
        offsets = np.unique(ahead_M[ahead_M != NAT])
        zone = zone or (zone_of(times_M[ahead_M != NAT], ahead_M[ahead_M != NAT]) if len(offsets) > 1 else None)
        if zone is not None:
            times_M[plain_M] = localized(times_M[plain_M], zone)
            notation = Notation(zone=zone)
        else:
            last = int(ahead_M[ahead_M != NAT][-1])
            times_M[~plain_M] += np.timedelta64(last, "m")
            zulu = all(block.zulu for block in chosen.blocks if block.ahead_N is not None)
            notation = Notation(offset=last, zulu=zulu)
        unzoned = int(plain_M.sum())
        return TimeColumn(times_M=times_M, notation=notation, faults=faults, bad=chosen.bad, unzoned=unzoned)


def _joined(parts: Sequence[Integers | None], lengths: Sequence[int]) -> Integers | None:
    if all(part is None for part in parts):
        return None
    pairs = zip(parts, lengths, strict=True)
    return np.concatenate([np.full(length, NAT) if part is None else part for part, length in pairs])


def _example(best: _Candidate, other: _Candidate, notation: Notation) -> tuple[str, str]:
    """The first time that the two readings differ in, in the one and in the other."""
    from workbench.data.time.axis import time_texts

    place = int(np.argmax((best.times_M != other.times_M) & ~np.isnat(best.times_M)))
    first, second = (time_texts(candidate.times_M[place : place + 1], notation)[0] for candidate in (best, other))
    return first, second


def _written(instants: Instants) -> _Block:
    fine = instants.digits > 6
    days_N, clock_N = instants.days_N, instants.clock_N
    if fine:
        values_N = days_N * 86_400_000_000_000 + clock_N
        bad_N = instants.bad_N | (np.abs(days_N) > 106_000)  # beyond what nanoseconds can count
    else:
        values_N, bad_N = days_N * 86_400_000_000 + clock_N // 1000, instants.bad_N
    values_N[bad_N] = NAT
    return _Block(
        times_N=values_N.view("datetime64[ns]" if fine else "datetime64[us]"),
        ahead_N=instants.ahead_N,
        digits=instants.digits,
        dated=instants.dated,
        zulu=instants.zulu,
        zones=instants.zones,
        wrong_weekdays=instants.wrong_weekdays,
        short_years=instants.short_years,
    )


def _counted(cells: pd.Series[str], unit: TimeUnit) -> _Block:
    times_N = times_of(parse_numbers(cells), unit)
    return _Block(times_N=times_N, digits=digits_needed(times_N))


def _formatted(cells: pd.Series[str], form: str) -> _Block:
    import pandas as pd

    if "%z" not in form:
        times_N = _to_microseconds(pd.to_datetime(cells, format=form, errors="coerce").to_numpy())
        if not _DATED.search(form):
            return _Block(times_N=_of_first_day(times_N), digits=digits_needed(times_N), dated=False)
        return _Block(times_N=times_N, digits=digits_needed(times_N), short_years="%y" in form)
    plain = pd.to_datetime(cells, format=form, errors="coerce", utc=True).dt.tz_localize(None).to_numpy()
    times_N = _to_microseconds(plain)
    first = pd.to_datetime(cells[~np.isnat(times_N)].head(1), format=form)
    ahead = first.iloc[0].utcoffset() if len(first) else None
    minutes = 0 if ahead is None else int(ahead.total_seconds() // 60)
    return _Block(times_N=times_N, ahead_N=np.full(len(times_N), minutes), digits=digits_needed(times_N))


def _of_first_day(times_N: Times) -> Times:
    """Times of day alone, as of the day that clocks without a date count from."""
    times: Times = np.datetime64(0, "us") + (times_N - times_N.astype("datetime64[D]"))
    return times


def _to_microseconds(times: Times) -> Times:
    return times if np.datetime_data(times.dtype)[0] == "ns" and digits_needed(times) > 6 else times.astype("M8[us]")
