"""The validation forecast of a run that was trained before the window was opened, made again from its last epoch."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project
    from workbench.training.events import ValidationForecast


def recalled(project: "Project", run: str, loaded: "Loaded") -> Generator[Any, None, "ValidationForecast | None"]:
    """What the run showed last; None where the data in hand are not those that it was trained on."""
    import torch

    from workbench.training.batches import ResidentData
    from workbench.training.outlook import validation_forecast

    yield from ()
    chosen = project.run(run)
    same = chosen.spec.data == loaded.spec and chosen.run_facts.fingerprint == loaded.dataset.fingerprint
    if not same or not chosen.last.exists():
        return None
    resident = ResidentData(loaded.dataset, torch.device("cpu"))
    model, epoch = chosen.model("last"), len(chosen.history)
    return validation_forecast(model, resident, loaded.dataset, loaded.split.val, epoch)
