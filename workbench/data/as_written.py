"""Names as they are written: labels and identities that would be others as numbers or times, such as 01, 5 %, 08:00
and 2020-01."""

import re
from collections.abc import Mapping, Sequence

from workbench.data.corrections import name_in_file
from workbench.data.spec import ReadingSpec, Role
from workbench.data.table import Column, Table

_NAMING: frozenset[Role] = frozenset({"label", "sequence"})
_CHANGED = re.compile(r"\s*[+'’]?0\d+\s*|\s*[+'’]\d+\s*")
"""A whole number that would lose what stands in front."""


def with_names_as_written(reading: ReadingSpec, table: Table, roles: Mapping[str, Role]) -> ReadingSpec | None:
    """The reading by which columns of names are texts; None where their cells are the same as numbers, or somebody
    said what they are."""
    named = [column for column in table.columns if roles.get(column.name) in _NAMING and _is_changed(table, column)]
    found = {original: "text" for column in named if (original := name_in_file(reading, column.name))}
    types = {**found, **reading.types}
    return reading.model_copy(update={"types": types}) if types != reading.types else None


def with_spans_as_numbers(reading: ReadingSpec, table: Table, targets: Sequence[str]) -> ReadingSpec | None:
    """The reading by which targets such as 6:07 are hours, and no times of day; None where there are none."""
    spans = [column for column in table.columns if column.name in targets and column.notation is not None]
    found = {name_in_file(reading, column.name): "number" for column in spans if not _is_dated(column)}
    types = {**found, **reading.types}
    return reading.model_copy(update={"types": types}) if types != reading.types else None


def _is_dated(column: Column) -> bool:
    return column.notation is None or column.notation.dated


def _is_changed(table: Table, column: Column) -> bool:
    if column.type == "time":
        return table.reading.delimiter is not None
    at = table.columns.index(column)
    cells = (row[at] for row in table.texts if at < len(row))
    return column.type == "number" and (column.unit != "" or any(map(_CHANGED.fullmatch, cells)))
