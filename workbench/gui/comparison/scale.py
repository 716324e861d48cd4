"""Scale: the values that runs have of a field, a metric or a setting, as places on an axis from 0 to 1."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.gui.runs.run_values import value_text
from workbench.gui.style.numbers import number
from workbench.runs.conditions import order_of
from workbench.runs.summary import RunSummary, as_float

WIDE = 50
"""From this factor on between the smallest and the largest number an axis is logarithmic."""
MOST_NAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Where each run stands, None for one that has no value, and what is written beside the axis."""

    key: str
    places: tuple[float | None, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def tells_apart(self) -> bool:
        """Whether any two runs stand at other places."""
        return len({place for place in self.places if place is not None}) > 1


def scale(runs: Sequence[RunSummary], key: str) -> Scale:
    """Numbers by their size, by their power where they differ widely; everything else in alphabetical order."""
    values = [None if (value := run.value(key)) in ("", ()) else value for run in runs]
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known):
        return _of_numbers(key, [None if value is None else as_float(value) for value in values])
    texts = [None if value is None else value_text(key, value) for value in values]
    named = {value_text(key, value): value for value in sorted(known, key=order_of)}
    step = 1 / max(len(named) - 1, 1)
    places = {text: 0.5 if len(named) == 1 else place * step for place, text in enumerate(named)}
    every = -(-len(named) // MOST_NAMES) or 1
    ticks = tuple((places[text], text) for text in list(named)[::every])
    return Scale(key=key, places=tuple(None if text is None else places[text] for text in texts), ticks=ticks)


def _of_numbers(key: str, values: Sequence[float | None]) -> Scale:
    finite = [value for value in values if value is not None and math.isfinite(value)]
    low, high = min(finite, default=0.0), max(finite, default=0.0)
    wide = low > 0 and high / low >= WIDE
    first, last = (math.log10(low), math.log10(high)) if wide else (low, high)

    def place(value: float | None) -> float | None:
        if value is None or not math.isfinite(value):
            return None
        at = math.log10(value) if wide else value
        return (at - first) / (last - first) if last > first else 0.5

    marks = _powers(first, last) if wide else _steps(low, high)
    ticks = [(place(mark), number(mark)) for mark in marks]
    return Scale(
        key=key,
        places=tuple(map(place, values)),
        ticks=tuple((at, text) for at, text in ticks if at is not None),
    )


def _powers(first: float, last: float) -> list[float]:
    every = max(1, math.ceil((last - first) / 6))
    found = [10.0**power for power in range(math.ceil(first), math.floor(last) + 1, every)]
    return found if len(found) > 1 else [10.0**first, 10.0**last]


def _steps(low: float, high: float) -> list[float]:
    """Round numbers between the two; both where there is nothing between."""
    if high <= low:
        return [low]
    power = 10.0 ** math.floor(math.log10((high - low) / 4))
    step = next(each * power for each in (1, 2, 5, 10) if (high - low) / (each * power) <= 6)
    return [round(place * step, 12) for place in range(math.ceil(low / step), math.floor(high / step) + 1)]
