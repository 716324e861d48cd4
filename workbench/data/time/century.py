"""Centuries of years that were written with two digits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.data.time.evenness import breaks

Times = npt.NDArray[np.datetime64]

LATEST = 2040
"""From this year on times are hardly of this century where nothing says so; exported scripts know it too."""
_CENTURY = np.timedelta64(1200, "M")


def of_our_age(times: Times) -> Times:
    """The times, with those that would still be far ahead a hundred years earlier, unless that takes them out of their
    order: Jan-49 to Dec-60 are past, while 38 to 42 go on into the future."""
    late = ~np.isnat(times) & (times >= np.datetime64(LATEST - 1970, "Y"))
    if not late.any():
        return times
    months = times.astype("datetime64[M]")
    earlier: Times = np.where(late, (months - _CENTURY).astype(times.dtype) + (times - months), times)
    return earlier if breaks(earlier) <= breaks(times) else times
