"""Which of two models to train where examples are few: each is trained once and judged on the validation part."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.progress import Progress, Work
from workbench.sentence import Sentence
from workbench.training.events import FitEnd
from workbench.training.features import fit_inside
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel
    from workbench.training.trainer import TrainingData

MOST_EPOCHS, MOST_PATIENCE = 60, 15
"""Epochs of a try, and those without a better validation loss after which it ends."""


def validation_losses(
    models: "Mapping[str, SequenceModel]",
    data: "TrainingData",
    spec: TrainingSpec,
    message: Sentence,
    *,
    window_open: bool,
) -> Work[dict[str, float]]:
    """The best validation loss that each model reaches, by name; nothing of their training is kept, which takes at
    most MOST_EPOCHS each.

    Raises WorkbenchError as training does.
    """
    from workbench.training.device import choose_device
    from workbench.training.trainer import fit

    patience = min(spec.patience or MOST_PATIENCE, MOST_PATIENCE)
    spec = spec.model_copy(update={"epochs": min(spec.epochs, MOST_EPOCHS), "patience": patience})
    found: dict[str, float] = {}
    for number, (name, model) in enumerate(models.items()):
        yield from fit_inside(model, data.dataset, data.split.train, choose_device(spec.device), data.split.val)
        for event in fit(model, data, spec, run="", save=lambda _state, _end: None, window_open=window_open):
            if isinstance(event, FitEnd):
                found[name] = event.val_loss
            yield Progress(done=number / len(models), message=message)
    return found
