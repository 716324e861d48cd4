"""Recurrent layers: equal ones of one cell on top of each other; title, hint and icon are the cell's."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from workbench.models.cells import CELLS
from workbench.models.specs.layer import Flow, LayerCategory, LayerPlace, LayerSpec, dropout_text, units_text
from workbench.sentence import Sentence, sentence
from workbench.spec_base import NameIn, knob

CellName = Annotated[str, NameIn(CELLS)]


class RecurrentSpec(LayerSpec):
    """Equal recurrent layers: h_t = f(W h_(t-1) + U x_t + b), or its gated kinds."""

    kind: Literal["recurrent"] = "recurrent"
    category: ClassVar[LayerCategory] = "recurrent"
    mixes_steps: ClassVar = True
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

    def card(self) -> tuple[Sentence | str, ...]:
        """Size, directions and, where it is not the usual one, the activation."""
        both = sentence("both directions") if self.bidirectional else ""
        activation = self.activation if self.activation in CELLS[self.cell].activations[1:] else ""
        return (units_text(self.units), both, activation, dropout_text(self.dropout))

    def equation(self) -> str:
        """The cell's."""
        return "<br>".join(CELLS[self.cell].equations).replace("activation", self.activation)

    def symbols(self) -> tuple[Sentence, ...]:
        """The cell's."""
        return CELLS[self.cell].symbols

    def flow(self, before: Flow) -> Flow:
        """The states of all directions side by side."""
        return replace(before, size=self.units * self.directions)

    def parameters(self, place: LayerPlace) -> int:
        """Those of all layers and directions."""
        sizes = [place.before.size] + [self.units * self.directions] * (self.depth - 1)
        return self.directions * sum(CELLS[self.cell].parameters(size, self.units) for size in sizes)

    def kept(self, place: LayerPlace) -> int:
        """Gates and states of every layer, and a dropout's mask."""
        return (CELLS[self.cell].kept + (1 if self.dropout > 0 else 0)) * place.after.size * self.depth

    def looks_ahead(self) -> bool:
        """Backwards it reads the end first."""
        return self.bidirectional or not CELLS[self.cell].causal

    def unstreamable(self, place: LayerPlace) -> Iterator[Sentence]:
        """Backwards it begins at an end that a stream has not, and exports must be able to carry on its states."""
        if self.bidirectional:
            yield sentence("A layer that reads in both directions begins at the end: switch Both directions off.")
        elif not CELLS[self.cell].streams:
            yield sentence(
                "The cell {cell} cannot carry on its state in an exported file: take one of {cells}.",
                cell=self.cell,
                cells=", ".join(name for name, cell in CELLS.items() if cell.streams),
            )

    @property
    def directions(self) -> int:
        """How many ways the sequence is read."""
        return 2 if self.bidirectional else 1


KINDS: dict[str, type[LayerSpec]] = {
    "recurrent": RecurrentSpec,
}
"""By the name that a spec's `kind` holds."""
