"""Headings that are parts of a time whose other part stands in the rows: hours beside dates, months beside years."""

from collections.abc import Sequence
from itertools import pairwise

from workbench.data.sources.headings import COUNTERS, Headings, counted
from workbench.data.time.forms import looks_like_time
from workbench.data.time.grammar import shape, shape_of
from workbench.data.time.names import part_of
from workbench.data.time.words import MONTHS

PROBED = 30
"""Rows whose first cells are looked at."""
MOST_KEYS = 8
"""Columns before the headings: dates, and what else names a row."""
FEWEST_CLOCKS, FEWEST_DAYS = 4, 28
_MINUTES_OF_DAY = 24 * 60
_HOURS = (list(range(24)), list(range(1, 25)))
_HOUR_WORDS = COUNTERS & {"", "h", "he", "hr", "hour", "t"}


def part_headings(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Headings | None:
    """The run of headings that are hours of the dates in the rows, months of their years, or days of their months."""
    plain = [name.strip() for name in names]
    parts = [part_of(name) for name in plain[:MOST_KEYS]]
    dates = [_are_dates(rows, at) for at in range(len(parts))]
    for start in range(1, min(len(plain), MOST_KEYS + 1)):
        if any(dates[:start]):
            found = _hours(plain, start)
        elif "year" in parts[:start] and "month" in parts[:start]:
            found = _days(plain, start)
        elif "year" in parts[:start]:
            found = _months(plain, start)
        else:
            found = None
        if found is not None:
            return found
    return None


def _are_dates(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the column names days and no times of day."""
    cells = [row[at].strip() for row in rows[:PROBED] if at < len(row) and row[at].strip()]
    readings = [shape(shape_of(cell)).readings for cell in cells]
    return bool(cells) and all(found and found[0][1].dated and not found[0][1].has("hour") for found in readings)


def _hours(names: Sequence[str], start: int) -> Headings | None:
    numbers = [_number(name) for name in names[start : start + 24]]
    if numbers in _HOURS:
        return _made(start, start + 24, "hour", [str(number) for number in numbers])
    stop = start
    while stop < len(names) and _is_clock(names[stop]):
        stop += 1
    minutes = [_minutes(name) for name in names[start:stop]]
    steps = {after - before for before, after in pairwise(minutes)}
    day = len(minutes) >= FEWEST_CLOCKS and len(steps) == 1 and len(minutes) * max(steps) == _MINUTES_OF_DAY
    return _made(start, stop, "time", names[start:stop]) if day else None


def _number(name: str) -> int | None:
    """The hour that a heading counts."""
    found = counted(name)
    if found is None or found[0] not in _HOUR_WORDS or not found[1].isdecimal():
        return None
    return int(found[1])


def _is_clock(name: str) -> bool:
    readings = shape(shape_of(name)).readings
    return looks_like_time(name) and all(reading.has("hour") and not reading.dated for _, reading in readings)


def _minutes(name: str) -> int:
    reading = shape(shape_of(name)).readings[0][1]
    told = {part: int(name[first:end]) for part, first, end in reading.places}
    hour = told["hour"] % 12 + 12 * reading.half if reading.half is not None else told["hour"]
    return 60 * hour + told.get("minute", 0)


def _months(names: Sequence[str], start: int) -> Headings | None:
    run = [name.lower().rstrip(".") for name in names[start : start + 12]]
    numbers = [int(name) if name.isdecimal() else MONTHS.get(name, 0) for name in run]
    if numbers != list(range(1, 13)):
        return None
    return _made(start, start + 12, "month", names[start : start + 12])


def _days(names: Sequence[str], start: int) -> Headings | None:
    count = 0
    while start + count < len(names) and _number_of_day(names[start + count]) == count + 1:
        count += 1
    texts = [str(day) for day in range(1, count + 1)]
    return _made(start, start + count, "day", texts) if FEWEST_DAYS <= count <= 31 else None


def _number_of_day(name: str) -> int | None:
    found = counted(name)
    fits = found is not None and found[0] in {"", "d", "day"} and found[1].isdecimal()
    return int(found[1]) if found is not None and fits else None


def _made(start: int, stop: int, name: str, texts: Sequence[str]) -> Headings:
    return Headings(start=start, stop=stop, name=name, texts=tuple(texts), sure=True)
