"""Memory: how far back a model looks, by what its loss loses when all that is older than a lag is taken away.

After Khandelwal et al. (2018): the past is replaced by that of other examples, or left there in random order; beside it
the norm of d answer / d input by lag. Lags count steps from the end: lag 1 is the last step that is read.
Shapes: E examples, T steps, F inputs, D numbers of a step, L lags.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import NAME_INPUT, Examples, SequenceDataset, evenly
from workbench.data.tasks import TASKS
from workbench.data.windows import covered_rows
from workbench.errors import WorkbenchError
from workbench.insight.duration import lasting
from workbench.insight.entry import exact_gradients, read_by, ready, standing_in
from workbench.insight.question import Asked
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel
from workbench.models.layers import Embedding
from workbench.progress import Progress, Work, stage
from workbench.sentence import Sentence, sentence
from workbench.training.batches import Batch, ResidentData
from workbench.training.losses import Objective, batch_loss

MOST_EXAMPLES, MOST_VALUES = 160, 1 << 22
"""Examples that are judged, and values of all of them together, at most."""
PORTION = 1 << 14
"""Steps that are read at once."""
GRID = 16
"""Lags on the first, coarse curve; between two of them the horizon is then sought to the step."""
TOLERATED = 0.05
"""Share of what the whole past is worth that may be lost before it counts as used."""
NOTHING = 0.01
"""Share of the loss below which the whole past is worth nothing."""
FALLING = 0.9
"""Share of the context from which on a horizon lies at its end: a longer context may be worth a try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The loss by how many of the last steps the model still sees as they are."""

    context: int
    """Steps of the longest example."""
    lags: tuple[int, ...]
    replaced: tuple[float, ...]
    """Loss by lag, with all that is older taken from other examples."""
    shuffled: tuple[float, ...]
    """Loss by lag, with all that is older in random order."""
    reach: tuple[float, ...]
    """Norm of d answer / d input by lag from 1, in shares of the largest."""
    horizon: int
    """Steps that the model uses."""
    examples: int
    rate: int | None = None
    """Steps of a second, of sound."""

    @property
    def whole(self) -> float:
        """The loss of the model that sees everything."""
        return self.replaced[-1]

    @property
    def at_the_end(self) -> bool:
        """Whether the model uses its context up to the far end."""
        return self.horizon >= FALLING * self.context

    def told(self) -> tuple[Sentence, ...]:
        """How far it looks, and the rule by which that is said."""
        rule = sentence(
            "The rule: with all that is older taken from other examples, the loss rises by no more than {share} % of "
            "what it rises by without any steps ({loss} to {blind}).",
            share=round(100 * TOLERATED),
            loss=f"{self.whole:.3g}",
            blind=f"{self.replaced[0]:.3g}",
        )
        return (self.headline, rule, *([self._order()] if self.horizon > 1 else []))

    @property
    def headline(self) -> Sentence:
        """How far it looks back, in a sentence."""
        number = f"{self.horizon / self.rate:.3f}" if self.rate else str(self.horizon)
        values = {"horizon": number, "context": lasting(self.context, self.rate)}
        if self.horizon == 0:
            return sentence("This model is as good without its inputs: what it reads changes its loss by nothing.")
        if self.at_the_end:
            return sentence(
                "This model uses about the last {horizon} of {context}, to the far end: a longer context may be worth "
                "a try.",
                **values,
            )
        return sentence("This model uses about the last {horizon} of {context}.", **values)

    def _order(self) -> Sentence:
        ordered = _horizon(dict(zip(self.lags, self.shuffled, strict=True)), self.replaced[0])
        if ordered == 0:
            return sentence("Their order does not matter.")
        last = lasting(min(ordered, self.horizon), self.rate)
        return sentence("Of these, the order of the last {steps} matters.", steps=last)

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("lag", "loss replaced", "loss shuffled", "reach")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """A row per lag of the curve."""
        for lag, replaced, shuffled in zip(self.lags, self.replaced, self.shuffled, strict=True):
            yield (lag, replaced, shuffled, self.reach[lag - 1] if 0 < lag <= len(self.reach) else None)

    def as_json(self) -> dict[str, Any]:
        """What `explain` prints."""
        return {
            "what": "memory",
            "horizon": self.horizon,
            "context": self.context,
            "examples": self.examples,
            "curve": [
                {"lag": lag, "loss": replaced, "shuffled": shuffled}
                for lag, replaced, shuffled in zip(self.lags, self.replaced, self.shuffled, strict=True)
            ],
            "reach": list(self.reach),
            "told": [str(line) for line in self.told()],
        }


def ask_memory(subject: Subject, asked: Asked) -> Work[Memory]:
    """How far back the run's model looks; its run keeps that for whoever chooses a window."""
    objective = Objective(loss=subject.run.spec.training.loss)
    model, examples = subject.judged_on(asked.part), subject.examples(asked.part)
    found = yield from memory(model, subject.loaded.dataset, examples, objective)
    with suppress(OSError, WorkbenchError):  # a project that can only be read is looked into as well
        subject.run.save_memory(found.context, found.horizon)
    return found


