"""A small drawing of what happens in a cell at one step: where the states go, and which gates they pass.

Places are in pixels of a drawing at its own size, x to the right and y down.
"""

from dataclasses import dataclass
from typing import Literal

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """Something with a text: a gate has learned weights, an operation has none, a value comes or goes."""

    kind: Literal["gate", "operation", "value"]
    at: Place
    text: str
    """A value with an index is written as `h_t-1`."""
    name: str = ""
    """What the equations call a gate's result."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A line along which a value goes."""

    along: tuple[Place, ...]
    arrow: bool = True
    branch: bool = False
    """Whether it begins at another wire, which a dot shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """All parts and wires, within a frame that is the cell at step t."""

    size: Place
    frame: tuple[float, float, float, float]
    """x, y, width and height."""
    parts: tuple[Part, ...]
    wires: tuple[Wire, ...]


def gate(name: str, function: str, at: Place) -> Part:
    """A gate: the function of weighted sums."""
    return Part("gate", at, function, name)


def operation(text: str, at: Place) -> Part:
    """What is done number by number."""
    return Part("operation", at, text)


def value(text: str, at: Place) -> Part:
    """What comes from the step before or goes to the next one."""
    return Part("value", at, text)


def wire(*along: Place) -> Wire:
    """A line with an arrow."""
    return Wire(along)


def branch(*along: Place, arrow: bool = True) -> Wire:
    """A line that begins at another one."""
    return Wire(along, arrow, branch=True)


def line(*along: Place) -> Wire:
    """A line that leads into another one."""
    return Wire(along, arrow=False)
