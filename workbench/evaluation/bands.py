"""How sure each forecast of a run is: bands around it, how often they held, and those of the forecast to come.

E forecasts, H horizon, K targets, L levels, N earlier residuals. Values are in the user's units.
"""

from dataclasses import replace
from functools import cached_property

import numpy as np

from workbench.data.dataset import Doubles, evenly
from workbench.evaluation.changes import lasting_changes
from workbench.evaluation.conformal import MOST, Bands, Levels, SeriesBands, rolling
from workbench.evaluation.fixed_bands import FixedBands, calibrate
from workbench.evaluation.lapses import Inside, lapse_warnings
from workbench.evaluation.metrics import quantile_metrics, standardise
from workbench.evaluation.past import Past, past
from workbench.evaluation.quantile_metrics import DECILES
from workbench.evaluation.result import Evaluation, Score
from workbench.evaluation.spread import Spread

LEVELS: Levels = (0.8, 0.9, 0.95)
SCORED: Levels = (0.2, 0.4, 0.6)
"""Levels whose ends are deciles, with those of 80 %."""
FEWEST_OF_ONE = 40
"""From which on a series of many has bands of its own; others share theirs, by how much each changes a step."""
OTHERS = ""
"""Under this name later bands of series that none are kept of."""


def with_bands(
    evaluation: Evaluation, earlier: Past, levels: Levels = LEVELS, spread: Spread | None = None
) -> Evaluation:
    """The evaluation of forecasts with bands, each of which rests on `earlier` and on truths that were known by then.

    `earlier` has one forecast at least; FEWEST tell something. Both have a spread or neither.
    """
    case, all_levels = evaluation.case, (*SCORED, *levels)
    now = past(case.dataset, case.examples, evaluation.answers, spread)
    ends, later = _rolled(now, Yardstick(earlier), all_levels)
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
        fixed=calibrate(earlier),
    )
    quantiles_QEHK = evaluation.answers + _deciles(dict(zip(all_levels, ends.swapaxes(0, 1), strict=True)))
    told = lapse_warnings(inside_LEHK, _inside_fixed(bands.fixed, evaluation, spread), now, levels)
    case = replace(case, warnings=(*case.warnings, *told))
    return replace(evaluation, case=case, bands=bands, score=_scored(evaluation.score, quantiles_QEHK, evaluation))


def _inside_fixed(fixed: FixedBands | None, evaluation: Evaluation, spread: Spread | None) -> Inside | None:
    """Which truths lie inside the bands that are calibrated once."""
    if fixed is None:
        return None
    low_LEHK, high_LEHK = fixed.ends(evaluation.case.dataset, evaluation.case.examples, evaluation.answers, spread)
    found: Inside = (evaluation.truth >= low_LEHK) & (evaluation.truth <= high_LEHK)
    return found


def _rolled(now: Past, yardstick: "Yardstick", levels: Levels) -> tuple[Doubles, dict[str, SeriesBands]]:
    """The lower and the upper ends N,L,E,H,K around forecasts, and those of the next of each series."""
    change_EK = lasting_changes(now.dataset, now.examples) if yardstick.several and now.spread is None else None
    later, measured_EHK = dict[str, SeriesBands](), now.measured()
    ends = np.full((2, len(levels), *measured_EHK.shape), np.nan)
    for name in (*np.unique(now.series_E).tolist(), OTHERS):
        of_E, shared = now.of(name), yardstick.shared_by(name)
        by_change = shared and change_EK is not None
        unit_E1K = change_EK[of_E, None] if by_change and change_EK is not None else np.ones((len(of_E), 1, 1))
        *found, offsets = rolling(yardstick.residuals(name), measured_EHK[of_E] / unit_E1K, now.firsts_E[of_E], levels)
        own = None if now.spread is None else now.spread.chosen(of_E)
        ends[:, :, of_E] = np.stack(found) * unit_E1K if own is None else own.undone(np.stack(found))
        later[name] = SeriesBands(
            offsets=offsets.from_level(len(SCORED)), by_change=by_change, by_spread=own is not None
        )
    return ends, later


def _scored(score: Score, quantiles_QEHK: Doubles, evaluation: Evaluation) -> Score:
    """The score with what the quantiles are worth, in the user's units and on standardised numbers."""
    statistics = evaluation.case.statistics
    found = quantile_metrics(quantiles_QEHK, evaluation.truth.astype(np.float64))
    standard = quantile_metrics(standardise(quantiles_QEHK, statistics), standardise(evaluation.truth, statistics))
    return Score(metrics={**score.metrics, **found}, scaled={**score.scaled, **standard})


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
        residuals_NHK = self._earlier.measured()
        if self._earlier.spread is None:
            residuals_NHK = residuals_NHK / lasting_changes(self._earlier.dataset, self._earlier.examples)[:, None]
        return residuals_NHK[evenly(len(self._earlier), MOST)]

    def shared_by(self, series: str) -> bool:
        """Whether a series is measured by everybody's residuals: each by how much its own series changes a step, but
        for those that have a spread."""
        return self.several and self._counts.get(series, 0) < FEWEST_OF_ONE

    def residuals(self, series: str) -> Doubles:
        """The earlier residuals N,H,K for a series, oldest first."""
        if self.shared_by(series):
            return self._shared_NHK
        (only, *_) = [series] if self.several else self._counts
        return self._earlier.measured()[self._earlier.of(only)]
