"""A model as an ONNX graph: raw numbers in, the user's units or class probabilities out.

Shapes: B batch, T time, F features, S steps, K targets, H horizon, C classes. An empty `lengths` means that every
step counts: a forecast's whole window, or the one step that Flatten leaves.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from onnx import TensorProto

from workbench import __version__
from workbench.data.dataset import DataFacts
from workbench.export.onnx_graph import Array, CellWeights, Graph, floats, whole_numbers
from workbench.models.build import SequenceModel
from workbench.models.spec import (
    DenseSpec,
    DropoutSpec,
    FlattenSpec,
    HeadSpec,
    LayerNormSpec,
    LayerSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
)
from workbench.paths import write_whole

Weights = dict[str, Array]


def write_onnx(
    model: SequenceModel, spec: ModelSpec, facts: DataFacts, path: Path, columns: tuple[str, ...] = ()
) -> None:
    """Write the model as one ONNX file; `columns` are a wide table's steps, where one row is one sequence."""
    weights: Weights = {name: tensor.detach().cpu().numpy() for name, tensor in model.state_dict().items()}
    writer = _Writer(graph=Graph(), facts=facts, weights=weights)
    writer.write(spec)
    inputs = [floats("values", "batch", "time", len(facts.inputs))]
    if facts.task == "classify":
        inputs.append(whole_numbers("lengths", "batch"))
        output = floats("probabilities", "batch", len(facts.classes))
    else:
        output = floats("forecast", "batch", facts.horizon, len(facts.targets))
    producer = ("Sequence Workbench", __version__)
    written = writer.graph.model(inputs, [output], metadata(facts, columns), producer)
    write_whole(path, cast(bytes, written.SerializeToString()))


