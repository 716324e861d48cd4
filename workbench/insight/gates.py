"""Gates and states: what every recurrent layer lets through and holds at each step of an example.

Shapes: T steps of a layer, U units.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from workbench.data.dataset import Floats, Integers, Numbers
from workbench.data.tasks import TASKS
from workbench.insight.answer import Answer, Ends, Forming, answer_of, bands_of, forming, truth_of
from workbench.insight.duration import lasting
from workbench.insight.question import Asked
from workbench.insight.reading import Entered, columns_alone, read
from workbench.insight.subject import Example, Subject
from workbench.models.cells.cell import Cell
from workbench.models.flow import places
from workbench.models.lengths import filled
from workbench.models.spec import RecurrentSpec
from workbench.models.unrolled import unrolled
from workbench.progress import Progress
from workbench.sentence import Sentence, sentence

OPEN, CLOSED = 0.9, 0.1
"""A gate above or below is as good as open or closed, and a state beyond as good as at its end."""
MOST_VALUES = 1 << 25
"""Gates and states that are kept of an example, in 128 MiB: of a longer one the end is looked at."""
MOSTLY = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerGates:
    """One recurrent layer in one direction."""

    block: int
    """Number of the block in the model, from 1."""
    depth: int
    """Number of the layer within the block, from 1."""
    depths: int
    backward: bool
    cell: Cell
    column: str
    """The column that it reads, where each is read alone."""
    stride: float
    """Steps of the example for each step of the layer."""
    values: dict[str, Floats]
    """Gates, then states, by name, as T,U."""

    @property
    def direction(self) -> str:
        """Which way it reads."""
        return "backward" if self.backward else "forward"

    def open_share(self, gate: str) -> float:
        """The share of a gate's values that are as good as 1."""
        return float((self.values[gate] > OPEN).mean())

    def closed_share(self, gate: str) -> float:
        """The share of a gate's values that are as good as 0."""
        return float((self.values[gate] < CLOSED).mean())

    def doors(self) -> tuple[str, ...]:
        """Its gates that open and close."""
        return tuple(name for name in self.cell.doors if name in self.values)

    def stuck(self) -> float:
        """The share of values that are as good as open or closed, of the gate that has most; of a cell without such
        gates that of states near an end."""
        shares = [self.open_share(name) + self.closed_share(name) for name in self.doors()]
        return max(shares, default=float((np.abs(self.values[self.cell.states[0]]) > OPEN).mean()))

    def told(self) -> Sentence:
        """How much of it is saturated, in words."""
        where = sentence("block {block}, layer {layer}", block=self.block, layer=self.depth)
        if not self.doors():
            return sentence(
                "{share} % of the states of {where} are beyond ±0.9, where they hardly follow their inputs.",
                share=round(100 * self.stuck()),
                where=where,
            )
        name = max(self.doors(), key=lambda door: self.open_share(door) + self.closed_share(door))
        values: dict[str, Any] = {
            "gate": name,
            "where": where,
            "open": round(100 * self.open_share(name)),
            "closed": round(100 * self.closed_share(name)),
        }
        if self.stuck() >= MOSTLY:
            return sentence(
                "Gate {gate} of {where} has become a switch: {open} % of its values are above 0.9 and {closed} % below "
                "0.1, so it hardly learns any more.",
                **values,
            )
        return sentence(
            "No gate is stuck: of gate {gate} of {where}, which is nearest to it, {open} % of the values are above 0.9 "
            "and {closed} % below 0.1.",
            **values,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """All recurrent layers of a model while it reads an example."""

    example: Example
    sequence: str
    values_TF: Floats
    """The inputs as the dataset holds them."""
    layers: tuple[LayerGates, ...]
    answer: Answer
    forming: Forming | None = None
    """How the answer to a sequence came to be; None where every step has its own, and until it is known."""
    cut: int = 0
    """How many steps of the example are shown where it is too long, its last; 0 where all are."""
    rate: int | None = None
    """Steps of a second, of sound."""

    def told(self) -> tuple[Sentence, ...]:
        """The cut, then every layer that is saturated, or the one that is nearest to it."""
        last = lasting(self.cut, self.rate)
        said = [sentence("The example is too long to show: here are its last {duration}.", duration=last)]
        stuck = [layer for layer in self.layers if layer.stuck() >= MOSTLY]
        told = stuck or [max(self.layers, key=LayerGates.stuck)]
        return (*(said if self.cut else []), *(layer.told() for layer in told))

    def header(self) -> tuple[str, ...]:
        """The table's columns."""
        return ("block", "layer", "direction", "column", "gate", "unit", "step", "value")

    def rows(self) -> Iterator[tuple[object, ...]]:
        """One value a row."""
        for layer in self.layers:
            place = (layer.block, layer.depth, layer.direction, layer.column)
            for name, values_TU in layer.values.items():
                for unit, values_T in enumerate(values_TU.T, 1):
                    yield from ((*place, name, unit, step, value) for step, value in enumerate(values_T.tolist(), 1))

    def as_json(self) -> dict[str, Any]:
        """Values as units of steps."""
        return {
            "what": "gates",
            "sequence": self.sequence,
            "steps": self.example.length,
            "cut": self.cut,
            "answer": self.answer.as_json(),
            "layers": [
                {
                    "block": layer.block,
                    "layer": layer.depth,
                    "direction": layer.direction,
                    "column": layer.column,
                    "cell": layer.cell.name,
                    "stride": layer.stride,
                    "open": {name: layer.open_share(name) for name in layer.doors()},
                    "closed": {name: layer.closed_share(name) for name in layer.doors()},
                    "values": {name: values_TU.T.tolist() for name, values_TU in layer.values.items()},
                }
                for layer in self.layers
            ],
        }


def gates(subject: Subject, asked: Asked) -> Generator[Progress | Gates, None, Gates]:
    """Every gate and state while the model reads the example; how the answer to a sequence forms follows."""
    yield Progress(done=0.0, message=sentence("Reading the example"))
    example = subject.chosen(asked)
    shown = shortened(example, most_steps(subject))
    x_BTF, _ = subject.inputs(shown)
    found = look(subject, x_BTF[0].numpy(), shown, truth_of(subject, shown), bands_of(subject, asked))
    found = replace(found, cut=shown.length if shown.length < example.length else 0)
    if not TASKS[subject.model.facts.task].per_sequence:
        return found
    yield found
    return replace(found, forming=(yield from forming(subject, x_BTF)))


def look(
    subject: Subject, values_TF: Floats, example: Example, truth: Numbers | Integers | None, offsets: Ends | None = None
) -> Gates:
    """Gates, states and answer for inputs as the dataset holds them, which may be other ones than the example's."""
    x_BTF = torch.from_numpy(np.ascontiguousarray(values_TF))[None]
    answered, entered = read(subject.model, x_BTF, filled(torch.tensor([x_BTF.shape[1]])))
    return Gates(
        example=example,
        sequence=str(subject.loaded.dataset.names_S[example.sequence]),
        values_TF=values_TF,
        layers=tuple(layer for block in entered for layer in _layers(subject, block, x_BTF.shape[1])),
        answer=answer_of(subject, answered, truth, offsets),
        rate=subject.loaded.dataset.sample_rate,
    )


def relook(subject: Subject, own: Gates, values_TF: Floats) -> Gates:
    """The same example with other inputs; of a text the truth is what follows in it."""
    truth = own.answer.truth
    if TASKS[subject.model.facts.task].text:
        truth = np.append(values_TF[1:, 0].astype(np.int64), -1)
    return look(subject, values_TF, own.example, truth, own.answer.offsets)


def most_steps(subject: Subject) -> int:
    """Steps of an example whose gates and states there is room for."""
    model = subject.model
    found = zip(model.spec.layers, places(model.spec, model.facts), strict=True)
    kept = sum(
        layer.kept(place) * place.after.channels * place.after.steps
        for layer, place in found
        if isinstance(layer, RecurrentSpec)
    )
    return max(1, MOST_VALUES * model.facts.context // max(kept, 1))


def shortened(example: Example, most: int) -> Example:
    """The example, or its end where it has more steps."""
    length = min(example.length, most)
    return Example(start=example.start + example.length - length, length=length, sequence=example.sequence)


def _layers(subject: Subject, entered: Entered, steps: int) -> Iterator[LayerGates]:
    columns = columns_alone(subject.model, 1, entered)
    for found in unrolled(entered.layer, entered.x_RTF, entered.lengths_R):
        for row, column in enumerate(columns):
            yield LayerGates(
                block=entered.block,
                depth=found.depth + 1,
                depths=len(entered.layer.forward_cells),
                backward=found.backward,
                cell=found.cell,
                column=column,
                stride=steps / entered.x_RTF.shape[1],
                values={name: value[row].numpy() for name, value in found.values.items()},
            )
