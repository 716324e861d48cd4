"""Cell texts become values: which texts mean missing, numbers with either decimal mark, and the type of a column."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from workbench.data.sources.decimal_marks import PLAIN_NUMBER, Decimal, bare_digits, mostly
from workbench.data.sources.number_text import (
    GROUPED,
    HOURS_AND_MINUTES,
    NO_VALUE,
    SCALES,
    SIDED,
    hours_in,
    in_unit,
    mark_of,
    number_in,
    unit_of,
    units_of,
)
from workbench.data.spec import ReadingSpec, Thousands
from workbench.data.time.forms import forced_form, looks_like_time, time_form
from workbench.data.time.notation import TimeForm

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LARGEST_EXACT = 1 << 53
"""Whole numbers up to here are exact in float64."""
DIGITS_OF_EXACT = 16
DIGITS_OF_CLOCKS = 40
"""No clock counts so far."""
_FEW_CELLS = 100
"""Cells that are sooner looked at one by one than given to pandas."""
_HOURS_OF_A_DAY = 24
LEAST_STEP = 100
"""Steps of a clock beyond 2^53 are so many times what float64 tells apart."""

_MOST_PLACES, _FEWEST_EACH, _HEAD = 50, 3, 100
"""Different numbers that may be names with a point, rows of each, and of a file's head."""
MISSING = frozenset(NO_VALUE)
"""Texts that mean "no value", in small letters."""

SYMBOLS = frozenset({"", "%", "‰", *"$€£¥₹₽₩"})
"""Units that no name ends in: a cell with one of them is a number whatever its column holds."""


_THOUSANDS = {"K", "k", "Tsd", "Tsd.", "万"}
"""Without one of them, or without two larger ones, a letter may well be a unit: M of metres."""
_POINT = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,3}([ ']\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d{1,3}([ ']\d{3})+|\d+)?(,\d*)?([eE][+-]?\d+)?")
_WHOLE_WITH_E = re.compile(r"\d+[eE]\d+")
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r" *[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})? *")
_BELOW_ZERO = re.compile(r" *-[0.]+([eE].*)? *")
_PLACE = re.compile(r"\d+\.\d+")


def is_missing(text: str) -> bool:
    """Whether the cell means "no value"."""
    return text.strip().lower() in MISSING


def missing_words(reading: ReadingSpec) -> frozenset[str]:
    """Texts that mean "no value" in a file that is read so, in small letters; an empty cell always does."""
    words = reading.missing_words
    return MISSING if words is None else frozenset(word.strip().lower() for word in ("", *words))


def spellings(words: frozenset[str]) -> list[str]:
    """Words in the letters in which they are usually written."""
    return sorted({spelling for word in words for spelling in (word, word.upper(), word.title(), "NaN")})


def thousands_in(cells: Sequence[str], decimal: Decimal) -> Thousands:
    """The mark that stands between the thousands of some number among these cells; empty where none does."""
    marks: tuple[Thousands, ...] = (",", ".", " ", "'")
    for cell in cells:
        bare = bare_digits(cell).lstrip("+-")
        if GROUPED[decimal].fullmatch(bare):
            return next(mark for mark in marks if mark != decimal and mark in bare)
    return ""


def is_number(text: str, decimal: Decimal | None = None) -> bool:
    """Whether the cell is a number; None allows either decimal mark."""
    if decimal != "," and PLAIN_NUMBER.fullmatch(text):
        return True
    text = text.strip()
    if _DIGIT.search(text) is None:
        return False
    marks: tuple[Decimal, ...] = (".", ",") if decimal is None else (decimal,)
    if any((_POINT if mark == "." else _COMMA).fullmatch(text) for mark in marks):
        return True
    return unit_of(text) in SYMBOLS and any(number_in(text, mark) is not None for mark in marks)


def are_plain(cells: Sequence[str]) -> bool:
    """Whether all cells are digits, with a point between them and a power of ten at most; a zero below zero is left to
    pandas."""
    return all(_PLAIN.fullmatch(cell) and cell.isascii() and not _BELOW_ZERO.fullmatch(cell) for cell in cells)


