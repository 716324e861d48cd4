"""What answers are worth: all metrics by name, and their values over answers and truth.

E examples, H horizon, K targets, Q quantiles, C classes, M cells of a forecast with a known truth.
"""

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.dataset import Doubles, Numbers, Statistics
from workbench.data.spec import Task
from workbench.evaluation.class_metrics import CLASS_METRICS
from workbench.evaluation.metric import Metric
from workbench.evaluation.number_metrics import NUMBER_METRICS
from workbench.evaluation.quantile_metrics import QUANTILE_METRICS
from workbench.evaluation.token_metrics import TOKEN_METRICS

if TYPE_CHECKING:
    from torch import Tensor

Metrics = dict[str, float]
METRICS: dict[str, Metric] = {
    metric.name: metric for metric in (*NUMBER_METRICS, *QUANTILE_METRICS, *TOKEN_METRICS, *CLASS_METRICS)
}
"""In the order in which they are written down."""


def metric_names(task: Task) -> tuple[str, ...]:
    """The metrics of a task, in the order in which they are written down."""
    return tuple(metric.name for metric in METRICS.values() if task in metric.of)


def metrics_of(task: Task, *known: Any) -> Metrics:
    """Every metric of a task, from what its calculations ask for."""
    return {name: METRICS[name].of[task](*known) for name in metric_names(task)}


def forecast_metrics(forecast_EHK: npt.ArrayLike, truth_EHK: npt.ArrayLike, task: Task = "forecast") -> Metrics:
    """The metrics of numbers over every cell whose truth is known; NaN where they are not defined."""
    forecast_M, truth_M = _known(np.asarray(forecast_EHK), np.asarray(truth_EHK))
    if len(truth_M) == 0:
        return dict.fromkeys(metric_names(task), math.nan)
    return metrics_of(task, forecast_M, truth_M)


def quantile_metrics(quantiles_QEHK: Doubles, truth_EHK: Numbers) -> Metrics:
    """The metrics of forecasts that say how sure they are, over every cell whose truth and quantiles are known."""
    import torch

    known_EHK = np.isfinite(truth_EHK) & np.isfinite(quantiles_QEHK).all(axis=0)
    quantiles_MQ, truth_M = torch.from_numpy(quantiles_QEHK[:, known_EHK].T), truth_EHK[known_EHK].astype(np.float64)
    return {
        metric.name: metric.of_quantiles(quantiles_MQ, torch.from_numpy(truth_M)) if len(truth_M) else math.nan
        for metric in METRICS.values()
        if metric.of_quantiles is not None
    }


def per_target(
    forecast_EHK: Numbers, truth_EHK: Numbers, targets: tuple[str, ...], task: Task = "forecast"
) -> dict[str, Metrics]:
    """The metrics of each target alone."""
    return {name: forecast_metrics(forecast_EHK[..., k], truth_EHK[..., k], task) for k, name in enumerate(targets)}


def scaled(metrics: Metrics) -> Metrics:
    """Those of the metrics that are told of standardised numbers, too."""
    return {name: value for name, value in metrics.items() if METRICS[name].scaled_tip is not None}


def standardise(values_EHK: npt.ArrayLike, statistics: Statistics) -> Doubles:
    """Target values as distances from the training part's mean, in its standard deviations."""
    values = np.asarray(values_EHK, dtype=np.float64)
    targets = values.shape[-1]
    scaled: Doubles = (values - np.array(statistics.mean_F[:targets])) / np.array(statistics.std_F[:targets])
    return scaled


def classification_metrics(
    probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike, classes: int, task: Task = "classify"
) -> Metrics:
    """The metrics of classes, over all answers."""
    return metrics_of(task, *_answers(probabilities_EC, labels_E), classes)


def per_class(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike, classes: tuple[str, ...]) -> dict[str, Metrics]:
    """The metrics of every class alone, such as precision and recall."""
    answers, labels = _answers(probabilities_EC, labels_E)
    found = {
        metric.name: metric.of_classes(answers, labels, len(classes))
        for metric in METRICS.values()
        if metric.of_classes is not None
    }
    return {name: {metric: values[c] for metric, values in found.items()} for c, name in enumerate(classes)}


def confusion(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike, classes: int) -> tuple[tuple[int, ...], ...]:
    """Counts by true class (rows) and answered class (columns)."""
    from torchmetrics.functional import classification as share

    answers, labels = _answers(probabilities_EC, labels_E)
    matrix = share.multiclass_confusion_matrix(answers, labels, num_classes=classes)
    return tuple(tuple(int(count) for count in row) for row in matrix)


def _known(forecast: Doubles, truth: Doubles) -> "tuple[Tensor, Tensor]":
    import torch

    known = np.isfinite(truth)
    return torch.from_numpy(forecast[known].astype(np.float64)), torch.from_numpy(truth[known].astype(np.float64))


def _answers(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike) -> "tuple[Tensor, Tensor]":
    import torch

    answers = np.asarray(probabilities_EC).argmax(axis=-1)
    return torch.from_numpy(answers.astype(np.int64)), torch.from_numpy(np.asarray(labels_E, dtype=np.int64))
