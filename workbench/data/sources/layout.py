"""What a file's head says about all of it: encoding, dialect, where the table lies, column names and types."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.data.sources.cells import Dialect
from workbench.data.sources.decimal_marks import Decimal, decimal_mark
from workbench.data.sources.dialect import DialectShape, detect_dialect, detect_shape, spelled
from workbench.data.sources.doubtful_marks import (
    both_marks_told,
    bound_told,
    doubtful_mark,
    magnitudes_told,
    scales_told,
    spread_told,
)
from workbench.data.sources.doubtful_times import days_told, fiscal_told, months_told, parts_told, unread_time
from workbench.data.sources.footer import Footer, find_footer
from workbench.data.sources.opening import Opened
from workbench.data.sources.preamble import main_width
from workbench.data.sources.records import Record, Records, lines_of
from workbench.data.sources.remarks import find_comment, with_plain_names
from workbench.data.sources.repair import Profile
from workbench.data.sources.units import are_gathered, are_units, unit_in_brackets
from workbench.data.sources.values import (
    MISSING,
    infer_type,
    missing_words,
    thousands_in,
    unit_in,
)
from workbench.data.sources.years_above import spread
from workbench.data.spec import ReadingSpec, Thousands
from workbench.data.table import ColumnType, Problem
from workbench.data.time.notation import TimeForm
from workbench.errors import WorkbenchError
from workbench.sentence import Sentence, sentence

MOST_COLUMNS = 50_000
_RULE = re.compile(r":?[-=]{2,}:?")
"""A cell of the line that some programs draw below names."""
_FORM = re.compile(r"\d+[sdn]")
"""A cell of the row in which hydrologists' tables tell how wide columns are and what they hold."""
_SAMPLE = 1000
_LEARNED = 200
_CELLS = 40_000
_USUAL = {
    "table": sentence("The file holds one table."),
    "reshape": sentence("Its headings are no times."),
    "thousands": sentence("As the numbers at the beginning of the file are written."),
    "fill_down": sentence("Empty cells hold nothing."),
    "missing_words": sentence("The words that usually mean no value."),
    "footer_rows": sentence("The last rows are like those above them."),
}
"""Why what nothing in a file speaks against is so."""


@dataclass(slots=True, kw_only=True)
class Layout:
    """How to read the whole file; `types` may still be corrected by what comes further down."""

    opened: Opened
    asked: ReadingSpec
    """What was said of the reading."""
    reading: ReadingSpec
    """What is used, without any None."""
    guesses: dict[str, Sentence]
    dialect: Dialect
    shape: DialectShape
    decimal: Decimal
    decimals: list[Decimal]
    """Of each column: its own numbers may leave no doubt that they are written otherwise than most."""
    units: list[str]
    """Of each column: what follows or precedes its numbers, such as kg or €."""
    names: list[str]
    types: list[ColumnType]
    forms: list[TimeForm | None]
    first_row: int
    sample: list[list[str]]
    header: list[Record]
    profile: Profile
    problems: list[Problem] = field(default_factory=list)


