"""Times as numbers: seconds since 1970 and their thousandths, the days that spreadsheets count, and years with a
fraction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from workbench.data.spec import TimeUnit
from workbench.data.time.names import YEARS, may_be_year, speaks_of_years

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Times = npt.NDArray[np.datetime64]

PER_SECOND: dict[TimeUnit, int] = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
ZERO_1970: dict[TimeUnit, int] = {"filetime": 116_444_736_000_000_000, "ticks": 621_355_968_000_000_000}
"""1970 in tenths of microseconds as Windows counts them, from 1601 on, and as .NET does, from the year 1 on."""
DAY = 86_400
BEFORE_1970: dict[TimeUnit, int] = {
    **{"datenum": 719_529 * DAY, "days1960": 3_653 * DAY, "days1970": 0},
    **{"s1582": 141_428 * DAY, "s1904": 24_107 * DAY, "s1960": 3_653 * DAY, "s2001": -11_323 * DAY},
}
"""Seconds from where days and seconds are counted to 1970: MATLAB's day 0, SPSS's 14 October 1582, and years."""
_TENTHS = 10_000_000
_SPREADSHEET_DAYS = 25_569
_SPREADSHEET_ZERO = np.datetime64("1899-12-30", "us")
_FIRST, _LAST = 473_385_600, 4_102_444_800
"""Seconds of 1985 and of 2100: what lies outside is hardly a time."""
_SERIALS = (20_000, 65_000)
"""Spreadsheets' days from 1954 to 2077."""
_SHOWN_DIGITS, _MOST_DIGITS, _ROUNDING = 5, 9, 1e-2
"""Digits of a day's fraction, and by how much such a fraction may miss them."""
_LEAST_STEP = 10
_LEAST_STEPS, _ALIKE = 20, 0.95
_DAYS, _FEWEST_DAYS = (7_305, 30_000), 5
"""Days from 1990 in R to 2042 in Stata."""
_LONG_AGO, _OF_DAYS = np.datetime64("1996-01-01"), np.timedelta64(20 * 365, "D")
_YEAR = 366 * DAY
_MONTHS, _EARLY = 12, 0.25
"""A year's, and by how much of one a fraction may lie before a month that begins: 1949.08 is its February."""
_NEAR, _FEWEST_PARTS = 0.13, 6
"""By how much of a month fractions may miss beginnings or middles of months, as digits are cut off."""
_PARTS_OF_YEARS = (1, 3, 6)
_MOST_OF_SECONDS = 4
"""Parts of a year that may be parts of a second as well."""
MOST_RESTARTS = 0.1
"""Share of the steps that may lead back to where another sequence begins."""
_NAMES = re.compile(
    r"(time|date|stamp|epoch|ticks|unix|utc|datum|zeit|fecha|hora|heure|jour|ora|时间|時間|日期|时刻|tijd|data$)|"
    r"(tarih|saat|dátum|dato$|godzina|дата|время|час$|日付|日時|年月|時刻|날짜|일시|시각|시점|tanggal|التاريخ|תאריך|วันที่)|"
    r"(^|[\s_.-])(ts|ds|dt|t|day|tag)($|[\s_.-])",
    re.IGNORECASE,
)


def named_as_time(name: str) -> bool:
    """Whether a column's name says that it holds times."""
    return _NAMES.search(name) is not None


def unit_of(values: Floats, name: str) -> TimeUnit | None:
    """What numbers count if they are times; None where they are hardly any.

    A name that says so is enough for values of our age; without one they must rise evenly by more than a counter does.
    """
    known = values[np.isfinite(values)]
    named = named_as_time(name)
    if (named or may_be_year(name)) and _are_parts_of_years(known):
        return "years"
    if len(known) < 3 or (np.abs(known) < _SERIALS[0]).any():
        return None
    for unit, zero in ZERO_1970.items():  # as nanoseconds since 1970 these would be times of 1974 and 1990
        if known.min() >= zero + _FIRST * _TENTHS and known.max() <= zero + _LAST * _TENTHS:
            return unit if named or _is_even(known) else None
    for unit, scale in PER_SECOND.items():
        if known.min() >= _FIRST * scale and known.max() <= _LAST * scale:
            return unit if named or _is_even(known) or _is_clock(known, scale) else None
    for unit in ("s1582", "datenum"):
        scale = 1 if unit == "s1582" else DAY
        first, last = ((BEFORE_1970[unit] + end) / scale for end in (_FIRST, _LAST))
        if named and known.min() >= first and known.max() <= last and _runs(known) and _step(known) * scale <= _YEAR:
            return unit
    serial = known.min() >= _SERIALS[0] and known.max() <= _SERIALS[1]
    return "days" if serial and named and _runs(known) and np.ptp(known) > 0 else None


