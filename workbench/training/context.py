"""RunContext: where and beside what a run is trained; its result does not depend on it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.training.ranks import Ranks
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
    ranks: "Ranks | None" = None
    """Those of a run that several processes train together."""


class LostRankError(WorkbenchError):
    """Another process of the run has ended, so that this one cannot go on either; the last finished epoch is kept."""

    def __init__(self) -> None:
        super().__init__(
            "Another process of this run has ended, so that none of them can go on. The last finished epoch is kept: "
            "go on with --resume."
        )


ALONE = RunContext()
"""A run by itself, on the device of its settings, without a window."""
BESIDE_WINDOW = RunContext(window_open=True)
