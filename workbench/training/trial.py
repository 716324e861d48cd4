"""Trials: a copy of the model takes a few steps of the run that a spec describes, and leaves nothing changed."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import torch

from workbench.errors import WorkbenchError
from workbench.training import device as devices
from workbench.training.batches import Batch
from workbench.training.buffered import epoch_batches
from workbench.training.pace import Clock
from workbench.training.spec import TrainingSpec
from workbench.training.stepping import Step
from workbench.training.trainer import Trainer, TrainingData

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel


class Trial:
    """A trainer whose model may be spoilt, learning from one batch after the other, epoch after epoch."""

    def __init__(self, trainer: Trainer, step: Step) -> None:
        self.trainer = trainer
        self.step = step
        self._taken = 0

    def upcoming(self) -> Batch:
        """The next batch as it lies in the data, not augmented."""
        epoch, number = divmod(self._taken, self.trainer.steps)
        spec, train = self.trainer.spec, self.trainer.data.split.train
        if number == 0:
            self._batches = epoch_batches(train, spec, epoch + 1, self.trainer.resident.row_bytes)
        return self.trainer.resident.gather(train, self._batches[number])

    def take(self, rate: float) -> float:
        """Learn from the next batch at this learning rate; gives the batch's loss before that."""
        epoch, number = divmod(self._taken, self.trainer.steps)
        if number == 0:
            self.trainer.prepare(epoch + 1)
        self._taken += 1
        self.trainer.tally.clear()
        self.step.take(number, rate)
        return self.trainer.tally.read().mean_loss


def too_little_memory(device: str, batch_size: int) -> WorkbenchError:
    """What to say where a trial ends for lack of memory."""
    return WorkbenchError(
        "The memory of {device} does not suffice for batches of {batch_size}. Choose a smaller batch or model.",
        device=device,
        batch_size=batch_size,
    )


@contextmanager
def trial(model: "SequenceModel", data: TrainingData, spec: TrainingSpec, *, window_open: bool) -> Iterator[Trial]:
    """A trial of a run from its start; afterwards threads, random numbers and memory are as they were.

    Raises WorkbenchError for what would keep training from beginning, torch.OutOfMemoryError for too little memory.
    """
    device = devices.choose_device(spec.device)
    if window_open:
        devices.lower_priority()
    step: Step | None = None
    with _as_it_was(device):
        try:
            trainer = Trainer(
                copy.deepcopy(model),
                data,
                spec,
                run="",
                save=lambda state, end: None,
                window_open=window_open,
                resume=None,
                clock=Clock(),
            )
            step = trainer.step
            if step is None:
                raise WorkbenchError("This model has nothing to train.")
            yield Trial(trainer, step)
        finally:
            if torch.cuda.is_initialized():  # type: ignore[no-untyped-call]
                torch.cuda.synchronize()  # What replays use may go only when they are done.
            if step is not None:
                step.close()


@contextmanager
def _as_it_was(device: torch.device) -> Iterator[None]:
    on_cuda = device.type == "cuda"
    threads, random = torch.get_num_threads(), torch.get_rng_state()
    device_random = torch.cuda.get_rng_state(device) if on_cuda else None
    if on_cuda:
        torch.cuda.reset_peak_memory_stats(device)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
        torch.set_rng_state(random)
        if device_random is not None:
            torch.cuda.set_rng_state(device_random, device)
            torch.cuda.empty_cache()
