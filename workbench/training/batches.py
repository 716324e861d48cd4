"""Data that lives on the device, and batches cut from it by index arithmetic.

Shapes: N all steps of all sequences, S sequences, F inputs, K targets, B examples of a batch, T steps, H horizon.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Floats, Integers, SequenceDataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Inputs padded with zeros beyond their length, and the truth: y_BHK in the user's units, or y_B class indices."""

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

    def gather(self, examples: Examples, indices: Integers | slice) -> Batch:
        """The examples at `indices` as one batch, as long as its longest example."""
        x_BTF, places_3B = self._inputs(examples, indices)
        starts_B, lengths_B, sequences_B = places_3B.unbind()
        if examples.horizon == 0:
            return Batch(x_BTF=x_BTF, lengths_B=lengths_B, y=self.labels_S[sequences_B])
        steps_H = torch.arange(examples.horizon, device=self.device)
        y_BHK = self.targets_NK[(starts_B + lengths_B)[:, None] + steps_H]
        return Batch(x_BTF=x_BTF, lengths_B=lengths_B, y=y_BHK)

    def inputs(self, examples: Examples, indices: Integers | slice) -> tuple[Tensor, Tensor]:
        """What the model sees of the examples at `indices`, whose truth may be unknown: x_BTF and lengths_B."""
        x_BTF, places_3B = self._inputs(examples, indices)
        return x_BTF, places_3B[1]

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
    """Indices of one epoch's batches in random order."""
    generator = torch.Generator().manual_seed(seed_of(seed, epoch))
    order: Integers = torch.randperm(len(examples), generator=generator).numpy()
    yield from _cut(order, batch_size)


def by_length(examples: Examples, batch_size: int) -> Iterator[Integers]:
    """Indices of batches in order of length, which pads least."""
    order: Integers = np.argsort(examples.lengths_E, kind="stable").astype(np.int64)
    yield from _cut(order, batch_size)


def _cut(order: Integers, batch_size: int) -> Iterator[Integers]:
    for start in range(0, len(order), batch_size):
        yield order[start : start + batch_size]
