"""Formats: the signs of strptime that describe how some cells are written."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from workbench.data.time.forms import fits_format
from workbench.data.time.grammar import Reading, shape, shape_of

_SIGNS = {
    **{"year": "%Y", "year2": "%y", "month": "%m", "day": "%d", "yearday": "%j"},
    **{"hour": "%H", "minute": "%M", "second": "%S", "fraction": "%f"},
}
_SAMPLE = 200
_NAMES = {
    **{name.lower(): "%B" for name in calendar.month_name if name},
    **{name.lower(): "%b" for name in calendar.month_abbr if name},
    **{name.lower(): "%A" for name in calendar.day_name},
    **{name.lower(): "%a" for name in calendar.day_abbr},
}


def fitting_formats(cells: Sequence[str]) -> tuple[str, ...]:
    """The formats that all of these cells can be read in, the likeliest first; empty where signs cannot tell them."""
    present = [cell.strip() for cell in cells if cell.strip()][:_SAMPLE]
    if not present:
        return ()
    readings = shape(shape_of(present[0])).readings
    found = dict.fromkeys(_format(present[0], reading) for _, reading in readings)
    return tuple(form for form in found if form is not None and fits_format(present, form))


def _format(cell: str, reading: Reading) -> str | None:
    """The signs for a cell; None for what they have none for, such as a quarter."""
    places = {start: (name, stop) for name, start, stop in reading.places}
    signs, at = "", 0
    while at < len(cell):
        if at in places:
            name, stop = places[at]
            sign = _SIGNS.get(name)
            if name == "ahead_hours":
                signs, at = (
                    signs[:-1] + "%z",
                    max(stop, *(end for field, end in places.values() if "ahead" in field), 0),
                )
                continue
            if sign is None:
                return None
            signs += "%I" if name == "hour" and reading.half is not None else sign
            at = stop
            continue
        word = _word(cell, at)
        signs += _sign_of(word, reading) if len(word) > 1 or word in "TZ" else word.replace("%", "%%")
        at += len(word)
    return signs


def _word(cell: str, at: int) -> str:
    """The letters from a place on, or the one sign that stands there."""
    stop = at
    while stop < len(cell) and cell[stop].isalpha():
        stop += 1
    return cell[at : max(stop, at + 1)]


def _sign_of(word: str, reading: Reading) -> str:
    if word == "Z" and reading.zulu:
        return "%z"
    if reading.half is not None and word.lower() in ("am", "pm"):
        return "%p"
    return _NAMES.get(word.lower(), word)
