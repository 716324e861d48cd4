"""What a backtest found, kept in its run's folder: the scores at each origin or fold, their means and how sure those
are."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from annotated_types import Len
from pydantic import BaseModel, TypeAdapter

from workbench.backtest.plan import MOST
from workbench.data.spec import Task
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS, metric_names
from workbench.paths import write_whole
from workbench.project_files import run_file
from workbench.sentence import Sentence, sentence
from workbench.stored import read_as

FILE = "backtest.json"
MODEL = "model"
"""What the model's own answers are called beside its rivals' names."""
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
"""Student's 97.5 % points of one degree of freedom and more."""
_Z = 1.959964
Numbers = dict[str, float | None]


class Fold(BaseModel):
    """What one origin or fold found."""

    number: int
    place: str
    """Where the test part begins: its first time or step; empty for folds."""
    training: int
    examples: int
    scores: dict[str, Numbers]
    """By answerer and metric, in the user's units."""
    by_step: dict[str, list[float | None]] = {}
    """Of forecasts, by answerer the mean absolute error at each step ahead."""


class Backtest(BaseModel):
    """All that was found so far; the means are worked out when they are asked for."""

    key: str
    """Another text where data, settings or origins are others."""
    task: Task
    origins: int
    refit: bool
    rolling: bool
    season: int = 1
    folds: Annotated[list[Fold], Len(0, MOST)] = []

    @property
    def complete(self) -> bool:
        """Whether every origin is judged."""
        return len(self.folds) == self.origins

    @property
    def answerers(self) -> tuple[str, ...]:
        """The model, and the rivals that answered everywhere."""
        first, *others = [list(fold.scores) for fold in self.folds] or [[]]
        return tuple(name for name in first if all(name in other for other in others))

    @property
    def metrics(self) -> tuple[str, ...]:
        """The task's metrics in the order in which tables show them."""
        return tuple(sorted(metric_names(self.task), key=lambda name: METRICS[name].place))

    def mean(self, answerer: str, metric: str) -> "Mean | None":
        """A metric's mean over the origins; None where it is not defined at each."""
        return mean_of(fold.scores[answerer].get(metric) for fold in self.folds)

    def steps(self, answerer: str) -> "list[Mean | None]":
        """The mean absolute error at each step ahead."""
        return [
            mean_of(values) for values in zip(*(fold.by_step.get(answerer, []) for fold in self.folds), strict=False)
        ]

    @property
    def verdict(self) -> Sentence:
        """Whether the model is better than its best rival, and how sure that is."""
        metric = METRICS[self.metrics[0]]
        means = {name: found for name in self.answerers if (found := self.mean(name, metric.name)) is not None}
        if MODEL not in means or len(means) < 2:
            return sentence("There is no rival to compare with.")
        sign = -1 if metric.higher_is_better else 1
        rival = min((name for name in means if name != MODEL), key=lambda name: sign * means[name].value)
        gains = [sign * (_number(fold, rival, metric.name) - _number(fold, MODEL, metric.name)) for fold in self.folds]
        gain, better = mean_of(gains), sum(each > 0 for each in gains)
        assert gain is not None
        values = {"better": better, "count": len(gains), "metric": metric.title, "rival": rival_phrase(rival, self)}
        if gain.low > 0:
            return sentence(
                "Better than the best rival, {rival}, in {metric}: {better} of {count} times, and surely on average.",
                **values,
            )
        if gain.high < 0:
            return sentence(
                "Worse than the best rival, {rival}, in {metric}: better {better} of {count} times, and surely not "
                "on average.",
                **values,
            )
        return sentence(
            "Not surely better or worse than the best rival, {rival}, in {metric}: better {better} of {count} times.",
            **values,
        )

    def as_json(self) -> dict[str, Any]:
        """What `workbench backtest --json` prints."""
        means = {
            name: {metric: _as_json(self.mean(name, metric)) for metric in self.metrics} for name in self.answerers
        }
        steps = {name: [_as_json(found) for found in self.steps(name)] for name in self.answerers}
        return {
            **self.model_dump(exclude={"key", "task", "season"}),
            "means": means,
            **({"by_step": steps} if any(steps.values()) else {}),
            "verdict": str(self.verdict),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean over origins, and half of its 95 % interval: each origin counts as one draw."""

    value: float
    half: float

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.value - self.half

    @property
    def high(self) -> float:
        """Its upper end."""
        return self.value + self.half


def mean_of(values: Iterable[float | None]) -> Mean | None:
    """The mean with its interval by Student's distribution; None of fewer than two numbers or where one is missing."""
    known = list(values)
    numbers = [value for value in known if value is not None and math.isfinite(value)]
    if len(numbers) < len(known) or len(numbers) < 2:
        return None
    value = math.fsum(numbers) / len(numbers)
    variance = math.fsum((each - value) ** 2 for each in numbers) / (len(numbers) - 1)
    return Mean(value=value, half=student(len(numbers) - 1) * math.sqrt(variance / len(numbers)))


def student(freedom: int) -> float:
    """Student's 97.5 % point; beyond nine degrees by Cornish and Fisher's expansion, right to a thousandth."""
    if freedom <= len(_T):
        return _T[freedom - 1]
    first, second = (_Z**3 + _Z) / 4, (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / 96
    third = (3 * _Z**7 + 19 * _Z**5 + 17 * _Z**3 - 15 * _Z) / 384
    return _Z + first / freedom + second / freedom**2 + third / freedom**3


def save_backtest(found: Backtest, folder: Path) -> None:
    """Write what was found so far into the run's folder."""
    write_whole(run_file(folder, FILE), found.model_dump_json(indent=1) + "\n")


def load_backtest(folder: Path) -> Backtest | None:
    """The backtest in a run's folder; None where there is none that can be read."""
    try:
        return read_as(_BACKTESTS, run_file(folder, FILE))
    except (OSError, WorkbenchError):
        return None  # It can be made again.


def rival_phrase(name: str, found: Backtest) -> Sentence:
    """What a rival is called in a sentence."""
    from workbench.evaluation.rivals.table import RIVALS

    if name not in RIVALS:
        return Sentence("{name}", {"name": name})
    return Sentence(RIVALS[name].title.template, {"season": found.season, "label": ""})


def finite_steps(values: Sequence[float]) -> list[float | None]:
    """Numbers as JSON has them."""
    return [value if math.isfinite(value) else None for value in values]


def _number(fold: Fold, answerer: str, metric: str) -> float:
    value = fold.scores[answerer][metric]
    assert value is not None  # its mean is known
    return value


def _as_json(found: Mean | None) -> list[float] | None:
    return None if found is None else [found.value, found.low, found.high]


_BACKTESTS = TypeAdapter(Backtest)
