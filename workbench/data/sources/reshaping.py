"""Tables in which time runs to the right, or series lie one below the other, are written anew before they are read."""

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from workbench.data.sources.csv import read_table, study_again, study_file
from workbench.data.sources.formats import FileFormat, format_of
from workbench.data.sources.frames import hash_of
from workbench.data.sources.headings import Headings, time_headings
from workbench.data.sources.layout import Layout, fitted, header_names
from workbench.data.sources.opening import EncodingError
from workbench.data.sources.part_headings import part_headings
from workbench.data.sources.side_by_side import side_by_side
from workbench.data.sources.stream import data_blocks
from workbench.data.sources.unpacking import PlainText, plain_text
from workbench.data.sources.values import LARGEST_EXACT, is_missing
from workbench.data.spec import ReadingSpec, Reshape
from workbench.data.table import Problem, Reshaping, Table
from workbench.data.time.names import may_be_part
from workbench.errors import WorkbenchError
from workbench.progress import Work, finish
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    import pandas as pd

OF_THE_FILE = ("encoding", "delimiter", "quote", "skip_rows", "header_rows", "footer_rows", "comment", "table")
"""What is told of the file itself, and not of the table that it becomes."""
NAMELESS = ("npy", "npz")
ARRAYS = ("parquet", "mat", "hdf5", *NAMELESS)
"""Formats whose tables are no text; those of some have no names of columns."""
VALUE = "value"
AS_WRITTEN = (None, "none")
"""What leaves rows and columns as the file has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A table as it was written anew: where, what each of its rows was in the file, and what was done."""

    path: Path
    layout: Layout
    lines: Sequence[int]
    told: Sentence
    reshaping: Reshaping


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of a file's table as written, their headings, and the line of each row."""

    names: list[str]
    rows: list[list[str]]
    lines: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshaped:
    """Headings, rows and what each row was in the file: its line, or its column where columns became rows."""

    names: list[str]
    rows: list[list[str]]
    lines: Sequence[int]
    told: Sentence
    before: int = 1
    behind: int = 0
    made: tuple[str, ...] = ()


@contextmanager
def reshaped_text(path: Path, reading: ReadingSpec) -> Iterator[Written]:
    """The table in a file of text, spreadsheet or archive, written anew as CSV for as long as it is read.

    Raises WorkbenchError where it cannot be reshaped.
    """
    found = format_of(path)
    if found is not None and found.name in ("ts", "shards"):
        raise WorkbenchError(
            "{file} is no table of text, so its rows and columns stay as they are. Set data.reading.reshape to none.",
            file=path,
        )
    with plain_text(path, reading) as plain, tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        layout, grid = _grid(*_as_text(found, plain, Path(folder)))
        kind = reading.reshape or "none"
        reshaped = RESHAPES[kind](grid, path)
        out = Path(folder) / "table.csv"
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(reshaped.names)
            writer.writerows(reshaped.rows)
        how = Reshaping(kind=kind, before=reshaped.before, behind=reshaped.behind, names=reshaped.made)
        yield Written(path=out, layout=layout, lines=reshaped.lines, told=reshaped.told, reshaping=how)


def _as_text(found: FileFormat | None, plain: PlainText, folder: Path) -> tuple[Path, ReadingSpec]:
    """The text in which a table lies; one of arrays is written as such, every cell as short as it can be."""
    if found is None or found.name not in ARRAYS or found.read is None:
        return plain.path, plain.reading
    frame = finish(found.read(plain.path, plain.reading, None)).frame
    whole = [name for name in frame.columns if frame[name].dtype.kind == "f" and _are_whole(frame[name])]
    frame = frame.astype(dict.fromkeys(whole, "Int64")).copy()
    if found.name in NAMELESS:  # rows without names, below columns without any
        frame = frame.set_axis([str(at) for at in range(frame.shape[1])], axis=1)
        frame = frame.set_axis([f"x{row}" for row in range(len(frame))]).rename_axis("step").reset_index()
    written = folder / "written.csv"
    frame.to_csv(written, index=False)
    of_file = {"encoding": "utf-8", "delimiter": ",", "quote": '"', "header_rows": 1, "decimal": "."}
    return written, plain.reading.model_copy(update=of_file)


def _are_whole(column: "pd.Series[float]") -> bool:
    numbers = column.to_numpy()
    known = numbers[np.isfinite(numbers)]
    finite = len(known) == len(numbers) - int(np.isnan(numbers).sum())
    return finite and bool((known == np.round(known)).all()) and np.abs(known).max(initial=0.0) < LARGEST_EXACT


def inner_reading(written: Written, reading: ReadingSpec) -> ReadingSpec:
    """How the table that was written anew is read; what was said of numbers, times and words still holds."""
    return reading.model_copy(
        update={
            "reshape": None,
            "encoding": "utf-8",
            "delimiter": ",",
            "quote": '"',
            "skip_rows": 0,
            "header_rows": 1,
            "footer_rows": 0,
            "comment": "",
            "table": None,
            "decimal": written.layout.decimal,
        }
    )


def read_reshaped(path: Path, reading: ReadingSpec, rows: int | None) -> Work[Table]:
    """The table in a file after its rows and columns were exchanged, stacked or laid side by side."""
    with reshaped_text(path, reading) as written:
        table = yield from read_table(written.path, inner_reading(written, reading), rows=rows)
    of_file = {name: getattr(written.layout.reading, name) for name in OF_THE_FILE}
    guesses = {name: told for name, told in table.guesses.items() if name not in OF_THE_FILE}
    guesses |= {name: told for name, told in written.layout.guesses.items() if name in (*OF_THE_FILE, "decimal")}
    guesses["reshape"] = sentence("As was chosen, or as headings tell that are times.")
    lines = np.array(written.lines, np.int64)
    return replace(
        table,
        path=path,
        reading=table.reading.model_copy(update=of_file | {"reshape": reading.reshape}),
        guesses=guesses,
        problems=(Problem(message=written.told), *(_placed(problem, lines) for problem in table.problems)),
        lines=lines[: table.rows] if len(lines) >= table.rows else None,
        sha256="" if rows else hash_of(path),
        reshaping=written.reshaping,
    )


