"""Paces of the calendar: days of months, such as the first, the 30th, the last working day or the third Friday.

Shapes: N times, D days of a month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.time.units import commonest_of

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]

_MOST_DAYS = 6
"""Days of a month that may have a time each; more are no pace of months."""
_LEAST_MONTHS = 3
"""So many months must show that several days of a month come back."""
_LEAST_COUNTED = 4
"""Times that must show that a weekday or a working day is meant."""

Rule = Callable[[Integers], Integers]
"""Days of the month (from 1) for months counted from 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Days by rule in every so-many-th month, all at the same time of day."""

    every: int
    rules: tuple[Rule, ...]
    clock: np.timedelta64

    def after(self, last: np.datetime64, count: int) -> Times:
        """The next times after one of this pace."""
        first = int(last.astype("datetime64[M]").astype(np.int64))
        months = first + self.every * np.arange(count // len(self.rules) + 2)
        days = np.stack([_starts(months) + rule(months) - 1 for rule in self.rules], axis=1).ravel()
        times = days.astype("datetime64[D]").astype(last.dtype) + self.clock
        following: Times = times[times > last][:count]
        return following

    def places(self, times: Times) -> Integers:
        """Months of the pace, and which of its days."""
        months_N = times.astype("datetime64[M]").astype(np.int64)
        days_N = times.astype("datetime64[D]").astype(np.int64)
        before_N = sum((_starts(months_N) + rule(months_N) - 1 < days_N).astype(np.int64) for rule in self.rules)
        return np.asarray((months_N - months_N[0]) // self.every * len(self.rules) + before_N, np.int64)

    @property
    def seasons(self) -> tuple[int, ...]:
        """Steps of a year."""
        return (12 * len(self.rules) // self.every,) if self.every <= 6 and 12 % self.every == 0 else ()


def find_months(times: Times) -> Months | None:
    """The pace of these different times in order, if they are days of months; gaps of whole months are allowed."""
    days = times.astype("datetime64[D]")
    clocks = times - days
    months_N = times.astype("datetime64[M]").astype(np.int64)
    if len(times) < 2 or len(times) > _MOST_DAYS * (months_N[-1] - months_N[0] + 1) or (clocks != clocks[0]).any():
        return None
    numbers_N = days.astype(np.int64) - _starts(months_N) + 1
    months, counts = np.unique(months_N, return_counts=True)
    size = int(counts.max())
    if size > _MOST_DAYS or len(months) < (2 if size == 1 else _LEAST_MONTHS):
        return None
    steps = np.diff(months)
    every = commonest_of(steps)
    if (steps % every).any() or 2 * (steps == every).sum() < len(steps):
        return None
    rules = _rules(months_N, numbers_N, months, counts, size)
    return None if rules is None else Months(every=every, rules=rules, clock=clocks[0])


def _rules(
    months_N: Integers, numbers_N: Integers, months: Integers, counts: Integers, size: int
) -> tuple[Rule, ...] | None:
    """A rule for each of the times of a month; months in the middle must be whole."""
    if (counts[1:-1] != size).any() and size > 1:
        return None
    whole = months[counts == size]
    kept = np.isin(months_N, whole)
    table_MD = numbers_N[kept].reshape(-1, size)
    rules = tuple(_rule(whole, table_MD[:, place]) for place in range(size))
    if len(whole) < min(_LEAST_MONTHS, len(months)) or any(rule is None for rule in rules):
        return None
    found = tuple(rule for rule in rules if rule is not None)
    expected = {(month, int(rule(np.array([month]))[0])) for month in months[[0, -1]].tolist() for rule in found}
    ends = zip(months_N[~kept].tolist(), numbers_N[~kept].tolist(), strict=True)
    return found if all(pair in expected for pair in ends) else None


def _rule(months: Integers, numbers: Integers) -> Rule | None:
    """What all these days of months have in common."""
    for rule in _candidates(months, numbers):
        if (rule(months) == numbers).all():
            return rule
    return None


def _candidates(months: Integers, numbers: Integers) -> Iterator[Rule]:
    from_end = _lengths(months) - numbers
    if (numbers == numbers[0]).all() and numbers[0] <= 28:
        yield _numbered(int(numbers[0]))
    yield _from_end(int(from_end[0]))
    yield _numbered(int(numbers.max()))
    if len(numbers) >= _LEAST_COUNTED:
        weekday = (_starts(months)[0] + numbers[0] - 1 + 3) % 7
        yield _nth_weekday(int(weekday), int((numbers[0] - 1) // 7))
        yield _last_weekday(int(weekday))
        for ordinal in _working_ordinals(int(months[0]), int(numbers[0])):
            yield _nth_working_day(ordinal)


def _numbered(day: int) -> Rule:
    """A day by its number; the last one of months that are shorter."""
    return lambda months: np.minimum(day, _lengths(months))


def _from_end(before: int) -> Rule:
    """So many days before the last."""
    return lambda months: _lengths(months) - before


def _nth_weekday(weekday: int, week: int) -> Rule:
    return lambda months: 1 + (weekday - (_starts(months) + 3)) % 7 + 7 * week


def _last_weekday(weekday: int) -> Rule:
    def rule(months: Integers) -> Integers:
        lengths = _lengths(months)
        return lengths - (_starts(months) + lengths - 1 + 3 - weekday) % 7

    return rule


def _nth_working_day(ordinal: int) -> Rule:
    """Monday to Friday, counted from the first (0) or back from the last (-1)."""

    def rule(months: Integers) -> Integers:
        starts = _starts(months if ordinal >= 0 else months + 1).astype("datetime64[D]")
        if ordinal >= 0:
            days = np.busday_offset(starts, ordinal, roll="forward")
        else:
            days = np.busday_offset((starts.astype(np.int64) - 1).astype("datetime64[D]"), ordinal + 1, roll="backward")
        return np.asarray(days.astype(np.int64) - _starts(months) + 1)

    return rule


def _working_ordinals(month: int, number: int) -> tuple[int, int]:
    start = np.datetime64(month, "M").astype("datetime64[D]")
    day, stop = start + (number - 1), np.datetime64(month + 1, "M").astype("datetime64[D]")
    return int(np.busday_count(start, day)), -int(np.busday_count(day, stop))


def _starts(months: Integers) -> Integers:
    return np.asarray(months, np.int64).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def _lengths(months: Integers) -> Integers:
    return _starts(np.asarray(months) + 1) - _starts(months)
