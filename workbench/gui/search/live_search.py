"""LiveSearch: what is known of the trials of a search, added up from its events; no widgets."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.search.events import SearchEnd, Setting, TrialEnd, TrialEpoch, TrialStart, TrialState
from workbench.sentence import Sentence

ENDED: frozenset[TrialState] = frozenset(("complete", "pruned", "failed"))


@dataclass(slots=True, kw_only=True)
class LiveTrial:
    """One trial as it stands; of one with several seeds `epoch` belongs to the run in hand."""

    number: int
    state: TrialState = "waiting"
    settings: dict[str, Setting] = field(default_factory=dict)
    value: float | None = None
    spread: float | None = None
    epoch: int = 0
    runs: tuple[str, ...] = ()
    message: Sentence | str = ""
    here: bool = False
    """Whether this window has trained it."""


@dataclass(slots=True, kw_only=True)
class LiveSearch:
    """The trials of one search by their number; `apply` adds an event."""

    trials: dict[int, LiveTrial] = field(default_factory=dict)

    @property
    def ended(self) -> int:
        """How many trials need nothing more."""
        return sum(trial.state in ENDED for trial in self.trials.values())

    @property
    def complete(self) -> tuple[LiveTrial, ...]:
        """Those that were trained to their end, in order."""
        return tuple(trial for trial in self.ordered() if trial.state == "complete" and _is_known(trial.value))

    @property
    def best(self) -> LiveTrial | None:
        """The complete trial of the lowest value; of equal ones the first."""
        return min(self.complete, key=lambda trial: trial.value or 0.0, default=None)

    def ordered(self) -> tuple[LiveTrial, ...]:
        """All trials by number."""
        return tuple(self.trials[number] for number in sorted(self.trials))

    def apply(self, event: object) -> None:
        """Add what an event tells."""
        if isinstance(event, TrialStart):
            trial = self._trial(event.trial)
            trial.state, trial.settings, trial.message = "running", event.settings, event.message or ""
            trial.here = True
        elif isinstance(event, TrialEpoch):
            trial = self._trial(event.trial)
            trial.epoch = event.end.epoch
            loss = event.end.val_loss
            trial.value = loss if trial.value is None else min(trial.value, loss)
        elif isinstance(event, TrialEnd):
            self._end(event)
        elif isinstance(event, SearchEnd) and event.best is not None:
            self._end(event.best)

    def read(self, stored: Iterable[TrialEnd]) -> None:
        """Take over trials as they stand where they are kept, of other processes too."""
        for trial in stored:
            self._end(trial)

    def stop(self) -> None:
        """What this process had in hand waits from now on."""
        for trial in self.trials.values():
            trial.state = "waiting" if trial.state == "running" else trial.state

    def _end(self, event: TrialEnd) -> None:
        trial = self._trial(event.trial)
        trial.state, trial.settings, trial.runs = event.state, event.settings, event.runs
        trial.spread, trial.message = event.spread, event.message
        if event.value is not None or event.state in ENDED:
            trial.value = event.value

    def _trial(self, number: int) -> LiveTrial:
        return self.trials.setdefault(number, LiveTrial(number=number))


def _is_known(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def best_so_far(trials: Iterable[LiveTrial]) -> tuple[list[int], list[float]]:
    """The numbers of complete trials, and the lowest value up to each."""
    numbers: list[int] = []
    lowest: list[float] = []
    for trial in trials:
        if trial.state == "complete" and trial.value is not None and _is_known(trial.value):
            numbers.append(trial.number)
            lowest.append(min(trial.value, lowest[-1]) if lowest else trial.value)
    return numbers, lowest
