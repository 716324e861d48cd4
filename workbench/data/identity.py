"""Identity: which columns tell the sequences of a table apart, on the evidence of times that repeat or start over.

Shapes: N rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.table import Table
from workbench.data.time.clock import moments

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int64]

MOST_CANDIDATES = 12
"""Columns that are tried in pairs, from the left."""
MOST_IN_THREES = 8
"""The same of three together."""
FEWEST_STEPS = 3
"""Rows per sequence, on average, below which a column is no identity."""
REPEATED_SHARE = 0.1
"""Rows whose time has come before: below this share they are a fault of the file, not other sequences."""
FAULTY_SHARE = 0.005
"""Rows that may repeat a time within their sequence: files have faults."""
FEW_FAULTS, FEW_SHARE = 3, 0.025
"""The same of a short table."""
_RAGGED, _WHOLE = 0.3, 0.95
"""Share of the times that each sequence has: below the first a column gives way to others that have the second."""
PROBED_ROWS = 5_000
_NOON = 12
MOST_TAKERS, FEWEST_TURNS, OWN_SIZE = 50, 10, 0.5
MOST_LEVELS = 50
"""Different numbers with a fraction that may tell sequences apart."""


def repeats(table: Table, clock: Sequence[str], within: Sequence[str] = ()) -> bool:
    """Whether so many times come again within a sequence that several series must be mixed.

    `clock` are the columns that are the time, one or several together.
    """
    moments_N = moments(table, clock)
    if _rises(moments_N):
        return False
    codes_N = _joined([*(_factorized(table.frame[name]) for name in within), _factorized(moments_N)])
    return _again(codes_N) > REPEATED_SHARE * table.rows


def lacks_halves(table: Table, clock: Sequence[str]) -> bool:
    """Whether hours go from 1 to 12, as where AM and PM were left out."""
    times_N = moments(table, clock)
    if times_N.dtype.kind != "M" or not len(times_N):
        return False
    hours_N = (times_N.astype("datetime64[h]") - times_N.astype("datetime64[D]")).astype(np.int64)
    return bool(hours_N.min() >= 1 and hours_N.max() == _NOON)


def identifying_columns(
    table: Table, clock: Sequence[str], *, exclude: Sequence[str] = (), first: str = ""
) -> tuple[str, ...]:
    """The fewest columns whose values and the time name each row once; empty where none do or none are needed.

    `first` is a column that looks like an identity by its name: it is taken where it suffices, and completed by
    another where it does not. `exclude` are columns with another role.
    """
    moments_N = moments(table, clock)
    if _rises(moments_N):
        return ()
    times_N = _factorized(moments_N)
    mixed = _again(times_N) > REPEATED_SHARE * table.rows
    resets_N = np.flatnonzero(_falls(moments_N)) + 1
    if not mixed and not len(resets_N):
        return ()
    candidates = _candidates(table, (*clock, *exclude), first)
    codes = {name: _factorized(table.frame[name]) for name in candidates}
    if mixed:
        probed_N = _probed_rows(times_N)
        gaps = {name for name in candidates if table.frame[name].isna().any()}
        ragged: tuple[str, ...] = ()
        for names in _choices(candidates, first, codes):
            if gaps.issuperset(names):
                continue
            names_N = _joined([codes[n] for n in names])
            if all(_distinct(names_N, times_N, rows) for rows in (probed_N, slice(None))):
                whole = _filled(names_N, times_N)
                if names[0] == first or whole > (_WHOLE if ragged else _RAGGED):
                    return names
                ragged = ragged or names
        return ragged
    return next(((name,) for name in candidates if _starts_with_resets(codes[name], resets_N, table.rows)), ())


def identity_by_dates(table: Table, clocks: Sequence[str], *, exclude: Sequence[str] = ()) -> tuple[str, ...]:
    """The first of several columns of dates, where it names the sequences of which another one is the time: lots and
    batches are called like months and days."""
    if len(clocks) < 2 or not repeats(table, clocks[:1]):
        return ()
    named = table.frame[clocks[0]]
    if named.nunique() * FEWEST_STEPS > table.rows or named.isna().any():
        return ()
    rows: slice = slice(None)
    for clock in clocks[1:]:
        if clock not in exclude and _distinct(_factorized(named), _factorized(moments(table, (clock,))), rows):
            return (clocks[0],)
    return ()


def _choices(candidates: Sequence[str], first: str, codes: Mapping[str, Integers]) -> Iterator[tuple[str, ...]]:
    """Single columns, those by which the rows lie together before others, then pairs and threes, those with the column
    that is named like an identity before others."""
    yield from (
        (name,) for name in sorted(candidates, key=lambda name: name != first and not _lie_together(codes[name]))
    )
    for size, most in ((2, MOST_CANDIDATES), (3, MOST_IN_THREES)):
        together = list(combinations(candidates[:most], size))
        yield from sorted(together, key=lambda names: first not in names)


def _lie_together(codes_N: Integers) -> bool:
    """Whether the rows of each value follow one another, as those of a patient whose visits are named alike do."""
    return int((codes_N[1:] != codes_N[:-1]).sum()) + 1 == _different(codes_N)


def _candidates(table: Table, exclude: Sequence[str], first: str) -> list[str]:
    """Columns of names or numbers with several values that each last for some steps: texts come first, then whole
    numbers, then others that come equally often. Names may be missing, as the province of a whole country."""
    kinds: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for column in table.columns:
        if column.name in exclude or column.name == first or column.type not in ("text", "number"):
            continue
        values = table.frame[column.name]
        number = column.type == "number"
        if column.distinct < 2 or column.distinct * FEWEST_STEPS > table.rows or (number and values.isna().any()):
            continue
        fractions = number and not bool((values % 1 == 0).all())
        if fractions and not _come_equally_often(values):
            continue
        if int(values.nunique()) * FEWEST_STEPS <= table.rows:
            kinds[number + fractions].append(column.name)
    return [*([first] if first else []), *kinds[0], *kinds[1], *kinds[2]]


def _come_equally_often(values: pd.Series[Any]) -> bool:
    """Whether a few numbers come each as often, as depths or heights of sensors do and measurements do not."""
    counts = values.value_counts()
    return len(counts) <= MOST_LEVELS and int(counts.min()) == int(counts.max())


def _factorized(column: pd.Series[Any] | npt.NDArray[Any]) -> Integers:
    """A number per row for its value; missing ones are alike."""
    import pandas as pd

    return pd.factorize(column, use_na_sentinel=False)[0].astype(np.int64)


def _joined(codes: Sequence[Integers]) -> Integers:
    joined = codes[0]
    for more in codes[1:]:
        joined = joined * (int(more.max(initial=0)) + 1) + more
    return joined


def _again(codes_N: Integers) -> int:
    """Rows that come again."""
    return len(codes_N) - _different(codes_N)


def _different(codes_N: Integers) -> int:
    """How many different codes there are; numpy, whose way of telling it changed, takes twenty times as long."""
    import pandas as pd

    return len(pd.unique(codes_N))


def _probed_rows(times_N: Integers) -> Integers:
    """Rows of the most crowded times: they refuse most candidates before all rows are looked at."""
    _, inverse_N, counts = np.unique(times_N, return_inverse=True, return_counts=True)
    crowded = np.argsort(-counts, kind="stable")[: max(1, PROBED_ROWS // int(counts.max()))]
    return np.flatnonzero(np.isin(inverse_N, crowded))


def _distinct(names_N: Integers, times_N: Integers, rows: Integers | slice) -> bool:
    """Whether nearly every one of these rows has a name and time of its own, and a name several rows."""
    joined_N = _joined([names_N[rows], times_N[rows]])
    faults = max(FAULTY_SHARE * len(joined_N), min(FEW_FAULTS, FEW_SHARE * len(joined_N)))
    sure = _again(joined_N) <= faults
    return sure and (not isinstance(rows, slice) or _different(names_N) * FEWEST_STEPS <= len(names_N))


def _filled(names_N: Integers, times_N: Integers) -> float:
    """The share of the times at which there could be a row of each name at which there is one: all of a panel's, few
    of a measured number that differs at each time by chance."""
    return len(names_N) / (_different(names_N) * _different(times_N))


def _rises(values: npt.NDArray[Any]) -> bool:
    """Whether every time lies after the one above it: none comes again, and the clock never starts over."""
    return bool((values[1:] > values[:-1]).all())


def _falls(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Where a time lies before the one above it, unless the file runs backwards as a whole."""
    falls = values[1:] < values[:-1]
    return np.zeros_like(falls) if 2 * int(falls.sum()) > len(falls) else falls


