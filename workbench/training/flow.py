"""Flow: how a loss's gradient runs back through a model, measured on one batch now and then while it trains.

Shapes: B batch, T time, F features, H units.
"""

import math
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from workbench.data.dataset import Examples, SequenceDataset, evenly
from workbench.models.recurrent import Recurrent, in_reverse, taken
from workbench.training.batches import ResidentData
from workbench.training.events import EpochFlow, LayerFlow
from workbench.training.losses import Objective, batch_loss

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

STEPS_BETWEEN = 400
"""Training steps from one measure to the next: it takes as long as six of them at most, so below two hundredths."""
EXAMPLES, PLACES = 16, 24
"""Examples that are read, and places along their steps where states are looked at, at most."""
STILL, EXTREME = 1e-3, 0.98
"""Deviation of a unit's state below which it is dead; size of all its states above which it is saturated."""


class FlowMeter:
    """Measures a model that is being trained, without a trace in it, in random numbers or in gradients."""

    def __init__(self, model: "SequenceModel", dataset: SequenceDataset, train: Examples, loss: str) -> None:
        self._model, self._objective = model, Objective(loss=loss)
        chosen = train.chosen(evenly(len(train), EXAMPLES))
        self._batch = ResidentData(dataset, torch.device("cpu")).gather(chosen, slice(None))
        self._before: dict[str, Tensor] = {}

    def is_due(self, epoch: int, steps_per_epoch: int) -> bool:
        """Whether it is time for a measure after this epoch; the same for a run that goes on as for one that never
        ended."""
        before, after = ((epoch + number) * steps_per_epoch // STEPS_BETWEEN for number in (-1, 0))
        return epoch == 1 or after > before

    def measure(self, epoch: int) -> EpochFlow:
        """Gradients by layer and along the steps, idle units, and how far weights have moved."""
        training = self._model.training
        self._model.eval()
        weights = {name: weight for name, weight in self._model.named_parameters() if weight.requires_grad}
        with torch.enable_grad(), _traced(self._model) as states:
            loss, values = batch_loss(self._model, self._batch, self._objective)
            wanted = [*weights.values(), *(state for found in states.values() for state in found.tensors())]
            gradients = torch.autograd.grad(loss / values, wanted, allow_unused=True)
        self._model.train(training)
        by_weight = dict(zip(weights, gradients, strict=False))
        by_state = iter(gradients[len(weights) :])
        fading = {name: found.fading(by_state) for name, found in states.items()}
        layers = tuple(
            LayerFlow(
                name=part,
                gradient=_norm([by_weight[name] for name in names]),
                ratio=self._ratio({name: weights[name] for name in names}),
                fading=fading.get(part, ()),
                idle=states[part].idle() if part in states else None,
            )
            for part, names in _parts(weights).items()
        )
        self._before = {name: weight.detach().clone() for name, weight in weights.items()}
        return EpochFlow(epoch=epoch, layers=layers)

    def _ratio(self, weights: dict[str, Tensor]) -> float | None:
        if not self._before:
            return None
        moved = _norm([weight.detach() - self._before[name] for name, weight in weights.items()])
        return moved / max(_norm([self._before[name] for name in weights]), 1e-12)


class States:
    """What the last of a block's equal layers carries at some places along its steps."""

    def __init__(self) -> None:
        self.carried: list[tuple[Tensor, ...]] = []
        self.outputs: list[Tensor] = []
        self.read: Tensor | None = None

    def tensors(self) -> Iterator[Tensor]:
        """All of them, as `fading` wants their gradients."""
        for carried, output in zip(self.carried, self.outputs, strict=True):
            yield from (*carried, output)

    def fading(self, gradients: Iterator[Tensor | None]) -> tuple[float, ...]:
        """The norm of the gradient by what is carried at each place, what is put out there included."""
        norms = []
        for carried in self.carried:
            found = [next(gradients) for _ in carried]
            put_out = next(gradients)
            last = None if put_out is None else put_out[:, -1]
            first = last if found[0] is None else found[0][0] if last is None else found[0][0] + last
            norms.append(_norm([first, *found[1:]]))
        return tuple(norms)

    def idle(self) -> float:
        """The share of units whose output never moves, or stands at an end at every step."""
        if self.read is None:
            return 0.0
        states_MH = self.read.detach().flatten(0, 1)
        still_H = states_MH.std(dim=0) < STILL
        stuck_H = (states_MH.abs() > EXTREME).all(dim=0)
        return float((still_H | stuck_H).float().mean())


@contextmanager
def _traced(model: nn.Module) -> Iterator[dict[str, States]]:
    """Recurrent blocks that keep what they carry, by their names."""
    with ExitStack() as stack:
        found: dict[str, States] = {}
        for name, layer in model.named_modules():
            if isinstance(layer, Recurrent) and all(isinstance(cell, nn.RNNBase) for cell in layer.forward_cells):
                found[name] = States()
                layer.forward = partial(_forward, layer, found[name])  # type: ignore[method-assign]
                stack.callback(delattr, layer, "forward")
        yield found


def _forward(layer: Any, states: States, x_BTF: Tensor, lengths_B: Tensor) -> tuple[Tensor, Tensor]:
    """What the block does, its last layer in pieces; the pieces' ends are kept of the forward direction."""
    reverse_BT1 = in_reverse(x_BTF, lengths_B) if layer.backward_cells else None
    for depth, cell in enumerate(layer.forward_cells):
        last = depth + 1 == len(layer.forward_cells)
        y_BTF = _in_pieces(cell, x_BTF, states) if last else cell(x_BTF)[0]
        if reverse_BT1 is not None:
            back_BTF = layer.backward_cells[depth](taken(x_BTF, reverse_BT1))[0]
            y_BTF = torch.cat([y_BTF, taken(back_BTF, reverse_BT1)], dim=2)
        x_BTF = y_BTF
    return x_BTF, lengths_B


def _in_pieces(cell: nn.RNNBase, x_BTF: Tensor, states: States) -> Tensor:
    outputs, carried = [], None
    for piece_BTF in torch.split(x_BTF, math.ceil(x_BTF.shape[1] / PLACES), dim=1):
        output_BTH, carried = cell(piece_BTF, carried)
        states.outputs.append(output_BTH)
        states.carried.append(carried if isinstance(carried, tuple) else (carried,))
        outputs.append(output_BTH)
    y_BTH = torch.cat(outputs, dim=1)
    states.read = y_BTH
    return y_BTH


def _parts(weights: Iterable[str]) -> dict[str, list[str]]:
    """Names of weights by the part of the model that they belong to."""
    found: dict[str, list[str]] = {}
    for name in weights:
        words = name.split(".")
        found.setdefault(".".join(words[: 2 if words[0] == "layers" else 1]), []).append(name)
    return found


def _norm(tensors: list[Tensor | None]) -> float:
    known = [tensor for tensor in tensors if tensor is not None]
    return math.sqrt(sum(float(tensor.double().square().sum()) for tensor in known))
