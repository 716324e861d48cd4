"""TimeAxis: the times of a sequence with their notation: their pace, what comes next, and how it is written.

Shapes: T times of a sequence, H times asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from workbench.data.time.notation import Notation
from workbench.data.time.pace import Pace, Step, find_pace
from workbench.data.time.units import fine, per_day
from workbench.data.time.zone import ahead, localized, offset_text, wall

Times = npt.NDArray[np.datetime64]

_PLAIN = Notation()
_SHORT = 0.9
"""Of a day: a longer step may be a day of the clock, of which one has an hour less."""
_DATE = len("2000-01-01")
_CLOCK = len("2000-01-01 00:00:00")


@dataclass(frozen=True)
class TimeAxis:
    """Times in order, as their clock shows them; in UTC where the notation names a zone."""

    times_T: Times
    notation: Notation = _PLAIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "times_T", fine(self.times_T))

    @cached_property
    def pace(self) -> Pace | None:
        """How the times go on; None where that is not sure."""
        return self._found[0]

    @cached_property
    def _found(self) -> tuple[Pace | None, bool]:
        """The pace, and whether it is one of UTC: short steps do not heed a change of the clock."""
        if self.notation.zone is None:
            return find_pace(self.times_T), True
        pace = find_pace(self.times_T)
        short = isinstance(pace, Step) and pace.length < _SHORT * per_day(self.times_T)
        return (pace, True) if short else (find_pace(wall(self.times_T, self.notation.zone)), False)

    def after(self, count: int) -> Times:
        """The next times; NaT where they are not sure."""
        pace, in_utc = self._found
        following_H = np.full(count, np.datetime64("NaT"), self.times_T.dtype)
        if pace is None or not count:
            return following_H
        zone = self.notation.zone
        if in_utc or zone is None:
            known_H = pace.after(self.times_T[-1], count)
        else:
            known_H = localized(pace.after(wall(self.times_T[-1:], zone)[0], count), zone)
        following_H[: len(known_H)] = known_H
        return following_H

    def texts(self, times_H: Times) -> list[str]:
        """Times as they are written in answers: dates alone where all of the axis are; empty for NaT."""
        return time_texts(times_H, self.notation, dates=self._only_dates and are_dates(times_H))

    @cached_property
    def _only_dates(self) -> bool:
        plain = self.notation.zone is None and self.notation.offset is None
        return plain and self.notation.dated and are_dates(self.times_T)


def are_dates(times: Times) -> bool:
    """Whether all times are midnights."""
    known = times[~np.isnat(times)]
    return bool((known.astype("datetime64[D]") == known).all())


def iso_texts(times: Times, notation: Notation) -> list[str]:
    """ISO 8601 with a T and always a clock, times of day alone; empty for NaT."""
    return [text.replace(" ", "T") for text in time_texts(times, notation, dates=False)]


def time_texts(times: Times, notation: Notation = _PLAIN, *, dates: bool | None = None) -> list[str]:
    """ISO 8601 with a blank, the digits of the notation and its offset; dates alone where all are, or as said."""
    zone = notation.zone
    clock = times if zone is None else np.where(np.isnat(times), times, wall(_filled(times), zone))
    plain = notation.dated and zone is None and notation.offset is None
    if dates if dates is not None else plain and are_dates(times):
        stop = _DATE
    else:
        stop = _CLOCK + (notation.digits + 1 if notation.digits else 0)
    finest = clock.astype("datetime64[ns]" if notation.digits > 6 else "datetime64[us]")
    written: list[str] = np.datetime_as_string(finest).tolist()
    start = 0 if notation.dated else _DATE + 1
    ends = _offsets(times, notation) if stop > _DATE and notation.dated else [""] * len(times)
    return [
        "" if text == "NaT" else text[start:stop].replace("T", " ") + end
        for text, end in zip(written, ends, strict=True)
    ]


def _offsets(times: Times, notation: Notation) -> list[str]:
    if notation.zone is not None:
        return [offset_text(minutes) for minutes in ahead(_filled(times), notation.zone).tolist()]
    if notation.offset is None:
        return [""] * len(times)
    return ["Z" if notation.zulu else offset_text(notation.offset)] * len(times)


def _filled(times: Times) -> Times:
    return np.where(np.isnat(times), np.datetime64(0, "s").astype(times.dtype), times)
