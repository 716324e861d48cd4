"""Features that are computed inside the model get their scale from the training part, before training."""

from typing import TYPE_CHECKING

import torch

from workbench.data.dataset import Examples, SequenceDataset
from workbench.models.fit import FeatureFit
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

BATCH = 64


def fit_inside(model: "SequenceModel", dataset: SequenceDataset, train: Examples, device: torch.device) -> Work[None]:
    """Fit what the model computes from raw sequences, such as the loudness of sound, where it has anything to fit.

    What was fitted becomes buffers of the model, so that checkpoints hold it.
    """
    fitting = FeatureFit(model)
    if not fitting.wanted:
        return
    model.to(device).eval()
    resident, done = ResidentData(dataset, device), 0
    for indices in by_length(train, BATCH):
        yield Progress(done=done / len(train), message=sentence("Measuring the training part"))
        fitting.add(*resident.inputs(train, indices))
        done += len(indices)
    fitting.finish()
