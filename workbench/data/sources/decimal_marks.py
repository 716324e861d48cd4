"""Which mark stands before the fraction of numbers, seen in cells; exported scripts contain this file as it is."""

import re
from collections.abc import Sequence
from typing import Literal

from workbench.data.sources.number_text import plain_text

Decimal = Literal[".", ","]
PLAIN_NUMBER = re.compile(r" *[+-]?\d+(\.\d+)? *")
_POWER = r"([eE][+-]?\d+)?"
_SURE_COMMA = re.compile(
    r"[+-]?((\d{1,3}(\.\d{3})+|\d{1,3}([ ']\d{3})+),\d+|\d+,(\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)"
    + _POWER
    + r"|[+-]?\d,\d+[eE][+-]?\d+|\d{1,3}(\.\d{3}){2,}"
)
_SURE_POINT = re.compile(
    r"[+-]?((\d{1,3}(,\d{3})+|\d{1,3}([ ']\d{3})+)\.\d+|\d+\.(\d{1,2}|\d{4,})|0?\.\d+|\d{4,}\.\d+)"
    + _POWER
    + r"|[+-]?\d\.\d+[eE][+-]?\d+|\d{1,3}(,\d{2,3}){2,}"
)
_IS_BARE = re.compile(r" *[+-]?\d+(\.\d+([eE][+-]?\d+)?)? *")
_MARKS = re.compile(r"[^\d.,' eE+-]")
_WORD = re.compile(r"[^\W\d_]{2,}\.?")


def decimal_mark(cells: Sequence[str], delimiter: str) -> tuple[Decimal, bool]:
    """The decimal mark of these cells, and whether any cell leaves no doubt."""
    stripped = [cell.strip() for cell in cells]
    bare = [
        cell if PLAIN_NUMBER.fullmatch(cell) or _SURE_POINT.fullmatch(cell) else bare_digits(cell) for cell in stripped
    ]
    comma = sum(_SURE_COMMA.fullmatch(cell) is not None for cell in bare)
    point = sum(_SURE_POINT.fullmatch(cell) is not None for cell in bare)
    if comma or point:
        return ("," if comma > point else "."), True
    unsure = any(re.fullmatch(r"[+-]?\d{1,3},\d{3}", cell.strip()) for cell in cells)
    return ("," if unsure and delimiter == ";" else "."), False


def bare_digits(cell: str) -> str:
    """The digits and marks of a cell, without units and signs that only some countries write."""
    return _MARKS.sub("", _WORD.sub("", plain_text(cell))).strip(" -") if cell else ""


def mostly(bad: int, present: int) -> bool:
    """Whether so few unreadable cells leave the column its type."""
    return bad <= 0.05 * present or (bad <= 3 and 4 * bad <= present)
