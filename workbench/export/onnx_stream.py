"""A model's streaming twin as an ONNX graph: some steps and a state in, the answer at each step and the state out.

Calls of any numbers of steps, one after the other, give the answers of the whole at once.
Shapes: B batch, T steps of the call, F features, H horizon, K targets, C classes, M maps.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from onnx import TensorProto

from workbench import __version__
from workbench.data.dataset import DataFacts, Floats
from workbench.data.tasks import TASKS
from workbench.export.layers import WRITERS
from workbench.export.onnx import Writer, metadata
from workbench.export.onnx_blocks import Weights
from workbench.export.onnx_categories import name_ids
from workbench.export.onnx_graph import Graph, doubles, floats
from workbench.export.preparation import Preparation
from workbench.export.report import OUTPUTS
from workbench.export.stream_blocks import State, StreamBlocks
from workbench.models.build import SequenceModel
from workbench.models.flow import answer_shape, has_linear_path, linear_maps, places, quantity_features
from workbench.models.spec import ModelSpec
from workbench.paths import write_whole

STREAM = "model_stream.onnx"


def write_stream(model: SequenceModel, facts: DataFacts, path: Path, preparation: Preparation | None = None) -> None:
    """Write the twin of a model that has no `stream_problems`."""
    write_whole(path, stream_bytes(model, facts, preparation or Preparation()))


def stream_bytes(model: SequenceModel, facts: DataFacts, preparation: Preparation) -> bytes:
    """The twin as the content of a file."""
    weights: Weights = {name: tensor.detach().cpu().numpy() for name, tensor in model.state_dict().items()}
    graph = Graph()
    blocks, temperature = StreamBlocks(graph=graph, weights=weights), model.calibration.temperature
    whole = Writer(
        graph=graph,
        facts=facts,
        weights=weights,
        blocks=blocks,
        two_way=0,
        temperature=temperature,
        named="values" if facts.named is None else _named(blocks, facts, facts.named),
    )
    _StreamWriter(graph=graph, facts=facts, blocks=blocks, whole=whole).write(model.spec)
    of_inputs, of_answers = (doubles if origins else floats for origins in (facts.origins_F, facts.answer_origins_K))
    states = blocks.states
    inputs = [of_inputs("values", "batch", "time", len(facts.inputs)), *(each.told(each.name) for each in states)]
    answers = of_answers(OUTPUTS[facts.task], "batch", "steps", *answer_shape(facts))
    outputs = [answers, *(each.told(each.next) for each in states)]
    about = metadata(facts, preparation, model.calibration) | {"states": _described(states)}
    written = graph.model(inputs, outputs, about, ("Sequence Workbench", __version__))
    return cast(bytes, written.SerializeToString())


def _named(blocks: StreamBlocks, facts: DataFacts, place: int) -> str:
    """The number of the name at the very first step, in the place where it stands among the inputs, as B,1,F.

    One more than it is kept, so that the zeros at the start mean that none was seen.
    """
    graph, state = blocks.graph, blocks.keep("name", 1)
    number = graph.node(
        "Gather", graph.node("Gather", "values", graph.integers(place), axis=2), graph.integer(0), axis=1
    )
    number = graph.node("Add", graph.node("Cast", number, to=TensorProto.FLOAT), graph.number(1.0))
    first_B1 = graph.node("Where", graph.node("Greater", state.name, graph.number(0.0)), state.name, number)
    blocks.carry(state, first_B1)
    first_B11 = graph.node("Unsqueeze", graph.node("Sub", first_B1, graph.number(1.0)), graph.integers(1))
    return graph.node("Expand", first_B11, graph.integers(1, 1, len(facts.inputs)))


def _described(states: list[State]) -> str:
    return json.dumps([{"name": each.name, "next": each.next, "start": each.start} for each in states])


@dataclass(frozen=True, slots=True, kw_only=True)
class _StreamWriter:
    """Adds to the graph, step by step, what the model does with steps as they come."""

    graph: Graph
    facts: DataFacts
    blocks: StreamBlocks
    whole: Writer
    """Writes what is the same for the whole and for steps."""

    def write(self, spec: ModelSpec) -> None:
        """From `values` and states to the task's output and the next states."""
        graph, asks, name = self.graph, TASKS[self.facts.task], OUTPUTS[self.facts.task]
        x, _ = self.whole.preprocess(spec.preprocess, "")
        straight = self.linear_path(x) if has_linear_path(spec.head, self.facts) else ""
        for layer, place in zip(spec.layers, places(spec, self.facts), strict=True):
            self.blocks.entered.append(x)
            writer = WRITERS[layer.kind]
            x = (
                writer.stream(self.blocks, layer, place, x)
                if writer.stream
                else writer.onnx(self.blocks, layer, place, x, "")[0]
            )
        weight, bias = (self.blocks.weights[f"head.linear.{part}"] for part in ("weight", "bias"))
        y = graph.linear(x, weight, bias, "head")
        if asks.forecasts:
            y = graph.node("Reshape", y, graph.integers(0, 0, *answer_shape(self.facts)))
            self.whole.finish_numbers(self.unscaled(spec, graph.node("Add", y, straight) if straight else y))
        elif asks.numbers:
            std, mean = (graph.constant(self.blocks.weights[f"preprocess.answer_{part}_K"]) for part in ("std", "mean"))
            self.whole.finish_numbers(graph.node("Add", graph.node("Mul", y, std), mean))
        else:
            graph.node("Softmax", self.whole.calibrated(y), axis=-1, name=name)

    def unscaled(self, spec: ModelSpec, y_BTHK: str) -> str:
        """Forecasts in the user's units."""
        graph, targets, weights = self.graph, len(self.facts.targets), self.blocks.weights
        if spec.preprocess.scale == "none":
            return y_BTHK
        if "preprocess.mean_VF" in weights:
            parts = [
                graph.node("Unsqueeze", self.whole.targets(each), graph.integers(1)) for each in self.whole.scales()
            ]
        else:
            parts = [
                graph.constant(weights[f"preprocess.{part}_F"][:targets], f"target_{part}") for part in ("mean", "std")
            ]
        return graph.node("Add", graph.node("Mul", y_BTHK, parts[1]), parts[0])

    def _turned(self, weight: Floats) -> Floats:
        """Weights of a window, as a convolution has them."""
        return weight.reshape(-1, self.facts.context, quantity_features(self.facts)).transpose(0, 2, 1)

    def linear_path(self, x: str) -> str:
        """What the last steps give in a straight line at each step, as a causal convolution, as B,T,H,K."""
        graph, context, answer = self.graph, self.facts.context, answer_shape(self.facts)
        features, maps = quantity_features(self.facts), linear_maps(self.facts)
        if self.facts.categories:
            x = graph.node("Slice", x, *(graph.integers(n) for n in (0, features, 2)))
        weight, bias = (self.blocks.numbers(f"linear_path.linear.{part}") for part in ("weight", "bias"))
        seen = context * features
        y = self.blocks.causal("linear_path", x, self._turned(weight[:, :seen]), bias, whole=True)
        if "linear_path.season.weight" in self.blocks.weights:
            fitted, bias = (self.blocks.numbers(f"linear_path.season.{part}") for part in ("weight", "bias"))
            logits = self.blocks.causal("season", x, self._turned(fitted), bias, whole=True)
            places = graph.node("Softmax", logits, axis=2)
            y = graph.node("Add", y, graph.node("MatMul", places, graph.constant(weight[:, seen:].T, "places")))
        if maps == 1:
            return graph.node("Reshape", y, graph.integers(0, 0, *answer))
        y_BMTHK = graph.node(
            "Transpose", graph.node("Reshape", y, graph.integers(0, 0, maps, *answer)), perm=[0, 2, 1, 3, 4]
        )
        place = graph.node("Unsqueeze", name_ids(graph, self.facts, self.whole.named), graph.integers(1))
        return graph.node("GatherND", y_BMTHK, place, batch_dims=1)
