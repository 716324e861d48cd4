"""Gates and states: what every recurrent layer lets through and holds at each step of an example.

Shapes: T steps of a layer, U units.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from workbench.data.dataset import Floats
from workbench.insight.question import Asked
from workbench.insight.subject import Example, Subject
from workbench.models.cells.cell import Cell
from workbench.models.recurrent import Recurrent
from workbench.models.unrolled import unrolled
from workbench.progress import Progress, Work
from workbench.sentence import Sentence, sentence

OPEN, CLOSED = 0.9, 0.1
"""A gate above or below is as good as open or closed."""
MOST_STEPS = 20_000
"""Steps of an example that are looked at: more fill memory, and no screen shows them."""
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

    def told(self) -> Sentence:
        """How much of it is saturated, in words."""
        shares = {name: self.open_share(name) + self.closed_share(name) for name in self.doors()}
        if not shares:
            extreme = float((np.abs(self.values[self.cell.states[0]]) > OPEN).mean())
            return sentence(
                "{share} % of the states are beyond ±0.9, where they hardly follow their inputs.",
                share=round(100 * extreme),
            )
        name = max(shares, key=shares.__getitem__)
        values = {
            "gate": name,
            "open": round(100 * self.open_share(name)),
            "closed": round(100 * self.closed_share(name)),
        }
        if shares[name] >= MOSTLY:
            return sentence(
                "Gate {gate} is a switch here: {open} % of its values are above 0.9 and {closed} % below 0.1, so it "
                "hardly learns any more.",
                **values,
            )
        return sentence(
            "No gate is stuck: of gate {gate}, which is nearest to it, {open} % of the values are above 0.9 and "
            "{closed} % below 0.1.",
            **values,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """All recurrent layers of a model while it reads an example."""

    example: Example
    sequence: str
    layers: tuple[LayerGates, ...]
    cut: int = 0
    """How many steps of the example are shown where it is too long, its last; 0 where all are."""

    def told(self) -> tuple[Sentence, ...]:
        """The cut, then saturation layer by layer."""
        said = [sentence("The example is too long to show: these are its last {count} steps.", count=self.cut)]
        return (*(said if self.cut else []), *(layer.told() for layer in self.layers))

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


def gates(subject: Subject, asked: Asked) -> Work[Gates]:
    """Every gate and state while the model reads the example."""
    yield Progress(done=0.0, message=sentence("Reading the example"))
    example = subject.chosen(asked)
    shown = shortened(example)
    layers = tuple(layer_gates(subject, *subject.inputs(shown)))
    name = subject.loaded.dataset.names_S[example.sequence]
    cut = shown.length if shown.length < example.length else 0
    return Gates(example=shown, sequence=str(name), layers=layers, cut=cut)


def shortened(example: Example) -> Example:
    """The example, or its end where it is too long."""
    length = min(example.length, MOST_STEPS)
    return Example(start=example.start + example.length - length, length=length, sequence=example.sequence)


def layer_gates(subject: Subject, x_BTF: Tensor, lengths_B: Tensor) -> Iterator[LayerGates]:
    """The layers of a model while it reads one example."""
    entered: list[tuple[int, Recurrent, Tensor, Tensor]] = []
    hooks = []
    for number, layer in enumerate(subject.model.layers, 1):
        if isinstance(layer, Recurrent):

            def keep(module: Any, given: tuple[Tensor, Tensor], number: int = number) -> None:
                entered.append((number, module, *given))

            hooks.append(layer.register_forward_pre_hook(keep))
    try:
        with torch.no_grad():
            subject.model(x_BTF, lengths_B)
    finally:
        for hook in hooks:
            hook.remove()
    steps = x_BTF.shape[1]
    for number, layer, read_RTF, lengths_R in entered:
        alone = len(read_RTF) > 1
        for found in unrolled(layer, read_RTF, lengths_R):
            for row in range(len(read_RTF)):
                yield LayerGates(
                    block=number,
                    depth=found.depth + 1,
                    depths=len(layer.forward_cells),
                    backward=found.backward,
                    cell=found.cell,
                    column=subject.model.facts.inputs[row] if alone else "",
                    stride=steps / read_RTF.shape[1],
                    values={name: value[row].numpy() for name, value in found.values.items()},
                )
