"""Cell texts become values: which texts mean missing, numbers with either decimal mark, and the type of a column."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from workbench.data.sources.number_text import NO_VALUE, SIGNS, number_in, unit_of
from workbench.data.spec import ReadingSpec
from workbench.data.time.forms import looks_like_time, time_form
from workbench.data.time.notation import TimeForm

Decimal = Literal[".", ","]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LARGEST_EXACT = 1 << 53
"""Whole numbers up to here are exact in float64."""
DIGITS_OF_EXACT = 16

MISSING = frozenset(NO_VALUE)
"""Texts that mean "no value", in small letters."""

SYMBOLS = frozenset({"", "%", "‰", *"$€£¥₹₽₩"})
"""Units that no name ends in: a cell with one of them is a number whatever its column holds."""

MISSING_SPELLINGS = sorted({spelling for word in MISSING for spelling in (word, word.upper(), word.title(), "NaN")})

_POINT = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,3}([ ']\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d{1,3}([ ']\d{3})+|\d+)?(,\d*)?([eE][+-]?\d+)?")
_POWER = r"([eE][+-]?\d+)?"
_SURE_COMMA = re.compile(
    r"[+-]?((\d{1,3}(\.\d{3})+|\d{1,3}( \d{3})+),\d+|\d+,(\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)"
    + _POWER
    + r"|[+-]?\d,\d+[eE][+-]?\d+|\d{1,3}(\.\d{3}){2,}"
)
_SURE_POINT = re.compile(
    r"[+-]?((\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+)\.\d+|\d+\.(\d{1,2}|\d{4,})|0?\.\d+|\d{4,}\.\d+)"
    + _POWER
    + r"|[+-]?\d\.\d+[eE][+-]?\d+|\d{1,3}(,\d{2,3}){2,}"
)
_MARKS = re.compile(r"[^\d.,' eE+-]")
_WHOLE_WITH_E = re.compile(r"\d+[eE]\d+")
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r" *[+-]?\d+(\.\d+)? *")


def is_missing(text: str) -> bool:
    """Whether the cell means "no value"."""
    return text.strip().lower() in MISSING


def is_number(text: str, decimal: Decimal | None = None) -> bool:
    """Whether the cell is a number; None allows either decimal mark."""
    if decimal != "," and _PLAIN.fullmatch(text):
        return True
    text = text.strip()
    if _DIGIT.search(text) is None:
        return False
    marks: tuple[Decimal, ...] = (".", ",") if decimal is None else (decimal,)
    if any((_POINT if mark == "." else _COMMA).fullmatch(text) for mark in marks):
        return True
    return unit_of(text) in SYMBOLS and any(number_in(text, mark) is not None for mark in marks)


def is_typed(text: str) -> bool:
    """Whether the cell looks like a value (a number or a time) and not like a name."""
    return is_number(text) or looks_like_time(text)


def are_identifiers(cells: Sequence[str]) -> bool:
    """Whether cells that could be read as numbers are names: reading them as numbers would change or merge them.

    Whole numbers beyond 2^53 that do not rise from row to row, as counters would; a leading zero as in 007; digits
    around a letter e as in 1e5, where no number has a fraction.
    """
    if any(_WHOLE_WITH_E.fullmatch(cell) for cell in cells):
        return all(_WHOLE_WITH_E.fullmatch(cell) or cell.isdecimal() for cell in cells)
    if not all(cell.isdecimal() and cell.isascii() for cell in cells):
        return False
    if any(len(cell) > 2 and cell[0] == "0" for cell in cells):
        return True
    values = [int(cell) for cell in cells] if max(map(len, cells)) >= DIGITS_OF_EXACT else []
    rises = all(before < after for before, after in pairwise(values))
    return bool(values) and max(values) > LARGEST_EXACT and not (rises and len(values) > 1)


def decimal_mark(cells: Sequence[str], delimiter: str) -> tuple[Decimal, bool]:
    """The decimal mark of these cells, and whether any cell leaves no doubt."""
    bare = [cell.strip() if _PLAIN.fullmatch(cell) else bare_digits(cell) for cell in cells]
    comma = sum(_SURE_COMMA.fullmatch(cell) is not None for cell in bare)
    point = sum(_SURE_POINT.fullmatch(cell) is not None for cell in bare)
    if comma or point:
        return ("," if comma > point else "."), True
    unsure = any(re.fullmatch(r"[+-]?\d{1,3},\d{3}", cell.strip()) for cell in cells)
    return ("," if unsure and delimiter == ";" else "."), False


def parse_numbers(cells: "pd.Series[str]", decimal: Decimal, unit: str = "") -> tuple[Floats, Flags]:
    """The numbers (NaN where missing or unreadable) and which cells are unreadable, as those of another unit are."""
    plain, missing = _stripped(cells)
    numbers = np.array(pd.to_numeric(plain, errors="coerce"), dtype=np.float64)
    unread = np.isnan(numbers) & ~missing
    if decimal == ",":
        unread |= plain.str.contains(".", regex=False).to_numpy(dtype=bool)
    if unread.any():
        rest = plain[unread]
        readable = rest.str.fullmatch(_COMMA if decimal == "," else _POINT).to_numpy(dtype=bool)
        digits = rest.str.replace(r"[ ']", "", regex=True).str.replace("." if decimal == "," else ",", "", regex=False)
        parsed = pd.to_numeric(digits.str.replace(decimal, ".", regex=False), errors="coerce")
        numbers[unread] = np.where(readable, np.asarray(parsed, dtype=np.float64), np.nan)
        rare = np.isnan(numbers) & ~missing
        if rare.any():
            same = {cell for cell in set(plain[rare]) if unit_of(cell) in ("", unit)}
            known = {cell: number_in(cell, decimal) for cell in same}
            numbers[rare] = plain[rare].map(known).to_numpy(dtype=np.float64)
    numbers[~np.isfinite(numbers)] = np.nan
    return numbers, np.isnan(numbers) & ~missing


def bare_digits(cell: str) -> str:
    """The digits and marks of a cell, without units and signs that only some countries write."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", cell).translate(SIGNS)).strip(" -") if cell else ""


