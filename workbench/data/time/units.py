"""The unit that times are counted in: microseconds, or nanoseconds where they are that fine."""

import numpy as np
import numpy.typing as npt

Times = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]


def fine(times: Times) -> Times:
    """The times in microseconds, or as they are where they are in nanoseconds."""
    return times if unit_name(times) in ("us", "ns") else times.astype("datetime64[us]")


def unit_name(times: Times) -> str:
    """The unit of the times, such as us."""
    return str(np.datetime_data(times.dtype)[0])


def steps_of(times: Times) -> Integers:
    """The steps from each time to the next, in the unit of the times."""
    at = times.astype(np.int64)
    return np.asarray(at[1:] - at[:-1], np.int64)


def different(times: Times) -> Times:
    """The different times in order, without NaT."""
    if len(times) and not np.isnat(times[-1]) and bool((times[1:] > times[:-1]).all()) and not np.isnat(times[0]):
        return times
    ordered = np.sort(times[~np.isnat(times)])
    return ordered[np.concatenate([[True], ordered[1:] > ordered[:-1]])] if len(ordered) else ordered


def commonest_of(values: Integers) -> int:
    """The commonest of some whole numbers; the smallest of those that are as common."""
    if (values == values[0]).all():
        return int(values[0])
    found, counts = np.unique(values, return_counts=True)
    return int(found[np.argmax(counts)])


def per_second(times: Times) -> int:
    """How many units of the times (as `fine` gives them) a second has."""
    return 1_000_000_000 if unit_name(times) == "ns" else 1_000_000


def per_day(times: Times) -> int:
    """How many units of the times (as `fine` gives them) a day has."""
    return 86_400 * per_second(times)
