"""Evenness: how many steps between times are unlike the others; equal months of the calendar are even."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.data.time.units import different, steps_of

Times = npt.NDArray[np.datetime64]


def uneven_steps(times: Times) -> int:
    """Steps between the different times, in order, that are not as long as the commonest: in time or in months."""
    distinct = different(times)
    if len(distinct) < 3:
        return 0
    steps = steps_of(distinct)
    months = distinct.astype("datetime64[M]")
    within = (distinct - months).astype(np.int64)
    paces = np.where(within[1:] == within[:-1], steps_of(months), 0)
    by_month = _commonest(paces[paces > 0]) if (paces > 0).any() else 0
    return len(steps) - max(_commonest(steps), by_month)


def on_odd_days(times: Times) -> bool:
    """Whether the times come once a month, but not on its first day."""
    distinct = different(times)
    months = distinct.astype("datetime64[M]")
    return len(np.unique(months)) == len(months) and bool((distinct.astype("datetime64[D]") != months).all())


def breaks(times: Times) -> int:
    """How often the times turn back, in the direction in which they do so less often."""
    steps = steps_of(times[~np.isnat(times)])
    return int(min((steps < 0).sum(), (steps > 0).sum()))


def _commonest(values: npt.NDArray[np.int64]) -> int:
    return int(np.unique(values, return_counts=True)[1].max())
