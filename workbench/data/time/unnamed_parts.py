"""Years, months, days and hours side by side under headings that do not say so, or under none.

Shapes: N rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from workbench.data.time.names import YEARS

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int64]
Part = Literal["year", "month", "day", "hour"]

_LIMITS: dict[Part, tuple[int, int]] = {"year": YEARS, "month": (1, 12), "day": (1, 31), "hour": (0, 24)}
_IN_ORDER: tuple[Part, ...] = tuple(_LIMITS)
_HEAD = 20
"""Rows that are looked at first: a table may have many long columns."""
_SURE, _FEWEST = 0.9, 12
"""Share of the steps that must lead to the next month, day or hour, and how many of those there must be."""


def unnamed_parts(
    columns: Mapping[str, pd.Series[Any]], values_of: Callable[[Part, pd.Series[Any]], Integers | None]
) -> dict[str, str]:
    """The columns by part, each to the right of the one before, if rows go on by the least of them; empty where none
    do. `values_of` gives the whole numbers of a column, None where it holds others."""

    def within(part: Part, column: pd.Series[Any]) -> Integers | None:
        values_N, (low, high) = values_of(part, column), _LIMITS[part]
        return (
            values_N
            if values_N is not None and len(values_N) and low <= values_N.min() <= values_N.max() <= high
            else None
        )

    names = list(columns)
    for place in range(len(names) - 1):
        parts: dict[Part, Integers] = {}
        found: dict[str, str] = {}
        for part, name in zip(_IN_ORDER, names[place:], strict=False):
            values_N = within(part, columns[name]) if within(part, columns[name].head(_HEAD)) is not None else None
            if values_N is None:
                break
            parts[part] = values_N
            if len(parts) > 1 and _go_on(_counted(parts)):
                found = dict(zip(_IN_ORDER, names[place : place + len(parts)], strict=False))
        if found:
            return found
    return {}


def _counted(parts: Mapping[Part, Integers]) -> Integers:
    """Months, days or hours from some beginning on."""
    months_N = 12 * (parts["year"] - 1970) + parts["month"] - 1
    if "day" not in parts:
        return months_N
    starts_N = months_N.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    days_N = starts_N + parts["day"] - 1
    return days_N if "hour" not in parts else 24 * days_N + parts["hour"]


def _go_on(counts_N: Integers) -> bool:
    """Whether nearly each count that differs from the one above is the next."""
    steps = np.diff(counts_N)
    steps = steps[steps != 0]
    return len(steps) >= _FEWEST and bool((steps == 1).mean() >= _SURE)