def study(opened: Opened, reading: ReadingSpec) -> Layout:
    """Everything that the head of a file tells; what the reading says is taken as it is."""
    head = opened.head if opened.whole else _whole_lines(opened.head)
    dialect, guesses = detect_dialect(head, reading)
    lines = lines_of(head)[: _SAMPLE + 20]
    width = main_width(list(Records(lines, dialect)))
    if width > MOST_COLUMNS:
        raise WorkbenchError(
            "{file} has more than {most} columns. Write the steps of a sequence below each other, one per row.",
            file=opened.path,
            most=MOST_COLUMNS,
        )
    lines = with_plain_names(lines, dialect, width)
    comment = find_comment(lines, dialect, width) if reading.comment is None else reading.comment
    dialect = replace(dialect, comment=comment)
    rows = list(Records(lines, dialect, width))
    shape, reasons = detect_shape(rows, reading)
    header = rows[shape.skip : shape.skip + shape.header]
    body = rows[shape.skip + shape.header :]
    header = with_row_names(header, [row.cells for row in body[:_LEARNED]], shape.width)
    left = find_footer(opened, dialect, [row.cells for row in body[:_LEARNED]], reading.footer_rows)
    if left is not None and opened.stop < 0:
        opened.without(left.start)
        return _told(study(opened, reading), left, reading)
    sound = [row.cells for row in body if len(row.cells) == shape.width and not row.mended]
    profile = Profile(sound[:_LEARNED])
    start = body[0].line if body else len(lines) + 1
    body = list(Records(lines[start - 1 :], dialect, shape.width, start, profile))
    sample = [fitted(row.cells, shape.width) for row in body[:_SAMPLE]]
    enough = max(100, _CELLS // max(shape.width, 1))
    columns = [[row[at] for row in sample[:enough]] for at in range(shape.width)]
    decimal, reasons["decimal"] = _decimal(columns, dialect, reading)
    if dialect.runs and len(header) > 1 and len(header[-1].cells) < len(header[0].cells):
        header = header[:-1]  # units of some columns, of which blanks do not tell which
    header, told = without_units(header, sample)
    names, problems = _names(header, shape.width)
    problems += [] if opened.doubt is None else [Problem(message=opened.doubt)]
    marked = _marked(shape.width)
    decimals = [_own_decimal(column[:marked], decimal, dialect, reading) for column in columns]
    kinds = [
        infer_type(column, mark, name, reading) for column, mark, name in zip(columns, decimals, names, strict=True)
    ]
    read = list(zip(columns, decimals, kinds, strict=True))
    units = [
        (_unit(column, mark, reading) or (told[at] if told else "")) if kind == "number" else ""
        for at, (column, mark, (kind, _)) in enumerate(read)
    ]
    unsaid = decimal if reading.decimal is None and reading.thousands is None else None
    looked_at, types = [column[:marked] for column in columns], [kind for kind, _ in kinds]
    problems += _doubts(names, looked_at, types, unsaid, dialect.delimiter)
    problems += scales_told(names, looked_at, units)
    problems += days_told(names, looked_at, types) if reading.time_unit is None else []
    layout = Layout(
        opened=opened,
        asked=reading,
        reading=reading,
        guesses={},
        dialect=dialect,
        shape=shape,
        decimal=decimal,
        decimals=decimals,
        units=units,
        names=names,
        types=types,
        forms=[form for _, form in kinds],
        first_row=start,
        sample=sample,
        header=header,
        profile=profile,
        problems=problems,
    )
    layout.reading = _resolved(layout, rows, reading)
    reasons["comment"] = (
        sentence("Lines between the rows begin with it.")
        if comment
        else sentence("No line between the rows is a remark.")
    )
    guesses = guesses | _USUAL | reasons | ({"encoding": opened.reason} if opened.reason else {})
    layout.guesses = {name: guess for name, guess in guesses.items() if getattr(reading, name) is None}
    return layout


def _doubts(
    names: Sequence[str],
    columns: Sequence[Sequence[str]],
    types: Sequence[ColumnType],
    decimal: Decimal | None,
    delimiter: str,
) -> list[Problem]:
    """What is not sure of numbers, whose decimal mark is None where it was said, and of columns called like times."""
    numbers, texts = ([kind == wanted for kind in types] for wanted in ("number", "text"))
    found = (
        None if decimal is None else doubtful_mark(names, columns, numbers, decimal, delimiter),
        bound_told(names, columns, numbers),
        spread_told(names, columns, numbers),
        magnitudes_told(names, columns, texts),
        both_marks_told(names, columns, texts),
        unread_time(names, columns, types),
        fiscal_told(names, columns, types),
        parts_told(names, columns, types),
        months_told(names, columns),
    )
    return [Problem(message=doubt) for doubt in found if doubt is not None]


def _told(layout: Layout, left: Footer, reading: ReadingSpec) -> Layout:
    """The layout of a file whose last lines are left out, which is told where nobody asked for it."""
    layout.reading = layout.reading.model_copy(update={"footer_rows": left.rows})
    if reading.footer_rows is None:
        layout.guesses["footer_rows"] = sentence("The last row is {text}.", text=left.text[:80])
        message = sentence(
            "Left out at the end: {count} rows with a total or a note, from {text} on. 0 rows at the end keeps them.",
            count=left.rows,
            text=left.text[:80],
        )
        layout.problems.append(Problem(message=message))
    return layout


def with_row_names(header: list[Record], body: Sequence[Sequence[str]], width: int) -> list[Record]:
    """The header with an empty name first, where it is one short of every row and the rows begin with their names."""
    short = len(header) == 1 and len(header[0].cells) == width - 1 and width > 1
    if not short or len(body) < 2 or any(len(row) != width for row in body):
        return header
    first, last = [row[0].strip() for row in body], [row[-1].strip() for row in body]
    if len(set(first)) < len(first) or not all(first) or not any(last):
        return header
    return [Record(header[0].line, ["", *header[0].cells], header[0].mended)]


def fitted(cells: Sequence[str], width: int) -> list[str]:
    """The cells of a row, filled up with empty ones or cut to the table's width."""
    return [*cells[:width], *[""] * (width - len(cells))]


def _whole_lines(head: str) -> str:
    cut = max(head.rfind("\n"), head.rfind("\r"))
    return head[: cut + 1] or head


def _resolved(layout: Layout, rows: Sequence[Record], reading: ReadingSpec) -> ReadingSpec:
    at = layout.shape.skip
    above = (rows[at].line if at < len(rows) else 1) - 1
    return reading.model_copy(
        update={
            "encoding": reading.encoding or layout.opened.encoding,
            "delimiter": reading.delimiter or spelled(layout.dialect),
            "quote": layout.dialect.quote if reading.quote is None else reading.quote,
            "decimal": layout.decimal,
            "skip_rows": above if reading.skip_rows is None else reading.skip_rows,
            "header_rows": layout.shape.header,
            "footer_rows": reading.footer_rows or 0,
            "comment": layout.dialect.comment,
            "fill_down": reading.fill_down or (),
            "table": reading.table or "",
            "reshape": reading.reshape or "none",
            "thousands": _thousands(layout) if reading.thousands is None else reading.thousands,
            "missing_words": tuple(sorted(MISSING - {""})) if reading.missing_words is None else reading.missing_words,
        }
    )


def _decimal(columns: Sequence[Sequence[str]], dialect: Dialect, reading: ReadingSpec) -> tuple[Decimal, Sentence]:
    cells = [cell for column in columns for cell in column[: _marked(len(columns))]]
    decimal, sure = decimal_mark(cells, dialect.delimiter)
    if reading.decimal is not None:
        decimal = reading.decimal
    elif (told := _beside(reading.thousands)) is not None:
        return told, sentence("It is the mark beside that of the thousands.")
    if sure:
        return decimal, sentence("Most numbers with a fraction are written with it.")
    return decimal, sentence("No number has a fraction that tells; this is the usual mark.")


def _marked(columns: int) -> int:
    """Cells of each column whose decimal marks are looked at."""
    return max(20, 20_000 // max(columns, 1))


def _own_decimal(cells: Sequence[str], decimal: Decimal, dialect: Dialect, reading: ReadingSpec) -> Decimal:
    own, sure = decimal_mark(cells, dialect.delimiter)
    return own if sure and reading.decimal is None and _beside(reading.thousands) is None else decimal


def _beside(thousands: Thousands | None) -> Decimal | None:
    """The decimal mark that a mark between thousands leaves; None where it leaves both."""
    marks: dict[Thousands, Decimal] = {",": ".", ".": ","}
    return None if thousands is None else marks.get(thousands)


def _unit(cells: Sequence[str], decimal: Decimal, reading: ReadingSpec) -> str:
    words = missing_words(reading)
    return unit_in([cell for cell in cells[:_LEARNED] if cell.strip().lower() not in words], decimal) or ""


def _thousands(layout: Layout) -> Thousands:
    """The mark between the thousands of the first number that has one."""
    for at, kind in enumerate(layout.types):
        cells = [row[at] for row in layout.sample[:_LEARNED]] if kind == "number" else []
        if mark := thousands_in(cells, layout.decimals[at]):
            return mark
    return ""


def without_units(header: list[Record], body: Sequence[Sequence[str]]) -> tuple[list[Record], list[str]]:
    """The rows that name the columns, and what the row below them says that each column is measured in; nothing where
    none does. A last row that says how values were gathered, as loggers write it below the units, is left out."""
    for rows in (header[:-1], header) if header and are_gathered(header[-1].cells) else (header,):
        if len(rows) < 2 or not body:
            continue
        names, last = header_names(rows[:-1], len(body[0])), fitted(rows[-1].cells, len(body[0]))
        typed = [at for at in range(len(last)) if any(letter.isdecimal() for row in body[:20] for letter in row[at])]
        if are_units(last, names, typed):
            return rows[:-1], [unit_in_brackets(cell) for cell in last]
    return header, []


def _names(header: Sequence[Record], width: int) -> tuple[list[str], list[Problem]]:
    wanted = header_names(header, width)
    line = header[-1].line if header else None
    given = frozenset(wanted)
    names: dict[str, None] = {}
    counts: dict[str, int] = {}
    problems: list[Problem] = []
    for at, name in enumerate(wanted):
        unique = base = name or f"column_{at + 1}"
        while unique in names or (unique != name and unique in given):
            counts[base] = counts.get(base, 1) + 1  # goes on from the last one, so that many equal names take no longer
            unique = f"{base}_{counts[base]}"
        names[unique] = None
        if header and unique != name:
            problems.append(Problem(row=line, column=unique, message=_renamed(name, at, unique)))
    return list(names), problems


def header_names(header: Sequence[Record], width: int) -> list[str]:
    """The names as the file has them: several header rows are joined by a blank, empty where there is none."""
    rows = [fitted(row.cells, width) for row in header if not all(map(_FORM.fullmatch, row.cells))]
    rows = [spread(row) for row in rows[:-1]] + rows[-1:]
    named = [[cell.strip() for cell in row if not _RULE.fullmatch(cell.strip())] for row in zip(*rows, strict=True)]
    return [" ".join(filter(None, parts)) for parts in named] or [""] * width


def _renamed(name: str, at: int, unique: str) -> Sentence:
    if name:
        return sentence("Two columns are named {name}; this one is called {unique}.", name=name, unique=unique)
    return sentence("Column {number} has no name; it is called {unique}.", number=at + 1, unique=unique)
