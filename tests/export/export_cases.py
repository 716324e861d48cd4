"""Small models of every kind, and their inputs."""

from dataclasses import dataclass
from typing import Any

import torch

from workbench.data.dataset import DataFacts, Statistics
from workbench.export.bundle import Exportable
from workbench.models.build import SequenceModel, build_model
from workbench.models.spec import (
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

CONTEXT, HORIZON = 12, 5
KINDS = [("SimpleRNN", "tanh"), ("SimpleRNN", "relu"), ("GRU", "tanh"), ("LSTM", "tanh")]
RECURRENT = [
    RecurrentSpec(cell=cell, activation=activation, units=6, depth=depth, bidirectional=both, dropout=0.3)
    for cell, activation in KINDS
    for both in (False, True)
    for depth in (1, 3)
]


def recurrent_name(spec: RecurrentSpec) -> str:
    directions = "both" if spec.bidirectional else "one"
    return f"{spec.cell}-{spec.activation}-{directions}-{spec.depth}"


@dataclass(frozen=True, kw_only=True)
class Built:
    spec: ModelSpec
    facts: DataFacts
    statistics: Statistics
    model: SequenceModel

    def inputs(self, batch: int, length: int, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
        torch.manual_seed(seed)
        x_BTF = torch.randn(batch, length, 3) * torch.tensor([2.0, 30.0, 0.5]) + torch.tensor([10.0, -500.0, 0.0])
        if self.facts.missing_mask:
            x_BTF[torch.rand_like(x_BTF) < 0.3] = torch.nan
        lengths_B = torch.full((batch,), length)
        if self.facts.task == "classify":
            lengths_B = torch.linspace(length, 1, batch).long()
        return x_BTF, lengths_B

    @torch.inference_mode()
    def answer(self, x_BTF: torch.Tensor, lengths_B: torch.Tensor) -> torch.Tensor:
        return self.model(x_BTF, lengths_B)


def build(
    task: str,
    *layers: LayerSpec,
    head: HeadSpec | None = None,
    preprocess: PreprocessSpec | None = None,
    **changes: Any,
) -> Built:
    forecast = task == "forecast"
    facts = DataFacts(
        **{
            "task": task,
            "inputs": ("load", "pressure", "wind, m/s"),
            "targets": ("load", "pressure") if forecast else (),
            "classes": () if forecast else ("calm", 'so "so"', "风暴"),
            "context": CONTEXT,
            "horizon": HORIZON if forecast else 0,
            "missing_mask": False,
            "season": 4,
            **changes,
        }
    )
    statistics = Statistics(
        mean_F=(10.0, -500.0, 0.1), std_F=(2.0, 30.0, 0.5), class_counts=() if forecast else (3, 9, 4)
    )
    spec = ModelSpec(layers=layers, head=head or HeadSpec(), preprocess=preprocess or PreprocessSpec())
    torch.manual_seed(7)
    return Built(spec=spec, facts=facts, statistics=statistics, model=build_model(spec, facts, statistics).eval())


def exportable(built: Built, **changes: Any) -> Exportable:
    return Exportable(model=built.model, facts=built.facts, statistics=built.statistics, **changes)


BOTH = RecurrentSpec(units=5, bidirectional=True)
LAST, MEAN = PreprocessSpec(level="last"), PreprocessSpec(level="mean")
MIXED: tuple[LayerSpec, ...] = (
    DenseSpec(units=7, activation="gelu"),
    RecurrentSpec(cell="LSTM", units=4),
    LayerNormSpec(),
    DropoutSpec(),
    DenseSpec(units=3, activation="tanh"),
    DenseSpec(units=3, activation="none"),
    BOTH,
    DenseSpec(units=3),
)
OTHERS = {
    **{
        f"{task}-{pool}-{level}-{'mask' if mask else 'full'}": (
            lambda task=task, pool=pool, level=level, mask=mask: build(
                task,
                BOTH,
                head=HeadSpec(pool=pool),
                preprocess=PreprocessSpec(level=level),
                missing_mask=mask,
            )
        )
        for task in ("forecast", "classify")
        for pool, level, mask in [
            ("last", "last", True),
            ("mean", "mean", True),
            ("max", "none", True),
            ("mean", "last", False),
            ("max", "mean", False),
        ]
    },
    "forecast-mixed": lambda: build("forecast", *MIXED, preprocess=PreprocessSpec(scale="none")),
    "classify-mixed": lambda: build("classify", *MIXED),
    "forecast-flatten": lambda: build("forecast", FlattenSpec(), DenseSpec(units=4), preprocess=LAST),
    "forecast-flatten-some": lambda: build("forecast", BOTH, FlattenSpec(steps=4), BOTH, preprocess=MEAN),
    "classify-flatten": lambda: build("classify", BOTH, FlattenSpec(steps=7), LayerNormSpec(), BOTH),
    "classify-flatten-twice": lambda: build("classify", FlattenSpec(steps=3), FlattenSpec(steps=2)),
    "forecast-no-layers": lambda: build("forecast", head=HeadSpec(pool="mean")),
    "forecast-naive-last": lambda: build("forecast", head=HeadSpec(kind="naive"), preprocess=LAST),
    "forecast-naive-season": lambda: build("forecast", head=HeadSpec(kind="naive", season=4)),
    "forecast-naive-mask": lambda: build("forecast", head=HeadSpec(kind="naive", season=30), missing_mask=True),
    "classify-naive": lambda: build("classify", head=HeadSpec(kind="naive")),
}
