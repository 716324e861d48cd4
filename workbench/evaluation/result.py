"""The result of judging a model on a part of the data, as values and as JSON."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbench.data.dataset import DataFacts, Examples, Integers, Numbers, SequenceDataset, Statistics
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.evaluation.conformal import Bands
from workbench.evaluation.metrics import Metrics
from workbench.evaluation.sureness import Sureness
from workbench.evaluation.verdict import Verdict
from workbench.models.calibration import UNCALIBRATED, Calibration
from workbench.sentence import Sentence, sentence

if TYPE_CHECKING:
    from workbench.evaluation.errors import Errors

DETAILS: dict[Task, str] = {
    "forecast": "per_target",
    "regress": "per_target",
    "classify": "per_class",
    "label-steps": "per_class",
}
"""What the details of an evaluation are called, where a task has them."""


FILES = "files"
"""What is judged where it is no part of a run's own data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one answerer did: in the user's units, and on numbers standardised by the training part."""

    metrics: Metrics
    scaled: Metrics

    def as_json(self) -> dict[str, Any]:
        """Metrics by name, None where one is not defined."""
        return {"metrics": finite(self.metrics), "scaled": finite(self.scaled)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPart:
    """The dataset and the examples that a run was trained on, and those of its validation part."""

    dataset: SequenceDataset
    examples: Examples
    val: Examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a model is judged on: examples, and the facts and statistics it was trained with."""

    run: str
    part: str
    dataset: SequenceDataset
    examples: Examples
    facts: DataFacts
    statistics: Statistics
    """In the user's units, as are answers and truths."""
    warnings: tuple[Sentence, ...] = ()
    calibration: Calibration = UNCALIBRATED
    """How the model's logits became probabilities."""
    trained_on: TrainingPart | None = None
    """What rivals may learn from; None where the training files were not read."""

    @property
    def judged(self) -> Sentence:
        """What of the data is judged, at the start of a sentence."""
        if self.part == FILES:
            return sentence("What these files hold")
        return sentence("The {part} part", part=self.part)


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A model beside its rivals on a case, and everything a plot needs."""

    case: Case
    score: Score
    baselines: dict[str, Score]
    details: dict[str, Metrics]
    """Metrics per target, or precision and recall per class."""
    verdict: Verdict
    answers: Numbers
    """Forecasts E,H,K or values E,K in the data's units; probabilities E,C, or M,C of every labelled step; or the nats
    that each token cost, M."""
    truth: Numbers | Integers
    """Forecasts E,H,K and values E,K, NaN where unknown; else the class per example or step, or the tokens."""
    rivals: dict[str, Numbers]
    """What each rival answered, in the same form."""
    confusion: tuple[tuple[int, ...], ...] = ()
    """Counts by true class and answered class; empty where no classes are told apart."""
    sureness: Sureness | None = None
    """How far probabilities hold; None where no classes are told apart."""
    bands: Bands | None = None
    """How sure the forecasts are; None where that is not known, or nothing is forecast."""

    @cached_property
    def errors(self) -> "Errors":
        """Where the model errs, found once, when it is asked for."""
        from workbench.evaluation.errors import errors_of

        return errors_of(self)

    def as_json(self) -> dict[str, Any]:
        """What `workbench evaluate --json` prints and a run keeps."""
        details = DETAILS.get(self.case.facts.task)
        return {
            "run": self.case.run,
            "part": self.case.part,
            "examples": len(self.case.examples),
            **({"steps": len(self.truth)} if TASKS[self.case.facts.task].per_step else {}),
            **self.score.as_json(),
            "baselines": {name: score.as_json() for name, score in self.baselines.items()},
            "better_than_baseline": self.verdict.better,
            "verdict": str(self.verdict.text),
            "outcome": self.verdict.comparison.outcome,
            "best_rival": self.verdict.comparison.rival,
            "test": self.verdict.comparison.test.test,
            "p": self.verdict.comparison.test.p,
            "warnings": [str(warning) for warning in self.case.warnings],
            **({details: {name: finite(m) for name, m in self.details.items()}} if details else {}),
            **({"classes": self.case.facts.classes, "confusion": self.confusion} if self.confusion else {}),
            **(self.sureness.as_json() if self.sureness else {}),
            "errors": self.errors.as_json(),
            **(self.bands.as_json() if self.bands else {}),
        }


def finite(metrics: Mapping[str, float]) -> dict[str, float | None]:
    """The metrics with None in place of what is not defined, as JSON wants it."""
    return {name: value if math.isfinite(value) else None for name, value in metrics.items()}
