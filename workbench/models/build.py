"""A model spec becomes a module: raw values in, the user's units or class probabilities out.

Shapes: B batch, T time, F inputs, H horizon, K targets or answers, C classes. State dict: `preprocess.*`,
`layers.{i}.*` in the order of the spec's layers, `head.*`; their modules say what follows.
"""

from torch import Tensor, nn

from workbench.data.dataset import DataFacts, Statistics
from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError
from workbench.models.arrangement import arrangement_problems
from workbench.models.attention import Attention, Residual
from workbench.models.audio import LogMel
from workbench.models.convolution import Conv1d, Tcn
from workbench.models.flow import Flow, flows
from workbench.models.heads import build_head
from workbench.models.layers import Dense, Dropout, Embedding, Flatten, LayerNorm
from workbench.models.preprocess import Preprocess, valid_steps
from workbench.models.recurrent import Recurrent
from workbench.models.segments import Segments
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


class SequenceModel(nn.Module):
    """A whole model. Sequences of any length from 1, padded to the longest; padding never changes an answer."""

    def __init__(self, spec: ModelSpec, facts: DataFacts, statistics: Statistics) -> None:
        super().__init__()
        self.spec = spec
        self.facts = facts
        self.preprocess = Preprocess(spec.preprocess, facts, statistics)
        flow = flows(spec, facts)
        self.layers = nn.ModuleList(_layer(layer, i, flow, facts) for i, layer in enumerate(spec.layers))
        self.head = build_head(spec, facts, statistics, flow[-1])

    def forward_scaled(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """What the loss sees: forecasts B,H,K and answers B,K on the standardised scale, or logits B,C; B,T,C where
        every step is answered."""
        x_BTF, level = self.preprocess(x_BTF, lengths_B)
        entered: list[Tensor] = []
        for layer in self.layers:
            entered.append(x_BTF)
            if isinstance(layer, Residual):
                x_BTF = layer(x_BTF, entered[-1 - layer.span])
            else:
                x_BTF, lengths_B = layer(x_BTF, lengths_B)
        answer: Tensor = self.head(x_BTF, lengths_B)
        return self.preprocess.restore_level(answer, level) if TASKS[self.facts.task].forecasts else answer

    def forward(self, x_BTF: Tensor, lengths_B: Tensor) -> Tensor:
        """What the user asked for: forecasts B,H,K or answers B,K in the data's units, or probabilities B,C; B,T,C
        where every step is answered, zero beyond a sequence's length."""
        answer = self.forward_scaled(x_BTF, lengths_B)
        asks = TASKS[self.facts.task]
        if asks.numbers:
            return self.preprocess.unscale_targets(answer)
        probabilities = answer.softmax(dim=-1)
        if asks.per_step:
            return probabilities.where(valid_steps(probabilities, lengths_B)[:, :, None], 0.0)
        return probabilities

    def scale_targets(self, y: Tensor) -> Tensor:
        """Targets or answers in the data's units on the scale of `forward_scaled`."""
        return self.preprocess.scale_targets(y)


def build_model(spec: ModelSpec, facts: DataFacts, statistics: Statistics) -> SequenceModel:
    """The model, its parameters drawn from torch's current seed.

    Raises WorkbenchError where blocks do not go together.
    """
    for problem in arrangement_problems(spec, facts):
        raise WorkbenchError(problem.message.template, **problem.message.values)  # type: ignore[arg-type]
    return SequenceModel(spec, facts, statistics)


def _layer(spec: LayerSpec, i: int, flow: tuple[Flow, ...], facts: DataFacts) -> nn.Module:
    inputs = flow[i].size
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
            return Flatten(spec, inputs, flow[i].steps)
        case Conv1dSpec():
            return Conv1d(spec, inputs)
        case TcnSpec():
            return Tcn(spec, inputs)
        case AttentionSpec():
            return Attention(spec, inputs)
        case ResidualSpec():
            return Residual(spec.span, flow[i - spec.span].size, inputs)
        case EmbeddingSpec():
            return Embedding(spec, len(facts.classes))
        case SegmentsSpec():
            return Segments(spec)
        case LogMelSpec():
            assert facts.sample_rate is not None  # an arrangement problem otherwise
            return LogMel(spec, facts.sample_rate)
