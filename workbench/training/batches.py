"""Data that lives on the device, and batches cut from it by index arithmetic.

Shapes: N all steps of all sequences, S sequences, F inputs, K targets or answers, B examples of a batch, T steps,
H horizon.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from mmap import mmap
from typing import overload

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Floats, Integers, Rows, SequenceDataset
from workbench.data.large import read_ahead, row_blocks
from workbench.data.missing import any_missing
from workbench.data.tasks import TASKS
from workbench.data.windows import NARROW
from workbench.models.lengths import filled

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
    complete: bool = False
    """Whether the host knows that no truth is missing."""


class ResidentData:
    """A dataset whose tables lie on one device; a batch is one gather there."""

    def __init__(self, dataset: SequenceDataset, device: torch.device) -> None:
        self.device = device
        self.values_NF = _placed(dataset.values_NF, device)
        known = dataset.values_NF[:, : dataset.targets_NK.shape[1]]
        same = _is_same(known, dataset.targets_NK)
        # Where no target is missing, the truth is what the inputs hold already.
        self.targets_NK = self.values_NF[:, : known.shape[1]] if same else _placed(dataset.targets_NK, device)
        self.labels_S = _placed(dataset.labels_S, device)
        self.labels_N = _placed(dataset.labels_N, device)
        self.answers_SK = _placed(dataset.answers_SK, device)
        self.task = dataset.task
        self._ahead = read_ahead(dataset.values_NF) if device.type == "cpu" else None
        self._complete = _is_complete(dataset)

    @property
    def row_bytes(self) -> int:
        """Bytes of the inputs of a step."""
        return self.values_NF.shape[1] * self.values_NF.element_size()

    def gather(self, examples: Examples, indices: Rows | slice) -> Batch:
        """The examples at `indices` as one batch, as long as its longest example."""
        self.expect(examples, indices)
        places_3B, longest, even = self._places(examples, indices)
        return self.cut(places_3B, longest, examples.horizon, even=even)

    def expect(self, examples: Examples, indices: Rows | slice) -> None:
        """These examples come next: where the table lies in a file, the system reads their rows meanwhile."""
        if self._ahead is not None:
            rows = int(examples.lengths_E[indices].max()) + examples.horizon
            self._ahead.expect(examples.starts_E[indices], rows)

    def turn(self, coming: Iterable[tuple[int, int]], gone: Iterable[tuple[int, int]]) -> None:
        """Have these ranges of rows read meanwhile where the table lies in a file, and others given back."""
        if self._ahead is not None:
            for start, stop in gone:
                self._ahead.give_back(start, stop)
            for start, stop in coming:
                self._ahead.read(start, stop)

    def cut(self, places_3B: Tensor, longest: int, horizon: int, *, even: bool) -> Batch:
        """The examples of these starts, lengths and sequences, none longer than `longest`; `even`: all as long.

        Nothing here waits for the device or depends on what the places hold.
        """
        x_BTF, lengths_B = self._inputs(places_3B, longest, even=even)
        y = self._truth(places_3B, longest, horizon, even=even)
        return Batch(x_BTF=x_BTF, lengths_B=lengths_B, y=y, complete=self._complete and (even or y.ndim == 1))

    def inputs(self, examples: Examples, indices: Rows | slice) -> tuple[Tensor, Tensor]:
        """What the model sees of the examples at `indices`, whose truth may be unknown: x_BTF and lengths_B."""
        places_3B, longest, even = self._places(examples, indices)
        return self._inputs(places_3B, longest, even=even)

    def _places(self, examples: Examples, indices: Rows | slice) -> tuple[Tensor, int, bool]:
        # One small copy to the device; its longest length is known here without waiting for the device.
        lengths = examples.lengths_E[indices]
        places_3B = np.array((examples.starts_E[indices], lengths, examples.sequences_E[indices]))
        longest = int(lengths.max())
        return torch.as_tensor(places_3B, device=self.device), longest, longest == lengths.min()

    def _truth(self, places_3B: Tensor, longest: int, horizon: int, *, even: bool) -> Tensor:
        starts_B, lengths_B, sequences_B = places_3B.unbind()
        asks = TASKS[self.task]
        if asks.labels_sequences:
            return self.labels_S[sequences_B]
        if asks.values_sequences:
            return self.answers_SK[sequences_B]
        if asks.forecasts and even:
            return _rows(self.targets_NK[longest:], starts_B, horizon)
        if asks.forecasts:
            steps_H = torch.arange(horizon, device=self.device)
            return self.targets_NK[(starts_B + lengths_B)[:, None] + steps_H]
        steps_T = torch.arange(longest, device=self.device)
        ahead = 1 if asks.text else 0
        rows_BT = (starts_B[:, None] + steps_T + ahead).clamp_(max=len(self.labels_N) - 1)
        return torch.where(steps_T < lengths_B[:, None], self.labels_N[rows_BT], -1)

    def _inputs(self, places_3B: Tensor, longest: int, *, even: bool) -> tuple[Tensor, Tensor]:
        starts_B, lengths_B = places_3B[0], places_3B[1]
        if even:
            return _rows(self.values_NF, starts_B, longest), filled(lengths_B)
        steps_T = torch.arange(longest, device=self.device)
        x_BTF = self.values_NF[(starts_B[:, None] + steps_T).clamp_(max=len(self.values_NF) - 1)]
        return torch.where((steps_T < lengths_B[:, None])[:, :, None], x_BTF, 0.0), lengths_B


def _rows(table_NF: Tensor, starts_B: Tensor, count: int) -> Tensor:
    """`count` rows from each start, as B,count,F: one selection from the view of all windows."""
    rows, features = table_NF.shape
    step, column = table_NF.stride()
    windows = table_NF.as_strided((rows - count + 1, count, features), (step, step, column), table_NF.storage_offset())
    return windows.index_select(0, starts_B)


def _placed(table: Floats | Integers, device: torch.device) -> Tensor:
    # A slice of a map says its table's offset; only a whole map can be made again.
    source: object = table.base
    if isinstance(table, np.memmap) and isinstance(source, mmap) and table.filename and not table.flags.writeable:
        # torch warns of tables that cannot be written to: map it once more, so that writing would change no file.
        return torch.as_tensor(np.memmap(table.filename, table.dtype, "c", table.offset, table.shape), device=device)
    return torch.as_tensor(table if table.flags.writeable else table.copy(), device=device)


def _is_same(inputs: Floats, truth: Floats) -> bool:
    """Whether the truth is a part of the inputs, or a copy of it."""
    if inputs.ctypes.data == truth.ctypes.data and inputs.strides == truth.strides:
        return True
    return all(np.array_equal(inputs[block], truth[block]) for block in row_blocks(len(truth)))


def _is_complete(dataset: SequenceDataset) -> bool:
    """Whether no truth is missing anywhere."""
    if TASKS[dataset.task].numbers:
        truth = dataset.targets_NK if TASKS[dataset.task].forecasts else dataset.answers_SK
        return not any_missing(truth)
    labels = dataset.labels_S if TASKS[dataset.task].labels_sequences else dataset.labels_N
    return bool(len(labels)) and int(labels.min()) >= 0


def seed_of(seed: int, epoch: int) -> int:
    """One number for every pair of seed and epoch, so that an epoch is the same whatever ran before it."""
    return seed * 2**20 + epoch


def shuffled(examples: Examples, batch_size: int, *, seed: int, epoch: int) -> Sequence[Rows]:
    """Indices of one epoch's batches in random order; where lengths differ, a batch holds similar ones."""
    generator = torch.Generator().manual_seed(seed_of(seed, epoch))
    width = torch.int32 if len(examples) < NARROW else torch.int64
    order: Rows = torch.randperm(len(examples), generator=generator, dtype=width).numpy()
    if examples.even:
        return Cut(order, batch_size)
    pools = (pool[np.argsort(examples.lengths_E[pool], kind="stable")] for pool in Cut(order, POOL * batch_size))
    batches = [batch for pool in pools for batch in Cut(pool, batch_size)]
    return [batches[place] for place in torch.randperm(len(batches), generator=generator).tolist()]


