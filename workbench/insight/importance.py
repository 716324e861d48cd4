"""Importance: what a model loses when one of its inputs is exchanged for that of other examples.

Permutation importance (Breiman, 2001) in blocks of time: an input's whole course within an example is exchanged, so
that series stay series. Shapes: E examples, R repeats; the first of 2 is the sum of errors, the second their number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from workbench.data.dataset import Examples, SequenceDataset
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.metrics import METRICS
from workbench.insight.entry import ready
from workbench.insight.exchange import Exchange
from workbench.insight.question import Asked
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

REPEATS = 5
DOUBT = 0.01
"""How likely any of the intervals may miss its value."""
MATTERS = 0.01
"""Share of the metric below which an input's loss is no reason to keep it; of all answers, where they are classes."""
NAMED = 3
"""Inputs that a sentence names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input, and by how much the metric worsens with that of other examples: surely from low to high."""

    name: str
    increase: float
    low: float
    high: float
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """The inputs, those first that the model needs most."""

    inputs: tuple[Input, ...]
    metric: str
    value: float
    """The metric with all inputs as they are."""
    part: str
    examples: int

    def told(self) -> tuple[Sentence, ...]:
        """What the model needs, and what it could do without."""
        needed = [one for one in self.inputs if one.needed]
        found = [self._most(needed[0])] if needed else [_none()]
        if needed and len(needed) < len(self.inputs):
            found.append(_spare([one.name for one in self.inputs if not one.needed]))
        if len(self.inputs) > 1:
            found.append(sentence("Inputs that say the same stand in for each other: each alone may look spare."))
        return tuple(found)

    def _most(self, first: Input) -> Sentence:
        return sentence(
            "The model needs {name} most: with that of other examples {metric} worsens by {increase} ({low} to "
            "{high}).",
            name=first.name,
            metric=METRICS[self.metric].title,
            increase=f"{first.increase:.3g}",
            low=f"{first.low:.3g}",
            high=f"{first.high:.3g}",
        )

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("input", f"{self.metric} worsens by", "low", "high", "needed")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row per input."""
        for one in self.inputs:
            yield (one.name, one.increase, one.low, one.high, "yes" if one.needed else "no")

    def as_json(self) -> dict[str, Any]:
        """What `explain` prints."""
        return {
            "what": "importance",
            "metric": self.metric,
            "value": self.value,
            "part": self.part,
            "examples": self.examples,
            "inputs": [
                {"name": one.name, "increase": one.increase, "low": one.low, "high": one.high, "needed": one.needed}
                for one in self.inputs
            ],
            "told": [str(line) for line in self.told()],
        }


def ask_importance(subject: Subject, asked: Asked) -> Work[Importance]:
    """Which inputs the run's model needs."""
    part = asked.part
    return importance(subject.judged_on(part), subject.loaded.dataset, subject.examples(part), part=part)


def importance(model: SequenceModel, dataset: SequenceDataset, examples: Examples, *, part: str) -> Work[Importance]:
    """What each input is worth on these examples; the model is left in evaluation mode on the CPU.

    Raises WorkbenchError where there are fewer than two examples, or none with a known answer.
    """
    if len(examples) < 2:
        raise WorkbenchError("One example alone cannot tell which inputs matter: the {part} part needs two.", part=part)
    yield from ready(model)
    exchange, asks = Exchange(model, dataset, examples), TASKS[dataset.task]
    whole_2E = exchange.errors()
    if not whole_2E[1].sum():
        raise WorkbenchError("The {part} part has no known answer to judge inputs by.", part=part)
    least = MATTERS * exchange.worse(whole_2E) if asks.numbers or asks.text else MATTERS
    found = []
    for place, name in enumerate(exchange.names):
        lost = []
        for repeat in range(REPEATS):
            done = (place + repeat / REPEATS) / len(exchange.names)
            yield Progress(done=done, message=sentence("Exchanging {name}", name=name))
            lost.append(exchange.errors(place, repeat))
        increase, reach = exchange.worsening(whole_2E, np.stack(lost), DOUBT / len(exchange.names))
        low, high = increase - reach, increase + reach
        found.append(Input(name=name, increase=increase, low=low, high=high, needed=low > 0 and increase > least))
    worse = exchange.worse(whole_2E)
    return Importance(
        inputs=tuple(sorted(found, key=lambda one: -one.increase)),
        metric=asks.decided_by,
        value=worse if asks.numbers or asks.text else 1 - worse,
        part=part,
        examples=len(exchange.examples),
    )


def _none() -> Sentence:
    return sentence("The model needs none of its inputs: with those of other examples it would be as good.")


def _spare(names: list[str]) -> Sentence:
    some, more = ", ".join(names[:NAMED]), len(names) - NAMED
    if more <= 0:
        return sentence("The model would be as good without {names}.", names=some)
    return sentence("The model would be as good without {names} and {count} more.", names=some, count=more)
