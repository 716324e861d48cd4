"""Delimited text becomes a Table: detected, typed, every fault named by row and column."""

from collections.abc import Sequence
from pathlib import Path

from workbench.data.sources.columns import ColumnReader, Retype
from workbench.data.sources.layout import Layout, fitted, study
from workbench.data.sources.opening import EncodingError, open_text
from workbench.data.sources.stream import Faults, TextBlock, data_blocks, is_sound
from workbench.data.spec import ReadingSpec
from workbench.data.table import MOST_PROBLEMS, Column, Problem, Table
from workbench.data.time.zone import check_zone
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

_TIME_REASONS = {
    "date_order": sentence("Read so, the most dates exist and their steps are the most even."),
    "time_unit": sentence("Counted so, the numbers are dates of our time."),
    "zone": sentence("The times name it, or all their offsets are those of its clocks."),
}

SCANNED = 128 << 20
"""Bytes of a file from which on it is worth while to get compiled loops ready for it."""
SCANNED_AT_ONCE = 16 << 20
"""The same where they were compiled before, and only have to be linked."""
DETECTED = ReadingSpec()
"""Everything about the reading is detected from the file."""


def read_table(path: Path, reading: ReadingSpec = DETECTED, *, rows: int | None = None) -> Work[Table]:
    """The table in a file; with `rows`, only so many from its start, for a preview.

    Raises `WorkbenchError` when there is no table to read.
    """
    layout = study_file(Path(path), reading)
    while True:
        try:
            return (yield from _read(layout, rows))
        except Retype as retype:
            layout.types[retype.column] = retype.type
            layout.forms[retype.column] = retype.form
        except EncodingError as error:
            layout = study_again(layout, reading, error)


def study_file(path: Path, reading: ReadingSpec, sample: bytes = b"") -> Layout:
    """What the head of a file says about it; `sample` are bytes from further down that its encoding must fit."""
    _check(path, reading)
    layout = study(open_text(path, reading.encoding, sample), reading)
    if not layout.shape.width:
        raise WorkbenchError("{file} holds only blank lines. Choose a file with a table.", file=path)
    return layout


def study_again(layout: Layout, reading: ReadingSpec, error: EncodingError) -> Layout:
    """The layout with an encoding that also fits the bytes at fault; the error itself when there is none."""
    again = study_file(layout.opened.path, reading, error.bytes)
    if reading.encoding is not None or again.opened.encoding == layout.opened.encoding:
        raise error
    return again


def _check(path: Path, reading: ReadingSpec) -> None:
    if reading.zone is not None:
        check_zone(reading.zone)
    delimiter, quote = reading.delimiter, reading.quote
    if delimiter is not None and (not delimiter or set(delimiter) & set("\r\n") or delimiter == quote):
        raise WorkbenchError(
            "{delimiter} cannot be the delimiter of {file}: it must be a character, no line end, not the quote.",
            file=path,
            delimiter=repr(delimiter),
        )
    if quote is not None and (len(quote) > 1 or quote in {"\r", "\n", " "}):
        raise WorkbenchError(
            "{quote} cannot be the quote of {file}: it must be one character, or empty for none.",
            file=path,
            quote=repr(quote),
        )
    if reading.decimal is not None and reading.decimal == reading.thousands:
        raise WorkbenchError(
            "{mark} cannot stand both between thousands and before fractions of {file}. Change one of the two marks.",
            file=path,
            mark=repr(reading.decimal),
        )


def _read(layout: Layout, limit: int | None) -> Work[Table]:
    columns, faults = ColumnReader(layout), Faults(layout)
    path = layout.opened.path
    scans = limit is None and _scans(layout.opened.size)
    for block in data_blocks(layout, small=limit is not None):
        rows = columns.add_scanned(block.raw, block.line) if scans and block.sound else 0
        if rows:
            block.lines = rows
        elif limit is None and block.sound and is_sound(block.text, layout.dialect, layout.shape.width):
            columns.add_text(block.text, block.line)
        else:
            _add_records(columns, faults, block, limit)
        yield Progress(done=block.done, message=sentence("Reading {file}", file=path.name))
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
    told, reasons = time_reading(layout.reading, described)
    return Table(
        path=path,
        reading=told,
        guesses={**layout.guesses, **reasons},
        columns=described,
        frame=frame,
        problems=(*_unused_format(layout.asked, described), *_listed(layout, columns, faults)),
        texts=tuple(tuple(row) for row in layout.sample[:limit]),
        first_row=layout.first_row,
        rows=columns.rows,
        sha256=layout.opened.digest if limit is None else "",
    )


def time_reading(reading: ReadingSpec, columns: Sequence[Column]) -> tuple[ReadingSpec, dict[str, Sentence]]:
    """The reading with what was found of the times of the first column that has any, and why."""
    notation = next((column.notation for column in columns if column.notation is not None), None)
    if notation is None:
        return reading, {}
    found = {"date_order": notation.order, "time_unit": notation.unit, "zone": notation.zone}
    found = {name: value for name, value in found.items() if value is not None and getattr(reading, name) is None}
    return reading.model_copy(update=found), {name: _TIME_REASONS[name] for name in found}


def _scans(size: int) -> bool:
    """Whether a file of so many bytes repays the compiled loops: they are linked soon, but compiled in seconds."""
    if size < min(SCANNED_AT_ONCE, SCANNED):
        return False
    from workbench.data.sources.scanning.loops import are_kept

    if size >= SCANNED_AT_ONCE and are_kept():
        return True
    if size < SCANNED:
        return False
    from workbench.machine_code.compiler import has_compiler

    return has_compiler()


def _add_records(columns: ColumnReader, faults: Faults, block: TextBlock, limit: int | None) -> None:
    width = faults.layout.shape.width
    rows: list[list[str]] = []
    lines: list[int] = []
    for record in block.records():
        if limit is not None and columns.rows + len(rows) >= limit:
            break
        faults.see(record)
        if len(record.cells) > width:
            columns.add_beyond(columns.rows + len(rows), record.cells[width:])
        rows.append(fitted(record.cells, width))
        lines.append(record.line)
    columns.add_rows(rows, lines)


def _unused_format(reading: ReadingSpec, columns: Sequence[Column]) -> tuple[Problem, ...]:
    """That no times are written in the format that was given for them."""
    notations = [column.notation for column in columns if column.notation is not None]
    if reading.date_format is None or not notations or any(n.format == reading.date_format for n in notations):
        return ()
    told = sentence(
        "No column has times such as {format}: they are read as their cells show. Change the format of times.",
        format=reading.date_format,
    )
    return (Problem(message=told),)


def _listed(layout: Layout, columns: ColumnReader, faults: Faults) -> tuple[Problem, ...]:
    problems = [*layout.problems, *columns.doubts, *faults.problems(), *columns.bad_cells]
    more = columns.unlisted + max(0, len(problems) - MOST_PROBLEMS)
    problems = problems[:MOST_PROBLEMS]
    if more:
        problems.append(Problem(message=sentence("{count} more problems are not listed.", count=more)))
    return tuple(problems)
