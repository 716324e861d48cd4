"""How sure each forecast of a run is: bands around it, how often they held, and those of the forecast to come.

E forecasts, H horizon, K targets, L levels, N earlier residuals. Values are in the user's units.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Examples, Integers, Numbers, SequenceDataset, evenly
from workbench.evaluation.changes import lasting_changes
from workbench.evaluation.conformal import MOST, Bands, Levels, SeriesBands, rolling
from workbench.evaluation.fixed_bands import calibrate
from workbench.evaluation.metrics import quantile_metrics
from workbench.evaluation.predict import truths
from workbench.evaluation.quantile_metrics import DECILES
from workbench.evaluation.result import Evaluation

LEVELS: Levels = (0.8, 0.9, 0.95)
SCORED: Levels = (0.2, 0.4, 0.6)
"""Levels whose ends are deciles, with those of 80 %."""
FEWEST_OF_ONE = 40
"""From which on a series of many has bands of its own; others share theirs, by how much each changes a step."""
OTHERS = ""
"""Under this name later bands of series that none are kept of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """How far off forecasts were, and the data that they were made from."""

    dataset: SequenceDataset
    examples: Examples
    residuals_EHK: Doubles
    """Truth minus forecast; NaN where the truth is unknown."""

    def __len__(self) -> int:
        return len(self.examples)

    @property
    def series_E(self) -> npt.NDArray[np.str_]:
        """The series that each forecast is of, by name."""
        names: npt.NDArray[np.str_] = np.array(self.dataset.series_S)[self.examples.sequences_E]
        return names

    @property
    def firsts_E(self) -> Integers:
        """The row of each forecast's first step."""
        rows_E: Integers = self.examples.starts_E + self.examples.lengths_E
        return rows_E

    def of(self, series: str) -> Integers:
        """The numbers of a series' forecasts in the order of time."""
        found = np.flatnonzero(self.series_E == series)
        in_order: Integers = found[np.argsort(self.firsts_E[found], kind="stable")]
        return in_order


def past(dataset: SequenceDataset, examples: Examples, answers_EHK: Numbers) -> Past:
    """Forecasts beside what came."""
    residuals_EHK = truths(dataset, examples).astype(np.float64) - answers_EHK
    return Past(dataset=dataset, examples=examples, residuals_EHK=residuals_EHK)


def with_bands(evaluation: Evaluation, earlier: Past, levels: Levels = LEVELS) -> Evaluation:
    """The evaluation of forecasts with bands, each of which rests on `earlier` and on truths that were known by then.

    `earlier` has one forecast at least; FEWEST tell something.
    """
    case, all_levels = evaluation.case, (*SCORED, *levels)
    now, yardstick = past(case.dataset, case.examples, evaluation.answers), Yardstick(earlier)
    change_EK = lasting_changes(now.dataset, now.examples) if yardstick.several else None
    later = dict[str, SeriesBands]()
    ends = np.full((2, len(all_levels), *now.residuals_EHK.shape), np.nan)
    for name in (*np.unique(now.series_E).tolist(), OTHERS):
        of_E, shared = now.of(name), yardstick.shared_by(name)
        unit_E1K = change_EK[of_E, None] if shared and change_EK is not None else np.ones((len(of_E), 1, 1))
        *found, offsets = rolling(
            yardstick.residuals(name), now.residuals_EHK[of_E] / unit_E1K, now.firsts_E[of_E], all_levels
        )
        ends[:, :, of_E] = np.stack(found) * unit_E1K
        later[name] = SeriesBands(offsets=offsets.from_level(len(SCORED)), by_change=shared)
    quantiles_QEHK = evaluation.answers + _deciles(dict(zip(all_levels, ends.swapaxes(0, 1), strict=True)))
    low_LEHK, high_LEHK = ends[:, len(SCORED) :]
    inside_LEHK = (now.residuals_EHK >= low_LEHK) & (now.residuals_EHK <= high_LEHK)
    known_H = np.isfinite(now.residuals_EHK).sum(axis=(0, 2))
    targets = now.residuals_EHK.shape[-1]
    unit_K = np.array(case.statistics.std_F[:targets]) if targets > 1 else np.ones(1)
    bands = Bands(
        levels=levels,
        low_LEHK=evaluation.answers + low_LEHK,
        high_LEHK=evaluation.answers + high_LEHK,
        covered_LH=inside_LEHK.sum(axis=(1, 3)) / np.where(known_H > 0, known_H, np.nan),
        width_LH=((high_LEHK - low_LEHK) / unit_K).mean(axis=(1, 3)),
        later=later,
        fixed=calibrate((earlier.dataset, earlier.examples, earlier.residuals_EHK)),
    )
    scores = quantile_metrics(quantiles_QEHK, now.residuals_EHK + evaluation.answers)
    score = replace(evaluation.score, metrics={**evaluation.score.metrics, **scores})
    return replace(evaluation, bands=bands, score=score)


def _deciles(ends_by_level: dict[float, Doubles]) -> Doubles:
    """Where the nine deciles lie around a forecast, 9,E,H,K: itself in the middle, around it ends of bands, sorted."""
    pairs = [ends_by_level[round(abs(1 - 2 * share), 10)] for share in DECILES if share != 0.5]
    sides = [share > 0.5 for share in DECILES if share != 0.5]
    offsets = [pair[int(above)] for pair, above in zip(pairs, sides, strict=True)]
    found: Doubles = np.sort(np.stack([*offsets, np.zeros_like(offsets[0])]), axis=0)
    return found


class Yardstick:
    """What each series' bands are measured by: its own earlier residuals where those are enough, else everybody's."""

    def __init__(self, earlier: Past) -> None:
        self._earlier, series_N = earlier, earlier.series_E
        names, counts = np.unique(series_N, return_counts=True)
        self._counts = dict(zip(names.tolist(), counts.tolist(), strict=True))
        self.several = len(counts) > 1
        """Whether one series may have to be measured by others."""

    @cached_property
    def _shared_NHK(self) -> Doubles:
        residuals_NHK = (
            self._earlier.residuals_EHK / lasting_changes(self._earlier.dataset, self._earlier.examples)[:, None]
        )
        return residuals_NHK[evenly(len(self._earlier), MOST)]

    def shared_by(self, series: str) -> bool:
        """Whether a series is measured by everybody's residuals, each by how much its own series changes a step."""
        return self.several and self._counts.get(series, 0) < FEWEST_OF_ONE

    def residuals(self, series: str) -> Doubles:
        """The earlier residuals N,H,K for a series, oldest first."""
        if self.shared_by(series):
            return self._shared_NHK
        (only, *_) = [series] if self.several else self._counts
        return self._earlier.residuals_EHK[self._earlier.of(only)]
