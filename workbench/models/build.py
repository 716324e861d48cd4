"""A model spec becomes a module: raw values in, the user's units or class probabilities out.

Shapes: B batch, T time, F inputs, Q quantiles, H horizon, K targets or answers, C classes. State dict: `preprocess.*`,
`layers.{i}.*` in the order of the spec's layers, `head.*`, `linear_path.*`, `kernel_path.*`; their modules say more.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.models import attention, audio, convolution, kernels, layers, recurrent, segments
from workbench.models.arrangement import arrangement_problems
from workbench.models.attention import Residual
from workbench.models.calibration import UNCALIBRATED
from workbench.models.flow import (
    Flow,
    LayerPlace,
    answer_shape,
    begins_solved,
    flows,
    has_kernel_path,
    has_linear_path,
    has_quantiles,
    path_levels,
    places,
    quantity_features,
    season_places,
    two_way_units,
)
from workbench.models.heads import LinearHead, NaiveClasses, NaiveForecast, NaiveValues, StepHead
from workbench.models.kernel_path import KernelPath
from workbench.models.linear_path import LinearPath
from workbench.models.preprocess import Preprocess, valid_steps
from workbench.models.quantiles import QuantileHead
from workbench.models.segments import SegmentsHead
from workbench.models.size import check_can_build
from workbench.models.spec import HIGH, LOW, MEDIAN, ModelSpec, SegmentsSpec

MODULES: dict[str, Callable[[Any, LayerPlace], nn.Module]] = {
    **recurrent.MODULES,
    **layers.MODULES,
    **convolution.MODULES,
    **kernels.MODULES,
    **attention.MODULES,
    **audio.MODULES,
    **segments.MODULES,
}
"""What makes the module of each kind of layer, from its spec and its place."""


def build_head(model: ModelSpec, facts: DataFacts, statistics: Statistics, before: Flow) -> nn.Module:
    """The head that the spec and the task ask for, after what flows out of the last layer."""
    spec, asks = model.head, TASKS[facts.task]
    if spec.kind == "naive":
        if asks.values_sequences:
            return NaiveValues(len(facts.targets))
        return NaiveForecast(spec, facts) if asks.forecasts else NaiveClasses(statistics, stepwise=asks.per_step)
    if spec.kind == "segments":
        (length,) = (layer.length for layer in model.layers if isinstance(layer, SegmentsSpec))
        answer = (facts.horizon, len(facts.targets))
        return SegmentsHead(before.size, length, before.channels, answer, spec.dropout)
    if asks.per_step:
        return StepHead(spec, before.size, len(facts.classes))
    if has_quantiles(spec, facts):
        return QuantileHead(spec, before.size, answer_shape(facts), two_way_units(model, facts))
    return LinearHead(spec, before.size, answer_shape(facts), two_way_units(model, facts))


class SequenceModel(nn.Module):
    """A whole model. Sequences of any length from 1, padded to the longest; padding never changes an answer."""

    def __init__(self, spec: ModelSpec, facts: DataFacts, statistics: Statistics) -> None:
        super().__init__()
        self.spec = spec
        self.facts = facts
        self.calibration = UNCALIBRATED
        self.preprocess = Preprocess(spec.preprocess, facts, statistics)
        found = zip(spec.layers, places(spec, facts), strict=True)
        self.layers = nn.ModuleList(MODULES[layer.kind](layer, place) for layer, place in found)
        flow = flows(spec, facts)
        self.head = build_head(spec, facts, statistics, flow[-1])
        self.linear_path: LinearPath | None = None
        if has_linear_path(spec.head, facts):
            levels, seasonal = path_levels(spec, facts), season_places(spec, facts)
            self.linear_path = LinearPath(quantity_features(facts), facts, levels, seasonal)
        self.solved = ("linear_path.", *(("head.",) if begins_solved(spec, facts) else ()))
        """What names of weights begin with that are solved before training."""
        self.kernel_path = KernelPath(facts) if has_kernel_path(spec.head, facts) else None
        self.has_quantiles = has_quantiles(spec.head, facts)
        """Whether the loss sees quantiles of forecasts, B,Q,H,K, of which the median is the answer."""

    def beside(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor | None:
        """What the kernel path adds to the logits, as B,C; the layers learn by themselves, so nothing in training."""
        if self.kernel_path is None or self.training:
            return None
        logits_BC: Tensor = self.kernel_path(self.preprocess(x_BTF, lengths_B)[0], lengths_B)
        return logits_BC

    def forward_scaled(self, x_BTF: Tensor, lengths_B: Tensor, beside_BC: Tensor | None = None) -> Tensor:
        """What the loss sees: forecasts B,H,K and answers B,K on the standardised scale, or logits B,C; B,T,C where
        every step is answered, B,Q,H,K of quantiles. What stands beside the layers is computed where it is not known
        already."""
        beside_BC = self.beside(x_BTF, lengths_B) if beside_BC is None else beside_BC
        raw_BTF = x_BTF
        x_BTF, level = self.preprocess(x_BTF, lengths_B)
        straight_BHK = (
            None if self.linear_path is None else self.linear_path(x_BTF, lengths_B, raw_BTF, level.centre_BF)
        )
        entered: list[Tensor] = []
        for layer in self.layers:
            entered.append(x_BTF)
            if isinstance(layer, Residual):
                x_BTF = layer(x_BTF, entered[-1 - layer.span])
            else:
                x_BTF, lengths_B = layer(x_BTF, lengths_B)
        answer: Tensor = self.head(x_BTF, lengths_B)
        if self.has_quantiles:
            straight_BHK = None if straight_BHK is None else straight_BHK[:, None]
        answer = answer if straight_BHK is None else answer + straight_BHK
        answer = answer if beside_BC is None else answer + beside_BC
        if self.has_quantiles:  # a level is given back to each step of each quantile alike
            flat = self.preprocess.restore_level(answer.flatten(1, 2), level)
            return flat.reshape(answer.shape)
        return self.preprocess.restore_level(answer, level) if TASKS[self.facts.task].forecasts else answer

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """What the user asked for: forecasts B,H,K or answers B,K in the data's units, or probabilities B,C; B,T,C
        where every step is answered, zero beyond a sequence's length."""
        answer = self.forward_scaled(x_BTF, lengths_B)
        asks = TASKS[self.facts.task]
        if self.has_quantiles:
            answer = answer[:, MEDIAN]
        if asks.numbers:
            return self.preprocess.unscale_targets(answer, x_BTF)
        temperature = self.calibration.temperature
        probabilities = (answer if temperature == 1 else answer / temperature).softmax(dim=-1)
        if asks.per_step:
            return probabilities.where(valid_steps(probabilities, lengths_B)[:, :, None], 0.0)
        return probabilities

    def quantiles(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """The quantiles of forecasts in the data's units, as B,Q,H,K; only where the model has them."""
        answer = self.forward_scaled(x_BTF, lengths_B)
        return self.preprocess.unscale_targets(answer.flatten(1, 2), x_BTF).reshape(answer.shape)

    def spread(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """How far the first decile lies below the median and the ninth above it, in the data's units, as B,2,H,K; only
        where the model has quantiles."""
        low, median, high = self.quantiles(x_BTF, lengths_B)[:, (LOW, MEDIAN, HIGH)].unbind(dim=1)
        return torch.stack([median - low, high - median], dim=1)

    def scale_targets(self, y: Tensor, x_BTF: Tensor) -> Tensor:
        """Targets or answers in the data's units on the scale of `forward_scaled`, for these raw inputs."""
        return self.preprocess.scale_targets(y, x_BTF)


def build_model(spec: ModelSpec, facts: DataFacts, statistics: Statistics) -> SequenceModel:
    """The model, its parameters drawn from torch's current seed.

    Raises WorkbenchError where blocks do not go together, and before anything is made where memory does not suffice.
    """
    for problem in arrangement_problems(spec, facts):
        raise WorkbenchError(problem.message.template, **problem.message.values)  # type: ignore[arg-type]
    check_can_build(spec, facts)
    return SequenceModel(spec, facts, statistics)
