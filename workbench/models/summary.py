"""What a model would be, before anything is built: shapes, parameters and memory per block, and what does not fit.

Pure arithmetic on specs, so that a window can show it while the user assembles blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.data.dataset import DataFacts
from workbench.models.spec import (
    Cell,
    DenseSpec,
    DropoutSpec,
    FlattenSpec,
    HeadSpec,
    LayerNormSpec,
    LayerSpec,
    ModelSpec,
    RecurrentSpec,
)
from workbench.sentence import Sentence, sentence

BlockKey = Literal["input", "preprocess", "head", "output"] | int
Severity = Literal["error", "warning"]

GATES: dict[Cell, int] = {"SimpleRNN": 1, "GRU": 3, "LSTM": 4}
BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSummary:
    """One block: the shape of its output ("B" examples of "T" steps where that varies) and its parameters."""

    key: BlockKey
    output: tuple[str | int, ...]
    parameters: int
    values: int
    """Numbers that training keeps for one example, of the longest length, until the backward pass."""

    def activation_bytes(self, batch_size: int) -> int:
        """Memory that training a batch needs in this block, nearly."""
        return BYTES * self.values * batch_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelProblem:
    """Something that does not fit, at a block; an error keeps the model from training, a warning does not."""

    key: BlockKey
    message: Sentence
    severity: Severity = "error"


def summarize(spec: ModelSpec, facts: DataFacts) -> tuple[BlockSummary, ...]:
    """Every block in order: input, preprocess, the layers by number, head, output."""
    steps: str | int = facts.context if facts.task == "forecast" else "T"
    longest, inputs = facts.context, len(facts.inputs)
    size = inputs * 2 if facts.missing_mask else inputs
    blocks = [
        BlockSummary(key="input", output=("B", steps, inputs), parameters=0, values=longest * inputs),
        BlockSummary(key="preprocess", output=("B", steps, size), parameters=0, values=longest * size),
    ]
    for index, layer in enumerate(spec.layers):
        parameters, values = _parameters(layer, size), longest * _values_per_step(layer, size)
        if isinstance(layer, FlattenSpec):
            size *= layer.steps or facts.context
            steps, longest, values = 1, 1, size
        size = _width(layer, size)
        blocks.append(BlockSummary(key=index, output=("B", steps, size), parameters=parameters, values=values))
    answer = _answer(facts)
    numbers = answer[0] if len(answer) == 1 else answer[0] * answer[1]
    parameters = (size + 1) * numbers if spec.head.kind == "linear" else 0
    blocks.append(BlockSummary(key="head", output=("B", *answer), parameters=parameters, values=size + numbers))
    blocks.append(BlockSummary(key="output", output=("B", *answer), parameters=0, values=numbers))
    return tuple(blocks)


def problems(spec: ModelSpec, facts: DataFacts | None, loss: str) -> tuple[ModelProblem, ...]:
    """Everything that does not fit, errors and warnings, in the order of the blocks; `loss` is the training's."""
    if facts is None:
        message = sentence("No data is loaded. Open a file and choose what the model answers.")
        found = [ModelProblem(key="input", message=message)]
    else:
        found = [*_data_problems(facts), *_layer_problems(spec, facts), *_loss_problems(facts, loss)]
    if spec.head.kind == "naive" and spec.layers:
        message = sentence("The naive head reads the data itself: remove the layers, or take the linear head.")
        found.append(ModelProblem(key="head", message=message))
    return tuple(found)


def _answer(facts: DataFacts) -> tuple[int, ...]:
    return (facts.horizon, len(facts.targets)) if facts.task == "forecast" else (len(facts.classes),)


def _width(layer: LayerSpec, inputs: int) -> int:
    if isinstance(layer, RecurrentSpec):
        return layer.units * _directions(layer)
    return layer.units if isinstance(layer, DenseSpec) else inputs


def _directions(layer: RecurrentSpec) -> int:
    return 2 if layer.bidirectional else 1


def _parameters(layer: LayerSpec, inputs: int) -> int:
    if isinstance(layer, RecurrentSpec):
        sizes = [inputs] + [_width(layer, inputs)] * (layer.depth - 1)
        rows = GATES[layer.cell] * layer.units * _directions(layer)
        return sum(rows * (size + layer.units + 2) for size in sizes)
    if isinstance(layer, DenseSpec):
        return (inputs + 1) * layer.units
    return 2 * inputs if isinstance(layer, LayerNormSpec) else 0


