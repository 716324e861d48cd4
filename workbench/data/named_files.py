"""Tables whose names or places tell classes, such as walking_01.csv: recordings, and no series of dates."""

import re
from collections.abc import Sequence

import numpy as np

from workbench.data.role_names import SEQUENCE_NAMES, plain_name, tells_class
from workbench.data.sources.files import SourceFile
from workbench.data.sources.naming import classes_in, propose_pattern, propose_places
from workbench.data.sources.tables import ReadFiles
from workbench.data.spec import LabelsSpec
from workbench.data.table import Table
from workbench.data.time.names import part_of
from workbench.data.time.words import MONTHS, WEEKDAYS

FEWEST_FILES = 8
LONGEST_HOURS = 12
"""A recording whose times are dates lasts no longer."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_PART = re.compile(r"train|test|val|valid|validation|data|file|part|sensor", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-_]?[01]\d){0,2}(?![-_]?\d)(?![ _T-]+[0-2]\d[-_.]?[0-5]\d)")
"""A year, month or day, and no time of day behind it."""


def named_classes(read: ReadFiles) -> LabelsSpec | None:
    """What the files' names or places tell, where it is surely a class; None where they may be series to forecast, or
    a column tells classes or sequences."""
    if len(read.files) < FEWEST_FILES or not all(map(_is_recording, read.tables)):
        return None
    pattern = propose_places(read.files)
    if pattern is None and not any(file.folders for file in read.files):
        pattern = propose_pattern([file.stem for file in read.files])
    if pattern is None or not _tells_classes(pattern, read.files):
        return None
    return LabelsSpec(pattern=pattern)


def _tells_classes(pattern: str, files: Sequence[SourceFile]) -> bool:
    """Whether the labels of a pattern are words, each of several files, and no file is one of a year or month."""
    counts = classes_in(pattern, files)
    words = all(_WORD.search(label) and not _PART.fullmatch(label) and not _is_of_time(label) for label in counts)
    words = words or ("{speaker}" in pattern and all(map(_CODE.fullmatch, counts)))
    dated = sum(_YEAR.search(file.stem) is not None for file in files)
    return len(counts) >= 2 and min(counts.values()) >= 2 and (words or "/" in pattern) and 2 * dated < len(files)


def _is_of_time(word: str) -> bool:
    return part_of(word) is not None or word.lower() in MONTHS or word.lower() in WEEKDAYS


def _is_recording(table: Table) -> bool:
    """Whether a table holds the steps of one sequence, and of no days, weeks or years."""
    for column in table.columns:
        if tells_class(column.name) or plain_name(column.name) in SEQUENCE_NAMES:
            return False
        if column.type == "time" and not _is_short(table, column.name):
            return False
    return any(column.type == "number" for column in table.columns)


def _is_short(table: Table, name: str) -> bool:
    times = table.frame[name].to_numpy()
    if times.dtype.kind != "M":
        return False
    known = times[~np.isnat(times)]
    return bool(len(known) and np.ptp(known) <= np.timedelta64(LONGEST_HOURS, "h"))
