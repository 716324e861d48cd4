"""What training tells: plain picklable events, in the order they happen."""

from dataclasses import dataclass, field
from typing import Literal

from workbench.data.tasks import ValidationMetric
from workbench.progress import Progress
from workbench.sentence import Sentence, sentence

StopReason = Literal["epochs", "patience", "stopped", "nothing_to_train"]


Precision = Literal["float32", "tf32", "bf16"]
"""What the products of a step are computed in; tf32 is what torch's recurrent layers and convolutions take on CUDA."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitStart:
    """Training begins, or goes on after `first_epoch` finished epochs."""

    run: str
    device: str
    threads: int
    first_epoch: int
    epochs: int
    steps_per_epoch: int
    train_examples: int
    val_examples: int
    parameters: int
    step: Literal["eager", "captured"] = "eager"
    why: Sentence = field(default_factory=lambda: sentence("Steps run operation by operation."))
    """Why steps run as they do."""
    precision: Precision = "float32"
    fused: bool = False
    """Whether the optimiser updates all weights in one pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEnd:
    """Some optimiser steps were done (at display rate, not one event per step); loss is their mean."""

    epoch: int
    step: int
    steps_per_epoch: int
    train_loss: float
    learning_rate: float
    gradient_norm: float
    sequences_per_second: float
    memory_bytes: int
    seconds_left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochEnd:
    """An epoch has finished; losses are means over its examples, on scaled values; epochs count from 1."""

    epoch: int
    train_loss: float
    val_loss: float
    learning_rate: float
    gradient_norm: float
    seconds: float
    sequences_per_second: float
    memory_bytes: int
    best: bool
    val_metric: float | None = None
    """What people read more easily than the loss, where the task has it; `metric` names it."""
    metric: ValidationMetric | None = None

    @property
    def stepless(self) -> bool:
        """Whether it only judged what was solved before training."""
        return self.learning_rate == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerFlow:
    """One part of a model with weights: a layer by its place, such as layers.0, or the head."""

    name: str
    gradient: float
    """Norm of the loss's gradient by its weights."""
    ratio: float | None = None
    """How far its weights have moved since the last measure, in shares of their norm; None at the first."""
    fading: tuple[float, ...] = ()
    """Norm of dL/dh along the steps, from the first to the last; of recurrent layers."""
    idle: float | None = None
    """Share of its units whose state never moves or always stands at an end; of recurrent layers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochFlow:
    """What was measured after an epoch."""

    epoch: int
    layers: tuple[LayerFlow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationForecast:
    """The validation part as the model sees it now, in the user's units, for one target (the first).

    `steps` are row numbers in the dataset; `forecast` starts where `past` ends. All tuples of floats,
    thinned to at most 600 points. One-step-ahead truth/forecast where the horizon is 1.
    """

    epoch: int
    target: str
    steps: tuple[int, ...]
    truth: tuple[float, ...]
    forecast: tuple[float, ...]
    times: tuple[float, ...] = ()
    """Seconds since 1970 of the steps, where the data have times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleText:
    """What the model writes now, going on from the start of the validation part; where the next token is asked for."""

    epoch: int
    prompt: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefitStepEnd:
    """Steps of the refit have been taken: a fit without validation, on all `examples` of training and validation."""

    epoch: int
    epochs: int
    done: float
    """Share of the whole refit."""
    train_loss: float
    examples: int
    seconds_left: float

    @property
    def progress(self) -> Progress:
        """How far the refit is."""
        message = sentence(
            "Refitting on all {examples} training and validation examples, epoch {epoch} of {epochs}",
            examples=self.examples,
            epoch=self.epoch,
            epochs=self.epochs,
        )
        return Progress(done=self.done, message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefitEpochEnd(RefitStepEnd):
    """An epoch of the refit has finished; its loss is the mean over all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FitEnd:
    """Training has ended; `best_epoch` has the lowest validation loss, `val_loss`."""

    run: str
    reason: StopReason
    epochs: int
    best_epoch: int
    val_loss: float
    seconds: float
    refitted: bool = False
    """Whether the weights that count are those of a refit, not of the best epoch."""
    warning: Sentence | None = None
    """What to know of a run that ended well by its steps alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Some steps were taken, or only asked for: another run may have the device. Told where several share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFailed:
    """A run of a queue has failed; the others go on."""

    message: Sentence
    short_of_memory: bool = False
    """Whether a device's memory did not suffice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequeued:
    """A run is in the queue again, with its finished epochs: there was no room for it beside the others."""

    message: Sentence


TrainingEvent = (
    FitStart | StepEnd | EpochEnd | EpochFlow | ValidationForecast | SampleText | RefitStepEnd | FitEnd | Turn
)
