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

LUCK, BLANK_LUCK = 0.5, 1.0
"""Luck in a loss, by the root of the number of its examples: mostly, and where even a straight line tells nothing, as
of a random walk."""
LEAST_GAIN = 0.05
"""Share by which an error must be lower to be worth what is less simple, and more where luck may do as much."""
Count = Annotated[int, Interval(ge=0, le=1 << 40)]


def luck_of(examples: int) -> float:
    """The share of a loss over so many examples that may be luck."""
    return float(LUCK * max(1, examples) ** -0.5)


def share_worth_it(luck: float) -> float:
    """Of the error of what is simpler, below which something else is worth it."""
    return 1 - max(LEAST_GAIN, luck)


def luck_of_layers(val: Examples, *, blank: bool = False) -> float:
    """The share by which layers may seem better by luck than what was solved before training; more where that is blank.

    Forecasts of a walk that overlap tell less anew: the squared errors of two go together as the square of the share of
    rows that both answer, which adds up to two thirds of the horizon where each begins a row after the last.
    """
    if not blank:
        return luck_of(len(val))
    between_E = np.diff(np.sort(val.starts_E + val.lengths_E, kind="stable"))
    apart = max(1, int(np.median(between_E))) if len(between_E) else 1
    shares = 1 - np.arange(apart, val.horizon, apart) / val.horizon
    alike = 1 + 2 * float(np.square(shares).sum())
    return float(BLANK_LUCK * (alike / max(1, len(val))) ** 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where training stands after some epochs, in plain numbers; a file may say nothing beyond the bounds."""

    epochs: Count = 0
    best_epoch: Count = 0
    best_loss: float = math.inf
    lowest_loss: float = math.inf
    """That of all epochs, which may be luck."""
    stepless: Count = 0
    """Epochs, the first, that only judged what was solved before training."""
    blank: bool = False
    """Whether what was solved tells nothing."""
    left: Annotated[float, Interval(ge=0)] = math.inf
    """How far off what was solved is in training, in deviations of what is asked for, where that is known."""
    waited: Count = 0
    """Epochs since the loss was lowest."""
    plateau_share: Annotated[float, Interval(ge=0, le=1)] = 1.0
    """Share of the learning rate that the schedule "plateau" uses now."""
    seconds: Annotated[float, Interval(ge=0, le=1e12)] = 0.0
    threads: Annotated[int, Interval(ge=0, le=1024)] = 0
    """CPU threads; another number would round differently."""
    half: bool | None = None
    """Whether training computes in bfloat16; None before that was decided."""

    def after(self, val_loss: float, seconds: float, luck: float = 0.0) -> "Standing":
        """The standing one epoch later; what was solved before training stays the best until the loss is below its own
        by more than this share, while every lower loss is worth going on."""
        solved = 0 < self.best_epoch <= self.stepless
        lowest = min(self.lowest_loss, self.best_loss)
        later = replace(self, epochs=self.epochs + 1, seconds=self.seconds + seconds, lowest_loss=min(lowest, val_loss))
        if val_loss < self.best_loss * (1 - luck if solved else 1):
            return replace(later, best_epoch=later.epochs, best_loss=val_loss, waited=0)
        if val_loss < lowest:
            return replace(later, waited=0)
        waited = self.waited + 1
        share = self.plateau_share * (0.5 if waited % PLATEAU_EPOCHS == 0 else 1.0)
        return replace(later, waited=waited, plateau_share=share)


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
