"""A model as an ONNX graph: raw numbers in, the user's units or class probabilities out.

Shapes: B batch, T time, F features, S steps, K targets, H horizon, C classes. An empty `lengths` means that every
step counts: a forecast's whole window, or the one step that Flatten leaves.
"""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from onnx import TensorProto

from workbench import __version__
from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.export.layers import WRITERS
from workbench.export.onnx_bands import SPREAD, head_spread
from workbench.export.onnx_blocks import Blocks, Weights
from workbench.export.onnx_categories import category_words, name_ids
from workbench.export.onnx_graph import Graph, doubles, floats, whole_numbers
from workbench.export.onnx_kernels import kernel_path
from workbench.export.preparation import Preparation, calendar_inputs, described, known_columns, name_input
from workbench.export.report import OUTPUTS
from workbench.models.build import SequenceModel
from workbench.models.calibration import UNCALIBRATED, Calibration
from workbench.models.flow import (
    answer_shape,
    has_kernel_path,
    has_linear_path,
    levelled_inputs,
    linear_maps,
    path_levels,
    places,
    quantity_features,
    two_way_units,
)
from workbench.models.preprocess import EPSILON
from workbench.models.spec import HeadSpec, ModelSpec, PreprocessSpec
from workbench.paths import write_whole


def write_onnx(
    model: SequenceModel,
    spec: ModelSpec,
    facts: DataFacts,
    path: Path,
    preparation: Preparation | None = None,
    *,
    spread: bool = False,
) -> None:
    """Write the model as one ONNX file, which also says how files were prepared for it; with `spread` how far the
    first decile lies below each forecast and the ninth above it are answers, too."""
    weights: Weights = {name: tensor.detach().cpu().numpy() for name, tensor in model.state_dict().items()}
    graph = Graph()
    blocks = Blocks(graph=graph, weights=weights)
    two_way = two_way_units(spec, facts)
    temperature = model.calibration.temperature
    writer = Writer(graph=graph, facts=facts, weights=weights, blocks=blocks, two_way=two_way, temperature=temperature)
    writer.write(spec, spread=spread)
    of_inputs, of_answers = (doubles if origins else floats for origins in (facts.origins_F, facts.answer_origins_K))
    inputs = [of_inputs("values", "batch", "time", len(facts.inputs))]
    if not TASKS[facts.task].forecasts:
        inputs.append(whole_numbers("lengths", "batch"))
    steps = ("time",) if TASKS[facts.task].per_step else ()
    outputs = [of_answers(OUTPUTS[facts.task], "batch", *steps, *answer_shape(facts))]
    outputs += [floats(side, "batch", *answer_shape(facts)) for side in (SPREAD if spread else ())]
    about = metadata(facts, preparation or Preparation(), model.calibration)
    producer = ("Sequence Workbench", __version__)
    written = writer.graph.model(inputs, outputs, about, producer)
    write_whole(path, cast(bytes, written.SerializeToString()))


def metadata(facts: DataFacts, preparation: Preparation, calibration: Calibration = UNCALIBRATED) -> dict[str, str]:
    """What a program that runs the file must know, as the file's metadata."""
    values: dict[str, object] = {"inputs": facts.inputs, "targets": facts.targets, "classes": facts.classes}
    values |= {"categories": facts.categories, "calendar": calendar_inputs(facts), "named": name_input(facts)}
    values |= {"known": known_columns(facts), **described(preparation)}
    origins = {"origins_F": facts.origins_F, "answer_origins_K": facts.answer_origins_K}
    values |= {name: numbers for name, numbers in origins.items() if numbers}
    if calibration != UNCALIBRATED:
        values["calibration"] = asdict(calibration)
    return {
        "task": facts.task,
        **{key: json.dumps(names, ensure_ascii=False) for key, names in values.items()},
        "context": str(facts.context),
        "horizon": str(facts.horizon),
        "missing_mask": json.dumps(facts.missing_mask),
        "season": str(facts.season),
        "sample_rate": json.dumps(facts.sample_rate),
        "program_version": __version__,
    }