def metadata(facts: DataFacts, columns: tuple[str, ...]) -> dict[str, str]:
    """What a program that runs the file must know, as the file's metadata."""
    values = {"inputs": facts.inputs, "targets": facts.targets, "classes": facts.classes, "columns": columns}
    return {
        "task": facts.task,
        **{key: json.dumps(names, ensure_ascii=False) for key, names in values.items()},
        "context": str(facts.context),
        "horizon": str(facts.horizon),
        "missing_mask": json.dumps(facts.missing_mask),
        "season": str(facts.season),
        "program_version": __version__,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Adds to the graph, step by step, what the model does."""

    graph: Graph
    facts: DataFacts
    weights: Weights

    def write(self, spec: ModelSpec) -> None:
        """From `values` and `lengths` to `forecast` or `probabilities`."""
        lengths = "lengths" if self.facts.task == "classify" else ""
        if spec.head.kind == "naive" and lengths:
            self.graph.node("Softmax", self.naive_classes(lengths), axis=1, name="probabilities")
            return
        x, level = self.preprocess(spec.preprocess, lengths)
        for i, layer in enumerate(spec.layers):
            x, lengths = self.layer(layer, i, x, lengths)
        if self.facts.task == "classify":
            self.graph.node("Softmax", self.linear_head(spec.head, x, lengths), axis=1, name="probabilities")
            return
        y = self.naive_forecast(spec.head, x) if spec.head.kind == "naive" else self.linear_head(spec.head, x, lengths)
        self.finish_forecast(spec.preprocess, y, level)

    def preprocess(self, spec: PreprocessSpec, lengths: str) -> tuple[str, str]:
        """What the layers read, as B,T,F, and the level that was taken away, as B,1,F (empty where none is)."""
        graph, x = self.graph, "values"
        if spec.scale == "standardize":
            centred = graph.node("Sub", x, graph.constant(self.weights["preprocess.mean_F"], "mean"))
            x = graph.node("Div", centred, graph.constant(self.weights["preprocess.std_F"], "std"))
        valid = self.valid(x, lengths)
        missing = graph.node("IsNaN", x) if self.facts.missing_mask else ""
        known = valid
        if missing:
            present = graph.node("Not", missing)
            known = graph.node("And", present, valid) if valid else present
        level = self.level(spec, x, known)
        if level:
            x = graph.node("Sub", x, level)
        if known:
            x = graph.node("Where", known, x, graph.number(0.0))
        if missing:
            missing = graph.node("And", missing, valid) if valid else missing
            x = graph.node("Concat", x, graph.node("Cast", missing, to=TensorProto.FLOAT), axis=2)
        return x, level

    def level(self, spec: PreprocessSpec, x: str, known: str) -> str:
        """The last known value of each input or the mean of the known ones, as B,1,F; `known` may be B,T,1."""
        graph = self.graph
        if spec.level == "none":
            return ""
        if not known:
            if spec.level == "last":
                return graph.node("Gather", x, graph.integers(-1), axis=1)
            return graph.node("ReduceMean", x, graph.integers(1), keepdims=1)
        known = graph.node("Expand", known, graph.node("Shape", x))
        if spec.level == "mean":
            total = graph.node("ReduceSum", graph.node("Where", known, x, graph.number(0.0)), graph.integers(1))
            count = graph.node("ReduceSum", graph.node("Cast", known, to=TensorProto.FLOAT), graph.integers(1))
            return graph.node("Div", total, graph.node("Max", count, graph.number(1.0)))
        ones_T1 = graph.node("Unsqueeze", self.steps(x, first=1), graph.integers(1))
        counted = graph.node("Where", known, ones_T1, graph.integer(0))
        last_B1F = graph.node("ReduceMax", counted, graph.integers(1), keepdims=1)
        index = graph.node("Max", graph.node("Sub", last_B1F, graph.integer(1)), graph.integer(0))
        value = graph.node("GatherElements", x, index, axis=1)
        return graph.node("Where", graph.node("Greater", last_B1F, graph.integer(0)), value, graph.number(0.0))

    def layer(self, spec: LayerSpec, i: int, x: str, lengths: str) -> tuple[str, str]:
        """One layer of the spec: its result and the lengths that hold after it."""
        graph, name = self.graph, f"layers.{i}"
        match spec:
            case RecurrentSpec():
                return self.recurrent(spec, name, x, lengths), lengths
            case DenseSpec():
                weight = graph.constant(self.weights[f"{name}.linear.weight"].T, f"{name}.weight")
                bias = graph.constant(self.weights[f"{name}.linear.bias"], f"{name}.bias")
                return self.activated(spec, graph.node("Add", graph.node("MatMul", x, weight), bias)), lengths
            case LayerNormSpec():
                scale, bias = (graph.constant(self.weights[f"{name}.norm.{key}"]) for key in ("weight", "bias"))
                return graph.node("LayerNormalization", x, scale, bias, axis=-1, epsilon=spec.epsilon), lengths
            case DropoutSpec():
                return x, lengths
            case FlattenSpec():
                return self.flatten(spec, x, lengths), ""

    def recurrent(self, spec: RecurrentSpec, name: str, x: str, lengths: str) -> str:
        """Equal recurrent layers on top of each other."""
        lengths_B = self.graph.node("Cast", lengths, to=TensorProto.INT32) if lengths else ""
        directions = ("forward", "backward") if spec.bidirectional else ("forward",)
        for d in range(spec.depth):
            weights = [self.cell(f"{name}.{direction}_cells.{d}") for direction in directions]
            x = self.graph.recurrent(
                x, lengths_B, cell=spec.cell, activation=spec.activation, weights=weights, name=f"{name}.{d}"
            )
        return x

    def cell(self, name: str) -> CellWeights:
        """The weights of one layer in one direction."""
        keys = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        return CellWeights(**{key: self.weights[f"{name}.{key}_l0"] for key in keys})

    def activated(self, spec: DenseSpec, x: str) -> str:
        """The dense layer's function."""
        graph = self.graph
        if spec.activation in ("relu", "tanh"):
            return graph.node(spec.activation.capitalize(), x)
        if spec.activation == "gelu":
            erf = graph.node("Erf", graph.node("Mul", x, graph.number(math.sqrt(0.5))))
            half = graph.node("Mul", x, graph.number(0.5))
            return graph.node("Mul", half, graph.node("Add", erf, graph.number(1.0)))
        return x

    def flatten(self, spec: FlattenSpec, x: str, lengths: str) -> str:
        """The last steps side by side, as B,1,S*F."""
        graph, steps = self.graph, spec.steps or self.facts.context
        offsets_S = graph.constant(np.arange(-steps, 0, dtype=np.int64))
        if lengths:
            stop = graph.node("Unsqueeze", lengths, graph.integers(1))
            index_BS = graph.node("Max", graph.node("Add", stop, offsets_S), graph.integer(0))
            taken = self.taken(x, index_BS)
        else:
            index_S = graph.node("Max", graph.node("Add", self.duration(x), offsets_S), graph.integer(0))
            taken = graph.node("Gather", x, index_S, axis=1)
        size_B = graph.node("Shape", x, start=0, end=1)
        size_F = graph.node("Mul", graph.node("Shape", x, start=2, end=3), graph.integers(steps))
        return graph.node("Reshape", taken, graph.node("Concat", size_B, graph.integers(1), size_F, axis=0))

    def linear_head(self, spec: HeadSpec, x: str, lengths: str) -> str:
        """One vector per sequence, then the learned linear map: B,H,K or B,C."""
        weight, bias = (
            self.graph.constant(self.weights[f"head.linear.{key}"], f"head.{key}") for key in ("weight", "bias")
        )
        y = self.graph.node("Gemm", self.pooled(spec, x, lengths), weight, bias, transB=1)
        if self.facts.task == "classify":
            return y
        return self.graph.node("Reshape", y, self.graph.integers(0, self.facts.horizon, len(self.facts.targets)))

    def pooled(self, spec: HeadSpec, x: str, lengths: str) -> str:
        """The last valid step, or the mean or maximum of the valid ones, as B,F."""
        graph, operator = self.graph, {"mean": "ReduceMean", "max": "ReduceMax", "last": ""}[spec.pool]
        if not lengths:
            if operator:
                return graph.node(operator, x, graph.integers(1), keepdims=0)
            return graph.node("Gather", x, graph.integer(-1), axis=1)
        stop = graph.node("Unsqueeze", lengths, graph.integers(1))
        if spec.pool == "last":
            last = self.taken(x, graph.node("Sub", stop, graph.integer(1)))
            return graph.node("Squeeze", last, graph.integers(1))
        outside = graph.number(0.0 if spec.pool == "mean" else -math.inf)
        masked = graph.node("Where", self.valid(x, lengths), x, outside)
        if spec.pool == "max":
            return graph.node("ReduceMax", masked, graph.integers(1), keepdims=0)
        total = graph.node("ReduceSum", masked, graph.integers(1), keepdims=0)
        return graph.node("Div", total, graph.node("Cast", stop, to=TensorProto.FLOAT))

    def naive_forecast(self, spec: HeadSpec, x: str) -> str:
        """The targets' values of a season ago; the last value where the window is shorter than a season."""
        graph, time = self.graph, self.duration(x)
        ahead_H = graph.constant(np.arange(self.facts.horizon, dtype=np.int64) % spec.season - spec.season)
        short = graph.node("Less", time, graph.integer(spec.season))
        steps_H = graph.node("Add", graph.node("Where", short, graph.integer(-1), ahead_H), time)
        return self.targets(graph.node("Gather", x, steps_H, axis=1))

    def naive_classes(self, lengths: str) -> str:
        """The same logits for every sequence, as B,C."""
        logits = self.graph.constant(self.weights["head.logits_C"][None], "head.logits")
        shape = self.graph.node("Concat", self.graph.node("Shape", lengths), self.graph.integers(1), axis=0)
        return self.graph.node("Expand", logits, shape)

    def finish_forecast(self, spec: PreprocessSpec, y: str, level: str) -> None:
        """The level added back, in the user's units."""
        graph, targets = self.graph, len(self.facts.targets)
        if level:
            y = graph.node("Add", y, self.targets(level))
        if spec.scale == "standardize":
            y = graph.node("Mul", y, graph.constant(self.weights["preprocess.std_F"][:targets], "target_std"))
            y = graph.node("Add", y, graph.constant(self.weights["preprocess.mean_F"][:targets], "target_mean"))
        graph.node("Identity", y, name="forecast")

    def targets(self, x: str) -> str:
        """The first K inputs, which are the targets."""
        first, stop, axis = (self.graph.integers(value) for value in (0, len(self.facts.targets), 2))
        return self.graph.node("Slice", x, first, stop, axis)

    def duration(self, x: str) -> str:
        """How many steps there are, as one number."""
        return self.graph.node("Squeeze", self.graph.node("Shape", x, start=1, end=2), self.graph.integers(0))

    def steps(self, x: str, first: int = 0) -> str:
        """The numbers of all steps, counted from `first`, as T."""
        stop = self.graph.node("Add", self.duration(x), self.graph.integer(first))
        return self.graph.node("Range", self.graph.integer(first), stop, self.graph.integer(1))

    def valid(self, x: str, lengths: str) -> str:
        """True where a step lies within its sequence, as B,T,1; empty where every step does."""
        if not lengths:
            return ""
        stop = self.graph.node("Unsqueeze", lengths, self.graph.integers(1))
        return self.graph.node("Unsqueeze", self.graph.node("Less", self.steps(x), stop), self.graph.integers(2))

    def taken(self, x_BTF: str, index_BS: str) -> str:
        """Steps of each sequence by their numbers, as B,S,F."""
        return self.graph.node(
            "GatherND", x_BTF, self.graph.node("Unsqueeze", index_BS, self.graph.integers(2)), batch_dims=1
        )
