"""Layers that work on each step, Flatten and shortcuts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.models.specs.first import EmbeddingSpec
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


class DenseSpec(LayerSpec):
    """The same fully connected layer at every step."""

    kind: Literal["dense"] = "dense"
    name: ClassVar = "Dense"
    title: ClassVar = sentence("Dense")
    hint: ClassVar = sentence("Weighted sums at every step")
    icon: ClassVar = "grid"
    category: ClassVar[LayerCategory] = "layer"
    units: int = knob(64, title="Units", description="Size of the output at every step.", ge=1, le=8192)
    activation: Activation = knob(
        "relu", title="Activation", description="Function after the weights; none keeps the layer linear."
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """Size and activation."""
        return (units_text(self.units), "" if self.activation == "none" else self.activation)

    def equation(self) -> str:
        """Weighted sums, activated."""
        return activated(f"W {X} + b", self.activation)

    def symbols(self) -> tuple[Sentence, ...]:
        """Input, output and weights."""
        return (sentence("xₜ, yₜ: input and output at step t; W: weights; b: biases; both are learned"),)

    def flow(self, before: Flow) -> Flow:
        """As many features as units."""
        return replace(before, size=self.units)

    def parameters(self, place: LayerPlace) -> int:
        """A weight for each input and a bias, for every unit."""
        return (place.before.size + 1) * self.units


class LayerNormSpec(LayerSpec):
    """Each step scaled to mean 0 and deviation 1 over its features, then by learned weights."""

    kind: Literal["layer_norm"] = "layer_norm"
    name: ClassVar = "LayerNorm"
    title: ClassVar = sentence("LayerNorm")
    hint: ClassVar = sentence("Evens out each step's values")
    icon: ClassVar = "scale-balance"
    category: ClassVar[LayerCategory] = "layer"
    epsilon: float = knob(
        1e-5, title="Epsilon", description="Added to the variance, against division by zero.", ge=1e-12, le=0.1
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """What is added to the variance."""
        return (sentence("ε {epsilon}", epsilon=self.epsilon),)

    def equation(self) -> str:
        """Ba, Kiros and Hinton, 2016."""
        return f"{Y} = w ⊙ ({X} − mean({X})) / √(var({X}) + ε) + b"

    def symbols(self) -> tuple[Sentence, ...]:
        """Statistics and weights."""
        return (sentence("mean and var: over the features of step t; ε: epsilon; w, b: learned, one per feature"),)

    def parameters(self, place: LayerPlace) -> int:
        """A weight and a bias for each feature."""
        return 2 * place.before.size


class DropoutSpec(LayerSpec):
    """A share of values set to zero while training."""

    kind: Literal["dropout"] = "dropout"
    name: ClassVar = "Dropout"
    title: ClassVar = "Dropout"
    hint: ClassVar = sentence("Zeros at random, less overfitting")
    icon: ClassVar = "dots-grid"
    category: ClassVar[LayerCategory] = "layer"
    rate: float = knob(0.2, title="Rate", description="Share of values set to zero in training.", ge=0, le=0.95)

    def card(self) -> tuple[Sentence | str, ...]:
        """The rate."""
        return (dropout_text(self.rate) or sentence("off"),)

    def equation(self) -> str:
        """Srivastava et al., 2014."""
        return f"{Y} = m ⊙ {X} / (1 − p)"

    def symbols(self) -> tuple[Sentence, ...]:
        """The mask."""
        return (sentence("m: zeros with probability p, else ones, drawn anew in training; outside training yₜ = xₜ"),)

    def kept(self, place: LayerPlace) -> int:
        """The values and the mask."""
        return 2 * place.after.size


class FlattenSpec(LayerSpec):
    """The last steps side by side as one vector; shorter sequences repeat their first step."""

    kind: Literal["flatten"] = "flatten"
    name: ClassVar = "Flatten"
    title: ClassVar = sentence("Flatten")
    hint: ClassVar = sentence("Last steps side by side")
    icon: ClassVar = "view-sequential-outline"
    category: ClassVar[LayerCategory] = "layer"
    mixes_steps: ClassVar = True
    steps: int | None = knob(
        None,
        title="Steps",
        description="How many last steps are taken; the whole context when not given.",
        unit="steps",
        ge=1,
        le=1_000_000,
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """How many steps."""
        return (sentence("all steps") if self.steps is None else sentence("last {count} steps", count=self.steps),)

    def equation(self) -> str:
        """The last n steps."""
        return "y = [x<sub>T−n+1</sub>, …, x<sub>T</sub>]"

    def symbols(self) -> tuple[Sentence, ...]:
        """Which steps."""
        return (sentence("T: the last step of the sequence; n: how many steps are taken"),)

    def flow(self, before: Flow) -> Flow:
        """One long step."""
        return replace(before, steps=1, size=before.size * (self.steps or before.steps))

    def keeps_steps(self) -> bool:
        """Only one is left."""
        return False

    def unstreamable(self, place: LayerPlace) -> Iterator[Sentence]:
        """What comes after it would carry on from one long step to the next, where the whole begins anew with each."""
        if any(layer.mixes_steps for layer in place.layers[place.index + 1 :]):
            yield sentence("Only blocks that work on each step alone may come after Flatten: move the others above it.")

    def suits(self, task: Task, *, sound: bool | None) -> bool:
        """Where not every step is answered."""
        return not TASKS[task].per_step


class ResidualSpec(LayerSpec):
    """A shortcut: adds what went into an earlier block, so that deep stacks learn what is left to do."""

    kind: Literal["residual"] = "residual"
    name: ClassVar = "Residual"
    title: ClassVar = sentence("Residual")
    hint: ClassVar = sentence("Adds what went into a block above")
    icon: ClassVar = "debug-step-over"
    category: ClassVar[LayerCategory] = "layer"
    span: int = knob(1, title="Span", description="Blocks that the shortcut leads around.", unit="blocks", ge=1, le=64)

    def card(self) -> tuple[Sentence | str, ...]:
        """Where the shortcut begins."""
        if self.span == 1:
            return (sentence("around the block above"),)
        return (sentence("around {count} blocks", count=self.span),)

    def equation(self) -> str:
        """He et al., 2016."""
        return f"{Y} = {X} + W z<sub>t</sub>"

    def symbols(self) -> tuple[Sentence, ...]:
        """What is added."""
        return (
            sentence("zₜ: what went into the block where the shortcut begins"),
            sentence("W: learned weights where the widths differ, else nothing is changed"),
        )

    def parameters(self, place: LayerPlace) -> int:
        """A linear map where the widths differ."""
        earlier, now = place.flow[max(place.index - self.span, 0)].size, place.before.size
        return (earlier + 1) * now if earlier != now else 0

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """It adds step to step, so the blocks between must keep them."""
        span, index = self.span, place.index
        spanned = place.layers[max(index - span, 0) : index]
        if span > index:
            yield sentence(
                "The shortcut leads around {span} blocks, but only {index} come before it.", span=span, index=index
            )
        elif not all(layer.keeps_steps() for layer in spanned):
            yield sentence("A block inside the shortcut changes the number of steps: nothing fits to be added.")
        elif any(isinstance(layer, EmbeddingSpec) for layer in spanned):
            yield sentence(
                "The shortcut would add the characters' numbers: lead it around the blocks after the embedding."
            )


KINDS: dict[str, type[LayerSpec]] = {
    "dense": DenseSpec,
    "layer_norm": LayerNormSpec,
    "dropout": DropoutSpec,
    "flatten": FlattenSpec,
    "residual": ResidualSpec,
}
"""By the name that a spec's `kind` holds."""
