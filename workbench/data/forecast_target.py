"""Which column of a table is probably to be forecast, where nobody said so, and why."""

from collections.abc import Sequence

from workbench.data.columns import frame_column
from workbench.data.role_names import tells_place, tells_weather, words_in
from workbench.data.spec import DataSpec
from workbench.data.table import Table
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence, sentence

SOUGHT = {"close", "sales", "usage"}
"""Words of what one forecasts where it stands beside others, such as the volume traded."""
IDENTIFIERS = {"id", "ids", "logid", "identifier", "uuid", "guid", "serial"}
SWITCH = 2
"""A column of no more different numbers is a flag, such as a holiday, which is seldom what one forecasts."""


def probable_target(table: Table, numbers: Sequence[str]) -> tuple[str, Sentence]:
    """One of these number columns: the last that ends before the others do, else the last that is no mere flag. One
    that holds less than half of the rows only where no other does: it tells a few facts, or is read more seldom.

    Weather is seldom what one forecasts where something else is measured beside it.
    """
    numbers = [name for name in numbers if not _is_no_quantity(table, name)] or numbers
    ends = {name: _end(table, name) for name in numbers}
    last = max(ends.values())
    known = {name: table.rows - table.column(name).missing for name in numbers}
    told = [name for name in numbers if 2 * known[name] > last]
    open_ = [name for name in told if ends[name] < last]
    if open_:
        return open_[-1], sentence(
            "To be forecast: it ends where other columns go on. Choose another if that is wrong."
        )
    sought = [name for name in told or numbers if words_in(name) & SOUGHT]
    if sought and sought[-1] != numbers[-1]:
        return sought[-1], sentence("To be forecast, by its name. Choose another if that is wrong.")
    measured = [name for name in told or numbers if table.column(name).distinct > SWITCH]
    beside = [name for name in measured if not (tells_weather(name) or tells_place(name))]
    if beside and tells_weather(measured[-1]):
        return beside[-1], sentence(
            "To be forecast: the last number column that is neither weather nor a mere flag. Choose another if that "
            "is wrong."
        )
    if measured and measured[-1] != numbers[-1]:
        return measured[-1], sentence(
            "To be forecast: the last number column that is no mere flag. Choose another if that is wrong."
        )
    return numbers[-1], sentence("To be forecast: the last number column. Choose another if that is wrong.")


def _is_no_quantity(table: Table, name: str) -> bool:
    """Whether a column is called by an identifier or a part of a clock, or is always the same."""
    words = words_in(name)
    return bool(words & IDENTIFIERS) or words == {"fractional", "seconds"} or table.column(name).distinct < 2


def unused_ahead(table: Table, spec: DataSpec) -> dict[str, int]:
    """Columns that go on where all targets end and that a model does not see ahead, and by how many rows they do."""
    targets = [name for name, role in spec.roles.items() if role == "target" and name in table.frame]
    if not TASKS[spec.task].forecasts or not targets:
        return {}
    end = max(_end(table, name) for name in targets)
    if not 0 < end < table.rows:
        return {}
    unseen = [column for column in table.columns if spec.roles.get(column.name) in ("ignore", "feature")]
    ends = {column.name: _end(table, column.name) for column in unseen if column.type != "time"}
    return {name: stop - end for name, stop in ends.items() if stop > end}


def _end(table: Table, name: str) -> int:
    """How many rows there are up to the last that is known."""
    column = frame_column(table, name)
    if not table.column(name).missing or column.iloc[-1:].notna().all():  # of a large table the rest is not read
        return table.rows
    known_N = column.notna().to_numpy()
    return len(known_N) - int(known_N[::-1].argmax()) if known_N.any() else 0
