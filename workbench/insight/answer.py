"""What a model answers to one example, in the user's units or as shares of classes, and how that formed as it read.

Shapes: H horizon, K targets, C classes, T steps, P places on the way.
"""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workbench.data.dataset import Doubles, Integers, Numbers
from workbench.data.origins import restored
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.spread import predict_spread
from workbench.evaluation.store import load_bands
from workbench.insight.question import Asked
from workbench.insight.subject import Example, Subject
from workbench.progress import Progress, Work, finish
from workbench.sentence import sentence

Ends = dict[float, tuple[Doubles, Doubles]]
"""By level, the lower and the upper ends as H,K; NaN where they are not known."""
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
    offsets: Ends = field(default_factory=dict)
    """What is added to a forecast to have its bands; none where the run has not been judged."""

    @property
    def ends(self) -> Ends:
        """The bands around a forecast."""
        return {
            level: (self.values + low_HK, self.values + high_HK) for level, (low_HK, high_HK) in self.offsets.items()
        }

    def as_json(self) -> dict[str, Any]:
        """Names and values, with the lower and upper ends of bands by level where there are any."""
        found = {"names": list(self.names), "values": self.values.tolist()}
        bands = {str(level): [_listed(values_HK) for values_HK in ends] for level, ends in self.ends.items()}
        return {**found, "bands": bands} if bands else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Forming:
    """What a sequence's answer would be if it ended earlier."""

    steps_P: Integers
    """How many steps were read."""
    values_P: Numbers
    """P,K or P,C."""


def bands_of(subject: Subject, asked: Asked) -> Ends:
    """What is added to the forecast of an example to have its bands, where the run's evaluation left such."""
    if not TASKS[subject.model.facts.task].forecasts:
        return {}
    try:
        later = load_bands(subject.run.folder, subject.model.facts)
    except (WorkbenchError, OSError):
        return {}
    one, facts = subject.examples(asked.part).chosen(np.array([asked.example])), subject.model.facts
    dataset, nothing = subject.loaded.dataset, np.zeros((1, facts.horizon, len(facts.targets)))
    spread = finish(predict_spread(subject.model, dataset, one))
    low_L1HK, high_L1HK = later.ends(dataset, one, nothing, spread)
    return dict(zip(later.levels, zip(low_L1HK[:, 0], high_L1HK[:, 0], strict=True), strict=True))


def answer_of(
    subject: Subject, answered: Tensor, truth: Numbers | Integers | None, offsets: Ends | None = None
) -> Answer:
    """What the model's output for one example, as 1,.., says."""
    facts = subject.model.facts
    numbers = TASKS[facts.task].numbers
    values = restored(answered[0].numpy(), facts.answer_origins_K) if numbers else answered[0].numpy()
    names = facts.targets if numbers else facts.classes
    return Answer(task=facts.task, names=names, values=values, truth=truth, offsets=offsets or {})


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


def _listed(values_HK: Doubles) -> list[list[float | None]]:
    return [[value if math.isfinite(value) else None for value in row] for row in values_HK.tolist()]
