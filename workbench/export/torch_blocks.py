"""The blocks of a model as lines of plain PyTorch, as a person would write them."""

from dataclasses import dataclass, field

from workbench.data.dataset import DataFacts
from workbench.models.cells import CELLS
from workbench.models.flow import Flow
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    LayerNormSpec,
    LogMelSpec,
    MfccSpec,
    ModelSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
)

PARTS = ("weight", "bias")
CELL_PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
ACTIVATIONS = {"relu": "torch.relu({})", "tanh": "torch.tanh({})", "gelu": "nn.functional.gelu({})", "none": "{}"}


@dataclass(slots=True)
class Lines:
    """Lines of `__init__` (parts) and `forward` (steps)."""

    parts: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def dropout(self, name: str, rate: float) -> None:
        """A dropout, where there is one."""
        if rate:
            self.parts.append(f"self.{name} = nn.Dropout({rate})")
            self.steps.append(f"x = self.{name}(x)")


def head_names(spec: ModelSpec) -> dict[str, str]:
    """The same for the head."""
    names = {f"head.linear.{part}": f"head.{part}" for part in PARTS} | {"head.scores.weight": "scores.weight"}
    if spec.head.quantiles:
        names |= {f"head.spread.{part}": f"spread.{part}" for part in PARTS}
    if spec.head.kind == "segments":
        names |= {"head.places_PD": "places", "head.channels_KE": "channels"}
        names |= {f"head.cell.{part}_l0": f"head_cell.{part}_l0" for part in CELL_PARTS}
    return names


def dense(spec: DenseSpec, name: str, before: Flow) -> Lines:
    """Weighted sums of every step, activated."""
    return Lines(
        [f"self.{name} = nn.Linear({before.size}, {spec.units})"],
        [f"x = {ACTIVATIONS[spec.activation].format(f'self.{name}(x)')}"],
    )


def layer_norm(spec: LayerNormSpec, name: str, before: Flow) -> Lines:
    """Every step normalised over its features."""
    return Lines([f"self.{name} = nn.LayerNorm({before.size}, eps={spec.epsilon})"], [f"x = self.{name}(x)"])


def dropout(spec: DropoutSpec, name: str) -> Lines:
    """A dropout, where there is one."""
    lines = Lines()
    lines.dropout(name, spec.rate)
    return lines


def flatten(spec: FlattenSpec, before: Flow, *, padded: bool) -> Lines:
    """The last steps side by side."""
    lines = Lines()
    steps = spec.steps or before.steps
    stop = "lengths[:, None]" if padded else "x.shape[1]"
    place = "torch.arange(len(x))[:, None]" if padded else ":"
    lines.steps.append(f"steps = ({stop} + torch.arange(-{steps}, 0, device=x.device)).clamp(min=0)")
    lines.steps.append(f"x = x[{place}, steps].flatten(1)[:, None]  # the last {steps} steps side by side")
    return lines


def recurrent(spec: RecurrentSpec, name: str, before: Flow, *, padded: bool) -> Lines:
    """Equal layers in one call."""
    lines = Lines()
    options = f", num_layers={spec.depth}" if spec.depth > 1 else ""
    options += ", bidirectional=True" if spec.bidirectional else ""
    options += f", dropout={spec.dropout}" if spec.dropout and spec.depth > 1 else ""
    cell = CELLS[spec.cell]
    options += f', nonlinearity="{spec.activation}"' if spec.activation in cell.activations[1:] else ""
    lines.parts.append(f"self.{name} = {cell.torch_class}({before.size}, {spec.units}{options}, batch_first=True)")
    if padded and spec.bidirectional:
        lines.steps.append(
            "packed = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)"
        )
        lines.steps.append(f"packed, _ = self.{name}(packed)")
        lines.steps.append("x, _ = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])")
    else:
        lines.steps.append(f"x, _ = self.{name}(x)")
    lines.dropout(f"{name}_dropout", spec.dropout)
    return lines


def conv1d(spec: Conv1dSpec, name: str, before: Flow, *, padded: bool) -> Lines:
    """A convolution, with its own padding so that any stride and width line up."""
    stride = f", stride={spec.stride}" if spec.stride > 1 else ""
    ahead = spec.width - 1 if spec.causal else (spec.width - 1) // 2
    lines = Lines([f"self.{name} = nn.Conv1d({before.size}, {spec.units}, {spec.width}{stride})"])
    if padded:
        lines.steps.append("x = x.where(valid, 0.0)")
    lines.steps.append(f"x = nn.functional.pad(x.transpose(1, 2), ({ahead}, {spec.width - 1 - ahead}))")
    call = f"self.{name}(x)"
    if spec.norm == "batch":
        lines.parts.append(f"self.{name}_norm = nn.BatchNorm1d({spec.units})")
        call = f"self.{name}_norm({call})"
    lines.steps.append(f"x = {ACTIVATIONS[spec.activation].format(call)}.transpose(1, 2)")
    lines.dropout(f"{name}_dropout", spec.dropout)
    if padded and spec.stride > 1:
        lines.steps.append(f"lengths = (lengths - 1) // {spec.stride} + 1")
        lines.steps.append(valid_line())
    return lines


def valid_line() -> str:
    """The line that marks steps within their sequence."""
    return "valid = (torch.arange(x.shape[1], device=x.device) < lengths[:, None])[:, :, None]"


