"""Opening hours: times that come back every week or day, with nights, breaks and weekends between them.

Shapes: N times, P places in a week or day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.time.units import per_day

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]

WEEKS_AT_LEAST = 3
"""From so many weeks on each weekday may have hours of its own."""
_LEAST_TIMES = 7
_PRESENT = 0.5
"""Share of its days on which an hour must be there to be an opening hour: some days are holidays."""
_COVERED = 0.85
"""Share of the opening hours that must be there for the whole to be a pace."""
_EXTRA = 0.02
"""Share of the times that may lie outside."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """Places in the week, from Monday's midnight on, that have a time; days of which nothing is known stop it."""

    places_P: Integers
    """In the unit of the times."""
    week: int
    """Length of a week in that unit."""
    unknown: frozenset[int] = frozenset()
    """Weekdays that were neither seen open nor closed."""

    def after(self, last: np.datetime64, count: int) -> Times:
        """The next times; fewer where a day comes of which it is not known whether it is open."""
        at = int(last.astype(np.int64))
        start = at - _in_week(np.array([at]), self.week)[0]
        weeks = np.arange(count // len(self.places_P) + 2)
        every = (start + self.week * weeks[:, None] + self.places_P).ravel()
        following = every[every > at][:count]
        if self.unknown:
            following = following[: self._known(at, following)]
        times: Times = following.astype(last.dtype)
        return times

    def places(self, times: Times) -> Integers:
        """Weeks, and which of their opening hours."""
        at_N = times.astype(np.int64)
        in_week_N = _in_week(at_N, self.week)
        weeks_N = (at_N - in_week_N - (at_N[0] - in_week_N[0])) // self.week
        return np.asarray(weeks_N * len(self.places_P) + np.searchsorted(self.places_P, in_week_N), np.int64)

    def _known(self, at: int, following: Integers) -> int:
        """How many of the next times come before an unknown day."""
        day = self.week // 7
        days = np.arange(at // day + 1, at // day + 8)
        weekdays = _in_week(days * day, self.week) // day
        stops = days[np.isin(weekdays, list(self.unknown))] * day
        return int(np.searchsorted(following, stops.min())) if len(stops) else len(following)

    @property
    def seasons(self) -> tuple[int, ...]:
        """Steps of a day, where all open days are alike, then of a week."""
        days = self.places_P // (self.week // 7)
        sizes = np.unique(np.unique(days, return_counts=True)[1])
        per_day = int(sizes[0]) if len(sizes) == 1 and sizes[0] > 1 else 0
        return tuple(season for season in (per_day, len(self.places_P)) if season > 1)


def find_opening(times: Times) -> OpeningHours | None:
    """The opening hours of these different times in order; None where they do not come back."""
    week = 7 * per_day(times)
    at_N = times.astype(np.int64)
    span = at_N[-1] - at_N[0]
    if len(times) < _LEAST_TIMES:
        return None
    if span >= WEEKS_AT_LEAST * week:
        return _weekly(at_N, week)
    return _daily(at_N, week)


def _weekly(at_N: Integers, week: int) -> OpeningHours | None:
    places_P, counts_P = np.unique(_in_week(at_N, week), return_counts=True)
    expected_P = _expected(at_N, places_P, week)
    kept_P = counts_P >= _PRESENT * expected_P
    if expected_P.mean() < 2 or not _holds(counts_P, expected_P, kept_P, len(at_N)):
        return None
    return OpeningHours(places_P=places_P[kept_P], week=week)


def _daily(at_N: Integers, week: int) -> OpeningHours | None:
    """The same hours on every open day; which weekdays are open is seen in the days at hand."""
    day = week // 7
    days_N = at_N // day
    days = np.unique(days_N)
    hours_P, counts_P = np.unique(at_N - days_N * day, return_counts=True)
    inside = (days > days[0]) & (days < days[-1])
    if len(days) < 3 or not inside.any():
        return None
    kept_P = counts_P >= _PRESENT * len(days)
    edges = sum(((days_N == edge) & np.isin(at_N - edge * day, hours_P[kept_P])).sum() for edge in (days[0], days[-1]))
    whole = kept_P.sum() * inside.sum() + edges
    present = counts_P[kept_P].sum()
    if not kept_P.any() or present < _COVERED * whole or present < (1 - _EXTRA) * len(at_N):
        return None
    weekdays = _in_week(np.arange(days[0], days[-1] + 1) * day, week) // day
    open_ = set(weekdays[np.isin(np.arange(days[0], days[-1] + 1), days)].tolist())
    closed = set(weekdays.tolist()) - open_
    if len(hours_P) == 1 and not closed:
        return None
    unseen = set(range(7)) - open_ - closed
    unknown = frozenset(weekday for weekday in unseen if weekday >= _SATURDAY or closed)
    open_ |= {weekday for weekday in unseen if weekday not in unknown}
    places = np.sort(np.concatenate([weekday * day + hours_P[kept_P] for weekday in open_]))
    return OpeningHours(places_P=places, week=week, unknown=unknown)


def _holds(counts_P: Integers, expected_P: Integers, kept_P: npt.NDArray[np.bool_], total: int) -> bool:
    present, wanted = counts_P[kept_P].sum(), expected_P[kept_P].sum()
    return bool(kept_P.any() and present >= _COVERED * wanted and present >= (1 - _EXTRA) * total)


def _expected(at_N: Integers, places_P: Integers, week: int) -> Integers:
    """How often each place of the week comes between the first and the last time."""
    first, last = at_N[0], at_N[-1]
    start = first - _in_week(at_N[:1], week)[0]
    return np.asarray((last - start - places_P) // week - -(-(first - start - places_P) // week) + 1, np.int64)


def _in_week(at: Integers, week: int) -> Integers:
    """The place in the week: 1970 began on a Thursday."""
    return np.asarray((at + 3 * (week // 7)) % week, np.int64)
