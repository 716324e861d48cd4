"""The order of rows in time, and times of day that cross midnight.

Shapes: N rows, S sequences.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.large import row_blocks

Integers = npt.NDArray[np.int64]
Clock = npt.NDArray[Any]
"""Times, or numbers that count them."""

_CHANGE = np.timedelta64(2, "h")
"""A clock is put back by less than this."""
_NIGHT = np.timedelta64(1, "h")
"""A time of day that is earlier by more belongs to the next day."""
_YEAR = np.timedelta64(365, "D")


def order_in_time(clock_N: Clock) -> Integers | None:
    """The rows of one series by time; None where they come so.

    Newest first is turned round. Where the clock was put back, the rows of the hour that comes twice stay as the file
    has them if their steps are even so.
    """
    if all((clock_N[1:][block] >= clock_N[:-1][block]).all() for block in row_blocks(len(clock_N) - 1)):
        return None
    falling = clock_N[0] > clock_N[-1] and np.mean(clock_N[1:] <= clock_N[:-1]) > 0.5
    given_N = np.arange(len(clock_N))[::-1] if falling else np.arange(len(clock_N))
    if _is_put_back(clock_N[given_N]):
        return given_N if falling else None
    sorted_N: Integers = given_N[np.argsort(clock_N[given_N], kind="stable")]
    return sorted_N


def _is_put_back(clock_N: Clock) -> bool:
    """Whether the only steps back are those of a clock put back, and leave the other steps even."""
    if clock_N.dtype.kind != "M":
        return False
    steps = np.diff(clock_N)
    back = steps < np.timedelta64(0)
    years = 1 + (clock_N.max() - clock_N.min()) // _YEAR
    if (steps[back] < -_CHANGE).any() or back.sum() > 2 * years:
        return False
    in_order = np.diff(np.sort(clock_N))
    return bool(_even(steps) > _even(in_order))


def _even(steps: Clock) -> int:
    return int(np.unique(steps, return_counts=True)[1].max()) if len(steps) else 0


def across_midnight(clock_N: Clock, codes_N: Integers) -> Clock:
    """Times of day of sequences, in the order of the file, as times that go on: a day later after each midnight."""
    order_N = np.argsort(codes_N, kind="stable")
    times_N, same = clock_N[order_N], np.diff(codes_N[order_N]) == 0
    steps = np.diff(times_N)
    falls, rises = same & (steps < -_NIGHT), same & (steps > _NIGHT)
    falling = (same & (steps < np.timedelta64(0))).sum() > (same & (steps > np.timedelta64(0))).sum()
    nights = np.concatenate([[0], np.cumsum(-rises.astype(np.int64) if falling else falls.astype(np.int64))])
    first_N = np.concatenate([[True], ~same])
    nights = nights - nights[np.flatnonzero(first_N)][np.cumsum(first_N) - 1]
    going_on = np.empty_like(clock_N)
    going_on[order_N] = times_N + nights.astype("timedelta64[D]")
    return going_on
