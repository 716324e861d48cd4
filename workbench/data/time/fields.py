"""Fields of the calendar in times; exported scripts contain this file as it is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]


def units_since(times: Times, whole: str, unit: str) -> Integers:
    """Units since the whole that holds each time began."""
    return np.asarray(times.astype(f"datetime64[{unit}]") - times.astype(f"datetime64[{whole}]"), np.int64)


FIELDS: dict[str, Callable[[Times], Integers]] = {
    "minute": lambda times: units_since(times, "h", "m"),
    "hour": lambda times: units_since(times, "D", "h"),
    "weekday": lambda times: (times.astype("datetime64[D]").astype(np.int64) + 3) % 7 + 1,
    "day": lambda times: units_since(times, "M", "D") + 1,
    "month": lambda times: units_since(times, "Y", "M") + 1,
    "quarter": lambda times: units_since(times, "Y", "M") // 3 + 1,
}
"""The number of each field in times, as people count them; Monday is 1."""
