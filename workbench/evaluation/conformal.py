"""Bands that hold what they promise: conformal prediction from how far earlier forecasts were off.

Split conformal prediction (Vovk, Gammerman and Shafer, 2005) takes the quantiles of earlier residuals; on a series each
step's share of misses steers how far out the next quantile lies (adaptive conformal inference: Gibbs and Candès, 2021).

E forecasts, H horizon, K targets, L levels, N earlier residuals, W those in the window.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles

if TYPE_CHECKING:
    from workbench.evaluation.fixed_bands import FixedBands

Levels = tuple[float, ...]
FEWEST = 10
"""Forecasts of the validation part from which on something can be said of how far off they are."""
STEER = 0.005
"""How much a miss moves the share of misses that is aimed at. By validation on ETTh1 and ETTh2 with ridge: .005 to .02
hold every level at every horizon within a hundredth, and .005 has the narrowest bands."""
MOST = 3000
"""Newest residuals that a quantile is taken of."""
BLOCKS = 300
"""How often over all forecasts the window moves on; between, only what is aimed at does."""
BEYOND = 0.2
"""Where every residual seen is too near, the band is wider than all by this share of their spread."""
ROUNDING = 1e-9
"""Less than any share of a whole number of residuals, more than what 1 - 0.8 is off."""
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """What is added to forecasts to have the lower and upper ends of their bands, in the residuals' unit."""

    low_LHK: Doubles
    high_LHK: Doubles

    def from_level(self, first: int) -> "Offsets":
        """Those of the levels from one on."""
        return Offsets(low_LHK=self.low_LHK[first:], high_LHK=self.high_LHK[first:])


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBands:
    """The bands of the next forecast of a series."""

    offsets: Offsets
    by_change: bool
    """Whether the offsets are times the mean absolute change of the series from step to step."""
    by_spread: bool = False
    """Whether they are times the spread that the model itself gives each forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """Bands around forecasts that were judged, and those of later ones."""

    levels: Levels
    low_LEHK: Doubles
    high_LEHK: Doubles
    covered_LH: Doubles
    """The share of known truths inside by step ahead; NaN where none is known."""
    width_LH: Doubles
    """The mean width by step ahead: in the target's unit, or of several targets in their standard deviations."""
    later: dict[str, SeriesBands]
    """By the name of the series."""
    fixed: "FixedBands | None" = None
    """Those that are calibrated once, for exports."""

    def ends(self) -> Iterator[tuple[float, Doubles, Doubles]]:
        """Each level with the lower and the upper ends E,H,K of its bands."""
        return zip(self.levels, self.low_LEHK, self.high_LEHK, strict=True)

    def as_json(self) -> dict[str, dict[str, list[float | None]]]:
        """Coverage and width by level and step ahead."""
        found = {"coverage": self.covered_LH, "band_width": self.width_LH}
        return {
            name: dict(zip(map(str, self.levels), by_step(values_LH), strict=True)) for name, values_LH in found.items()
        }


def by_step(values_LH: Doubles) -> list[list[float | None]]:
    """The rows as JSON has them, None where there is no number."""
    return [[value if math.isfinite(value) else None for value in row] for row in values_LH.tolist()]


