"""States: columns of few values that last while time goes on, so that each step may be told apart by them."""

from collections.abc import Mapping

from workbench.data.evidence import lasts
from workbench.data.spec import Layout, Role
from workbench.data.table import Table
from workbench.data.time.names import YEARS, part_of

MOST_STATES = 30
MOST_COLUMNS = 20
"""Of a table without headings that are looked at."""
MOST_BLOCKS, FEWEST_ROWS = 500, 20
LOOKED_AT = 50_000
"""Rows in which they must last; a window looks at all tables that it shows."""


def nameless_states(table: Table) -> str | None:
    """The one column of words of a table without headings, where these last: else nothing would be told by it."""
    if table.reading.header_rows != 0 or table.reading.delimiter is None:
        return None
    words = [column.name for column in table.columns if column.type == "text"]
    return words[0] if len(words) == 1 and _may_be_states(table, words[0]) else None


def nameless_blocks(table: Table, label: str, *, of_steps: bool) -> tuple[str, ...]:
    """The first column of a table without headings, where it is a number that stays for many rows and never comes back,
    as that of a person or trial, but no year; each has one label, unless there is one `of_steps`."""
    first = table.columns[0]
    if table.reading.header_rows != 0 or first.type != "number" or first.name == label or first.missing:
        return ()
    values = table.frame[first.name]
    if not 2 <= first.distinct <= MOST_BLOCKS or first.distinct * FEWEST_ROWS > table.rows:
        return ()
    changes = int((values != values.shift()).sum())
    if changes != first.distinct or values.between(*YEARS).all() or (values != values.round()).any():
        return ()
    one_each = of_steps or not (table.frame.groupby(first.name)[label].nunique() > 1).any()
    return (first.name,) if one_each else ()


def perhaps_states(table: Table, roles: Mapping[str, Role], layout: Layout) -> str | None:
    """A column that a forecast leaves out, or is of, and that may hold states: the last one, or the first such of a
    table without headings, where no name tells what it is."""
    if layout != "series":
        return None
    names = [column.name for column in table.columns if column.type != "empty"]
    places = names[:MOST_COLUMNS] if table.reading.header_rows == 0 else names[-1:]
    free = (name for name in places if roles.get(name) in ("ignore", "target"))
    return next((name for name in free if part_of(name) is None and _may_be_states(table, name)), None)


def _may_be_states(table: Table, name: str) -> bool:
    column = table.column(name)
    if column.type not in ("number", "text") or not 2 <= column.distinct <= MOST_STATES:
        return False
    values = table.frame[name].head(LOOKED_AT).dropna()
    whole = column.type == "text" or bool((values == values.round()).all())
    return whole and lasts(values)
