"""What a model would be, before anything is built: shapes, parameters and memory per block, and what does not fit.

Pure arithmetic on specs, so that a window can show it while the user assembles blocks.
"""

import math
from dataclasses import dataclass

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.cells import CELLS
from workbench.models.cells.gru import GRU
from workbench.models.flow import Flow, answer_shape, flows
from workbench.models.problem import BlockKey, ModelProblem
from workbench.models.problems import problems
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    LayerNormSpec,
    LayerSpec,
    LogMelSpec,
    ModelSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)

__all__ = ["BlockKey", "BlockSummary", "ModelProblem", "problems", "summarize"]

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


def summarize(spec: ModelSpec, facts: DataFacts) -> tuple[BlockSummary, ...]:
    """Every block in order: input, preprocess, the layers by number, head, output."""
    flow, asks = flows(spec, facts), TASKS[facts.task]
    steps: str | int = facts.context if asks.forecasts else "T"
    longest, inputs, first = facts.context, len(facts.inputs), flow[0].size
    blocks = [
        BlockSummary(key="input", output=("B", steps, inputs), parameters=0, values=longest * inputs),
        BlockSummary(key="preprocess", output=("B", steps, first), parameters=0, values=longest * first),
    ]
    cut = bool(spec.layers) and isinstance(spec.layers[0], SegmentsSpec)
    alone = (flow[1].channels,) if cut else ()
    for index, layer in enumerate(spec.layers):
        before, after = flow[index : index + 2]
        earlier = flow[max(index - layer.span, 0)] if isinstance(layer, ResidualSpec) else before
        if isinstance(layer, FlattenSpec) or isinstance(steps, int):
            steps = after.steps
        output: tuple[str | int, ...] = ("B", *alone, steps, after.size)
        blocks.append(
            BlockSummary(
                key=index,
                output=output,
                parameters=_parameters(layer, before.size, earlier.size, len(facts.classes)),
                values=after.channels * after.steps * _values_per_step(layer, before, after),
            )
        )
    answer = answer_shape(facts)
    numbers = math.prod(answer) * (longest if asks.per_step else 1)
    output = ("B", "T", *answer) if asks.per_step else ("B", *answer)
    parameters, values = _head_parameters(spec, flow[-1], facts), flow[-1].size + numbers
    blocks.append(BlockSummary(key="head", output=output, parameters=parameters, values=values))
    blocks.append(BlockSummary(key="output", output=output, parameters=0, values=numbers))
    return tuple(blocks)


def _directions(layer: RecurrentSpec) -> int:
    return 2 if layer.bidirectional else 1


def _parameters(layer: LayerSpec, inputs: int, earlier: int, tokens: int) -> int:
    match layer:
        case RecurrentSpec():
            sizes = [inputs] + [layer.units * _directions(layer)] * (layer.depth - 1)
            return _directions(layer) * sum(CELLS[layer.cell].parameters(size, layer.units) for size in sizes)
        case DenseSpec():
            return (inputs + 1) * layer.units
        case LayerNormSpec():
            return 2 * inputs
        case Conv1dSpec():
            return (layer.width * inputs + 1 + (2 if layer.norm == "batch" else 0)) * layer.units
        case TcnSpec():
            sizes = [inputs] + [layer.units] * (layer.depth - 1)
            shortcut = (inputs + 1) * layer.units if inputs != layer.units else 0
            return sum((layer.width * size + 1) * layer.units for size in sizes) + shortcut
        case AttentionSpec():
            return 4 * (inputs + 1) * inputs
        case ResidualSpec():
            return (earlier + 1) * inputs if earlier != inputs else 0
        case EmbeddingSpec():
            return tokens * layer.units
        case SegmentsSpec():
            return (layer.length + 1) * layer.units
        case _:
            return 0


def _head_parameters(spec: ModelSpec, before: Flow, facts: DataFacts) -> int:
    size = before.size
    if spec.head.kind == "naive":
        return 0
    if spec.head.kind == "segments":
        length = next((layer.length for layer in spec.layers if isinstance(layer, SegmentsSpec)), 1)
        places = ((facts.horizon - 1) // length + 1) * (size // 2) + len(facts.targets) * (size - size // 2)
        return places + GRU.parameters(size, size) + (size + 1) * length
    scores = size if spec.head.pool == "attention" and not TASKS[facts.task].per_step else 0
    return (size + 1) * math.prod(answer_shape(facts)) + scores


def _values_per_step(layer: LayerSpec, before: Flow, after: Flow) -> int:
    """Numbers kept for each step that leaves the layer.

    A recurrent layer keeps its gates and states, a dropout its mask, attention its
    weights, sound features their spectra.
    """
    match layer:
        case RecurrentSpec():
            kept = CELLS[layer.cell].kept + (1 if layer.dropout > 0 else 0)
            return kept * after.size * layer.depth
        case DropoutSpec():
            return 2 * after.size
        case Conv1dSpec():
            return (2 + (layer.norm == "batch") + (layer.dropout > 0)) * after.size
        case TcnSpec():
            return 3 * layer.depth * after.size
        case AttentionSpec():
            return 6 * after.size + layer.heads * before.steps
        case LogMelSpec():
            return layer.window * 3 + 2 * layer.mels
        case _:
            return after.size
