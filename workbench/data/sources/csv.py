"""Delimited text becomes a Table: detected, typed, every fault named by row and column."""

from collections.abc import Iterator
from pathlib import Path

from workbench.data.sources.columns import Columns, Retype, is_sound
from workbench.data.sources.layout import Layout, fitted, study
from workbench.data.sources.opening import HEAD, EncodingError, open_text
from workbench.data.sources.records import Record, lines_of, records
from workbench.data.spec import ReadingSpec
from workbench.data.table import MOST_PROBLEMS, Problem, Table
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import sentence

DETECTED = ReadingSpec()
"""Everything about the reading is detected from the file."""


def read_table(path: Path, reading: ReadingSpec = DETECTED, *, rows: int | None = None) -> Work[Table]:
    """The table in a file; with `rows`, only so many from its start, for a preview.

    Raises `WorkbenchError` when there is no table to read.
    """
    path = Path(path)
    layout = _studied(path, reading)
    while True:
        try:
            return (yield from _read(layout, rows))
        except Retype as retype:
            layout.types[retype.column] = "text"
            layout.forms[retype.column] = None
        except EncodingError as error:
            if reading.encoding is not None:
                raise
            layout = study(open_text(path, None, error.bytes), reading)


def _studied(path: Path, reading: ReadingSpec) -> Layout:
    opened = open_text(path, reading.encoding)
    layout = study(opened, reading)
    if not layout.shape.width:
        raise WorkbenchError("{file} holds only blank lines. Choose a file with a table.", file=path)
    return layout


def _read(layout: Layout, limit: int | None) -> Work[Table]:
    columns = Columns(layout)
    ragged: list[Problem] = []
    path = layout.opened.path
    for text, line, done in _data_blocks(layout, limit):
        if limit is None and is_sound(text, layout.dialect, layout.shape.width):
            columns.add_text(text, line)
        else:
            _add_records(columns, layout, text, line, ragged, limit)
        yield Progress(done=done, message=sentence("Reading {file}", file=path.name))
        if limit is not None and columns.rows >= limit:
            break
    if not columns.rows:
        raise WorkbenchError(
            "{file} has names of columns but no rows below them. Choose a file with data.",
            file=path,
            row=layout.first_row,
        )
    frame, described = columns.finish()
    if all(column.type == "empty" for column in described):
        raise WorkbenchError("{file} has no column with values. Choose a file with data.", file=path)
    return Table(
        path=path,
        reading=layout.reading,
        guesses=layout.guesses,
        columns=described,
        frame=frame,
        problems=_listed(layout, columns, ragged),
        texts=tuple(tuple(row) for row in layout.sample[:limit]),
        first_row=layout.first_row,
        rows=columns.rows,
        sha256=layout.opened.digest,
    )


def _data_blocks(layout: Layout, limit: int | None) -> Iterator[tuple[str, int, float]]:
    """Blocks of data lines, each with the number of its first line; a quoted cell is never cut."""
    line, first = 1, True
    size = {} if limit is None else {"size": HEAD}
    for block, done in layout.opened.blocks(**size):
        text = block
        if first:
            text = block[_length_of(block, layout.first_row - 1) :]
            line = layout.first_row
            first = False
        if text:
            yield text, line, done
        line += text.count("\n") or text.count("\r")


def _length_of(text: str, lines: int) -> int:
    return sum(len(each) for each in lines_of(text[: HEAD * 20])[:lines])


def _add_records(
    columns: Columns, layout: Layout, text: str, line: int, ragged: list[Problem], limit: int | None
) -> None:
    width = layout.shape.width
    rows: list[list[str]] = []
    lines: list[int] = []
    for record in records(lines_of(text), layout.dialect, width, line):
        if limit is not None and columns.rows + len(rows) >= limit:
            break
        if len(record.cells) != width or record.mended:
            ragged.append(_fault(record, width))
        rows.append(fitted(record.cells, width))
        lines.append(record.line)
    columns.add_rows(rows, lines)


def _fault(record: Record, width: int) -> Problem:
    count = len(record.cells)
    if count == width:
        message = sentence("This row has a stray quote or another delimiter; it was read as the other rows are.")
    elif count < width:
        message = sentence(
            "This row has {count} cells instead of {width}; the last count as missing.", count=count, width=width
        )
    else:
        message = sentence(
            "This row has {count} cells instead of {width}; the last are left out.", count=count, width=width
        )
    return Problem(row=record.line, message=message)


def _listed(layout: Layout, columns: Columns, ragged: list[Problem]) -> tuple[Problem, ...]:
    problems = [*layout.problems, *ragged[:MOST_PROBLEMS], *columns.bad_cells]
    more = columns.unlisted + max(0, len(problems) - MOST_PROBLEMS) + max(0, len(ragged) - MOST_PROBLEMS)
    problems = problems[:MOST_PROBLEMS]
    if more:
        problems.append(Problem(message=sentence("{count} more problems are not listed.", count=more)))
    return tuple(problems)
