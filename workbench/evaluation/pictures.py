"""What the plots of an evaluation show, as plain arrays.

E examples, H horizon, K targets, P points.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Examples, Integers, Numbers, SequenceDataset
from workbench.data.origins import restored


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastLine:
    """A forecast beside the truth along a series: row numbers in the dataset, their times if it has any."""

    target: str
    rows_P: Integers
    times_P: npt.NDArray[np.datetime64] | None
    truth_P: Numbers
    forecast_P: Numbers


def line_ahead(
    dataset: SequenceDataset, examples: Examples, forecast_EHK: Numbers, *, target: int = 0, ahead: int = 1
) -> ForecastLine:
    """The forecasts made `ahead` steps before, one point per example."""
    rows_P = examples.starts_E + examples.lengths_E + ahead - 1
    return _line(dataset, rows_P, forecast_EHK[:, ahead - 1, target], target)


def line_stitched(
    dataset: SequenceDataset, examples: Examples, forecast_EHK: Numbers, *, target: int = 0
) -> ForecastLine:
    """Whole forecasts end to end: of each sequence the first, then the next that does not overlap it."""
    chosen: list[int] = []
    free: dict[int, int] = {}
    firsts_E = examples.starts_E + examples.lengths_E
    for e in np.lexsort((firsts_E, examples.sequences_E)):
        sequence, first = int(examples.sequences_E[e]), int(firsts_E[e])
        if first >= free.get(sequence, 0):
            chosen.append(int(e))
            free[sequence] = first + examples.horizon
    rows_P = (firsts_E[chosen][:, None] + np.arange(examples.horizon)).reshape(-1)
    return _line(dataset, rows_P, forecast_EHK[chosen, :, target].reshape(-1), target)


def residuals(line: ForecastLine) -> Numbers:
    """Truth minus forecast along a line; NaN where the truth is unknown."""
    difference_P: Numbers = line.truth_P - line.forecast_P
    return difference_P


def error_by_step(forecast_EHK: npt.ArrayLike, truth_EHK: npt.ArrayLike, *, target: int = 0) -> Doubles:
    """Root mean squared error of one target at each step ahead; NaN where no truth is known."""
    forecast_EH = np.asarray(forecast_EHK, dtype=np.float64)[:, :, target]
    squared_EH = (forecast_EH - np.asarray(truth_EHK, dtype=np.float64)[:, :, target]) ** 2
    known_H = np.isfinite(squared_EH).sum(axis=0)
    total_H = np.nansum(squared_EH, axis=0)
    error_H: Doubles = np.sqrt(np.divide(total_H, known_H, out=np.full(len(known_H), np.nan), where=known_H > 0))
    return error_H


def _line(dataset: SequenceDataset, rows_P: Integers, forecast_P: Numbers, target: int) -> ForecastLine:
    return ForecastLine(
        target=dataset.targets[target],
        rows_P=rows_P,
        times_P=None if dataset.times_N is None else dataset.times_N[rows_P],
        truth_P=restored(dataset.targets_NK[rows_P], dataset.answer_origins_K)[:, target],
        forecast_P=forecast_P,
    )
