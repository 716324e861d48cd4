"""Numbers whose mark may stand before a fraction or between thousands, such as 142.857, where nothing tells which."""

import re
from collections.abc import Sequence

from workbench.data.sources.decimal_marks import Decimal, decimal_mark
from workbench.data.sources.number_text import number_in, unit_of
from workbench.data.table import Problem
from workbench.sentence import Sentence, sentence

FEWEST = 3
"""So many such numbers are no accident."""
_THREE = {".": re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}"), ",": re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")}
LOOKED_AT = 200
MAGNITUDES = frozenset({"", *"kmbgt万亿", "bn", "mn", "mio", "mio.", "mrd", "mrd.", "tsd", "tsd."})
"""What stands for thousands, millions and so on, in small letters."""
_BOUND = re.compile(r"\s*[<>≤≥~≈]=?\s*[\d.,]")
_WHOLE = re.compile(r"[+-]?\d{1,3}")


def marks_told(column: str, cell: str, mark: Decimal) -> Sentence:
    """How the numbers of a column are read, and how they could be read as well."""
    other: Decimal = "," if mark == "." else "."
    if mark not in cell:
        return sentence(
            "Numbers such as {cell} in column {column} are read with {other} between thousands, as {number}; with "
            "{other} before fractions {cell} would be {otherwise}. Say which mark is right.",
            cell=cell,
            column=column,
            number=f"{number_in(cell, mark):.12g}",
            other=repr(other),
            otherwise=f"{number_in(cell, other):.12g}",
        )
    return sentence(
        "Numbers such as {cell} in column {column} are read with the fraction behind {mark}, as {number}; with {other} "
        "before fractions {cell} would be {otherwise}. Say which mark is right.",
        cell=cell,
        column=column,
        mark=repr(mark),
        number=f"{number_in(cell, mark):.12g}",
        other=repr(other),
        otherwise=f"{number_in(cell, other):.12g}",
    )


def doubtful_mark(
    names: Sequence[str], columns: Sequence[Sequence[str]], numbers: Sequence[bool], mark: Decimal, delimiter: str
) -> Sentence | None:
    """What is in doubt of the first such column; None where a number of the file tells its marks, or where commas part
    the cells and the point is the usual one."""
    if delimiter == "," and mark == ".":
        return None
    told = [column for column, number in zip(columns, numbers, strict=True) if number]
    if any(decimal_mark(cells, delimiter)[1] for cells in told):
        return None
    for name, cells, number in zip(names, columns, numbers, strict=True):
        other: Decimal = "," if mark == "." else "."
        present = [cell.strip() for cell in cells if cell.strip()] if number else []
        if len(present) >= FEWEST and all(map(_THREE[other].fullmatch, present)):
            return marks_told(name, present[0], mark)  # all with thousands, and none without: or all with fractions
        marked = [cell.strip() for cell in cells if mark in cell] if number else []
        others = (cell.strip() for cell in cells if mark not in cell)
        if len(marked) >= FEWEST and all(map(_THREE[mark].fullmatch, marked)) and not any(map(_beyond, others)):
            return marks_told(name, marked[0], mark)
    return None


def _beyond(cell: str) -> bool:
    """Whether a whole number has more digits than stand before a mark between thousands."""
    return cell.isdecimal() and _WHOLE.fullmatch(cell) is None


def bound_told(names: Sequence[str], columns: Sequence[Sequence[str]], numbers: Sequence[bool]) -> Sentence | None:
    """That bounds such as <0.5 are read as the number behind their sign; None where there are none."""
    for name, cells, number in zip(names, columns, numbers, strict=True):
        bound = next((cell.strip() for cell in cells if _BOUND.match(cell)), "") if number else ""
        if bound:
            return sentence(
                "Bounds such as {cell} in column {column} are read as the number behind their sign.",
                cell=bound,
                column=name,
            )
    return None


def magnitudes_told(names: Sequence[str], columns: Sequence[Sequence[str]], texts: Sequence[bool]) -> Sentence | None:
    """That numbers of the first column of texts are told in thousands and in millions; None where there is none."""
    for name, cells, text in zip(names, columns, texts, strict=True):
        present = [cell.strip() for cell in cells if cell.strip()][:LOOKED_AT] if text else []
        if len(present) < FEWEST or not all(map(_is_number, present)):
            continue
        units = {unit_of(cell): cell for cell in present}
        if len(units) < 2 or not MAGNITUDES.issuperset(map(str.lower, units)):
            continue
        one, other = [units[unit] for unit in sorted(units)][:2]
        return sentence(
            "Column {column} holds numbers with different units behind them, such as {one} and {other}, and is read as "
            "text. Write all of them in one unit.",
            column=name,
            one=one,
            other=other,
        )
    return None


def _is_number(cell: str) -> bool:
    return number_in(cell) is not None or number_in(cell, ",") is not None


def marks_left_out(column: str, marked: Sequence[str]) -> Problem:
    """That some numbers of a column have a mark behind them, which is left out."""
    message = sentence(
        "{count} numbers of column {column} have a mark behind them, as in {cell}: the mark is left out. Give the "
        "column the type text if it matters.",
        count=len(marked),
        column=column,
        cell=marked[0],
    )
    return Problem(column=column, message=message)
