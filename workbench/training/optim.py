"""Optimisers by name, their state as named tensors, and learning rates as functions of the time passed."""

import math
from collections.abc import Mapping
from inspect import unwrap
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from workbench.errors import WorkbenchError
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

PLATEAU_EPOCHS = 3
"""Epochs without a better validation loss after which "plateau" halves the rate."""
DECAY_PER_EPOCH = 0.9
SOLVED_SHARE = 0.1
"""Of the learning rate, for weights that are solved before training."""
LITTLE = 0.1
"""Deviations of what is asked for: where a linear path is less far off, steps of the usual size would miss by more."""
WARM_UP = 0.3
FIRST_SHARE, LAST_SHARE = 1 / 25, 1 / 250_000
"""one_cycle (Smith and Topin 2018): shares of the highest rate at its start and end, rising for WARM_UP of the time."""

SLOTS: dict[type[Optimizer], set[str]] = {
    torch.optim.Adam: {"step", "exp_avg", "exp_avg_sq"},  # and AdamW, which is one
    torch.optim.RMSprop: {"step", "square_avg"},
    torch.optim.SGD: {"momentum_buffer"},
}
"""What an optimiser keeps for each weight that it has updated."""


class _Eager(Optimizer):
    """What torch's optimisers have in common, unwrapped: wrapped for torch.compile, which is not used here, each method
    imports that when it is first called, which takes a second or more, and 65 MB for good."""

    add_param_group = unwrap(Optimizer.add_param_group)
    state_dict = unwrap(Optimizer.state_dict)
    load_state_dict = unwrap(Optimizer.load_state_dict)
    zero_grad = unwrap(Optimizer.zero_grad)


class _Adam(_Eager, torch.optim.Adam):
    step = torch.no_grad()(unwrap(torch.optim.Adam.step))


class _AdamW(_Eager, torch.optim.AdamW):
    step = torch.no_grad()(unwrap(torch.optim.AdamW.step))


class _RMSprop(_Eager, torch.optim.RMSprop):
    step = torch.no_grad()(unwrap(torch.optim.RMSprop.step))


class _SGD(_Eager, torch.optim.SGD):
    step = torch.no_grad()(unwrap(torch.optim.SGD.step))


def make_optimizer(model: nn.Module, spec: TrainingSpec) -> Optimizer:
    """The spec's optimiser over the model's trainable weights, fused where asked for and offered; on CUDA its steps can
    be captured, so that even the learning rate lies on the device."""
    groups = _groups(model)
    weights = [weight for group in groups for weight in group["params"]]
    device, decay = weights[0].device, spec.weight_decay
    fused, on_cuda = is_fused(spec, device), device.type == "cuda"
    rate = torch.tensor(spec.learning_rate, device=device) if on_cuda else spec.learning_rate
    for group in groups:  # each its own, even where equal: on CUDA they are numbers on the device, set in place
        group["lr"] = rate * group["share"]
    if spec.optimizer == "adam":
        return _Adam(groups, lr=rate, weight_decay=decay, fused=fused, capturable=on_cuda)
    if spec.optimizer == "adamw":
        return _AdamW(groups, lr=rate, weight_decay=decay, fused=fused, capturable=on_cuda)
    if spec.optimizer == "sgd":
        return _SGD(groups, lr=rate, momentum=0.9, weight_decay=decay, fused=fused)
    return _RMSprop(groups, lr=rate, weight_decay=decay, capturable=on_cuda)


def _groups(model: nn.Module) -> list[dict[str, Any]]:
    """All weights that learn; those solved already at a share of the rate, and apart what is added to a linear path."""
    begun, adds = getattr(model, "solved", ()), "head." if getattr(model, "linear_path", None) is not None else ()
    groups: list[dict[str, Any]] = [
        {"params": [], "share": 1.0, "adds": False},
        {"params": [], "share": 1.0, "adds": True},
        {"params": [], "share": SOLVED_SHARE, "adds": bool(adds)},
    ]
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            groups[2 if name.startswith(begun) else int(name.startswith(adds))]["params"].append(weight)
    return [group for group in groups if group["params"]]


