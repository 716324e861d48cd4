"""ARFF, the files of Weka and of the UCR archive: names above, then rows of values, as rows of texts.

Format: Witten et al., Data Mining, 2016, 2.4; `%` begins a remark, `?` means no value.
"""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

from workbench.data.sources.choosing import Choice
from workbench.errors import WorkbenchError

_ATTRIBUTE = re.compile(
    r"""@attribute\s+(?:'(?P<single>[^']*)'|"(?P<double>[^"]*)"|(?P<plain>[^\s{]+))\s*(?P<type>.+)""", re.IGNORECASE
)


def read_arff(path: Path, _table: str | None) -> tuple[Iterator[list[str]], Choice]:
    """A row of names and the rows below @data, and that there is one table.

    Raises WorkbenchError, naming the line, for a file without @data, tables within cells, and rows of numbered values.
    """
    try:
        names, first = _names(path)
    except (OSError, UnicodeError) as error:
        raise WorkbenchError("{file} cannot be read: {reason}.", file=path, reason=str(error)) from error
    return chain([names], _rows(path, first, len(names))), Choice()


def _names(path: Path) -> tuple[list[str], int]:
    """The names of the columns, and how many lines stand above the first row."""
    names: list[str] = []
    with _opened(path) as file:
        for number, line in enumerate(map(str.strip, file), 1):
            if line.lower().startswith("@data"):
                return names, number
            found = _ATTRIBUTE.fullmatch(line)
            if found is None:
                continue
            if found["type"].strip().lower() == "relational":
                raise WorkbenchError(
                    "{file}: line {row} begins a table within a cell, which is not read. Take the .ts file of the same "
                    "data.",
                    file=path,
                    row=number,
                )
            names.append(next(name for name in found.group("single", "double", "plain") if name is not None))
    raise WorkbenchError("{file} has no @data line, so it is no ARFF file.", file=path)


def _rows(path: Path, first: int, width: int) -> Iterator[list[str]]:
    with _opened(path) as file:
        for number, line in enumerate(map(str.strip, file), 1):
            if number <= first or not line or line.startswith("%"):
                continue
            if line.startswith("{"):
                raise WorkbenchError(
                    "{file}: line {row} numbers its values, which is not read. Save the file with a value for every "
                    "column.",
                    file=path,
                    row=number,
                )
            quote = '"' if '"' in line else "'"
            cells = next(csv.reader([line], quotechar=quote, escapechar="\\", skipinitialspace=True))
            yield [cell.strip() for cell in cells[:width]]


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", errors="replace", newline=None)
