"""One optimiser step, and what the steps of an epoch add up to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_
from torch.optim import Optimizer

from workbench.training.batches import Batch
from workbench.training.losses import batch_loss
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Sums over steps: loss, values the loss is over, gradient norms and steps."""

    loss: float = 0.0
    values: float = 0.0
    norm: float = 0.0
    steps: int = 0

    def since(self, earlier: "Sums") -> "Sums":
        """What was added after `earlier`."""
        return Sums(
            loss=self.loss - earlier.loss,
            values=self.values - earlier.values,
            norm=self.norm - earlier.norm,
            steps=self.steps - earlier.steps,
        )

    @property
    def mean_loss(self) -> float:
        """Loss per value."""
        return self.loss / max(self.values, 1.0)

    @property
    def mean_norm(self) -> float:
        """Gradient norm per step, before clipping."""
        return self.norm / max(self.steps, 1)


class Tally:
    """Sums on the device: adding never waits for it, only reading does.

    An epoch adds up without being reset, so that its mean does not depend on when it was looked at.
    """

    def __init__(self, device: torch.device) -> None:
        exact = torch.float32 if device.type == "mps" else torch.float64
        self._sums_3 = torch.zeros(3, dtype=exact, device=device)
        self._steps = 0

    def add(self, loss: Tensor, values: Tensor, norm: Tensor | None = None) -> None:
        """Add one step."""
        self._sums_3 += torch.stack(
            (loss.detach(), values.to(loss.dtype), torch.zeros_like(loss) if norm is None else norm)
        )
        self._steps += 1

    def read(self) -> Sums:
        """The sums so far; waits for the device."""
        loss, values, norm = self._sums_3.tolist()
        return Sums(loss=loss, values=values, norm=norm, steps=self._steps)


def train_step(
    model: "SequenceModel",
    batch: Batch,
    spec: TrainingSpec,
    *,
    optimizer: Optimizer,
    weights: list[Tensor],
    tally: Tally,
) -> None:
    """Loss, gradients, clipping, update."""
    optimizer.zero_grad(set_to_none=True)
    loss, values = batch_loss(model, batch, spec.loss)
    torch.autograd.backward(loss / values)
    norm = clip_grad_norm_(weights, spec.clip_norm or float("inf"))
    optimizer.step()
    tally.add(loss, values, norm)


@torch.no_grad()
def judge_step(model: "SequenceModel", batch: Batch, spec: TrainingSpec, tally: Tally) -> None:
    """Add a batch's loss without learning from it."""
    tally.add(*batch_loss(model, batch, spec.loss))
