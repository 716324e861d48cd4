"""What is not sure of columns of times: their order, zone and calendar, or that they are times at all."""

import re
from collections.abc import Sequence

import numpy as np

from workbench.data.sources.values import shortened
from workbench.data.spec import TimeUnit
from workbench.data.table import ColumnType, Problem
from workbench.data.time.epochs import Times, counts_otherwise, may_count_days, may_count_seconds, moved, named_as_time
from workbench.data.time.forms import are_seasons
from workbench.data.time.names import may_be_part
from workbench.data.time.reader import TimeColumn
from workbench.data.time.telling import order_told
from workbench.sentence import Sentence, sentence

_AHEAD = 543
"""Years that the calendar of Thailand is ahead."""
_OTHER_YEARS = (2443, 2700)
"""Years that are of that calendar, or no years of our age."""
_FEWEST = 5
_EAST = re.compile("年.*月").search
_FEWEST_FISCAL = 3
_FISCAL = re.compile(r"\bFY\s?'?\d{2}", re.IGNORECASE)
_MOSTLY = 0.9
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_FEWEST_DIGITS, _FEWEST_YEARS = 2, 3
_YEAR_AND_MONTHS, _YEARS_LOOKED_AT = 13, 20
_YEAR_AND_PART = re.compile(r"(\d{4})[-/. ]0?([1-4])")
_FIRST_PARTS = [set("12"), set("123"), set("1234")]


def unread_time(names: Sequence[str], columns: Sequence[Sequence[str]], types: Sequence[ColumnType]) -> Sentence | None:
    """What to tell of the first column of texts that is called like a time, or whose years go on from row to row as
    those of terms do, and differs from row to row, in a table without any time; None where there is none."""
    if "time" in types:
        return None
    for name, cells, kind in zip(names, columns, types, strict=True):
        present = [cell.strip() for cell in cells if cell.strip()]
        if kind != "text" or len(present) < _FEWEST:
            continue
        if not (named_as_time(name) or may_be_part(name) or all(map(_EAST, present)) or _years_go_on(present)):
            continue
        with_digits = sum(sum(map(str.isdecimal, cell)) >= _FEWEST_DIGITS for cell in present)
        if with_digits >= _MOSTLY * len(present) and len(set(present)) > 0.5 * len(present):
            return sentence(
                "The cells of column {column}, such as {cell}, may be times, but are not understood as such. If they "
                "are, give their format; rows are taken in the order of the file.",
                column=name,
                cell=shortened(present[0]),
            )
    return None


def _years_go_on(cells: Sequence[str]) -> bool:
    """Whether each cell has a year, the same as the one above it or the next, and there are several."""
    if are_seasons(cells) or all(map(_FISCAL.search, cells)):
        return False  # which are told as such
    found = [_YEAR.search(cell) for cell in cells]
    years = np.array([int(each[0]) for each in found if each is not None])
    steps = np.diff(years)
    one_way = bool((steps >= 0).all() or (steps <= 0).all())
    return len(years) == len(cells) and one_way and bool((np.abs(steps) <= 1).all()) and len(set(years)) >= _FEWEST


def fiscal_told(names: Sequence[str], columns: Sequence[Sequence[str]], types: Sequence[ColumnType]) -> Sentence | None:
    """How the first column of fiscal years is read, whose beginnings no cell tells; None where there is none."""
    for name, cells, kind in zip(names, columns, types, strict=True):
        present = [cell.strip() for cell in cells if cell.strip()]
        fiscal = len(present) >= _FEWEST_FISCAL and all(map(_FISCAL.search, present))
        if fiscal and kind == "time":
            return sentence(
                "Column {column} counts fiscal quarters such as {cell}: they are taken as quarters of the calendar.",
                column=name,
                cell=shortened(present[0]),
            )
        if kind == "text" and "time" not in types and (fiscal or are_seasons(present)):
            return sentence(
                "Column {column} holds seasons or fiscal years such as {cell}, which are not read as times: rows are "
                "taken in the order of the file. Write the year in which each begins if they are to be times.",
                column=name,
                cell=shortened(present[0]),
            )
    return None


