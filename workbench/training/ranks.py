"""One run on several devices, a process for each: what its ranks share out, add up, and tell each other.

Each rank holds the whole model and reads its own share of every batch. Gradients are added up in one all_reduce a step,
of one flat tensor that also holds the loss and the number of values it sums, and are divided by that number: exactly
the mean over the whole batch, however uneven the shares are or how much truth is missing in one. That is all that
DistributedDataParallel does, but for two things: it takes the mean of the ranks' means, which is another number then,
and it waits for hooks of autograd to send gradients early, where the compiled loops of the CPU give a layer's all at
once. Clipping, the optimiser and the average of weights follow on each rank from the same gradients, so that weights
stay the same everywhere. As in DDP a normalisation over the batch sees a rank's share, and dropout and augmentation
draw other numbers on each rank.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import torch
import torch.distributed as dist
from pydantic import TypeAdapter
from torch import Tensor, nn

from workbench.data.dataset import Rows
from workbench.models.spec import ModelSpec
from workbench.stored import parse
from workbench.training.context import LostRankError
from workbench.training.losses import Objective
from workbench.training.spec import TrainingSpec
from workbench.training.state import Standing, TrainerState
from workbench.training.steps import Sole, Sums

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

RANK_SEEDS = 52
"""From this bit on a seed is the rank's; below it are those of `batches.seed_of`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A fit in which every rank takes part; the tensors of the model, and of what it goes on from, come after it."""

    model: ModelSpec
    training: TrainingSpec
    refit: bool
    until: int
    standing: Standing | None
    taught: bool = False


_ORDERS = TypeAdapter(Order)


class Ranks(Sole):
    """One of several ranks; the first, 0, leads: it alone reads the files, writes the run and talks to the user."""

    several = True

    def __init__(self, rank: int, world: int, local: int) -> None:
        self.rank, self.world, self._local = rank, world, local

    @property
    def leads(self) -> bool:
        """Whether this is the rank that writes."""
        return self.rank == 0

    def seed(self, seed: int) -> int:
        """A seed of the rank's own."""
        return seed + (self.rank << RANK_SEEDS)

    def share(self, rows: Rows) -> Rows:
        """This rank's examples of a batch; every so manyth, so that all are about as long."""
        return rows[self.rank :: self.world]

    def threads(self, most: int) -> int:
        """The cores of a machine are shared out, unmeasured: each rank would disturb the others' trials."""
        return max(1, most // self._local)

    def objective(self, objective: Objective) -> Objective:
        """The same, of which a share without any truth counts nothing."""
        return replace(objective, shared=True)

    def mean_gradients(
        self, weights: Sequence[Tensor], loss: Tensor, values: Tensor | float, *, counts: bool, least: float
    ) -> tuple[Tensor, Tensor]:
        """Turn gradients of a share's sum into those of the mean over all shares; gives loss and values of them all.

        A share that does not count is of a rank for which the batch had no example.
        """
        learning = [weight for weight in weights if weight.grad is not None]
        sums = torch.stack((loss.detach(), torch.as_tensor(values, dtype=loss.dtype, device=loss.device)))
        flat = torch.cat([*(weight.grad.flatten() for weight in learning if weight.grad is not None), sums])
        if not counts:
            flat.zero_()
        with _told():
            dist.all_reduce(flat)
        total = flat[-1].clamp(min=least)
        flat[:-2] /= total
        place = 0
        for weight in learning:
            weight.grad = flat[place : place + weight.numel()].view_as(weight)
            place += weight.numel()
        return flat[-2], total

    def total(self, sums: Sums) -> Sums:
        """The sums of all ranks."""
        fields = asdict(sums)
        added = torch.tensor([float(value) for value in fields.values()], dtype=torch.float64)
        with _told():
            dist.all_reduce(added)
        found = dict(zip(fields, added.tolist(), strict=True))
        return Sums(**{name: type(value)(found[name]) for name, value in fields.items()})

    def agree(self, model: nn.Module) -> None:
        """Give every rank the first one's running means, which no gradient keeps alike."""
        self._spread(model.buffers())

    def lead(
        self,
        model: "SequenceModel",
        training: TrainingSpec,
        state: TrainerState | None,
        *,
        until: int = 0,
        taught: bool = False,
    ) -> None:
        """Have the other ranks begin the same fit of this model; one `until` an epoch is a refit, and one that is
        `taught` goes on from what the model has learned before."""
        order = Order(
            model=model.spec,
            training=training,
            refit=bool(until),
            until=until,
            standing=None if state is None else state.standing,
            taught=taught,
        )
        values = {name: getattr(order, name) for name in ("refit", "until", "taught")}
        specs = {"model": order.model.model_dump(mode="json"), "training": order.training.model_dump(mode="json")}
        self.tell({"order": values | specs | {"standing": order.standing and asdict(order.standing)}})
        self._send(model.state_dict())
        if state is not None:
            self._send(state.optimizer)

    def follow(self) -> tuple[Order, dict[str, Tensor], TrainerState | None] | None:
        """The next fit to take part in: order, the model's tensors, and what it goes on from; None after the last."""
        told = self.hear()
        if "order" not in told:
            return None
        order = _ORDERS.validate_python(told["order"])
        tensors = self._receive()
        state = None
        if order.standing is not None:
            state = TrainerState(standing=order.standing, model=tensors, optimizer=self._receive())
        return order, tensors, state

    def tell(self, values: Mapping[str, Any]) -> None:
        """Tell the other ranks, as JSON: what comes from another machine is not unpickled."""
        content = torch.frombuffer(bytearray(json.dumps(values).encode()), dtype=torch.uint8)
        self._spread([torch.tensor([len(content)]), content])

    def hear(self) -> dict[str, Any]:
        """What the first rank tells."""
        size = torch.zeros(1, dtype=torch.int64)
        self._spread([size])
        content = torch.zeros(int(size), dtype=torch.uint8)
        self._spread([content])
        values: dict[str, Any] = parse(bytes(content.tolist()), endless=True)
        return values

    def _send(self, tensors: Mapping[str, Tensor]) -> None:
        kinds = {name: (list(one.shape), str(one.dtype).removeprefix("torch.")) for name, one in tensors.items()}
        self.tell(kinds)
        self._spread([one.detach().cpu() for one in tensors.values()])

    def _receive(self) -> dict[str, Tensor]:
        tensors = {name: torch.empty(shape, dtype=getattr(torch, kind)) for name, (shape, kind) in self.hear().items()}
        self._spread(tensors.values())
        return tensors

    def _spread(self, tensors: Iterable[Tensor]) -> None:
        """Copy the first rank's tensors to the others."""
        with _told(), torch.no_grad():
            for one in tensors:
                whole = one.contiguous()
                dist.broadcast(whole, 0)
                if whole is not one:
                    one.copy_(whole)


@contextmanager
def _told() -> Iterator[None]:
    """Say that another rank has ended where what all take part in fails."""
    try:
        yield
    except (RuntimeError, dist.DistBackendError) as error:
        raise LostRankError from error
