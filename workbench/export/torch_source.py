"""The source text of a network in plain PyTorch, written for one spec as a person would write it."""

from dataclasses import dataclass
from math import prod
from pathlib import Path

from workbench import __version__
from workbench.data.dataset import DataFacts
from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.export import torch_blocks, torch_kernels, torch_quantiles
from workbench.export.layers import WRITERS
from workbench.export.preparation import Preparation
from workbench.export.torch_blocks import Lines, valid_line
from workbench.export.torch_categories import category_lines, name_lines, scale_lines
from workbench.export.torch_constants import constants
from workbench.models.calibration import UNCALIBRATED, Calibration
from workbench.models.cells import CELLS
from workbench.models.flow import (
    Flow,
    answer_shape,
    flows,
    has_kernel_path,
    has_linear_path,
    has_quantiles,
    levelled_inputs,
    linear_maps,
    path_levels,
    places,
    quantity_features,
    season_places,
    sizes_of,
    two_way_units,
)
from workbench.models.preprocess import EPSILON
from workbench.models.quantiles import SIDE
from workbench.models.spec import (
    FlattenSpec,
    HeadSpec,
    LayerSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
    ResidualSpec,
)

TEMPLATES = Path(__file__).parent / "templates"
_ANSWERS: dict[Task, tuple[str, str, str]] = {
    "forecast": ("Forecaster", "forecasts in your units", "Forecasts [batch, horizon, targets]"),
    "regress": ("Regression", "answers in your units", "Answers [batch, targets]"),
    "classify": ("Classifier", "class probabilities", "Probabilities [batch, classes]"),
    "label-steps": ("Labeller", "class probabilities of every step", "Probabilities [batch, time, classes]"),
    "next-token": ("Text model", "probabilities of what follows", "Probabilities [batch, time, classes]"),
}
"""What the network is, what it gives, and what its forward gives, per task."""


def model_source(
    spec: ModelSpec, facts: DataFacts, preparation: Preparation, calibration: Calibration = UNCALIBRATED
) -> str:
    """`model.py`: what the model needs and answers as constants, the network, and how its weights are read."""
    names = sorted({WRITERS[layer.kind].template for layer in spec.layers} - {""})
    names = sorted({*names, *([torch_kernels.TEMPLATE] if has_kernel_path(spec.head, facts) else [])})
    blocks = [_template(name) + "\n" for name in names]
    blocks += [source + "\n" for source in _cell_sources(spec)]
    network = _network(spec, facts, calibration.temperature)
    parts = [_opening(facts, names), constants(facts, preparation, calibration), *blocks, network]
    return "\n".join(parts) + _template("model_tail.txt")


def _cell_sources(spec: ModelSpec) -> list[str]:
    """Classes of the cells that PyTorch has not, each once."""
    cells = [CELLS[layer.cell] for layer in spec.layers if isinstance(layer, RecurrentSpec)]
    return list(dict.fromkeys(cell.torch_source for cell in cells if cell.torch_source))


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def layer_name(spec: LayerSpec, i: int) -> str:
    """What a layer is called in the network: its kind and its place, counted from 1."""
    if isinstance(spec, RecurrentSpec):
        return f"{CELLS[spec.cell].torch_class.rpartition('.')[2].lower()}_{i + 1}"
    kind = spec.kind.removeprefix("layer_")
    return f"{kind}_{i + 1}"


