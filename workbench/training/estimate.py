"""What training will cost on this machine, found by running a few steps on a copy of the model."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from workbench.progress import Progress, Work, stage
from workbench.sentence import Sentence, sentence
from workbench.training import device as devices
from workbench.training.events import Precision
from workbench.training.optim import is_fused
from workbench.training.spec import TrainingSpec
from workbench.training.steps import StepKind
from workbench.training.trainer import TrainingData
from workbench.training.trial import Trial, too_little_memory, trial

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

TRIAL_SECONDS = 0.5
MOST_STEPS = 200
TRYING = sentence("Trying a few steps")
TIGHT = 0.9
"""Share of a device's memory from which an estimate warns: other programs may want some too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What one epoch takes, and the memory; `warning` where training would not fit or hardly."""

    device: str
    seconds_per_epoch: float
    seconds: float
    """All epochs, should none be spared by early stopping, and those of a refit."""
    memory_bytes: int
    memory_limit: int
    step: StepKind = "eager"
    precision: Precision = "float32"
    threads: int = 0
    """CPU threads; 0 where training does not begin."""
    fused: bool = False
    warning: Sentence | None = None


def estimate(
    model: "SequenceModel", data: TrainingData, spec: TrainingSpec, *, window_open: bool = False
) -> Work[Estimate]:
    """Time per epoch and memory on the spec's device; the model itself is left as it is.

    Raises WorkbenchError for what would keep training from beginning.
    """
    device = devices.choose_device(spec.device)
    try:
        with trial(model, data, spec, window_open=window_open) as tried:
            return (yield from _measured(tried, data, spec, device))
    except torch.OutOfMemoryError:
        limit = devices.memory_limit(device)
        return Estimate(
            device=str(device),
            seconds_per_epoch=float("nan"),
            seconds=float("nan"),
            memory_bytes=limit,
            memory_limit=limit,
            warning=too_little_memory(str(device), spec.batch_size).sentence,
        )


def seconds_per_step(tried: Trial, spec: TrainingSpec) -> Work[float]:
    """Mean time of a step after the very first, over as many as fit into a moment; of short epochs, several."""
    yield Progress(done=0.0, message=TRYING)
    tried.take(spec.learning_rate)
    steps, seconds = 0, 0.0
    while steps == 0 or (steps < MOST_STEPS and seconds < TRIAL_SECONDS):
        began = time.perf_counter()
        tried.take(spec.learning_rate)
        steps, seconds = steps + 1, seconds + time.perf_counter() - began
        yield Progress(done=max(steps / MOST_STEPS, min(1.0, seconds / TRIAL_SECONDS)), message=TRYING)
    return seconds / steps


def _measured(tried: Trial, data: TrainingData, spec: TrainingSpec, device: torch.device) -> Work[Estimate]:
    trainer = tried.trainer
    training = trainer.steps * (yield from stage(seconds_per_step(tried, spec), 0.2, 0.9))
    began = time.perf_counter()
    judged = trainer.judge_once()
    seconds = training + (time.perf_counter() - began) / judged * len(data.split.val)
    refit = seconds + training * len(data.split.val) / len(data.split.train) if spec.refit else 0.0
    memory, limit = devices.peak_memory(device), devices.memory_limit(device)
    tight = sentence("Training takes nearly all memory of {device}. A smaller batch is safer.", device=str(device))
    return Estimate(
        device=str(device),
        seconds_per_epoch=seconds,
        seconds=spec.epochs * (seconds + refit),
        memory_bytes=memory,
        memory_limit=limit,
        step=tried.step.kind,
        precision=trainer.precision,
        threads=trainer.standing.threads,
        fused=is_fused(spec, device),
        warning=tight if memory > TIGHT * limit else None,
    )
