"""What flows from block to block, in numbers: steps, features and, where columns are read alone, channels.

The one place that knows how a layer changes lengths and widths; building, summaries and exports ask it.
"""

from dataclasses import dataclass, replace

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.spec import (
    Conv1dSpec,
    DenseSpec,
    EmbeddingSpec,
    FlattenSpec,
    LayerSpec,
    LogMelSpec,
    MfccSpec,
    ModelSpec,
    RecurrentSpec,
    SegmentsSpec,
    TcnSpec,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Between two blocks: `steps` of the longest sequence, features per step, and channels that are read alone."""

    steps: int
    size: int
    channels: int = 1


def flows(spec: ModelSpec, facts: DataFacts) -> tuple[Flow, ...]:
    """What enters each layer, in order, and last what enters the head."""
    size = len(facts.inputs) * (2 if facts.missing_mask else 1)
    found = [Flow(steps=facts.context, size=size)]
    for layer in spec.layers:
        found.append(_after(layer, found[-1]))
    return tuple(found)


def answer_shape(facts: DataFacts) -> tuple[int, ...]:
    """Numbers per example, or per step where every step is answered: (horizon, targets), (targets,) or (classes,)."""
    asks = TASKS[facts.task]
    if asks.forecasts:
        return (facts.horizon, len(facts.targets))
    return (len(facts.targets),) if asks.numbers else (len(facts.classes),)


def frames(samples: int, spec: LogMelSpec) -> int:
    """Frames that fit into so many samples; at least one, filled up with silence."""
    return 1 + max(samples - spec.window, 0) // spec.hop


def steps_after(layer: LayerSpec, steps: int) -> int:
    """How long a sequence of so many steps is after the layer."""
    match layer:
        case Conv1dSpec():
            return (steps - 1) // layer.stride + 1
        case LogMelSpec():
            return frames(steps, layer)
        case SegmentsSpec():
            return (steps - 1) // layer.length + 1
        case FlattenSpec():
            return 1
        case _:
            return steps


def keeps_steps(layer: LayerSpec) -> bool:
    """Whether step t after the layer is still step t before it."""
    if isinstance(layer, Conv1dSpec):
        return layer.stride == 1
    return not isinstance(layer, LogMelSpec | SegmentsSpec | FlattenSpec)


def _after(layer: LayerSpec, before: Flow) -> Flow:
    after = replace(before, steps=steps_after(layer, before.steps))
    match layer:
        case RecurrentSpec():
            return replace(after, size=layer.units * (2 if layer.bidirectional else 1))
        case DenseSpec() | Conv1dSpec() | TcnSpec() | EmbeddingSpec():
            return replace(after, size=layer.units)
        case FlattenSpec():
            return replace(after, size=before.size * (layer.steps or before.steps))
        case SegmentsSpec():
            return replace(after, size=layer.units, channels=before.channels * before.size)
        case MfccSpec():
            return replace(after, size=layer.coefficients)
        case LogMelSpec():
            return replace(after, size=layer.mels)
        case _:
            return after