def doubts(name: str, found: TimeColumn, *, unit_said: bool = False) -> list[Problem]:
    """What is not sure of the times of a column; `unit_said` tells whether somebody said what its numbers count."""
    notation, problems = found.notation, []
    if notation.other is not None and not notation.said:
        problems.append(Problem(column=name, message=order_told(name, notation)))
    if found.unzoned:
        problems.append(
            Problem(
                column=name,
                message=sentence(
                    "Times without a zone in column {column} ({count}) are taken to be of the others' zone.",
                    count=found.unzoned,
                    column=name,
                ),
            )
        )
    ends = (
        (np.fmin.reduce(found.times_M), np.fmax.reduce(found.times_M)) if notation.dated and len(found.times_M) else ()
    )
    years = [int(str(time)[:4]) for time in ends if not np.isnat(time)]
    if years and all(_OTHER_YEARS[0] <= year < _OTHER_YEARS[1] for year in years):
        problems.append(Problem(column=name, message=_years_told(name, years[0])))
    if notation.unit is not None and not unit_said:
        problems += _counted_told(name, found.times_M, notation.unit)
    return problems


def _counted_told(name: str, times_M: Times, unit: TimeUnit) -> list[Problem]:
    """What numbers may count as well."""
    others = counts_otherwise(times_M, unit)
    if may_count_seconds(times_M, unit, name):
        told = sentence(
            "The numbers in column {column} are taken for years with a fraction, of which the first is {time}. If they "
            "count something else, set the column's type to number.",
            column=name,
            time=_date(np.fmin.reduce(times_M)),
        )
        return [Problem(column=name, message=told)]
    if not others:
        return []
    first = times_M[~np.isnat(times_M)].min()
    told = sentence(
        "The numbers in column {column} are taken to count {unit}, which gives {time} at first. They may be counted "
        "from another day on: {others}. Set data.reading.time_unit if so.",
        column=name,
        unit=unit,
        time=_date(first),
        others=", ".join(f"{_date(first + moved(unit, other))} ({other})" for other in others),
    )
    return [Problem(column=name, message=told)]


def _date(time: np.datetime64) -> str:
    return str(time.astype("datetime64[D]"))


def days_told(names: Sequence[str], columns: Sequence[Sequence[str]], types: Sequence[ColumnType]) -> list[Problem]:
    """What to tell of columns of numbers that are called like a time and may count days as statistics programs do."""
    problems = []
    for name, cells, kind in zip(names, columns, types, strict=True):
        if kind == "number" and named_as_time(name) and may_count_days(cells):
            told = sentence(
                "The numbers in column {column}, such as {cell}, are not taken for dates. If they are days from 1970 "
                "on, as R writes them, set data.reading.time_unit to days1970; if from 1960 on, as Stata and SAS do, "
                "to days1960.",
                column=name,
                cell=shortened(next(cell for cell in cells if cell.strip())),
            )
            problems.append(Problem(column=name, message=told))
    return problems


def months_told(names: Sequence[str], columns: Sequence[Sequence[str]]) -> Sentence | None:
    """What to tell of columns without names that may be a year and its twelve months; None where they are others."""
    numbered = [f"column_{place}" for place in range(1, 1 + _YEAR_AND_MONTHS)]
    years = [cell.strip() for cell in columns[0][:_YEARS_LOOKED_AT]] if list(names) == numbered else []
    if len(years) < _FEWEST or not all(map(_YEAR.fullmatch, years)):
        return None
    if (np.diff([int(year) for year in years]) != 1).any():
        return None
    return sentence(
        "{first} counts years, and twelve columns without names stand beside it. If they are its months, write year, "
        "Jan, Feb and so on above them, so that month follows on month.",
        first=names[0],
    )


def parts_told(names: Sequence[str], columns: Sequence[Sequence[str]], types: Sequence[ColumnType]) -> Sentence | None:
    """What to tell of the first column of months that never go beyond the second, third or fourth of a year, as
    half-years and quarters do; None where there is none."""
    for name, cells, kind in zip(names, columns, types, strict=True):
        found = [_YEAR_AND_PART.fullmatch(cell.strip()) for cell in cells if cell.strip()] if kind == "time" else []
        parts = {each[2] for each in found if each is not None}
        years = {each[1] for each in found if each is not None}
        if len(years) >= _FEWEST_YEARS and all(found) and parts in _FIRST_PARTS:
            return sentence(
                "Column {column} holds years with a number from 1 to {most}, such as {cell}, which are taken for "
                "months. If they are half-years or quarters, write them as 2024-S1 or 2024-Q1.",
                column=name,
                most=str(len(parts)),
                cell=next(cell for cell in cells if cell.strip()),
            )
    return None


def _years_told(name: str, year: int) -> Sentence:
    return sentence(
        "The years in column {column}, such as {year}, are taken as they stand. If they are counted as in Thailand, "
        "{year} is {otherwise}: write them so, as leap years fall otherwise.",
        column=name,
        year=str(year),
        otherwise=str(year - _AHEAD),
    )
