"""One optimiser step, and what the steps of an epoch add up to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_
from torch.optim import Optimizer

from workbench.training.augmentation import augmented
from workbench.training.batches import Batch
from workbench.training.losses import Judged, Objective, batch_loss, judge
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Sums over steps: loss, values the loss is over, gradient norms, right answers to classes, all such answers, and
    the steps."""

    loss: float = 0.0
    values: float = 0.0
    norm: float = 0.0
    right: float = 0.0
    answers: float = 0.0
    steps: int = 0

    def since(self, earlier: "Sums") -> "Sums":
        """What was added after `earlier`."""
        return Sums(
            loss=self.loss - earlier.loss,
            values=self.values - earlier.values,
            norm=self.norm - earlier.norm,
            right=self.right - earlier.right,
            answers=self.answers - earlier.answers,
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

    @property
    def accuracy(self) -> float | None:
        """Share of right answers; None where no class was asked for."""
        return self.right / self.answers if self.answers else None


class Tally:
    """Sums on the device: adding never waits for it, only reading does.

    An epoch adds up without being reset, so that its mean does not depend on when it was looked at.
    """

    def __init__(self, device: torch.device) -> None:
        exact = torch.float32 if device.type == "mps" else torch.float64
        self._sums_5 = torch.zeros(5, dtype=exact, device=device)
        self._steps = 0

    def add(self, loss: Tensor, values: Tensor, norm: Tensor) -> None:
        """Add one step of training."""
        none = torch.zeros_like(norm)
        self._add(loss.detach(), values, norm, none, none)

    def add_judged(self, judged: Judged) -> None:
        """Add a batch that was judged."""
        self._add(judged.loss, judged.values, torch.zeros_like(judged.loss), judged.right, judged.answers)

    def read(self) -> Sums:
        """The sums so far; waits for the device."""
        loss, values, norm, right, answers = self._sums_5.tolist()
        return Sums(loss=loss, values=values, norm=norm, right=right, answers=answers, steps=self._steps)

    def _add(self, *sums: Tensor) -> None:
        self._sums_5 += torch.stack([one.to(self._sums_5.dtype) for one in sums])
        self._steps += 1


def train_step(
    model: "SequenceModel",
    batch: Batch,
    spec: TrainingSpec,
    *,
    objective: Objective,
    optimizer: Optimizer,
    weights: list[Tensor],
    tally: Tally,
) -> None:
    """Augmentation, loss, gradients, clipping, update."""
    optimizer.zero_grad(set_to_none=True)
    batch = augmented(batch, spec.augment, model.preprocess.mean_F, model.preprocess.std_F)
    loss, values = batch_loss(model, batch, objective)
    torch.autograd.backward(loss / values)
    norm = clip_grad_norm_(weights, spec.clip_norm or float("inf"))
    optimizer.step()
    tally.add(loss, values, norm)


@torch.no_grad()
def judge_step(model: "SequenceModel", batch: Batch, objective: Objective, tally: Tally) -> None:
    """Add a batch's loss and right answers without learning from it."""
    tally.add_judged(judge(model, batch, objective))
