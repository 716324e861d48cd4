"""Losses: sums over what was observed, so that missing targets and unknown labels never count.

Shapes: B examples, T steps, Q quantiles, H horizon, K targets, C classes, E examples of a part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from workbench.data.dataset import Examples, Integers, SequenceDataset
from workbench.data.spec import Task
from workbench.data.tasks import QUANTILE_LOSS, TASKS
from workbench.data.windows import covered_rows
from workbench.errors import WorkbenchError
from workbench.models.problems import PINBALL_ASKS_FOR_QUANTILES, QUANTILES_ASK_FOR_PINBALL
from workbench.models.spec import QUANTILES
from workbench.training.batches import Batch
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel


def pinball_loss(answer_BQHK: Tensor, truth_B1HK: Tensor, *, reduction: str = "mean") -> Tensor:
    """Twice the mean over the quantiles of what each is off, the wrong side weighing more (Koenker and Bassett, 1978):
    of all quantiles together nearly the continuous ranked probability score."""
    levels_Q11 = _levels(answer_BQHK.device)
    off_BQHK = truth_B1HK - answer_BQHK
    loss_BHK = 2 * torch.maximum(levels_Q11 * off_BQHK, (levels_Q11 - 1) * off_BQHK).mean(dim=1)
    return loss_BHK.sum() if reduction == "sum" else loss_BHK.mean()


@cache
def _levels(device: torch.device) -> Tensor:
    """Made once: a captured step must not copy numbers from the host."""
    with torch.inference_mode(mode=False):
        return torch.tensor(QUANTILES, device=device)[:, None, None]


NUMBER_LOSSES: dict[str, Callable[..., Tensor]] = {
    "mse": functional.mse_loss,
    "mae": functional.l1_loss,
    "huber": functional.huber_loss,
    QUANTILE_LOSS: pinball_loss,
}
UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What answers are judged by: the loss, and for classes their weights and the smoothing of labels."""

    loss: str
    weights_C: Tensor | None = None
    smoothing: float = 0.0
    shared: bool = False
    """Whether a batch is only a share of one, so that what is divided by is known later."""

    @property
    def least(self) -> float:
        """The least number of values, or weight of them, that a loss is divided by."""
        return 1.0 if self.weights_C is None else 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchScore:
    """Sums over a batch, on the device where the host does not know them: the loss, the values it sums, right answers
    and answers to classes."""

    loss: Tensor
    values: Tensor | float
    right: Tensor | float = 0.0
    answers: Tensor | float = 0.0


def check_objective(spec: TrainingSpec, task: Task, *, quantiles: bool | None = None) -> None:
    """Raise WorkbenchError when the loss cannot judge the task's answers, or `quantiles` of them where it is known
    whether there are any, augmentation would make them wrong, or a refit, which nothing validates, would not know
    its learning rate."""
    asks, augment = TASKS[task], spec.augment
    if quantiles is not None and quantiles != (spec.loss == QUANTILE_LOSS):
        told = QUANTILES_ASK_FOR_PINBALL if quantiles else PINBALL_ASKS_FOR_QUANTILES
        raise WorkbenchError(told.template)
    if spec.loss not in asks.losses and not asks.numbers:
        raise WorkbenchError("The loss {loss} judges numbers, not classes. Choose cross_entropy.", loss=spec.loss)
    if spec.loss not in asks.losses:
        raise WorkbenchError("The loss {loss} judges classes, not numbers. Choose mse, mae or huber.", loss=spec.loss)
    if spec.refit and spec.schedule == "plateau":
        raise WorkbenchError(
            "A refit has no validation loss, which the schedule plateau follows. Choose another schedule, or no refit."
        )
    moved = augment.gain_db or augment.shift or augment.speed
    if asks.forecasts and moved:
        raise WorkbenchError(
            "Gain, time shift and speed would make a forecast's truth wrong. Set them to 0; noise may stay."
        )
    if asks.text and (augment.noise or moved):
        raise WorkbenchError("Noise, gain, time shift and speed are for numbers, not for characters. Set them to 0.")