class LevelNames(NamedTuple):
    """What was taken away from each window, as B,1,F; empty where nothing was."""

    centre: str
    spread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Adds to the graph, step by step, what the model does."""

    graph: Graph
    facts: DataFacts
    weights: Weights
    blocks: Blocks
    two_way: int
    temperature: float
    named: str = "values"
    """Where each sequence's name is read, at the first step."""

    def write(self, spec: ModelSpec, *, spread: bool = False) -> None:
        """From `values` and `lengths` to the task's output, and to the spread of a head with quantiles."""
        lengths = "" if TASKS[self.facts.task].forecasts else "lengths"
        x, level = self.preprocess(spec.preprocess, lengths)
        straight = ""
        if has_linear_path(spec.head, self.facts):
            straight = self.linear_path(x, level.centre, path_levels(spec, self.facts))
        beside = kernel_path(self.blocks, self.facts, x, lengths) if has_kernel_path(spec.head, self.facts) else ""
        for layer, place in zip(spec.layers, places(spec, self.facts), strict=True):
            self.blocks.entered.append(x)
            x, lengths = WRITERS[layer.kind].onnx(self.blocks, layer, place, x, lengths)
        y = self.head(spec, x, lengths)
        y = self.graph.node("Add", y, straight or beside) if straight or beside else y
        asks, name = TASKS[self.facts.task], OUTPUTS[self.facts.task]
        if asks.forecasts:
            self.finish_forecast(spec.preprocess, y, level)
            if spread:
                self.spread(spec.preprocess, level)
        elif asks.numbers:
            y = self.graph.node("Mul", y, self.graph.constant(self.weights["preprocess.answer_std_K"]))
            mean = self.graph.constant(self.weights["preprocess.answer_mean_K"])
            self.finish_numbers(self.graph.node("Add", y, mean))
        elif asks.per_step:
            probabilities = self.graph.node("Softmax", self.calibrated(y), axis=-1)
            self.graph.node("Identity", self.graph.kept(probabilities, lengths), name=name)
        else:
            self.graph.node("Softmax", self.calibrated(y), axis=-1, name=name)

    def calibrated(self, logits: str) -> str:
        """The logits over their temperature."""
        if self.temperature == 1:
            return logits
        return self.graph.node("Div", logits, self.graph.number(self.temperature))

    def head(self, spec: ModelSpec, x: str, lengths: str) -> str:
        """The answer on the scale of the loss."""
        if spec.head.kind == "segments":
            return self.blocks.segments_head(x, self.facts)
        if spec.head.kind == "naive":
            return self.naive_forecast(spec.head, x) if TASKS[self.facts.task].forecasts else self.naive_answer(x)
        return self.linear_head(spec.head, x, lengths)

    def preprocess(self, spec: PreprocessSpec, lengths: str) -> tuple[str, LevelNames]:
        """What the layers read, as B,T,F, and the level that was taken away."""
        graph, x = self.graph, self.without_origins("values")
        if not self.facts.categories:
            return self.quantities(spec, x, lengths)
        words = category_words(graph, self.weights, self.facts, x)
        valid = graph.valid(x, lengths)
        words = graph.node("Where", valid, words, graph.number(0.0)) if valid else words
        if not self.facts.numbers:
            return words, LevelNames(centre="", spread="")
        numbers = graph.node("Slice", x, *(graph.integers(each) for each in (0, self.facts.numbers, 2)))
        x, level = self.quantities(spec, numbers, lengths)
        return graph.node("Concat", x, words, axis=2), level

    def quantities(self, spec: PreprocessSpec, x: str, lengths: str) -> tuple[str, LevelNames]:
        """What the layers read of numbers that are no numbers of words."""
        graph = self.graph
        if spec.scale == "standardize":
            mean, std = self.scales()
            x = graph.node("Div", graph.node("Sub", x, mean), std)
        valid = self.graph.valid(x, lengths)
        missing = graph.node("IsNaN", x) if self.facts.missing_mask else ""
        known = valid
        if missing:
            present = graph.node("Not", missing)
            known = graph.node("And", present, valid) if valid else present
        centre, spread = self.centre(spec, x, known), ""
        if centre:
            centre = self.of_levelled(spec, centre, 0.0)
            x = graph.node("Sub", x, centre)
        if known:
            x = graph.node("Where", known, x, graph.number(0.0))
        if spec.level == "mean_std":
            variance = self.mean(graph.node("Mul", x, x), known)
            spread = graph.node("Sqrt", graph.node("Add", variance, graph.number(EPSILON)))
            spread = self.of_levelled(spec, spread, 1.0)
            x = graph.node("Div", x, spread)
        if missing:
            missing = graph.node("And", missing, valid) if valid else missing
            x = graph.node("Concat", x, graph.node("Cast", missing, to=TensorProto.FLOAT), axis=2)
        return x, LevelNames(centre=centre, spread=spread)

    def of_levelled(self, spec: PreprocessSpec, each: str, rest: float) -> str:
        """The same for the inputs that lose their level, and one number for those that keep it, as B,1,F."""
        levelled, inputs = levelled_inputs(spec, self.facts), self.facts.numbers
        if levelled == inputs:
            return each
        chosen = self.graph.constant(np.arange(inputs) < levelled)
        return self.graph.node("Where", chosen, each, self.graph.number(rest))

    def scales(self) -> tuple[str, ...]:
        """Mean and deviation of the quantities, as F, or as B,1,F where each sequence has its own by its name."""
        graph = self.graph
        if "preprocess.mean_VF" not in self.weights:
            return tuple(graph.constant(self.weights[f"preprocess.{name}_F"], name) for name in ("mean", "std"))
        ids = name_ids(graph, self.facts, self.named)
        tables = [graph.constant(self.weights[f"preprocess.{name}_VF"], f"{name}s") for name in ("mean", "std")]
        return tuple(graph.node("Unsqueeze", graph.node("Gather", each, ids), graph.integers(1)) for each in tables)

    def mean(self, x: str, known: str) -> str:
        """The mean of the known values of each input, as B,1,F; `known` may be B,T,1."""
        graph = self.graph
        if not known:
            return graph.node("ReduceMean", x, graph.integers(1), keepdims=1)
        known = graph.node("Expand", known, graph.node("Shape", x))
        total = graph.node("ReduceSum", graph.node("Where", known, x, graph.number(0.0)), graph.integers(1))
        count = graph.node("ReduceSum", graph.node("Cast", known, to=TensorProto.FLOAT), graph.integers(1))
        return graph.node("Div", total, graph.node("Max", count, graph.number(1.0)))

    def centre(self, spec: PreprocessSpec, x: str, known: str) -> str:
        """The last known value of each input or the mean of the known ones, as B,1,F; `known` may be B,T,1."""
        graph = self.graph
        if spec.level == "none":
            return ""
        if spec.level != "last":
            return self.mean(x, known)
        if not known:
            return graph.node("Gather", x, graph.integers(-1), axis=1)
        known = graph.node("Expand", known, graph.node("Shape", x))
        ones_T1 = graph.node("Unsqueeze", self.graph.steps(x, first=1), graph.integers(1))
        counted = graph.node("Where", known, ones_T1, graph.integer(0))
        last_B1F = graph.node("ReduceMax", counted, graph.integers(1), keepdims=1)
        index = graph.node("Max", graph.node("Sub", last_B1F, graph.integer(1)), graph.integer(0))
        value = graph.node("GatherElements", x, index, axis=1)
        return graph.node("Where", graph.node("Greater", last_B1F, graph.integer(0)), value, graph.number(0.0))

    def linear_head(self, spec: HeadSpec, x: str, lengths: str) -> str:
        """One vector per sequence, or every step, then the learned linear map: B,H,K, B,K, B,C or B,T,C."""
        weight, bias = (self.weights[f"head.linear.{part}"] for part in ("weight", "bias"))
        if TASKS[self.facts.task].per_step:
            return self.graph.linear(x, weight, bias, "head")
        pooled = self.pooled(spec, x, lengths)
        self.blocks.entered.append(pooled)
        y = self.graph.linear(pooled, weight, bias, "head")
        if not TASKS[self.facts.task].forecasts:
            return y
        return self.graph.node("Reshape", y, self.graph.integers(0, self.facts.horizon, len(self.facts.targets)))

    def linear_path(self, x: str, centre: str, levels: int) -> str:
        """What the last steps of the window, zeros before a shorter one, the levels that it lost and its place in the
        season give in a straight line, as B,H,K."""
        graph, context = self.graph, self.facts.context
        if self.facts.categories:
            x = graph.node("Slice", x, *(graph.integers(n) for n in (0, quantity_features(self.facts), 2)))
        padding = graph.integers(0, context, 0, 0, 0, 0)
        end = np.iinfo(np.int64).max
        window = graph.node("Slice", graph.node("Pad", x, padding), *(graph.integers(n) for n in (-context, end, 1)))
        read = [graph.node("Reshape", window, graph.integers(0, -1))]
        if levels:
            lost = graph.node("Slice", centre, *(graph.integers(n) for n in (0, levels, 2)))
            read.append(graph.node("Reshape", lost, graph.integers(0, -1)))
        if "linear_path.season.weight" in self.weights:
            weight, bias = (self.weights[f"linear_path.season.{part}"] for part in ("weight", "bias"))
            read.append(graph.node("Softmax", graph.linear(read[0], weight, bias, "season"), axis=1))
        weight, bias = (self.weights[f"linear_path.linear.{part}"] for part in ("weight", "bias"))
        y = graph.linear(graph.node("Concat", *read, axis=1) if read[1:] else read[0], weight, bias, "linear_path")
        maps, answer = linear_maps(self.facts), (self.facts.horizon, len(self.facts.targets))
        if maps == 1:
            return graph.node("Reshape", y, graph.integers(0, *answer))
        place = graph.node("Unsqueeze", name_ids(graph, self.facts, "values"), graph.integers(1))
        return graph.node("GatherND", graph.node("Reshape", y, graph.integers(0, maps, *answer)), place, batch_dims=1)

    def pooled(self, spec: HeadSpec, x: str, lengths: str) -> str:
        """The last valid step, or the mean or maximum of the valid ones, as B,F."""
        if spec.pool == "attention":
            return self.blocks.attention_pool(x, lengths)
        graph, operator = self.graph, {"mean": "ReduceMean", "max": "ReduceMax"}.get(spec.pool, "")
        if not lengths:
            if operator:
                return graph.node(operator, x, graph.integers(1), keepdims=0)
            return self.both_ends(graph.node("Gather", x, graph.integer(-1), axis=1), x)
        stop = graph.node("Unsqueeze", lengths, graph.integers(1))
        if not operator:
            last = self.graph.taken(x, graph.node("Sub", stop, graph.integer(1)))
            return self.both_ends(graph.node("Squeeze", last, graph.integers(1)), x)
        outside = graph.number(0.0 if spec.pool == "mean" else -math.inf)
        masked = graph.node("Where", self.graph.valid(x, lengths), x, outside)
        if spec.pool == "max":
            return graph.node("ReduceMax", masked, graph.integers(1), keepdims=0)
        total = graph.node("ReduceSum", masked, graph.integers(1), keepdims=0)
        return graph.node("Div", total, graph.node("Cast", stop, to=TensorProto.FLOAT))

    def both_ends(self, last: str, x: str) -> str:
        """The last step; of a two-way layer's backward half the first, where its reading ends, as B,F."""
        if not self.two_way:
            return last
        graph, half, axis = self.graph, self.graph.integers(self.two_way), self.graph.integers(1)
        forward = graph.node("Slice", last, graph.integers(0), half, axis)
        first = graph.node("Gather", x, graph.integer(0), axis=1)
        backward = graph.node("Slice", first, half, graph.integers(2 * self.two_way), axis)
        return graph.node("Concat", forward, backward, axis=1)

    def naive_forecast(self, spec: HeadSpec, x: str) -> str:
        """The targets' values of a season ago; the last value where the window is shorter than a season."""
        graph, time = self.graph, self.graph.duration(x)
        ahead_H = graph.constant(np.arange(self.facts.horizon, dtype=np.int64) % spec.season - spec.season)
        short = graph.node("Less", time, graph.integer(spec.season))
        steps_H = graph.node("Add", graph.node("Where", short, graph.integer(-1), ahead_H), time)
        return self.targets(graph.node("Gather", x, steps_H, axis=1))

    def naive_answer(self, x: str) -> str:
        """The same logits, or zeros in a regression, for every sequence or step."""
        graph, stop = self.graph, 2 if TASKS[self.facts.task].per_step else 1
        same = np.zeros(len(self.facts.targets), np.float32)
        logits = graph.constant(self.weights.get("head.logits_C", same), "head.logits")
        shape = graph.node("Concat", graph.node("Shape", x, start=0, end=stop), graph.integers(1), axis=0)
        return graph.node("Expand", logits, shape)

    def finish_forecast(self, spec: PreprocessSpec, y: str, level: LevelNames) -> None:
        """The level given back, in the user's units."""
        graph, targets = self.graph, len(self.facts.targets)
        if level.spread:
            y = graph.node("Mul", y, self.targets(level.spread))
        if level.centre:
            y = graph.node("Add", y, self.targets(level.centre))
        if spec.scale == "standardize" and "preprocess.mean_VF" in self.weights:
            mean, std = (self.targets(each) for each in self.scales())
            y = graph.node("Add", graph.node("Mul", y, std), mean)
        elif spec.scale == "standardize":
            y = graph.node("Mul", y, graph.constant(self.weights["preprocess.std_F"][:targets], "target_std"))
            y = graph.node("Add", y, graph.constant(self.weights["preprocess.mean_F"][:targets], "target_mean"))
        self.finish_numbers(y)

    def spread(self, spec: PreprocessSpec, level: LevelNames) -> None:
        """How far the first decile lies below the forecast and the ninth above it, in the user's units."""
        answer = (self.facts.horizon, len(self.facts.targets))
        sides = head_spread(self.graph, self.weights, self.blocks.entered[-1], answer)
        for side, name in zip(sides, SPREAD, strict=True):
            self.graph.node("Identity", self.distance(spec, side, level), name=name)

    def distance(self, spec: PreprocessSpec, y: str, level: LevelNames) -> str:
        """A distance on the scale of the loss in the user's units."""
        y = self.graph.node("Mul", y, self.targets(level.spread)) if level.spread else y
        if spec.scale != "standardize":
            return y
        if "preprocess.mean_VF" in self.weights:
            return self.graph.node("Mul", y, self.targets(self.scales()[1]))
        std_K = self.weights["preprocess.std_F"][: len(self.facts.targets)]
        return self.graph.node("Mul", y, self.graph.constant(std_K, "spread_std"))

    def without_origins(self, values: str) -> str:
        """The inputs as float32, counted from their origins."""
        if not self.facts.origins_F:
            return values
        origins = self.graph.constant(np.array(self.facts.origins_F), "origins")
        return self.graph.node("Cast", self.graph.node("Sub", values, origins), to=TensorProto.FLOAT)

    def finish_numbers(self, y: str) -> None:
        """The answers, counted from zero."""
        graph, name = self.graph, OUTPUTS[self.facts.task]
        if not self.facts.answer_origins_K:
            graph.node("Identity", y, name=name)
            return
        origins = graph.constant(np.array(self.facts.answer_origins_K), "answer_origins")
        graph.node("Add", graph.node("Cast", y, to=TensorProto.DOUBLE), origins, name=name)

    def targets(self, x: str) -> str:
        """The first K inputs, which are the targets."""
        first, stop, axis = (self.graph.integers(value) for value in (0, len(self.facts.targets), 2))
        return self.graph.node("Slice", x, first, stop, axis)