def unit_in(cells: Sequence[str], decimal: Decimal) -> str | None:
    """The unit of nearly all numbers among these cells, empty for none; None where they have different ones."""
    units = Counter(
        "" if _PLAIN.fullmatch(cell) else unit_of(cell)
        for cell in cells
        if _PLAIN.fullmatch(cell) or number_in(cell, decimal) is not None
    )
    if not units:
        return ""
    unit, count = units.most_common(1)[0]
    return unit if mostly(units.total() - count, units.total()) else None


def _stripped(cells: "pd.Series[str]") -> tuple["pd.Series[str]", Flags]:
    plain = cells.fillna("").astype(str).str.strip()
    return plain, plain.str.lower().isin(list(MISSING)).to_numpy(dtype=bool)


def mostly(bad: int, present: int) -> bool:
    """Whether so few unreadable cells leave the column its type."""
    return bad <= 0.05 * present or (bad <= 3 and 4 * bad <= present)


def infer_type(
    cells: Sequence[str], decimal: Decimal, name: str, reading: ReadingSpec
) -> tuple[Literal["number", "time", "text", "empty"], TimeForm | None]:
    """The type of a column from its first cells and its name, and how its times are to be read."""
    present = [cell.strip() for cell in cells if not is_missing(cell)]
    if not present:
        return "empty", None
    form = time_form(present, name, reading, mostly)
    if form is not None:
        return "time", form
    if are_identifiers(present):
        return "text", None
    numbers = sum(is_number(cell, decimal) for cell in present)
    if numbers < len(present) and unit_in(present, decimal):
        numbers = sum(number_in(cell, decimal) is not None for cell in present)
    return ("number" if mostly(len(present) - numbers, len(present)) else "text"), None
