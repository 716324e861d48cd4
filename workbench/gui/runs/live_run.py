"""LiveRun: what is known of the run on the Train page, added up from its events; no widgets."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from workbench.data.spec import Task
from workbench.progress import Progress
from workbench.runs.history import best_of
from workbench.sentence import Sentence
from workbench.training.events import (
    EpochEnd,
    EpochFlow,
    FitEnd,
    FitStart,
    RefitEpochEnd,
    RefitStepEnd,
    RunFailed,
    SampleText,
    StepEnd,
    StopReason,
    ValidationForecast,
)

if TYPE_CHECKING:
    from workbench.runs.run import Run

Phase = Literal[
    "none",
    "preparing",
    "running",
    "paused",
    "stopping",
    "queued",
    "finished",
    "stopped",
    "failed",
    "interrupted",
    "elsewhere",
]
WORKING: frozenset[Phase] = frozenset(("preparing", "running", "paused", "stopping"))
MOST_STEPS = 4000
"""Points kept of the curve within the epochs; beyond, every second one is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run as its folder tells, read in a job."""

    run: str
    phase: Phase
    history: tuple[EpochEnd, ...]
    planned: int
    can_resume: bool
    refitted: bool
    failure: Sentence | str
    task: Task
    flows: tuple[EpochFlow, ...] = ()

    @classmethod
    def read(cls, run: "Run") -> "StoredRun":
        """From the folder; raises WorkbenchError where it is damaged."""
        state = run.state
        return cls(
            run=run.id,
            phase="elsewhere" if state.status == "running" else state.status,
            history=run.history,
            planned=run.spec.training.epochs,
            can_resume=run.last.exists(),
            refitted=run.refit.exists(),
            failure=state.failure,
            task=run.spec.data.task,
            flows=run.flows,
        )


@dataclass(slots=True, kw_only=True)
class LiveRun:
    """One run on the page; `take` adds an event."""

    phase: Phase = "none"
    run: str = ""
    planned: int = 0
    history: list[EpochEnd] = field(default_factory=list)
    flows: list[EpochFlow] = field(default_factory=list)
    """How gradients ran through it, where that is followed."""
    start: FitStart | None = None
    step: StepEnd | None = None
    refit: RefitStepEnd | None = None
    """How far the refit is; only a run that is trained here has one."""
    refits: list[RefitEpochEnd] = field(default_factory=list)
    """Its epochs."""
    refitted: bool = False
    forecast: ValidationForecast | None = None
    samples: list[SampleText] = field(default_factory=list)
    doing: Sentence | None = None
    reason: StopReason | None = None
    can_resume: bool = False
    failure: Sentence | str = ""
    short_of_memory: bool = False
    """Whether it failed because a device's memory does not suffice."""
    steps_x: list[float] = field(default_factory=list)
    steps_y: list[float] = field(default_factory=list)

    @property
    def epoch(self) -> int:
        """Epochs finished."""
        return self.history[-1].epoch if self.history else 0

    @property
    def current(self) -> int:
        """The epoch in hand while training, else the last one finished."""
        return max(self.step.epoch, self.epoch) if self.step and self.phase == "running" else self.epoch

    @property
    def done(self) -> float | None:
        """The share of the fit, then of the refit, that is done; None while that is unknown."""
        if self.refit is not None:
            return self.refit.done
        if self.start is None or not self.planned:
            return None
        return max(self.steps_x[-1] if self.steps_x else 0, self.epoch) / self.planned

    @property
    def best(self) -> EpochEnd | None:
        """The epoch whose weights are kept, where no refit follows."""
        return best_of(self.history)

    @property
    def working(self) -> bool:
        """Whether a job trains it now."""
        return self.phase in WORKING

    @property
    def ended_early(self) -> bool:
        """Whether early stopping ended it before the last planned epoch."""
        early = self.reason == "patience" if self.reason else self.phase == "finished" and self.epoch < self.planned
        return early and self.epoch > 1

    def apply(self, event: object) -> None:
        """Add what an event tells."""
        if isinstance(event, StoredRun):
            self._apply_stored(event)
        elif isinstance(event, Progress):
            self.doing = event.message
        elif isinstance(event, FitStart):
            self.start, self.run, self.planned = event, event.run, event.epochs
            self.phase = "running" if self.phase == "preparing" else self.phase
        elif isinstance(event, StepEnd):
            self._apply_step(event)
        elif isinstance(event, EpochEnd):
            self.history.append(event)
            self.can_resume = True
        elif isinstance(event, EpochFlow):
            self.flows.append(event)
        elif isinstance(event, ValidationForecast):
            self.forecast = event
        elif isinstance(event, SampleText):
            self.samples.append(event)
        elif isinstance(event, RefitStepEnd):
            self.refit = event
            self.refits += [event] if isinstance(event, RefitEpochEnd) else []
        elif isinstance(event, FitEnd):
            self.reason, self.refitted = event.reason, event.refitted
            self.failure = event.warning or ""
        elif isinstance(event, RunFailed):
            self.phase = "failed"
            self.failure, self.short_of_memory = event.message, event.short_of_memory

    def _apply_stored(self, stored: StoredRun) -> None:
        self.run, self.history, self.planned = stored.run, list(stored.history), stored.planned
        self.flows = list(stored.flows)
        self.can_resume, self.failure, self.refitted = stored.can_resume, stored.failure, stored.refitted
        if not self.working:
            self.phase = stored.phase

    def _apply_step(self, event: StepEnd) -> None:
        self.step = event
        self.steps_x.append(event.epoch - 1 + event.step / max(event.steps_per_epoch, 1))
        self.steps_y.append(event.train_loss)
        if len(self.steps_x) > MOST_STEPS:
            self.steps_x, self.steps_y = self.steps_x[::2], self.steps_y[::2]
