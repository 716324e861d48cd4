"""The form of a column: whether its cells are times, and which readings of them are left after a first look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress

import numpy as np

from workbench.data.spec import DateOrder, ReadingSpec
from workbench.data.time.cells import Cells
from workbench.data.time.epochs import named_as_time, parse_numbers, unit_of
from workbench.data.time.grammar import shape, shape_of
from workbench.data.time.names import may_be_hour, speaks_of_days, speaks_of_weeks
from workbench.data.time.notation import TimeForm

Mostly = Callable[[int, int], bool]
"""Whether so many unreadable cells of so many leave a column its type."""
_ENOUGH = 1000
_FEW = 20
_MONTHS_AT_LEAST, _WEEKS_AT_LEAST = 6, 30
_WEEK = 7 * 24
_OF_YEARDAYS = len("2024366")
_SEASONS_AT_LEAST = 3
_SHORTEST = 6
"""Digits of the shortest dates without marks, such as 000131."""
_SEASON = re.compile(r"\s*(\d{4})\s?[-/–]\s?(\d{2}|\d{4})\s*")
_MOSTLY_FOLLOW = 0.9
"""The share of months that follow on the one above, where a table holds several series of them."""
_MONTH_FORMATS = ("%m.%Y", "%Y.%m", "%m/%y", "%m-%y", "%b %y", "%b%y")
"""Those of such months, which later files keep however few their rows are."""
_YEARS_FIRST: frozenset[DateOrder] = frozenset({"ymd", "ydm"})
_DOTTED = {
    "%H.%M.%S": re.compile(r"\s*([01]?\d|2[0-3])\.[0-5]\d\.[0-5]\d\s*"),
    "%H.%M": re.compile(r"\s*([01]\d|2[0-3])\.[0-5]\d\s*"),
}
"""Clocks with points, by their format."""
_NUMBER = frozenset("0123456789.,+-eE ")


def looks_like_time(text: str) -> bool:
    """Whether the cell is a date, a time of day or both, and no plain number."""
    found = shape(shape_of(text))
    return bool(found.readings) and not found.bare


def time_form(cells: Sequence[str], name: str, reading: ReadingSpec, mostly: Mostly) -> TimeForm | None:
    """How nearly all cells may be read as times, the likeliest order first; None when they are no times."""
    cells = cells[:_ENOUGH]
    if reading.date_format is None and are_seasons(cells):
        return None
    if reading.date_format is not None and fits_format(cells, reading.date_format, mostly):
        return TimeForm(format=reading.date_format)
    first = cells[:_FEW]
    if mostly(sum(not looks_like_time(cell) for cell in first), len(first)):
        return _written(_read(cells), reading.date_order, mostly) or _dotted(cells, name)
    return _months_alone(cells) or _numbers(cells, name, reading, mostly) or _dotted(cells, name)


def are_seasons(cells: Sequence[str]) -> bool:
    """Whether cells are two years that follow on each other, as 2023/24: no months, though some look so."""
    if len(set(cells)) < _SEASONS_AT_LEAST:
        return False
    found = [_SEASON.fullmatch(cell) for cell in cells]
    return all(each is not None and (int(each[1]) + 1) % 100 == int(each[2]) % 100 for each in found)


def _months_alone(cells: Sequence[str]) -> TimeForm | None:
    """Cells such as 01.2020 or 01/20, where month follows on month: else they are numbers, or days without a year."""
    if len(cells) < _MONTHS_AT_LEAST or not all(shape(shape_of(cell)).alone for cell in cells[:_FEW]):
        return None
    form = next((form for form in _MONTH_FORMATS if fits_format(cells, form)), None)
    instants = _read(cells).instants(None)
    months = instants.days_N.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    steps = np.abs(np.diff(months))
    steps = steps[steps != 0]  # several series may share a month
    follow = len(steps) >= _MONTHS_AT_LEAST - 1 and (steps == 1).mean() >= _MOSTLY_FOLLOW
    return TimeForm(format=form) if follow and not instants.bad_N.any() else None


def _dotted(cells: Sequence[str], name: str) -> TimeForm | None:
    """Clocks with points, such as 18.00.00, where the column's name speaks of a clock and nothing else fits."""
    if not may_be_hour(name) or not cells:
        return None
    fitting = (form for form, pattern in _DOTTED.items() if all(map(pattern.fullmatch, cells)))
    return next((TimeForm(format=form) for form in fitting), None)


def forced_form(cells: Sequence[str], reading: ReadingSpec) -> TimeForm:
    """How cells that were said to be times are read, however few of them look so."""
    if reading.date_format is not None:
        return TimeForm(format=reading.date_format)
    return time_form(cells, "time", reading, lambda bad, count: bad < count) or TimeForm(unit=reading.time_unit)


def _read(cells: Sequence[str]) -> Cells:
    import pandas as pd

    return Cells.of(pd.Series(list(cells), dtype=str))


