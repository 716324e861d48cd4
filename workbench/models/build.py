"""A model spec becomes a module: raw values in, the user's units or class probabilities out.

Shapes: B batch, T time, F inputs, H horizon, K targets, C classes. State dict: `preprocess.*`, `layers.{i}.*` in
the order of the spec's layers, `head.*`; their modules say what follows.
"""

from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.errors import WorkbenchError
from workbench.models.heads import build_head
from workbench.models.layers import Dense, Dropout, Flatten, LayerNorm
from workbench.models.preprocess import Preprocess
from workbench.models.recurrent import Recurrent
from workbench.models.spec import (
    DenseSpec,
    DropoutSpec,
    FlattenSpec,
    LayerNormSpec,
    LayerSpec,
    ModelSpec,
    RecurrentSpec,
)

Layer = Recurrent | Dense | LayerNorm | Dropout | Flatten


class SequenceModel(nn.Module):
    """A whole model. Sequences of any length from 1, padded to the longest; padding never changes an answer."""

    def __init__(self, spec: ModelSpec, facts: DataFacts, statistics: Statistics) -> None:
        super().__init__()
        self.spec = spec
        self.facts = facts
        self.preprocess = Preprocess(spec.preprocess, facts, statistics)
        size = len(facts.inputs) * (2 if facts.missing_mask else 1)
        layers: list[Layer] = []
        for layer_spec in spec.layers:
            layers.append(_layer(layer_spec, size, facts.context))
            size = layers[-1].outputs
        self.layers = nn.ModuleList(layers)
        self.head = build_head(spec.head, facts, statistics, size)

    def forward_scaled(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """What the loss sees: forecasts B,H,K of standardised targets, or logits B,C."""
        x_BTF, level_BF = self.preprocess(x_BTF, lengths_B)
        for layer in self.layers:
            x_BTF, lengths_B = layer(x_BTF, lengths_B)
        answer: Tensor = self.head(x_BTF, lengths_B)
        if self.facts.task == "forecast":
            answer = answer + level_BF[:, None, : answer.shape[2]]
        return answer

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """What the user asked for: forecasts B,H,K in the data's units, or probabilities B,C."""
        answer = self.forward_scaled(x_BTF, lengths_B)
        if self.facts.task == "forecast":
            return self.preprocess.unscale_targets(answer)
        return answer.softmax(dim=1)

    def scale_targets(self, y_BHK: Tensor) -> Tensor:
        """Targets in the data's units on the scale of `forward_scaled`."""
        return self.preprocess.scale_targets(y_BHK)


def build_model(spec: ModelSpec, facts: DataFacts, statistics: Statistics) -> SequenceModel:
    """The model, its parameters drawn from torch's current seed.

    Raises WorkbenchError where the naive head would ignore layers.
    """
    if spec.head.kind == "naive" and spec.layers:
        raise WorkbenchError("The naive head reads the data itself: remove the layers, or take the linear head.")
    return SequenceModel(spec, facts, statistics)


def _layer(spec: LayerSpec, inputs: int, context: int) -> Layer:
    match spec:
        case RecurrentSpec():
            return Recurrent(spec, inputs)
        case DenseSpec():
            return Dense(spec, inputs)
        case LayerNormSpec():
            return LayerNorm(spec, inputs)
        case DropoutSpec():
            return Dropout(spec, inputs)
        case FlattenSpec():
            return Flatten(spec, inputs, context)
