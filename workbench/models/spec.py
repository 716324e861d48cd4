"""The model half of an experiment: preprocessing, a list of layers, and a head."""

from typing import Annotated, Literal

from pydantic import Field

from workbench.models.cells import CELLS
from workbench.spec_base import NameIn, Spec, knob

CellName = Annotated[str, NameIn(CELLS)]
Activation = Literal["relu", "tanh", "gelu", "none"]


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


class RecurrentSpec(Spec):
    """Equal recurrent layers: h_t = f(W h_(t-1) + U x_t + b), or its gated kinds."""

    kind: Literal["recurrent"] = "recurrent"
    cell: CellName = knob("GRU", title="Cell", description="SimpleRNN forgets soonest; GRU and LSTM remember longer.")
    units: int = knob(64, title="Units", description="Size of the hidden state.", ge=1, le=4096)
    depth: int = knob(1, title="Depth", description="Equal layers on top of each other.", unit="layers", ge=1, le=16)
    bidirectional: bool = knob(
        False, title="Both directions", description="Read the sequence forwards and backwards; doubles the output."
    )
    dropout: float = knob(
        0.0,
        title="Dropout after each layer",
        description="Share of outputs set to zero in training, against overfitting.",
        ge=0,
        le=0.95,
    )
    activation: Literal["tanh", "relu"] = knob(
        "tanh", title="Activation", description="f in the SimpleRNN's equation; GRU and LSTM have their own."
    )


class DenseSpec(Spec):
    """The same fully connected layer at every step."""

    kind: Literal["dense"] = "dense"
    units: int = knob(64, title="Units", description="Size of the output at every step.", ge=1, le=8192)
    activation: Activation = knob(
        "relu", title="Activation", description="Function after the weights; none keeps the layer linear."
    )


class LayerNormSpec(Spec):
    """Each step scaled to mean 0 and deviation 1 over its features, then by learned weights."""

    kind: Literal["layer_norm"] = "layer_norm"
    epsilon: float = knob(
        1e-5, title="Epsilon", description="Added to the variance, against division by zero.", ge=1e-12, le=0.1
    )


class DropoutSpec(Spec):
    """A share of values set to zero while training."""

    kind: Literal["dropout"] = "dropout"
    rate: float = knob(0.2, title="Rate", description="Share of values set to zero in training.", ge=0, le=0.95)


class FlattenSpec(Spec):
    """The last steps side by side as one vector; shorter sequences repeat their first step."""

    kind: Literal["flatten"] = "flatten"
    steps: int | None = knob(
        None,
        title="Steps",
        description="How many last steps are taken; the whole context when not given.",
        unit="steps",
        ge=1,
        le=1_000_000,
    )


class Conv1dSpec(Spec):
    """A pattern finder that slides along the sequence: every output sees `width` neighbouring steps."""

    kind: Literal["conv1d"] = "conv1d"
    units: int = knob(64, title="Units", description="How many patterns are looked for.", ge=1, le=4096)
    width: int = knob(
        5, title="Width", description="Neighbouring steps that one output sees.", unit="steps", ge=1, le=1024
    )
    stride: int = knob(
        1,
        title="Stride",
        description="Steps between two outputs; 2 halves the sequence for the blocks that follow.",
        unit="steps",
        ge=1,
        le=1024,
    )
    causal: bool = knob(False, title="Causal", description="See only the present step and those before it.")
    norm: Literal["batch", "none"] = knob(
        "batch", title="Normalisation", description="Even out each unit over the batch; padded steps do not count."
    )
    activation: Activation = knob(
        "relu", title="Activation", description="Function after the weights; none keeps the layer linear."
    )
    dropout: float = knob(
        0.0,
        title="Dropout",
        description="Share of outputs set to zero in training, against overfitting.",
        ge=0,
        le=0.95,
    )


class TcnSpec(Spec):
    """A temporal convolutional network: causal convolutions that look 1, 2, 4, ... steps back, with shortcuts."""

    kind: Literal["tcn"] = "tcn"
    units: int = knob(64, title="Units", description="Patterns per level.", ge=1, le=4096)
    width: int = knob(3, title="Width", description="Steps that one output of a level sees.", unit="steps", ge=2, le=64)
    depth: int = knob(
        4,
        title="Depth",
        description="Levels; each looks back twice as far as the one before.",
        unit="levels",
        ge=1,
        le=16,
    )
    dropout: float = knob(
        0.1,
        title="Dropout",
        description="Share of outputs set to zero in training, against overfitting.",
        ge=0,
        le=0.95,
    )


class AttentionSpec(Spec):
    """Self-attention: every step gathers what it needs from all steps, by learned questions and answers."""

    kind: Literal["attention"] = "attention"
    heads: int = knob(4, title="Heads", description="Questions that each step may ask at once.", ge=1, le=64)
    causal: bool = knob(False, title="Causal", description="Gather from the present step and those before it only.")
    dropout: float = knob(
        0.1,
        title="Dropout",
        description="Share of outputs set to zero in training, against overfitting.",
        ge=0,
        le=0.95,
    )


