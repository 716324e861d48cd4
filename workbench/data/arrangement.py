"""Arrangement: whether time seems to run to the right in a table, and its reading with rows and columns as they should
be."""

from collections.abc import Sequence
from pathlib import Path

from workbench.data.schema import LABEL_NAMES
from workbench.data.sources.headings import Headings, time_headings
from workbench.data.sources.tables import read_source
from workbench.data.sources.values import is_missing, is_typed
from workbench.data.spec import ReadingSpec, Reshape, Task
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.progress import Work

MOST_VARIABLES = 20
"""So many rows with one name each may be the variables of one series; more of them are series of one kind."""
PROBED_ROWS = 50
PROBED_COLUMNS = 200
MOST_WORDS = 0.5
"""Share of words among the cells below headings of times beyond which these are no series."""
FEWEST_COUNTED = 8


def propose_reshape(table: Table, task: Task | None = None, targets: Sequence[str] = ()) -> Reshape | None:
    """What to do with the rows and columns of a table read as it is; None where time runs down, as far as can be told.

    Rows with one name each become columns where they are few or hold words; others become series one below the other.
    """
    read = table.reading.delimiter is not None and table.reading.header_rows
    if not read or (task is not None and not TASKS[task].forecasts):
        return None
    names = [column.name for column in table.columns]
    found = time_headings(names)
    if found is None or set(targets) & set(names) or not _are_series(table, found):
        return None
    words = any(not is_typed(cell) for cell in _values(table, found))
    return "transpose" if len(_keys(table, found)) == 1 and (table.rows <= MOST_VARIABLES or words) else "long"


def read_arranged(path: Path, reading: ReadingSpec) -> Work[Table]:
    """The table in a file, with rows and columns as its headings tell where nobody said so."""
    table = yield from read_source(path, reading)
    shape = propose_reshape(table) if reading.reshape is None else None
    if shape is None:
        return table
    return (yield from read_source(path, reading.model_copy(update={"reshape": shape})))


def _keys(table: Table, found: Headings) -> list[str]:
    """The columns beside those of times that hold anything."""
    beside = [*table.columns[: found.start], *table.columns[found.stop :]]
    return [column.name for column in beside if column.type != "empty"]


def _are_series(table: Table, found: Headings) -> bool:
    """Whether each row has a name of its own, no time or class, and values below the times."""
    keys = _keys(table, found)
    columns = [table.column(name) for name in keys]
    if not keys or any(column.type == "time" for column in columns):
        return False
    if any(column.name.strip().lower() in LABEL_NAMES for column in columns):
        return False
    named = any(column.type == "text" for column in columns)
    if not (named or (found.sure and keys[0] == table.columns[0].name)):
        return False
    if not found.sure and found.stop - found.start < FEWEST_COUNTED:
        return False
    if table.frame[keys].duplicated().any():
        return False
    cells = _values(table, found)
    return bool(cells) and sum(not is_typed(cell) for cell in cells) <= MOST_WORDS * len(cells)


def _values(table: Table, found: Headings) -> list[str]:
    """Cells below the times of the first rows."""
    places = range(found.start, min(found.stop, found.start + PROBED_COLUMNS))
    rows = table.texts[:PROBED_ROWS]
    return [row[at] for row in rows for at in places if at < len(row) and not is_missing(row[at])]
