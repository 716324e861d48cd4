"""How a file's rows fall into cells: delimiter, quote, rows above the table and rows that name its columns."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from workbench.data.sources.cells import Dialect
from workbench.data.sources.number_text import unit_of
from workbench.data.sources.preamble import preamble_rows, table_width, typed_share
from workbench.data.sources.records import Record, Records, lines_of
from workbench.data.sources.remarks import without_comments
from workbench.data.sources.units import are_units
from workbench.data.sources.values import is_missing, is_number, is_typed
from workbench.data.spec import ReadingSpec
from workbench.data.time.forms import looks_like_time
from workbench.sentence import Sentence, sentence

_DELIMITERS = (",", ";", "\t", "|", " ", ":")
_QUOTES = ('"', "'")
_BACKTICK = "`"
_WITHIN_CELLS = "\"'`.-_/$()[]{}<>"
"""Signs that numbers, prices, dates and texts are made of."""
_SURE_SIGNS = {",", ";", "\t", "|"}
_SELDOM_WITHIN, _OFTEN_WITHIN = {";", "\t", "|"}, {",", " ", ":"}
_MOST_SIGNS = 8
_SELDOM_ORDER = 4
"""Where a seldom sign stands among the delimiters: beside those that texts are full of."""
_SURE = 0.45
"""A score from which no seldom dialect is looked for."""
_LEAST = 0.12
"""A score below which a file has one column."""
_LINES = 120
_LEAST_COUNTED, _LEAST_ALONE = 3, 5
"""Headings that count columns, beside names and without any."""
_OF_DATES, _FIRST_YEAR, _LAST_YEAR, _WEEKS = {6, 8}, 1900, 2100, 53
_COUNTED = re.compile(r"\d+(\.\d+)?")
_TABLE_ROWS = 4
_TOLD = re.compile(r'"?sep=(?P<sign>[^"\w])"?[,;\t ]*', re.IGNORECASE)
_DECIMALS = re.compile(r" *[+-]?\d+,\d+ *")
_CLOCK = re.compile(r"(?<!\d)\d\d:\d\d(?!\d)")
_NAMES = {
    ",": sentence("comma"),
    ";": sentence("semicolon"),
    "\t": sentence("tab"),
    "|": sentence("bar"),
    " ": sentence("blank"),
    ":": sentence("colon"),
    ", ": sentence("comma and blank"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DialectShape:
    """Where the table lies: records above it, records that name its columns, cells in a sound row."""

    skip: int
    header: int
    width: int


def detect_dialect(head: str, reading: ReadingSpec) -> tuple[Dialect, dict[str, Sentence]]:
    """The dialect of a file that starts so; what the reading says is taken as it is."""
    lines = without_comments(lines_of(head)[:_LINES])
    quotes = _QUOTES if reading.quote is None else (reading.quote,)
    delimiter = reading.delimiter or told_delimiter(lines)
    if delimiter is not None:
        candidates = [_dialect(lines, delimiter, quote) for quote in quotes]
    else:
        candidates = [
            _dialect(lines, delimiter, quote)
            for delimiter in _DELIMITERS
            for quote in quotes
            if any(delimiter in line for line in lines)
        ]
    scores = {dialect: _score(lines, dialect) for dialect in candidates}
    best = max(scores, key=lambda dialect: scores[dialect], default=Dialect(quote=quotes[0]))
    if delimiter is None and best.delimiter == " " and not _is_even(lines, best):
        even = [dialect for dialect in candidates if dialect.delimiter in _SURE_SIGNS and _is_even(lines, dialect)]
        best = max(even, key=lambda dialect: scores[dialect], default=best)
    if delimiter is None and scores.get(best, 0.0) < _SURE:
        scores |= {dialect: _score(lines, dialect) for dialect in _seldom(lines)}
        best = max(scores, key=lambda dialect: scores[dialect], default=best)
        best = best if scores.get(best, 0.0) > _LEAST else _uncut(lines, quotes[0])
    return best, _reasons(best, lines)


def _is_even(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether all rows have as many cells as the first, and several."""
    widths = {len(row.cells) for row in Records(list(lines), dialect) if any(cell.strip() for cell in row.cells)}
    return len(widths) == 1 and widths != {1}


