"""Blocks of a streaming twin: what a layer must remember goes in and out of the graph with every call.

Shapes: B batch, T steps of a call (0 where frames are not whole yet), K steps kept, S steps side by side, F features,
D directions (1), U units.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx

from workbench.export.onnx_blocks import Blocks, cell_weights
from workbench.export.onnx_graph import Array, floats
from workbench.models.cells import CELLS
from workbench.models.cells.cell import OnnxOperator
from workbench.models.flow import LayerPlace
from workbench.models.spec import Conv1dSpec, FlattenSpec, LayerSpec, LogMelSpec, RecurrentSpec, TcnSpec

END = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is carried on, in float32: zeros of this shape for each sequence at the start."""

    name: str
    start: tuple[int, ...]
    grows: bool = False
    """Whether the first of the sizes may change from call to call."""

    @property
    def next(self) -> str:
        """The output that becomes the input of the next call."""
        return f"{self.name}.next"

    def told(self, name: str) -> onnx.ValueInfoProto:
        """The input or output of this name."""
        sizes: tuple[str | int, ...] = (f"{self.name}.steps", *self.start[1:]) if self.grows else self.start
        return floats(name, "batch", *sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamBlocks(Blocks):
    """Adds blocks that carry on from call to call; every step of a call counts."""

    states: list[State] = field(default_factory=list)

    def recurrent_stream(self, spec: RecurrentSpec, name: str, place: LayerPlace, x: str) -> str:
        """Equal recurrent layers whose cells begin where they ended."""
        for d in range(spec.depth):
            x = self.cell(spec, f"{name}.{d}", cell_weights(self.weights, f"{name}.forward_cells.{d}"), place, x)
        return x

    def cell(self, spec: RecurrentSpec, name: str, weights: Any, place: LayerPlace, x_BTF: str) -> str:
        """One layer; ONNX's operators take and give the states in the order of the cell's own record."""
        graph, cell, empty = self.graph, CELLS[spec.cell], may_be_empty(place)
        assert isinstance(cell.onnx, OnnxOperator)  # another is not streamable
        states = [self.keep(f"{name}.{state}", spec.units) for state in cell.states]
        before_DBU = [graph.node("Unsqueeze", state.name, graph.integers(0)) for state in states]
        attributes: dict[str, object] = {"hidden_size": spec.units, **cell.onnx.attributes}
        if cell.activations:
            attributes["activations"] = [spec.activation.capitalize()]
        x_TBF = graph.node("Transpose", self.at_least(x_BTF, 1) if empty else x_BTF, perm=[1, 0, 2])
        inputs = [x_TBF, *graph.weights(cell.onnx, [weights], name), "", *before_DBU]
        y_TDBU, *after_DBU = graph.several(cell.onnx.name, *inputs, results=1 + len(states), **attributes)
        for state, after in zip(states, after_DBU, strict=True):
            last_BU = graph.node("Squeeze", after, graph.integers(0))
            came = graph.node("Greater", graph.duration(x_BTF), graph.integer(0)) if empty else ""
            self.carry(state, graph.node("Where", came, last_BU, state.name) if empty else last_BU)
        y_BTU = graph.node("Transpose", graph.node("Squeeze", y_TDBU, graph.integers(1)), perm=[1, 0, 2])
        return self.cut(y_BTU, graph.duration(x_BTF)) if empty else y_BTU

    def conv1d_stream(self, spec: Conv1dSpec, name: str, place: LayerPlace, x: str) -> str:
        """A causal convolution."""
        weight, bias = self.conv_weights(spec, name)
        whole = not may_be_empty(place)
        y = self.causal(name, x, weight, bias, stride=spec.stride, whole=whole)
        return self.graph.activated(y, spec.activation)

    def tcn_stream(self, spec: TcnSpec, name: str, place: LayerPlace, x: str) -> str:
        """Dilated causal convolutions, each with a shortcut."""
        graph, whole = self.graph, not may_be_empty(place)
        for d in range(spec.depth):
            weight, bias = (self.numbers(f"{name}.convs.{d}.{part}") for part in ("weight", "bias"))
            y = self.causal(f"{name}.{d}", x, weight, bias, dilation=2**d, whole=whole)
            if d == 0 and f"{name}.shortcut.weight" in self.weights:
                weight, bias = (self.numbers(f"{name}.shortcut.{part}") for part in ("weight", "bias"))
                x = graph.linear(x, weight[:, :, 0], bias, f"{name}.shortcut")
            x = graph.node("Add", x, graph.node("Relu", y))
        return x

    def causal(
        self, name: str, x: str, weight: Array, bias: Array, *, stride: int = 1, dilation: int = 1, whole: bool
    ) -> str:
        """A convolution over what is kept and what comes, zeros before the first step; `whole` where steps always
        come."""
        reach = (weight.shape[2] - 1) * dilation + 1
        if reach == 1:
            return self.graph.linear(x, weight[:, :, 0], bias, name)
        joined, count = self.framed(name, x, (reach - 1, weight.shape[1]), reach, stride)
        inner = joined if whole and stride == 1 else self.at_least(joined, reach)
        y = self.convolution(inner, weight, bias, name, strides=[stride], dilations=[dilation])
        return y if whole and stride == 1 else self.cut(y, count)

    def log_mel_stream(self, spec: LogMelSpec, name: str, place: LayerPlace, x: str) -> str:
        """Sound features of the frames that are whole."""
        joined, count = self.framed(name, x, (0, 1), spec.window, spec.hop)
        y, _ = self.log_mel(spec, name, joined, "", place.facts.sample_rate or 0)
        return self.cut(y, count)

    def framed(self, name: str, x: str, start: tuple[int, int], width: int, stride: int) -> tuple[str, str]:
        """What is kept in front of what comes, and how many frames that makes; what later frames read is kept."""
        graph = self.graph
        state = self.keep(name, *start, grows=stride > 1 or start[0] < width - 1)
        joined = graph.node("Concat", state.name, x, axis=1)
        room = graph.node("Add", graph.duration(joined), graph.integer(stride - width))
        count = graph.node("Div", graph.node("Max", room, graph.integer(0)), graph.integer(stride))
        first = graph.node("Unsqueeze", graph.node("Mul", count, graph.integer(stride)), graph.integers(0))
        self.carry(state, graph.node("Slice", joined, first, graph.integers(END), graph.integers(1)))
        return joined, count

    def flatten_stream(self, spec: FlattenSpec, place: LayerPlace, x: str) -> str:
        """At every step the last ones side by side, the sequence's first one repeated in front."""
        graph, steps, size = self.graph, spec.steps or place.before.steps, place.before.size
        state = self.keep(f"layers.{place.index}", 0, size, grows=True)
        joined_BKF = graph.node("Concat", state.name, x, axis=1)
        kept = graph.node("Sub", graph.duration(joined_BKF), graph.duration(x))
        own_T = graph.node("Add", graph.steps(x), kept)
        offsets_S = graph.constant(np.arange(1 - steps, 1, dtype=np.int64))
        index_TS = graph.node("Add", graph.node("Unsqueeze", own_T, graph.integers(1)), offsets_S)
        index_TS = graph.node("Max", index_TS, graph.integer(0))
        taken_BTSF = graph.node("Gather", joined_BKF, index_TS, axis=1)
        first = graph.node("Sub", graph.duration(joined_BKF), graph.integer(steps - 1))
        first = graph.node("Unsqueeze", graph.node("Max", first, graph.integer(0)), graph.integers(0))
        self.carry(state, graph.node("Slice", joined_BKF, first, graph.integers(END), graph.integers(1)))
        return graph.node("Reshape", taken_BTSF, graph.integers(0, 0, steps * size))

    def keep(self, name: str, *start: int, grows: bool = False) -> State:
        """Something more to remember."""
        state = State(name=name, start=start, grows=grows)
        self.states.append(state)
        return state

    def carry(self, state: State, value: str) -> None:
        """Say what it is after the call."""
        self.graph.node("Identity", value, name=state.next)

    def at_least(self, x_BTF: str, steps: int) -> str:
        """Zeros behind, where there are fewer steps."""
        graph = self.graph
        lacking = graph.node("Max", graph.node("Sub", graph.integer(steps), graph.duration(x_BTF)), graph.integer(0))
        lacking = graph.node("Unsqueeze", lacking, graph.integers(0))
        return graph.node(
            "Pad", x_BTF, graph.node("Concat", graph.integers(0, 0, 0, 0), lacking, graph.integers(0), axis=0)
        )

    def cut(self, x_BTF: str, count: str) -> str:
        """The first steps, so many."""
        graph = self.graph
        stop = graph.node("Unsqueeze", count, graph.integers(0))
        return graph.node("Slice", x_BTF, graph.integers(0), stop, graph.integers(1))


def may_be_empty(place: LayerPlace) -> bool:
    """Whether a call may bring the layer no step: one above it makes one of several."""
    above: Sequence[LayerSpec] = place.layers[: place.index]
    return any(not layer.keeps_steps() for layer in above)
