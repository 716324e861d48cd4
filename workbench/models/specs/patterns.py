"""Layers that find patterns over several steps: convolutions and attention."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from workbench.models.specs.layer import (
    Activation,
    Flow,
    LayerCategory,
    LayerPlace,
    LayerSpec,
    X,
    Y,
    activated,
    dropout_text,
    units_text,
)
from workbench.sentence import Sentence, sentence
from workbench.spec_base import knob

PAST_ONLY = sentence("past only")


class Conv1dSpec(LayerSpec):
    """A pattern finder that slides along the sequence: every output sees `width` neighbouring steps."""

    kind: Literal["conv1d"] = "conv1d"
    name: ClassVar = "Conv1d"
    title: ClassVar = sentence("Convolution")
    hint: ClassVar = sentence("Finds short patterns anywhere")
    icon: ClassVar = "blur-linear"
    category: ClassVar[LayerCategory] = "pattern"
    mixes_steps: ClassVar = True
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

    def card(self) -> tuple[Sentence | str, ...]:
        """Size, width, stride and direction."""
        stride = sentence("every {count} steps", count=self.stride) if self.stride > 1 else ""
        width = sentence("{count} wide", count=self.width)
        return (units_text(self.units), width, stride, PAST_ONLY if self.causal else "", dropout_text(self.dropout))

    def equation(self) -> str:
        """A sum over neighbours, normalised and activated."""
        stride = "" if self.stride == 1 else str(self.stride)
        offset = f"−{self.width - 1}" if self.causal else f"−{(self.width - 1) // 2}"
        inner = f"Σ<sub>i=0…{self.width - 1}</sub> W<sub>i</sub> x<sub>{stride}t+i{offset}</sub> + b"
        return activated(f"norm({inner})" if self.norm == "batch" else inner, self.activation)

    def symbols(self) -> tuple[Sentence, ...]:
        """Weights and normalisation."""
        return (
            sentence("xₜ, yₜ: input and output at step t, zero beyond the ends; W: weights per neighbour; b: biases"),
            sentence(
                "norm: each unit scaled to mean 0 and deviation 1 over the batch in training, then by what was seen"
            ),
        )

    def flow(self, before: Flow) -> Flow:
        """Every `stride`-th step."""
        return replace(before, steps=(before.steps - 1) // self.stride + 1, size=self.units)

    def parameters(self, place: LayerPlace) -> int:
        """Weights, a bias and the normalisation's two numbers for every unit."""
        return (self.width * place.before.size + 1 + (2 if self.norm == "batch" else 0)) * self.units

    def kept(self, place: LayerPlace) -> int:
        """Sums, activations, normalised values and a mask."""
        return (2 + (self.norm == "batch") + (self.dropout > 0)) * place.after.size

    def keeps_steps(self) -> bool:
        """Where none is left out."""
        return self.stride == 1

    def shortens_by(self) -> int:
        """The stride."""
        return self.stride

    def looks_ahead(self) -> bool:
        """Unless it is causal or sees one step only."""
        return self.width > 1 and not self.causal

    def unstreamable(self, place: LayerPlace) -> Iterator[Sentence]:
        """Later steps have not come yet."""
        if self.looks_ahead():
            yield sentence("A convolution that also sees what comes later cannot answer yet: switch Causal on.")
        elif self.stride > self.width:
            yield sentence("The convolution leaves steps out: take a stride that is no longer than its width.")


