"""What lies behind a cell of the confusion matrix: the sequences of one class that were answered as one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation

Doubles = npt.NDArray[np.float64]
MOST_POINTS = 4000
MOST_CURVES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An example in a cell: its name, its rows of the dataset, and how many of its steps lie in the cell."""

    name: str
    start: int
    length: int
    steps: int
    sureness: float
    """Probability that the model gave its answer; of steps, their mean."""


def in_cell(evaluation: "Evaluation", truth: int, answer: int) -> list[Found]:
    """The examples of the class `truth` that were answered as `answer`, the surest first; of steps, those with most."""
    examples, names = evaluation.case.examples, evaluation.case.dataset.names_S
    there = (evaluation.truth == truth) & (evaluation.answers.argmax(axis=1) == answer)
    rows = np.flatnonzero(there)
    owner = rows if len(evaluation.truth) == len(examples) else _owners(evaluation)[rows]
    found = []
    for e in np.unique(owner).tolist():
        sure = evaluation.answers[rows[owner == e], answer]
        found.append(
            Found(
                name=str(names[int(examples.sequences_E[e])]),
                start=int(examples.starts_E[e]),
                length=int(examples.lengths_E[e]),
                steps=len(sure),
                sureness=float(sure.mean()),
            )
        )
    by_steps = evaluation.case.facts.task == "label-steps"
    return sorted(found, key=lambda one: -(one.steps if by_steps else one.sureness))


def curves(evaluation: "Evaluation", found: Found) -> tuple[Doubles, dict[str, Doubles]]:
    """The inputs of an example over its steps (seconds, where it is sound), thinned for a small picture."""
    dataset, thin = evaluation.case.dataset, max(1, found.length // MOST_POINTS)
    steps = np.arange(0, found.length, thin)
    x = steps / dataset.sample_rate if dataset.sample_rate else steps.astype(np.float64)
    rows = found.start + steps
    return x, {
        name: dataset.values_NF[rows, f].astype(np.float64) for f, name in enumerate(dataset.inputs[:MOST_CURVES])
    }


def _owners(evaluation: "Evaluation") -> npt.NDArray[np.int64]:
    """The example of each judged step."""
    from workbench.evaluation.predict import labels

    examples = evaluation.case.examples
    owners = np.repeat(np.arange(len(examples)), examples.lengths_E)
    return owners[labels(evaluation.case.dataset, examples) >= 0]
