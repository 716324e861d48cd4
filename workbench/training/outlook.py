"""What a model makes of the validation part now: a few forecasts laid end to end, or a few lines written on.

Shapes: B windows, H horizon, K targets.
"""

from typing import TYPE_CHECKING

import numpy as np
import torch

from workbench.data.dataset import Examples, Integers, SequenceDataset
from workbench.training.batches import ResidentData
from workbench.training.events import SampleText, ValidationForecast
from workbench.training.sampling import next_tokens
from workbench.training.streamed import StreamedData

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

MOST_POINTS = 600
MOST_WINDOWS = 256
MOST_INPUT_STEPS = 20_000
"""Steps read for one picture, so that it costs well under a tenth of a second."""

PROMPT, WRITTEN, REMEMBERED = 24, 96, 64
"""Characters of a text to go on from, characters written, and the most that each is guessed from."""
TEMPERATURE = 0.8


def windows_end_to_end(examples: Examples) -> Integers:
    """Indices of the last sequence's last windows whose targets follow each other, in order of time."""
    horizon, longest = examples.horizon, int(examples.lengths_E[-1])
    most = min(MOST_POINTS // horizon, MOST_WINDOWS, MOST_INPUT_STEPS // longest)
    # No more windows than these can follow each other so closely.
    last = slice(-max(1, most) * horizon, None)
    origins_E = examples.starts_E[last] + examples.lengths_E[last]
    chained_E = (origins_E[-1] - origins_E) % horizon == 0
    chosen: Integers = np.flatnonzero(chained_E & (examples.sequences_E[last] == examples.sequences_E[-1]))
    return (chosen + len(examples) - len(origins_E))[-max(1, most) :]


@torch.no_grad()
def validation_forecast(
    model: "SequenceModel",
    resident: ResidentData | StreamedData,
    dataset: SequenceDataset,
    examples: Examples,
    epoch: int,
) -> ValidationForecast:
    """Truth and forecast of the first target over the end of the validation part, in the user's units."""
    indices = windows_end_to_end(examples)
    batch = resident.gather(examples, indices)
    model.eval()
    forecast_BH = model(batch.x_BTF, batch.lengths_B)[:, :, 0]
    origins_B = examples.starts_E[indices] + examples.lengths_E[indices]
    steps = (origins_B[:, None] + np.arange(examples.horizon)).reshape(-1)
    thin = slice(None, None, -(-len(steps) // MOST_POINTS))
    return ValidationForecast(
        epoch=epoch,
        target=dataset.targets[0],
        steps=tuple(steps[thin].tolist()),
        truth=_told(batch.y[:, :, 0], thin, dataset),
        forecast=_told(forecast_BH, thin, dataset),
        times=_seconds(dataset, steps[thin]),
    )


def _told(values_BH: torch.Tensor, thin: slice, dataset: SequenceDataset) -> tuple[float, ...]:
    origin = dataset.answer_origin(0)
    return tuple(value + origin for value in values_BH.reshape(-1)[thin].tolist())


def _seconds(dataset: SequenceDataset, rows: Integers) -> tuple[float, ...]:
    if dataset.times_N is None:
        return ()
    return tuple((dataset.times_N[rows].astype("datetime64[ms]").astype(np.float64) / 1000).tolist())


def sample_text(
    model: "SequenceModel", dataset: SequenceDataset, examples: Examples, device: torch.device, epoch: int
) -> SampleText:
    """A short text that goes on from the start of the validation part."""
    start = int(examples.starts_E[0])
    tokens = dataset.labels_N[start : start + min(PROMPT, int(examples.lengths_E[0]))].tolist()
    model.eval()
    written = next_tokens(
        lambda x_BTF, lengths_B: model(x_BTF.to(device), lengths_B.to(device)),
        tokens,
        length=WRITTEN,
        temperature=TEMPERATURE,
        context=REMEMBERED,
        seed=epoch,
    )
    prompt, text = ("".join(dataset.classes[token] for token in some) for some in (tokens, written))
    return SampleText(epoch=epoch, prompt=prompt, text=text)
