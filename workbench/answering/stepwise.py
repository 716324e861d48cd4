"""A run answers sequences as they come: what it remembers of each, and the answer at each step.

T steps that came, A answers to them, H horizon, K targets or answers, C classes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from workbench.data.dataset import DataFacts, Floats, Numbers
from workbench.data.known import known_column
from workbench.data.origins import restored
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.evaluation.predict import BATCH, Answer
from workbench.models.calibration import DONT_KNOW

Feed = Callable[[Floats], Numbers]
"""From the next steps of one sequence, as a dataset holds them, T,F, to the answers at them; it remembers what came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAnswer:
    """What a run says after so many steps of a sequence."""

    sequence: str
    step: int
    answer: Numbers
    """Forecasts H,K or values K in the data's units, or probabilities C."""

    def told(self, facts: DataFacts, threshold: float = 0.0) -> dict[str, Any]:
        """The answer by names, as JSON takes it."""
        values: dict[str, Any] = {"sequence": self.sequence} if self.sequence else {}
        values["step"] = self.step
        if TASKS[facts.task].forecasts:
            return values | {"forecast": dict(zip(facts.targets, self.answer.T.tolist(), strict=True))}
        if TASKS[facts.task].numbers:
            return values | {"answers": dict(zip(facts.targets, self.answer.tolist(), strict=True))}
        sure = float(self.answer.max()) >= threshold
        name = facts.classes[int(self.answer.argmax())] if sure else DONT_KNOW
        return values | {"class": name, "probabilities": dict(zip(facts.classes, self.answer.tolist(), strict=True))}


@dataclass(slots=True)
class _Followed:
    feed: Feed
    steps: int = 0


@dataclass(slots=True)
class Stepwise:
    """Keeps a feed for every sequence."""

    new_feed: Callable[[], Feed]
    every_step: bool = True
    """Whether there may be an answer at each step; else the last of each piece counts, as with sounds."""
    _followed: dict[str, _Followed] = field(default_factory=dict)

    def read(self, values_TF: Floats, sequence: str = "", *, whole: bool = False) -> Iterator[StepAnswer]:
        """The answers after these further steps of a sequence; of one that is `whole` with them nothing is kept."""
        followed = None if whole else self._followed.get(sequence)
        if followed is None:
            followed = _Followed(self.new_feed())
        if not whole:
            self._followed[sequence] = followed
        answers = followed.feed(values_TF)
        followed.steps += len(values_TF)
        shown = answers if self.every_step and len(answers) <= len(values_TF) else answers[-1:]
        for place, answer in enumerate(shown, start=1):
            yield StepAnswer(sequence=sequence, step=followed.steps - len(shown) + place, answer=answer)


class WindowFeed:
    """Forecasts at each step from the last steps that the model looks back on: what `predict` says of them."""

    def __init__(self, answer: Answer, facts: DataFacts) -> None:
        self._answer, self._facts = answer, facts
        self._kept_TF: Floats = np.empty((0, len(facts.inputs)), np.float32)

    def __call__(self, values_TF: Floats) -> Numbers:
        """The forecasts, as A,H,K: none before there is a whole window."""
        facts, context = self._facts, self._facts.context
        joined_TF = np.concatenate([self._kept_TF, values_TF])
        self._kept_TF = joined_TF[max(len(joined_TF) - context + 1, 0) :]
        count = len(joined_TF) - context + 1
        if count < 1:
            return np.empty((0, facts.horizon, len(facts.targets)), np.float32)
        windows_ACF = np.lib.stride_tricks.sliding_window_view(joined_TF, context, axis=0).transpose(0, 2, 1)
        found = []
        for first in range(0, count, BATCH):
            x_BTF = torch.from_numpy(np.array(windows_ACF[first : first + BATCH]))
            found.append(self._answer(x_BTF, torch.full((len(x_BTF),), context)))
        return restored(np.concatenate(found), facts.answer_origins_K)


class LatestFeed:
    """Answers after each piece to the last steps alone, as many as an example usually has: for what needs a whole
    sequence."""

    def __init__(self, answer: Answer, facts: DataFacts) -> None:
        self._answer, self._usual = answer, facts.usual
        self._kept_TF: Floats = np.empty((0, len(facts.inputs)), np.float32)

    def __call__(self, values_TF: Floats) -> Numbers:
        """The one answer, as 1,C or 1,K."""
        self._kept_TF = np.concatenate([self._kept_TF, values_TF])[-self._usual :]
        x_BTF = torch.from_numpy(np.array(self._kept_TF[None]))
        return self._answer(x_BTF, torch.tensor([x_BTF.shape[1]]))


def refuse_unknown_ahead(facts: DataFacts) -> None:
    """Raise WorkbenchError where steps alone cannot be answered: texts, and inputs that look ahead."""
    if TASKS[facts.task].text:
        raise WorkbenchError("A model of texts writes on: Results, Write on, or workbench predict.")
    ahead = [name for name in map(known_column, facts.inputs) if name is not None]
    if ahead:
        raise WorkbenchError(
            "The model also reads what {columns} will be, which no step tells when it comes. Answer files instead, "
            "with workbench predict.",
            columns=", ".join(dict.fromkeys(ahead)),
        )
