"""What a model answers to one example, in the user's units or as shares of classes, and how that formed as it read.

Shapes: H horizon, K targets, C classes, T steps, P places on the way.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workbench.data.dataset import Integers, Numbers
from workbench.data.origins import restored
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.insight.subject import Example, Subject
from workbench.progress import Progress, Work
from workbench.sentence import sentence

MOST_PLACES = 48
BATCH_STEPS = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to an example, beside the truth where it is known."""

    task: Task
    names: tuple[str, ...]
    """Of targets or classes."""
    values: Numbers
    """H,K or K in the user's units; shares C or T,C."""
    truth: Numbers | Integers | None
    """As values where they are numbers, NaN where unknown; else classes, one or T, -1 where unknown."""

    def as_json(self) -> dict[str, Any]:
        """Names and values."""
        return {"names": list(self.names), "values": self.values.tolist()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forming:
    """What a sequence's answer would be if it ended earlier."""

    steps_P: Integers
    """How many steps were read."""
    values_P: Numbers
    """P,K or P,C."""


def answer_of(subject: Subject, answered: Tensor, truth: Numbers | Integers | None) -> Answer:
    """What the model's output for one example, as 1,.., says."""
    facts = subject.model.facts
    numbers = TASKS[facts.task].numbers
    values = restored(answered[0].numpy(), facts.answer_origins_K) if numbers else answered[0].numpy()
    return Answer(task=facts.task, names=facts.targets if numbers else facts.classes, values=values, truth=truth)


def truth_of(subject: Subject, example: Example) -> Numbers | Integers:
    """What the data say, in the form of `Answer.truth`."""
    dataset, asks = subject.loaded.dataset, TASKS[subject.loaded.dataset.task]
    stop = example.start + example.length
    if asks.forecasts:
        return restored(dataset.targets_NK[stop : stop + subject.loaded.facts.horizon], dataset.answer_origins_K)
    if asks.values_sequences:
        return restored(dataset.answers_SK[example.sequence], dataset.answer_origins_K)
    if asks.labels_sequences:
        return dataset.labels_S[example.sequence : example.sequence + 1]
    ahead = 1 if asks.text else 0
    known_T = dataset.labels_N[example.start + ahead : min(stop + ahead, int(dataset.offsets_S1[example.sequence + 1]))]
    return np.pad(known_T, (0, example.length - len(known_T)), constant_values=-1)


def forming(subject: Subject, x_BTF: Tensor) -> Work[Forming]:
    """The answer to one sequence after some of its steps, up to all."""
    steps = x_BTF.shape[1]
    steps_P = np.unique(np.linspace(1, steps, min(MOST_PLACES, steps)).round().astype(np.int64))
    batch, found = max(1, BATCH_STEPS // steps), list[npt.NDArray[Any]]()
    for first in range(0, len(steps_P), batch):
        yield Progress(done=first / len(steps_P), message=sentence("Watching the answer form"))
        some = steps_P[first : first + batch]
        cut = x_BTF[:, : int(some[-1])].expand(len(some), -1, -1)
        with torch.no_grad():
            found.append(subject.model(cut, torch.from_numpy(some)).numpy())
    values = np.concatenate(found)
    if TASKS[subject.model.facts.task].numbers:
        values = restored(values, subject.model.facts.answer_origins_K)
    return Forming(steps_P=steps_P, values_P=values)
