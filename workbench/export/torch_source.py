"""The source text of a network in plain PyTorch, written for one spec as a person would write it."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from workbench import __version__
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
    PreprocessSpec,
    RecurrentSpec,
)

TEMPLATES = Path(__file__).parent / "templates"
_PARTS = ("weight", "bias")
_MODULES: dict[Cell, str] = {"SimpleRNN": "RNN", "GRU": "GRU", "LSTM": "LSTM"}
_ACTIVATIONS = {"relu": "torch.relu({})", "tanh": "torch.tanh({})", "gelu": "nn.functional.gelu({})", "none": "{}"}


def model_source(spec: ModelSpec, facts: DataFacts, columns: tuple[str, ...] = ()) -> str:
    """`model.py`: what the model needs and answers as constants, the network, and how its weights are read."""
    parts = [_opening(facts), _constants(facts, columns), _network(spec, facts)]
    return "\n".join(parts) + (TEMPLATES / "model_tail.txt").read_text(encoding="utf-8")


def layer_name(spec: LayerSpec, i: int) -> str:
    """What a layer is called in the network: its kind and its place, counted from 1."""
    kind = _MODULES[spec.cell].lower() if isinstance(spec, RecurrentSpec) else spec.kind.removeprefix("layer_")
    return f"{kind}_{i + 1}"


def exported_names(spec: ModelSpec, facts: DataFacts) -> dict[str, str]:
    """Names of the app's weights that the exported network needs, and what it calls them."""
    if spec.head.kind == "naive" and facts.task == "classify":
        return {"head.logits_C": "logits"}
    names = {"preprocess.mean_F": "mean", "preprocess.std_F": "std"} if spec.preprocess.scale == "standardize" else {}
    names |= {f"head.linear.{part}": f"head.{part}" for part in _PARTS}
    for i, layer in enumerate(spec.layers):
        name = layer_name(layer, i)
        if isinstance(layer, RecurrentSpec):
            for d in range(layer.depth):
                for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                    names[f"layers.{i}.forward_cells.{d}.{part}_l0"] = f"{name}.{part}_l{d}"
                    names[f"layers.{i}.backward_cells.{d}.{part}_l0"] = f"{name}.{part}_l{d}_reverse"
        else:
            names |= {f"layers.{i}.{inner}.{part}": f"{name}.{part}" for inner in ("linear", "norm") for part in _PARTS}
    return names


def _opening(facts: DataFacts) -> str:
    answer = "forecasts in your units" if facts.task == "forecast" else "class probabilities"
    return f'''"""A trained network in plain PyTorch: raw numbers in, {answer} out.

Written by Sequence Workbench {__version__}. Needs PyTorch, and model.safetensors beside this file.
"""

import json
import struct
from pathlib import Path

import torch
from torch import nn
'''


def _constants(facts: DataFacts, columns: tuple[str, ...]) -> str:
    lines = [f'TASK = "{facts.task}"']
    lists = {"INPUTS": facts.inputs, "TARGETS": facts.targets, "CLASSES": facts.classes, "COLUMNS": columns}
    for name, values in lists.items():
        lines.extend(_list(name, [_quoted(value) for value in values]))
    lines.append(f"CONTEXT = {facts.context}")
    lines.append(f"HORIZON = {facts.horizon}")
    lines.append(f"MISSING_ALLOWED = {facts.missing_mask}")
    return "\n".join(lines) + "\n\n"


def _quoted(text: str) -> str:
    return repr(text) if '"' in text else json.dumps(text, ensure_ascii=False)


def _list(name: str, values: list[str]) -> list[str]:
    line = f"{name} = [{', '.join(values)}]"
    return [line] if len(line) <= 100 else [f"{name} = [", *(f"    {value}," for value in values), "]"]


