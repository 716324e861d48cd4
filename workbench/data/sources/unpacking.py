"""What is inside a packed file, a spreadsheet or a file of JSON records becomes delimited text, and is read as such."""

import csv
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.data.sources.archives import ARCHIVES, unpack
from workbench.data.sources.frames import hash_of
from workbench.data.sources.json_records import read_records
from workbench.data.sources.sheets import read_sheet
from workbench.data.spec import ReadingSpec
from workbench.data.table import Problem, Table
from workbench.errors import WorkbenchError
from workbench.progress import Work
from workbench.sentence import Sentence

SHEETS = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
RECORDS = frozenset({".json", ".jsonl", ".ndjson"})
Rows = Callable[[Path, str | None], tuple[Iterator[list[str]], tuple[Sentence, ...]]]
_ROWS: dict[str, Rows] = {**dict.fromkeys(SHEETS, read_sheet), **dict.fromkeys(RECORDS, read_records)}


@dataclass(frozen=True, slots=True)
class PlainText:
    """A file of delimited text, how it is to be read, and what is told of the one it came from."""

    path: Path
    reading: ReadingSpec
    problems: tuple[Sentence, ...] = ()


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
                name, told = unpack(path, plain, reading.table)
                if Path(name).suffix.lower() in _ROWS:
                    inside = plain.rename(plain.with_name("inside" + Path(name).suffix.lower()))
                    told = (*told, *_written(inside, plain, None))
                    reading = _as_written(reading)
            else:
                told = _written(path, plain, reading.table)
                reading = _as_written(reading)
            yield PlainText(plain, reading, told)
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
    told = tuple(Problem(message=message) for message in plain.problems)
    return replace(
        table,
        path=path,
        reading=table.reading.model_copy(update={"table": reading.table or ""}),
        problems=(*told, *table.problems),
        sha256="" if rows else hash_of(path),
    )


def _as_written(reading: ReadingSpec) -> ReadingSpec:
    """How the text is read that is written here; what was chosen of rows, names and times stays."""
    return reading.model_copy(update={"encoding": "utf-8", "delimiter": ",", "quote": '"'})


def _written(path: Path, plain: Path, table: str | None) -> tuple[Sentence, ...]:
    rows, told = _ROWS[path.suffix.lower()](path, table)
    with plain.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return told