def objectives(
    spec: TrainingSpec, dataset: SequenceDataset, train: Examples, device: torch.device
) -> tuple[Objective, Objective]:
    """What training and what validation go by; only training smooths labels."""
    weights_C = None
    if spec.class_weights and dataset.classes:
        counts_C = class_counts(dataset, train)
        weights = counts_C.sum() / (len(counts_C) * np.maximum(counts_C, 1))
        weights_C = torch.tensor(weights, dtype=torch.float32, device=device)
    judging = Objective(loss=spec.loss, weights_C=weights_C)
    return Objective(loss=spec.loss, weights_C=weights_C, smoothing=spec.label_smoothing), judging


def class_counts(dataset: SequenceDataset, examples: Examples) -> Integers:
    """How often each class is the truth of these examples, or of their steps."""
    stepwise = len(dataset.labels_N) > 0
    labels = dataset.labels_N[covered_rows(dataset, examples)] if stepwise else dataset.labels_S[examples.sequences_E]
    counts_C: Integers = np.bincount(labels[labels != UNKNOWN], minlength=len(dataset.classes))
    return counts_C


def batch_loss(model: "SequenceModel", batch: Batch, objective: Objective) -> tuple[Tensor, Tensor | float]:
    """The loss summed over a batch, on the device, and how many values it sums (for weighted classes their weights);
    numbers are judged on standardised targets."""
    return _loss(model, model.forward_scaled(batch.x_BTF, batch.lengths_B), batch, objective)


def judge(model: "SequenceModel", batch: Batch, objective: Objective, beside_BC: Tensor | None = None) -> BatchScore:
    """The loss over a batch and how many classes are right; what stands beside the layers may be known already."""
    answer = model.forward_scaled(batch.x_BTF, batch.lengths_B, beside_BC)
    loss, values = _loss(model, answer, batch, objective)
    if objective.loss in NUMBER_LOSSES:
        return BatchScore(loss=loss, values=values)
    right, known = answer.argmax(dim=-1) == batch.y, batch.y != UNKNOWN
    return BatchScore(loss=loss, values=values, right=(right & known).sum(), answers=known.sum())


def _loss(model: "SequenceModel", answer: Tensor, batch: Batch, objective: Objective) -> tuple[Tensor, Tensor | float]:
    if objective.loss == "cross_entropy":
        return _class_loss(answer.flatten(0, -2), batch.y.flatten(), objective, complete=batch.complete)
    truth, judged = model.scale_targets(batch.y, batch.x_BTF), NUMBER_LOSSES[objective.loss]
    truth = truth[:, None] if objective.loss == QUANTILE_LOSS else truth
    if batch.complete:
        return judged(answer, truth, reduction="sum"), float(truth.numel())
    observed = ~truth.isnan()
    # Where the truth is missing the answer is compared with itself: no loss, no gradient.
    truth = torch.where(observed, truth, answer.detach())
    if objective.loss == QUANTILE_LOSS:  # which has a slope even there
        answer = torch.where(observed, answer, answer.detach())
    return judged(answer, truth, reduction="sum"), observed.sum().clamp(min=0 if objective.shared else 1)


def _class_loss(
    logits_MC: Tensor, labels_M: Tensor, objective: Objective, *, complete: bool
) -> tuple[Tensor, Tensor | float]:
    weights_C = objective.weights_C
    total = functional.cross_entropy(
        logits_MC,
        labels_M,
        weight=weights_C,
        ignore_index=UNKNOWN,
        label_smoothing=objective.smoothing,
        reduction="sum",
    )
    known_M = labels_M != UNKNOWN
    if weights_C is not None:
        least = 0.0 if objective.shared else objective.least
        return total, weights_C[labels_M.clamp(min=0)].where(known_M, 0.0).sum().clamp(min=least)
    return total, float(labels_M.numel()) if complete else known_M.sum().clamp(min=0 if objective.shared else 1)
