"""Metrics of classes: shares of right answers, through torchmetrics. M answers whose class is known."""

from collections.abc import Callable, Sequence
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


def _of_each(score: str) -> "Callable[[Tensor, Tensor, int], Sequence[float]]":
    """The score of torchmetrics for every class alone."""

    def of_classes(answers_M: "Tensor", labels_M: "Tensor", classes: int) -> list[float]:
        from torchmetrics.functional import classification as share

        calculated: Callable[..., Tensor] = getattr(share, f"multiclass_{score}")
        return list(calculated(answers_M, labels_M, num_classes=classes, average="none").tolist())

    return of_classes


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
        of_classes=_of_each("precision"),
    ),
    Metric(
        name="recall",
        title=sentence("Recall"),
        tip=sentence("How many of this class are found; higher is better"),
        unit="share",
        higher_is_better=True,
        place=12,
        of_classes=_of_each("recall"),
    ),
    Metric(
        name="f1",
        title=sentence("F1"),
        tip=sentence("Balance of precision and recall; higher is better"),
        unit="share",
        higher_is_better=True,
        place=13,
        of_classes=_of_each("f1_score"),
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
