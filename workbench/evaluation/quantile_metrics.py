"""Metrics of forecasts that say how sure they are: by their quantiles. M cells with a known truth, Q quantiles."""

from typing import TYPE_CHECKING

from workbench.evaluation.metric import Metric
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import Tensor

DECILES = tuple(tenth / 10 for tenth in range(1, 10))
"""The quantiles by which forecasts are judged."""
PORTION = 50_000
"""Cells that are compared at once: each quantile with every other."""


def _wql(quantiles_MQ: "Tensor", truth_M: "Tensor") -> float:
    levels_Q = quantiles_MQ.new_tensor(DECILES)
    off_MQ = truth_M[:, None] - quantiles_MQ
    lost = 2 * off_MQ.mul(levels_Q).maximum(off_MQ.mul(levels_Q - 1)).mean(dim=1).sum()
    return float(lost / truth_M.abs().sum())


def _crps(quantiles_MQ: "Tensor", truth_M: "Tensor") -> float:
    from torchmetrics.functional.regression import continuous_ranked_probability_score

    total = 0.0
    for first in range(0, len(truth_M), PORTION):
        some_MQ, known_M = quantiles_MQ[first : first + PORTION], truth_M[first : first + PORTION]
        total += float(continuous_ranked_probability_score(some_MQ, known_M)) * len(known_M)
    return total / len(truth_M)


QUANTILE_METRICS = (
    Metric(
        name="wql",
        title=sentence("WQL"),
        tip=sentence(
            "Weighted quantile loss: how far off the nine deciles of the forecast are, as a share of the truth's size; "
            "lower is better"
        ),
        unit="none",
        higher_is_better=False,
        place=15,
        of_quantiles=_wql,
        scaled_tip=sentence(
            "Weighted quantile loss, as a share of how far the truth lies from the training part's mean"
        ),
    ),
    Metric(
        name="crps",
        title=sentence("CRPS"),
        tip=sentence(
            "Continuous ranked probability score of the nine deciles, in your units: the mean absolute error of a "
            "forecast that says how sure it is; lower is better"
        ),
        unit="target",
        higher_is_better=False,
        place=16,
        of_quantiles=_crps,
        scaled_tip=sentence("Continuous ranked probability score, in standard deviations of the training part"),
    ),
)
"""In the order in which they are written down; a new metric of quantiles is a record here and nothing else."""
