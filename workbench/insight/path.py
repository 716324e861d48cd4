"""Path: what the linear path of a forecaster weighs, and how much worse the forecasts are without the layers beside it.

A weight counts deviations of the answer per deviation of an input's value so many steps back, the window's level, which
the path loses and the answer has again, among them: of the target's own past it is a share of the value itself.
Shapes: L lags (the first is the last step that is read), F inputs, S steps of the season.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from workbench.data.dataset import Doubles, Examples, Part, SequenceDataset
from workbench.data.splits import PART_NAMES
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS
from workbench.insight.entry import ready
from workbench.insight.exchange import Exchange
from workbench.insight.question import Asked, check_answer
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel
from workbench.models.linear_path import LinearPath
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

DOUBT = 0.05
"""How likely the interval of what layers are worth may miss its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathWeights:
    """The weights for one step ahead of one target, and the metric with and without the layers."""

    target: str
    ahead: int
    """Steps ahead, from 1."""
    inputs: tuple[str, ...]
    weights_LF: Doubles
    season_S: Doubles | None
    """What is added where the answered step stands at each place of the season, in the target's units; None where the
    path does not tell them apart."""
    season_begins: str | None
    """The time of a row at the season's first place, where rows have times."""
    metric: str
    whole: float
    alone: float
    """The metric without the layers, by the path alone."""
    low: float
    high: float
    """By how much the metric surely worsens without the layers."""
    part: Part
    examples: int
    blank: bool
    """Whether the path adds nothing to any answer."""
    several: bool
    """Whether series have weights of their own; these are what new ones get."""

    @property
    def by_weight(self) -> list[int]:
        """The places of the inputs, those of the largest weights first."""
        order: list[int] = np.argsort(-np.abs(self.weights_LF).max(axis=0), kind="stable").tolist()
        return order

    def told(self) -> tuple[Sentence, ...]:
        """What the layers are worth, what the path rests on, and what the season adds."""
        if self.blank:
            return (sentence("The linear path is empty: no straight line foretold anything, so the layers do it all."),)
        found = [self._layers(), self._largest(), self._sum()]
        if self.season_S is not None:
            found.append(self._season(self.season_S))
        if self.several:
            found.append(sentence("Each series has weights of its own; these are what a new series gets."))
        return tuple(found)

    def _layers(self) -> Sentence:
        said = {
            "metric": METRICS[self.metric].title,
            "alone": f"{self.alone:.4g}",
            "whole": f"{self.whole:.4g}",
            "part": PART_NAMES[self.part],
        }
        if self.low > 0:
            return sentence(
                "The layers are worth something: without them, by the linear path alone, {metric} on the {part} part "
                "is {alone}, with them {whole}.",
                **said,
            )
        if self.high < 0:
            return sentence(
                "The layers do harm: without them, by the linear path alone, {metric} on the {part} part is {alone}, "
                "with them {whole}.",
                **said,
            )
        return sentence(
            "The layers add nothing that {count} examples can tell: by the linear path alone {metric} on the {part} "
            "part is {alone}, with them {whole}.",
            count=self.examples,
            **said,
        )

    def _largest(self) -> Sentence:
        lag, place = np.unravel_index(int(np.abs(self.weights_LF).argmax()), self.weights_LF.shape)
        return sentence(
            "For {ahead} steps ahead the value of {name} {lag} steps back weighs most ({weight}).",
            ahead=self.ahead,
            name=self.inputs[int(place)],
            lag=int(lag) + 1,
            weight=f"{self.weights_LF[lag, place]:+.3g}",
        )

    def _sum(self) -> Sentence:
        own = self.inputs.index(self.target)
        return sentence(
            "The weights of {name} sum to {sum}: that share of a change of its level is taken to stay.",
            name=self.target,
            sum=f"{self.weights_LF[:, own].sum():.3g}",
        )

    def _season(self, season_S: Doubles) -> Sentence:
        said = {"steps": len(season_S), "low": f"{season_S.min():+.3g}", "high": f"{season_S.max():+.3g}"}
        if self.season_begins is None:
            return sentence("The place in the season of {steps} steps adds from {low} to {high}.", **said)
        return sentence(
            "The place in the season of {steps} steps, whose first is that of {time}, adds from {low} to {high}.",
            time=self.season_begins,
            **said,
        )

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("what", "step", "value")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row per input and lag with its weight, then one per step of the season with what it adds."""
        for place, name in enumerate(self.inputs):
            for lag, weight in enumerate(self.weights_LF[:, place].tolist(), 1):
                yield (name, lag, weight)
        for step, adds in enumerate([] if self.season_S is None else self.season_S.tolist(), 1):
            yield ("season", step, adds)

    def as_json(self) -> dict[str, Any]:
        """What `explain` prints."""
        weights = zip(self.inputs, self.weights_LF.T.tolist(), strict=True)
        return {
            "what": "path",
            "target": self.target,
            "ahead": self.ahead,
            "metric": self.metric,
            "whole": self.whole,
            "alone": self.alone,
            "worsens_by": [self.low, self.high],
            "part": self.part,
            "examples": self.examples,
            "inputs": [{"name": name, "weights": weights_L} for name, weights_L in weights],
            "season": None if self.season_S is None else self.season_S.tolist(),
            "told": [str(line) for line in self.told()],
        }


def ask_path(subject: Subject, asked: Asked) -> Work[PathWeights]:
    """What the linear path of the run's model weighs for the answer that is asked about."""
    model = subject.judged_on(asked.part)
    return path_weights(model, subject.loaded.dataset, subject.examples(asked.part), asked)