@lru_cache(maxsize=1 << 16)  # several dialects cut a file's head into the same cells
def is_typed(text: str) -> bool:
    """Whether the cell looks like a value (a number or a time) and not like a name."""
    return is_number(text) or looks_like_time(text) or (mark_of(text) != "" and number_in(text) is not None)


def are_identifiers(cells: Sequence[str]) -> bool:
    """Whether cells that could be read as numbers are names: reading them as numbers would change or merge them.

    Whole numbers beyond 2^53, but for those that rise from row to row by so much that no digit of a step is lost, as
    those of a clock do; a leading zero as in 007, or beside the same number without it; digits around a letter e as
    in 1e5, where no number has a fraction.
    """
    if any(_WHOLE_WITH_E.fullmatch(cell) for cell in cells):
        return all(_WHOLE_WITH_E.fullmatch(cell) or cell.isdecimal() for cell in cells)
    if not all(cell.isdecimal() and cell.isascii() for cell in cells):
        return _are_places(cells)
    zeros = [cell for cell in cells if len(cell) > 1 and cell[0] == "0"]
    if any(len(cell) > 2 for cell in zeros) or any(cell.lstrip("0") in cells for cell in set(zeros)):
        return True
    longest = max(map(len, cells))
    if longest > DIGITS_OF_CLOCKS:
        return True
    values = [int(cell) for cell in cells] if longest >= DIGITS_OF_EXACT else []
    rises = all(after - before >= LEAST_STEP * np.spacing(float(after)) for before, after in pairwise(values))
    return bool(values) and max(values) > LARGEST_EXACT and not (rises and len(values) > 1)


def are_spans(cells: Sequence[str]) -> bool:
    """Whether cells such as 12:30 tell how long something took: some are beyond the hours of a day."""
    hours = [hours_in(cell) or 0.0 for cell in cells if HOURS_AND_MINUTES.fullmatch(cell)]
    return len(hours) == len(cells) and max(hours, default=0.0) > _HOURS_OF_A_DAY


def _are_places(cells: Sequence[str]) -> bool:
    """Whether a few numbers with a point are names that each come equally often, as 1.1 beside 1.10 of an outline."""
    if not all(_PLACE.fullmatch(cell) for cell in cells):
        return False
    counts = Counter(cells)
    least, most = min(counts.values()), max(counts.values())
    even = least == most or (least == most - 1 and len(cells) >= _HEAD)  # which may end among them
    return even and least >= _FEWEST_EACH and len(counts) <= _MOST_PLACES and len(set(map(float, counts))) < len(counts)


def parse_numbers(
    cells: "pd.Series[str]",
    decimal: Decimal,
    unit: str = "",
    *,
    words: frozenset[str] = MISSING,
    thousands: Thousands | None = None,
) -> tuple[Floats, Flags, list[str]]:
    """The numbers (NaN where missing or unreadable), which cells are unreadable, as those of another unit are, and
    cells with a mark behind their number."""
    plain, missing = _stripped(cells, words)
    numbers = np.array(pd.to_numeric(plain, errors="coerce"), dtype=np.float64)
    unread = np.isnan(numbers) & ~missing
    if decimal == ",":
        unread |= plain.str.contains(".", regex=False).to_numpy(dtype=bool)
    if unread.any() and thousands is None:
        rest = plain[unread]
        readable = rest.str.fullmatch(_COMMA if decimal == "," else _POINT).to_numpy(dtype=bool)
        digits = rest.str.replace(r"[ ']", "", regex=True).str.replace("." if decimal == "," else ",", "", regex=False)
        parsed = pd.to_numeric(digits.str.replace(decimal, ".", regex=False), errors="coerce")
        numbers[unread] = np.where(readable, np.asarray(parsed, dtype=np.float64), np.nan)
        unread = np.isnan(numbers) & ~missing
    marked: list[str] = []
    if unread.any():
        units = set(units_of(unit))
        same = {cell for cell in set(plain[unread]) if unit_of(cell) in units or (not unit and mark_of(cell))}
        read = {cell: number_in(cell, decimal, thousands) for cell in same}
        known = {cell: None if number is None else in_unit(number, cell, unit) for cell, number in read.items()}
        numbers[unread] = plain[unread].map(known).to_numpy(dtype=np.float64)
        marks = {cell for cell in same if not unit and mark_of(cell)}
        marked = [cell for cell in plain[unread] if cell in marks] if marks else []
    numbers[~np.isfinite(numbers)] = np.nan
    none = np.isin(numbers, _numbers_among(words))
    numbers[none] = np.nan
    return numbers, np.isnan(numbers) & ~missing & ~none, marked


