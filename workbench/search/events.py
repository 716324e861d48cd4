"""What a search tells: plain picklable events, in the order they happen. Progress comes between them."""

from dataclasses import dataclass, field
from typing import Literal

from workbench.sentence import Sentence
from workbench.training.events import EpochEnd

TrialState = Literal["waiting", "running", "complete", "pruned", "failed"]
Setting = float | int | bool | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialStart:
    """A trial begins or goes on, with these values of the settings that are searched."""

    trial: int
    settings: dict[str, Setting]
    run: str
    """The first of its runs that is trained now."""
    message: Sentence | None = None
    """Why it is tried again, where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialEpoch:
    """An epoch of one of a trial's runs has finished."""

    trial: int
    run: str
    end: EpochEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialEnd:
    """A trial as it stands or has ended.

    `value` is its lowest validation loss, over several seeds their mean; of one that was pruned the lowest so far.
    """

    trial: int
    state: TrialState
    value: float | None
    settings: dict[str, Setting]
    runs: tuple[str, ...] = ()
    spread: float | None = None
    """Standard deviation of the seeds' values, where there are several."""
    message: Sentence | str = ""
    """Why it failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEnd:
    """Nothing is left to try, for this process at least; `best` is the best of all trials of all machines."""

    best: TrialEnd | None
    states: dict[TrialState, int] = field(default_factory=dict)
    """How many trials stand how."""


SearchEvent = TrialStart | TrialEpoch | TrialEnd | SearchEnd
