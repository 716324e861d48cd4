"""Lines between the rows of a table that only say something: the sign they begin with."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.data.sources.cells import Dialect
from workbench.data.sources.records import Records, is_comment
from workbench.data.sources.values import is_missing, is_typed

SIGNS = ("#", "%", "//")
_MOST = 0.3


def find_comment(lines: Sequence[str], dialect: Dialect, width: int) -> str:
    """The sign that comment lines begin with; empty where there are none."""
    return next((sign for sign in SIGNS if _comments(lines, dialect, width, sign)), "")


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
    above = bool(lead) and first < len(filled) and all(_width(line, dialect) != width for line in lead)
    if (not told and not above) or len(told) > _MOST * (len(filled) - first):
        return False
    rows = [record.cells for record in Records(filled[first:], replace(dialect, comment=sign), width or None)]
    typed = [at for at in range(width) if _typed(rows, at)]
    return all(_is_remark(line, dialect, width, typed) for line in told)


def _width(line: str, dialect: Dialect) -> int:
    return next((len(record.cells) for record in Records([line], dialect)), 0)


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