def _starts_with_resets(codes_N: Integers, resets_N: Integers, rows: int) -> bool:
    """Whether the column changes just where time starts over, and never comes back to a value."""
    changes_N = np.flatnonzero(np.diff(codes_N)) + 1
    return (
        len(changes_N) + 1 == _different(codes_N)
        and (len(changes_N) + 1) * FEWEST_STEPS <= rows
        and bool(np.isin(resets_N, changes_N).all())
    )


def turn_takers(table: Table) -> str | None:
    """The one column of words that take turns from row to row, each with numbers of a size of its own, as the topics of
    several sensors in one log do."""
    words = [column for column in table.columns if column.type == "text"]
    numbers = [column for column in table.columns if column.type == "number" and column.distinct > 2]
    if len(words) != 1 or len(numbers) != 1 or not 2 <= words[0].distinct <= MOST_TAKERS:
        return None
    rows = table.frame[[words[0].name, numbers[0].name]].head(PROBED_ROWS).dropna()
    names, values = rows[words[0].name], rows[numbers[0].name]
    if len(rows) < FEWEST_TURNS * words[0].distinct or 2 * int((names != names.shift()).sum()) < len(rows):
        return None
    whole = float(values.var())
    within = float(values.groupby(names).var().mean())
    return words[0].name if whole > 0 and within < OWN_SIZE * whole else None


def restarts_evenly(values: npt.NDArray[Any]) -> bool:
    """Whether numbers count the rows of several sequences: by equal steps, again from the same start now and then."""
    if len(values) < 2 * FEWEST_STEPS or values.dtype.kind not in "iuf" or not np.isfinite(values).all():
        return False
    steps = np.diff(values)
    back = steps < 0
    resets = int(back.sum())
    if not resets or (resets + 1) * FEWEST_STEPS > len(values) or not (steps[~back] > 0).all():
        return False
    usual = float(np.median(steps[~back]))
    even = bool(np.allclose(steps[~back], usual, rtol=1e-3, atol=1e-9))
    return even and bool((values[1:][back] == values[0]).all())
