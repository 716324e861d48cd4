"""The bands of a forecast as further outputs of its ONNX graph.

B batch, T time, H horizon, K targets.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnx

from workbench.data.dataset import DataFacts, Doubles
from workbench.evaluation.fixed_bands import FixedBands
from workbench.export.onnx_graph import Graph, doubles, floats
from workbench.export.report import OUTPUTS
from workbench.models.quantiles import SIDE
from workbench.models.spec import LOW, MEDIAN
from workbench.paths import write_whole

_END = np.iinfo(np.int64).max
SPREAD = ("below", "above")
"""How far the first decile of a head with quantiles lies below the forecast, and the ninth above it."""
NEAR = MEDIAN - LOW
"""Steps from the median to either."""


def head_spread(graph: Graph, weights: Mapping[str, Any], pooled: str, answer: tuple[int, int]) -> tuple[str, str]:
    """Both sides of the spread on the scale of the loss, B,H,K each, from what the head reads."""
    weight, bias = (weights[f"head.spread.{part}"] for part in ("weight", "bias"))
    steps = graph.node("Softplus", graph.linear(pooled, weight, bias, "spread"))
    steps = graph.node("Reshape", steps, graph.integers(0, 2, SIDE, *answer))
    near = graph.node("Slice", steps, *(graph.integers(number) for number in (0, NEAR, 2)))
    sums = graph.node("ReduceSum", near, graph.integers(2), keepdims=0)
    below, above = (graph.node("Gather", sums, graph.integer(side), axis=1) for side in (0, 1))
    return below, above


def add_bands(path: Path, bands: FixedBands, facts: DataFacts) -> None:
    """Let a model file that was just written answer with the ends of its bands, too; what it answers stays."""
    model = onnx.load_model_from_string(path.read_bytes())
    graph, exact = Graph(), bool(facts.answer_origins_K)
    unit = _unit(graph, bands, facts) if bands.by_change else ""
    kind = np.float64 if exact else np.float32
    pairs = [offset_HK for pair in zip(bands.low, bands.high, strict=True) for offset_HK in pair]
    for name, offset_HK in zip(bands.names, pairs, strict=True):
        offset = graph.constant(np.array(offset_HK, kind), f"{name}_offset")
        unit = _side(graph, name, np.array(offset_HK), facts) if bands.by_spread else unit
        offset = graph.node("Mul", offset, unit, name=f"{name}_scaled") if unit else offset
        graph.node("Add", OUTPUTS[facts.task], offset, name=name)
    of_answers = doubles if exact else floats
    outputs = [of_answers(name, "batch", facts.horizon, len(facts.targets)) for name in bands.names]
    model.graph.node.extend(graph.nodes)
    model.graph.initializer.extend(graph.constants.values())
    model.graph.output.extend(outputs)
    model.metadata_props.add(key="bands", value=json.dumps([round(100 * level, 6) for level in bands.levels]))
    onnx.checker.check_model(model)
    write_whole(path, cast(bytes, model.SerializeToString()))


def _side(graph: Graph, name: str, offset_HK: Doubles, facts: DataFacts) -> str:
    """The spread on the side on which an end lies, as B,H,K."""
    below = graph.constant(offset_HK < 0, f"{name}_below")
    side = graph.node("Where", below, *SPREAD, name=f"{name}_spread")
    return graph.node("CastLike", side, OUTPUTS[facts.task], name=f"{name}_side")


def _unit(graph: Graph, bands: FixedBands, facts: DataFacts) -> str:
    """The mean absolute change of each target from step to step within the window, as B,1,K."""
    inputs = np.float64 if facts.origins_F else np.float32
    first, one, last, two = (
        graph.constant(np.array([value], np.int64), f"bands_{name}")
        for name, value in (("first", 0), ("one", 1), ("last", -1), ("two", 2))
    )
    end, targets = (
        graph.constant(np.array([value], np.int64), f"bands_{name}")
        for name, value in (("end", _END), ("targets", len(facts.targets)))
    )
    values = graph.node("Slice", "values", first, targets, two, name="bands_values")
    after = graph.node("Slice", values, one, end, one, name="bands_after")
    before = graph.node("Slice", values, first, last, one, name="bands_before")
    change = graph.node("Abs", graph.node("Sub", after, before, name="bands_difference"), name="bands_change")
    nothing = graph.constant(np.array(0, inputs), "bands_nothing")
    unknown = graph.node("IsNaN", change, name="bands_unknown")
    change = graph.node("Where", unknown, nothing, change, name="bands_known")
    total = graph.node("ReduceSum", change, one, keepdims=1, name="bands_total")
    steps = graph.node("Shape", values, start=1, end=2, name="bands_steps")
    steps = graph.node("Max", graph.node("Sub", steps, one, name="bands_gaps"), one, name="bands_count")
    count = graph.node("CastLike", steps, total, name="bands_counted")
    mean = graph.node("Div", total, count, name="bands_mean")
    least = graph.constant(np.array(bands.least, inputs), "bands_least")
    unit = graph.node("Max", mean, least, name="bands_unit")
    return graph.node("CastLike", unit, OUTPUTS[facts.task], name="bands_cast")