class ResidualSpec(Spec):
    """A shortcut: adds what went into an earlier block, so that deep stacks learn what is left to do."""

    kind: Literal["residual"] = "residual"
    span: int = knob(1, title="Span", description="Blocks that the shortcut leads around.", unit="blocks", ge=1, le=64)


class EmbeddingSpec(Spec):
    """A learned vector for every character, in place of its number."""

    kind: Literal["embedding"] = "embedding"
    units: int = knob(64, title="Units", description="Size of the vector for each character.", ge=1, le=4096)


class SegmentsSpec(Spec):
    """Each column alone, cut into pieces that become one step each: long windows turn short (Lin et al., 2023)."""

    kind: Literal["segments"] = "segments"
    length: int = knob(24, title="Length", description="Steps per segment.", unit="steps", ge=1, le=100_000)
    units: int = knob(512, title="Units", description="Size of the vector for each segment.", ge=1, le=8192)


class LogMelSpec(Spec):
    """Sound as the ear hears it: the loudness of frequency bands in short frames of the samples."""

    kind: Literal["log_mel"] = "log_mel"
    window: int = knob(512, title="Frame", description="Samples that one frame sees.", unit="samples", ge=16, le=65_536)
    hop: int = knob(
        80, title="Hop", description="Samples between the starts of two frames.", unit="samples", ge=1, le=65_536
    )
    mels: int = knob(40, title="Mel bands", description="Frequency bands, narrow below and wide above.", ge=2, le=512)
    low_hz: float = knob(
        0.0, title="Lowest frequency", description="Where the first band begins.", unit="Hz", ge=0, le=100_000
    )
    high_hz: float | None = knob(
        None,
        title="Highest frequency",
        description="Where the last band ends; half of the sample rate when not given.",
        unit="Hz",
        gt=0,
        le=200_000,
    )
    normalize: Literal["channel", "clip", "both", "none"] = knob(
        "channel",
        title="Normalisation",
        description="Bands scaled by the training part, by each recording's own mean and spread, or own mean and "
        "the training part's spread.",
    )
    range_db: float = knob(
        0.0,
        title="Dynamic range",
        description="What is quieter than this below the recording's loudest band is raised to it, so that recordings "
        "with more or less background noise look alike; 0 keeps everything.",
        unit="dB",
        ge=0,
        le=200,
    )
    time_mask: int = knob(
        0,
        title="Time mask",
        description="Frames blanked at random in training, at most (SpecAugment).",
        unit="frames",
        ge=0,
        le=10_000,
    )
    frequency_mask: int = knob(
        0,
        title="Frequency mask",
        description="Bands blanked at random in training, at most.",
        unit="bands",
        ge=0,
        le=512,
    )
    warp: float = knob(
        0.0,
        title="Frequency warp",
        description="In training each recording's frequencies are spread or squeezed by up to this share, as if "
        "another voice had spoken.",
        ge=0,
        le=0.9,
    )


class MfccSpec(LogMelSpec):
    """The shape of a sound's spectrum in a few numbers per frame: the cosine transform of its log-mel bands."""

    kind: Literal["mfcc"] = "mfcc"  # type: ignore[assignment]
    coefficients: int = knob(
        13, title="Coefficients", description="Numbers kept per frame, from coarse to fine.", ge=2, le=512
    )


LayerSpec = Annotated[
    RecurrentSpec
    | DenseSpec
    | LayerNormSpec
    | DropoutSpec
    | FlattenSpec
    | Conv1dSpec
    | TcnSpec
    | AttentionSpec
    | ResidualSpec
    | EmbeddingSpec
    | SegmentsSpec
    | LogMelSpec
    | MfccSpec,
    Field(discriminator="kind"),
]
LAYER_KINDS: dict[str, type[Spec]] = {
    "recurrent": RecurrentSpec,
    "dense": DenseSpec,
    "layer_norm": LayerNormSpec,
    "dropout": DropoutSpec,
    "flatten": FlattenSpec,
    "conv1d": Conv1dSpec,
    "tcn": TcnSpec,
    "attention": AttentionSpec,
    "residual": ResidualSpec,
    "embedding": EmbeddingSpec,
    "segments": SegmentsSpec,
    "log_mel": LogMelSpec,
    "mfcc": MfccSpec,
}


class HeadSpec(Spec):
    """How steps become the answer; its size follows from the task."""

    kind: Literal["linear", "segments", "naive"] = knob(
        "linear",
        title="Kind",
        description="A learned linear map; segments of the forecast, each decoded from the last state; or the naive "
        "answer: a past value repeated, or the commonest class.",
    )
    pool: Literal["last", "mean", "max", "attention"] = knob(
        "last",
        title="Pooling",
        description="One vector per sequence: the last valid step, the mean or maximum, or a learned weighted mean.",
    )
    dropout: float = knob(
        0.0,
        title="Dropout",
        description="Share of the numbers before the last weights set to zero in training.",
        ge=0,
        le=0.95,
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
    layers: tuple[LayerSpec, ...] = ()
    head: HeadSpec = HeadSpec()
