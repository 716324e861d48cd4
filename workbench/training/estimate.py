"""What training will cost on this machine, found by running a few steps on a copy of the model."""

import copy
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from workbench.errors import WorkbenchError
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence
from workbench.training import device as devices
from workbench.training.pace import Clock
from workbench.training.spec import TrainingSpec
from workbench.training.steps import StepKind
from workbench.training.trainer import Trainer, TrainingData

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

TRIAL_SECONDS = 0.5
MOST_STEPS = 200
TIGHT = 0.9
"""Share of a device's memory from which an estimate warns: other programs may want some too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What one epoch takes, and the memory; `warning` where training would not fit or hardly."""

    device: str
    seconds_per_epoch: float
    seconds: float
    """All epochs, should none be spared by early stopping."""
    memory_bytes: int
    memory_limit: int
    step: StepKind = "eager"
    warning: Sentence | None = None


def estimate(
    model: "SequenceModel", data: TrainingData, spec: TrainingSpec, *, window_open: bool = False
) -> Work[Estimate]:
    """Time per epoch and memory on the spec's device; the model itself is left as it is.

    Raises WorkbenchError for what would keep training from beginning.
    """
    device = devices.choose_device(spec.device)
    threads, random = torch.get_num_threads(), torch.get_rng_state()
    try:
        return (yield from _measured(copy.deepcopy(model), data, spec, device, window_open=window_open))
    except torch.OutOfMemoryError:
        limit = devices.memory_limit(device)
        return Estimate(
            device=str(device),
            seconds_per_epoch=float("nan"),
            seconds=float("nan"),
            memory_bytes=limit,
            memory_limit=limit,
            warning=sentence(
                "The memory of {device} does not suffice for batches of {batch_size}. Choose a smaller batch or model.",
                device=str(device),
                batch_size=spec.batch_size,
            ),
        )
    finally:
        torch.set_num_threads(threads)
        torch.set_rng_state(random)
        if device.type == "cuda":
            torch.cuda.empty_cache()


def _measured(
    model: "SequenceModel", data: TrainingData, spec: TrainingSpec, device: torch.device, *, window_open: bool
) -> Work[Estimate]:
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
    trainer = Trainer(
        model, data, spec, run="", save=lambda state, end: None, window_open=window_open, resume=None, clock=Clock()
    )
    yield Progress(done=0.2, message=sentence("Trying a few steps"))
    if trainer.step is None:
        raise WorkbenchError("This model has nothing to train.")
    trainer.prepare(1)
    trainer.step.take(0, spec.learning_rate)
    began, steps = time.perf_counter(), 0
    trainer.tally.read()
    while steps + 1 < min(trainer.steps, MOST_STEPS) and time.perf_counter() - began < TRIAL_SECONDS:
        steps += 1
        trainer.step.take(steps, spec.learning_rate)
        trainer.tally.read()
        yield Progress(done=0.2 + 0.8 * steps / MOST_STEPS, message=sentence("Trying a few steps"))
    training = (time.perf_counter() - began) / max(steps, 1) * trainer.steps
    began = time.perf_counter()
    judged = trainer.judge_once()
    seconds = training + (time.perf_counter() - began) / judged * len(data.split.val)
    memory, limit = devices.peak_memory(device), devices.memory_limit(device)
    tight = sentence("Training takes nearly all memory of {device}. A smaller batch is safer.", device=str(device))
    return Estimate(
        device=str(device),
        seconds_per_epoch=seconds,
        seconds=seconds * spec.epochs,
        memory_bytes=memory,
        memory_limit=limit,
        step=trainer.step.kind,
        warning=tight if limit and memory > TIGHT * limit else None,
    )
