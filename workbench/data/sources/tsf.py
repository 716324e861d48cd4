"""Series files of the Monash forecasting archive (.tsf): a series on each line, as rows of texts, a step each.

Format: Godahewa et al., Monash Time Series Forecasting Archive, 2021; `#` begins a remark, `?` means no value.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TextIO

from workbench.data.sources.choosing import Choice
from workbench.errors import WorkbenchError

SERIES, VALUE, TIME, STEP = "series", "value", "time", "step"
_MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
_SECONDS = {"secondly": 1, "minutely": 60, "half_hourly": 1800, "hourly": 3600, "daily": 86_400, "weekly": 604_800}
_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_EVERY = re.compile(r"(\d+)_(second|minute|hour|day|week)s?")
_START = "%Y-%m-%d %H-%M-%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What stands above the series: the attributes of each with their types, how often it has a value, and how many
    lines that takes."""

    attributes: dict[str, str]
    frequency: str
    lines: int


def read_tsf(path: Path, _table: str | None) -> tuple[Iterator[list[str]], Choice]:
    """A row of names, then one for each value: the attributes of its series, its time and itself; and that there is one
    table. Steps are counted where the file does not tell when a series starts or how often it has a value.

    Raises WorkbenchError, naming the line, for a file without @data, and a series with too few attributes or a start
    that is no time.
    """
    try:
        head = _head(path)
    except OSError as error:
        raise WorkbenchError("{file} cannot be read: {reason}.", file=path, reason=str(error)) from error
    start = next((name for name, kind in head.attributes.items() if kind == "date"), None)
    pace = _pace(head.frequency) if start is not None else None
    names = [name for name in head.attributes if name != start]
    numbered = [SERIES] if _repeat(path, head, start) else []
    header = [*numbered, *names, TIME if pace else STEP, VALUE]
    return chain([header], _rows(path, head, start, pace, numbered=bool(numbered))), Choice()


def _head(path: Path) -> _Head:
    attributes, frequency = dict[str, str](), ""
    with _opened(path) as file:
        for number, line in enumerate(map(str.strip, file), 1):
            words = line.split()
            keyword = words[0].lower() if words else ""
            if keyword == "@attribute" and len(words) >= 3:
                attributes[words[1]] = words[2].lower()
            elif keyword == "@frequency" and len(words) == 2:
                frequency = words[1].lower()
            elif keyword == "@data":
                return _Head(attributes=attributes, frequency=frequency, lines=number)
    raise WorkbenchError("{file} has no @data line, so it is no .tsf file.", file=path)


def _rows(
    path: Path, head: _Head, start: str | None, pace: Callable[[datetime, int], datetime] | None, *, numbered: bool
) -> Iterator[list[str]]:
    count = 0
    with _opened(path) as file:
        for number, line in enumerate(map(str.strip, file), 1):
            if number <= head.lines or not line or line.startswith("#"):
                continue
            *cells, values = line.split(":", len(head.attributes))
            if len(cells) != len(head.attributes):
                raise WorkbenchError(
                    "{file}: line {row} has {count} attributes before its values; the head of the file names {names}.",
                    file=path,
                    row=number,
                    count=len(cells),
                    names=", ".join(head.attributes) or "-",
                )
            facts = dict(zip(head.attributes, cells, strict=True))
            started = facts.pop(start) if start is not None else ""
            begins = _begin(started, path, number) if pace is not None else None
            count += 1
            for step, value in enumerate(values.split(",")):
                time = str(step) if begins is None or pace is None else _told(pace, begins, step, path, number)
                told = [*([str(count)] if numbered else []), *facts.values()]
                yield [*told, time, "" if value.strip() == "?" else value.strip()]


def _repeat(path: Path, head: _Head, start: str | None) -> bool:
    """Whether the attributes beside the start do not tell the series apart."""
    seen: set[tuple[str, ...]] = set()
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            if number > head.lines and line.strip() and not line.startswith("#"):
                cells = line.strip().split(":", len(head.attributes))[:-1]
                key = tuple(cell for name, cell in zip(head.attributes, cells, strict=False) if name != start)
                if key in seen:
                    return True
                seen.add(key)
    return False


def _begin(text: str, path: Path, line: int) -> datetime:
    try:
        return datetime.strptime(text.strip(), _START)
    except ValueError as error:
        raise WorkbenchError(
            "{file}: line {row} starts at {time}, which is no time such as 1979-01-31 00-00-00.",
            file=path,
            row=line,
            time=text,
        ) from error


def _told(pace: Callable[[datetime, int], datetime], begins: datetime, step: int, path: Path, line: int) -> str:
    try:
        return str(pace(begins, step))
    except (OverflowError, ValueError) as error:
        raise WorkbenchError(
            "{file}: the series on line {row} would go on beyond the year 9999.", file=path, row=line
        ) from error


def _pace(frequency: str) -> Callable[[datetime, int], datetime] | None:
    """When the step of a number is; None for a frequency that is not known."""
    if frequency in _MONTHS:
        months = _MONTHS[frequency]
        return lambda begins, step: _later(begins, months * step)
    found = _EVERY.fullmatch(frequency)
    seconds = int(found[1]) * _UNITS[found[2]] if found else _SECONDS.get(frequency)
    return None if not seconds else lambda begins, step: begins + timedelta(seconds=seconds * step)


def _later(begins: datetime, months: int) -> datetime:
    """So many months later; at the end of a month that has no such day."""
    year, month = divmod(begins.month - 1 + months, 12)
    first = begins.replace(year=begins.year + year, month=month + 1, day=1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(begins.day, last.day))


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", errors="replace", newline=None)
