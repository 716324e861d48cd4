"""Metric: the record of one number by which answers are judged. The tables of metrics list all there are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.sentence import Sentence

if TYPE_CHECKING:  # torch takes seconds, and a window that only names metrics needs none
    from torch import Tensor

Unit = Literal["target", "squared target", "share", "count", "nats", "bits", "none"]
NUMBERS = tuple(task.name for task in TASKS.values() if task.numbers)
LABELS = tuple(task.name for task in TASKS.values() if task.labelled)
TEXTS = tuple(task.name for task in TASKS.values() if task.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One number by which answers are judged: how it is calculated, what it is called and which way is better."""

    name: str
    title: Sentence
    tip: Sentence
    unit: Unit
    higher_is_better: bool
    place: int
    """Where it stands in the window's tables: what is read most easily comes first."""
    of: Mapping[Task, Callable[..., float]] = field(default_factory=dict)
    """How it is calculated, by task: of numbers from answers and truth of the known cells, M each; of labels from
    answered and true classes, M each, and the number of classes; of text from costs in nats and right guesses, M."""
    of_classes: Callable[["Tensor", "Tensor", int], Sequence[float]] | None = None
    """How it is calculated for every class alone, where it is told of each."""
    of_quantiles: Callable[["Tensor", "Tensor"], float] | None = None
    """How it is calculated of forecasts with quantiles, from those M,Q and the truth of the known cells, M."""
    scaled_tip: Sentence | None = None
    """What it means on numbers standardised by the training part, where it is told of those too."""
    compared: bool = False
    """Whether the table of all runs has a column for it."""
