"""Arrangement: whether time seems to run to the right in a table, and its reading with rows and columns as they should
be."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.data.corrections import name_in_file
from workbench.data.role_names import tells_class
from workbench.data.row_sequences import class_of_rows
from workbench.data.sources.files import SourceFile
from workbench.data.sources.formats import format_of
from workbench.data.sources.headings import Headings, time_headings
from workbench.data.sources.part_headings import part_headings
from workbench.data.sources.tables import ReadFiles, read_source
from workbench.data.sources.told_once import columns_told_once, filled_down, told_once_told
from workbench.data.sources.values import is_missing, is_typed
from workbench.data.spec import ReadingSpec, Reshape, Task
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.data.time.names import may_be_part
from workbench.data.words_among_numbers import with_missing_words, words_among_numbers, words_told
from workbench.progress import Work

Reader = Callable[[ReadingSpec], Work[ReadFiles]]
"""Reads some files as it is told to."""
MOST_VARIABLES = 20
"""So many rows with one name each may be the variables of one series; more of them are series of one kind."""
BROAD = 8
"""An array of so many times as many columns as rows has its steps side by side."""
PROBED_ROWS = 50
PROBED_COLUMNS = 200
MOST_WORDS = 0.5
"""Share of words among the cells below headings of times beyond which these are no series."""
FEWEST_COUNTED = 8
_PLACE = re.compile(r"x\d+")
_NUMBERED = re.compile(r"(.*[^\W\d_][ _\-]?)\d+")
_ENTITY = re.compile(
    r"country|region|province|city|county|state|product|item|sku|article|store|shop|branch|customer|client|station|"
    r"sensor|machine|device|meter|plant|patient|subject|stock|ticker|symbol|company|(^|[_\s])(id|code)$|"
    r"land|kunde|filiale|artikel|produkt|maschine|anlage|zähler|pays|ville|produit|país|ciudad|producto|国家|地区|产品|站",
    re.IGNORECASE,
)
"""Words of headings above names of which each has a series of one kind."""


def propose_reshape(table: Table, task: Task | None = None, targets: Sequence[str] = ()) -> Reshape | None:
    """What to do with the rows and columns of a table read as it is; None where time runs down, as far as can be told.

    Rows with one name each become columns where they are few or hold words; others become series one below the other.
    """
    if _is_broad(table) and (task is None or TASKS[task].forecasts):
        return "transpose"
    if not _has_headings(table) or (task is not None and not TASKS[task].forecasts):
        return None
    names = [column.name for column in table.columns]
    if set(targets) & set(names):
        return None
    parts = part_headings(names, table.texts)
    if parts is not None and _mostly_typed(_values(table, parts)):
        return "long"
    found = time_headings(names)
    if found is None or not _are_series(table, found) or class_of_rows(table) is not None:
        return None
    return "transpose" if _are_variables(table, found, targets) else "long"


def _is_broad(table: Table) -> bool:
    """Whether a table of an array has so few rows beside its columns that these are its steps."""
    if table.rows > MOST_VARIABLES or table.rows * BROAD > len(table.columns):
        return False
    found = format_of(table.path)
    arrays = found is not None and found.name in ("npy", "npz")
    return arrays and all(_PLACE.fullmatch(column.name) for column in table.columns)


def _has_headings(table: Table) -> bool:
    """Whether the file itself names the columns."""
    found = format_of(table.path)
    named = found is not None and found.name == "parquet"
    return named or (table.reading.delimiter is not None and bool(table.reading.header_rows))


def _are_variables(table: Table, found: Headings, targets: Sequence[str]) -> bool:
    """Whether the rows are the variables of one series, and no series of one kind."""
    keys = _keys(table, found)
    if len(keys) > 1:
        return False
    if any(not is_typed(cell) for cell in _values(table, found)):
        return True
    rows = [str(cell) for cell in table.frame[keys[0]].tolist()]
    if set(targets) & set(rows):
        return True
    of_one_kind = _ENTITY.search(keys[0]) is not None or _are_numbered(rows)
    return table.rows <= MOST_VARIABLES and (may_be_part(keys[0]) or not of_one_kind)


def _are_numbered(names: Sequence[str]) -> bool:
    """Whether names are one word with a number behind it each, as P1, P2, P3."""
    found = [_NUMBERED.fullmatch(name) for name in names]
    return len(names) > 1 and all(found) and len({each[1] for each in found if each}) == 1


def read_arranged(path: Path, reading: ReadingSpec) -> Work[Table]:
    """The table in a file as `arranged` has it."""

    def read(reading: ReadingSpec) -> Work[ReadFiles]:
        return ReadFiles(files=(SourceFile(path),), tables=((yield from read_source(path, reading)),))

    return (yield from arranged(read, reading))[0].tables[0]


def arranged(
    read: Reader, reading: ReadingSpec, task: Task | None = None, targets: Sequence[str] = ()
) -> Work[tuple[ReadFiles, ReadingSpec]]:
    """Files with rows and columns as their headings tell, what is told once filled down, and words among numbers as
    missing, where nobody said so; and the reading by which they are so. What the first file holds decides.

    Once read, they are read anew where rows and columns change, and where words are found; never to fill down.
    """
    found = yield from read(reading)
    shape = propose_reshape(found.tables[0], task, targets) if reading.reshape is None else None
    if shape is not None:
        reading = reading.model_copy(update={"reshape": shape})
        found = yield from read(reading)
    once = columns_told_once(found.tables[0]) if reading.fill_down is None else ()
    if once:
        reading = reading.model_copy(update={"fill_down": tuple(name_in_file(reading, name) for name in once)})
        found = replace(found, tables=tuple(_filled_down(table, once, reading) for table in found.tables))
    asks = reading.missing_words is None and (task is None or TASKS[task].forecasts)
    words = words_among_numbers(found.tables[0]) if asks else {}
    if words:
        reading = with_missing_words(reading, words)
        found = yield from read(reading)
    first = told_once_told(words_told(found.tables[0], words), once)
    return replace(found, tables=(first, *found.tables[1:])), reading


def _filled_down(table: Table, once: Sequence[str], reading: ReadingSpec) -> Table:
    """A table as if it had been read by a reading with these columns filled down."""
    told = table.reading.model_copy(update={"fill_down": reading.fill_down})
    guesses = {name: why for name, why in table.guesses.items() if name != "fill_down"}
    return replace(filled_down(table, once), reading=told, guesses=guesses)


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
    if any(tells_class(column.name) for column in columns):
        return False
    named = any(column.type == "text" for column in columns)
    if not (named or (found.sure and keys[0] == table.columns[0].name)):
        return False
    if not found.sure and found.stop - found.start < FEWEST_COUNTED:
        return False
    if table.frame[keys].duplicated().any():
        return False
    return _mostly_typed(_values(table, found))


def _mostly_typed(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(not is_typed(cell) for cell in cells) <= MOST_WORDS * len(cells)


def _values(table: Table, found: Headings) -> list[str]:
    """Cells below the times of the first rows."""
    places = range(found.start, min(found.stop, found.start + PROBED_COLUMNS))
    rows = table.texts[:PROBED_ROWS]
    return [row[at] for row in rows for at in places if at < len(row) and not is_missing(row[at])]
