"""Rows at the end of a file that are none of its data: totals, and notes below the table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.data.sources.cells import Dialect, QuoteError, split
from workbench.data.sources.number_text import number_in
from workbench.data.sources.opening import Opened
from workbench.data.sources.values import is_missing, is_typed

TOTALS = frozenset(
    {"total", "totals", "grand total", "sum", "sub total", "subtotal", "overall", "all"}
    | {"summe", "gesamt", "gesamtsumme", "insgesamt", "total général", "total general", "total geral", "somme", "suma"}
    | {"totale", "totaal", "totalt", "razem", "celkem", "toplam", "itogo", "итого", "всего", "сумма", "σύνολο"}
    | {
        "合计",
        "总计",
        "总和",
        "合計",
        "總計",
        "総計",
        "計",
        "합계",
        "총계",
        "average",
        "mean",
        "mittelwert",
        "平均",
        "平均值",
    }
)
"""Words at the start of a row that sums up those above it, in small letters."""
STATISTICS = frozenset(
    {"avg", "median", "maximum", "max", "minimum", "min", "std", "stdev", "std dev", "st. dev", "count", "durchschnitt"}
    | {
        "moyenne",
        "promedio",
        "media",
        "média",
        "średnia",
        "ortalama",
        "среднее",
        "평균",
        "最大",
        "最大值",
        "最小",
        "最小值",
    }
)
"""The same of rows below times or numbers: among names they may be some."""
_ENDS = frozenset({"eof", "end", "end of file", "end of report", "ende", "fin", "*", "**", "***"})
_MOST = 10
_OTHER_SIGNS = re.compile(r"[;,\t| ]")
_WORDS = re.compile(r"\S+\s+\S+|:|\S*[^\x00-\x7f]{4,}|[-_=*]{3,}")


@dataclass(frozen=True, slots=True)
class Footer:
    """How many lines below the table are left out, the byte where they start, and the first of them."""

    rows: int
    start: int
    text: str


def find_footer(opened: Opened, dialect: Dialect, body: Sequence[Sequence[str]], asked: int | None) -> Footer | None:
    """The lines to leave out at the end of a file whose rows are like those of `body`; as many as asked."""
    if asked == 0 or not body:
        return None
    lines = opened.last_lines()
    filled = [at for at, (_, text) in enumerate(lines) if text.strip()]
    found = _count([text for _, text in lines], filled, dialect, body) if asked is None else asked
    count = min(found, len(filled))
    if not count:
        return None
    start, text = lines[filled[-count]]
    return Footer(rows=count, start=start, text=text.strip())


def _count(lines: Sequence[str], filled: Sequence[int], dialect: Dialect, body: Sequence[Sequence[str]]) -> int:
    count, width = 0, len(body[0])
    while count < min(_MOST, len(filled) - 1):
        at = filled[-count - 1]
        apart = at > 0 and not lines[at - 1].strip()
        if width < 2 or _ends_cell(lines[at], dialect) or not _is_note(lines[at], dialect, body, apart=apart):
            break
        count += 1
    while count < min(_MOST, len(filled) - 1) and _is_total(lines[filled[-count - 1]], dialect, body):
        count += 1
    return count


def _ends_cell(line: str, dialect: Dialect) -> bool:
    """Whether a line has one quote too many: it ends a cell that began on a line above."""
    return bool(dialect.quote) and line.count(dialect.quote) % 2 == 1


def _is_total(line: str, dialect: Dialect, body: Sequence[Sequence[str]]) -> bool:
    cells = _cells(line, dialect)
    named = next((cell for cell in cells if cell.strip()), "")
    if _word(named) not in TOTALS | STATISTICS or len(cells) < 2 or not any(map(_has_value, cells)):
        return False
    column = cells.index(named)
    above = [row[column] for row in body if column < len(row) and _word(row[column]) not in TOTALS | STATISTICS]
    if _word(named) in STATISTICS and not all(map(is_typed, above)):
        return False  # a name, such as Max
    return sum(_word(row[column]) == _word(named) for row in body if column < len(row)) <= 1


def _has_value(cell: str) -> bool:
    return is_typed(cell) or number_in(cell, ".") is not None or number_in(cell, ",") is not None


def _is_note(line: str, dialect: Dialect, body: Sequence[Sequence[str]], *, apart: bool) -> bool:
    """Whether a line below the table is a sentence: one cell of words where rows have several."""
    cells = _cells(line, dialect)
    if dialect.delimiter == " " and not is_typed(cells[0]):
        return apart and not any(is_typed(cell) for cell in cells)
    alone = len(cells) == 1 or not any(cell.strip() for cell in cells[1:])
    if not alone or is_missing(cells[0]) or is_typed(cells[0]) or is_typed(_OTHER_SIGNS.split(cells[0].strip())[0]):
        return False  # a row with another sign between its cells begins with a value as the others do
    above = [sum(bool(cell.strip()) for cell in row) for row in body]
    while above and above[-1] <= 1:
        above.pop()
    ends = cells[0].strip().lower() in _ENDS
    return above.count(1) <= 0.05 * len(above) and (apart or ends or _WORDS.search(cells[0]) is not None)


def _cells(line: str, dialect: Dialect) -> list[str]:
    try:
        return split(line, dialect)
    except QuoteError:
        return split(line, dialect, lenient=True)


def _word(cell: str) -> str:
    return cell.strip(" \t:：=.-*()\"'").lower()
