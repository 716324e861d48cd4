"""Lines between the rows of a table that only say something: the sign they begin with."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.data.sources.cells import Dialect
from workbench.data.sources.records import Records, is_comment
from workbench.data.sources.units import are_units
from workbench.data.sources.values import is_missing, is_typed
from workbench.data.time.forms import looks_like_time

SIGNS = ("#", "%", "//")
_MOST = 0.3


def find_comment(lines: Sequence[str], dialect: Dialect, width: int) -> str:
    """The sign that comment lines begin with; empty where there are none."""
    return next((sign for sign in SIGNS if _comments(lines, dialect, width, sign)), "")


def with_plain_names(lines: Sequence[str], dialect: Dialect, width: int) -> list[str]:
    """The lines, of which one that names the columns behind a sign, as in "# time x y", has lost the sign."""
    for sign in SIGNS:
        lead = _lead(lines, sign)
        if not lead or lead[-1] + 1 >= len(lines):
            continue
        at = lead[-1]
        plain = lines[at].lstrip(" \t")[len(sign) :].lstrip(" \t")
        names, values = _cells(plain, dialect), _cells(lines[at + 1], dialect)
        apart = len(_cells(lines[at], dialect)) == width + 1 or any(is_comment(line, sign) for line in lines[at + 1 :])
        if not apart and len(lead) == 1 and not (values and looks_like_time(values[0])):
            continue  # the sign belongs to the first name
        named = len(names) == len(values) == width and all(cell.strip() and not is_typed(cell) for cell in names)
        if named and any(map(is_typed, values)):
            above = _named_above(lines[at - 1], sign, dialect, names) if at and at - 1 in lead else None
            return [*lines[: at - (above is not None)], *filter(None, [above]), plain, *lines[at + 1 :]]
    return list(lines)


def _named_above(line: str, sign: str, dialect: Dialect, units: Sequence[str]) -> str | None:
    """A line above units, without the sign before it, where it names the columns; None where it does not."""
    plain = line.lstrip(" \t")[len(sign) :].lstrip(" \t")
    names = _cells(plain, dialect)
    return plain if are_units(units, names, range(len(units))) and not any(map(is_typed, names)) else None


def _lead(lines: Sequence[str], sign: str) -> list[int]:
    """The places of the lines above all others that begin with the sign."""
    lead = []
    for at, line in enumerate(lines):
        if line.strip() and not is_comment(line, sign):
            break
        lead += [at] if line.strip() else []
    return lead


def without_comments(lines: Sequence[str]) -> list[str]:
    """The lines by which to find the signs between cells: without those that are likely no rows."""
    for sign in SIGNS:
        kept = [line for line in lines if not is_comment(line, sign)]
        if len(kept) < len(lines) and len(kept) >= max(2, 0.5 * len(lines)):
            return kept
    return list(lines)


def _comments(lines: Sequence[str], dialect: Dialect, width: int, sign: str) -> bool:
    filled = [line for line in lines if line.strip()]
    first = next((at for at, line in enumerate(filled) if not is_comment(line, sign)), len(filled))
    told = [line for line in filled[first:] if is_comment(line, sign)]
    lead = filled[:first]
    below = [_cells(line, dialect) for line in filled[first : first + 2]]
    above = bool(lead) and bool(below) and (_are_names_above_values(below, width) or not _have(lead, dialect, width))
    if (not told and not above) or len(told) > _MOST * (len(filled) - first):
        return False
    rows = [record.cells for record in Records(filled[first:], replace(dialect, comment=sign), width or None)]
    typed = [at for at in range(width) if _typed(rows, at)]
    return all(_is_remark(line, dialect, width, typed) for line in told)


def _cells(line: str, dialect: Dialect) -> list[str]:
    return next((record.cells for record in Records([line], dialect)), [])


def _have(lines: Sequence[str], dialect: Dialect, width: int) -> bool:
    """Whether a line has as many cells as the table."""
    return any(len(_cells(line, dialect)) == width for line in lines)


def _are_names_above_values(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether of two rows of the table the upper one names its columns."""
    full = len(rows) == 2 and all(len(cells) == width for cells in rows)
    return full and not any(map(is_typed, rows[0])) and any(map(is_typed, rows[1]))


def _typed(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in rows[1:60] if column < len(row) and not is_missing(row[column])]
    return bool(cells) and sum(is_typed(cell) for cell in cells) >= 0.7 * len(cells)


def _is_remark(line: str, dialect: Dialect, width: int, typed: Sequence[int]) -> bool:
    for record in Records([line], dialect):
        cells = record.cells
        if len(cells) != width:
            return True
        return width < 2 or not any(is_typed(cells[at]) for at in typed)
    return True