def by_length(examples: Examples, batch_size: int) -> Iterator[Integers]:
    """Indices of batches in order of length, which pads least; batches of very long examples are smaller."""
    order = None if examples.even else np.argsort(examples.lengths_E, kind="stable").astype(np.int64)
    start = 0
    while start < len(examples):
        stop = min(start + batch_size, len(examples))
        batch: Integers = np.arange(start, stop) if order is None else order[start:stop]
        fitting = max(1, MOST_STEPS // int(examples.lengths_E[batch[-1]]))
        yield batch[:fitting]
        start += min(fitting, len(batch))


class LazyBatches(Sequence[Rows], ABC):
    """Batches of an epoch, none of which is made before it is asked for."""

    @abstractmethod
    def batch_at(self, place: int) -> Rows:
        """The batch at a place that there is."""

    @overload
    def __getitem__(self, place: int) -> Rows: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Rows]: ...

    def __getitem__(self, place: int | slice) -> Rows | Sequence[Rows]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self.batch_at(place)


class Cut(LazyBatches):
    """An order cut into batches."""

    def __init__(self, order: Rows, size: int) -> None:
        self._order, self._size = order, size

    def __len__(self) -> int:
        return math.ceil(len(self._order) / self._size)

    def batch_at(self, place: int) -> Rows:
        """So many of the order from there on."""
        return self._order[place * self._size : (place + 1) * self._size]