def memory(model: SequenceModel, dataset: SequenceDataset, examples: Examples, objective: Objective) -> Work[Memory]:
    """How far back a model looks, judged on these examples; the model is left in evaluation mode on the CPU."""
    yield from ready(model)
    past = Past(model, dataset, _judged(dataset, examples, model.facts.context), objective)
    losses: dict[int, tuple[float, float]] = {}
    lags = _grid(past.longest)
    for number, lag in enumerate(lags):
        losses[lag] = yield from stage(past.losses(lag), 0.6 * number / len(lags), 0.6 * (number + 1) / len(lags))
    while (between := _between(losses)) is not None:
        losses[between] = yield from stage(past.losses(between), 0.6, 0.9)
    reach = yield from stage(past.reach(), 0.9, 1.0)
    lags = sorted(losses)
    replaced = {lag: losses[lag][0] for lag in lags}
    return Memory(
        context=past.longest,
        lags=tuple(lags),
        replaced=tuple(replaced.values()),
        shuffled=tuple(losses[lag][1] for lag in lags),
        reach=reach,
        horizon=_horizon(replaced, replaced[0]),
        examples=len(past.examples),
        rate=dataset.sample_rate,
    )


def how_gradients_reach(model: SequenceModel, dataset: SequenceDataset, examples: Examples) -> Work[tuple[float, ...]]:
    """Norm of d answer / d input by lag from 1, in shares of the largest."""
    yield from ready(model)
    few = _judged(dataset, examples, model.facts.context)
    return (yield from Past(model, dataset, few, Objective(loss="")).reach())