def _uncut(lines: Sequence[str], quote: str) -> Dialect:
    """The dialect of a single column: a delimiter that no cell holds."""
    absent = (sign for sign in _DELIMITERS[:4] if not any(sign in line for line in lines))
    return Dialect(delimiter=next(absent, ","), quote=quote)


def told_delimiter(lines: Sequence[str]) -> str | None:
    """The delimiter that the first line tells spreadsheets, as in sep=;"""
    found = _TOLD.fullmatch(lines[0].strip("\ufeff\r\n")) if lines else None
    return found["sign"] if found else None


def spelled(dialect: Dialect) -> str:
    """The delimiter as a reading stores it."""
    return dialect.delimiter + " " if dialect.padded else dialect.delimiter


def detect_shape(rows: Sequence[Record], reading: ReadingSpec) -> tuple[DialectShape, dict[str, Sentence]]:
    """Where the table lies in the first records of a file; `skip_rows` of the reading counts lines."""
    reasons: dict[str, Sentence] = {}
    if reading.skip_rows is None:
        told = int(bool(rows) and told_delimiter([",".join(rows[0].cells)]) is not None)
        told = told or int(len(rows) > 0 and _TOLD.fullmatch(";".join(rows[0].cells)) is not None)
        skip, reasons["skip_rows"] = preamble_rows(rows[told:])
        skip += told
    else:
        skip = sum(row.line <= reading.skip_rows for row in rows)
    body = [row.cells for row in rows[skip:]]
    if reading.header_rows is None:
        header, reasons["header_rows"] = _header(body)
        if not header and reading.skip_rows is None and _are_named_below(body):
            skip, body = skip + 1, body[1:]
            header, reasons["header_rows"] = _header(body)
            reasons["skip_rows"] = sentence("The names of the columns stand below the first row.")
    else:
        header = min(reading.header_rows, len(body))
    return DialectShape(skip=skip, header=header, width=table_width(body, header)), reasons


def _are_named_below(body: Sequence[Sequence[str]]) -> bool:
    """Whether the second row names each column of the values below it, so that the first one tells of the file."""
    if len(body) < _TABLE_ROWS or len(body[1]) < table_width(body) or _header(body[1:])[0] != 1:
        return False
    return all(_is_name(cell) and not is_missing(cell) for cell in body[1]) and len(set(body[1])) == len(body[1])


def _dialect(lines: Sequence[str], delimiter: str, quote: str) -> Dialect:
    if delimiter[1:] == " " or (delimiter in (",", ";", "|") and _always_padded(lines, delimiter, quote)):
        return Dialect(delimiter=delimiter[0], quote=quote, padded=True)
    runs = delimiter == " " and sum("  " in line.strip() or line[:1] == " " for line in lines) > 0.5 * len(lines)
    return Dialect(delimiter=delimiter, quote=quote, runs=runs)


def _always_padded(lines: Sequence[str], delimiter: str, quote: str) -> bool:
    """Whether a blank follows each delimiter, of which those within quotes are none."""
    if sum(f"{delimiter} " in line for line in lines) < 0.5 * len(lines):
        return False
    rows = Records(list(lines), Dialect(delimiter=delimiter, quote=quote, padded=True))
    ends = sum(line.rstrip().endswith(delimiter) for line in lines)
    delimiters = sum(len(row.cells) - 1 for row in rows) - ends
    return delimiters > 0 and sum(line.count(f"{delimiter} ") for line in lines) >= 0.95 * delimiters


