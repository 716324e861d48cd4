"""Where a training run stands: everything it needs to go on as if it had never stopped."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np
from annotated_types import Interval
from torch import Tensor

from workbench.data.dataset import Examples
from workbench.training.optim import PLATEAU_EPOCHS

LUCK, FORECAST_LUCK = 0.5, 0.75
"""Luck in a loss, by the root of the number of its examples; of forecasts that layers learned over many epochs, by the
root of how many do not overlap."""
Count = Annotated[int, Interval(ge=0, le=1 << 40)]


def luck_of(examples: int) -> float:
    """The share of a loss over so many examples that may be luck."""
    return float(LUCK * max(1, examples) ** -0.5)


def luck_of_layers(val: Examples) -> float:
    """The share by which layers may seem better by luck, at their best epoch, than what was solved before training."""
    if not val.horizon:
        return luck_of(len(val))
    between_E = np.diff(np.sort(val.starts_E + val.lengths_E))
    apart = 1 + np.minimum(between_E, val.horizon).sum() / val.horizon
    return float(FORECAST_LUCK * apart**-0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where training stands after some epochs, in plain numbers; a file may say nothing beyond the bounds."""

    epochs: Count = 0
    best_epoch: Count = 0
    best_loss: float = math.inf
    stepless: Count = 0
    """Epochs, the first, that only judged what was solved before training."""
    waited: Count = 0
    """Epochs since the best one."""
    plateau_share: Annotated[float, Interval(ge=0, le=1)] = 1.0
    """Share of the learning rate that the schedule "plateau" uses now."""
    seconds: Annotated[float, Interval(ge=0, le=1e12)] = 0.0
    threads: Annotated[int, Interval(ge=0, le=1024)] = 0
    """CPU threads; another number would round differently."""
    half: bool | None = None
    """Whether training computes in bfloat16; None before that was decided."""

    def after(self, val_loss: float, seconds: float, luck: float = 0.0) -> "Standing":
        """The standing one epoch later; what was solved before training stays the best until the loss is below its own
        by more than this share."""
        epochs, seconds = self.epochs + 1, self.seconds + seconds
        solved = 0 < self.best_epoch <= self.stepless
        if val_loss < self.best_loss * (1 - luck if solved else 1):
            return replace(self, epochs=epochs, seconds=seconds, best_epoch=epochs, best_loss=val_loss, waited=0)
        waited = self.waited + 1
        share = self.plateau_share * (0.5 if waited % PLATEAU_EPOCHS == 0 else 1.0)
        return replace(self, epochs=epochs, seconds=seconds, waited=waited, plateau_share=share)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerState:
    """A checkpoint in memory: the standing and the tensors of model and optimiser, on the CPU, by name."""

    standing: Standing
    model: Mapping[str, Tensor]
    optimizer: Mapping[str, Tensor]
    history: str = ""
    """The lines of its finished epochs, where the checkpoint has kept them."""
    file: str = ""
    """Where it was read from, to name it when it does not fit."""


def snapshot(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Copies on the CPU that later steps do not change."""
    return {name: tensor.detach().to("cpu", copy=True).contiguous() for name, tensor in tensors.items()}
