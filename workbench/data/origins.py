"""Origins: levels that are taken from columns in float64, where float32 would lose their changes.

An origin moves a column's zero and nothing else: it is taken away before values become float32, and given back to
whatever is told of them. Shapes: N rows, F columns, S sequences, T steps.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.data.columns import FLOAT32_MAX
from workbench.data.dataset import Doubles, Numbers
from workbench.data.spec import Layout, Role
from workbench.data.table import Table

VALUE = "value"
"""Name of the one input of a wide layout, whose columns are the steps of one quantity."""
PROBED_ROWS = 10_000
KEPT, LOST = 0.01, 0.1
"""Shares of a usual change: rounded by no more, it is kept; rounded by more, a model can hardly learn from it."""
NEARER = 8
"""How many times nearer than zero an origin must lie to be worth it."""
USUAL = 0.9
"""Share of the values that are no farther away than what counts as usual."""


def propose_origins(table: Table, roles: Mapping[str, Role], layout: Layout) -> dict[str, float]:
    """The columns that need an origin, and theirs; in a wide layout, one for all steps."""
    columns = {column.name: column for column in table.columns if column.type == "number"}
    found: dict[str, float] = {}
    if layout == "wide":
        steps = [name for name in columns if roles.get(name) == "feature"]
        rows = max(2, 10 * PROBED_ROWS // max(1, len(steps)))
        found[VALUE] = origin_of(table.frame[steps].iloc[:rows].to_numpy(np.float64))
        columns = {name: column for name, column in columns.items() if roles.get(name) != "feature"}
    for name in columns:
        found[name] = origin_of(table.frame[name].iloc[:PROBED_ROWS].to_numpy(np.float64))
    return {name: origin for name, origin in found.items() if origin}


def origin_of(values: Doubles) -> float:
    """A round number amid values whose changes float32 would lose, row after row or along T as S,T; 0 where it keeps
    them, or where nothing is won by it."""
    known = values[np.isfinite(values) & (np.abs(values) < FLOAT32_MAX)]
    if not len(known) or not is_rounded(values, KEPT):
        return 0.0
    centre = float(np.median(known))
    spread = _usual(np.abs(known - centre))
    origin = round(centre, -math.floor(math.log10(spread))) if spread else centre
    return float(origin) if NEARER * _usual(np.abs(known - origin)) <= _usual(np.abs(known)) else 0.0


def is_rounded(values: Doubles, share: float = LOST) -> bool:
    """Whether float32 rounds values by more than such a share of their usual change from one to the next."""
    known = values[np.isfinite(values)]
    steps = np.abs(np.diff(known))
    steps = steps[steps > 0]
    if not len(steps):
        return False
    usual = min(_usual(np.abs(known)), FLOAT32_MAX / 2)  # beyond that float32 has no next number to be near to
    return bool(np.spacing(np.float32(usual)) > share * np.median(steps))


def origins_for(names: Sequence[str], origins: Mapping[str, float]) -> tuple[float, ...]:
    """An origin for each of these columns; none at all where all are 0."""
    chosen = tuple(float(origins.get(name, 0.0)) for name in names)
    return chosen if any(chosen) else ()


def restored(values: Numbers, origins: Sequence[float]) -> Numbers:
    """Values with their origins given back, in float64; as they are where there are none. The last axis is that of
    the columns."""
    return values.astype(np.float64) + np.array(origins) if origins else values


def moved(values: Numbers, origins: Sequence[float]) -> npt.NDArray[np.float32]:
    """Values as the dataset holds them: without their origins, in float32."""
    exact = values.astype(np.float64) - np.array(origins) if origins else values
    return exact.astype(np.float32)


def told(value: float, origin: float, digits: int) -> str:
    """A value without its origin as people read it: to so many digits, of what changes where there is an origin."""
    if not origin:
        return f"{value:.{digits}g}"
    places = digits - 1 - math.floor(math.log10(abs(value))) if value else 0
    return f"{value + origin:.{max(0, places)}f}"


def _usual(sizes: npt.NDArray[Any]) -> float:
    """A size that most are below."""
    return float(np.partition(sizes, place)[place]) if (place := int(USUAL * (len(sizes) - 1))) >= 0 else 0.0