def _placed(problem: Problem, lines: np.ndarray) -> Problem:
    """A problem with the row of the file itself."""
    inside = problem.row is not None and 0 <= problem.row - 2 < len(lines)
    return replace(problem, row=int(lines[problem.row - 2]) if problem.row is not None and inside else None)


def _grid(path: Path, reading: ReadingSpec) -> tuple[Layout, Grid]:
    layout = study_file(path, reading)
    while True:
        rows: list[list[str]] = []
        lines: list[int] = []
        width = layout.shape.width
        try:
            for block in data_blocks(layout):
                for record in block.records():
                    rows.append(fitted(record.cells, width))
                    lines.append(record.line)
        except EncodingError as error:
            layout = study_again(layout, reading, error)
            continue
        names = [name.strip() for name in header_names(layout.header, width)] if layout.header else layout.names
        return layout, Grid(names=names, rows=rows, lines=lines)


def transposed(grid: Grid, path: Path) -> Reshaped:
    """Each row as a column, named by the cells before its values; the headings are the first column."""
    found = time_headings(grid.names)
    start, stop = (found.start, found.stop) if found else (1, len(grid.names))
    if stop <= start:
        raise WorkbenchError(
            "{file} has one column, so that rows cannot become columns. Set data.reading.reshape to none.", file=path
        )
    heads = list(found.texts) if found else grid.names[start:stop]
    names = ["/".join(filter(None, (cell.strip() for cell in row[:start]))) for row in grid.rows]
    name = _first_name(grid.names[0], found, taken=names)
    return Reshaped(
        names=[name, *names],
        before=start,
        behind=sum(map(bool, grid.names[stop:])),
        made=(name,),
        rows=[[head, *(row[at] for row in grid.rows)] for at, head in enumerate(heads, start)],
        lines=range(start + 1, stop + 1),
        told=sentence(
            "{count} rows of the file became columns, since time runs to the right. Time runs: as in the file "
            "(data.reading.reshape=none) takes it back.",
            count=len(grid.rows),
        ),
    )


def _first_name(name: str, found: Headings | None, taken: Sequence[str]) -> str:
    """What the headings are called as a column: the corner may name them, or the rows; both, parted by a backslash."""
    plain = name.rpartition("\\")[2].strip()
    wanted = plain if found is None or may_be_part(plain) else found.name
    return _free(wanted or "step", taken)


def _free(name: str, taken: Sequence[str]) -> str:
    return (
        name if name not in taken else next(n for at in range(2, len(taken) + 3) if (n := f"{name}_{at}") not in taken)
    )


def stacked(grid: Grid, path: Path) -> Reshaped:
    """A row per cell: what stands before and behind the values, the heading and the value; empty ends are left out."""
    found = part_headings(grid.names, grid.rows) or time_headings(grid.names)
    start, stop = (found.start, found.stop) if found else (1, len(grid.names))
    if stop <= start:
        raise WorkbenchError(
            "{file} has no columns that could become rows. Set data.reading.reshape to none.", file=path
        )
    heads = list(found.texts) if found else grid.names[start:stop]
    keys = [at for at in range(len(grid.names)) if not start <= at < stop]
    keys = [at for at in keys if grid.names[at] or any(row[at].strip() for row in grid.rows)]
    named = [grid.names[at].partition("\\")[0].strip() or f"column_{at + 1}" for at in keys]
    time = _free(found.name if found else "step", named)
    value = _free(VALUE, [*named, time])
    rows: list[list[str]] = []
    lines: list[int] = []
    for row, line in zip(grid.rows, grid.lines, strict=True):
        cells, about = row[start:stop], [row[at] for at in keys]
        present = [at for at, cell in enumerate(cells) if not is_missing(cell)]
        for at in range(present[0], present[-1] + 1) if present else ():
            rows.append([*about, heads[at], cells[at]])
            lines.append(line)
    told = sentence(
        "{count} rows of the file became series one below the other, since time runs to the right: column {time} holds "
        "the headings, column {value} the cells. Time runs: as in the file (data.reading.reshape=none) takes it back.",
        count=len(grid.rows),
        time=time,
        value=value,
    )
    return Reshaped(
        names=[*named, time, value],
        rows=rows,
        lines=lines,
        told=told,
        before=start,
        behind=sum(at >= stop for at in keys),
        made=(time, value),
    )


def widened(grid: Grid, path: Path) -> Reshaped:
    """A column per series, with a row for each time."""
    found = side_by_side(grid.names, grid.rows)
    if found is None:
        raise WorkbenchError(
            "{file} has no column of times and none that tells rows of the same time apart, so that series cannot "
            "stand side by side. Set data.reading.reshape to none.",
            file=path,
        )
    told = sentence(
        "Its series became {count} columns side by side, one row for each time. Time runs: as in the file "
        "(data.reading.reshape=none) takes it back.",
        count=len(found.names) - 1,
    )
    lines = [grid.lines[at] for at in found.firsts]
    return Reshaped(names=found.names, rows=found.rows, lines=lines, told=told, before=0, made=found.named)


RESHAPES: dict[Reshape, Callable[[Grid, Path], Reshaped]] = {
    "transpose": transposed,
    "long": stacked,
    "wide": widened,
}
"""What becomes of a table, by the name of the reading's choice."""