def path_weights(model: SequenceModel, dataset: SequenceDataset, examples: Examples, asked: Asked) -> Work[PathWeights]:
    """What the linear path weighs for one answer, its layers judged on these examples; the model is left in evaluation
    mode on the CPU.

    Raises WorkbenchError where the model has no linear path, for an answer that there is not, and without examples.
    """
    path, facts = model.linear_path, model.facts
    if path is None:
        raise WorkbenchError("This model has no linear path: it belongs to forecasters whose head has one.")
    ahead = asked.answer or 0
    check_answer(ahead, facts.horizon)
    check_answer(asked.target, len(facts.targets))
    if not len(examples):
        raise WorkbenchError("The {part} part has no examples.", part=asked.part)
    yield from ready(model)
    yield Progress(done=0.0, message=sentence("Answering without the layers"))
    exchange = Exchange(model, dataset, examples)
    whole_2E = exchange.errors()
    with silenced(model.head):
        alone_2E = exchange.errors()
    worsening, reach = exchange.worsening(whole_2E, alone_2E[None], DOUBT)
    row_P = path.linear.weight.detach().double().numpy()[ahead * len(facts.targets) + asked.target]
    seasonal = row_P[-path.places :] if path.places else None
    return PathWeights(
        target=facts.targets[asked.target],
        ahead=ahead + 1,
        inputs=_names(path, facts.inputs[: facts.numbers]),
        weights_LF=_with_level(model, path, row_P, asked.target),
        season_S=None if seasonal is None else np.roll(_season(model, seasonal, asked.target), ahead),
        season_begins=None if seasonal is None else _time_of_first(dataset, path.places),
        metric=TASKS[facts.task].decided_by,
        whole=exchange.worse(whole_2E),
        alone=exchange.worse(alone_2E),
        low=worsening - reach,
        high=worsening + reach,
        part=asked.part,
        examples=len(exchange.examples),
        blank=path.blank,
        several=path.maps > 1,
    )


@contextmanager
def silenced(module: nn.Module) -> Iterator[None]:
    """A module that answers zeros for as long as this lasts."""

    def zeros(_module: nn.Module, _inputs: tuple[Tensor, ...], answer: Tensor) -> Tensor:
        return torch.zeros_like(answer)

    hook = module.register_forward_hook(zeros)
    try:
        yield
    finally:
        hook.remove()


def _names(path: LinearPath, inputs: tuple[str, ...]) -> tuple[str, ...]:
    """Those of what it reads at each step: where values may be missing, whether they are is an input as well."""
    return inputs if path.inputs == len(inputs) else (*inputs, *(f"{name} (missing)" for name in inputs))


def _with_level(model: SequenceModel, path: LinearPath, row_P: Doubles, target: int) -> Doubles:
    """The weights of a window that still has its level, from the last step back."""
    size, preprocess = path.context * path.inputs, model.preprocess
    weights_CF = row_P[:size].reshape(path.context, path.inputs).copy()
    if preprocess.level != "none":
        levelled = preprocess.levelled
        own_F = -weights_CF[:, :levelled].sum(axis=0)
        own_F[: path.levels] += row_P[size : size + path.levels]
        own_F[target] += 1
        if preprocess.level == "last":
            weights_CF[-1, :levelled] += own_F
        else:
            weights_CF[:, :levelled] += own_F / path.context
    return weights_CF[::-1]


def _season(model: SequenceModel, row_S: Doubles, target: int) -> Doubles:
    """What is added by the place of the first step ahead, beside the mean of all, in the target's units."""
    adds_S: Doubles = (row_S - row_S.mean()) * float(model.preprocess.std_F[target])
    return adds_S


def _time_of_first(dataset: SequenceDataset, season: int) -> str | None:
    """When a row of the longest sequence stands at the season's first step."""
    sequence = int(np.argmax(np.diff(dataset.offsets_S1)))
    axis, first = dataset.axis(sequence), -int(dataset.offsets_S1[sequence]) % season
    return None if axis is None or first >= len(axis.times_T) else axis.texts(axis.times_T[first : first + 1])[0]
