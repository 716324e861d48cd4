"""Bands that are calibrated once, on the validation part, and never again: those that a model takes along in an export.

B batch, T time, F inputs, E examples, H horizon, K targets, L levels.
"""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from annotated_types import Interval, Len
from pydantic import BaseModel, FiniteFloat

from workbench.data.dataset import DataFacts, Doubles, Examples, Integers, Numbers, SequenceDataset, evenly
from workbench.evaluation.changes import example_changes, window_changes
from workbench.evaluation.conformal import MOST, AdaptiveBands, Levels
from workbench.evaluation.past import Past
from workbench.evaluation.spread import Spread, required
from workbench.sentence import Sentence, sentence

LEVELS: Levels = (0.8, 0.95)
LEAST = 0.1
"""Of the usual change from step to step: a still window has no band without width."""
Offset = list[list[list[FiniteFloat]]]


class FixedBands(BaseModel):
    """What is added to every forecast to have the ends of its bands, by level, step ahead and target."""

    levels: Annotated[list[Annotated[float, Interval(gt=0, lt=1)]], Len(1, 20)]
    low: Offset
    high: Offset
    by_change: bool = False
    """Whether they are times the mean absolute change of each target from step to step within the window."""
    least: list[FiniteFloat] = []
    """The least change that counts, by target."""
    by_spread: bool = False
    """Whether they are times the spread that the model itself gives each forecast."""

    @property
    def said(self) -> Sentence:
        """What the bands rest on."""
        return sentence(
            "The bands are calibrated once: they rest on the forecasts of the validation part and learn nothing from "
            "what comes later."
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What the ends are called, as lower_80, upper_80."""
        return tuple(f"{end}_{100 * level:g}" for level in self.levels for end in ("lower", "upper"))

    def fits(self, facts: DataFacts) -> bool:
        """Whether they are of such forecasts."""
        shape = (2, len(self.levels), facts.horizon, len(facts.targets))
        try:
            return np.array([self.low, self.high], np.float64).shape == shape and (
                not self.by_change or len(self.least) == len(facts.targets)
            )
        except ValueError:
            return False

    def around(self, values_BTF: Numbers, forecast_BHK: Numbers, spread: Spread | None = None) -> Numbers:
        """The forecasts, and for each level the lower and the upper end of their bands, one upon the other."""
        ends_LNHK = np.stack([np.array(self.low, np.float64), np.array(self.high, np.float64)], axis=1)
        offsets_XHK = ends_LNHK.reshape(-1, *ends_LNHK.shape[2:])
        change_BK = window_changes(values_BTF[:, :, : forecast_BHK.shape[2]])
        ends_XBHK = forecast_BHK.astype(np.float64) + self._undone(offsets_XHK, change_BK, spread)
        return np.concatenate([forecast_BHK[None], ends_XBHK.astype(forecast_BHK.dtype)])

    def ends(
        self, dataset: SequenceDataset, examples: Examples, answers_EHK: Numbers, spread: Spread | None = None
    ) -> tuple[Doubles, Doubles]:
        """The lower and the upper ends L,E,H,K of the bands around forecasts."""
        change_EK = example_changes(dataset, examples, answers_EHK.shape[2])
        answers = np.asarray(answers_EHK, np.float64)
        low_LEHK, high_LEHK = (
            answers + self._undone(np.array(offset_LHK, np.float64), change_EK, spread)
            for offset_LHK in (self.low, self.high)
        )
        return low_LEHK, high_LEHK

    def _undone(self, offsets_LHK: Doubles, change_EK: Doubles, spread: Spread | None) -> Doubles:
        """The offsets of each forecast, L,E,H,K, in the unit of its target."""
        if self.by_spread:
            return required(spread).undone(offsets_LHK[:, None])
        unit_EK = np.maximum(change_EK, np.array(self.least)) if self.by_change else np.ones_like(change_EK)
        return offsets_LHK[:, None] * unit_EK[:, None]


def calibrate(earlier: Past, levels: Levels = LEVELS) -> FixedBands | None:
    """Bands by how far off forecasts of the validation part were: in the spread that the model gave them, else of one
    series in its units, of several in how much each changes from step to step. None where a step ahead has no known
    truth."""
    dataset, examples = earlier.dataset, earlier.examples
    several = len(np.unique(np.array(dataset.series_S)[examples.owners])) > 1
    chosen: Integers = evenly(len(examples), MOST) if several else np.argsort(examples.starts_E)[-MOST:]
    by_change = several and earlier.spread is None
    change_EK = example_changes(dataset, examples, earlier.residuals_EHK.shape[2])
    least_K = _least(change_EK, earlier.series_E)
    unit_E1K = np.maximum(change_EK, least_K)[chosen, None] if by_change else 1.0
    offsets = AdaptiveBands(earlier.measured()[chosen] / unit_E1K, levels).offsets()
    if not np.isfinite([offsets.low_LHK, offsets.high_LHK]).all():
        return None
    return FixedBands(
        levels=list(levels),
        low=offsets.low_LHK.tolist(),
        high=offsets.high_LHK.tolist(),
        by_change=by_change,
        least=least_K.tolist() if by_change else [],
        by_spread=earlier.spread is not None,
    )


def _least(change_EK: Doubles, series_E: npt.NDArray[np.str_]) -> Doubles:
    """The least change that counts: a share of what is usual in the series that changes least."""
    usual_SK = np.stack([np.median(change_EK[series_E == name], axis=0) for name in np.unique(series_E)])
    least_K = np.where(usual_SK > 0, usual_SK, np.inf).min(axis=0) * LEAST
    return np.where(np.isfinite(least_K), least_K, 1.0)
