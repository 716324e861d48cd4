"""A second fit, on the training and validation parts together, for as long as the first has shown to be good."""

from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from workbench.progress import Progress
from workbench.training.events import EpochEnd, RefitEpochEnd, RefitStepEnd, StepEnd, Turn
from workbench.training.spec import TrainingSpec
from workbench.training.state import TrainerState
from workbench.training.steps import SOLE, Sole
from workbench.training.trainer import TrainingData, Turns, fit

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

Told = TypeVar("Told", bound=RefitStepEnd)


def refit(
    model: "SequenceModel",
    data: TrainingData,
    spec: TrainingSpec,
    *,
    run: str,
    epochs: int,
    window_open: bool = False,
    turns: Turns | None = None,
    ranks: Sole = SOLE,
) -> Generator[Progress | RefitStepEnd | Turn, None, TrainerState]:
    """Train an untrained model for so many of the spec's epochs, its schedule as it was; gives the last epoch's state.

    `data` already have the validation examples in their training part; what is judged by them meanwhile counts nowhere.
    Raises WorkbenchError as `fit` does.
    """
    states: list[TrainerState] = []
    seconds, examples = 0.0, len(data.split.train)

    def save(state: TrainerState, _end: EpochEnd) -> None:
        states[:] = [state]

    def news(kind: type[Told], event: StepEnd | EpochEnd, done: float, seconds_per_epoch: float) -> Told:
        return kind(
            epoch=event.epoch,
            epochs=epochs,
            done=done / epochs,
            train_loss=event.train_loss,
            examples=examples,
            seconds_left=seconds_per_epoch * (epochs - done),
        )

    unending = spec.model_copy(update={"patience": 0})
    fitting = fit(model, data, unending, run=run, save=save, window_open=window_open, turns=turns, ranks=ranks)
    with closing(fitting) as events:
        for event in events:
            if isinstance(event, Progress | Turn):
                yield event
            elif isinstance(event, StepEnd):
                first = examples / event.sequences_per_second
                done = event.epoch - 1 + event.step / event.steps_per_epoch
                yield news(RefitStepEnd, event, done, seconds / (event.epoch - 1) if seconds else first)
            elif isinstance(event, EpochEnd):
                seconds += event.seconds
                yield news(RefitEpochEnd, event, event.epoch, seconds / event.epoch)
                if event.epoch == epochs:
                    break
    return states[0]