@lru_cache
def _numbers_among(words: frozenset[str]) -> list[float]:
    """The words that are numbers, such as -999, which mean no value however they are written."""
    return [float(word) for word in words if PLAIN_NUMBER.fullmatch(word)]


def unit_in(cells: Sequence[str], decimal: Decimal) -> str | None:
    """The unit of nearly all numbers among these cells, empty for none; None where they have different ones."""
    if all(map(_PLAIN.fullmatch, cells)):  # which is soon seen of the many columns of some files
        return ""
    units = Counter(
        "" if PLAIN_NUMBER.fullmatch(cell) else unit_of(cell)
        for cell in cells
        if PLAIN_NUMBER.fullmatch(cell) or number_in(cell, decimal) is not None
    )
    if not units or are_marked(cells):
        return ""
    if found := _of_one_kind(set(units)):
        return found
    unit, count = units.most_common(1)[0]
    return unit if mostly(units.total() - count, units.total()) else None


def _of_one_kind(units: set[str]) -> str | None:
    """What a column with all these units is read in; None where they are not several of one kind."""
    sided = next((unit for unit, both in SIDED.items() if units == {*both}), None)
    if sided is not None or len(units) < 2:
        return sided
    found = next((unit for unit, each in SCALES.items() if units <= each.keys()), None)
    return None if found == "1" and not (units & _THOUSANDS or len(units - {""}) > 1) else found


def are_marked(cells: Sequence[str]) -> bool:
    """Whether marks stand behind some numbers of a column, or different ones: one behind each is a unit."""
    behind = {mark_of(cell) or unit_of(cell) for cell in cells if _DIGIT.search(cell)}
    return len(behind) > 1 and all(mark_of(f"1 {mark}") for mark in behind if mark)


def _stripped(cells: "pd.Series[str]", words: frozenset[str]) -> tuple["pd.Series[str]", Flags]:
    plain = cells.fillna("").astype(str).str.strip()
    if len(plain) and plain.iloc[0].endswith(";"):  # as every line of some files does
        plain = plain.str.removesuffix(";")
    return plain, plain.str.lower().isin(list(words)).to_numpy(dtype=bool)


def blank_cells(cells: "pd.Series[Any]", none: Collection[str]) -> Flags:
    """Which texts are blank, or such words; pandas is slow on a few of each of many columns."""
    if len(cells) <= _FEW_CELLS:
        return np.array([not isinstance(cell, str) or cell.strip().lower() in none for cell in cells.tolist()], bool)
    return np.asarray(cells.isna() | cells.str.strip().str.lower().isin(list(none)), bool)


def shortened(cell: str) -> str:
    """A cell as an error shows it."""
    return cell if len(cell) <= 60 else cell[:57] + "..."


def infer_type(
    cells: Sequence[str], decimal: Decimal, name: str, reading: ReadingSpec
) -> tuple[Literal["number", "time", "text", "empty"], TimeForm | None]:
    """The type of a column from its first cells and its name, and how its times are to be read; as it was said to
    be, where it was."""
    words = missing_words(reading)
    present = [cell.strip() for cell in cells if cell.strip().lower() not in words]
    said = reading.types.get(name)
    if said is not None and (present or said != "time"):
        return said, forced_form(present, reading) if said == "time" else None
    if not present:
        return "empty", None
    form = None if are_spans(present) else time_form(present, name, reading, mostly)
    if form is not None:
        return "time", form
    if are_identifiers(present):
        return "text", None
    numbers = sum(is_number(cell, decimal) for cell in present)
    units = numbers < len(present) and (unit_in(present, decimal) or are_marked(present))
    if reading.thousands is not None or units:
        numbers = sum(number_in(cell, decimal, reading.thousands) is not None for cell in present)
    return ("number" if mostly(len(present) - numbers, len(present)) else "text"), None
