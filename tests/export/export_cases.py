"""Small models of every kind, and their inputs."""

from dataclasses import dataclass
from typing import Any

import torch

from workbench.data.dataset import NAME_INPUT, DataFacts, Statistics
from workbench.export.bundle import Exportable
from workbench.models.build import SequenceModel, build_model
from workbench.models.calibration import Calibration
from workbench.models.kernels import RandomKernels
from workbench.models.spec import (
    AttentionSpec,
    Conv1dSpec,
    DenseSpec,
    DropoutSpec,
    EmbeddingSpec,
    FlattenSpec,
    HeadSpec,
    KernelsSpec,
    LayerNormSpec,
    LayerSpec,
    LogMelSpec,
    MfccSpec,
    ModelSpec,
    PreprocessSpec,
    RecurrentSpec,
    ResidualSpec,
    SegmentsSpec,
    TcnSpec,
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
        if self.facts.task == "next-token":
            x_BTF = torch.randint(len(self.facts.classes), (batch, length, 1)).float()
        elif self.facts.sample_rate is not None:
            x_BTF = torch.randn(batch, length, 1) * 0.1
        else:
            x_BTF = self._columns(batch, length)
        lengths_B = torch.full((batch,), length)
        if self.facts.task != "forecast":
            lengths_B = torch.linspace(length, 1, batch).long()
        return x_BTF, lengths_B

    def _columns(self, batch: int, length: int) -> torch.Tensor:
        x_BTF = torch.randn(batch, length, 3) * torch.tensor([2.0, 30.0, 0.5]) + torch.tensor([10.0, -500.0, 0.0])
        x_BTF = x_BTF[:, :, : self.facts.numbers]
        for words in self.facts.categories.values():  # some are unseen
            x_BTF = torch.cat([x_BTF, torch.randint(len(words) + 2, (batch, length, 1)).float()], dim=2)
        if self.facts.missing_mask:
            x_BTF[torch.rand_like(x_BTF) < 0.3] = torch.nan
        return x_BTF

    @torch.inference_mode()
    def answer(self, x_BTF: torch.Tensor, lengths_B: torch.Tensor) -> torch.Tensor:
        return self.model(x_BTF, lengths_B)


def _scales_by_name(facts: DataFacts) -> dict[str, Any]:
    if facts.named is None or facts.task != "forecast":
        return {}
    names = range(len(facts.categories[NAME_INPUT]) + 1)
    means = tuple((10.0 + name, -500.0 * name, 0.1, *(0.0,) * len(facts.categories)) for name in names)
    stds = tuple((2.0 + name, 30.0, 0.5 + name, *(1.0,) * len(facts.categories)) for name in names)
    return {"name_mean_VF": means, "name_std_VF": stds}


def build(
    task: str,
    *layers: LayerSpec,
    head: HeadSpec | None = None,
    preprocess: PreprocessSpec | None = None,
    **changes: Any,
) -> Built:
    forecast, numbers = task == "forecast", task in ("forecast", "regress")
    facts = DataFacts(
        **{
            "task": task,
            "inputs": ("load", "pressure", "wind, m/s"),
            "targets": ("load", "pressure") if numbers else (),
            "classes": () if numbers else ("calm", 'so "so"', "风暴"),
            "context": CONTEXT,
            "horizon": HORIZON if forecast else 0,
            "missing_mask": False,
            "season": 4,
            **changes,
        }
    )
    measured, worded = facts.numbers, len(facts.categories)
    statistics = Statistics(
        mean_F=(*(10.0, -500.0, 0.1)[:measured], *(0.0,) * worded),
        std_F=(*(2.0, 30.0, 0.5)[:measured], *(1.0,) * worded),
        class_counts=() if numbers else (3, 9, 4),
        answer_mean_K=(4.0, -20.0) if task == "regress" else (),
        answer_std_K=(2.0, 30.0) if task == "regress" else (),
        **_scales_by_name(facts),
    )
    spec = ModelSpec(layers=layers, head=head or HeadSpec(), preprocess=preprocess or PreprocessSpec())
    torch.manual_seed(7)
    model = build_model(spec, facts, statistics).eval()
    if model.linear_path is not None:  # which would be nothing until it is solved
        for weight in (*model.linear_path.parameters(), *model.head.parameters()):
            torch.nn.init.normal_(weight, std=0.3)
        if model.linear_path.season is not None:
            for fitted in model.linear_path.season.buffers():
                torch.nn.init.normal_(fitted, std=0.3)
    for kernels in (module for module in model.modules() if isinstance(module, RandomKernels)):
        kernels.bias_DJV.copy_(torch.randint_like(kernels.bias_DJV, -3000, 3000) + 0.5)
    if model.kernel_path is not None:
        torch.nn.init.normal_(model.kernel_path.linear.weight, std=0.1)
    for name, buffer in model.named_buffers():
        if name.rpartition(".")[2] in ("running_mean", "running_var", "mean_M", "std_M"):
            buffer.add_(torch.rand_like(buffer))
    return Built(spec=spec, facts=facts, statistics=statistics, model=model)


def calibrated(built: Built) -> Built:
    built.model.calibration = Calibration(temperature=0.37, threshold=0.8, wanted=0.95, examples=50)
    return built


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
OFF = PreprocessSpec(scale="none")
FRAMES = {"window": 16, "hop": 4, "mels": 6}
BLOCKS: dict[str, tuple[tuple[LayerSpec, ...], str]] = {
    "conv": (
        (Conv1dSpec(units=4, width=4), BOTH, Conv1dSpec(units=5, width=3, stride=2, activation="gelu")),
        "attention",
    ),
    "conv-causal": ((Conv1dSpec(units=4, width=3, stride=3, causal=True, norm="none", dropout=0.2), BOTH), "last"),
    "conv-flatten": ((Conv1dSpec(units=4, width=3, stride=2, activation="none"), FlattenSpec(), BOTH), "mean"),
    "tcn": ((TcnSpec(units=4, depth=3), TcnSpec(units=4, depth=1), BOTH), "max"),
    "attention": ((BOTH, AttentionSpec(heads=2), ResidualSpec(span=1), LayerNormSpec()), "mean"),
    "attention-causal": ((BOTH, AttentionSpec(heads=5, causal=True), ResidualSpec(span=2)), "last"),
}


def sound(*layers: LayerSpec) -> Built:
    return build("classify", *layers, inputs=("sound",), sample_rate=8000, preprocess=OFF)


WORDS = {"store": ("A", "B", 'so "so"', "北京", "E"), "open": ("no", "yes"), "kind (5 steps ahead)": tuple("abcdefg")}


def worded(task: str, *layers: LayerSpec, numbers: int = 3, **changes: Any) -> Built:
    """With categories behind some numbers, of which one has few words and one looks ahead."""
    inputs = (*("load", "pressure", "wind, m/s")[:numbers], *WORDS)
    return build(task, *layers, **{"inputs": inputs, "categories": WORDS, **changes})


OTHERS = {
    **{
        f"{task}-words-{level}-{'mask' if mask else 'full'}": (
            lambda task=task, level=level, mask=mask: worded(
                task, BOTH, head=HeadSpec(pool="mean"), preprocess=PreprocessSpec(level=level), missing_mask=mask
            )
        )
        for task in ("forecast", "classify", "label-steps")
        for level, mask in [("last", False), ("mean_std", True), ("none", False)]
    },
    **{
        f"forecast-names-{level}": lambda level=level: worded(
            "forecast",
            BOTH,
            inputs=("load", "pressure", "wind, m/s", "store", NAME_INPUT),
            categories={"store": tuple("ABCDE"), NAME_INPUT: ("north", "south")},
            preprocess=PreprocessSpec(level=level),
        )
        for level in ("last", "mean_std")
    },
    **{
        f"forecast-names-straight-{scale}": lambda scale=scale: worded(
            "forecast",
            BOTH,
            inputs=("load", "pressure", "wind, m/s", NAME_INPUT),
            categories={NAME_INPUT: ("north", "south", "west")},
            preprocess=PreprocessSpec(scale=scale),
            head=HeadSpec(linear_path=True, path_level=scale == "none", path_season=scale == "none"),
        )
        for scale in ("standardize", "none")
    },
    "forecast-calendar": lambda: worded(
        "forecast",
        BOTH,
        inputs=("load", "pressure", "wind, m/s", "hour (calendar)"),
        categories={"hour (calendar)": tuple(str(hour) for hour in range(24))},
    ),
    "forecast-words-straight": lambda: worded("forecast", BOTH, head=HeadSpec(linear_path=True), missing_mask=True),
    "classify-only-words": lambda: worded("classify", BOTH, numbers=0),
    "forecast-words-naive": lambda: worded("forecast", head=HeadSpec(kind="naive")),
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
    **{
        f"forecast-kept-{level}-{'mask' if mask else 'full'}": lambda level=level, mask=mask: build(
            "forecast", BOTH, preprocess=PreprocessSpec(level=level, keep_other_levels=True), missing_mask=mask
        )
        for level, mask in [("last", False), ("mean_std", True), ("mean", False)]
    },
    **{
        f"forecast-straight-{level}-{'mask' if mask else 'full'}": lambda level=level, mask=mask: build(
            "forecast",
            BOTH,
            head=HeadSpec(linear_path=True, pool="mean", dropout=0.5),
            preprocess=PreprocessSpec(level=level),
            missing_mask=mask,
        )
        for level, mask in [("last", False), ("mean_std", True), ("none", False)]
    },
    **{
        f"forecast-straight-with-{level}-{'mask' if mask else 'full'}": lambda level=level, mask=mask: build(
            "forecast",
            BOTH,
            head=HeadSpec(linear_path=True, path_level=True),
            preprocess=PreprocessSpec(level=level, keep_other_levels=mask),
            missing_mask=mask,
        )
        for level, mask in [("last", False), ("last", True), ("mean", False)]
    },
    **{
        f"forecast-straight-season-{level}-{'mask' if mask else 'full'}": lambda level=level, mask=mask: build(
            "forecast",
            BOTH,
            head=HeadSpec(linear_path=True, path_level=True, path_season=True),
            preprocess=PreprocessSpec(level=level),
            missing_mask=mask,
        )
        for level, mask in [("last", False), ("mean", True), ("mean_std", False), ("none", False)]
    },
    **{
        f"{task}-{pool}-of-two-ways": lambda task=task, pool=pool: build(
            task,
            RecurrentSpec(cell="LSTM", units=5, depth=2, bidirectional=True),
            DropoutSpec(),
            head=HeadSpec(pool=pool),
        )
        for task in ("forecast", "classify", "regress")
        for pool in ("last", "last_step")
    },
    **{
        f"{task}-kernels-{'whole' if window is None else window}": lambda task=task, window=window: build(
            task, KernelsSpec(features=200, window=window), DropoutSpec(), *([] if window is None else [BOTH])
        )
        for task in ("forecast", "classify", "regress")
        for window in (None, 5)
    },
    "label-steps-kernels": lambda: build("label-steps", KernelsSpec(features=90, window=1), BOTH, missing_mask=True),
    "classify-kernels-long": lambda: build("classify", KernelsSpec(features=900), typical=700),
    "classify-kernel-path": lambda: build("classify", BOTH, head=HeadSpec(kernel_path=True)),
    "classify-kernel-path-words": lambda: worded("classify", BOTH, head=HeadSpec(kernel_path=True), missing_mask=True),
    "forecast-straight-words": lambda: worded("forecast", BOTH, head=HeadSpec(linear_path=True), preprocess=LAST),
    "forecast-straight-alone": lambda: build("forecast", head=HeadSpec(linear_path=True), preprocess=LAST),
    "forecast-no-layers": lambda: build("forecast", head=HeadSpec(pool="mean")),
    "forecast-naive-last": lambda: build("forecast", head=HeadSpec(kind="naive"), preprocess=LAST),
    "forecast-naive-season": lambda: build("forecast", head=HeadSpec(kind="naive", season=4)),
    "forecast-naive-mask": lambda: build("forecast", head=HeadSpec(kind="naive", season=30), missing_mask=True),
    "classify-naive": lambda: build("classify", head=HeadSpec(kind="naive")),
    **{
        f"{task}-blocks-{name}": lambda task=task, layers=layers, pool=pool: build(
            task, *layers, head=HeadSpec(pool=pool, dropout=0.5)
        )
        for task in ("forecast", "classify")
        for name, (layers, pool) in BLOCKS.items()
    },
    **{
        f"{task}-mean-std-{'mask' if mask else 'full'}": lambda task=task, mask=mask: build(
            task, BOTH, preprocess=PreprocessSpec(level="mean_std"), missing_mask=mask
        )
        for task in ("forecast", "classify")
        for mask in (False, True)
    },
    "forecast-segments": lambda: build(
        "forecast",
        SegmentsSpec(length=5, units=6),
        RecurrentSpec(units=7),
        head=HeadSpec(kind="segments", dropout=0.5),
        preprocess=LAST,
    ),
    "forecast-segments-short": lambda: build(
        "forecast",
        SegmentsSpec(length=2, units=6),
        RecurrentSpec(cell="LSTM", units=3, bidirectional=True),
        ResidualSpec(span=1),
        head=HeadSpec(kind="segments"),
        preprocess=PreprocessSpec(level="mean_std"),
    ),
    "regress": lambda: build("regress", BOTH, head=HeadSpec(pool="mean")),
    "regress-naive": lambda: build("regress", head=HeadSpec(kind="naive")),
    "label-steps": lambda: build("label-steps", BOTH, Conv1dSpec(units=4, width=3), DenseSpec(units=5)),
    **{
        f"forecast-tcn-{level}": lambda level=level: build(
            "forecast", TcnSpec(units=4, depth=2), preprocess=PreprocessSpec(level=level)
        )
        for level in ("last", "mean", "mean_std")
    },
    **{
        f"{task}-calibrated-{head.kind}": (
            lambda task=task, head=head: calibrated(
                build(task, *(() if head.kind == "naive" else (BOTH,)), head=head, missing_mask=True)
            )
        )
        for task in ("classify", "label-steps")
        for head in (HeadSpec(), HeadSpec(kind="naive"))
    },
    "classify-calibrated-kernels": lambda: calibrated(
        build("classify", BOTH, head=HeadSpec(pool="mean", kernel_path=True))
    ),
    "label-steps-mask": lambda: build("label-steps", TcnSpec(units=4), missing_mask=True, preprocess=MEAN),
    "label-steps-naive": lambda: build("label-steps", head=HeadSpec(kind="naive")),
    "next-token": lambda **changes: build(
        "next-token",
        EmbeddingSpec(units=4),
        RecurrentSpec(cell="LSTM", units=5, depth=2),
        inputs=("text",),
        preprocess=OFF,
        **changes,
    ),
    **{
        f"sound-{normalize}": lambda normalize=normalize: sound(LogMelSpec(normalize=normalize, **FRAMES), BOTH)
        for normalize in ("channel", "clip", "both", "none")
    },
    "sound-range": lambda: sound(LogMelSpec(range_db=6, normalize="both", **FRAMES), BOTH),
    "sound-mfcc": lambda: sound(
        MfccSpec(coefficients=5, range_db=6, time_mask=3, **FRAMES | {"window": 18}),
        Conv1dSpec(units=4, stride=2),
        BOTH,
        FlattenSpec(),
    ),
}
