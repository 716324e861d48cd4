"""Errors of forecasts and shares of right classes, through torchmetrics.

E examples, H horizon, K targets, C classes, M cells of a forecast with a known truth.
"""

import math

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torchmetrics import functional as measure
from torchmetrics.functional import classification as share

from workbench.data.dataset import Floats, Statistics
from workbench.evaluation.result import Metrics

Doubles = npt.NDArray[np.float64]


def forecast_metrics(forecast_EHK: npt.ArrayLike, truth_EHK: npt.ArrayLike) -> Metrics:
    """MSE, MAE, RMSE, sMAPE and R² over every cell whose truth is known; NaN where they are not defined."""
    forecast_M, truth_M = _known(np.asarray(forecast_EHK), np.asarray(truth_EHK))
    if len(truth_M) == 0:
        return dict.fromkeys(("mse", "mae", "rmse", "smape", "r2"), math.nan)
    mse = float(measure.mean_squared_error(forecast_M, truth_M))
    return {
        "mse": mse,
        "mae": float(measure.mean_absolute_error(forecast_M, truth_M)),
        "rmse": math.sqrt(mse),
        "smape": float(measure.symmetric_mean_absolute_percentage_error(forecast_M, truth_M)),
        "r2": float(measure.r2_score(forecast_M, truth_M)) if len(truth_M) > 1 else math.nan,
    }


def per_target(forecast_EHK: Floats, truth_EHK: Floats, targets: tuple[str, ...]) -> dict[str, Metrics]:
    """The metrics of each target alone."""
    return {name: forecast_metrics(forecast_EHK[..., k], truth_EHK[..., k]) for k, name in enumerate(targets)}


def standardise(values_EHK: npt.ArrayLike, statistics: Statistics) -> Doubles:
    """Target values as distances from the training part's mean, in its standard deviations."""
    values = np.asarray(values_EHK, dtype=np.float64)
    targets = values.shape[-1]
    scaled: Doubles = (values - np.array(statistics.mean_F[:targets])) / np.array(statistics.std_F[:targets])
    return scaled


def classification_metrics(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike, classes: int) -> Metrics:
    """Share of right answers, and F1 averaged over classes."""
    answers, labels = _answers(probabilities_EC, labels_E)
    return {
        "accuracy": float(share.multiclass_accuracy(answers, labels, num_classes=classes, average="micro")),
        "f1_macro": float(share.multiclass_f1_score(answers, labels, num_classes=classes, average="macro")),
    }


def per_class(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike, classes: tuple[str, ...]) -> dict[str, Metrics]:
    """Precision and recall of every class, and how many examples of it there are."""
    answers, labels = _answers(probabilities_EC, labels_E)
    count = len(classes)
    precision = share.multiclass_precision(answers, labels, num_classes=count, average="none")
    recall = share.multiclass_recall(answers, labels, num_classes=count, average="none")
    examples = torch.bincount(labels, minlength=count)
    return {
        name: {"precision": float(precision[c]), "recall": float(recall[c]), "examples": int(examples[c])}
        for c, name in enumerate(classes)
    }


def confusion(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike, classes: int) -> tuple[tuple[int, ...], ...]:
    """Counts by true class (rows) and answered class (columns)."""
    answers, labels = _answers(probabilities_EC, labels_E)
    matrix = share.multiclass_confusion_matrix(answers, labels, num_classes=classes)
    return tuple(tuple(int(count) for count in row) for row in matrix)


def _known(forecast: Doubles, truth: Doubles) -> tuple[Tensor, Tensor]:
    known = np.isfinite(truth)
    return torch.from_numpy(forecast[known].astype(np.float64)), torch.from_numpy(truth[known].astype(np.float64))


def _answers(probabilities_EC: npt.ArrayLike, labels_E: npt.ArrayLike) -> tuple[Tensor, Tensor]:
    answers = np.asarray(probabilities_EC).argmax(axis=-1)
    return torch.from_numpy(answers.astype(np.int64)), torch.from_numpy(np.asarray(labels_E, dtype=np.int64))