def _values_per_step(layer: LayerSpec, inputs: int) -> int:
    """A recurrent layer keeps its gates and output (an LSTM its cell state too), a dropout its mask."""
    if isinstance(layer, RecurrentSpec):
        kept = GATES[layer.cell] + (2 if layer.cell == "LSTM" else 1) + (1 if layer.dropout > 0 else 0)
        return kept * _width(layer, inputs) * layer.depth
    if isinstance(layer, DropoutSpec):
        return 2 * inputs
    return _width(layer, inputs)


def _data_problems(facts: DataFacts) -> Iterator[ModelProblem]:
    if not facts.inputs:
        yield ModelProblem(
            key="input",
            message=sentence("No column feeds the model. Give a column the role of a target or a feature."),
        )
    if facts.task == "forecast" and not facts.targets:
        yield ModelProblem(
            key="input", message=sentence("Nothing is to be forecast. Give a number column the role of the target.")
        )
    if facts.task == "classify" and not facts.classes:
        yield ModelProblem(key="input", message=sentence("No column holds the classes. Give a column the role label."))
    if facts.task == "classify" and len(facts.classes) == 1:
        message = sentence("There is only one class, {name}: nothing is to be told apart.", name=facts.classes[0])
        yield ModelProblem(key="input", message=message)


def _layer_problems(spec: ModelSpec, facts: DataFacts) -> Iterator[ModelProblem]:
    flattened = False
    for index, layer in enumerate(spec.layers):
        if isinstance(layer, RecurrentSpec) and flattened:
            message = sentence("After Flatten only one step is left: a recurrent layer has no sequence to read.")
            yield ModelProblem(key=index, message=message, severity="warning")
        if isinstance(layer, FlattenSpec):
            if flattened:
                message = sentence("The steps are side by side already: this Flatten changes nothing or repeats them.")
                yield ModelProblem(key=index, message=message, severity="warning")
            elif layer.steps is not None and layer.steps > facts.context:
                yield _long_flatten(index, layer.steps, facts)
            flattened = True
    yield from _head_problems(spec.head, facts, reads=flattened or any(map(_mixes_steps, spec.layers)))


def _mixes_steps(layer: LayerSpec) -> bool:
    return isinstance(layer, RecurrentSpec | FlattenSpec)


def _long_flatten(index: int, steps: int, facts: DataFacts) -> ModelProblem:
    if facts.task == "forecast":
        message = sentence(
            "Flatten takes {steps} steps, but the context has only {context}. Take fewer, or lengthen the context.",
            steps=steps,
            context=facts.context,
        )
        return ModelProblem(key=index, message=message)
    message = sentence(
        "Flatten takes {steps} steps, but the longest sequence has {context}: its first step is repeated.",
        steps=steps,
        context=facts.context,
    )
    return ModelProblem(key=index, message=message, severity="warning")


def _head_problems(head: HeadSpec, facts: DataFacts, *, reads: bool) -> Iterator[ModelProblem]:
    if head.kind == "linear" and head.pool == "last" and not reads and facts.context > 1:
        message = sentence(
            "The head sees the last step only. Add a recurrent layer or Flatten to use the steps before."
        )
        yield ModelProblem(key="head", message=message, severity="warning")
    if head.kind == "naive" and facts.task == "forecast" and head.season > facts.context:
        message = sentence(
            "The naive season of {season} steps is longer than the context of {context}: the last value is repeated.",
            season=head.season,
            context=facts.context,
        )
        yield ModelProblem(key="head", message=message, severity="warning")


def _loss_problems(facts: DataFacts, loss: str) -> Iterator[ModelProblem]:
    if facts.task == "forecast" and loss == "cross_entropy":
        message = sentence("Cross-entropy compares classes, but the model forecasts numbers: take MSE, MAE or Huber.")
        yield ModelProblem(key="output", message=message)
    if facts.task == "classify" and loss != "cross_entropy":
        message = sentence(
            "The loss {loss} compares numbers, but the model answers classes: take cross-entropy.", loss=loss
        )
        yield ModelProblem(key="output", message=message)
