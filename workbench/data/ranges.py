"""Ranges that are left out by hand: which steps lie in one.

Shapes: M steps of a sequence.
"""

import numpy as np
import numpy.typing as npt

from workbench.data.spec import RangeSpec
from workbench.data.time.notation import Notation
from workbench.data.time.zone import localized
from workbench.errors import WorkbenchError

Times = npt.NDArray[np.datetime64]
Kind = np.dtype[np.datetime64]


def inside(each: RangeSpec, times_M: Times | None, count: int, notation: Notation) -> npt.NDArray[np.bool_]:
    """Which of a sequence's steps lie in a range. Raises WorkbenchError for what is no time."""
    if each.counted:
        places_M = np.arange(1, count + 1)
        return np.asarray((places_M >= int(each.start)) & (places_M <= int(each.end)))
    if times_M is None:
        return np.zeros(count, np.bool_)
    start, end = ends_of(each, notation, times_M.dtype)
    return np.asarray((times_M >= start) & (times_M <= end))


def ends_of(each: RangeSpec, notation: Notation, kind: Kind) -> tuple[np.datetime64, np.datetime64]:
    """The first and the last time of a range, which lasts to the end of the day or minute that is written.

    Raises WorkbenchError for what is no time.
    """
    return _moment(each.start, notation, kind), _moment(each.end, notation, kind, whole=True)


def _moment(text: str, notation: Notation, kind: Kind, *, whole: bool = False) -> np.datetime64:
    try:
        written = np.datetime64(text.strip().replace(" ", "T"))
        found = (written + 1).astype(kind) - np.timedelta64(1) if whole else written.astype(kind)
    except ValueError as error:
        raise WorkbenchError("{text} is no time to leave out. Write it such as 2024-03-01 12:00.", text=text) from error
    return found if notation.zone is None else localized(np.array([found]), notation.zone)[0]
