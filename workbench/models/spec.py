"""The model half of an experiment: preprocessing, a list of layers, and a head."""

from typing import Annotated, Literal

from pydantic import Field

from workbench.spec_base import Spec, knob

Cell = Literal["SimpleRNN", "GRU", "LSTM"]


class PreprocessSpec(Spec):
    """What happens to raw values first, and is undone at the output; part of the model and of every export."""

    scale: Literal["standardize", "none"] = knob(
        "standardize",
        title="Scaling",
        description="Subtract the mean and divide by the standard deviation of the training part, per column.",
    )
    level: Literal["last", "mean", "none"] = knob(
        "none",
        title="Remove level",
        description="Subtract each window's own last value or mean; a forecast gets it back at the end.",
    )


class RecurrentSpec(Spec):
    """Equal recurrent layers: h_t = f(W h_(t-1) + U x_t + b), or its gated kinds."""

    kind: Literal["recurrent"] = "recurrent"
    cell: Cell = knob("GRU", title="Cell", description="SimpleRNN forgets soonest; GRU and LSTM remember longer.")
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
    activation: Literal["relu", "tanh", "gelu", "none"] = knob(
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


LayerSpec = Annotated[
    RecurrentSpec | DenseSpec | LayerNormSpec | DropoutSpec | FlattenSpec, Field(discriminator="kind")
]
LAYER_KINDS: dict[str, type[Spec]] = {
    "recurrent": RecurrentSpec,
    "dense": DenseSpec,
    "layer_norm": LayerNormSpec,
    "dropout": DropoutSpec,
    "flatten": FlattenSpec,
}


class HeadSpec(Spec):
    """How steps become the answer; its size follows from the task."""

    kind: Literal["linear", "naive"] = knob(
        "linear",
        title="Kind",
        description="A learned linear map, or the naive answer: a past value repeated, or the commonest class.",
    )
    pool: Literal["last", "mean", "max"] = knob(
        "last", title="Pooling", description="One vector per sequence: the last valid step, or the mean or maximum."
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
