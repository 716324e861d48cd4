"""The model half of an experiment: preprocessing, a list of layers, and a head."""

from typing import Annotated, Literal

from pydantic import Field, SerializeAsAny

from workbench.models.specs import LAYER_KINDS
from workbench.models.specs.first import EmbeddingSpec, SegmentsSpec
from workbench.models.specs.kernels import KernelsSpec
from workbench.models.specs.layer import Activation, LayerSpec
from workbench.models.specs.patterns import AttentionSpec, Conv1dSpec, TcnSpec
from workbench.models.specs.recurrent import CellName, RecurrentSpec
from workbench.models.specs.sound import LogMelSpec, MfccSpec
from workbench.models.specs.steps import DenseSpec, DropoutSpec, FlattenSpec, LayerNormSpec, ResidualSpec
from workbench.spec_base import KindIn, Spec, knob

__all__ = [
    "HIGH",
    "LAYER_KINDS",
    "LOW",
    "MEDIAN",
    "QUANTILES",
    "Activation",
    "AnyLayer",
    "AttentionSpec",
    "CellName",
    "Conv1dSpec",
    "DenseSpec",
    "DropoutSpec",
    "EmbeddingSpec",
    "FlattenSpec",
    "HeadSpec",
    "KernelsSpec",
    "LayerNormSpec",
    "LayerSpec",
    "LogMelSpec",
    "MfccSpec",
    "ModelSpec",
    "PreprocessSpec",
    "RecurrentSpec",
    "ResidualSpec",
    "SegmentsSpec",
    "TcnSpec",
]
MOST_LAYERS = 256
QUANTILES = (0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975)
"""Levels that a head with quantiles answers: nine for its score, and the ends of bands of 80, 90 and 95 %."""
LOW, MEDIAN, HIGH = (QUANTILES.index(level) for level in (0.1, 0.5, 0.9))
AnyLayer = SerializeAsAny[Annotated[LayerSpec, KindIn(LAYER_KINDS)]]
"""A layer of any listed kind."""


class PreprocessSpec(Spec):
    """What happens to raw values first, and is undone at the output; part of the model and of every export."""

    scale: Literal["standardize", "none"] = knob(
        "standardize",
        title="Scaling",
        description="Subtract the mean and divide by the standard deviation of the training part, per column.",
    )
    level: Literal["last", "mean", "mean_std", "none"] = knob(
        "none",
        title="Remove level",
        description="Subtract each window's own last value or mean, or its mean and spread; a forecast gets them "
        "back at the end.",
    )
    keep_other_levels: bool = knob(
        False,
        title="Keep other levels",
        description="A forecast's targets alone lose their level; its other inputs keep theirs, which may tell what "
        "comes.",
    )


class HeadSpec(Spec):
    """How steps become the answer; its size follows from the task."""

    kind: Literal["linear", "segments", "naive"] = knob(
        "linear",
        title="Kind",
        description="A learned linear map; segments of the forecast, each decoded from the last state; or the naive "
        "answer: a past value repeated, or the commonest class.",
    )
    pool: Literal["last", "mean", "max", "attention", "last_step"] = knob(
        "last",
        title="Pooling",
        description="One vector per sequence: where reading ends (of a two-way layer's backward half, the first step), "
        "the mean or maximum, a learned weighted mean, or the last step of both halves.",
    )
    dropout: float = knob(
        0.0,
        title="Dropout",
        description="Share of the numbers before the last weights set to zero in training.",
        ge=0,
        le=0.95,
    )
    linear_path: bool = knob(
        False,
        title="Linear path",
        description="The window also goes straight to the horizon, by weights that are solved before training; the "
        "layers learn what is left.",
    )
    path_level: bool = knob(
        False,
        title="Level on the path",
        description="The linear path also reads the level that windows lose, which tells of a series that returns to "
        "its mean.",
    )
    path_season: bool = knob(
        False,
        title="Season on the path",
        description="The linear path also reads at which step of the season a window ends, as its values tell by how "
        "well the season's usual course fits them.",
    )
    kernel_path: bool = knob(
        False,
        title="Kernel path",
        description="Kernel features of the whole sequence also tell its class, by weights that are solved before "
        "training; the layers learn by themselves, and both are added in every answer.",
    )
    quantiles: bool = knob(
        False,
        title="Quantiles",
        description="A forecast also says how sure it is: quantiles around its median, learned by the pinball loss.",
    )
    season: int = knob(
        1,
        title="Naive season",
        description="The naive forecast repeats the values of this many steps ago; 1 repeats the last value.",
        unit="steps",
        ge=1,
        le=1_000_000,
    )


class ModelSpec(Spec):
    """A network as the canvas shows it: preprocessing, layers in order, head."""

    template: str = Field(default="", title="Template", description="The template that this model started from.")
    preprocess: PreprocessSpec = PreprocessSpec()
    layers: Annotated[tuple[AnyLayer, ...], Field(max_length=MOST_LAYERS)] = ()
    head: HeadSpec = HeadSpec()
