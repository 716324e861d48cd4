"""Saliency: what an answer rests on, with the exam that the picture must pass before it is believed.

Shapes: T steps, G inputs, O blocks of steps.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from workbench.data.dataset import Doubles, Examples, SequenceDataset, Statistics, evenly
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.insight.attribution import attribute, in_blocks, occlude, rank_correlation
from workbench.insight.entry import Choice, Entry, ready, usual_choice
from workbench.insight.question import Asked, check_answer
from workbench.insight.subject import Subject
from workbench.models.build import SequenceModel, build_model
from workbench.progress import Work, stage
from workbench.sentence import Sentence, sentence

EXAMINED, OVERALL = 6, 12
"""Examples by which the picture of one is examined, and those over which a ranking of all is made."""
INSIDE = 16
"""Steps of each of those whose inputs are told apart."""
DRAWS = 3
"""Models of weights drawn anew beside which the picture is held."""
PASSED = 0.3
"""Correlation with their pictures from which on the picture shows the example rather than what was learned."""
AGREES = 0.5
LAST = 1 << 40
"""A step that no example reaches: its last one is meant."""
INEXACT = 0.05
LISTED = 100
"""Places of the ranking that are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An input at a step, and its share in all that moves the answer."""

    input: str
    step: int
    """From 1; in a ranking over examples of unequal lengths, of the longest, with their ends together."""
    lag: int
    """1 is the last step that is read."""
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Saliency:
    """What one answer rests on, how exactly, and how the picture did in its exam."""

    inputs: tuple[str, ...]
    values_TG: Doubles
    """How far each input of each step moves the answer from that to the baseline, in the answer's own units."""
    seen_TG: Doubles
    """The inputs themselves, or frames of sound."""
    characters: tuple[str, ...]
    """The text that is read; empty where none is."""
    sound: bool
    occlusion_OG: Doubles
    """By how much it changes when a block of steps of an input is taken away."""
    choice: Choice
    asked: Sentence
    """What the answer is."""
    baseline: Sentence
    answer: float
    nothing: float
    error: float
    """Share of the answer's move that the attributions miss."""
    agreement: float
    """Rank correlation with occlusion."""
    layers_only: bool = False
    """Whether a kernel path has a say in the answer, too, which is not explained."""
    randomised: float | None = None
    """Mean absolute rank correlation with the pictures of weights drawn anew; None until the exam is over."""
    seconds: float | None = None
    """From one step to the next, of sound."""
    overall_TG: Doubles | None = None
    """Sizes of the attributions over many examples; None where one alone was asked about."""
    examples: int = 1

    @property
    def passed(self) -> bool:
        """Whether weights drawn anew destroy the picture."""
        return self.randomised is not None and self.randomised < PASSED

    @property
    def occluded_TG(self) -> Doubles:
        """What taking away the block of each step and input does."""
        steps, groups = len(self.values_TG), len(self.inputs)
        blocks, together = self.occlusion_OG.shape
        found_TG: Doubles = self.occlusion_OG[np.arange(steps) * blocks // steps]
        return found_TG[:, np.arange(groups) * together // groups]

    def ranking(self) -> tuple[Place, ...]:
        """Inputs at steps, those first that matter most."""
        sizes_TG = np.abs(self.values_TG) if self.overall_TG is None else self.overall_TG
        total = max(float(sizes_TG.sum()), 1e-300)
        order = np.argsort(-sizes_TG, axis=None, kind="stable")[:LISTED]
        steps, groups = np.unravel_index(order, sizes_TG.shape)
        return tuple(
            Place(input=self.inputs[g], step=t + 1, lag=len(sizes_TG) - t, share=float(sizes_TG[t, g]) / total)
            for t, g in zip(steps.tolist(), groups.tolist(), strict=True)
        )

    def told(self) -> tuple[Sentence, ...]:
        """What matters most, from what it is measured, how exactly, and the exam."""
        first = self.ranking()[0]
        values = {"answer": self.asked, "input": first.input, "share": f"{100 * first.share:.2g}"}
        most = (
            sentence(
                "What {answer} rests on most is {input} at step {step} ({share} % of all that moves it).",
                step=first.step,
                **values,
            )
            if self.seconds is None
            else sentence(
                "What {answer} rests on most is {input} at {seconds} s ({share} % of all that moves it).",
                seconds=f"{(first.step - 0.5) * self.seconds:.3f}",
                **values,
            )
        )
        path = sentence("This is what the layers say; the kernel path beside them has a say of its own.")
        return (most, *((path,) if self.layers_only else ()), self._exactness(), self._exam(), self._second_opinion())

    def _exactness(self) -> Sentence:
        values = {"baseline": self.baseline, "error": f"{100 * self.error:.2g}"}
        if self.error > INEXACT:
            return sentence(
                "The baseline is {baseline}. Attributions miss {error} % of the answer's move from it: read them "
                "roughly.",
                **values,
            )
        return sentence(
            "The baseline is {baseline}. Attributions add up to the answer's move from it, but for {error} %.", **values
        )

    def _exam(self) -> Sentence:
        if self.randomised is None:
            return sentence("Weights are being drawn anew, to see whether they destroy the picture.")
        shown = f"{self.randomised:.2f}"
        if self.passed:
            return sentence(
                "Weights drawn anew destroy the picture (rank correlation {correlation}): it shows what was learned.",
                correlation=shown,
            )
        return sentence(
            "Weights drawn anew give a similar picture (rank correlation {correlation}): it shows the example more "
            "than what was learned. Do not rely on it.",
            correlation=shown,
        )

    def _second_opinion(self) -> Sentence:
        shown = f"{self.agreement:.2f}"
        if self.agreement >= AGREES:
            return sentence("Taking inputs away one by one agrees (rank correlation {correlation}).", correlation=shown)
        return sentence(
            "Taking inputs away one by one tells another order (rank correlation {correlation}): inputs may stand in "
            "for each other.",
            correlation=shown,
        )

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("step", "lag", "input", "attribution", "occlusion")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Each input of each step of the example."""
        for t, values_G in enumerate(zip(self.values_TG.tolist(), self.occluded_TG.tolist(), strict=True)):
            for name, value, occluded in zip(self.inputs, *values_G, strict=True):
                yield (t + 1, len(self.values_TG) - t, name, value, occluded)

    def as_json(self) -> dict[str, Any]:
        """What `explain` prints."""
        return {
            "what": "saliency",
            "answer": {"step": self.choice.step + 1, "place": self.choice.place, "of": str(self.asked)},
            "examples": self.examples,
            "ranking": [
                {"input": place.input, "step": place.step, "lag": place.lag, "share": place.share}
                for place in self.ranking()
            ],
            "baseline": str(self.baseline),
            "completeness_error": self.error,
            "randomised_correlation": self.randomised,
            "occlusion_correlation": self.agreement,
            "told": [str(line) for line in self.told()],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A model and examples of a part: one whose answer is explained, or all of them."""

    model: SequenceModel
    statistics: Statistics
    dataset: SequenceDataset
    examples: Examples
    place: int | None = None
    """The example; None ranks inputs over many, and shows the first of these."""
    choice: Choice | None = None
    """The answer; None takes what the model answers."""
    burnt: bool = False
    """Whether states have read the baseline before."""

    def entry(self, model: SequenceModel, x_TF: Tensor) -> Entry:
        """An example as it enters a model that is built like this one."""
        return Entry(model, self.statistics, x_TF, burnt=self.burnt)

    def example(self, place: int) -> Tensor:
        """What the model sees of one, as T,F."""
        start, length = int(self.examples.starts_E[place]), int(self.examples.lengths_E[place])
        return torch.from_numpy(np.array(self.dataset.values_NF[start : start + length], np.float32))

    def choice_of(self, x_TF: Tensor) -> Choice:
        """The answer in question; a step beyond a sequence's end is its last."""
        choice = self.choice or usual_choice(self.model, x_TF)
        last = len(x_TF) - 1
        return replace(choice, step=min(choice.step, last)) if TASKS[self.model.facts.task].per_step else choice

    def several(self) -> list[int]:
        """The examples that are looked at, first the one that is shown."""
        if self.place is None:
            return [int(place) for place in evenly(len(self.examples), OVERALL)]
        others = [int(place) for place in evenly(len(self.examples), EXAMINED) if place != self.place]
        return [self.place, *others[: EXAMINED - 1]]


def ask_saliency(subject: Subject, asked: Asked) -> Generator[Any, None, Saliency]:
    """What the answer to an example rests on, or those to many."""
    if not asked.overall:
        subject.chosen(asked)  # which says what is wrong where there is no such example
    model, burnt = subject.model, asked.baseline == "state"
    if burnt and not subject.recurrent:
        raise WorkbenchError("This model has no recurrent layers, so it has no states to burn in.")
    return saliency(
        Shown(
            model=model,
            statistics=subject.loaded.statistics,
            dataset=subject.loaded.dataset,
            examples=subject.examples(asked.part),
            place=None if asked.overall else asked.example,
            choice=_asked_choice(model, asked),
            burnt=burnt,
        )
    )


def _asked_choice(model: SequenceModel, asked: Asked) -> Choice | None:
    """The answer that is asked about. Raises WorkbenchError where the model has no such one."""
    facts, asks = model.facts, TASKS[model.facts.task]
    if asks.numbers:
        check_answer(asked.target, len(facts.targets))
        step = asked.answer or 0
        check_answer(step, facts.horizon if asks.forecasts else 1)
        return Choice(step=step, place=asked.target)
    if asked.answer is None:
        return None
    check_answer(asked.answer, len(facts.classes))
    return Choice(step=LAST if asks.per_step else 0, place=asked.answer)


def saliency(shown: Shown) -> Generator[Any, None, Saliency]:
    """What answers rest on; told once before the exam, which takes longest, and once after it.

    The model is left in evaluation mode on the CPU.
    """
    yield from ready(shown.model)
    places = shown.several()
    x_TF = shown.example(places[0])
    choice = shown.choice_of(x_TF)
    entry = shown.entry(shown.model, x_TF)
    found = yield from stage(attribute(entry, choice), 0.0, 0.2)
    occlusion_OG = yield from stage(occlude(entry, choice), 0.2, 0.4)
    first = Saliency(
        inputs=entry.names,
        values_TG=found.values_TG,
        seen_TG=entry.seen_TG,
        characters=entry.characters,
        sound=entry.sound,
        seconds=entry.seconds_of(shown.dataset.sample_rate),
        occlusion_OG=occlusion_OG,
        choice=choice,
        asked=answer_of(shown.model, choice),
        baseline=entry.baseline,
        answer=found.answer,
        nothing=found.nothing,
        error=found.error,
        agreement=rank_correlation(np.abs(in_blocks(found.values_TG, entry)), np.abs(occlusion_OG)),
        layers_only=shown.model.kernel_path is not None,
    )
    yield first
    pictures = yield from stage(_pictures(shown, shown.model, places), 0.4, 0.55)
    randomised = yield from stage(_examined(shown, places, pictures), 0.55, 1.0)
    if shown.place is not None:
        return replace(first, randomised=randomised)
    return replace(first, randomised=randomised, overall_TG=_summed(pictures), examples=len(places))


def answer_of(model: SequenceModel, choice: Choice) -> Sentence:
    """What the chosen number of an answer is called."""
    facts, asks = model.facts, TASKS[model.facts.task]
    if asks.forecasts:
        return sentence("{target}, {step} ahead", target=facts.targets[choice.place], step=choice.step + 1)
    if asks.numbers:
        return sentence("{target}", target=facts.targets[choice.place])
    if asks.per_step:
        name = repr(facts.classes[choice.place]) if asks.text else facts.classes[choice.place]
        return sentence("{name} at step {step}", name=name, step=choice.step + 1)
    return sentence("{name}", name=facts.classes[choice.place])


def _pictures(shown: Shown, model: SequenceModel, places: Sequence[int]) -> Work[list[Doubles]]:
    """Attributions of several examples, by a model that is built like the one that is shown."""
    pictures = []
    for number, place in enumerate(places):
        x_TF = shown.example(place)
        work = attribute(shown.entry(model, x_TF), shown.choice_of(x_TF), INSIDE)
        found = yield from stage(work, number / len(places), (number + 1) / len(places))
        pictures.append(found.values_TG)
    return pictures


def _examined(shown: Shown, places: Sequence[int], pictures: Sequence[Doubles]) -> Work[float]:
    """Adebayo et al. (2018): how like the pictures those of untrained weights are, in the order of their values."""
    learned, correlations = _flat(pictures), []
    for draw in range(DRAWS):
        untrained = drawn_anew(shown.model, shown.statistics, draw)
        others = yield from stage(_pictures(shown, untrained, places), draw / DRAWS, (draw + 1) / DRAWS)
        correlations.append(abs(rank_correlation(learned, _flat(others))))
    return float(np.mean(correlations))


def _flat(pictures: Sequence[Doubles]) -> Doubles:
    return np.concatenate([values_TG.ravel() for values_TG in pictures])


def drawn_anew(model: SequenceModel, statistics: Statistics, seed: int) -> SequenceModel:
    """The same model with untrained weights; what begins at zero is drawn as well, else it would read nothing."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed + 1)
        fresh = build_model(model.spec, model.facts, statistics)
        for weight in fresh.parameters():
            if weight.ndim > 1 and not weight.any():
                nn.init.kaiming_uniform_(weight.data)
    fitted = dict(model.named_buffers())
    for name, values in fresh.named_buffers():
        values.copy_(fitted[name]) if values.shape == fitted[name].shape else None
    return fresh.eval().requires_grad_(requires_grad=False)


def _summed(pictures: Sequence[Doubles]) -> Doubles:
    """Sizes of attributions with their last steps together; each example weighs the same, so that a few of large
    values do not tell all."""
    longest = max(len(values_TG) for values_TG in pictures)
    total_TG = np.zeros((longest, pictures[0].shape[1]))
    for values_TG in pictures:
        total_TG[longest - len(values_TG) :] += np.abs(values_TG) / max(float(np.abs(values_TG).sum()), 1e-300)
    return total_TG