def _score(lines: Sequence[str], dialect: Dialect) -> float:
    rows = list(Records(list(lines), dialect))
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not widths or _is_one_column(lines, dialect, rows):
        return 0.0
    width, count = max(widths.items(), key=lambda item: item[1] * (item[0] / (item[0] + 1)))
    if width == 2 and all(not row.cells[1].strip() for row in rows if len(row.cells) == 2):
        return 0.0  # a sign at the end of every line
    count = max(count, _in_tables(rows))
    cells = [cell for row in rows if len(row.cells) == width for cell in row.cells[:40]]
    typed = sum(is_typed(cell) or is_missing(cell) for cell in cells) / len(cells)
    if dialect.delimiter == " " and not typed and not any(dialect.quote and dialect.quote in line for line in lines):
        return 0.0  # sentences
    odd = sum(row.mended for row in rows) / len(rows)
    stray = max(
        sum(_other_quotes(cell, dialect.quote) for cell in cells) / len(cells),
        sum(any(_is_quoted(cell, dialect.quote) for cell in row.cells) for row in rows) / len(rows),
    )
    cut = _cut_apart(rows, dialect.delimiter)
    order = _DELIMITERS.index(dialect.delimiter) if dialect.delimiter in _DELIMITERS else _SELDOM_ORDER
    bias = 0.02 * order + 0.01 * (*_QUOTES, _BACKTICK, dialect.quote).index(dialect.quote)
    return (
        (count / len(rows)) * (0.5 + 0.5 * typed) * (width / (width + 1)) - 0.3 * odd - 0.3 * stray - 0.3 * cut - bias
    )


def _in_tables(rows: Sequence[Record]) -> int:
    """Rows of two tables below each other; none where widths change more often."""
    runs = [(width, len(list(run))) for width, run in groupby(len(row.cells) for row in rows)]
    long = [count for width, count in runs if width > 1 and count >= _TABLE_ROWS]
    return sum(long) if len(long) <= 2 else 0


def _is_one_column(lines: Sequence[str], dialect: Dialect, rows: Sequence[Record]) -> bool:
    """Whether the sign stands within the cells of a single column: decimal commas, a blank before a clock."""
    below = [line.strip() for line in lines[1:] if line.strip()]
    if len(below) < 2 or dialect.delimiter not in _OFTEN_WITHIN:
        return False
    if dialect.delimiter == ",":
        return "," not in lines[0] and all(_DECIMALS.fullmatch(line) or is_number(line) for line in below)
    named = len(rows[0].cells) > 1 and not looks_like_time(lines[0].strip())
    return not named and all(looks_like_time(line) for line in below)


def _cut_apart(rows: Sequence[Record], delimiter: str) -> float:
    """The share of rows that hold a sign which seldom stands within cells, as where decimal commas cut them, or where
    colons cut clocks and blanks what commas divide: a comma ends a cell, or stands beside a quote in it."""
    clocks = sum(_CLOCK.search(":".join(row.cells)) is not None for row in rows) if delimiter == ":" else 0
    if clocks > 0.5 * len(rows) and len(rows[0].cells) == 1:
        return 1.0
    signs = _SELDOM_WITHIN - {delimiter} if delimiter in _OFTEN_WITHIN else set()
    ends = (",", ";") if delimiter == " " else ()
    signs |= {pair for end in ends for quote in _QUOTES for pair in (end + quote, quote + end)}
    cut = (any(cell.endswith(ends) or any(sign in cell for sign in signs) for cell in row.cells) for row in rows)
    return sum(cut) / len(rows)


def _other_quotes(cell: str, quote: str) -> bool:
    return any(cell[:1] == other or cell[-1:] == other for other in (*_QUOTES, _BACKTICK) if other != quote)


def _is_quoted(cell: str, quote: str) -> bool:
    """Whether a cell stands in quotes of another kind."""
    return len(cell) > 2 and cell[0] == cell[-1] != quote and cell[0] in (*_QUOTES, _BACKTICK)