def exported_names(spec: ModelSpec, facts: DataFacts) -> dict[str, str]:
    """Names of the app's weights that the exported network needs, and what it calls them."""
    answers = {"preprocess.answer_mean_K": "answer_mean", "preprocess.answer_std_K": "answer_std"}
    asks = TASKS[facts.task]
    if spec.head.kind == "naive" and not asks.forecasts:
        return {"preprocess.answer_mean_K": "answer_mean"} if asks.numbers else {"head.logits_C": "logits"}
    names = {"preprocess.mean_F": "mean", "preprocess.std_F": "std"} if _scales(spec.preprocess, facts) else {}
    if names and _by_name(facts):
        names = {"preprocess.mean_VF": "means", "preprocess.std_VF": "stds"}
    names |= answers if asks.values_sequences else {}
    for c, size in enumerate(sizes_of(facts)):
        if size.learned:
            names[f"preprocess.categories.tables.{c}.weight"] = f"category_{c + 1}.weight"
    for i, layer in enumerate(spec.layers):
        names |= WRITERS[layer.kind].names(layer, f"layers.{i}", layer_name(layer, i))
    if has_linear_path(spec.head, facts):
        names |= {f"linear_path.linear.{part}": f"linear_path.{part}" for part in torch_blocks.PARTS}
    if season_places(spec, facts):
        names |= {f"linear_path.season.{part}": f"season.{part}" for part in torch_blocks.PARTS}
    if has_kernel_path(spec.head, facts):
        names |= torch_kernels.path_names()
    return names | torch_blocks.head_names(spec)


def _scales(spec: PreprocessSpec, facts: DataFacts) -> bool:
    return spec.scale == "standardize" and facts.numbers > 0


def _by_name(facts: DataFacts) -> bool:
    """Whether each sequence has a scale of its own."""
    return facts.named is not None and TASKS[facts.task].forecasts


def _opening(facts: DataFacts, templates: list[str]) -> str:
    math = ("math",) if "model_log_mel.txt" in templates else ()
    imports = "\n".join(f"import {name}" for name in ("json", *math, "struct"))
    if torch_kernels.TEMPLATE in templates:
        imports += "\nfrom itertools import combinations"
    return f'''"""A trained network in plain PyTorch: raw numbers in, {_ANSWERS[facts.task][1]} out.

Written by Sequence Workbench {__version__}. Needs PyTorch, and model.safetensors beside this file.
"""

{imports}
from pathlib import Path

import torch
from torch import nn
'''


def _network(spec: ModelSpec, facts: DataFacts, temperature: float) -> str:
    two_way = two_way_units(spec, facts)
    writer = _Writer(facts=facts, flow=flows(spec, facts), two_way=two_way, temperature=temperature)
    writer.write(spec)
    padded = not TASKS[facts.task].forecasts
    docstring = [f'"""{_ANSWERS[facts.task][2]} from raw numbers [batch, time, inputs]."""']
    if padded:
        docstring = [
            docstring[0][:-3],
            "",
            "Steps beyond a sequence's length, in `lengths` [batch], do not count.",
            '"""',
        ]
    asked = ", lengths" if padded else ""
    if has_quantiles(spec.head, facts):
        docstring = [docstring[0][:-3], "", torch_quantiles.SAID, '"""']
        asked = ", apart=False"
    lines = [
        "class Model(nn.Module):",
        f'    """{_title(spec, facts)}."""',
        "",
        "    def __init__(self):",
        "        super().__init__()",
        *(f"        {line}" for line in writer.parts),
        "",
        f"    def forward(self, values{asked}):",
        *(f"        {line}" if line else "" for line in docstring),
        *(f"        {line}" for line in writer.steps),
    ]
    return "\n".join(lines) + "\n"


def _title(spec: ModelSpec, facts: DataFacts) -> str:
    names = [layer_name(layer, i).replace("_", " ") for i, layer in enumerate(spec.layers)]
    kind = _ANSWERS[facts.task][0]
    title = f"{kind}: {', then '.join([*names, f'a {spec.head.kind} head'])}"
    return title if len(title) <= 100 else f"{kind} of {len(names)} layers and a {spec.head.kind} head"


