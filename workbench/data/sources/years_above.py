"""Years above names, each written once above the first of several, as where cells of a spreadsheet were merged."""

import re
from collections.abc import Sequence

YEAR_ALONE = re.compile(r"\s*(?:1[7-9]|20|21)\d\d\s*")


def spread(row: Sequence[str]) -> list[str]:
    """A row above the names with its years above each of the names that they belong to."""
    if not any(map(YEAR_ALONE.fullmatch, row)) or not all(
        YEAR_ALONE.fullmatch(cell) for cell in row[1:] if cell.strip()
    ):
        return list(row)
    cells = [*row[:1]]
    for cell in row[1:]:
        cells.append(cell if cell.strip() or not YEAR_ALONE.fullmatch(cells[-1]) else cells[-1])
    return cells
