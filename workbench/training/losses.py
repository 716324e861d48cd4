"""Losses: sums over what was observed, so that missing targets never count.

Shapes: B examples, H horizon, K targets, C classes.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from workbench.data.spec import Task
from workbench.errors import WorkbenchError
from workbench.training.batches import Batch

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

FORECAST_LOSSES: dict[str, Callable[..., Tensor]] = {
    "mse": functional.mse_loss,
    "mae": functional.l1_loss,
    "huber": functional.huber_loss,
}


def check_loss(loss: str, task: Task) -> None:
    """Raise WorkbenchError when the loss cannot judge the task's answers."""
    if task == "classify" and loss in FORECAST_LOSSES:
        raise WorkbenchError("The loss {loss} judges numbers, not classes. Choose cross_entropy.", loss=loss)
    if task == "forecast" and loss not in FORECAST_LOSSES:
        raise WorkbenchError("The loss {loss} judges classes, not numbers. Choose mse, mae or huber.", loss=loss)


def batch_loss(model: "SequenceModel", batch: Batch, loss: str) -> tuple[Tensor, Tensor]:
    """The loss summed over a batch and how many values it sums, both on the device; forecasts are judged on
    standardised targets."""
    answer = model.forward_scaled(batch.x_BTF, batch.lengths_B)
    if loss == "cross_entropy":
        total = functional.cross_entropy(answer, batch.y, reduction="sum")
        return total, torch.full_like(total, len(batch.y))
    observed_BHK = ~batch.y.isnan()
    # Where the truth is missing the answer is compared with itself: no loss, no gradient.
    truth_BHK = torch.where(observed_BHK, model.scale_targets(batch.y), answer.detach())
    return FORECAST_LOSSES[loss](answer, truth_BHK, reduction="sum"), observed_BHK.sum().clamp(min=1)