class AdaptiveBands:
    """Reads residuals in the order in which they become known, and says how wide the next band must be."""

    def __init__(self, earlier_NHK: Doubles, levels: Levels) -> None:
        self._levels_L11 = np.array(levels, np.float64)[:, None, None]
        self._window = min(len(earlier_NHK), MOST)
        self._missed_LHK = np.broadcast_to(1 - self._levels_L11, (len(levels), *earlier_NHK.shape[1:])).copy()
        self._take(earlier_NHK[-self._window :])

    def _take(self, residuals_WHK: Doubles) -> None:
        self._sorted_WHK = np.sort(residuals_WHK, axis=0)
        self._count_HK = np.isfinite(residuals_WHK).sum(axis=0)
        if self._count_HK.max(initial=0) * (1 - self._levels_L11.max()) < 2:  # the outermost quantile is not among them
            count_HK = np.maximum(self._count_HK, 1)
            size_HK = np.sqrt(np.nansum(np.square(residuals_WHK), axis=0) / count_HK * (1 + 1 / count_HK))
            spread_L = [NormalDist().inv_cdf((1 + level) / 2) for level in self._levels_L11.ravel().tolist()]
            self._least_LHK = np.array(spread_L)[:, None, None] * size_HK
        else:
            self._least_LHK = np.zeros_like(self._missed_LHK)

    def offsets(self) -> Offsets:
        """The ends of the next bands; NaN where nothing is known to measure by."""
        count_HK, missed_LHK = self._count_HK, np.clip(self._missed_LHK, 0, 1) / 2
        below_LHK = np.floor((count_HK + 1) * missed_LHK + ROUNDING).astype(np.int64) - 1
        above_LHK = np.ceil((count_HK + 1) * (1 - missed_LHK) - ROUNDING).astype(np.int64) - 1
        low_LHK, high_LHK = (
            self._at(np.clip(place, 0, np.maximum(count_HK - 1, 0))) for place in (below_LHK, above_LHK)
        )
        more_LHK = np.where(self._missed_LHK <= 0, BEYOND * (high_LHK - low_LHK), 0.0)
        few_LHK = below_LHK < 0
        low_LHK = np.where(few_LHK, np.minimum(low_LHK, -self._least_LHK), low_LHK) - more_LHK
        high_LHK = np.where(few_LHK, np.maximum(high_LHK, self._least_LHK), high_LHK) + more_LHK
        return Offsets(low_LHK=low_LHK, high_LHK=high_LHK)

    def _at(self, places_LHK: Places) -> Doubles:
        found: Doubles = np.take_along_axis(self._sorted_WHK, places_LHK, axis=0)
        return found

    def steer(self, missed_LHk: npt.NDArray[np.bool_], known_Hk: npt.NDArray[np.bool_], steps: Places) -> None:
        """Learn whether the truth of some steps ahead lay outside its bands; what is not known teaches nothing."""
        change_LHk = np.where(known_Hk, (1 - self._levels_L11) - missed_LHk, 0.0)
        self._missed_LHK[:, steps] += STEER * change_LHk

    def move(self, residuals_NHK: Doubles, known_H: Places) -> None:
        """Take the quantiles of the newest residuals from now on: of each step ahead those before its place."""
        rows_WH = known_H - self._window + np.arange(self._window)[:, None]
        self._take(residuals_NHK[rows_WH, np.arange(len(known_H))])


def rolling(
    earlier_NHK: Doubles, residuals_EHK: Doubles, firsts_E: Places, levels: Levels
) -> tuple[Doubles, Doubles, Offsets]:
    """The ends L,E,H,K of the bands of forecasts made one after another, and of the one that would come next.

    `firsts_E`, rising, is where each forecast's first step lies: its band rests on `earlier_NHK` and on what lies
    before that place alone.
    """
    bands, steps = AdaptiveBands(earlier_NHK, levels), np.arange(residuals_EHK.shape[1])
    shape = (len(levels), *residuals_EHK.shape)
    low_LEHK, high_LEHK = np.empty(shape), np.empty(shape)
    all_NHK, known = np.concatenate([earlier_NHK, residuals_EHK]), np.isfinite(residuals_EHK)
    seen_H, block = np.zeros(len(steps), np.int64), max(1, len(firsts_E) // BLOCKS)

    def learn(first: float) -> None:
        now_H = np.searchsorted(firsts_E, first - steps)
        while len(new := np.flatnonzero(seen_H < now_H)):
            e = seen_H[new]
            outside_LHk = _outside(residuals_EHK[e, new], low_LEHK[:, e, new], high_LEHK[:, e, new])
            bands.steer(outside_LHk, known[e, new], new)
            seen_H[new] += 1

    for e, first in enumerate(firsts_E.tolist()):
        learn(first)
        if e and e % block == 0:
            bands.move(all_NHK, len(earlier_NHK) + seen_H)
        now = bands.offsets()
        low_LEHK[:, e], high_LEHK[:, e] = now.low_LHK, now.high_LHK
    learn(np.inf)
    bands.move(all_NHK, len(earlier_NHK) + seen_H)
    return low_LEHK, high_LEHK, bands.offsets()


def _outside(residuals: Doubles, low_L: Doubles, high_L: Doubles) -> npt.NDArray[np.bool_]:
    outside: npt.NDArray[np.bool_] = (residuals < low_L) | (residuals > high_L)
    return outside
