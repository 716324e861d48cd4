"""Stretches: rows of one time joined, series cut at gaps, and steps made equally long; exported scripts contain this
file as it is.

Shapes: M steps of a stretch, F inputs, G steps afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Stretch:
    """Consecutive steps of one sequence; times count from any moment on."""

    values_MF: np.ndarray[Any, Any]
    times_M: np.ndarray[Any, Any] | None
    lines_M: np.ndarray[Any, Any]
    labels_M: np.ndarray[Any, Any] | None = None

    def __len__(self) -> int:
        return len(self.values_MF)

    def at(self, rows: Any) -> Stretch:
        """Some of the steps."""
        return Stretch(
            self.values_MF[rows],
            None if self.times_M is None else self.times_M[rows],
            self.lines_M[rows],
            None if self.labels_M is None else self.labels_M[rows],
        )


def in_time(stretch: Stretch) -> Stretch:
    """The steps in the order of their times."""
    times_M = np.asarray(stretch.times_M)
    return stretch if (times_M[1:] >= times_M[:-1]).all() else stretch.at(np.argsort(times_M, kind="stable"))


def joined(stretch: Stretch, how: str, numbers: int) -> Stretch:
    """Rows of one time as one row: the first `numbers` columns by mean, last or sum, the others from the last row."""
    stretch = in_time(stretch)
    times_M = np.asarray(stretch.times_M)
    firsts = np.flatnonzero(np.concatenate([[True], times_M[1:] != times_M[:-1]]))
    return stretch if len(firsts) == len(stretch) else _gathered(stretch, firsts, how, numbers)


def cut(stretch: Stretch, longest: float, targets: int) -> list[Stretch]:
    """The stretches between steps that are longer; rows below the last known target stay with those before them."""
    cuts = np.flatnonzero(np.diff(np.asarray(stretch.times_M)) > longest) + 1
    if targets:
        known = np.flatnonzero(~np.isnan(stretch.values_MF[:, :targets]).all(axis=1))
        cuts = cuts[cuts <= (known[-1] if len(known) else 0)]
    return [stretch.at(rows) for rows in np.split(np.arange(len(stretch)), cuts)]


def even(stretch: Stretch, unit: int, how: str, numbers: int) -> Stretch:
    """Steps of one length from the first row to the last; empty ones hold nothing, or what lies between two rows."""
    stretch = in_time(stretch)
    at_M = np.asarray(stretch.times_M)
    grid_G = np.arange(-(-at_M[0] // unit), at_M[-1] // unit + 1) * unit
    between = _between(stretch, grid_G, numbers) if how == "interpolate" else None
    if between is not None:
        return between
    return _binned(stretch, at_M // unit, lambda bins: bins * unit, how, numbers)


def even_calendar(stretch: Stretch, part: str, kind: str, how: str, numbers: int) -> Stretch:
    """Steps that are days, weeks, months, quarters or years, each at its start; times are those a clock shows, counted
    as `kind` says."""
    stretch = in_time(stretch)
    at_M = np.asarray(stretch.times_M)
    bins_M = calendar_bins(at_M, part, kind)
    if how != "interpolate":
        return _binned(stretch, bins_M, lambda bins: bin_starts(bins, part, kind), how, numbers)
    starts_G = bin_starts(np.arange(bins_M[0], bins_M[-1] + 1), part, kind)
    found = _between(stretch, starts_G[starts_G >= at_M[0]], numbers)
    return _binned(stretch, bins_M, lambda bins: bin_starts(bins, part, kind), how, numbers) if found is None else found


CALENDAR_STEPS = {
    "day": ("D", 1, 0),
    "week": ("D", 7, 3),
    "month": ("M", 1, 0),
    "quarter": ("M", 3, 0),
    "year": ("M", 12, 0),
}
"""Of each part of the calendar what it is counted in, how many of that it has, and where the first one began before
1970, which was a Thursday."""


def calendar_bins(times_M: Any, part: str, kind: str) -> Any:
    """Which day, week, month, quarter or year each time lies in, counted from 1970."""
    unit, size, before = CALENDAR_STEPS[part]
    return (times_M.astype(kind).astype(f"datetime64[{unit}]").astype(np.int64) + before) // size


def bin_starts(bins_G: Any, part: str, kind: str) -> Any:
    """When each of them begins."""
    unit, size, before = CALENDAR_STEPS[part]
    return (bins_G * size - before).astype(f"datetime64[{unit}]").astype(kind).astype(np.int64)


def _gathered(stretch: Stretch, firsts: Any, how: str, numbers: int) -> Stretch:
    lasts = np.append(firsts[1:], len(stretch)) - 1
    found = stretch.at(lasts)
    values_GF = np.array(found.values_MF)
    for f in range(numbers):
        values_GF[:, f] = GATHER[how](stretch.values_MF[:, f].astype(np.float64), firsts, lasts)
    return replace(found, values_MF=values_GF)


def _sum(values_M: Any, firsts: Any, _lasts: Any) -> Any:
    known = np.add.reduceat(np.isfinite(values_M).astype(np.int64), firsts)
    return np.where(known > 0, np.add.reduceat(np.nan_to_num(values_M), firsts), np.nan)


def _mean(values_M: Any, firsts: Any, lasts: Any) -> Any:
    known = np.add.reduceat(np.isfinite(values_M).astype(np.int64), firsts)
    return _sum(values_M, firsts, lasts) / np.maximum(known, 1)


def _last(values_M: Any, firsts: Any, lasts: Any) -> Any:
    """The last known value of each run."""
    places = np.where(np.isfinite(values_M), np.arange(len(values_M)), -1)
    latest = np.maximum.accumulate(places)[lasts]
    return np.where(latest >= firsts, values_M[np.maximum(latest, 0)], np.nan)


GATHER: dict[str, Callable[[Any, Any, Any], Any]] = {"mean": _mean, "sum": _sum, "last": _last}


def _binned(stretch: Stretch, bins_M: Any, starts: Callable[[Any], Any], how: str, numbers: int) -> Stretch:
    firsts = np.flatnonzero(np.concatenate([[True], bins_M[1:] != bins_M[:-1]]))
    gathered = _gathered(stretch, firsts, "last" if how == "interpolate" else how, numbers)
    grid_G = np.arange(bins_M[0], bins_M[-1] + 1)
    before_G = np.searchsorted(bins_M[firsts], grid_G, side="right") - 1
    found = gathered.at(before_G)
    empty_G = bins_M[firsts][before_G] != grid_G
    values_GF = np.array(found.values_MF)
    values_GF[empty_G, :numbers] = np.nan
    labels_G = None if found.labels_M is None else found.labels_M.copy()
    if labels_G is not None:
        labels_G[empty_G] = None
    return replace(found, values_MF=values_GF, times_M=starts(grid_G), labels_M=labels_G)


def _between(stretch: Stretch, grid_G: Any, numbers: int) -> Stretch | None:
    """Values between two rows at every step of the grid; None where no step of it lies among the rows."""
    at_M = np.asarray(stretch.times_M)
    if not len(grid_G):
        return None
    found = stretch.at(np.searchsorted(at_M, grid_G, side="right") - 1)
    values_GF = np.array(found.values_MF)
    for f in range(numbers):
        values_M = stretch.values_MF[:, f].astype(np.float64)
        known = np.isfinite(values_M)
        if known.any():
            places_M = at_M[known] - at_M[0]
            values_GF[:, f] = np.interp(grid_G - at_M[0], places_M, values_M[known], left=np.nan, right=np.nan)
    return replace(found, values_MF=values_GF, times_M=grid_G)
