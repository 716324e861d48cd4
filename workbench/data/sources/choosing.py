"""Which of the tables in one file is read: the one that was asked for, by name or number, else the first."""

from collections.abc import Sequence
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

_NAMED = 5


def chosen(names: Sequence[str], table: str | None, path: Path) -> tuple[str, tuple[Sentence, ...]]:
    """The name of the table to read, and that there are others. Raises WorkbenchError where there is none such."""
    if not names:
        raise WorkbenchError("{file} is empty: it holds no table. Choose another file.", file=path)
    listed = ", ".join(names[:_NAMED])
    if table:
        number = int(table) if table.isascii() and table.isdecimal() else 0
        name = table if table in names else names[number - 1] if 0 < number <= len(names) else ""
        if not name:
            raise WorkbenchError("{file} has no table {table}. It has {names}.", file=path, table=table, names=listed)
        return name, ()
    if len(names) == 1:
        return names[0], ()
    told = sentence(
        "This is {name}, the first of {count} tables: {names}.", name=names[0], count=len(names), names=listed
    )
    return names[0], (told,)
