"""Kernel features: how often fixed random convolutions lie above fitted biases, and where such a layer may stand."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.models.specs.layer import Flow, LayerCategory, LayerPlace, LayerSpec, Y
from workbench.models.specs.sound import LogMelSpec
from workbench.sentence import Sentence, sentence
from workbench.spec_base import knob

LENGTH, LARGE = 9, 3
KERNELS = math.comb(LENGTH, LARGE)
"""All kernels of nine weights, of which three are 2 and six are -1, so that a level tells nothing."""
MOST_DILATIONS = 6
PATH_FEATURES = 4_000
"""Of a head's kernel path."""
MOST_PLACES = 256
"""Steps at which the kernels are laid upon a whole sequence of typical length, nearly."""


def dilations(steps: int) -> tuple[int, ...]:
    """Distances between the steps that a kernel reads, from neighbours to what just fits into so many steps."""
    most = max((steps - 1) // (LENGTH - 1), 1)
    powers = (math.log2(most) * place / (MOST_DILATIONS - 1) for place in range(MOST_DILATIONS))
    return tuple(sorted({int(2**power + 1e-9) for power in powers}))


def stride(steps: int) -> int:
    """Steps from one place of a kernel to the next in whole sequences of so many steps."""
    return max(1, round(steps / MOST_PLACES))


def biases(features: int, steps: int) -> int:
    """How many biases each kernel has at each dilation, for about so many features."""
    return max(1, features // (KERNELS * len(dilations(steps))))


def kernel_count(features: int, steps: int) -> int:
    """How many features that makes."""
    return KERNELS * len(dilations(steps)) * biases(features, steps)


class KernelsSpec(LayerSpec):
    """Fixed convolutions at several dilations; a feature is the share of steps at which one lies above a bias.

    After Dempster, Schmidt and Webb (2021), MiniRocket.
    """

    kind: Literal["kernels"] = "kernels"
    name: ClassVar = "Kernels"
    title: ClassVar = sentence("Kernel features")
    hint: ClassVar = sentence("How often fixed patterns occur")
    icon: ClassVar = "view-module"
    category: ClassVar[LayerCategory] = "pattern"
    mixes_steps: ClassVar = True
    features: int = knob(
        2000,
        title="Features",
        description="How many are made, nearly: every kernel at every dilation gets equally many biases, one at least.",
        ge=1,
        le=20_000,
    )
    window: int | None = knob(
        None,
        title="Window",
        description="Steps that one output sums up, for recurrent layers to read; the whole sequence when not given.",
        unit="steps",
        ge=1,
        le=1_000_000,
    )

    def card(self) -> tuple[Sentence | str, ...]:
        """How many, and over how many steps."""
        count = sentence("{count} features", count=self.features)
        return (
            count,
            sentence("all steps") if self.window is None else sentence("of {count} steps", count=self.window),
        )

    def equation(self) -> str:
        """The share of steps above a bias."""
        inner = "Σ<sub>i=−4…4</sub> k<sub>i</sub> x<sub>s+d·i</sub>"
        return f"{Y} = mean<sub>s</sub>[{inner} &gt; b]"

    def symbols(self) -> tuple[Sentence, ...]:
        """Kernels, dilations and biases."""
        return (
            sentence("k: a kernel of nine weights, three of them 2 and six −1; d: its dilation; neither is learned"),
            sentence("s: the steps that are summed up; b: a bias, a quantile of the sum over training examples"),
        )

    def flow(self, before: Flow) -> Flow:
        """One step of features, or one for each window."""
        steps = 1 if self.window is None else (before.steps - 1) // self.window + 1
        usual = 1 if self.window is None else (before.usual - 1) // self.window + 1
        return replace(before, steps=steps, typical=usual, size=kernel_count(self.features, before.usual))

    def keeps_steps(self) -> bool:
        """Only where a window is one step."""
        return self.window == 1

    def shortens_by(self) -> int:
        """Steps of a window."""
        return self.window or 1

    def looks_ahead(self) -> bool:
        """A kernel reads both sides of a step."""
        return True

    def suits(self, task: Task, *, sound: bool | None) -> bool:
        """Numbers; of sound the features that another block makes."""
        return not TASKS[task].text

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """What is not known before training can have no fitted biases, and learns nothing through them."""
        if not all(isinstance(layer, LogMelSpec) for layer in place.layers[: place.index]):
            yield sentence(
                "Kernel features are fitted before training and let no gradient through: move this block to the first "
                "place, or right behind sound features."
            )
        if place.index == 0 and place.facts.categories:
            yield sentence("Kernel features are made of numbers, but some inputs hold words: ignore those columns.")


KINDS: dict[str, type[LayerSpec]] = {"kernels": KernelsSpec}
"""By the name that a spec's `kind` holds."""