class TcnSpec(LayerSpec):
    """A temporal convolutional network: causal convolutions that look 1, 2, 4, ... steps back, with shortcuts."""

    kind: Literal["tcn"] = "tcn"
    name: ClassVar = "TCN"
    title: ClassVar = "TCN"
    hint: ClassVar = sentence("Patterns over longer and longer spans")
    icon: ClassVar = "family-tree"
    category: ClassVar[LayerCategory] = "pattern"
    mixes_steps: ClassVar = True
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

    def card(self) -> tuple[Sentence | str, ...]:
        """Size and width; the card's stack tells the levels."""
        return (units_text(self.units), sentence("{count} wide", count=self.width), dropout_text(self.dropout))

    def equation(self) -> str:
        """One level."""
        past = "Σ<sub>i</sub> W<sub>i</sub> x<sub>t−i·2<sup>d</sup></sub>"
        return f"{Y} = {X} + relu({past} + b), d = 0 … {self.depth - 1}"

    def symbols(self) -> tuple[Sentence, ...]:
        """Levels and weights."""
        return (
            sentence("d: the level, which looks 2ᵈ steps apart; each level reads the one before, from the past only"),
            sentence("W: one weight matrix per step that is seen; b: biases; both are learned at every level"),
        )

    def flow(self, before: Flow) -> Flow:
        """As many features as units."""
        return replace(before, size=self.units)

    def parameters(self, place: LayerPlace) -> int:
        """Those of all levels, and a linear shortcut where the widths differ."""
        inputs = place.before.size
        sizes = [inputs] + [self.units] * (self.depth - 1)
        shortcut = (inputs + 1) * self.units if inputs != self.units else 0
        return sum((self.width * size + 1) * self.units for size in sizes) + shortcut

    def kept(self, place: LayerPlace) -> int:
        """Sums, activations and outputs of every level."""
        return 3 * self.depth * place.after.size

    def unstreamable(self, place: LayerPlace) -> tuple[Sentence, ...]:
        """Nothing: each level keeps the steps that it looks back to."""
        return ()


class AttentionSpec(LayerSpec):
    """Self-attention: every step gathers what it needs from all steps, by learned questions and answers."""

    kind: Literal["attention"] = "attention"
    name: ClassVar = "Attention"
    title: ClassVar = sentence("Attention")
    hint: ClassVar = sentence("Every step asks all the others")
    icon: ClassVar = "eye-outline"
    category: ClassVar[LayerCategory] = "pattern"
    mixes_steps: ClassVar = True
    heads: int = knob(4, title="Heads", description="Questions that each step may ask at once.", ge=1, le=64)
    causal: bool = knob(False, title="Causal", description="Gather from the present step and those before it only.")
    dropout: float = knob(
        0.1,
        title="Dropout",
        description="Share of outputs set to zero in training, against overfitting.",
        ge=0,
        le=0.95,
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """Heads and direction."""
        heads = sentence("{count} heads", count=self.heads)
        return (heads, PAST_ONLY if self.causal else "", dropout_text(self.dropout))

    def equation(self) -> str:
        """Vaswani et al., 2017."""
        until = "s ≤ t" if self.causal else "s"
        return (
            "q<sub>t</sub>, k<sub>t</sub>, v<sub>t</sub> = W x<sub>t</sub> + b<br>"
            f"{Y} = U Σ<sub>{until}</sub> softmax<sub>s</sub>(q<sub>t</sub> · k<sub>s</sub> / √n) v<sub>s</sub> + c"
        )

    def symbols(self) -> tuple[Sentence, ...]:
        """Questions, answers and weights."""
        return (
            sentence(
                "q, k, v: what step t asks for, offers to be found by, and tells; each head has its own of size n"
            ),
            sentence("W, U: weights; b, c: biases; all are learned"),
        )

    def parameters(self, place: LayerPlace) -> int:
        """Four linear maps."""
        return 4 * (place.before.size + 1) * place.before.size

    def kept(self, place: LayerPlace) -> int:
        """Questions, keys, values and outputs, and every head's weights over all steps."""
        return 6 * place.after.size + self.heads * place.before.steps

    def looks_ahead(self) -> bool:
        """Unless it is causal."""
        return not self.causal

    def unstreamable(self, place: LayerPlace) -> Iterator[Sentence]:
        """Everything that came is asked again."""
        yield sentence(
            "Attention asks every step that came before, so that it would keep more with each step: take a recurrent "
            "layer or a TCN instead."
        )

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """Heads share the features evenly."""
        if place.before.size % self.heads:
            yield sentence(
                "{heads} heads cannot share {size} features evenly: take a number of heads that divides them.",
                heads=self.heads,
                size=place.before.size,
            )


KINDS: dict[str, type[LayerSpec]] = {
    "conv1d": Conv1dSpec,
    "tcn": TcnSpec,
    "attention": AttentionSpec,
}
"""By the name that a spec's `kind` holds."""
