"""What every layer's spec says of it: settings, sizes, what it computes, what its card shows, where it fits.

A layer's module is listed beside it in the modules of `models`, its exports in `export/layers.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from workbench.data.spec import Task
from workbench.sentence import Sentence, sentence
from workbench.spec_base import Spec

if TYPE_CHECKING:
    from workbench.data.dataset import DataFacts

Activation = Literal["relu", "tanh", "gelu", "none"]
LayerCategory = Literal["first", "recurrent", "pattern", "layer"]
"""The palette's groups; those of "first" read raw data."""
X = "x<sub>t</sub>"
Y = "y<sub>t</sub>"
"""What equations call the input and the output at a step, as HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Between two blocks: `steps` of the longest sequence, features per step, and channels that are read alone."""

    steps: int
    size: int
    channels: int = 1
    typical: int = 0
    """Steps of a sequence of median length; 0 where that is not known."""

    @property
    def usual(self) -> int:
        """Steps of a usual sequence: what is fitted to a length must not hang on a single long one."""
        return self.typical or self.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerPlace:
    """Where a layer stands: its number, all layers, what flows between them, and what is around them."""

    index: int
    layers: "tuple[LayerSpec, ...]"
    flow: tuple[Flow, ...]
    facts: "DataFacts"
    head: str
    """Kind of the head."""
    values_as_they_are: bool
    """Whether the preprocessing neither scales nor removes a level."""

    @property
    def before(self) -> Flow:
        """What enters the layer."""
        return self.flow[self.index]

    @property
    def after(self) -> Flow:
        """What leaves the layer."""
        return self.flow[self.index + 1]


class LayerSpec(Spec):
    """A layer as the canvas shows it; what is not said otherwise is said here, for layers that work on each step."""

    kind: str
    name: ClassVar[str]
    """What the catalogue knows the block by."""
    title: ClassVar[Sentence | str]
    """What its card says; a text where that is a name in every language."""
    hint: ClassVar[Sentence]
    """A few words on what it is good for."""
    icon: ClassVar[str]
    category: ClassVar[LayerCategory]
    step_name: ClassVar[Sentence | None] = None
    """What a step is called after the layer, where it is another one."""
    mixes_steps: ClassVar[bool] = False
    """Whether an answer at one step can know of others."""

    def card(self) -> tuple[Sentence | str, ...]:
        """The settings that matter most, in a few words each; empty ones are left out."""
        return ()

    def equation(self) -> str:
        """What the layer computes, one line an equation, as HTML with subscripts."""
        raise NotImplementedError

    def symbols(self) -> tuple[Sentence, ...]:
        """What the equation's symbols stand for, one sentence a line."""
        raise NotImplementedError

    def flow(self, before: Flow) -> Flow:
        """What leaves the layer."""
        return before

    def parameters(self, place: LayerPlace) -> int:
        """Numbers that are learned."""
        return 0

    def kept(self, place: LayerPlace) -> int:
        """Numbers that training keeps for each step that leaves the layer, until the backward pass."""
        return place.after.size

    def keeps_steps(self) -> bool:
        """Whether step t after the layer is still step t before it."""
        return True

    def shortens_by(self) -> int:
        """Steps that become one."""
        return 1

    def least_steps(self) -> int:
        """Steps that must have come before anything leaves the layer, unless they are filled up."""
        return 1

    def looks_ahead(self) -> bool:
        """Whether a step's output depends on later steps."""
        return False

    def unstreamable(self, place: LayerPlace) -> Iterable[Sentence]:
        """What keeps it from reading a sequence as it comes, with no more than a state of fixed size kept between
        steps, and what would do instead."""
        if self.mixes_steps or self.looks_ahead() or not self.keeps_steps():
            yield sentence(
                "{block} reads a sequence as a whole: take a recurrent layer, a causal convolution or a TCN instead.",
                block=self.title,
            )

    def suits(self, task: Task, *, sound: bool | None) -> bool:
        """Whether the layer can do anything for a task; `sound` is None while no data says what it is."""
        return True

    def fitted(self, facts: "DataFacts") -> Self:
        """The layer with what the data asks for, when it is new."""
        return self

    def misplaced(self, place: LayerPlace) -> Iterable[Sentence]:
        """What keeps it from working where it stands."""
        return ()


def units_text(units: int) -> Sentence:
    """How cards tell a size."""
    return sentence("{count} units", count=units)


def dropout_text(rate: float) -> Sentence | str:
    """How cards tell a dropout, where there is one."""
    return sentence("dropout {rate}", rate=float(f"{rate:.3g}")) if rate else ""


def activated(inner: str, activation: str) -> str:
    """The equation of a step's output from a sum and the activation's name."""
    return f"{Y} = {inner}" if activation == "none" else f"{Y} = {activation}({inner})"