def _network(spec: ModelSpec, facts: DataFacts) -> str:
    writer = _Writer(facts=facts, size=len(facts.inputs) * (2 if facts.missing_mask else 1))
    writer.write(spec)
    classify = facts.task == "classify"
    answer = "Probabilities [batch, classes]" if classify else "Forecasts [batch, horizon, targets]"
    docstring = [f'"""{answer} from raw numbers [batch, time, inputs]."""']
    if classify:
        docstring = [
            docstring[0][:-3],
            "",
            "Steps beyond a sequence's length, in `lengths` [batch], do not count.",
            '"""',
        ]
    lines = [
        "class Model(nn.Module):",
        f'    """{_title(spec, facts)}."""',
        "",
        "    def __init__(self):",
        "        super().__init__()",
        *(f"        {line}" for line in writer.parts),
        "",
        f"    def forward(self, values{', lengths' if classify else ''}):",
        *(f"        {line}" if line else "" for line in docstring),
        *(f"        {line}" for line in writer.steps),
    ]
    return "\n".join(lines) + "\n"


def _title(spec: ModelSpec, facts: DataFacts) -> str:
    names = [layer_name(layer, i).replace("_", " ") for i, layer in enumerate(spec.layers)]
    kind = "Forecaster" if facts.task == "forecast" else "Classifier"
    title = f"{kind}: {', then '.join([*names, f'a {spec.head.kind} head'])}"
    return title if len(title) <= 100 else f"{kind} of {len(names)} layers and a {spec.head.kind} head"


