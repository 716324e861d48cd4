"""Metrics of classes: shares of right answers, through torchmetrics. M answers whose class is known."""

from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from workbench.evaluation.metric import LABELS, TEXTS, Metric
from workbench.sentence import sentence

if TYPE_CHECKING:
    from torch import Tensor


def _accuracy(answers_M: "Tensor", labels_M: "Tensor", classes: int) -> float:
    from torchmetrics.functional import classification as share

    return float(share.multiclass_accuracy(answers_M, labels_M, num_classes=classes, average="micro"))


def _right(_nats_M: npt.NDArray[Any], right_M: npt.NDArray[Any]) -> float:
    return float(right_M.mean())


def _f1(answers_M: "Tensor", labels_M: "Tensor", classes: int) -> float:
    from torchmetrics.functional import classification as share

    return float(share.multiclass_f1_score(answers_M, labels_M, num_classes=classes, average="macro"))


def _precision(answers_M: "Tensor", labels_M: "Tensor", classes: int) -> list[float]:
    from torchmetrics.functional import classification as share

    found: list[float] = share.multiclass_precision(answers_M, labels_M, num_classes=classes, average="none").tolist()
    return found


def _recall(answers_M: "Tensor", labels_M: "Tensor", classes: int) -> list[float]:
    from torchmetrics.functional import classification as share

    found: list[float] = share.multiclass_recall(answers_M, labels_M, num_classes=classes, average="none").tolist()
    return found


def _f1_each(answers_M: "Tensor", labels_M: "Tensor", classes: int) -> list[float]:
    from torchmetrics.functional import classification as share

    found: list[float] = share.multiclass_f1_score(answers_M, labels_M, num_classes=classes, average="none").tolist()
    return found


def _examples(_answers_M: "Tensor", labels_M: "Tensor", classes: int) -> list[int]:
    found: list[int] = labels_M.bincount(minlength=classes).tolist()
    return found


CLASS_METRICS = (
    Metric(
        name="accuracy",
        title=sentence("Accuracy"),
        tip=sentence("Share of right answers; higher is better"),
        unit="share",
        higher_is_better=True,
        place=6,
        of={**dict.fromkeys(LABELS, _accuracy), **dict.fromkeys(TEXTS, _right)},
        compared=True,
    ),
    Metric(
        name="f1_macro",
        title=sentence("F1 (mean)"),
        tip=sentence("Balance of precision and recall, every class weighing the same; higher is better"),
        unit="none",
        higher_is_better=True,
        place=7,
        of=dict.fromkeys(LABELS, _f1),
        compared=True,
    ),
    Metric(
        name="precision",
        title=sentence("Precision"),
        tip=sentence("How many of the answers with this class are right; higher is better"),
        unit="share",
        higher_is_better=True,
        place=11,
        of_classes=_precision,
    ),
    Metric(
        name="recall",
        title=sentence("Recall"),
        tip=sentence("How many of this class are found; higher is better"),
        unit="share",
        higher_is_better=True,
        place=12,
        of_classes=_recall,
    ),
    Metric(
        name="f1",
        title=sentence("F1"),
        tip=sentence("Balance of precision and recall; higher is better"),
        unit="share",
        higher_is_better=True,
        place=13,
        of_classes=_f1_each,
    ),
    Metric(
        name="examples",
        title=sentence("Examples"),
        tip=sentence("How many of this class there are"),
        unit="count",
        higher_is_better=True,
        place=14,
        of_classes=_examples,
    ),
)
"""In the order in which they are written down; a new metric of classes is a record here and nothing else."""