@dataclass(slots=True, kw_only=True)
class _Writer(Lines):
    """Adds the lines of `__init__` (parts) and `forward` (steps), block by block."""

    facts: DataFacts
    flow: tuple[Flow, ...]
    two_way: int
    temperature: float

    def write(self, spec: ModelSpec) -> None:
        padded = not TASKS[self.facts.task].forecasts
        if self.facts.origins_F:
            self.parts.append(_origins("origins", self.facts.origins_F))
            self.steps.append("values = (values.double() - self.origins).float()")
        if spec.head.kind == "naive" and padded:
            self.naive_answer()
            return
        self.preprocess(spec.preprocess, "valid" if padded else "")
        if straight := has_linear_path(spec.head, self.facts):
            named = _scales(spec.preprocess, self.facts) and _by_name(self.facts)
            self.linear_path(spec, named=named)
        if beside := has_kernel_path(spec.head, self.facts):
            self.add(torch_kernels.kernel_path(self.facts))
        shortcuts = {i - layer.span for i, layer in enumerate(spec.layers) if isinstance(layer, ResidualSpec)}
        for layer, place in zip(spec.layers, places(spec, self.facts), strict=True):
            if place.index in shortcuts:
                self.steps.append(f"before_{place.index + 1} = x")
            self.add(WRITERS[layer.kind].torch(layer, layer_name(layer, place.index), place, padded))
            padded = padded and not isinstance(layer, FlattenSpec)
        if spec.head.kind == "naive":
            self.naive(spec.head)
        elif spec.head.kind == "segments":
            self.add(torch_blocks.segments_head(spec, self.flow[-1], self.facts))
        else:
            self.head(spec.head, padded)
        if straight:
            self.steps.append("y = y + straight")
        if has_quantiles(spec.head, self.facts):
            named = _by_name(self.facts)
            self.steps += torch_quantiles.spread_lines(spec.preprocess, self.facts, named=named)
        self.finish(spec.preprocess, beside=beside)

    def add(self, lines: Lines) -> None:
        self.parts += lines.parts
        self.steps += lines.steps

    def naive_answer(self) -> None:
        if TASKS[self.facts.task].values_sequences:
            self.parts.append(f'self.register_buffer("answer_mean", torch.zeros({len(self.facts.targets)}))')
            self.answers("self.answer_mean.expand(len(lengths), -1)")
            return
        self.parts.append(f'self.register_buffer("logits", torch.zeros({len(self.facts.classes)}))')
        shares = f"{self.calibrated('self.logits')}.softmax(dim=0)"
        if TASKS[self.facts.task].per_step:
            self.steps.append(valid_line().replace("x.", "values."))
            self.steps.append(f"return {shares}.expand(*values.shape[:2], -1).where(valid, 0.0)")
        else:
            self.steps.append(f"return {shares}.expand(len(lengths), -1)")

    def preprocess(self, spec: PreprocessSpec, valid: str) -> None:
        taken = "values" if not self.facts.categories else f"values[:, :, :{self.facts.numbers}]"
        if not _scales(spec, self.facts):
            self.steps.append(f"x = {taken}")
        if _scales(spec, self.facts) and _by_name(self.facts):
            self.add(name_lines(self.facts))
            self.add(scale_lines(self.facts))
            self.steps.append(f"x = ({taken} - mean) / std")
        elif _scales(spec, self.facts):
            inputs = self.facts.numbers
            self.parts.append(f'self.register_buffer("mean", torch.zeros({inputs}))')
            self.parts.append(f'self.register_buffer("std", torch.ones({inputs}))')
            self.steps.append(f"x = ({taken} - self.mean) / self.std")
        if valid:
            self.steps.append(valid_line())
        known = valid
        if self.facts.missing_mask:
            self.steps.append(f"missing = {valid + ' & ' if valid else ''}x.isnan()")
            self.steps.append(f"known = {valid + ' & ' if valid else ''}~x.isnan()")
            known = "known"
        self.level(spec, known)
        if known:
            self.steps.append(f"x = x.where({known}, 0.0)")
        if spec.level == "mean_std":
            total = f"x.square().sum(dim=1, keepdim=True) / {'counts' if known else 'x.shape[1]'}"
            self.steps.append(f"spread = ({total} + {EPSILON}).sqrt()")
            self.of_levelled(spec, "spread", ", value=1.0")
            self.steps.append("x = x / spread")
        if self.facts.missing_mask:
            self.steps.append("x = torch.cat([x, missing.to(x.dtype)], dim=2)")
        if self.facts.categories:
            self.add(category_lines(sizes_of(self.facts), self.facts.numbers, valid))

    def level(self, spec: PreprocessSpec, known: str) -> None:
        if spec.level == "none":
            return
        if not known:
            self.steps.append("level = x[:, -1:]" if spec.level == "last" else "level = x.mean(dim=1, keepdim=True)")
        elif spec.level in ("mean", "mean_std"):
            self.steps.append(f"counts = {known}.sum(dim=1, keepdim=True).clamp(min=1)")
            self.steps.append(f"level = x.where({known}, 0.0).sum(dim=1, keepdim=True) / counts")
        elif known == "valid":
            self.steps.append("level = x[torch.arange(len(x)), lengths - 1][:, None]")
        else:
            self.steps.append("numbers = torch.arange(1, x.shape[1] + 1, device=x.device)[:, None]")
            self.steps.append("last = (known * numbers).amax(dim=1, keepdim=True)  # 0 where nothing is known")
            self.steps.append("level = x.gather(1, (last - 1).clamp(min=0)).where(last > 0, 0.0)")
        self.of_levelled(spec, "level", "")
        self.steps.append("x = x - level")

    def of_levelled(self, spec: PreprocessSpec, name: str, rest: str) -> None:
        """Inputs that keep their level have one number in place of what is taken from the others."""
        levelled = levelled_inputs(spec, self.facts)
        if kept := self.facts.numbers - levelled:
            self.steps.append(f"{name} = nn.functional.pad({name}[:, :, :{levelled}], (0, {kept}){rest})")

    def head(self, spec: HeadSpec, padded: bool) -> None:
        answers, size = prod(answer_shape(self.facts)), self.flow[-1].size
        if not TASKS[self.facts.task].per_step:
            self.pool(spec, padded)
        self.dropout("head_dropout", spec.dropout)
        self.parts.append(f"self.head = nn.Linear({size}, {answers})")
        if has_quantiles(spec, self.facts):
            self.parts.append(f"self.spread = nn.Linear({size}, {2 * SIDE * answers})")
        if TASKS[self.facts.task].forecasts:
            self.steps.append(f"y = self.head(x).unflatten(1, ({self.facts.horizon}, {len(self.facts.targets)}))")

    def linear_path(self, spec: ModelSpec, *, named: bool) -> None:
        """`named` says that the numbers of names are at hand."""
        context, answers, maps = self.facts.context, prod(answer_shape(self.facts)), linear_maps(self.facts)
        inputs = quantity_features(self.facts)
        seen = f"x[:, :, :{inputs}]" if self.facts.categories else "x"
        levels, places = path_levels(spec, self.facts), season_places(spec, self.facts)
        if places:
            self.parts.append(f"self.season = nn.Linear({context * inputs}, {places})")
        self.parts.append(f"self.linear_path = nn.Linear({context * inputs + levels + places}, {maps * answers})")
        self.steps.append(
            f"window = nn.functional.pad({seen}, (0, 0, max(0, {context} - x.shape[1]), 0))[:, -{context}:]"
        )
        self.steps.append("window = window.flatten(1)")
        behind = [f"level[:, 0, :{levels}]"] if levels else []
        behind += ["self.season(window).softmax(dim=1)"] if places else []
        if behind:
            self.steps.append(f"window = torch.cat([window, {', '.join(behind)}], dim=1)")
        shape = f"({self.facts.horizon}, {len(self.facts.targets)})"
        if maps == 1:
            self.steps.append(f"straight = self.linear_path(window).unflatten(1, {shape})")
            return
        if not named:
            self.add(name_lines(self.facts))
        shape = f"({maps}, {shape[1:]}"
        self.steps.append(f"straight = self.linear_path(window).unflatten(1, {shape})")
        self.steps.append("straight = straight[torch.arange(len(x)), names]")

    def pool(self, spec: HeadSpec, padded: bool) -> None:
        if spec.pool == "attention":
            self.parts.append(f"self.scores = nn.Linear({self.flow[-1].size}, 1, bias=False)")
        padded_steps = {
            "last_step": "x[torch.arange(len(x)), lengths - 1]",
            "mean": "x.where(valid, 0.0).sum(dim=1) / lengths[:, None]",
            "max": "x.where(valid, -torch.inf).amax(dim=1)",
            "attention": "(x.where(valid, 0.0) * self.scores(x).where(valid, -torch.inf).softmax(dim=1)).sum(dim=1)",
        }
        steps = {
            "last_step": "x[:, -1]",
            "mean": "x.mean(dim=1)",
            "max": "x.amax(dim=1)",
            "attention": "(x * self.scores(x).softmax(dim=1)).sum(dim=1)",
        }
        chosen = padded_steps if padded else steps
        last = chosen["last_step"]
        if self.two_way:  # each half's reading ends elsewhere
            chosen["last"] = f"torch.cat([{last[:-1]}, :{self.two_way}], x[:, 0, {self.two_way}:]], dim=1)"
        self.steps.append(f"x = {chosen.get(spec.pool, last)}")

    def naive(self, spec: HeadSpec) -> None:
        short = f" if x.shape[1] >= {spec.season} else 1" if spec.season > 1 else ""
        self.steps.append(f"season = {spec.season}{short}")
        self.steps.append(f"steps = torch.arange({self.facts.horizon}, device=x.device) % season - season")
        self.steps.append(f"y = x[:, steps, :{len(self.facts.targets)}]")

    def finish(self, spec: PreprocessSpec, *, beside: bool) -> None:
        asks = TASKS[self.facts.task]
        if asks.forecasts:
            self.finish_forecast(spec)
        elif asks.numbers:
            for name, start in (("answer_mean", "zeros"), ("answer_std", "ones")):
                self.parts.append(f'self.register_buffer("{name}", torch.{start}({len(self.facts.targets)}))')
            self.answers("self.head(x) * self.answer_std + self.answer_mean")
        elif asks.per_step:
            self.steps.append(f"return {self.calibrated('self.head(x)')}.softmax(dim=2).where(valid, 0.0)")
        else:
            logits = "(self.head(x) + beside)" if beside else "self.head(x)"
            self.steps.append(f"return {self.calibrated(logits)}.softmax(dim=1)")

    def calibrated(self, logits: str) -> str:
        """The logits over their temperature."""
        return logits if self.temperature == 1 else f"({logits} / {self.temperature})"

    def finish_forecast(self, spec: PreprocessSpec) -> None:
        targets = len(self.facts.targets)
        if spec.level == "mean_std":
            self.steps.append(f"y = y * spread[:, :, :{targets}]")
        if spec.level != "none":
            self.steps.append(f"y = y + level[:, :, :{targets}]")
        scaled = spec.scale == "standardize"
        if scaled and _by_name(self.facts):
            self.answers(f"y * std[:, :, :{targets}] + mean[:, :, :{targets}]")
            return
        self.answers(f"y * self.std[:{targets}] + self.mean[:{targets}]" if scaled else "y")

    def answers(self, found: str) -> None:
        """The numbers that are answered, with their origins."""
        if self.facts.answer_origins_K:
            self.parts.append(_origins("answer_origins", self.facts.answer_origins_K))
            found = f"({found}).double() + self.answer_origins"
        self.steps.append(f"return {found}")


def _origins(name: str, origins: tuple[float, ...]) -> str:
    """Numbers that are no weights."""
    return f'self.register_buffer("{name}", torch.tensor({list(origins)}, dtype=torch.float64), persistent=False)'
