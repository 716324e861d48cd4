"""RunContext: where and beside what a run is trained; its result does not depend on it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.training.trainer import Turns


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """What the machine offers a run."""

    device: str | None = None
    """Takes the place of the device in the run's settings."""
    window_open: bool = False
    """Whether a processor core is left to a window."""
    turns: "Turns | None" = None
    """When another run may go on, where several share a thread."""


ALONE = RunContext()
"""A run by itself, on the device of its settings, without a window."""
BESIDE_WINDOW = RunContext(window_open=True)
