"""What stands above a table: remarks, keys with their values, a table of few rows that heads no column below it."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from workbench.data.sources.records import Record
from workbench.data.sources.remarks import SIGNS
from workbench.data.sources.values import is_missing, is_typed
from workbench.sentence import Sentence, sentence

_LOGGERS = {"TOA5", "TOACI1"}
"""What the first line of a file of Campbell Scientific begins with; all lines may have as many cells."""
_HEADER_ENDS = re.compile(
    r"[\W_]*(end[\s_-]*of[\s_-]*header|end[\s_-]*header|header[\s_-]*end|(start|begin)[\s_-]*(of[\s_-]*)?data|\[data\])[\W_]*",
    re.IGNORECASE,
)
"""A line that measuring programs write between what they tell of a recording and its table."""
_MOST_TOLD = 500
_SECONDS, _MOST_RATE, _BELOW_RATE = (10**9, 4 * 10**9), 10_000, 20
"""Seconds from 1970 to 2001 and to 2096, and rows a second."""
_MOST_KEYS = 40
_MOST_ABOVE, _TIMES_LONGER = 12, 5
"""Rows above the names that are no table of their own, and how many times longer what is below them must be."""


def table_width(rows: Sequence[Sequence[str]], header: int = 1) -> int:
    """How many cells a sound row has: as most of the first rows do; the first row's width if it comes again often."""
    widths = Counter(len(row) for row in rows[header:60]) or Counter(len(row) for row in rows)
    if not widths:
        return 0
    named, most = len(rows[0]), max(widths.values())
    if named > 1 and widths[named] >= max(2, 0.25 * widths.total()):
        return named
    common = [width for width, count in widths.items() if count == most]
    return named if named in common else max(common)


def main_width(rows: Sequence[Record]) -> int:
    """How many cells a sound row of the table has, whatever stands above it."""
    return table_width([row.cells for row in rows[_told_above(rows) or _keys_above(rows) :]])


def preamble_rows(rows: Sequence[Record]) -> tuple[int, Sentence]:
    """How many records stand above the table, and why: what a recording says of itself, remarks, keys with their
    values, rows of fewer cells."""
    if told := _told_above(rows):
        return told, sentence("Row {row} says that the table begins below it.", row=rows[told - 1].line)
    if _starts_with_rate(rows):
        return 2, sentence("The first two rows tell when a recording began and how many rows a second has.")
    count = _fewer_above(rows)
    if count:
        return count, sentence("The first {count} rows have fewer cells than the table below.", count=count)
    return 0, sentence("The table starts at the first row.")


def _fewer_above(rows: Sequence[Record]) -> int:
    above = _keys_above(rows)
    width = main_width(rows)
    if width < 2:
        return 0
    if rows[0].cells[0].strip() in _LOGGERS:
        return 1
    for at, row in enumerate(rows[above:], above):
        filled = sum(bool(cell.strip()) for cell in row.cells)
        comment = row.cells[0].lstrip().startswith(SIGNS) and len(row.cells) != width
        if filled < 2 or comment:
            continue
        below = rows[at + 1 : at + 4]
        names = next((later for later, each in enumerate(below, at + 1) if _heads(each, rows[later + 1 :], width)), at)
        apart = _names_apart(rows, at, width)
        if apart:
            return apart
        if len(row.cells) < width and names > at and len(row.cells) < width - 1:
            return names
        if len(row.cells) >= 0.5 * width or filled > 2:
            return at
    return 0


def _names_apart(rows: Sequence[Record], at: int, width: int) -> int:
    """The place of a row that names the columns of nearly the whole file, where the few rows above it are cut off from
    it by a blank line or one of other width; 0 where there is none."""
    for later in range(at + 1, min(at + _MOST_ABOVE, len(rows) - 1)):
        before = rows[later - 1]
        cut = len(before.cells) != width or rows[later].line > before.line + 1 + _lines_within(before)
        if cut and len(rows) - later > _TIMES_LONGER * (later - at) and _heads(rows[later], rows[later + 1 :], width):
            return later
    return 0


def _lines_within(row: Record) -> int:
    return sum(cell.count("\n") for cell in row.cells)


def _heads(row: Record, below: Sequence[Record], width: int) -> bool:
    """Whether a row names all columns of the rows below it, which hold values."""
    if len(row.cells) != width or any(is_typed(cell) or not cell.strip() for cell in row.cells):
        return False
    values = [each.cells for each in below[:20] if len(each.cells) == width]
    return len(values) >= 2 and any(typed_share(values, column) >= 0.7 for column in range(width))


def _told_above(rows: Sequence[Record]) -> int:
    """Rows up to the last line that says that the table begins; 0 where none does."""
    ends = (at for at, row in enumerate(rows[:_MOST_TOLD], 1) if _HEADER_ENDS.fullmatch("".join(row.cells)))
    last = max(ends, default=0)
    return last if last < len(rows) else 0


def _starts_with_rate(rows: Sequence[Record]) -> bool:
    """Whether all columns begin with the same second of our time and the same rate, far from what follows, as the files
    of Empatica's wristbands do."""
    read = [[_number(cell) for cell in row.cells] for row in rows[: 2 + _BELOW_RATE]]
    if len(read) <= 2 or {len(row) for row in read} != {len(read[0])} or not math.isfinite(sum(map(sum, read))):
        return False
    started, rates, *below = read
    same = len(set(started)) == len(set(rates)) == 1
    highest = max(abs(value) for row in below for value in row)
    return (
        same and _SECONDS[0] <= started[0] < _SECONDS[1] and 0 < rates[0] <= _MOST_RATE and highest < _SECONDS[0] / 10
    )


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return math.nan


def _keys_above(rows: Sequence[Record]) -> int:
    """Rows of a name and a value above a table with more columns, as measuring devices write."""
    at = 0
    while at < min(len(rows), _MOST_KEYS) and len(rows[at].cells) <= 2:
        at += 1
    rest = rows[at:]
    if not at or len(rest) <= 2 or len({len(row.cells) for row in rest[:60]}) > 1:
        return 0
    if _heads(rows[0], rows[1:at], len(rows[0].cells)):
        return 0  # a table of its own
    return at if _heads(rest[0], rest[1:], len(rest[0].cells)) else 0


def typed_share(rows: Sequence[Sequence[str]], column: int) -> float:
    """The share of the first cells of a column that are values and no names."""
    cells = [row[column] for row in rows[:60] if column < len(row) and not is_missing(row[column])]
    return sum(is_typed(cell) for cell in cells) / len(cells) if cells else 0.0
