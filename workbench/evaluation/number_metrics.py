"""Metrics of numbers: errors of forecasts and values, through torchmetrics. M cells with a known truth."""

import math
from typing import TYPE_CHECKING

from workbench.evaluation.metric import NUMBERS, Metric
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import Tensor


def _mse(answers_M: "Tensor", truth_M: "Tensor") -> float:
    from torchmetrics import functional as measure

    return float(measure.mean_squared_error(answers_M, truth_M))


def _mae(answers_M: "Tensor", truth_M: "Tensor") -> float:
    from torchmetrics import functional as measure

    return float(measure.mean_absolute_error(answers_M, truth_M))


def _rmse(answers_M: "Tensor", truth_M: "Tensor") -> float:
    return math.sqrt(_mse(answers_M, truth_M))


def _smape(answers_M: "Tensor", truth_M: "Tensor") -> float:
    from torchmetrics import functional as measure

    return float(measure.symmetric_mean_absolute_percentage_error(answers_M, truth_M))


def _r2(answers_M: "Tensor", truth_M: "Tensor") -> float:
    from torchmetrics import functional as measure

    # The measure sums squares, in which a high level would drown the changes.
    level = truth_M.mean()
    return float(measure.r2_score(answers_M - level, truth_M - level)) if len(truth_M) > 1 else math.nan


NUMBER_METRICS = (
    Metric(
        name="mse",
        title=sentence("MSE"),
        tip=sentence("Mean squared error, in the square of your units; lower is better"),
        unit="squared target",
        higher_is_better=False,
        place=5,
        of=dict.fromkeys(NUMBERS, _mse),
        scaled_tip=sentence(
            "Mean squared error in standard deviations of the training part; comparable between data sets"
        ),
    ),
    Metric(
        name="mae",
        title=sentence("MAE"),
        tip=sentence("Mean absolute error, in your units; lower is better"),
        unit="target",
        higher_is_better=False,
        place=1,
        of=dict.fromkeys(NUMBERS, _mae),
        scaled_tip=sentence("Mean absolute error in standard deviations of the training part"),
        compared=True,
    ),
    Metric(
        name="rmse",
        title=sentence("RMSE"),
        tip=sentence("Root of the mean squared error, in your units; large errors weigh more; lower is better"),
        unit="target",
        higher_is_better=False,
        place=2,
        of=dict.fromkeys(NUMBERS, _rmse),
        compared=True,
    ),
    Metric(
        name="smape",
        title=sentence("sMAPE"),
        tip=sentence("Mean error in per cent of the size of truth and forecast; lower is better"),
        unit="share",
        higher_is_better=False,
        place=3,
        of={"forecast": _smape},
    ),
    Metric(
        name="r2",
        title=sentence("R²"),
        tip=sentence("Share of the variation that is explained; 1 is perfect, 0 as good as the mean; higher is better"),
        unit="none",
        higher_is_better=True,
        place=4,
        of=dict.fromkeys(NUMBERS, _r2),
        compared=True,
    ),
)
"""In the order in which they are written down; a new metric of numbers is a record here and nothing else."""
