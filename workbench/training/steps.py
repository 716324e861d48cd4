"""One optimiser step, and what the steps of an epoch add up to."""

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_, get_total_norm
from torch.optim import Optimizer

from workbench.data.dataset import Examples, Rows
from workbench.sentence import Sentence
from workbench.training import device as devices
from workbench.training.augmentation import augmented
from workbench.training.averaging import add_to_average
from workbench.training.batches import Batch, ResidentData
from workbench.training.buffered import Buffered
from workbench.training.losses import Objective, batch_loss, judge
from workbench.training.optim import set_rate
from workbench.training.spec import TrainingSpec
from workbench.training.streamed import StreamedData

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

StepKind = Literal["eager", "captured"]
NORM_EVERY = 16
"""Steps from one look at the gradients' norm to the next where nothing is clipped by it."""
SLOTS = ("loss", "values", "norm", "right", "answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Sums over steps: loss, values the loss is over, gradient norms, right answers to classes, all such answers, the
    steps, and those whose norm was taken."""

    loss: float = 0.0
    values: float = 0.0
    norm: float = 0.0
    right: float = 0.0
    answers: float = 0.0
    steps: int = 0
    norms: int = 0

    def since(self, earlier: "Sums") -> "Sums":
        """What was added after `earlier`."""
        return Sums(**{part.name: getattr(self, part.name) - getattr(earlier, part.name) for part in fields(self)})

    @property
    def mean_loss(self) -> float:
        """Loss per value."""
        return self.loss / max(self.values, 1.0)

    @property
    def mean_norm(self) -> float:
        """Gradient norm per step that looked at it, before clipping."""
        return self.norm / max(self.norms, 1)

    @property
    def accuracy(self) -> float | None:
        """Share of right answers; None where no class was asked for."""
        return self.right / self.answers if self.answers else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingSums:
    """Sums on their way from the device, there when the event has happened."""

    sums_5: Tensor
    event: torch.cuda.Event
    known: Counter[str]


class Sole:
    """A run that one process trains: nothing is shared out, and nothing added up."""

    several = False

    def seed(self, seed: int) -> int:
        """The seed of this process."""
        return seed

    def share(self, rows: Rows) -> Rows:
        """The examples of a batch that are read here."""
        return rows

    def threads(self, most: int) -> int:
        """How many of so many threads to take; 0 where that is to be measured."""
        return 0

    def objective(self, objective: Objective) -> Objective:
        """What the examples that are read here are judged by."""
        return objective

    def mean_gradients(
        self, weights: Sequence[Tensor], loss: Tensor, values: Tensor | float, *, counts: bool, least: float
    ) -> tuple[Tensor, Tensor]:
        """Only ranks have gradients to add up."""
        raise NotImplementedError

    def total(self, sums: Sums) -> Sums:
        """What was added up everywhere."""
        return sums

    def agree(self, model: nn.Module) -> None:
        """Make alike what training left different."""


SOLE = Sole()


class Tally:
    """Sums on the device: adding never waits for it, only reading does. What the host knows is added there.

    An epoch adds up without being reset, so that its mean does not depend on when it was looked at.
    """

    def __init__(self, device: torch.device) -> None:
        exact = torch.float32 if device.type == "mps" else torch.float64
        self.sums_5 = torch.zeros(len(SLOTS), dtype=exact, device=device)
        self._slots = dict(zip(SLOTS, self.sums_5.unbind(), strict=True))
        self.known: Counter[str] = Counter()
        self._pending: PendingSums | None = None

    def clear(self) -> None:
        """Start from nothing."""
        self.sums_5.zero_()
        self.known = Counter()
        self._pending = None

    def add(self, *, steps: int = 1, norms: int = 0, **sums: Tensor | float) -> None:
        """Add one step's sums, by their names in Sums."""
        self.known.update(steps=steps, norms=norms)
        for name, value in sums.items():
            if isinstance(value, Tensor):
                self._slots[name].add_(value.detach())
            else:
                self.known[name] += value  # type: ignore[assignment]  # counts that may be large, but are whole

    def read(self) -> Sums:
        """The sums so far; waits for the device."""
        return self._sums(self.sums_5.tolist(), self.known)

    def read_pending(self) -> Sums:
        """The sums at the look before, where the device works while the host goes on: it is asked now, answers later,
        and never stands still. Elsewhere, and at the first look, the sums so far."""
        if self.sums_5.device.type != "cuda":
            return self.read()
        pending, self._pending = self._pending, self._ask()
        if pending is None:
            return self.read()
        pending.event.synchronize()
        return self._sums(pending.sums_5.tolist(), pending.known)

    def _ask(self) -> "PendingSums":
        sums_5 = torch.empty_like(self.sums_5, device="cpu", pin_memory=True)
        sums_5.copy_(self.sums_5, non_blocking=True)
        event = torch.cuda.Event()  # type: ignore[no-untyped-call]
        event.record(torch.cuda.current_stream(self.sums_5.device))
        return PendingSums(sums_5=sums_5, event=event, known=self.known.copy())

    @staticmethod
    def _sums(sums_5: Sequence[float], known: Counter[str]) -> Sums:
        added = {name: total + known[name] for name, total in zip(SLOTS, sums_5, strict=True)}
        return Sums(**added, steps=known["steps"], norms=known["norms"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Everything that a training step touches; all of it stays where it is while training lasts."""

    model: "SequenceModel"
    resident: ResidentData | StreamedData
    spec: TrainingSpec
    objective: Objective
    optimizer: Optimizer
    weights: list[Tensor]
    tally: Tally
    ranks: Sole = SOLE
    half: bool = False
    """Whether the forward pass computes in bfloat16 where torch finds that safe."""
    shares: dict[float, Tensor] = field(default_factory=dict)
    """What a batch's gradients are multiplied with, by the number of its values."""

    def learn(self, batch: Batch, *, take_norm: bool, counts: bool = True) -> None:
        """Augmentation, loss, gradients, clipping, update; `take_norm` asks for the gradients' norm.

        A batch that does not count stands for a share that is empty.
        """
        with devices.exact_products() if self.spec.precision == "float32" else nullcontext():
            self._learn(batch, take_norm=take_norm, counts=counts)

    def _learn(self, batch: Batch, *, take_norm: bool, counts: bool) -> None:
        for weight in self.weights:
            weight.grad = None
        preprocess = self.model.preprocess
        batch = augmented(batch, self.spec.augment, preprocess.mean_F, preprocess.std_F)
        with self._half_precision(batch) if self.half else nullcontext():
            loss, values = batch_loss(self.model, batch, self.objective)
        if self.ranks.several:
            torch.autograd.backward(loss)
            least = self.objective.least
            loss, values = self.ranks.mean_gradients(self.weights, loss, values, counts=counts, least=least)
        else:
            self._derive(loss, self._share(loss, values))
        if not take_norm:
            self._update()
            self.tally.add(loss=loss, values=values)
            return
        norm = self._norm()
        self._update()
        self.tally.add(loss=loss, values=values, norm=norm, norms=1)

    @staticmethod
    def _derive(loss: Tensor, share: Tensor) -> None:
        """Gradients of this share of the loss. On the CPU it is not given as the gradient to begin with: torch would
        import sympy then, which takes a second and 32 MB; on a device it saves the launch of three kernels."""
        if loss.device.type == "cpu":
            torch.autograd.backward(loss * share)
        else:
            torch.autograd.backward(loss, share)

    @staticmethod
    def _half_precision(batch: Batch) -> torch.autocast:
        # Casts of weights must not be kept: a captured step would read those of the step that was captured.
        return torch.autocast(batch.x_BTF.device.type, torch.bfloat16, cache_enabled=False)

    def _update(self) -> None:
        with devices.threads_for(sum(weight.numel() for weight in self.weights)):
            self.optimizer.step()
        if self.spec.averaging:
            add_to_average(self.optimizer, self.weights, self.spec.averaging)

    def takes_norm(self, step: int) -> bool:
        """Whether this step of an epoch takes the gradients' norm."""
        return bool(self.spec.clip_norm) or step % NORM_EVERY == 0

    def _share(self, loss: Tensor, values: Tensor | float) -> Tensor:
        """One over the number of values, so that gradients are those of the mean."""
        if isinstance(values, Tensor):
            return (1 / values).to(loss.dtype)
        if values not in self.shares:
            self.shares[values] = torch.full_like(loss, 1 / values)
        return self.shares[values]

    def _norm(self) -> Tensor:
        if self.spec.clip_norm:
            return clip_grad_norm_(self.weights, self.spec.clip_norm)
        return get_total_norm([weight.grad for weight in self.weights if weight.grad is not None])


class EagerStep:
    """Steps that run operation by operation."""

    kind: StepKind = "eager"

    def __init__(self, learner: Learner, why: Sentence) -> None:
        self.learner, self.why = learner, why

    def begin(self, examples: Examples, batches: Sequence[Rows]) -> None:
        """Get ready for an epoch of these batches, in this order."""
        self._examples, self._batches = examples, batches

    def close(self) -> None:
        """Nothing is under way between steps."""

    def take(self, step: int, rate: float) -> None:
        """Learn from the epoch's next batch, number `step`, at this learning rate."""
        set_rate(self.learner.optimizer, rate)
        resident, (rows, counts) = self.learner.resident, self._rows(step)
        if isinstance(self._batches, Buffered):
            resident.turn(self._batches.coming(step), self._batches.gone(step))
        batch = resident.gather(self._examples, rows)
        if step + 1 < len(self._batches):
            resident.expect(self._examples, self._rows(step + 1)[0])
        self.learner.learn(batch, take_norm=self.learner.takes_norm(step), counts=counts)

    def _rows(self, step: int) -> tuple[Rows, bool]:
        """This process's examples of a batch; one that stands for none where there are fewer than processes."""
        rows = self._batches[step]
        own = self.learner.ranks.share(rows)
        return (own, True) if len(own) else (rows[:1], False)


@torch.no_grad()
def judge_step(
    model: "SequenceModel", batch: Batch, objective: Objective, tally: Tally, beside_BC: Tensor | None = None
) -> None:
    """Add a batch's loss and right answers without learning from it."""
    judged = judge(model, batch, objective, beside_BC)
    tally.add(loss=judged.loss, values=judged.values, right=judged.right, answers=judged.answers)