class Past:
    """Examples whose older steps can be taken away."""

    def __init__(
        self, model: SequenceModel, dataset: SequenceDataset, examples: Examples, objective: Objective
    ) -> None:
        self.model, self.examples, self._objective = model, examples, objective
        everything = ResidentData(dataset, torch.device("cpu")).gather(examples, slice(None))
        self._batch = replace(everything, y=self._last_truth(everything), complete=False)
        self.longest = everything.x_BTF.shape[1]
        generator = torch.Generator().manual_seed(0)
        # By one place on in a random order, so that no example gets its own past.
        order_E = torch.randperm(len(examples), generator=generator)
        donors_E = torch.empty_like(order_E)
        donors_E[order_E] = order_E.roll(1)
        steps_T = torch.arange(self.longest)
        self._other_ET = steps_T % everything.lengths_B[donors_E][:, None]
        self._donors_E = donors_E
        self._draws_ET = torch.rand(len(examples), self.longest, generator=generator)
        named = [place for place, name in enumerate(dataset.inputs) if name == NAME_INPUT]
        self._kept_F = torch.zeros(everything.x_BTF.shape[2], dtype=torch.bool)
        self._kept_F[named] = True  # by its name a series is scaled

    def losses(self, lag: int) -> Work[tuple[float, float]]:
        """The mean loss with all that is older than the last `lag` steps replaced, and shuffled."""
        replaced = yield from stage(self._loss(lag, self._replaced), 0.0, 0.5)
        shuffled = yield from stage(self._loss(lag, self._shuffled), 0.5, 1.0)
        return replaced, shuffled

    def reach(self) -> Work[tuple[float, ...]]:
        """Norm of d answer / d input by lag, over random mixtures of the answers."""
        batch, totals_T = self._batch, np.zeros(self.longest)
        generator = torch.Generator().manual_seed(0)
        for some in self._portions():
            yield Progress(done=some.start / len(self.examples), message=sentence("Measuring how far gradients reach"))
            gradients_BTF = self._gradients(batch.x_BTF[some].clone(), batch.lengths_B[some], generator)
            squares_BT = gradients_BTF.square().sum(dim=2).double().numpy()
            lengths_B = batch.lengths_B[some].numpy()
            for squares_T, length in zip(squares_BT, lengths_B, strict=True):
                totals_T[:length] += squares_T[:length][::-1]
        norms_T = np.sqrt(totals_T)
        return tuple((norms_T / max(float(norms_T.max()), 1e-300)).tolist())

    def _gradients(self, x_BTF: Tensor, lengths_B: Tensor, generator: torch.Generator) -> Tensor:
        """Of a random mixture of the answers, so that on average its squares sum those of all of them: by quantities on
        their common scale, or by the vectors of characters."""
        read, model = read_by(self.model), self.model
        if not isinstance(read, Embedding):
            gradients_BTF = self._of_mixture(x_BTF, x_BTF, lengths_B, generator)[:, :, : model.facts.numbers]
            return torch.nan_to_num(gradients_BTF * model.preprocess.std_F)
        with torch.no_grad():
            vectors_BTV = read(x_BTF, lengths_B)[0]
        vectors_BTV.requires_grad_()
        with standing_in(read, vectors_BTV):
            return self._of_mixture(vectors_BTV, x_BTF, lengths_B, generator)

    def _of_mixture(self, by: Tensor, x_BTF: Tensor, lengths_B: Tensor, generator: torch.Generator) -> Tensor:
        with exact_gradients():
            by.requires_grad_()
            answer = self.model.forward_scaled(x_BTF, lengths_B)
            if TASKS[self.model.facts.task].per_step:
                answer = answer[torch.arange(len(answer)), lengths_B - 1]
            signs = torch.randint(0, 2, answer.shape, generator=generator) * 2.0 - 1
            return torch.autograd.grad((answer * signs).sum(), by)[0]

    def _loss(self, lag: int, change: Callable[[slice, Tensor], Tensor]) -> Work[float]:
        batch, total, values = self._batch, 0.0, 0.0
        for some in self._portions():
            yield Progress(done=some.start / len(self.examples), message=sentence("Taking the past away"))
            lengths_B, x_BTF = batch.lengths_B[some], batch.x_BTF[some]
            old_BT = torch.arange(self.longest) < lengths_B[:, None] - lag
            x_BTF = torch.where(old_BT[:, :, None] & ~self._kept_F, change(some, old_BT), x_BTF)
            batch_now = Batch(x_BTF=x_BTF, lengths_B=lengths_B, y=batch.y[some])
            with torch.no_grad():
                loss, count = batch_loss(self.model, batch_now, self._objective)
            total, values = total + float(loss), values + float(count)
        return total / max(values, 1.0)

    def _replaced(self, some: slice, old_BT: Tensor) -> Tensor:
        return self._batch.x_BTF[self._donors_E[some][:, None], self._other_ET[some]]

    def _shuffled(self, some: slice, old_BT: Tensor) -> Tensor:
        """What is old in random order, in front of what is kept."""
        order_BT = torch.where(old_BT, self._draws_ET[some], 2.0).argsort(dim=1)
        x_BTF = self._batch.x_BTF[some]
        return x_BTF.gather(1, order_BT[:, :, None].expand_as(x_BTF))

    def _portions(self) -> Iterator[slice]:
        size = max(1, PORTION // self.longest)
        for start in range(0, len(self.examples), size):
            yield slice(start, start + size)

    def _last_truth(self, batch: Batch) -> Tensor:
        """Where every step is answered, only the last one counts: a lag is told from there."""
        if not TASKS[self.model.facts.task].per_step:
            return batch.y
        last_BT = torch.arange(batch.y.shape[1]) == batch.lengths_B[:, None] - 1
        return batch.y.where(last_BT, -1)


def _judged(dataset: SequenceDataset, examples: Examples, context: int) -> Examples:
    """Some of the examples; where every step is answered, what is read up to steps that are spread over them."""
    if not TASKS[dataset.task].per_step:
        return examples.chosen(evenly(len(examples), _most(dataset, int(examples.lengths_E.max()))))
    rows = covered_rows(dataset, examples)
    ahead = 1 if TASKS[dataset.task].text else 0
    rows = rows[
        (rows + ahead < len(dataset.labels_N)) & (dataset.labels_N[(rows + ahead) % len(dataset.labels_N)] >= 0)
    ]
    ends = rows[evenly(len(rows), _most(dataset, context))] + 1
    owners = dataset.owners_of(ends - 1)
    starts = np.maximum(dataset.offsets_S1[owners], ends - context)
    return Examples(starts_E=starts, lengths_E=ends - starts, sequences_E=owners, horizon=0)


def _most(dataset: SequenceDataset, steps: int) -> int:
    return max(2, min(MOST_EXAMPLES, MOST_VALUES // (steps * len(dataset.inputs))))


def _grid(longest: int) -> list[int]:
    """Lags from none to all, denser near the end."""
    steps = np.unique(np.round(np.geomspace(1, longest, GRID)).astype(int))
    return [0, *steps.tolist()]


def _horizon(losses: dict[int, float], blind: float) -> int:
    """The fewest steps from which on the loss never rises by more than is tolerated."""
    lags = sorted(losses)
    whole = losses[lags[-1]]
    worth = blind - whole
    if worth <= NOTHING * abs(blind):
        return 0
    used = [place for place, lag in enumerate(lags) if losses[lag] - whole > TOLERATED * worth]
    return lags[used[-1] + 1] if used and used[-1] + 1 < len(lags) else lags[-1] if used else 0


def _between(losses: dict[int, tuple[float, float]]) -> int | None:
    """The lag to look at next, between the last that is too short and the first that suffices; None where these
    are neighbours."""
    replaced = {lag: pair[0] for lag, pair in losses.items()}
    found = _horizon(replaced, replaced[0])
    before = max((lag for lag in replaced if lag < found), default=found)
    return (before + found) // 2 if found - before > 1 else None
