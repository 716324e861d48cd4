"""The bands of a forecast as further outputs of its ONNX graph.

B batch, T time, H horizon, K targets.
"""

import json
from pathlib import Path
from typing import cast

import numpy as np
import onnx

from workbench.data.dataset import DataFacts
from workbench.evaluation.fixed_bands import FixedBands
from workbench.export.onnx_graph import Graph, doubles, floats
from workbench.export.report import OUTPUTS
from workbench.paths import write_whole

_END = np.iinfo(np.int64).max


def add_bands(path: Path, bands: FixedBands, facts: DataFacts) -> None:
    """Let a model file that was just written answer with the ends of its bands, too; what it answers stays."""
    model = onnx.load_model_from_string(path.read_bytes())
    graph, exact = Graph(), bool(facts.answer_origins_K)
    unit = _unit(graph, bands, facts) if bands.by_change else ""
    kind = np.float64 if exact else np.float32
    pairs = [offset_HK for pair in zip(bands.low, bands.high, strict=True) for offset_HK in pair]
    for name, offset_HK in zip(bands.names, pairs, strict=True):
        offset = graph.constant(np.array(offset_HK, kind), f"{name}_offset")
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