@dataclass(slots=True, kw_only=True)
class _Writer:
    """Lines of `__init__` (parts) and `forward` (steps); `size` is the number of features that reach the next layer."""

    facts: DataFacts
    size: int
    parts: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    def write(self, spec: ModelSpec) -> None:
        classify = self.facts.task == "classify"
        if spec.head.kind == "naive" and classify:
            self.parts.append(f'self.register_buffer("logits", torch.zeros({len(self.facts.classes)}))')
            self.steps.append("return self.logits.softmax(dim=0).expand(len(lengths), -1)")
            return
        self.preprocess(spec.preprocess, "valid" if classify else "")
        padded = classify
        for i, layer in enumerate(spec.layers):
            self.layer(layer, layer_name(layer, i), padded)
            padded = padded and not isinstance(layer, FlattenSpec)
        if spec.head.kind == "naive":
            self.naive(spec.head)
        else:
            self.head(spec.head, padded)
        if classify:
            self.steps.append("return self.head(x).softmax(dim=1)")
        else:
            self.finish_forecast(spec.preprocess)

    def preprocess(self, spec: PreprocessSpec, valid: str) -> None:
        self.steps.append("x = values")
        if spec.scale == "standardize":
            inputs = len(self.facts.inputs)
            self.parts.append(f'self.register_buffer("mean", torch.zeros({inputs}))')
            self.parts.append(f'self.register_buffer("std", torch.ones({inputs}))')
            self.steps[-1] = "x = (values - self.mean) / self.std"
        if valid:
            self.steps.append("valid = (torch.arange(x.shape[1], device=x.device) < lengths[:, None])[:, :, None]")
        known = valid
        if self.facts.missing_mask:
            self.steps.append(f"missing = {valid + ' & ' if valid else ''}x.isnan()")
            self.steps.append(f"known = {valid + ' & ' if valid else ''}~x.isnan()")
            known = "known"
        self.level(spec, known)
        if known:
            self.steps.append(f"x = x.where({known}, 0.0)")
        if self.facts.missing_mask:
            self.steps.append("x = torch.cat([x, missing.to(x.dtype)], dim=2)")

    def level(self, spec: PreprocessSpec, known: str) -> None:
        if spec.level == "none":
            return
        if not known:
            self.steps.append("level = x[:, -1:]" if spec.level == "last" else "level = x.mean(dim=1, keepdim=True)")
        elif spec.level == "mean":
            self.steps.append(f"counts = {known}.sum(dim=1, keepdim=True).clamp(min=1)")
            self.steps.append(f"level = x.where({known}, 0.0).sum(dim=1, keepdim=True) / counts")
        elif known == "valid":
            self.steps.append("level = x[torch.arange(len(x)), lengths - 1][:, None]")
        else:
            self.steps.append("numbers = torch.arange(1, x.shape[1] + 1, device=x.device)[:, None]")
            self.steps.append("last = (known * numbers).amax(dim=1, keepdim=True)  # 0 where nothing is known")
            self.steps.append("level = x.gather(1, (last - 1).clamp(min=0)).where(last > 0, 0.0)")
        self.steps.append("x = x - level")

    def layer(self, spec: LayerSpec, name: str, padded: bool) -> None:
        match spec:
            case RecurrentSpec():
                self.recurrent(spec, name, padded)
            case DenseSpec():
                self.parts.append(f"self.{name} = nn.Linear({self.size}, {spec.units})")
                self.steps.append(f"x = {_ACTIVATIONS[spec.activation].format(f'self.{name}(x)')}")
                self.size = spec.units
            case LayerNormSpec():
                self.parts.append(f"self.{name} = nn.LayerNorm({self.size}, eps={spec.epsilon})")
                self.steps.append(f"x = self.{name}(x)")
            case DropoutSpec():
                self.dropout(name, spec.rate)
            case FlattenSpec():
                self.flatten(spec, padded)

    def recurrent(self, spec: RecurrentSpec, name: str, padded: bool) -> None:
        options = f", num_layers={spec.depth}" if spec.depth > 1 else ""
        options += ", bidirectional=True" if spec.bidirectional else ""
        options += f", dropout={spec.dropout}" if spec.dropout and spec.depth > 1 else ""
        options += ', nonlinearity="relu"' if spec.cell == "SimpleRNN" and spec.activation == "relu" else ""
        module = f"nn.{_MODULES[spec.cell]}"
        self.parts.append(f"self.{name} = {module}({self.size}, {spec.units}{options}, batch_first=True)")
        if padded and spec.bidirectional:
            self.steps.append(
                "packed = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)"
            )
            self.steps.append(f"packed, _ = self.{name}(packed)")
            self.steps.append(
                "x, _ = nn.utils.rnn.pad_packed_sequence(packed, batch_first=True, total_length=x.shape[1])"
            )
        else:
            self.steps.append(f"x, _ = self.{name}(x)")
        self.size = spec.units * (2 if spec.bidirectional else 1)
        if spec.dropout:
            self.dropout(f"{name}_dropout", spec.dropout)

    def dropout(self, name: str, rate: float) -> None:
        self.parts.append(f"self.{name} = nn.Dropout({rate})")
        self.steps.append(f"x = self.{name}(x)")

    def flatten(self, spec: FlattenSpec, padded: bool) -> None:
        steps = spec.steps or self.facts.context
        stop = "lengths[:, None]" if padded else "x.shape[1]"
        place = "torch.arange(len(x))[:, None]" if padded else ":"
        self.steps.append(f"steps = ({stop} + torch.arange(-{steps}, 0, device=x.device)).clamp(min=0)")
        self.steps.append(f"x = x[{place}, steps].flatten(1)[:, None]  # the last {steps} steps side by side")
        self.size *= steps

    def head(self, spec: HeadSpec, padded: bool) -> None:
        answers = len(self.facts.classes) or self.facts.horizon * len(self.facts.targets)
        self.parts.append(f"self.head = nn.Linear({self.size}, {answers})")
        padded_steps = {
            "last": "x[torch.arange(len(x)), lengths - 1]",
            "mean": "x.where(valid, 0.0).sum(dim=1) / lengths[:, None]",
            "max": "x.where(valid, -torch.inf).amax(dim=1)",
        }
        steps = {"last": "x[:, -1]", "mean": "x.mean(dim=1)", "max": "x.amax(dim=1)"}
        self.steps.append(f"x = {(padded_steps if padded else steps)[spec.pool]}")
        if self.facts.task == "forecast":
            self.steps.append(f"y = self.head(x).unflatten(1, ({self.facts.horizon}, {len(self.facts.targets)}))")

    def naive(self, spec: HeadSpec) -> None:
        short = f" if x.shape[1] >= {spec.season} else 1" if spec.season > 1 else ""
        self.steps.append(f"season = {spec.season}{short}")
        self.steps.append(f"steps = torch.arange({self.facts.horizon}, device=x.device) % season - season")
        self.steps.append(f"y = x[:, steps, :{len(self.facts.targets)}]")

    def finish_forecast(self, spec: PreprocessSpec) -> None:
        targets = len(self.facts.targets)
        if spec.level != "none":
            self.steps.append(f"y = y + level[:, :, :{targets}]")
        scaled = spec.scale == "standardize"
        self.steps.append(f"return y * self.std[:{targets}] + self.mean[:{targets}]" if scaled else "return y")
