"""What is inside a packed file, a spreadsheet or a file of records (JSON, ARFF, .tsf) becomes delimited text, and is
read as such."""

import csv
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbench.data.sources.archives import ARCHIVES, unpack
from workbench.data.sources.arff import read_arff
from workbench.data.sources.choosing import Choice
from workbench.data.sources.frames import hash_of
from workbench.data.sources.json_records import read_records
from workbench.data.sources.sheets import read_sheet
from workbench.data.sources.tsf import read_tsf
from workbench.data.spec import ReadingSpec
from workbench.data.table import Problem, Table
from workbench.errors import WorkbenchError
from workbench.progress import Work

SHEETS = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
RECORDS = frozenset({".json", ".jsonl", ".ndjson"})
Rows = Callable[[Path, str | None], tuple[Iterator[list[str]], Choice]]
_ROWS: dict[str, Rows] = {
    **dict.fromkeys(SHEETS, read_sheet),
    **dict.fromkeys(RECORDS, read_records),
    ".arff": read_arff,
    ".tsf": read_tsf,
}


@dataclass(frozen=True, slots=True)
class PlainText:
    """A file of delimited text, how it is to be read, and which of the tables in the file it came from it is."""

    path: Path
    reading: ReadingSpec
    choice: Choice = field(default_factory=Choice)


@contextmanager
def plain_text(path: Path, reading: ReadingSpec) -> Iterator[PlainText]:
    """The table in a file as delimited text, for as long as it is read; the file itself where it is such text.

    Errors name the file that was given, never the temporary one. Raises WorkbenchError for what cannot be unpacked.
    """
    ending = path.suffix.lower()
    if ending not in ARCHIVES and ending not in _ROWS:
        yield PlainText(path, reading)
        return
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        plain = Path(folder) / "table.csv"
        try:
            if ending in ARCHIVES:
                choice = unpack(path, plain, reading.table)
                ending = Path(choice.name).suffix.lower()
                if ending in _ROWS:
                    inside = plain.rename(plain.with_name("inside" + ending))
                    choice = replace(choice, told=(*choice.told, *_written(inside, plain, None).told))
                    reading = _as_written(reading)
            else:
                choice = _written(path, plain, reading.table)
                reading = _as_written(reading)
            yield PlainText(plain, reading, choice)
        except WorkbenchError as error:
            if error.file is None or Path(error.file).parent != Path(folder):
                raise
            values = {name: value for name, value in error.sentence.values.items() if name not in _PLACES}
            raise WorkbenchError(
                error.sentence.template, file=path, row=error.row, column=error.column, **values
            ) from error


_PLACES = frozenset({"file", "row", "column"})


def read_unpacked(path: Path, reading: ReadingSpec, rows: int | None) -> Work[Table]:
    """The table in a packed file, a spreadsheet or a file of records."""
    from workbench.data.sources.csv import read_table

    with plain_text(path, reading) as plain:
        table = yield from read_table(plain.path, plain.reading, rows=rows)
    told = tuple(Problem(message=message) for message in plain.choice.told)
    return replace(
        table,
        path=path,
        reading=table.reading.model_copy(update={"table": reading.table or ""}),
        problems=(*told, *table.problems),
        sha256="" if rows else hash_of(path),
        tables=plain.choice.names,
    )


def _as_written(reading: ReadingSpec) -> ReadingSpec:
    """How the text is read that is written here; what was chosen of rows, names and times stays."""
    return reading.model_copy(update={"encoding": "utf-8", "delimiter": ",", "quote": '"'})


def _written(path: Path, plain: Path, table: str | None) -> Choice:
    rows, choice = _ROWS[path.suffix.lower()](path, table)
    with plain.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return choice
