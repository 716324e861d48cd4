"""A delimited text file becomes the CSV that the workbench reads: RFC 4180, UTF-8, one row of names."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from workbench.data.sources.csv import DETECTED, study_again, study_file
from workbench.data.sources.formats import format_of
from workbench.data.sources.layout import Layout, fitted, header_names
from workbench.data.sources.opening import EncodingError
from workbench.data.sources.records import Record
from workbench.data.sources.reshaping import AS_WRITTEN, inner_reading, reshaped_text
from workbench.data.sources.stream import data_blocks
from workbench.data.sources.tables import read_source
from workbench.data.sources.unpacking import PlainText, plain_text
from workbench.data.spec import ReadingSpec
from workbench.data.time.axis import iso_texts
from workbench.data.time.notation import Notation
from workbench.errors import WorkbenchError
from workbench.paths import replacing
from workbench.progress import Progress, Work
from workbench.sentence import sentence

_ROWS = 5_000
_OWN_WIDTH = 3


def convert(path: Path, out: Path, reading: ReadingSpec = DETECTED, *, typed: bool = False) -> Work[None]:
    """Write the file's table to `out`: cell texts unchanged, or with `typed` point decimals and ISO 8601 times."""
    path, out = Path(path), Path(out)
    found = format_of(path)
    try:
        with (
            _plain(path, reading) as plain,
            replacing(out) as temporary,
            temporary.open("w", encoding="utf-8", newline="") as file,
        ):
            write = _write_typed if typed or (found is not None and found.typed) else _write_texts
            yield from write(plain.path, file, plain.reading)
    except OSError as error:
        raise WorkbenchError("{file} cannot be written: {reason}.", file=out, reason=str(error)) from error


@contextmanager
def _plain(path: Path, reading: ReadingSpec) -> Iterator[PlainText]:
    """The table as delimited text, its rows and columns as they are wanted."""
    if reading.reshape in AS_WRITTEN:
        with plain_text(path, reading) as plain:
            yield plain
        return
    with reshaped_text(path, reading) as written:
        yield PlainText(written.path, inner_reading(written, reading))


def _write_texts(path: Path, file: TextIO, reading: ReadingSpec) -> Work[None]:
    layout = _studied(path, reading)
    if layout is None:
        return
    while True:
        try:
            yield from _copy(layout, file)
            return
        except EncodingError as error:
            layout = study_again(layout, reading, error)
            file.seek(0)
            file.truncate()


def _studied(path: Path, reading: ReadingSpec) -> Layout | None:
    """The file's layout; None for a file without a byte, whose copy is as empty."""
    if path.is_file() and path.stat().st_size == 0:
        return None
    return study_file(path, reading)


def _copy(layout: Layout, file: TextIO) -> Work[None]:
    width = layout.shape.width
    writer = csv.writer(file)
    names = header_names(layout.header, width) if layout.header else layout.names
    writer.writerow([layout.asked.names.get(name, name) for name in names])
    for block in data_blocks(layout):
        writer.writerows(_widened(block.records(), width))
        yield Progress(done=block.done, message=sentence("Converting {file}", file=layout.opened.path.name))


def _widened(rows: Iterator[Record], width: int) -> Iterator[list[str]]:
    """Rows of the table's width; a second table keeps its own, so that its rows stay what they were."""
    run: list[list[str]] = []
    for record in rows:
        if run and len(record.cells) != len(run[0]):
            yield from _run(run, width)
            run = []
        if len(record.cells) < width:
            run.append(record.cells)
        else:
            yield record.cells
    yield from _run(run, width)


def _run(run: list[list[str]], width: int) -> list[list[str]]:
    return run if len(run) >= _OWN_WIDTH else [fitted(cells, width) for cells in run]


def _write_typed(path: Path, file: TextIO, reading: ReadingSpec) -> Work[None]:
    table = yield from read_source(path, reading)
    writer = csv.writer(file)
    writer.writerow(list(table.frame.columns))
    notations = {column.name: column.notation for column in table.columns}
    for start in range(0, table.rows, _ROWS):
        part = table.frame.iloc[start : start + _ROWS]
        columns = [_canonical(part[name], notations[name]) for name in part.columns]
        writer.writerows(zip(*columns, strict=True))
        yield Progress(
            done=min(1.0, (start + _ROWS) / table.rows), message=sentence("Converting {file}", file=path.name)
        )


def _canonical(column: "pd.Series[Any]", notation: Notation | None) -> list[str]:
    if column.dtype.kind == "f":
        cells = [_number(value) for value in column.tolist()]
    elif column.dtype.kind == "M":
        cells = iso_texts(column.to_numpy(), notation or Notation())
    else:
        cells = column.astype(object).tolist()
    return ["" if gone else cell for cell, gone in zip(cells, column.isna().tolist(), strict=True)]


def _number(value: float) -> str:
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else repr(value)