def _seldom(lines: Sequence[str]) -> list[Dialect]:
    """Dialects that few files have: another sign between the cells, or a backtick around them."""
    texts = [line.rstrip("\r\n") for line in lines]
    seen = Counter(sign for text in texts for sign in set(text) if _could_delimit(sign))
    often = (sign for sign, count in seen.most_common(_MOST_SIGNS) if count >= 0.6 * len(lines))
    signs = [sign for sign in often if sign in texts[0]]
    pairs = [(sign, quote) for sign in signs for quote in _QUOTES]
    if any(_BACKTICK in text for text in texts):
        pairs += [(sign, _BACKTICK) for sign in (*_DELIMITERS, *signs)]
    return [_dialect(lines, sign, quote) for sign, quote in pairs]


def _could_delimit(sign: str) -> bool:
    return not sign.isalnum() and sign not in _WITHIN_CELLS and sign not in _DELIMITERS


def _reasons(dialect: Dialect, lines: Sequence[str]) -> dict[str, Sentence]:
    rows = list(Records(list(lines), dialect))
    width = table_width([row.cells for row in rows]) if rows else 0
    if width < 2:
        because = sentence("No delimiter cuts the rows into cells, so each row is one cell.")
    else:
        because = sentence("A {name} cuts most rows into {width} cells.", name=_name(dialect), width=width)
    quoted = any(dialect.quote and dialect.quote in line for line in lines)
    return {
        "delimiter": because,
        "quote": sentence("Some cells stand in this quote.") if quoted else sentence("No cell is quoted."),
    }


def _name(dialect: Dialect) -> Sentence | str:
    return _NAMES.get(spelled(dialect), spelled(dialect))


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, Sentence]:
    if not rows:
        return 0, sentence("There is no row.")
    if len(rows) == 1:
        names = sum(is_typed(cell) for cell in rows[0]) == 0
        return int(names), sentence("The only row holds names.") if names else sentence("The only row holds values.")
    width = table_width(rows)
    typed = [column for column in range(width) if typed_share(rows[1:], column) >= 0.7]
    named = partial(_names, columns=typed)
    if _are_years_above(rows, typed):
        return 2, sentence("The first row holds years, each above several names.")
    if _are_numbered(rows, typed):
        return 1, sentence("The first row counts the columns of values below it.")
    if typed:
        count = 0
        while count < min(3, len(rows) - 1) and named(rows[count]):
            count += 1
        if count > 1 and len(typed) < 2 and list(rows[1]) != list(rows[0]):
            count = 1
        measured = [at for at in range(width) if sum(map(_has_digit, (row[at] for row in rows[2:22] if at < len(row))))]
        if count == 1 and len(rows) > 2 and are_units(rows[1], rows[0], measured):
            count = 2
        if count == 0:
            return 0, sentence("The first row holds values like the rows below it.")
        return count, sentence("The first {count} rows hold names above columns of values.", count=count)
    return _header_of_texts(rows)


def _are_years_above(rows: Sequence[Sequence[str]], typed: Sequence[int]) -> bool:
    """Whether years stand above the first of several names each, as where cells of a spreadsheet were merged."""
    if len(rows) < _TABLE_ROWS or len(typed) < _LEAST_COUNTED or not _names(rows[1], typed):
        return False
    above = [rows[0][at].strip() if at < len(rows[0]) else "" for at in typed]
    told = [cell for cell in above if cell]
    each = len(above) / len(told) if told else 0.0
    return len(told) > 1 and each > 1 and bool(above[0]) and _are_years(told) and not _are_years([rows[2][typed[0]]])