def _are_parts_of_years(values: Floats) -> bool:
    """Whether values are years whose fractions go on by months, quarters or halves, as R's and NOAA's do."""
    if len(values) < _FEWEST_PARTS or values.min() < YEARS[0] or values.max() > YEARS[1]:
        return False
    months = values * _MONTHS
    misses = [np.abs(months - start - np.rint(months - start)).max() for start in (0.0, 0.5)]
    if min(misses) > _NEAR or (values == np.rint(values)).all() or not _runs(values):
        return False
    steps = np.abs(np.diff(_months_of(values)))
    commonest, counts = np.unique(steps[steps > 0], return_counts=True)
    return len(counts) > 0 and int(commonest[np.argmax(counts)]) in _PARTS_OF_YEARS


def may_count_seconds(times: Times, unit: TimeUnit | None, name: str) -> bool:
    """Whether numbers that give these times where they count a unit, years with a fraction, may be seconds that go on
    by halves or quarters."""
    if unit != "years":
        return False
    months = times[~np.isnat(times)].astype("M8[M]").astype(np.int64) % _MONTHS
    return not speaks_of_years(name) and len(np.unique(months)) <= _MOST_OF_SECONDS


def _months_of(years: Floats) -> npt.NDArray[np.int64]:
    """Months from the year 0 on: those that begin there, or in whose middle a fraction is."""
    return np.floor(years * _MONTHS + _EARLY).astype(np.int64)


def _step(values: Floats) -> float:
    """The usual step between different values."""
    steps = np.abs(np.diff(values))
    return float(np.median(steps[steps > 0])) if (steps > 0).any() else 0.0


def counts_otherwise(times: Times, unit: TimeUnit | None) -> tuple[TimeUnit, ...]:
    """What numbers may count as well so that they are of our time, if they give these times where they count a unit:
    those of seconds ahead of us or long ago, those of days long ago."""
    known = times[~np.isnat(times)]
    if unit not in ("s", "days") or not len(known):
        return ()
    first, last = known.min(), known.max()
    now, found = np.datetime64("now"), list[TimeUnit]()
    if unit == "s" and (first > now or last < _LONG_AGO):
        found = ["s1960", "s1904", "s2001"]
    elif unit == "days" and last < _LONG_AGO - _OF_DAYS:
        found = ["days1960", "days1970"]
    return tuple(other for other in found if _LONG_AGO < first + moved(unit, other) < now)


def moved(unit: TimeUnit, other: TimeUnit) -> np.timedelta64:
    """How much later times are where the same numbers count another unit."""
    had = _SPREADSHEET_DAYS * DAY if unit == "days" else BEFORE_1970.get(unit, 0)
    return np.timedelta64(had - BEFORE_1970[other], "s")


def may_count_days(cells: Sequence[str]) -> bool:
    """Whether cells are whole numbers that rise or fall as days of our time from 1960 or 1970 on may do."""
    present = [cell.strip() for cell in cells if cell.strip()]
    if len(present) < _FEWEST_DAYS or not all(cell.isascii() and cell.isdecimal() for cell in present):
        return False
    values = np.array([float(cell) for cell in present])
    return bool(_DAYS[0] <= values.min() and values.max() < _DAYS[1]) and _runs(values) and len(set(present)) > 2


def _runs(values: Floats) -> bool:
    """Whether values rise, or fall, from row to row, again from the start perhaps where another sequence begins."""
    steps = np.diff(values)
    steps = steps[steps != 0]
    return bool(min((steps < 0).mean(), (steps > 0).mean()) <= MOST_RESTARTS) if len(steps) else False


def _is_even(values: Floats) -> bool:
    steps = np.diff(values)
    return len(steps) >= 4 and bool((steps == steps[0]).all()) and abs(steps[0]) >= _LEAST_STEP


def _is_clock(values: Floats, scale: int) -> bool:
    """Whether thousandths of seconds or finer parts go on as the clock of a recording does: by steps of less than a
    second that are much alike."""
    steps = np.diff(values)
    usual = float(np.median(steps)) if len(steps) >= _LEAST_STEPS else 0.0
    alike = (np.abs(steps - usual) <= 0.5 * usual).mean() if 1 < usual < scale else 0.0
    return scale > 1 and bool(alike >= _ALIKE)


