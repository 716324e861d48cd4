"""Answers of a model for examples, batch by batch.

E examples, H horizon, K targets or answers, C classes, B batch, M valid steps of all examples.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from workbench.data.dataset import Examples, Floats, Integers, Numbers, SequenceDataset
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.progress import Progress, Work
from workbench.sentence import sentence
from workbench.training.batches import ResidentData, by_length

if TYPE_CHECKING:
    from workbench.models.build import SequenceModel

BATCH = 256
Answer = Callable[[Tensor, Tensor], Numbers]
"""From inputs and lengths as a dataset holds them to answers without their origins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """What a model answers: forecasts E,H,K or values E,K in the data's units, class probabilities E,C, or those of
    every step, M,C, example after example."""

    values: Numbers


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
    return (yield from predict_by(_answering(model), dataset, examples, device=place, batch=batch))


def predict_logits(
    model: "SequenceModel", dataset: SequenceDataset, examples: Examples, *, device: str | torch.device = "cpu"
) -> Work[Predictions]:
    """What becomes probabilities of classes, E,C or M,C, before any temperature; the model is left as by `predict`."""
    place = torch.device(device)
    model.to(place).eval()
    return (yield from predict_by(_answering(model.forward_scaled), dataset, examples, device=place))


def _answering(forward: Callable[[Tensor, Tensor], Tensor]) -> Answer:
    def answer(x_BTF: Tensor, lengths_B: Tensor) -> Floats:
        with torch.no_grad():
            values: Floats = forward(x_BTF, lengths_B).float().cpu().numpy()
            return values

    return answer


def predict_by(
    answer: Answer,
    dataset: SequenceDataset,
    examples: Examples,
    *,
    device: str | torch.device = "cpu",
    batch: int = BATCH,
    origins: bool = True,
) -> Work[Predictions]:
    """What a function of padded inputs and their lengths answers to every example, in their order; without `origins`
    as the model counts."""
    resident, done = ResidentData(dataset, torch.device(device)), 0
    stepwise = TASKS[dataset.task].labels_steps
    stops_E = np.cumsum(examples.lengths_E) if stepwise else None
    values: Numbers | None = None
    for indices in by_length(examples, batch):
        yield Progress(done=done / len(examples), message=sentence("Predicting"))
        answers = answer(*resident.inputs(examples, indices))
        if values is None:
            rows = len(examples) if stops_E is None else int(stops_E[-1])
            values = np.empty((rows, *answers.shape[2 if stepwise else 1 :]), answers.dtype)
        if stops_E is None:
            values[indices] = answers
        else:
            for stop, length, all_TC in zip(stops_E[indices], examples.lengths_E[indices], answers, strict=True):
                values[stop - length : stop] = all_TC[:length]
        done += len(indices)
    assert values is not None  # a part without examples is refused when it is cut
    return Predictions(values=restored(values, dataset.answer_origins_K) if origins else values)


def truths(dataset: SequenceDataset, examples: Examples) -> Numbers:
    """What the forecasts of these examples should have been, E,H,K; NaN where the file has nothing."""
    first_E = examples.starts_E + examples.lengths_E
    rows_EH = first_E[:, None] + np.arange(examples.horizon)
    return restored(dataset.targets_NK[rows_EH], dataset.answer_origins_K)


def labels(dataset: SequenceDataset, examples: Examples) -> Integers:
    """The true class of each example's sequence; where steps are labelled, of each step, -1 where unknown."""
    if TASKS[dataset.task].labels_steps:
        return dataset.labels_N[step_rows(examples)]
    labels_E: Integers = dataset.labels_S[examples.sequences_E]
    return labels_E


def step_rows(examples: Examples) -> Integers:
    """The rows of the dataset that the examples' steps are, example after example."""
    before_E = np.cumsum(examples.lengths_E) - examples.lengths_E
    rows_M: Integers = np.repeat(examples.starts_E - before_E, examples.lengths_E) + np.arange(
        int(examples.lengths_E.sum())
    )
    return rows_M
