"""Data that lives on the device, and batches cut from it by index arithmetic.

Shapes: N all steps of all sequences, S sequences, F inputs, K targets or answers, B examples of a batch, T steps,
H horizon.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Floats, Integers, SequenceDataset

POOL = 8
"""Batches whose examples are sorted by length together: padding is small, and batches still differ every epoch."""
MOST_STEPS = 1 << 20
"""Padded steps in a batch from which nothing is learned, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Inputs padded with zeros beyond their length, and the truth: y_BHK or y_BK in the user's units, or class indices
    y_B or y_BT, -1 where unknown."""

    x_BTF: Tensor
    lengths_B: Tensor
    y: Tensor


class ResidentData:
    """A dataset whose tables lie on one device; a batch is one gather there."""

    def __init__(self, dataset: SequenceDataset, device: torch.device) -> None:
        self.device = device
        self.values_NF = _placed(dataset.values_NF, device)
        self.targets_NK = _placed(dataset.targets_NK, device)
        self.labels_S = _placed(dataset.labels_S, device)
        self.labels_N = _placed(dataset.labels_N, device)
        self.answers_SK = _placed(dataset.answers_SK, device)
        self.task = dataset.task

    def gather(self, examples: Examples, indices: Integers | slice) -> Batch:
        """The examples at `indices` as one batch, as long as its longest example."""
        x_BTF, places_3B = self._inputs(examples, indices)
        return Batch(x_BTF=x_BTF, lengths_B=places_3B[1], y=self._truth(examples, places_3B, x_BTF.shape[1]))

    def inputs(self, examples: Examples, indices: Integers | slice) -> tuple[Tensor, Tensor]:
        """What the model sees of the examples at `indices`, whose truth may be unknown: x_BTF and lengths_B."""
        x_BTF, places_3B = self._inputs(examples, indices)
        return x_BTF, places_3B[1]

    def _truth(self, examples: Examples, places_3B: Tensor, longest: int) -> Tensor:
        starts_B, lengths_B, sequences_B = places_3B.unbind()
        if self.task == "classify":
            return self.labels_S[sequences_B]
        if self.task == "regress":
            return self.answers_SK[sequences_B]
        if self.task == "forecast":
            steps_H = torch.arange(examples.horizon, device=self.device)
            return self.targets_NK[(starts_B + lengths_B)[:, None] + steps_H]
        steps_T = torch.arange(longest, device=self.device)
        ahead = 1 if self.task == "next-token" else 0
        rows_BT = (starts_B[:, None] + steps_T + ahead).clamp_(max=len(self.labels_N) - 1)
        return torch.where(steps_T < lengths_B[:, None], self.labels_N[rows_BT], -1)

    def _inputs(self, examples: Examples, indices: Integers | slice) -> tuple[Tensor, Tensor]:
        lengths = examples.lengths_E[indices]
        # One small copy to the device; its longest length is known here without waiting for the device.
        places_3B = np.stack((examples.starts_E[indices], lengths, examples.sequences_E[indices]))
        places = torch.as_tensor(places_3B, device=self.device)
        steps_T = torch.arange(int(lengths.max()), device=self.device)
        x_BTF = self.values_NF[(places[0][:, None] + steps_T).clamp_(max=len(self.values_NF) - 1)]
        if lengths.min() < lengths.max():
            x_BTF = torch.where((steps_T < places[1][:, None])[:, :, None], x_BTF, 0.0)
        return x_BTF, places


def _placed(table: Floats | Integers, device: torch.device) -> Tensor:
    # torch warns of tables that cannot be written to, such as memory-mapped ones.
    return torch.as_tensor(table if table.flags.writeable else table.copy(), device=device)


def seed_of(seed: int, epoch: int) -> int:
    """One number for every pair of seed and epoch, so that an epoch is the same whatever ran before it."""
    return seed * 2**20 + epoch


def shuffled(examples: Examples, batch_size: int, *, seed: int, epoch: int) -> Iterator[Integers]:
    """Indices of one epoch's batches in random order; where lengths differ, a batch holds similar ones."""
    generator = torch.Generator().manual_seed(seed_of(seed, epoch))
    order: Integers = torch.randperm(len(examples), generator=generator).numpy()
    if len(np.unique(examples.lengths_E)) == 1:
        yield from _cut(order, batch_size)
        return
    pools = (pool[np.argsort(examples.lengths_E[pool], kind="stable")] for pool in _cut(order, POOL * batch_size))
    batches = [batch for pool in pools for batch in _cut(pool, batch_size)]
    for place in torch.randperm(len(batches), generator=generator).tolist():
        yield batches[place]


def by_length(examples: Examples, batch_size: int) -> Iterator[Integers]:
    """Indices of batches in order of length, which pads least; batches of very long examples are smaller."""
    order: Integers = np.argsort(examples.lengths_E, kind="stable").astype(np.int64)
    start = 0
    while start < len(order):
        batch = order[start : start + batch_size]
        fitting = max(1, MOST_STEPS // int(examples.lengths_E[batch[-1]]))
        yield batch[:fitting]
        start += min(fitting, len(batch))


def _cut(order: Integers, batch_size: int) -> Iterator[Integers]:
    for start in range(0, len(order), batch_size):
        yield order[start : start + batch_size]