def times_of(numbers: pd.Series[float] | pd.Series[int], unit: TimeUnit) -> Times:
    """The instants that numbers mean, NaT where they are missing or beyond all calendars."""
    if unit == "days":
        return _of_days(np.asarray(numbers.to_numpy(np.float64, na_value=np.nan), np.float64))
    if unit == "years":
        return _of_years(np.asarray(numbers.to_numpy(np.float64, na_value=np.nan), np.float64))
    if unit in ZERO_1970:
        return _of_tenths(numbers, ZERO_1970[unit])
    if unit in BEFORE_1970:
        values = np.asarray(numbers.to_numpy(np.float64, na_value=np.nan), np.float64)
        if unit.startswith("s"):
            return _of_seconds(values - BEFORE_1970[unit], "s")
        return _of_days(values - BEFORE_1970[unit] / DAY + _SPREADSHEET_DAYS)
    if numbers.dtype.kind in "iu":
        return numbers.to_numpy(np.int64).astype(f"datetime64[{unit}]").astype(_kept(unit))
    return _of_seconds(np.asarray(numbers.to_numpy(np.float64, na_value=np.nan), np.float64), unit)


def _of_seconds(values: Floats, unit: TimeUnit) -> Times:
    scale = PER_SECOND[_kept_unit(unit)] // PER_SECOND[unit]
    good = np.isfinite(values) & (np.abs(values) < np.iinfo(np.int64).max / scale / 2)
    times: Times = np.rint(np.where(good, values, 0) * scale).astype(np.int64).astype(_kept(unit))
    times[~good] = np.datetime64("NaT")
    return times


def _kept_unit(unit: TimeUnit) -> TimeUnit:
    return "ns" if unit == "ns" else "us"


def _kept(unit: TimeUnit) -> str:
    return f"datetime64[{_kept_unit(unit)}]"


def _of_tenths(numbers: pd.Series[float] | pd.Series[int], zero: int) -> Times:
    """Tenths of microseconds from some day on; NaT where they are missing or before 1678."""
    known = numbers.notna().to_numpy()
    tenths = numbers[known].to_numpy(np.float64)
    good = np.abs(tenths - zero) < np.iinfo(np.int64).max / 100
    times: Times = np.full(len(numbers), np.datetime64("NaT"), "datetime64[ns]")
    times[np.flatnonzero(known)[good]] = (numbers[known][good].to_numpy(np.int64) - zero) * 100
    return times


def _of_days(values: Floats) -> Times:
    """To the millisecond, and to the second where the digits of a fraction tell no more: a spreadsheet shows hours as
    45292.04167."""
    good = np.isfinite(values) & (np.abs(values) < 3_000_000)
    days = np.where(good, values, 0)
    thousandths = np.rint(days * 86_400_000).astype(np.int64)
    seconds = (thousandths + 500) // 1000 * 1000
    unsure = 86_400_000 / 2 / 10.0 ** _digits(days) + 1
    thousandths = np.where(np.abs(days * 86_400_000 - seconds) <= unsure, seconds, thousandths)
    times: Times = _SPREADSHEET_ZERO + (thousandths * 1000).astype("timedelta64[us]")
    times[~good] = np.datetime64("NaT")
    return times


def _of_years(values: Floats) -> Times:
    """The beginnings of months; NaT for what no calendar holds."""
    good = (values >= 1) & (values < 10_000)
    times: Times = (_months_of(np.where(good, values, 1970)) - 1970 * _MONTHS).astype("M8[M]").astype("M8[us]")
    times[~good] = np.datetime64("NaT")
    return times


def _digits(days: Floats) -> int:
    """How many digits the fractions of days have, from as many as spreadsheets show to where milliseconds begin."""
    for digits in range(_SHOWN_DIGITS, _MOST_DIGITS):
        scaled = days * 10**digits
        if (np.abs(scaled - np.rint(scaled)) < _ROUNDING).all():
            return digits
    return _MOST_DIGITS


def parse_numbers(cells: pd.Series[str]) -> pd.Series[float] | pd.Series[int]:
    """Cells as whole numbers where all are, so that nanoseconds stay exact, else as numbers with a fraction."""
    import pandas as pd

    plain = cells.str.strip().str.replace(",", ".", regex=False)
    numbers: pd.Series[float] = pd.to_numeric(plain, errors="coerce")
    if numbers.dtype.kind == "f" and numbers.isna().any():
        whole = pd.to_numeric(plain[numbers.notna()], errors="coerce")
        if whole.dtype.kind in "iu":
            return whole.reindex(cells.index, fill_value=0).where(numbers.notna()).astype("Int64")
    return numbers


def digits_needed(times: Times) -> int:
    """Digits of a second's fraction that tell all the instants."""
    unit = np.datetime_data(times.dtype)[0]
    per_second = PER_SECOND[unit]  # type: ignore[index]  # us or ns
    parts = times[~np.isnat(times)].astype(np.int64) % per_second
    for digits in (0, 3, 6):
        if not (parts % max(per_second // 10**digits, 1)).any():
            return digits
    return 9
