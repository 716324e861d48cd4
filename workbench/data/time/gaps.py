"""What is uneven in the times of a sequence: gaps, repeats, rows out of order, a clock that starts again.

Shapes: N times of a sequence, in the order of the file or of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.time.pace import find_pace
from workbench.sentence import Sentence, sentence

Clock = npt.NDArray[Any]
"""Times, or numbers that count them."""

_LONGER = 1.5
_EARLY = 0.1
"""A clock that starts again falls back to this share of its range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unevenness:
    """Counts of what is uneven: steps over which times are missing, times that come again."""

    gaps: int = 0
    repeats: int = 0

    def __add__(self, other: Unevenness) -> Unevenness:
        return Unevenness(gaps=self.gaps + other.gaps, repeats=self.repeats + other.repeats)


def unevenness(clock_N: Clock) -> Unevenness:
    """What is uneven in times in order; nights and weekends are no gaps where the pace is one of opening hours."""
    steps = np.diff(clock_N).astype(np.float64)
    repeats = int((steps == 0).sum())
    different = clock_N[np.concatenate([[True], steps > 0])] if len(clock_N) else clock_N
    if clock_N.dtype.kind == "M" and len(different) > 2:
        pace = find_pace(different)
        if pace is not None:
            return Unevenness(gaps=int((np.diff(pace.places(different)) > 1).sum()), repeats=repeats)
    usual = float(np.median(steps)) if len(steps) else 0.0
    gaps = int((steps > _LONGER * usual).sum()) if usual > 0 else 0
    return Unevenness(gaps=gaps, repeats=repeats)


def longest_usual(clock_N: Clock) -> float:
    """The longest step that is no gap, in the unit of the times; without end where there is no gap."""
    steps = np.diff(clock_N).astype(np.int64)
    different = clock_N[np.concatenate([[True], steps > 0])] if len(clock_N) else clock_N
    steps = np.diff(different).astype(np.int64)
    pace = find_pace(different) if clock_N.dtype.kind == "M" and len(different) > 2 else None
    if pace is not None:
        over = np.diff(pace.places(different)) > 1
    else:
        over = steps > _LONGER * np.median(steps) if len(steps) else np.zeros(0, np.bool_)
    usual, gaps = steps[~over], steps[over]
    if not len(gaps):
        return float("inf")
    if not len(usual):
        return 0.0
    return float(usual.max() + gaps.min()) / 2 if usual.max() < gaps.min() else float(usual.max())


def repeats_told(file: str, count: int) -> Sentence:
    """That times of a file come again."""
    return sentence("{count} times in {file} appear more than once.", count=count, file=file)


def gaps_told(file: str, count: int) -> Sentence:
    """That times are missing in a file."""
    return sentence(
        "{count} steps in {file} are longer than the usual one; the model counts steps, not time.",
        count=count,
        file=file,
    )


def restarts(clock_N: Clock) -> int:
    """How often a clock that otherwise rises falls back to where it began, in the order of the file."""
    values_N = clock_N.astype(np.float64)
    back = np.flatnonzero(np.diff(values_N) < 0) + 1
    early = values_N[back] <= values_N.min() + _EARLY * np.ptp(values_N)
    return len(back) if len(back) and early.all() and len(back) < len(values_N) / 4 else 0
