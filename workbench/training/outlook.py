"""The validation part as the model sees it now: a few forecasts laid end to end.

Shapes: B windows, H horizon, K targets.
"""

from typing import TYPE_CHECKING

import numpy as np
import torch

from workbench.data.dataset import Examples, Integers, SequenceDataset
from workbench.training.batches import ResidentData
from workbench.training.events import ValidationForecast

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

MOST_POINTS = 600
MOST_WINDOWS = 256
MOST_INPUT_STEPS = 20_000
"""Steps read for one picture, so that it costs well under a tenth of a second."""


def windows_end_to_end(examples: Examples) -> Integers:
    """Indices of the last sequence's last windows whose targets follow each other, in order of time."""
    horizon, longest = examples.horizon, int(examples.lengths_E[-1])
    most = min(MOST_POINTS // horizon, MOST_WINDOWS, MOST_INPUT_STEPS // longest)
    origins_E = examples.starts_E + examples.lengths_E
    chained_E = (origins_E[-1] - origins_E) % horizon == 0
    chosen: Integers = np.flatnonzero(chained_E & (examples.sequences_E == examples.sequences_E[-1]))
    return chosen[-max(1, most) :]


@torch.no_grad()
def validation_forecast(
    model: "SequenceModel", resident: ResidentData, dataset: SequenceDataset, examples: Examples, epoch: int
) -> ValidationForecast:
    """Truth and forecast of the first target over the end of the validation part, in the user's units."""
    indices = windows_end_to_end(examples)
    batch = resident.gather(examples, indices)
    model.eval()
    forecast_BH = model(batch.x_BTF, batch.lengths_B)[:, :, 0]
    origins_B = (examples.starts_E + examples.lengths_E)[indices]
    steps = (origins_B[:, None] + np.arange(examples.horizon)).reshape(-1)
    thin = slice(None, None, -(-len(steps) // MOST_POINTS))
    return ValidationForecast(
        epoch=epoch,
        target=dataset.targets[0],
        steps=tuple(steps[thin].tolist()),
        truth=tuple(batch.y[:, :, 0].reshape(-1)[thin].tolist()),
        forecast=tuple(forecast_BH.reshape(-1)[thin].tolist()),
    )
