"""Answers of a model for examples, batch by batch.

E examples, H horizon, K targets, C classes, B batch.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from workbench.data.dataset import Examples, Floats, Integers, SequenceDataset
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length

BATCH = 256
Answer = Callable[[Tensor, Tensor], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """What a model answers: forecasts E,H,K in the data's units, or class probabilities E,C."""

    values: Floats


def predict(
    model: nn.Module,
    dataset: SequenceDataset,
    examples: Examples,
    *,
    device: str | torch.device = "cpu",
    batch: int = BATCH,
) -> Work[Predictions]:
    """The model's answer to every example, in their order; the model is left on the device in evaluation mode."""
    place = torch.device(device)
    model.to(place).eval()

    def answer(x_BTF: Tensor, lengths_B: Tensor) -> Floats:
        with torch.no_grad():
            values: Floats = model(x_BTF, lengths_B).float().cpu().numpy()
            return values

    return (yield from predict_by(answer, dataset, examples, device=place, batch=batch))


def predict_by(
    answer: Answer,
    dataset: SequenceDataset,
    examples: Examples,
    *,
    device: str | torch.device = "cpu",
    batch: int = BATCH,
) -> Work[Predictions]:
    """What a function of padded inputs and their lengths answers to every example, in their order."""
    resident = ResidentData(dataset, torch.device(device))
    answers: list[Floats] = []
    order: list[Integers] = []
    for indices in by_length(examples, batch):
        yield Progress(done=len(order) * batch / len(examples), message=sentence("Predicting"))
        answers.append(answer(*resident.inputs(examples, indices)))
        order.append(indices)
    return Predictions(values=np.concatenate(answers)[np.argsort(np.concatenate(order))])


def truths(dataset: SequenceDataset, examples: Examples) -> Floats:
    """What the forecasts of these examples should have been, E,H,K; NaN where the file has nothing."""
    first_E = examples.starts_E + examples.lengths_E
    rows_EH = first_E[:, None] + np.arange(examples.horizon)
    truth_EHK: Floats = dataset.targets_NK[rows_EH]
    return truth_EHK


def labels(dataset: SequenceDataset, examples: Examples) -> Integers:
    """The true class of each example's sequence."""
    labels_E: Integers = dataset.labels_S[examples.sequences_E]
    return labels_E