def left_to_learn(model: "SequenceModel", spec: TrainingSpec, loss: float) -> float:
    """How far off a linear path with this loss is, in deviations of what is asked for: told by squares, and where
    windows have no spread of their own; else no end, as for SGD, whose steps get smaller by themselves."""
    told = spec.loss == "mse" and spec.optimizer != "sgd" and model.spec.preprocess.level != "mean_std"
    return math.sqrt(loss) if told and model.linear_path is not None else math.inf


def take_smaller_steps(optimizer: Optimizer, left: float) -> None:
    """Change answers of which a linear path has left so little, in deviations, in steps that are as much smaller."""
    for group in optimizer.param_groups:
        if group["adds"]:
            group["share"] *= min(1.0, left / LITTLE)


def is_fused(spec: TrainingSpec, device: torch.device) -> bool:
    """Whether the optimiser updates all weights in one pass: asked for, and offered by torch."""
    return spec.fused and device.type in ("cpu", "cuda") and spec.optimizer != "rmsprop"


def set_rate(optimizer: Optimizer, rate: float) -> None:
    """Use this learning rate from the next step on."""
    for group in optimizer.param_groups:
        own = rate * group["share"]
        if isinstance(group["lr"], Tensor):
            group["lr"].fill_(own)
        else:
            group["lr"] = own


def rate_at(spec: TrainingSpec, epochs_done: float, plateau_share: float) -> float:
    """The learning rate after so many epochs (fractions count): no state, so that resuming needs none."""
    time = min(1.0, epochs_done / spec.epochs)
    if spec.schedule == "cosine":
        return spec.learning_rate * _wave(1, 0, time)
    if spec.schedule == "one_cycle":
        rising = time < WARM_UP
        share = (
            _wave(FIRST_SHARE, 1, time / WARM_UP) if rising else _wave(1, LAST_SHARE, (time - WARM_UP) / (1 - WARM_UP))
        )
        return spec.learning_rate * share
    if spec.schedule == "exponential":
        return float(spec.learning_rate * DECAY_PER_EPOCH ** math.floor(epochs_done))
    return spec.learning_rate * (plateau_share if spec.schedule == "plateau" else 1.0)


def optimizer_tensors(model: nn.Module, optimizer: Optimizer) -> dict[str, Tensor]:
    """The optimiser's state, named after the weights it belongs to."""
    return {
        f"{name}.{slot}": value
        for name, weight in model.named_parameters()
        for slot, value in optimizer.state.get(weight, {}).items()
        if isinstance(value, Tensor)
    }


def restore_optimizer(model: nn.Module, optimizer: Optimizer, tensors: Mapping[str, Tensor], *, file: str) -> None:
    """Put saved state back. Raises WorkbenchError, naming the file, when it does not belong to these weights."""
    weights = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
    states: dict[str, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        name, _, slot = key.rpartition(".")
        if name not in weights or not _fits(slot, value, weights[name]):
            raise _misfit(file, key)
        states.setdefault(name, {})[slot] = value
    wanted = next(slots for kind, slots in SLOTS.items() if isinstance(optimizer, kind))
    for name, slots in states.items():
        for slot in wanted - set(slots):
            raise _misfit(file, f"{name}.{slot}")
    saved, names = optimizer.state_dict(), {weight: name for name, weight in weights.items()}
    ordered = [names[weight] for group in optimizer.param_groups for weight in group["params"]]
    saved["state"] = {index: states[name] for index, name in enumerate(ordered) if name in states}
    optimizer.load_state_dict(saved)


def _fits(slot: str, value: Tensor, weight: Tensor) -> bool:
    if slot == "step":
        return value.ndim == 0 and float(value) >= 0
    return value.shape == weight.shape and value.dtype == weight.dtype


def _misfit(file: str, name: str) -> WorkbenchError:
    return WorkbenchError("{file} does not fit this run's model ({name}). Start the run again.", file=file, name=name)


def _wave(start: float, end: float, time: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * time)) / 2
