"""What the small files of a run hold: how it stands, what it knows of its data, and how far back it looks."""

from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.data.dataset import DataFacts, Statistics
from workbench.data.recipe import Recipe
from workbench.sentence import Sentence, unpacked

Status = Literal["queued", "running", "finished", "stopped", "failed", "interrupted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """state.json: how a run stands, and which process runs it."""

    status: Status
    created: str
    message: str = ""
    """Why it failed, or what to know of how it ended."""
    said: dict[str, Any] | None = None
    """The message once more with template and values, where it is the program's own, to be told in any language."""
    pid: int = 0
    started: str = ""
    """Start mark of the process, which tells it from a later one of the same number."""
    place: int = 0
    """Place in the queue, from 1; kept until the run ends, so that one whose process died is still in the queue."""

    @property
    def failure(self) -> Sentence | str:
        """The message, to be shown in any language where that can be."""
        try:
            return self.message if self.said is None else unpacked(self.said)
        except ValueError:
            return self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """facts.json: what the run knows of its data, enough to rebuild the model without them."""

    facts: DataFacts
    statistics: Statistics
    fingerprint: str
    recipe: Recipe = field(default_factory=Recipe, compare=False)
    """How the first table was read; it says nothing of what was learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMemory:
    """memory.json: how many of the context's last steps the model was found to use, after so many epochs."""

    context: int
    horizon: int
    epochs: int
