"""Extremes: where the lowest and highest values of every stretch of a long curve lie, so that it is thinned at once."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[Any]
Places = npt.NDArray[np.int64]
STRETCH = 32
"""Points of the shortest stretch; each next length is so much longer:"""
GROWTH = 8
SLICE = STRETCH * GROWTH * 512
"""Points looked at in one go, in about a millisecond."""


class Extremes:
    """Two points of every stretch, in the curve's order, for several lengths of stretches."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._levels: list[Places] = []

    def build(self) -> Iterator[None]:
        """Look at all points, a slice at a time."""
        whole = len(self._values) // STRETCH * STRETCH
        found = []
        for start in range(0, whole, SLICE):
            rows = np.arange(start, min(start + SLICE, whole)).reshape(-1, STRETCH)
            found.append(_ends(self._values, rows))
            yield
        level = np.concatenate([*found, np.empty(0, np.int64)])
        self._levels.append(level)
        while len(level) >= 2 * GROWTH * STRETCH:
            pairs = len(level) // (2 * GROWTH) * 2 * GROWTH
            level = _ends(self._values, level[:pairs].reshape(-1, 2 * GROWTH))
            self._levels.append(level)
            yield

    def between(self, first: int, last: int, least: int) -> Places:
        """Points that look like all from `first` to `last`, so many at least, if there are."""
        stretch, chosen, chosen_stretch = STRETCH, self._levels[0], STRETCH
        for level in self._levels[1:]:
            stretch *= GROWTH
            if 2 * (last - first) // stretch < least:
                break
            chosen, chosen_stretch = level, stretch
        begin, end = -(-first // chosen_stretch), last // chosen_stretch
        inside = chosen[2 * begin : 2 * end]
        # What the stretches leave over at both ends is looked at anew.
        head, tail = (first, begin * chosen_stretch), (begin * chosen_stretch + len(inside) // 2 * chosen_stretch, last)
        return np.concatenate([self._rest(*head), inside, self._rest(*tail)])

    def _rest(self, first: int, last: int) -> Places:
        rows = np.arange(first, last)
        return rows if len(rows) <= STRETCH else _ends(self._values, rows[None])


def _ends(values: Values, rows_SM: Places) -> Places:
    """The places of the lowest and the highest value of each stretch, the earlier first; gaps only where nothing else
    is."""
    values_SM = values[rows_SM[0, 0] : rows_SM[-1, -1] + 1]
    if len(values_SM) != rows_SM.size:
        values_SM = values[rows_SM.reshape(-1)]
    values_SM = values_SM.reshape(rows_SM.shape)
    gaps_SM = np.isnan(values_SM)
    holed = bool(gaps_SM.any())
    low_S = np.where(gaps_SM, np.inf, values_SM).argmin(axis=1) if holed else values_SM.argmin(axis=1)
    high_S = np.where(gaps_SM, -np.inf, values_SM).argmax(axis=1) if holed else values_SM.argmax(axis=1)
    ends_S2 = np.sort(np.stack([low_S, high_S], axis=1), axis=1)
    return np.take_along_axis(rows_SM, ends_S2, axis=1).reshape(-1)
