"""Columns under other names than the file gives them."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.data.table import Table
from workbench.errors import WorkbenchError


def renamed(table: Table, names: Mapping[str, str]) -> Table:
    """The table with columns called by other names; those it does not have are no matter.

    Raises WorkbenchError where two columns would be called the same.
    """
    now = {column.name: names.get(column.name) or column.name for column in table.columns}
    if all(old == new for old, new in now.items()):
        return table
    twice = next((new for new in now.values() if list(now.values()).count(new) > 1), None)
    if twice is not None:
        raise WorkbenchError(
            "{file}: two columns would be called {column}. Give one of them another name.",
            file=table.path,
            column=twice,
        )
    return replace(
        table,
        columns=tuple(replace(column, name=now[column.name]) for column in table.columns),
        frame=table.frame.set_axis([now[str(name)] for name in table.frame.columns], axis=1),
        problems=tuple(
            replace(problem, column=now.get(problem.column, problem.column)) if problem.column else problem
            for problem in table.problems
        ),
    )
