"""Network: constants and statements of a model in C, as they are added, and the rooms for its numbers between them.

Shapes: R rows, C columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from workbench.data.dataset import DataFacts, Floats
from workbench.export.c.text import Array, constant
from workbench.export.rounding import rounded

TEMPLATES = Path(__file__).parent.parent / "templates" / "c"
PIECES = (
    "matrix",
    "part_of_row",
    "product",
    "products",
    "embedding",
    "activate",
    "relu",
    "gelu",
    "sigmoid",
    "softmax",
    "add",
    "recurrent",
    "layer_norm",
    "convolution",
    "attention",
    "last_steps",
    "mean_of_steps",
    "most_of_steps",
    "sum_of_steps",
    "both_ends",
    "straight",
    "word_of",
    "level",
    "last_level",
    "mean_level",
    "spread_level",
    "without_levels",
    "over_levels",
    "marked",
    "log_mel",
    "lifted",
    "cosine_transform",
    "clip_level",
    "normalised",
    "kernel_features",
)
"""Functions and types by the names of their files, each below those that it needs."""
_OF_WEIGHTS = ("matrix", "part_of_row", "embedding")
"""Those that are others where weights are whole numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where numbers lie: what C calls their address, and the slot of the workspace; none for what the caller gave."""

    text: str
    slot: int | None = None


@dataclass(slots=True, kw_only=True)
class Network:
    """What is written so far: `x` are the numbers that enter the next block, `size` of them at each of at most `most`
    steps."""

    weights: dict[str, Array]
    facts: DataFacts
    int8: bool
    most: int
    x: Room = field(default_factory=lambda: Room(text="values"))
    size: int = 0
    entered: list[Room] = field(default_factory=list)
    """What went into each layer so far."""
    longest: int
    """Steps that may enter at all."""
    temperature: float = 1.0
    """What logits are divided by."""
    held: frozenset[int | None] = frozenset()
    """Slots that a later block asks for."""
    always: frozenset[int | None] = frozenset()
    """Slots that the answer asks for."""
    slots: list[int] = field(default_factory=list)
    """How many numbers each slot of the workspace takes."""
    exact: int = 0
    """How many numbers of double precision are needed."""
    constants: list[str] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    """The functions of cells, by their names."""
    lines: list[str] = field(default_factory=list)

    def array(self, name: str) -> Floats:
        """Weights by their name in the model."""
        return np.asarray(self.weights[name], np.float32)

    def table(self, values: Array, kind: type[np.generic] = np.float32) -> str:
        """Add numbers that are part of the file; their name."""
        name = f"numbers_{len(self.constants)}"
        self.constants.append(constant(name, np.asarray(values, kind)))
        return name

    def matrix(self, weight_RC: Array, bias: Array | None = None) -> str:
        """Add weights of so many rows, and biases of all rows, or of the last ones, or none; their address."""
        weight_RC = np.asarray(weight_RC, np.float32)
        if self.int8:
            rows_RC, scale_R = rounded(weight_RC)
            parts = [self.table(rows_RC, np.int8), self.table(scale_R)]
        else:
            parts = [self.table(weight_RC)]
        rows, columns = weight_RC.shape
        bare = rows - (0 if bias is None else len(bias))
        parts.append("NULL" if bias is None or bare == rows else self.table(bias))
        name = f"matrix_{len(self.constants)}"
        self.constants.append(f"static const matrix {name} = {{{', '.join(parts)}, {bare}, {rows}, {columns}}};\n")
        return f"&{name}"

    def linear(self, name: str) -> str:
        """Add a learned linear map; its address."""
        return self.matrix(self.array(f"{name}.weight"), self.array(f"{name}.bias"))

    def do(self, *lines: str) -> None:
        """Add statements."""
        self.lines.extend(lines)

    def room(self, count: int, *busy: Room) -> Room:
        """Room for so many numbers that are neither x, nor held, nor those of other rooms in use."""
        taken = {self.x.slot, *(each.slot for each in busy)} | self.held | self.always
        free = next((slot for slot in range(len(self.slots)) if slot not in taken), len(self.slots))
        if free == len(self.slots):
            self.slots.append(0)
        self.slots[free] = max(self.slots[free], count)
        return Room(text=f"slot_{free}", slot=free)

    def becomes(self, room: Room, size: int | None = None, most: int | None = None) -> None:
        """What enters the next block lies elsewhere now."""
        self.x = room
        self.size = self.size if size is None else size
        self.most = self.most if most is None else most

    def activate(self, activation: str, room: Room, size: int) -> None:
        """The activation by its name in the specs, of all steps."""
        if activation != "none":
            self.do(f"activate({function_of(activation)}, {room.text}, steps * {size});")

    def pieces(self, code: Iterable[str]) -> list[str]:
        """The functions and types that this code needs, in order."""
        found: list[str] = []
        seen = set(_words("\n".join(code)))
        for name in reversed(PIECES):
            if name in seen:
                text = _piece(f"{name}_int8" if self.int8 and name in _OF_WEIGHTS else name)
                seen |= _words(text)
                found.insert(0, text)
        return found


def function_of(activation: str) -> str:
    """What C calls an activation."""
    return "tanhf" if activation == "tanh" else activation


def _piece(name: str) -> str:
    return (TEMPLATES / f"{name}.c").read_text(encoding="utf-8")


def _words(code: str) -> set[str]:
    """The words of code, without those of comments."""
    words, rest = set(), code
    while rest:
        text, _, rest = rest.partition("/*")
        words |= set("".join(letter if letter.isalnum() or letter == "_" else " " for letter in text).split())
        _, _, rest = rest.partition("*/")
    return words