def fits_format(cells: Sequence[str], form: str, mostly: Mostly = lambda bad, _: bad == 0) -> bool:
    """Whether nearly all cells, or all, can be read in a format."""
    import pandas as pd

    times = pd.to_datetime(pd.Series(list(cells), dtype=str), format=form, errors="coerce", utc="%z" in form)
    return mostly(int(times.isna().sum()), len(times))


def _written(cells: Cells, asked: DateOrder | None, mostly: Mostly) -> TimeForm | None:
    faults = {order: int(cells.instants(order).bad_N.sum()) for order in _candidates(cells)}
    fitting = [order for order, count in faults.items() if mostly(count, cells.count)]
    if not faults:
        return TimeForm() if mostly(int(cells.instants(None).bad_N.sum()), cells.count) else None
    if not fitting:
        return None
    if asked in fitting:
        year_first = _YEARS_FIRST if asked in _YEARS_FIRST else frozenset[DateOrder]()
        return TimeForm(orders=(asked, *(o for o in fitting if o != asked and o not in year_first)), said=True)
    fewest = min(faults[order] for order in fitting)
    if "ymd" in fitting and "ydm" in fitting:  # no one writes the day before the month after a year without need
        fitting.remove("ydm" if faults["ymd"] <= faults["ydm"] else "ymd")
    return TimeForm(orders=tuple(sorted(fitting, key=lambda order: faults[order] > fewest)))


def _candidates(cells: Cells) -> list[DateOrder]:
    """The orders in doubt, the usual one first; a year in front leaves none where other cells do."""
    counts = cells.orders
    doubts = [group.shape.orders for group in cells.groups]
    several = {order for orders in doubts if not _YEARS_FIRST.issuperset(orders) for order in orders}
    return [order for order in counts if not several or order in several]


def _numbers(cells: Sequence[str], name: str, reading: ReadingSpec, mostly: Mostly) -> TimeForm | None:
    """Numbers that are times: counted from some day on, or dates without marks between their parts."""
    if not all(_NUMBER.issuperset(cell) for cell in cells[:_FEW]):
        return None
    values = _values(cells)
    if not mostly(int(np.isnan(values).sum()), len(values)):
        return None
    if reading.time_unit is not None and named_as_time(name):
        return TimeForm(unit=reading.time_unit)
    compact = _compact(cells, values, name, reading)
    if compact is not None:
        return compact
    unit = unit_of(values, name)
    return None if unit is None else TimeForm(unit=unit)


def _values(cells: Sequence[str]) -> np.ndarray:
    """The numbers in cells, NaN where there is none."""
    if all(_NUMBER.issuperset(cell) for cell in cells):  # as nearly always, and pandas is slow on a few
        with suppress(ValueError):
            return np.array([float(cell.strip().replace(",", ".")) for cell in cells])
    import pandas as pd

    numbers = parse_numbers(pd.Series(list(cells), dtype=str))
    return np.asarray(numbers.to_numpy(np.float64, na_value=np.nan), np.float64)


def _compact(cells: Sequence[str], values: np.ndarray, name: str, reading: ReadingSpec) -> TimeForm | None:
    known = values[np.isfinite(values)]
    if len(known) < 3 or len({len(cell) for cell in cells}) > 1 or len(cells[0].strip()) < _SHORTEST:
        return None
    read = _read(cells)
    orders: list[DateOrder | None] = [order for group in read.groups[:1] for order, _ in group.shape.readings]
    if reading.date_order is not None and reading.date_order in orders:
        orders = [reading.date_order]
    for order in orders:
        instants = read.instants(order)
        if instants.bad_N.any():
            continue
        times = instants.days_N * 24 + instants.clock_N // (3600 * 10**9)
        steps = np.diff(times)
        rising = (steps >= 0).all() or (steps <= 0).all()
        if (
            _is_named(name, order, len(cells[0]))
            or (_go_on(times, order) and _may_be(name, order))
            or (len(cells[0]) >= 8 and rising)
        ):
            return TimeForm(orders=() if order is None else (order,))
    return None


def _is_named(name: str, order: DateOrder | None, digits: int) -> bool:
    """Whether a column's name allows such dates: weeks and months are told apart by it, days of the year named so."""
    if order == "yw" or speaks_of_weeks(name):
        return order == "yw" and (named_as_time(name) or speaks_of_weeks(name))
    return named_as_time(name) or (digits == _OF_YEARDAYS and speaks_of_days(name))


def _may_be(name: str, order: DateOrder | None) -> bool:
    """Whether a column of that name may hold dates of this order: no months where it speaks of weeks."""
    return order == "yw" or not speaks_of_weeks(name)


def _go_on(hours: np.ndarray, order: DateOrder | None) -> bool:
    """Whether the times are months on end, or weeks."""
    if order == "yw":
        return len(hours) >= _WEEKS_AT_LEAST and bool((np.abs(np.diff(hours)) == _WEEK).all())
    return _are_months(hours)


def _are_months(hours: np.ndarray) -> bool:
    """Whether the times are months on end."""
    months = (hours // 24).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return len(months) >= _MONTHS_AT_LEAST and bool((np.abs(np.diff(months)) == 1).all())
