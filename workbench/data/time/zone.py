"""Zones: clocks to UTC and back, and which zone the offsets of a file belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt

from workbench.data.time.epochs import digits_needed
from workbench.data.time.notation import Notation
from workbench.data.time.units import fine
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    import pandas as pd

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]

_MINUTE = np.timedelta64(1, "m")
LIKELY = (
    *("Europe/London", "Europe/Berlin", "Europe/Athens", "America/New_York", "America/Chicago", "America/Denver"),
    *("America/Los_Angeles", "America/Halifax", "America/St_Johns", "America/Anchorage", "Australia/Sydney"),
    *("Australia/Adelaide", "Pacific/Auckland", "Asia/Jerusalem", "America/Santiago", "Africa/Casablanca"),
    *("America/Sao_Paulo", "Europe/Moscow", "Asia/Tehran", "Asia/Beirut", "Africa/Cairo", "America/Havana"),
)
"""Zones whose clocks change or have changed; others of the same offsets change on the same days."""
_SAMPLE = 2000


def check_zone(name: str) -> str:
    """The name as it is. Raises WorkbenchError where no zone is called so."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WorkbenchError(
            "There is no time zone {zone}. Write one such as Europe/Berlin, Asia/Shanghai or UTC.", zone=name
        ) from error
    return name


def naive_times(column: pd.Series[Any]) -> tuple[Times, Notation]:
    """The times of a column that pandas knows as times: as its clock shows them, in UTC where its zone has a name."""
    zone = getattr(column.dtype, "tz", None)
    if zone is None:
        times = fine(column.to_numpy())
        return times, Notation(digits=digits_needed(times))
    times = fine(column.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy())
    offset = zone.utcoffset(None)
    if offset is not None:
        minutes = int(offset.total_seconds() // 60)
        return times + np.timedelta64(minutes, "m"), Notation(digits=digits_needed(times), offset=minutes)
    return times, Notation(digits=digits_needed(times), zone=str(zone))


def wall(times: Times, zone: str) -> Times:
    """What the clocks of a zone show at these instants (UTC)."""
    import pandas as pd

    return pd.DatetimeIndex(times, tz="UTC").tz_convert(zone).tz_localize(None).to_numpy().astype(times.dtype)


def ahead(times: Times, zone: str) -> Integers:
    """Minutes that the clocks of a zone are ahead of UTC at these instants."""
    return np.asarray((wall(times, zone) - times) // _MINUTE, np.int64)


def localized(clock: Times, zone: str) -> Times:
    """The instants (UTC) at which the clocks of a zone show these times, in the order of the file.

    Of an hour that comes twice, what follows a step back is the second; an hour that is skipped is the one after.
    """
    first, second = (_at(clock, zone, summer=summer) for summer in (True, False))
    twice = first != second
    if not twice.any():
        return first
    falling = len(clock) > 1 and clock[0] > clock[-1]
    again = _second_passes(clock[::-1], twice[::-1])[::-1] if falling else _second_passes(clock, twice)
    return np.where(again, second, first)


def _at(clock: Times, zone: str, *, summer: bool) -> Times:
    import pandas as pd

    flags: Any = np.full(len(clock), summer)
    index = pd.DatetimeIndex(clock).tz_localize(zone, ambiguous=flags, nonexistent="shift_forward")
    return index.tz_convert("UTC").tz_localize(None).to_numpy().astype(clock.dtype)


def _second_passes(clock: Times, twice: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which times of hours that come twice stand behind a step back within the same run of such times."""
    places = np.flatnonzero(twice)
    runs = np.cumsum(np.concatenate([[True], np.diff(places) > 1]))
    again = np.zeros(len(clock), np.bool_)
    for run in np.unique(runs):
        inside = places[runs == run]
        back = np.flatnonzero(np.diff(clock[inside]) <= np.timedelta64(0, "s"))
        if len(back):
            again[inside[back[0] + 1 :]] = True
    return again


def zone_of(times: Times, ahead_N: Integers) -> str | None:
    """A zone whose clocks are so far ahead of UTC at these instants; None where no likely one fits."""
    changes = np.flatnonzero(np.diff(ahead_N))
    chosen = np.unique(np.concatenate([changes, changes + 1, np.linspace(0, len(times) - 1, _SAMPLE).astype(np.int64)]))
    for zone in LIKELY:
        if (ahead(times[chosen], zone) == ahead_N[chosen]).all():
            return zone
    return None


def offset_text(minutes: int) -> str:
    """An offset such as +05:30."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
