"""What a model would be, before anything is built: shapes, parameters and memory per block, and what does not fit.

Pure arithmetic on specs, so that a window can show it while the user assembles blocks.
"""

import math
from dataclasses import dataclass

from workbench.data.dataset import DataFacts
from workbench.data.tasks import TASKS
from workbench.models.cells.gru import GRU
from workbench.models.flow import (
    Flow,
    answer_shape,
    flows,
    has_kernel_path,
    has_linear_path,
    has_quantiles,
    linear_maps,
    path_levels,
    places,
    quantity_features,
    season_places,
    sizes_of,
)
from workbench.models.problem import BlockKey, ModelProblem
from workbench.models.problems import problems
from workbench.models.spec import QUANTILES, FlattenSpec, ModelSpec, SegmentsSpec
from workbench.models.specs.kernels import PATH_FEATURES, kernel_count

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
    learned = sum(size.parameters for size in sizes_of(facts))
    blocks = [
        BlockSummary(key="input", output=("B", steps, inputs), parameters=0, values=longest * inputs),
        BlockSummary(key="preprocess", output=("B", steps, first), parameters=learned, values=longest * first),
    ]
    cut = bool(spec.layers) and isinstance(spec.layers[0], SegmentsSpec)
    alone = (flow[1].channels,) if cut else ()
    for layer, place in zip(spec.layers, places(spec, facts), strict=True):
        after = place.after
        if isinstance(layer, FlattenSpec) or isinstance(steps, int):
            steps = after.steps
        output: tuple[str | int, ...] = ("B", *alone, steps, after.size)
        blocks.append(
            BlockSummary(
                key=place.index,
                output=output,
                parameters=layer.parameters(place),
                values=after.channels * after.steps * layer.kept(place),
            )
        )
    answer = answer_shape(facts)
    numbers = math.prod(answer) * (longest if asks.per_step else 1)
    output = ("B", "T", *answer) if asks.per_step else ("B", *answer)
    parameters, values = _head_parameters(spec, flow[-1], facts), flow[-1].size + numbers
    blocks.append(BlockSummary(key="head", output=output, parameters=parameters, values=values))
    blocks.append(BlockSummary(key="output", output=output, parameters=0, values=numbers))
    return tuple(blocks)


def _head_parameters(spec: ModelSpec, before: Flow, facts: DataFacts) -> int:
    size = before.size
    if spec.head.kind == "naive":
        return 0
    if spec.head.kind == "segments":
        length = next((layer.length for layer in spec.layers if isinstance(layer, SegmentsSpec)), 1)
        places = ((facts.horizon - 1) // length + 1) * (size // 2) + len(facts.targets) * (size - size // 2)
        return places + GRU.parameters(size, size) + (size + 1) * length
    scores = size if spec.head.pool == "attention" and not TASKS[facts.task].per_step else 0
    answers = math.prod(answer_shape(facts))
    straight = (
        linear_maps(facts)
        * (quantity_features(facts) * facts.context + path_levels(spec, facts) + season_places(spec, facts) + 1)
        if has_linear_path(spec.head, facts)
        else 0
    )
    kernels = kernel_count(PATH_FEATURES, facts.usual) + 1 if has_kernel_path(spec.head, facts) else 0
    spread = (len(QUANTILES) - 1) * (size + 1) if has_quantiles(spec.head, facts) else 0
    return (size + 1 + straight + kernels + spread) * answers + scores
