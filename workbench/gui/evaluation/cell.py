"""What lies behind a cell of the confusion matrix: the sequences of one class that were answered as one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from workbench.data.tasks import TASKS

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation

Doubles = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
MOST_POINTS = 4000
MOST_CURVES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered for every judged sequence or step: true and answered class, its example, and the step in it."""

    evaluation: "Evaluation"
    truth: Integers
    answer: Integers
    example: Integers
    step: Integers


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An example in a cell: its name, its rows of the dataset, and how many of its steps lie in the cell."""

    name: str
    start: int
    length: int
    steps: int
    sureness: float
    """Probability that the model gave its answer; of steps, their mean."""


def answered(evaluation: "Evaluation") -> Answered:
    """Sort out an evaluation of classes; for a job, because there may be millions of steps."""
    from workbench.evaluation.predict import labels

    examples = evaluation.case.examples
    example, step = np.arange(len(examples)), np.zeros(len(examples), np.int64)
    if TASKS[evaluation.case.facts.task].labels_steps:
        known = labels(evaluation.case.dataset, examples) >= 0
        firsts = np.cumsum(examples.lengths_E) - examples.lengths_E
        step = (np.arange(len(known)) - np.repeat(firsts, examples.lengths_E))[known]
        example = np.repeat(example, examples.lengths_E)[known]
    return Answered(
        evaluation=evaluation,
        truth=evaluation.truth.astype(np.int64),
        answer=evaluation.answers.argmax(axis=1),
        example=example,
        step=step,
    )


def in_cell(answers: Answered, truth: int, answer: int) -> list[Found]:
    """The examples of the class `truth` that were answered as `answer`, the surest first; of steps, those with most."""
    evaluation = answers.evaluation
    examples, names = evaluation.case.examples, evaluation.case.dataset.names_S
    rows = np.flatnonzero((answers.truth == truth) & (answers.answer == answer))
    sure = evaluation.answers[rows, answer].astype(np.float64)
    own, counts = np.unique(answers.example[rows], return_counts=True)
    sums = np.add.reduceat(sure, np.cumsum(counts) - counts) if len(own) else np.empty(0)
    found = [
        Found(
            name=str(names[int(examples.sequences_E[e])]),
            start=int(examples.starts_E[e]),
            length=int(examples.lengths_E[e]),
            steps=count,
            sureness=total / count,
        )
        for e, count, total in zip(own.tolist(), counts.tolist(), sums.tolist(), strict=True)
    ]
    by_steps = TASKS[evaluation.case.facts.task].labels_steps
    return sorted(found, key=lambda one: -(one.steps if by_steps else one.sureness))


def curves(evaluation: "Evaluation", found: Found) -> tuple[Doubles, dict[str, Doubles]]:
    """The inputs of an example over its steps (seconds, where it is sound), thinned for a small picture."""
    dataset, thin = evaluation.case.dataset, max(1, found.length // MOST_POINTS)
    steps = np.arange(0, found.length, thin)
    x = steps / dataset.sample_rate if dataset.sample_rate else steps.astype(np.float64)
    rows = found.start + steps
    drawn = dataset.quantities[:MOST_CURVES] or dataset.inputs[:1]
    return x, {name: dataset.input_values(rows, f).astype(np.float64) for f, name in enumerate(drawn)}