def tcn(spec: TcnSpec, name: str, before: Flow) -> Lines:
    """Levels of dilated causal convolutions with shortcuts."""
    lines = Lines([f"self.{name} = nn.ModuleList([nn.Conv1d({before.size}, {spec.units}, {spec.width})])"])
    if spec.depth > 1:
        conv = f"nn.Conv1d({spec.units}, {spec.units}, {spec.width}, dilation=2**depth)"
        lines.parts.append(f"self.{name}.extend({conv} for depth in range(1, {spec.depth}))")
    shortcut = "x"
    if before.size != spec.units:
        lines.parts.append(f"self.{name}_shortcut = nn.Conv1d({before.size}, {spec.units}, 1)")
        shortcut = f"(x if depth else self.{name}_shortcut(x))"
    found = "torch.relu(y)"
    if spec.dropout:
        lines.parts.append(f"self.{name}_dropout = nn.Dropout({spec.dropout})")
        found = f"self.{name}_dropout({found})"
    lines.steps += [
        "x = x.transpose(1, 2)",
        f"for depth, conv in enumerate(self.{name}):",
        f"    y = conv(nn.functional.pad(x, ({spec.width - 1} * 2**depth, 0)))",
        f"    x = {shortcut} + {found}",
        "x = x.transpose(1, 2)",
    ]
    return lines


def attention(spec: AttentionSpec, name: str, before: Flow, *, padded: bool) -> Lines:
    """A call of the Attention class."""
    causal = ", causal=True" if spec.causal else ""
    lines = Lines([f"self.{name} = Attention({before.size}, heads={spec.heads}{causal})"])
    lines.steps.append(f"x = self.{name}(x, valid)" if padded else f"x = self.{name}(x)")
    lines.dropout(f"{name}_dropout", spec.dropout)
    return lines


def residual(spec: ResidualSpec, name: str, i: int, flow: tuple[Flow, ...]) -> Lines:
    """The sum with what went into an earlier block, which was kept there."""
    earlier, now = flow[i - spec.span].size, flow[i].size
    kept = f"before_{i - spec.span + 1}"
    if earlier == now:
        return Lines([], [f"x = x + {kept}"])
    return Lines([f"self.{name} = nn.Linear({earlier}, {now})"], [f"x = x + self.{name}({kept})"])


def embedding(spec: EmbeddingSpec, name: str, facts: DataFacts) -> Lines:
    """Numbers of characters become vectors."""
    return Lines(
        [f"self.{name} = nn.Embedding({len(facts.classes)}, {spec.units})"], [f"x = self.{name}(x[:, :, 0].long())"]
    )


def log_mel(spec: LogMelSpec, name: str, facts: DataFacts, *, padded: bool) -> Lines:
    """A call of the LogMel class."""
    options = [f'normalize="{spec.normalize}"']
    if spec.range_db:
        options.append(f"range_db={spec.range_db}")
    if isinstance(spec, MfccSpec):
        options.append(f"coefficients={spec.coefficients}")
    sizes = f"{facts.sample_rate}, {spec.window}, {spec.hop}, {spec.mels}, {spec.low_hz}, {spec.high_hz}"
    lines = Lines([f"self.{name} = LogMel({', '.join([sizes, *options])})"])
    if not padded:
        lines.steps.append("lengths = torch.full((len(x),), x.shape[1], device=x.device)")
    lines.steps.append(f"x, lengths = self.{name}(x, lengths)")
    if padded:
        lines.steps.append(valid_line())
    return lines


def segments(spec: SegmentsSpec, name: str) -> Lines:
    """Every column alone, one step per segment."""
    return Lines(
        [f"self.{name} = nn.Linear({spec.length}, {spec.units})"],
        [
            f"count = (x.shape[1] - 1) // {spec.length} + 1  # the first segment repeats its first step to be whole",
            f"steps = torch.arange(x.shape[1] - count * {spec.length}, x.shape[1], device=x.device).clamp(min=0)",
            f"x = x[:, steps].transpose(1, 2).reshape(-1, count, {spec.length})  # every column on its own",
            f"x = torch.relu(self.{name}(x))",
        ],
    )


def segments_head(spec: ModelSpec, before: Flow, facts: DataFacts) -> Lines:
    """One GRU step per segment of the horizon from each column's last state."""
    size, targets = before.size, len(facts.targets)
    length = next(layer.length for layer in spec.layers if isinstance(layer, SegmentsSpec))
    places = (facts.horizon - 1) // length + 1
    lines = Lines(
        [
            f"self.places = nn.Parameter(torch.zeros({places}, {size // 2}))",
            f"self.channels = nn.Parameter(torch.zeros({targets}, {size - size // 2}))",
            f"self.head_cell = nn.GRU({size}, {size}, batch_first=True)",
        ],
        [
            f"state = x[:, -1].unflatten(0, (-1, {before.channels}))[:, :{targets}]  # the last one of each target",
            f"size = (len(state), {targets}, {places}, -1)  # one query per target and segment of the horizon",
            "query = torch.cat([self.places.expand(size), self.channels[:, None].expand(size)], dim=3)",
            "first = state[:, :, None].expand(size).flatten(0, 2)[None].contiguous()",
            "x = self.head_cell(query.flatten(0, 2)[:, None], first)[0][:, 0]",
        ],
    )
    lines.dropout("head_dropout", spec.head.dropout)
    lines.parts.append(f"self.head = nn.Linear({size}, {length})")
    lines.steps.append(f"y = self.head(x).reshape(len(state), {targets}, -1)[:, :, :{facts.horizon}].transpose(1, 2)")
    return lines
