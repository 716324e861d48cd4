"""Data too large for the device: they stay in main memory, or in a file, and batches are sent ahead of their step."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Examples, Rows, SequenceDataset
from workbench.models.lengths import FilledLengths, filled
from workbench.training import device as devices
from workbench.training.batches import Batch, ResidentData

AHEAD = 3
"""Batches on their way to the device while one is learned from."""
Cut = Callable[[], Batch]


class StreamedData:
    """A dataset whose tables lie in main memory, which may map a file; what is gathered goes to the device."""

    def __init__(self, dataset: SequenceDataset, device: torch.device) -> None:
        self.device = device
        self._tables = ResidentData(dataset, torch.device("cpu"))

    def gather(self, examples: Examples, indices: Rows | slice) -> Batch:
        """The examples at `indices` as one batch, as long as its longest example."""
        return moved(self._tables.gather(examples, indices), self.device)

    def expect(self, examples: Examples, indices: Rows | slice) -> None:
        """These examples come next."""
        self._tables.expect(examples, indices)

    @property
    def row_bytes(self) -> int:
        """Bytes of the inputs of a step."""
        return self._tables.row_bytes

    def turn(self, coming: Iterable[tuple[int, int]], gone: Iterable[tuple[int, int]]) -> None:
        """Have these ranges of rows read meanwhile, and others given back."""
        self._tables.turn(coming, gone)

    def inputs(self, examples: Examples, indices: Rows | slice) -> tuple[Tensor, Tensor]:
        """What the model sees of the examples at `indices`: x_BTF and lengths_B."""
        x_BTF, lengths_B = self._tables.inputs(examples, indices)
        return x_BTF.to(self.device), _sent(lengths_B, lambda one: one.to(self.device))

    def cut(self, examples: Examples, indices: Rows, longest: int, *, even: bool) -> Batch:
        """The examples at `indices`, padded to `longest`, in memory that the device can read by itself."""
        places = (examples.starts_E[indices], examples.lengths_E[indices], examples.sequences_E[indices])
        batch = self._tables.cut(torch.from_numpy(np.stack(places)), longest, examples.horizon, even=even)
        return _each(batch, Tensor.pin_memory) if self.device.type == "cuda" else batch


def place(dataset: SequenceDataset, device: torch.device, share: float) -> ResidentData | StreamedData:
    """The dataset on the device where it takes no more than this share of its free memory, else streamed."""
    tables = (dataset.values_NF, dataset.targets_NK, dataset.labels_S, dataset.labels_N, dataset.answers_SK)
    fits = sum(table.nbytes for table in tables) <= share * devices.memory_limit(device)
    return ResidentData(dataset, device) if fits or device.type != "cuda" else StreamedData(dataset, device)


class Stream:
    """An epoch's batches in order, cut by another thread and copied on a stream of their own."""

    def __init__(self, cuts: Sequence[Cut], device: torch.device) -> None:
        self._cuts = iter(cuts)
        self._device = device
        self._copies = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="batches")
        self._coming: deque[Future[tuple[Batch, torch.cuda.Event]]] = deque()
        for _ in range(AHEAD):
            self._order()

    def next(self) -> Batch:
        """The next batch; the current stream waits for it, the host only where it was not cut yet."""
        batch, arrived = self._coming.popleft().result()
        self._order()
        current = torch.cuda.current_stream(self._device)
        current.wait_event(arrived)
        for part in (batch.x_BTF, batch.lengths_B, batch.y):
            part.record_stream(current)
        return batch

    def close(self) -> None:
        """Order nothing more."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _order(self) -> None:
        cut = next(self._cuts, None)
        if cut is not None:
            self._coming.append(self._worker.submit(self._send, cut))

    def _send(self, cut: Cut) -> tuple[Batch, torch.cuda.Event]:
        batch = cut()
        with torch.cuda.stream(self._copies):
            sent, arrived = moved(batch, self._device), torch.cuda.Event()  # type: ignore[no-untyped-call]
            arrived.record(self._copies)
        return sent, arrived


def moved(batch: Batch, device: torch.device) -> Batch:
    """The batch on the device; from pinned memory nobody waits for the copy."""
    return _each(batch, lambda one: one.to(device, non_blocking=True))


def _each(batch: Batch, send: Callable[[Tensor], Tensor]) -> Batch:
    return replace(batch, x_BTF=send(batch.x_BTF), lengths_B=_sent(batch.lengths_B, send), y=send(batch.y))


def _sent(lengths_B: Tensor, send: Callable[[Tensor], Tensor]) -> Tensor:
    sent = send(lengths_B)
    return filled(sent) if isinstance(lengths_B, FilledLengths) else sent
