"""Series that lie one below the other become columns side by side, a row for each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.data.sources.values import is_number
from workbench.data.time.forms import looks_like_time
from workbench.data.time.names import part_of

Rows = Sequence[Sequence[str]]

PROBED = 50
"""Cells of a column that say whether it holds times."""
MOST_CANDIDATES = 12
STEP_NAMES = frozenset({"t", "step", "time", "timestep", "time_step", "index", "ds", "date"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Headings and rows, the first row of each time, and the columns that were the time and named the series."""

    names: list[str]
    rows: list[list[str]]
    firsts: list[int]
    named: tuple[str, ...]


def side_by_side(names: Sequence[str], rows: Rows) -> SideBySide | None:
    """The table with a column per series; None where no column is the time or none names the series."""
    time = _time_column(names, rows)
    series = None if time is None else _series_columns(names, rows, time)
    if time is None or series is None:
        return None
    values = [at for at in range(len(names)) if at != time and at not in series]
    labels = list(dict.fromkeys(_label(row, series) for row in rows))
    if not values or not labels:
        return None
    places = {label: place for place, label in enumerate(labels)}
    width = len(values)
    wide: dict[str, list[str]] = {}
    firsts: list[int] = []
    for number, row in enumerate(rows):
        cells = wide.get(row[time])
        if cells is None:
            cells = wide[row[time]] = [row[time], *[""] * (len(labels) * width)]
            firsts.append(number)
        start = 1 + places[_label(row, series)] * width
        cells[start : start + width] = [row[at] for at in values]
    heads = [label if width == 1 else f"{label} {names[at]}" for label in labels for at in values]
    named = (names[time], *(names[at] for at in series))
    return SideBySide(names=[names[time], *heads], rows=list(wide.values()), firsts=firsts, named=named)


def _time_column(names: Sequence[str], rows: Rows) -> int | None:
    """The first column of times, else one that is named like one."""
    for at in range(len(names)):
        cells = [row[at] for row in rows[:PROBED] if row[at].strip()]
        if cells and all(map(looks_like_time, cells)):
            return at
    named = (at for at, name in enumerate(names) if part_of(name) or name.strip().lower() in STEP_NAMES)
    return next(named, None)


def _series_columns(names: Sequence[str], rows: Rows, time: int) -> tuple[int, ...] | None:
    """The fewest columns that tell rows of one time apart, words before numbers."""
    return next((found for found in _candidates(names, rows, time) if _tells_apart(rows, time, found)), None)


def _candidates(names: Sequence[str], rows: Rows, time: int) -> Iterator[tuple[int, ...]]:
    free = [at for at in range(len(names)) if at != time]
    words = [at for at in free if not all(is_number(row[at]) for row in rows[:PROBED])]
    likely = [at for at in (*words, *free) if len({row[at] for row in rows}) < len(rows)]
    likely = list(dict.fromkeys(likely))[:MOST_CANDIDATES]
    yield from ((at,) for at in likely)
    yield from combinations(likely, 2)


def _tells_apart(rows: Rows, time: int, columns: Sequence[int]) -> bool:
    return len({(row[time], *(row[at] for at in columns)) for row in rows}) == len(rows)


def _label(row: Sequence[str], columns: Sequence[int]) -> str:
    return "/".join(row[at].strip() for at in columns)
