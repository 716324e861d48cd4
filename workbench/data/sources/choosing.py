"""Which of the tables in one file is read: the one that was asked for, by name or number, else the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The name of the table that is read, those of all in the file, and what is told of the others."""

    name: str = ""
    names: tuple[str, ...] = ()
    told: tuple[Sentence, ...] = ()


def chosen(names: Sequence[str], table: str | None, path: Path) -> Choice:
    """Which table is read. Raises WorkbenchError where there is none such."""
    if not names:
        raise WorkbenchError("{file} is empty: it holds no table. Choose another file.", file=path)
    listed = ", ".join(names[:_NAMED])
    if table:
        number = int(table) if table.isascii() and table.isdecimal() else 0
        name = table if table in names else names[number - 1] if 0 < number <= len(names) else ""
        if not name:
            raise WorkbenchError("{file} has no table {table}. It has {names}.", file=path, table=table, names=listed)
        return Choice(name=name, names=tuple(names))
    if len(names) == 1:
        return Choice(name=names[0], names=tuple(names))
    told = sentence(
        "This is {name}, the first of {count} tables: {names}.", name=names[0], count=len(names), names=listed
    )
    return Choice(name=names[0], names=tuple(names), told=(told,))
