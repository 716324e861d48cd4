"""Times in several columns: a date and a clock, or year, month, day and hour, found by name and put together.

Shapes: N rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.time.axis import are_dates
from workbench.data.time.names import YEARS, may_be_hour, may_be_piece, part_of
from workbench.data.time.notation import Notation
from workbench.data.time.unnamed_parts import unnamed_parts
from workbench.data.time.words import HALVES, MONTHS

if TYPE_CHECKING:
    import pandas as pd

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]

_LIMITS = {
    **{"year": (1000, 3000), "quarter": (1, 4), "month": (1, 12), "week": (1, 53), "day": (1, 31)},
    **{"yearday": (1, 366), "hour": (0, 24), "minute": (0, 59), "second": (0, 60)},
}
_MUST = ({"month"}, {"quarter"}, {"week"}, {"yearday"})
"""What a year needs beside it."""
_DATES = ("year", "quarter", "month", "week", "day", "yearday")
_CLOCKS = ("hour", "minute", "second")
_HUNDREDS = 2400
_EVEN = 0.9
"""Share of the hours of all dates that come equally often where a column is the hour of each date."""
_FEWEST_HOURS = 3
_PIECES, _FEWEST_DAYS = (24, 48, 96, 144, 288, 1440), 2
_MICROSECONDS = 86_400_000_000
_FROM_HOUR = re.compile(r"(\d{1,2})\s?[-–]\s?\d{1,2}")
_LETTERED = re.compile(r"[qmw]\s?\d{1,2}")
_LETTERED_PARTS = {
    "quarter": {f"Q{number}" for number in range(1, 5)},
    "month": {f"M{number:02d}" for number in range(1, 13)},
    "week": {f"W{number:02d}" for number in range(1, 53)},
}
_LEAP_WEEK = {"W53"}
MOST_DIGITS = 18
"""What an int64 holds of any digits."""


def find_parts(columns: Mapping[str, pd.Series[Any]], notations: Mapping[str, Notation | None]) -> tuple[str, ...]:
    """The columns that are a time together, in the order of their parts; empty where no several are.

    `notations` are those of time columns; any other column counts by its name where its values are such parts.
    """
    parts = _number_parts(columns, notations)
    if "month" in parts and "year" not in parts:
        parts |= _year_beside(columns, notations, parts["month"])
    clocks = [part for part in _CLOCKS if part in parts]
    clock_columns = [name for name, notation in notations.items() if notation is not None and not notation.dated]
    dated = [name for name, notation in notations.items() if notation is not None and notation.dated]
    for name in dated:
        times = columns[name].to_numpy()
        if not are_dates(times):
            return ()
        if len(np.unique(times)) < len(times):
            half = _half_beside(columns)
            if clock_columns:
                return (name, clock_columns[0], *half)
            if clocks[:1] == ["hour"]:
                return (name, *(parts[part] for part in clocks), *half)
            hour = _hour_beside(times, columns, notations) or _piece_beside(times, columns, notations)
            if hour is not None:
                return (name, hour)
    if dated or "year" not in parts or not any(must <= parts.keys() for must in _MUST):
        return ()
    chosen = [parts[part] for part in _DATES if part in parts]
    if clock_columns:
        return (*chosen, clock_columns[0])
    if clocks[:1] == ["hour"]:
        return (*chosen, *(parts[part] for part in clocks))
    known = {
        part: values for part in _DATES if part in parts and (values := _values(part, columns[parts[part]])) is not None
    }
    times = _dates(known)
    hour = _hour_beside(times, columns, notations) if len(np.unique(times)) < len(times) else None
    return (*chosen, *([hour] if hour is not None else []))


def _hour_beside(
    times: Times, columns: Mapping[str, pd.Series[Any]], notations: Mapping[str, Notation | None]
) -> str | None:
    """A column whose name speaks of hours among other words, and that numbers the rows of each date evenly."""
    import pandas as pd

    for name, column in columns.items():
        named = may_be_hour(name) or _are_ranges(column)
        if notations.get(name) is not None or part_of(name) is not None or not named:
            continue
        hours = _hours(column)
        if hours is None:
            continue
        counts = pd.DataFrame({"date": times, "hour": hours}).value_counts()
        even = (counts == counts.mode().iloc[0]).mean() >= _EVEN
        if even and len(counts) >= _FEWEST_HOURS * len(np.unique(times)):
            return name
    return None


def _half_beside(columns: Mapping[str, pd.Series[Any]]) -> tuple[str, ...]:
    """A column that says which half of the day each clock is in; empty where none does."""
    return next(((name,) for name, column in columns.items() if _halves(column) is not None), ())


def _halves(column: pd.Series[Any]) -> Integers | None:
    """0 before noon and 1 after it; None where a column says something else, or always the same."""
    if column.dtype.kind in "iufM" or not len(column):
        return None
    known = {cell: HALVES.get(re.sub(r"[.\s]", "", str(cell)).lower(), -1) for cell in column.unique().tolist()}
    return column.map(known).to_numpy(np.int64) if set(known.values()) == {0, 1} else None


def _piece_beside(
    times: Times, columns: Mapping[str, pd.Series[Any]], notations: Mapping[str, Notation | None]
) -> str | None:
    """A column whose name speaks of pieces of a day, and that counts as many in each: half hours from 1 to 48."""
    named = (name for name in columns if notations.get(name) is None and may_be_piece(name))
    return next((name for name in named if _since_first(columns[name], times) is not None), None)


def _since_first(column: pd.Series[Any], times: Times) -> Any:
    """How long after the beginning of its day each numbered piece of it begins; None where the column does not number
    as many pieces of most days. Of a single day's only half hours and shorter ones are known."""
    numbers = _values("piece", column)
    if numbers is None or not len(numbers) or numbers.min() not in (0, 1):
        return None
    days, counts = np.unique(times.astype("datetime64[D]"), return_counts=True)
    each, often = np.unique(counts, return_counts=True)
    pieces = int(each[np.argmax(often)])
    if pieces not in _PIECES or len(days) < _FEWEST_DAYS or numbers.max() - numbers.min() >= pieces + pieces // 12:
        return None
    even = (counts == pieces).mean() >= _EVEN
    return (numbers - numbers.min()) * np.timedelta64(_MICROSECONDS // pieces, "us") if even else None


def _hours(column: pd.Series[Any]) -> Integers | None:
    """Hours of the day, or hours with their minutes; None where the column holds others."""
    values = _values("hour", column)
    if values is None or not len(values) or values.min() < 0:
        return None
    return values if values.max() <= _LIMITS["hour"][1] or _is_hundreds(values) or _has_seconds(values) else None


def _are_ranges(column: pd.Series[Any]) -> bool:
    """Whether cells say from which hour to which, as 00 - 01."""
    if column.dtype.kind in "iufM" or not len(column):
        return False
    return all(_FROM_HOUR.fullmatch(str(cell).strip()) for cell in column.unique().tolist())


def _number_parts(columns: Mapping[str, pd.Series[Any]], notations: Mapping[str, Notation | None]) -> dict[str, str]:
    """The columns by part, the first of each kind whose values are such parts, or else those that go on as dates do."""
    found: dict[str, str] = {}
    for name, column in columns.items():
        part = part_of(name) or _lettered_part(column)
        part = "minute" if part == "month" and part in found else part  # as mm beside MM
        if part is None or part in found or notations.get(name) is not None:
            continue
        values = _values(part, column)
        low, high = _LIMITS[part]
        if part == "hour" and values is not None and _is_hundreds(values):
            high = _HUNDREDS
        if values is not None and len(values) and values.min() >= low and values.max() <= high:
            found[part] = name
    if any(must <= found.keys() for must in _MUST):
        return found
    others = {name for part, name in found.items() if part != "year"}
    unsaid = {name: each for name, each in columns.items() if notations.get(name) is None and name not in others}
    return found | unnamed_parts(unsaid, _values)


def _lettered_part(column: pd.Series[Any]) -> str | None:
    """The part that cells say by a letter before their number, whatever the column is called: all four quarters as Q1,
    twelve months as M01 or by their names, or the weeks of a year as W01; fewer may be names of machines."""
    if column.dtype.kind in "iufM" or not len(column):
        return None
    different = {str(cell).strip().upper() for cell in column.unique().tolist()}
    months = {MONTHS.get(cell.rstrip(".").lower(), 0) for cell in different}
    if months == set(range(1, 13)):
        return "month"
    return next((part for part, all_cells in _LETTERED_PARTS.items() if different - _LEAP_WEEK == all_cells), None)


def _year_beside(
    columns: Mapping[str, pd.Series[Any]], notations: Mapping[str, Notation | None], month: str
) -> dict[str, str]:
    """A column of any name that holds the years of months, so that month follows on month; empty where none does."""
    low, high = YEARS
    months_N = _values("month", columns[month])
    for name, column in columns.items():
        years_N = None if name == month or notations.get(name) is not None else _values("year", column)
        if months_N is None or years_N is None or years_N.min() < low or years_N.max() > high:
            continue
        if (np.abs(np.diff(12 * years_N + months_N)) == 1).mean() >= _EVEN:
            return {"year": name}
    return {}


def _values(part: str, column: pd.Series[Any]) -> Integers | None:
    """The whole numbers of a part, also where zeros in front made them texts; None where some are none. Months may be
    named."""
    if column.dtype.kind not in "iuf":
        cells = [str(cell).strip().rstrip(".").lower() for cell in column.tolist()]
        names = MONTHS if part == "month" else {}
        if part == "hour" and all(map(_FROM_HOUR.fullmatch, cells)):
            cells = [re.split(r"\s?[-–]", cell)[0] for cell in cells]
        cells = [cell[1:].strip() if _LETTERED.fullmatch(cell) and cell[0] == part[0] else cell for cell in cells]
        numbers = [int(cell) if _is_whole(cell) else names.get(cell, -1) for cell in cells]
        return np.array(numbers, np.int64) if min(numbers, default=-1) >= 0 else None
    values = column.to_numpy(np.float64)
    if not np.isfinite(values).all() or (values != np.rint(values)).any():
        return None
    return values.astype(np.int64)


def _is_whole(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and len(cell) <= MOST_DIGITS


def _is_hundreds(values: Integers) -> bool:
    """Whether hours are written with their minutes, such as 930 or 2345."""
    return bool(values.max() > 24 and (values % 100 < 60).all() and values.max() <= _HUNDREDS)


def _has_seconds(values: Integers) -> bool:
    """Whether hours are written with their minutes and seconds, such as 93000 or 234559."""
    return bool(values.max() > _HUNDREDS and (values % 100 < 60).all() and _is_hundreds(values // 100))


def combined(
    columns: Mapping[str, pd.Series[Any]], notations: Mapping[str, Notation | None]
) -> tuple[Times, Notation] | None:
    """The times that several columns are together, NaT where a cell is missing or there is no such day; None where
    they are no parts of a time."""
    parts = _number_parts(columns, notations)
    timed = [name for name, notation in notations.items() if notation is not None]
    timed.sort(key=lambda name: not _is_dated(notations[name]))
    halves = _half_beside(columns)
    left = [name for name in columns if name not in {*parts.values(), *timed, *halves}]
    if (
        (timed or "year" in parts)
        and "hour" not in parts
        and len(left) == 1
        and (may_be_hour(left[0]) or _are_ranges(columns[left[0]]))
    ):
        parts["hour"] = left.pop()  # named so among other words
    if "month" in parts and "year" not in parts and len(left) == 1:
        parts |= _year_beside(columns, notations, parts["month"])
        left = [name for name in left if name not in parts.values()]
    piece = left.pop() if timed and len(left) == 1 and may_be_piece(left[0]) else None
    if left or ("hour" in parts and _hours(columns[parts["hour"]]) is None):
        return None
    notation = Notation()
    times: Times | None = None
    for name in timed:
        values, own = columns[name].to_numpy(), notations[name] or notation
        times = values if times is None else times + _since_midnight(values, own)
        digits = max(notation.digits, own.digits)
        notation = replace(own if own.dated else notation, digits=digits)
    numbers = {part: _values(part, columns[name]) for part, name in parts.items()}
    known = {part: values for part, values in numbers.items() if values is not None}
    if "year" in known:
        dates = _dates(known)
        times = dates if times is None else dates + _since_midnight(times, notation)
        notation = replace(notation, dated=True)
    after = 0 if times is None or piece is None else _since_first(columns[piece], times)
    if times is None or after is None:
        return None
    times = times + _clock(known) + after
    halves_N = _halves(columns[halves[0]]) if halves else None
    return (times if halves_N is None else _in_halves(times, halves_N)), notation


def _in_halves(times: Times, halves_N: Integers) -> Times:
    """Times whose clocks go from 1 to 12, in the halves of their days."""
    days = times.astype("datetime64[D]")
    half = np.timedelta64(12, "h")
    return np.asarray(days + (times - days) % half + halves_N * half)


def _since_midnight(times: Times, notation: Notation) -> Any:
    """What a clock shows: 24:00 of a clock without a date is a whole day."""
    return times - (times.astype("datetime64[D]") if notation.dated else np.datetime64(0, "D"))


def _is_dated(notation: Notation | None) -> bool:
    return notation is not None and notation.dated


def _dates(known: Mapping[str, Integers]) -> Times:
    years_N = known["year"]
    if "yearday" in known:
        days_N = _month_start(years_N, 1) + known["yearday"] - 1
    elif "week" in known:
        january_N = _month_start(years_N, 1) + 3
        days_N = january_N - (january_N + 3) % 7 + 7 * (known["week"] - 1)
    else:
        months_N = known.get("month", 3 * known["quarter"] - 2 if "quarter" in known else None)
        starts_N = _month_start(years_N, months_N)
        days_N = starts_N + known.get("day", np.ones_like(years_N)) - 1
        times = days_N.astype("datetime64[D]").astype("datetime64[us]")
        times[days_N >= _month_start(years_N, np.asarray(months_N) + 1)] = np.datetime64("NaT")
        return times
    return days_N.astype("datetime64[D]").astype("datetime64[us]")


def _month_start(years_N: Integers, months: Any) -> Integers:
    starts = ((years_N - 1970) * 12 + months - 1).astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(starts.astype(np.int64), np.int64)


def _clock(known: Mapping[str, Integers]) -> Any:
    hours_N = known.get("hour", np.int64(0))
    minutes_N, seconds_N = (known.get(part, np.int64(0)) for part in ("minute", "second"))
    if "hour" in known and _has_seconds(known["hour"]):
        hours_N, seconds_N = known["hour"] // 100, known["hour"] % 100
    if "hour" in known and (_is_hundreds(known["hour"]) or _has_seconds(known["hour"])):
        hours_N, minutes_N = hours_N // 100, hours_N % 100
    seconds_N = hours_N * 3600 + minutes_N * 60 + seconds_N
    return (np.asarray(seconds_N) * 1_000_000).astype("timedelta64[us]")
