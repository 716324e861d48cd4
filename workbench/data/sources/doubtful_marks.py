"""Numbers whose mark may stand before a fraction or between thousands, such as 142.857, where nothing tells which."""

import re
from collections.abc import Callable, Iterator, Sequence

from workbench.data.sources.decimal_marks import Decimal, decimal_mark
from workbench.data.sources.number_text import SCALES, SPREAD, in_unit, number_in, unit_of
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
    found = _first_cell(names, columns, numbers, lambda cell: _BOUND.match(cell) is not None)
    if found is None:
        return None
    return sentence("Bounds such as {cell} in column {column} are read as the number behind their sign.", **found)


def spread_told(names: Sequence[str], columns: Sequence[Sequence[str]], numbers: Sequence[bool]) -> Sentence | None:
    """That of numbers with a spread, such as 10.5 ± 0.1, the number counts; None where there are none."""
    found = _first_cell(names, columns, numbers, _has_spread)
    if found is None:
        return None
    return sentence("Cells such as {cell} in column {column} are read as the number before their spread.", **found)


def _has_spread(cell: str) -> bool:
    return ("±" in cell or "+/-" in cell) and SPREAD.search(cell) is not None


def _first_cell(
    names: Sequence[str], columns: Sequence[Sequence[str]], numbers: Sequence[bool], sought: Callable[[str], bool]
) -> dict[str, str] | None:
    """The first such cell of the columns of numbers, and its column; None where there is none."""
    for name, cells, number in zip(names, columns, numbers, strict=True):
        cell = next(filter(sought, cells), None) if number else None
        if cell is not None:
            return {"cell": cell.strip(), "column": name}
    return None


def scales_told(names: Sequence[str], columns: Sequence[Sequence[str]], units: Sequence[str]) -> list[Problem]:
    """How the numbers of columns are read that hold several units of one kind."""
    problems = []
    for name, cells, unit in zip(names, columns, units, strict=True):
        scales = SCALES.get(unit, {})
        larger = next((cell for cell in cells if scales.get(unit_of(cell), 1.0) != 1.0), None) if scales else None
        read = None if larger is None else number_in(larger, decimal_mark([larger], ",")[0])
        if larger is not None and read is not None:
            told = sentence(
                "Numbers of column {column} have different units: {cell} is read as {number}.",
                column=name,
                cell=larger.strip(),
                number=f"{in_unit(read, larger, unit):.12g}" + ("" if unit == "1" else f" {unit}"),
            )
            problems.append(Problem(column=name, message=told))
    return problems


def magnitudes_told(names: Sequence[str], columns: Sequence[Sequence[str]], texts: Sequence[bool]) -> Sentence | None:
    """That numbers of the first column of texts are told in thousands and in millions; None where there is none."""
    for name, present in _numbers_as_texts(names, columns, texts):
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


def both_marks_told(names: Sequence[str], columns: Sequence[Sequence[str]], texts: Sequence[bool]) -> Sentence | None:
    """That the first column of texts has points before some fractions and commas before others; None where none has."""
    for name, present in _numbers_as_texts(names, columns, texts):
        with_point = next((cell for cell in present if number_in(cell, ",") is None), "")
        with_comma = next((cell for cell in present if number_in(cell) is None), "")
        if with_point and with_comma:
            return sentence(
                "Column {column} has points before some fractions and commas before others, such as {one} and {other}, "
                "and is read as text. Write all of them alike.",
                column=name,
                one=with_point,
                other=with_comma,
            )
    return None


def _numbers_as_texts(
    names: Sequence[str], columns: Sequence[Sequence[str]], texts: Sequence[bool]
) -> Iterator[tuple[str, list[str]]]:
    """The columns of texts of which every cell could be a number, with their first cells."""
    for name, cells, text in zip(names, columns, texts, strict=True):
        present = [cell.strip() for cell in cells if cell.strip()][:LOOKED_AT] if text else []
        if len(present) >= FEWEST and all(map(_is_number, present)):
            yield name, present


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
