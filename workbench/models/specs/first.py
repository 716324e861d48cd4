"""Layers that read characters or columns themselves, and so come first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from workbench.data.spec import Task
from workbench.data.tasks import TASKS
from workbench.models.specs.layer import Flow, LayerCategory, LayerPlace, LayerSpec, X, Y, units_text
from workbench.sentence import Sentence, sentence
from workbench.spec_base import knob

if TYPE_CHECKING:
    from workbench.data.dataset import DataFacts


class EmbeddingSpec(LayerSpec):
    """A learned vector for every character, in place of its number."""

    kind: Literal["embedding"] = "embedding"
    name: ClassVar = "Embedding"
    title: ClassVar = sentence("Embedding")
    hint: ClassVar = sentence("A learned vector per character")
    icon: ClassVar = "alphabetical"
    category: ClassVar[LayerCategory] = "first"
    units: int = knob(64, title="Units", description="Size of the vector for each character.", ge=1, le=4096)

    def card(self) -> tuple[Sentence | str, ...]:
        """The size."""
        return (units_text(self.units),)

    def equation(self) -> str:
        """A row of a table."""
        return f"{Y} = E[{X}]"

    def symbols(self) -> tuple[Sentence, ...]:
        """The table."""
        return (sentence("E: a table with one learned vector per character; xₜ: the number of the character"),)

    def flow(self, before: Flow) -> Flow:
        """As many features as units."""
        return replace(before, size=self.units)

    def parameters(self, place: LayerPlace) -> int:
        """A vector for each character."""
        return len(place.facts.classes) * self.units

    def suits(self, task: Task, *, sound: bool | None) -> bool:
        """Text."""
        return TASKS[task].text

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """It reads the characters themselves."""
        if not TASKS[place.facts.task].text:
            yield sentence(
                "An embedding is for text: it gives every character a vector, but the data holds measurements."
            )
        elif place.index > 0:
            yield sentence("An embedding reads the characters themselves: move it to the first place.")
        if not place.values_as_they_are:
            yield sentence("Characters are names, not quantities: switch scaling and level off in the preprocessing.")


class SegmentsSpec(LayerSpec):
    """Each column alone, cut into pieces that become one step each: long windows turn short (Lin et al., 2023)."""

    kind: Literal["segments"] = "segments"
    name: ClassVar = "Segments"
    title: ClassVar = sentence("Segments")
    hint: ClassVar = sentence("Long windows cut into pieces")
    icon: ClassVar = "view-column-outline"
    category: ClassVar[LayerCategory] = "first"
    mixes_steps: ClassVar = True
    step_name: ClassVar = sentence("segments")
    length: int = knob(24, title="Length", description="Steps per segment.", unit="steps", ge=1, le=100_000)
    units: int = knob(512, title="Units", description="Size of the vector for each segment.", ge=1, le=8192)

    def card(self) -> tuple[Sentence | str, ...]:
        """Length and size."""
        return (sentence("{count} steps each", count=self.length), units_text(self.units))

    def equation(self) -> str:
        """A linear map of each segment, activated."""
        return "y<sub>s</sub> = relu(W [x<sub>(s−1)n+1</sub>, …, x<sub>sn</sub>] + b)"

    def symbols(self) -> tuple[Sentence, ...]:
        """Segments and weights."""
        return (
            sentence("s: the segment; n: its length; every column of the data is a sequence of its own"),
            sentence("W: weights; b: biases; both are learned and the same for all segments and columns"),
        )

    def flow(self, before: Flow) -> Flow:
        """One step for each segment, and every column alone."""
        steps = (before.steps - 1) // self.length + 1
        return Flow(steps=steps, size=self.units, channels=before.channels * before.size)

    def parameters(self, place: LayerPlace) -> int:
        """A weight for each step of a segment and a bias, for every unit."""
        return (self.length + 1) * self.units

    def keeps_steps(self) -> bool:
        """Many become one."""
        return False

    def suits(self, task: Task, *, sound: bool | None) -> bool:
        """Forecasts."""
        return TASKS[task].forecasts and not sound

    def fitted(self, facts: "DataFacts") -> Self:
        """No longer than half the window."""
        return self.model_copy(update={"length": max(1, min(self.length, facts.context // 2, facts.horizon))})

    def misplaced(self, place: LayerPlace) -> Iterator[Sentence]:
        """They are cut from columns, and put together by the head of that kind."""
        if place.index > 0:
            yield sentence("Segments are cut from the columns themselves: move this block to the first place.")
        if not TASKS[place.facts.task].forecasts:
            yield sentence(
                "Segments are for forecasts: each column is read alone, and nothing puts them together again."
            )
        elif place.head != "segments":
            yield sentence("After Segments each column is alone: choose the kind segments for the head.")
        if place.facts.missing_mask:
            yield sentence("Segments cannot mark missing values: let the data fill them in another way.")
        if place.facts.categories:
            yield sentence("Segments read each column alone, so that categories would tell the targets nothing.")


KINDS: dict[str, type[LayerSpec]] = {
    "embedding": EmbeddingSpec,
    "segments": SegmentsSpec,
}
"""By the name that a spec's `kind` holds."""