def _are_numbered(rows: Sequence[Sequence[str]], typed: Sequence[int]) -> bool:
    """Whether the first row counts its columns of numbers, as 0, 1, 2 …, by years, dates or even steps, beside names of
    all others."""
    first, below = rows[0], rows[1]
    filled = {at for row in rows for at, cell in enumerate(row) if cell.strip()}
    present = {at for row in rows[1:] for at, cell in enumerate(row) if not is_missing(cell)}
    shared, of_values = range(min(len(first), len(below))), frozenset(typed) | (filled - present)
    at_values = [at for at in shared if is_typed(first[at]) and (at in of_values or looks_like_time(first[at].strip()))]
    counted = frozenset(at_values)
    others = [at for at in range(len(first)) if at not in counted and at in filled]
    if len(at_values) < (_LEAST_COUNTED if others else _LEAST_ALONE):
        return False
    if any(not _is_name(first[at]) for at in others if at != 0 or first[at].strip()):
        return False
    if any(first[at] == row[at] for at in others if first[at] for row in rows[1:60] if at < len(row)):
        return False
    told, values = ([row[at].strip() for at in at_values] for row in (first, below))
    if all(map(looks_like_time, told)):
        return len(set(told)) == len(told) and not any(map(looks_like_time, values))
    if _are_dates(told):
        return not _are_dates(values)
    return _counts(told) and (not _counts(values) or (_are_years(told) and not _are_years(values)))


def _is_name(cell: str) -> bool:
    return bool(cell.strip()) and not is_typed(cell)


def _counts(cells: Sequence[str]) -> bool:
    """Whether cells rise by one from each to the next; many of them by any even step."""
    numbers = [float(cell) if _COUNTED.fullmatch(cell) else math.nan for cell in cells]
    steps = [after - before for before, after in pairwise(numbers)]
    even = all(math.isclose(step, steps[0], rel_tol=1e-6) and step > 0 for step in steps)
    return even and (steps[0] == 1 or len(cells) >= _LEAST_ALONE)


def _are_dates(cells: Sequence[str]) -> bool:
    """Whether cells are months, weeks or days as numbers, such as 202401 and 20240131, one after the other."""
    if not all(cell.isascii() and cell.isdecimal() and len(cell) in _OF_DATES for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    years = {number // 10 ** (len(cell) - 4) for number, cell in zip(numbers, cells, strict=True)}
    parts = {number // 10 ** (len(cell) - 6) % 100 for number, cell in zip(numbers, cells, strict=True)}
    rises = all(after > before for before, after in pairwise(numbers)) or all(
        after < before for before, after in pairwise(numbers)
    )
    return rises and min(years) >= _FIRST_YEAR and max(years) <= _LAST_YEAR and min(parts) >= 1 and max(parts) <= _WEEKS


def _are_years(cells: Sequence[str]) -> bool:
    return all(cell.isascii() and cell.isdecimal() and 1700 <= int(cell) <= 2200 for cell in cells)


def _header_of_texts(rows: Sequence[Sequence[str]]) -> tuple[int, Sentence]:
    if any(is_typed(cell) or _is_measured(rows, at) for at, cell in enumerate(rows[0])):
        return 0, sentence("The first row holds values like the rows below it.")
    count = 1
    while count < min(3, len(rows) - 1) and list(rows[count]) == list(rows[0]):
        count += 1
    below = [{row[at] for row in rows[count:] if at < len(row)} for at in range(len(rows[0]))]
    repeated = sum(cell in seen for cell, seen in zip(rows[0], below, strict=True) if cell)
    if repeated > 0.5 * len(rows[0]):
        return 0, sentence("The first row holds values that come again below it.")
    return count, sentence("The first row holds names that do not come again below it.")


def _is_measured(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the first cell of a column is a number with a unit, as those below it are."""
    unit = unit_of(rows[0][column])
    return unit != "" and all(unit_of(row[column]) == unit for row in rows[1:20] if column < len(row))


def _has_digit(cell: str) -> bool:
    return any(letter.isdecimal() for letter in cell)


def _names(row: Sequence[str], columns: Sequence[int]) -> bool:
    cells = [row[column] for column in columns if column < len(row)]
    return any(cell.strip() for cell in cells) and not any(is_typed(cell) for cell in cells)
