"""The blocks of a model as ONNX nodes.

Shapes: B batch, T time, F features, N frames, R frequencies, H heads, D features of a head, K targets,
P segments of the horizon, S steps, U units. An empty `lengths` means that every step counts.
"""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import TensorProto

from workbench.data.dataset import DataFacts, Floats
from workbench.export.onnx_graph import Array, CellWeights, Graph
from workbench.models import mel
from workbench.models.cells import CELLS
from workbench.models.cells.gru import OPERATOR as GRU
from workbench.models.convolution import EPSILON
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    FlattenSpec,
    LayerNormSpec,
    LogMelSpec,
    MfccSpec,
    RecurrentSpec,
    SegmentsSpec,
    TcnSpec,
)

Weights = dict[str, Array]


def cell_weights(weights: Weights, name: str) -> CellWeights:
    """The weights of one recurrent layer in one direction."""
    keys = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    return CellWeights(**{key: weights[f"{name}.{key}_l0"] for key in keys})


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """Adds blocks to the graph, with the model's weights by name."""

    graph: Graph
    weights: Weights
    entered: list[str] = field(default_factory=list)
    """What went into each layer so far."""

    def dense(self, spec: DenseSpec, name: str, x: str) -> str:
        """The activated weighted sums of every step."""
        weight, bias = (self.weights[f"{name}.linear.{part}"] for part in ("weight", "bias"))
        return self.graph.activated(self.graph.linear(x, weight, bias, name), spec.activation)

    def layer_norm(self, spec: LayerNormSpec, name: str, x: str) -> str:
        """Every step normalised over its features."""
        parts = [self.graph.constant(self.weights[f"{name}.norm.{key}"]) for key in ("weight", "bias")]
        return self.graph.node("LayerNormalization", x, *parts, axis=-1, epsilon=spec.epsilon)

    def recurrent(self, spec: RecurrentSpec, name: str, x: str, lengths: str) -> str:
        """Equal recurrent layers on top of each other."""
        lengths_B = self.graph.node("Cast", lengths, to=TensorProto.INT32) if lengths else ""
        directions = ("forward", "backward") if spec.bidirectional else ("forward",)
        for d in range(spec.depth):
            weights = [cell_weights(self.weights, f"{name}.{direction}_cells.{d}") for direction in directions]
            x = self.graph.recurrent(
                x, lengths_B, cell=CELLS[spec.cell], activation=spec.activation, weights=weights, name=f"{name}.{d}"
            )
        return x

    def flatten(self, spec: FlattenSpec, longest: int, x: str, lengths: str) -> str:
        """The last steps side by side, as B,1,S*F."""
        graph, steps = self.graph, spec.steps or longest
        offsets_S = graph.constant(np.arange(-steps, 0, dtype=np.int64))
        if lengths:
            stop = graph.node("Unsqueeze", lengths, graph.integers(1))
            index_BS = graph.node("Max", graph.node("Add", stop, offsets_S), graph.integer(0))
            taken = self.graph.taken(x, index_BS)
        else:
            index_S = graph.node("Max", graph.node("Add", self.graph.duration(x), offsets_S), graph.integer(0))
            taken = graph.node("Gather", x, index_S, axis=1)
        size_B = graph.node("Shape", x, start=0, end=1)
        size_F = graph.node("Mul", graph.node("Shape", x, start=2, end=3), graph.integers(steps))
        return graph.node("Reshape", taken, graph.node("Concat", size_B, graph.integers(1), size_F, axis=0))

    def conv1d(self, spec: Conv1dSpec, name: str, x: str, lengths: str) -> tuple[str, str]:
        """A convolution with its normalisation folded into the weights."""
        graph, before = self.graph, spec.width - 1 if spec.causal else (spec.width - 1) // 2
        weight, bias = self.conv_weights(spec, name)
        y = self.convolution(
            graph.kept(x, lengths), weight, bias, name, pads=[before, spec.width - 1 - before], strides=[spec.stride]
        )
        if lengths and spec.stride > 1:
            lengths = self.shortened(graph.node("Sub", lengths, graph.integer(1)), spec.stride)
        return graph.activated(y, spec.activation), lengths

    def conv_weights(self, spec: Conv1dSpec, name: str) -> tuple[Floats, Floats]:
        """Weights and biases of a convolution that also does its normalisation."""
        weight, bias = (self.numbers(f"{name}.conv.{key}") for key in ("weight", "bias"))
        if spec.norm == "none":
            return weight, bias
        keys = ("weight", "bias", "running_mean", "running_var")
        scale, shift, mean, var = (self.numbers(f"{name}.norm.{key}") for key in keys)
        scale = scale / np.sqrt(var + np.float32(EPSILON))
        return weight * scale[:, None, None], (bias - mean) * scale + shift

    def numbers(self, name: str) -> Floats:
        """Weights to compute with."""
        return np.asarray(self.weights[name], np.float32)

    def tcn(self, spec: TcnSpec, name: str, x: str) -> str:
        """Dilated causal convolutions, each with a shortcut."""
        graph = self.graph
        for d in range(spec.depth):
            weight, bias = (self.weights[f"{name}.convs.{d}.{part}"] for part in ("weight", "bias"))
            reach = [(spec.width - 1) * 2**d, 0]
            y = self.convolution(x, weight, bias, f"{name}.{d}", pads=reach, dilations=[2**d])
            if d == 0 and f"{name}.shortcut.weight" in self.weights:
                weight, bias = (self.weights[f"{name}.shortcut.{part}"] for part in ("weight", "bias"))
                x = graph.linear(x, weight[:, :, 0], bias, f"{name}.shortcut")
            x = graph.node("Add", x, graph.node("Relu", y))
        return x

    def convolution(self, x_BTF: str, weight: Array, bias: Array, name: str, **attributes: Any) -> str:
        """Over time, from and to B,T,F."""
        graph = self.graph
        parts = [graph.constant(weight, f"{name}.weight"), graph.constant(bias, f"{name}.bias")]
        y_BFT = graph.node("Conv", graph.node("Transpose", x_BTF, perm=[0, 2, 1]), *parts, **attributes)
        return graph.node("Transpose", y_BFT, perm=[0, 2, 1])

    def shortened(self, reach: str, stride: int) -> str:
        """How many times a window fits that can be moved by `reach` in steps of `stride`."""
        return self.graph.node("Add", self.graph.node("Div", reach, self.graph.integer(stride)), self.graph.integer(1))

    def attention(self, spec: AttentionSpec, name: str, x: str, lengths: str) -> str:
        """Multi-head self-attention over the valid steps."""
        graph, size = self.graph, self.weights[f"{name}.out.weight"].shape[0]
        inner, outer = (
            [self.weights[f"{name}.{part}.{key}"] for key in ("weight", "bias")]
            for part in ("queries_keys_values", "out")
        )
        parts = graph.linear(graph.kept(x, lengths), inner[0], inner[1], f"{name}.inner")
        parts_BTPHD = graph.node("Reshape", parts, graph.integers(0, 0, 3, spec.heads, size // spec.heads))
        parts_PBHTD = graph.node("Transpose", parts_BTPHD, perm=[2, 0, 3, 1, 4])
        queries, keys, values = (graph.node("Gather", parts_PBHTD, graph.integer(i), axis=0) for i in range(3))
        scores = graph.node("MatMul", queries, graph.node("Transpose", keys, perm=[0, 1, 3, 2]))
        scores = graph.node("Mul", scores, graph.number(1 / math.sqrt(size // spec.heads)))
        for seen in self.seen(spec, x, lengths):
            scores = graph.node("Where", seen, scores, graph.number(-math.inf))
        found_BHTD = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), values)
        found_BTHD = graph.node("Transpose", found_BHTD, perm=[0, 2, 1, 3])
        return graph.linear(graph.node("Reshape", found_BTHD, graph.integers(0, 0, -1)), outer[0], outer[1], name)

    def seen(self, spec: AttentionSpec, x: str, lengths: str) -> list[str]:
        """What a step may see, each to be broadcast to B,H,T,T."""
        graph, found = self.graph, []
        if lengths:
            valid_B1T = graph.node("Transpose", graph.valid(x, lengths), perm=[0, 2, 1])
            found.append(graph.node("Unsqueeze", valid_B1T, graph.integers(1)))
        if spec.causal:
            steps_T = graph.steps(x)
            found.append(graph.node("LessOrEqual", steps_T, graph.node("Unsqueeze", steps_T, graph.integers(1))))
        return found

    def residual(self, i: int, x: str, earlier: str) -> str:
        """The shortcut of layer i added."""
        name = f"layers.{i}"
        if f"{name}.linear.weight" in self.weights:
            weight, bias = (self.weights[f"{name}.linear.{part}"] for part in ("weight", "bias"))
            earlier = self.graph.linear(earlier, weight, bias, name)
        return self.graph.node("Add", x, earlier)

    def embedding(self, name: str, x: str) -> str:
        """The vectors of tokens, whose numbers are the input's first feature."""
        graph, table = self.graph, self.weights[f"{name}.table.weight"]
        numbers = graph.node("Cast", graph.node("Squeeze", x, graph.integers(2)), to=TensorProto.INT64)
        last = graph.integer(len(table) - 1)
        known = graph.node("Max", graph.node("Min", numbers, last), graph.integer(0))
        return graph.node("Gather", graph.constant(table, f"{name}.table"), known, axis=0)

    def attention_pool(self, x: str, lengths: str) -> str:
        """A learned weighted mean of the valid steps, as B,F."""
        graph = self.graph
        weight = graph.constant(self.weights["head.scores.weight"].T, "head.scores")
        scores = graph.node("MatMul", x, weight)
        if lengths:
            scores = graph.node("Where", graph.valid(x, lengths), scores, graph.number(-math.inf))
        weighted = graph.node("Mul", graph.kept(x, lengths), graph.node("Softmax", scores, axis=1))
        return graph.node("ReduceSum", weighted, graph.integers(1), keepdims=0)

    def log_mel(self, spec: LogMelSpec, name: str, x: str, lengths: str, sample_rate: int) -> tuple[str, str]:
        """Sound features by a convolution with the windowed Fourier basis."""
        graph, window = self.graph, spec.window
        samples_B1T = graph.node("Transpose", graph.kept(x, lengths), perm=[0, 2, 1])
        lacking = graph.node("Max", graph.node("Sub", graph.integer(window), graph.duration(x)), graph.integer(0))
        lacking = graph.node("Unsqueeze", lacking, graph.integers(0))
        pads = graph.node("Concat", graph.integers(0, 0, 0, 0, 0), lacking, axis=0)
        basis = graph.constant(mel.fourier_basis(window)[:, None].astype(np.float32), f"{name}.basis")
        spectrum = graph.node("Conv", graph.node("Pad", samples_B1T, pads), basis, strides=[spec.hop])
        squares = graph.node("Mul", spectrum, spectrum)
        parts_B2RN = graph.node("Reshape", squares, graph.integers(0, 2, window // 2 + 1, -1))
        power_BRN = graph.node("ReduceSum", parts_B2RN, graph.integers(1), keepdims=0)
        filters = mel.mel_filters(sample_rate, window, spec.mels, spec.low_hz, spec.high_hz).T.astype(np.float32)
        power_BNR = graph.node("Transpose", power_BRN, perm=[0, 2, 1])
        bands = graph.node("MatMul", power_BNR, graph.constant(filters, f"{name}.filters"))
        y = graph.node("Log", graph.node("Add", bands, graph.number(mel.FLOOR)))
        if lengths:
            reach = graph.node("Max", graph.node("Sub", lengths, graph.integer(window)), graph.integer(0))
            lengths = self.shortened(reach, spec.hop)
        if spec.range_db:
            y = self.lifted(y, lengths, spec.range_db)
        if isinstance(spec, MfccSpec):
            cosines = mel.cosine_transform(spec.mels, spec.coefficients).T.astype(np.float32)
            y = graph.node("MatMul", y, graph.constant(cosines, f"{name}.cosines"))
        y = graph.node("Sub", self.levelled(spec, y, lengths), graph.constant(self.weights[f"{name}.mean_M"]))
        return graph.node("Div", y, graph.constant(self.weights[f"{name}.std_M"])), lengths

    def lifted(self, x: str, lengths: str, range_db: float) -> str:
        """Bands at least as loud as `range_db` below the recording's loudest."""
        graph, floor = self.graph, self.graph.number(math.log(mel.FLOOR))
        known = graph.node("Where", graph.valid(x, lengths), x, floor) if lengths else x
        loudest = graph.node("ReduceMax", known, graph.integers(1, 2), keepdims=1)
        return graph.node("Max", x, graph.node("Sub", loudest, graph.number(range_db * mel.NEPERS_PER_DB)))

    def levelled(self, spec: LogMelSpec, x: str, lengths: str) -> str:
        """Without the clip's own mean and, where nothing else scales it, its own spread."""
        graph = self.graph
        if spec.normalize not in ("clip", "both"):
            return x
        x = graph.node("Sub", x, self.mean(x, lengths))
        if spec.normalize == "both":
            return x
        variance = self.mean(graph.node("Mul", x, x), lengths)
        return graph.node("Div", x, graph.node("Sqrt", graph.node("Add", variance, graph.number(mel.EPSILON))))

    def mean(self, x: str, lengths: str) -> str:
        """The mean over valid steps, as B,1,F."""
        graph = self.graph
        if not lengths:
            return graph.node("ReduceMean", x, graph.integers(1))
        total = graph.node("ReduceSum", graph.kept(x, lengths), graph.integers(1))
        counts_B11 = graph.node("Unsqueeze", lengths, graph.integers(1, 2))
        return graph.node("Div", total, graph.node("Cast", counts_B11, to=TensorProto.FLOAT))

    def segments(self, spec: SegmentsSpec, name: str, x: str) -> str:
        """Every column alone, one step per segment."""
        graph, time = self.graph, self.graph.duration(x)
        count = self.shortened(graph.node("Sub", time, graph.integer(1)), spec.length)
        whole = graph.node("Mul", count, graph.integer(spec.length))
        steps = graph.node("Range", graph.node("Sub", time, whole), time, graph.integer(1))
        taken = graph.node("Gather", x, graph.node("Max", steps, graph.integer(0)), axis=1)
        columns_BFT = graph.node("Transpose", taken, perm=[0, 2, 1])
        count_1 = graph.node("Unsqueeze", count, graph.integers(0))
        shape = graph.node("Concat", graph.integers(-1), count_1, graph.integers(spec.length), axis=0)
        weight, bias = (self.weights[f"{name}.linear.{part}"] for part in ("weight", "bias"))
        return graph.node("Relu", graph.linear(graph.node("Reshape", columns_BFT, shape), weight, bias, name))

    def segments_head(self, x: str, facts: DataFacts) -> str:
        """One GRU step per segment of the horizon from each column's last state, as B,H,K."""
        graph = self.graph
        places_PD, channels_KE = self.weights["head.places_PD"], self.weights["head.channels_KE"]
        segments, targets = len(places_PD), len(channels_KE)
        queries_KPU = np.concatenate(
            [np.tile(places_PD, (targets, 1)), np.repeat(channels_KE, segments, axis=0)], axis=1
        )
        units, length = queries_KPU.shape[1], self.weights["head.linear.weight"].shape[0]
        states_RU = graph.node("Gather", x, graph.integer(-1), axis=1)
        states_BFU = graph.node("Reshape", states_RU, graph.integers(-1, len(facts.inputs), units))
        states_BKU = graph.node("Slice", states_BFU, graph.integers(0), graph.integers(targets), graph.integers(1))
        states_BK1U = graph.node("Unsqueeze", states_BKU, graph.integers(2))
        first_BKPU = graph.node("Expand", states_BK1U, graph.integers(1, 1, segments, 1))
        sizes = graph.node("Concat", graph.node("Shape", states_BKU, start=0, end=1), graph.integers(1, 1), axis=0)
        queries = graph.node("Expand", graph.constant(queries_KPU[None], "head.queries"), sizes)
        parts = graph.weights(GRU, [cell_weights(self.weights, "head.cell")], "head.cell")
        flat = graph.integers(1, -1, units)
        inputs = [graph.node("Reshape", queries, flat), *parts, "", graph.node("Reshape", first_BKPU, flat)]
        decoded = graph.node(GRU.name, *inputs, hidden_size=units, **GRU.attributes)
        rows = graph.node("Reshape", decoded, graph.integers(-1, units))
        weight, bias = (self.weights[f"head.linear.{part}"] for part in ("weight", "bias"))
        pieces = graph.linear(rows, weight, bias, "head")
        whole_BKH = graph.node("Reshape", pieces, graph.integers(-1, targets, segments * length))
        cut = graph.node("Slice", whole_BKH, graph.integers(0), graph.integers(facts.horizon), graph.integers(2))
        return graph.node("Transpose", cut, perm=[0, 2, 1])
