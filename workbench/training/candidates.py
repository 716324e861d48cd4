"""Which of two models to train where examples are few: each is trained once and judged on both parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.progress import Progress, Work
from workbench.sentence import Sentence
from workbench.training.events import EpochEnd
from workbench.training.features import fit_inside
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel
    from workbench.training.trainer import TrainingData

MOST_EPOCHS, MOST_PATIENCE = 60, 15
"""Epochs of a try, and those without a better validation loss after which it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The best validation loss of a try, the training loss of its epoch, that of the first epoch, which is that of a
    linear path as it was solved, and whether that path is blank."""

    val_loss: float
    train_loss: float
    first_loss: float
    blank: bool


def losses_reached(
    models: "Mapping[str, SequenceModel]",
    data: "TrainingData",
    spec: TrainingSpec,
    message: Sentence,
    *,
    window_open: bool,
) -> Work[dict[str, Reached]]:
    """What each model reaches, by name; nothing of their training is kept, which takes at most MOST_EPOCHS each.

    Raises WorkbenchError as training does.
    """
    from workbench.training.device import choose_device
    from workbench.training.trainer import fit

    patience = min(spec.patience or MOST_PATIENCE, MOST_PATIENCE)
    spec = spec.model_copy(update={"epochs": min(spec.epochs, MOST_EPOCHS), "patience": patience})
    found: dict[str, Reached] = {}
    for number, (name, model) in enumerate(models.items()):
        yield from fit_inside(model, data.dataset, data.split.train, choose_device(spec.device), data.split.val)
        blank = model.linear_path is not None and model.linear_path.blank
        for event in fit(model, data, spec, run="", save=lambda _state, _end: None, window_open=window_open):
            if isinstance(event, EpochEnd) and event.best:
                first = found[name].first_loss if name in found else event.train_loss
                found[name] = Reached(
                    val_loss=event.val_loss, train_loss=event.train_loss, first_loss=first, blank=blank
                )
            yield Progress(done=number / len(models), message=message)
    return found
