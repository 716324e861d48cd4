"""Cuts: pieces of recordings that a table names by file, start and end, or a label file of Audacity beside each."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.data.columns import texts
from workbench.data.dataset import RECORDING
from workbench.data.sources.files import SourceFile
from workbench.data.sources.naming import Facts, file_column, file_keys, plain_place
from workbench.data.spec import LabelsSpec
from workbench.data.table import Column, Table
from workbench.errors import WorkbenchError
from workbench.stored import read_bytes

if TYPE_CHECKING:
    import pandas as pd

STARTS = {"start", "begin", "onset", "from", "start_time", "begin_time", "xmin", "tmin", "t_start", "segment_start"}
ENDS = {"end", "stop", "offset", "to", "end_time", "stop_time", "xmax", "tmax", "t_end", "segment_end"}
DURATIONS = {"duration", "length", "dur"}
UNITS = {"ms": 1e-3, "msec": 1e-3, "milliseconds": 1e-3, "s": 1.0, "sec": 1.0, "seconds": 1.0, "secs": 1.0}
_UNIT = re.compile(r"[\s_]*[\[(]?\b(" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")[\])]?$")
_CLOCK = re.compile(r"\s*(?:(\d+):)?(\d+):(\d{1,2}(?:[.,]\d+)?)\s*")
"""Minutes and seconds, and hours where there are two colons."""
_PROBED = 50
_MARK = re.compile(r"\s*(\d+(?:[.,]\d*)?)\t(\d+(?:[.,]\d*)?)\t?(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A piece of a recording, in seconds from its beginning, and what is known of it."""

    start: float
    stop: float
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Span:
    """The columns of a table that say where pieces lie."""

    start: str
    stop: str
    lasts: bool
    """Whether the second column is a duration."""
    scales: tuple[float, float]


def listed_cuts(table: Table, files: Sequence[SourceFile]) -> tuple[tuple[Cut, ...], ...] | None:
    """The pieces of each file that the table lists; None where it has no columns of files, starts and ends."""
    span, column = _span(table), file_column(table, files)
    if span is None or column is None:
        return None
    cells = {each.name: [cell or "" for cell in texts(table.frame[each.name])] for each in table.columns}
    cells |= {name: _clock_cells(table, name) for name in (span.start, span.stop)}
    rows: dict[str, list[int]] = {}
    for row, cell in enumerate(cells[column]):
        rows.setdefault(plain_place(cell), []).append(row)
    others = [name for name in cells if name not in (column, span.start, span.stop)]
    return tuple(
        tuple(
            cut
            for row in next((rows[key] for key in file_keys(file) if key in rows), [])
            if (cut := _cut(span, {name: cells[name][row] for name in cells}, others, file)) is not None
        )
        for file in files
    )


def label_file(sound: Path) -> Path:
    """Where Audacity exports the labels of a recording."""
    return sound.with_suffix(".txt")


def marked_cuts(files: Sequence[SourceFile], labels: LabelsSpec) -> tuple[tuple[Cut, ...], ...] | None:
    """The pieces that label files beside the recordings mark; None where there are none."""
    found = tuple(_marks(file, labels.label) for file in files)
    return found if any(found) else None


def _marks(file: SourceFile, label: str) -> tuple[Cut, ...]:
    path = label_file(file.path)
    try:
        lines = [line for line in read_bytes(path).decode("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError, WorkbenchError):
        return ()
    marks = [_MARK.fullmatch(line) for line in lines if not line.startswith("\\")]  # such a line tells frequencies
    if not marks or not all(marks):
        return ()
    spans = [(_seconds(mark[1]), _seconds(mark[2]), mark[3].strip()) for mark in marks if mark is not None]
    own = {RECORDING: file.name}
    return tuple(Cut(start=a, stop=b, facts={label: name, **own}) for a, b, name in spans if a < b)


def _cut(span: _Span, row: Mapping[str, str], others: Sequence[str], file: SourceFile) -> Cut | None:
    start = _seconds(row[span.start]) * span.scales[0]
    stop = _seconds(row[span.stop]) * span.scales[1] + (start if span.lasts else 0.0)
    if not 0 <= start < stop:
        return None
    return Cut(start=start, stop=stop, facts={**{name: row[name] for name in others}, RECORDING: file.name})


def span_columns(table: Table) -> tuple[str, ...]:
    """The columns that say where pieces begin and end; empty where none do."""
    span = _span(table)
    return () if span is None else (span.start, span.stop)


def range_columns(table: Table) -> tuple[str, ...]:
    """The columns with the first and the last moment of ranges in time, as dates or numbers; empty where none are."""
    moments = {
        _named(column.name)[0]: column.name
        for column in table.columns
        if column.type == "number" or (column.type == "time" and column.notation is not None and column.notation.dated)
    }
    start, stop = (next((name for word, name in moments.items() if word in ends), None) for ends in (STARTS, ENDS))
    return () if start is None or stop is None else (start, stop)


def _clock_cells(table: Table, name: str) -> list[str]:
    """The cells of a column as seconds, where they are numbers or clocks."""
    column = table.frame[name]
    if table.column(name).type == "time":
        return ["" if gone else str(number) for gone, number in zip(column.isna(), _of_day(column), strict=True)]
    return [cell or "" for cell in texts(column)]


def _of_day(column: pd.Series[Any]) -> list[float]:
    times = column.to_numpy()
    seconds: list[float] = ((times - times.astype("datetime64[D]")) / np.timedelta64(1, "s")).tolist()
    return seconds


def _span(table: Table) -> _Span | None:
    numbers = {column.name: _named(column.name) for column in table.columns if _tells_seconds(table, column)}
    start = next((name for name, (word, _) in numbers.items() if word in STARTS), None)
    stop = next((name for name, (word, _) in numbers.items() if word in ENDS), None)
    lasts = stop is None
    if lasts:
        stop = next((name for name, (word, _) in numbers.items() if word in DURATIONS), None)
    if start is None or stop is None:
        return None
    return _Span(start, stop, lasts, (numbers[start][1], numbers[stop][1]))


def _tells_seconds(table: Table, column: Column) -> bool:
    """Whether a column holds numbers or clocks without a date."""
    if column.type == "time":
        return column.notation is not None and not column.notation.dated
    cells = [cell for cell in texts(table.frame[column.name].head(_PROBED)) if cell] if column.type == "text" else []
    return column.type == "number" or (bool(cells) and all(map(_CLOCK.fullmatch, cells)))


def _named(name: str) -> tuple[str, float]:
    """What a column is called without its unit, and that unit in seconds."""
    word = name.strip().lower()
    unit = _UNIT.search(word.replace("_", " "))
    scale = 1.0 if unit is None else UNITS[unit[1]]
    bare = word if unit is None else word[: unit.start()]
    return re.sub(r"[\s\-]+", "_", bare.strip(" _([")), scale


def _seconds(cell: str) -> float:
    clock = _CLOCK.fullmatch(cell)
    if clock is not None:
        return 3600 * int(clock[1] or 0) + 60 * int(clock[2]) + float(clock[3].replace(",", "."))
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        return math.nan
