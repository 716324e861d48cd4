"""The pace of times: a fixed step, days of the calendar or opening hours; and which times come next.

Shapes: N times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from workbench.data.time.calendar import find_months
from workbench.data.time.opening import find_opening
from workbench.data.time.units import commonest_of, different, fine, per_day, per_second, steps_of

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]

MOST_TIMES = 500_000
"""The pace is looked for in so many times before the end."""
_MONTH = 27
"""Days from which on a step may be a month."""
_STEADY = 0.9
"""Share of the steps that must be alike where some are longer."""
_FULL = 0.999
"""Share of the grid's times that are there where nothing was left out on purpose."""
_HALF_FULL = 0.5
_ON_GRID = 0.98
_JITTER = 0.1
"""Steps that differ by less from the usual one are jitter."""
_LATEST = 32
"""So many times at the end are enough for a pace that has changed."""


class Pace(Protocol):
    """How times go on."""

    def after(self, last: np.datetime64, count: int) -> Times:
        """At most so many next times after one of this pace; fewer where they are not sure."""

    def places(self, times: Times) -> Integers:
        """Which time of the pace each of these is, counted from any of them: one more for the next."""

    @property
    def seasons(self) -> tuple[int, ...]:
        """Steps after which values may repeat, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A fixed step, in the unit of the times."""

    length: int

    def after(self, last: np.datetime64, count: int) -> Times:
        """The next times, a step apart."""
        return _moved(last, self.length * np.arange(1, count + 1))

    def places(self, times: Times) -> Integers:
        """The nearest steps from the first time."""
        return np.asarray(np.rint((times - times[0]).astype(np.int64) / self.length), np.int64)

    @property
    def seasons(self) -> tuple[int, ...]:
        """None of its own: they follow from the step's length."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """A step that is no whole number of what the times are written in, such as a sixtieth of a second in
    milliseconds."""

    start: float
    """Where the grid begins, relative to the last time at hand."""
    step: float
    count: int
    """Times at hand."""
    grain: int

    def after(self, last: np.datetime64, count: int) -> Times:
        """The next times of the grid, rounded like those at hand."""
        exact = self.start + self.step * np.arange(self.count, self.count + count)
        rounded = np.rint(exact / self.grain).astype(np.int64) * self.grain
        return _moved(last, rounded)

    def places(self, times: Times) -> Integers:
        """The nearest steps from the first time."""
        return np.asarray(np.rint((times - times[0]).astype(np.int64) / self.step), np.int64)

    @property
    def seasons(self) -> tuple[int, ...]:
        """None of its own."""
        return ()


def _moved(last: np.datetime64, by: Integers) -> Times:
    """Times so many units after one."""
    times: Times = (last.astype(np.int64) + by).astype(last.dtype)
    return times


def find_pace(times: Times) -> Pace | None:
    """The pace of some times, as their clock shows them; None where no pace is sure.

    Rows that are missing, come twice or are not in order do not matter, and of a pace that changed the last one counts.
    """
    latest = different(fine(times[-MOST_TIMES:]))
    if len(latest) < 2:
        return None
    while True:
        found = _pace(latest)
        if found is not None or len(latest) < 2 * _LATEST:
            return found
        latest = latest[len(latest) // 2 :]


def _pace(times: Times) -> Pace | None:
    steps = steps_of(times)
    usual = commonest_of(steps)
    even = bool((steps == usual).all())
    if not even or usual >= _MONTH * per_day(times):
        months = find_months(times)
        if months is not None:
            return months
    if even:
        return Step(length=usual)
    full = len(times) / ((int(times[-1].astype(np.int64)) - int(times[0].astype(np.int64))) / usual + 1)
    on_grid = (steps % usual == 0).mean() >= _ON_GRID
    if full < _FULL or not on_grid:
        opening = find_opening(times)
        if opening is not None and opening.places_P.size * usual < opening.week:
            return opening
    fraction = _fraction(times)
    if fraction is not None:
        return fraction
    steady = (steps == usual).mean() >= _STEADY
    if on_grid and (full >= _HALF_FULL or steady):
        return None if _ends_like_others(times, steps, usual) else Step(length=usual)
    return _about(times, steps)


def _ends_like_others(times: Times, steps: Integers, usual: int) -> bool:
    """Whether the last time is at an hour after which a gap often came: what is next is not sure then."""
    at, day = times.astype(np.int64), per_day(times)
    alike = int(((at[:-1][steps > usual] - at[-1]) % day == 0).sum())
    nights = at[-1] // day - at[0] // day
    return usual < day and alike > 0 and alike >= _HALF_FULL * nights


def _fraction(times: Times) -> Fraction | None:
    """A grid that all times lie on but for rounding."""
    at = times.astype(np.int64)
    grain = _grain(times)
    places = (at - at[-1]).astype(np.float64)
    count = len(at)
    step = (places[-1] - places[0]) / (count - 1)
    if count < 8 or step < 2 * grain:
        return None
    slope, start = np.polyfit(np.arange(count), places, 1)
    off = places - (start + slope * np.arange(count))
    if np.ptp(off) > grain * (1 + 1e-6):
        return None
    return Fraction(start=float(start + (off.max() + off.min()) / 2), step=float(slope), count=count, grain=grain)


def _grain(times: Times) -> int:
    """What the times are written in: minutes, seconds or a power of ten of them."""
    at, second = times.astype(np.int64), per_second(times)
    for grain in (60 * second, second, second // 10, second // 100, second // 1_000, second // 1_000_000):
        if not (at % max(grain, 1)).any():
            return max(grain, 1)
    return 1


def _about(times: Times, steps: Integers) -> Step | None:
    """The mean of steps that only jitter."""
    middle = float(np.median(steps))
    if len(steps) < _LATEST // 2 or (np.abs(steps - middle) <= _JITTER * middle).mean() < _ON_GRID:
        return None
    mean = float(steps[np.abs(steps - middle) <= _JITTER * middle].mean())
    grain = _grain(times)
    return Step(length=max(grain, round(mean / grain) * grain))
