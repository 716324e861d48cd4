"""What the program is doing: which job to show, how far it is, and whether one of them trains."""

import time
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from workbench.gui.session.jobs import Job, JobQueue, telling
from workbench.progress import Progress
from workbench.sentence import Sentence
from workbench.training.events import EpochEnd, FitEnd, FitStart, RefitStepEnd, RunFailed, RunRequeued, StepEnd

FIRST_SECONDS = 1.0
"""Below this age an estimate of the remaining time would jump about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """How far one job is; `done` is None while unknown, `epoch` and `epochs` are 0 where nothing trains."""

    started: float
    done: float | None = None
    message: Sentence | None = None
    seconds_left: float | None = None
    epoch: int = 0
    epochs: int = 0
    training: bool = False
    fitting: bool = False
    """Whether epochs have begun: how far a part of one is, such as its validation, is not told any more."""
    run: str = ""
    """Of a queue: the run that is followed, the first of those that are trained."""


class Activity(QObject):
    """Listens to every job; `changed` follows each event."""

    changed = Signal()

    def __init__(self, jobs: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standings: dict[Job, JobStatus] = {}
        jobs.started.connect(self._on_started)
        jobs.ended.connect(self._on_ended)

    @property
    def training(self) -> Job | None:
        """The job that trains a model now."""
        return next((job for job, standing in self._standings.items() if standing.training), None)

    def current(self) -> tuple[Job, JobStatus] | None:
        """The job to show: the training, else the oldest."""
        job = self.training or next(iter(self._standings), None)
        return None if job is None else (job, self._standings[job])

    def _on_started(self, job: Job) -> None:
        self._standings[job] = JobStatus(started=time.monotonic(), training=job.trains)
        job.progressed.connect(self._on_event)  # a method: it is passed over once this object is gone
        self.changed.emit()

    def _on_ended(self, job: Job) -> None:
        self._standings.pop(job, None)
        self.changed.emit()

    @Slot(object)
    def _on_event(self, event: Any) -> None:
        job = telling()
        if job in self._standings:
            self._standings[job] = _after(self._standings[job], event)
            self.changed.emit()


def _after_queue(standing: JobStatus, run: str, event: Any) -> JobStatus:
    """A queue trains from its first event on, also between two runs."""
    begins = isinstance(event, FitStart) and not standing.run
    standing = replace(standing, training=True, run=run if begins else standing.run)
    if standing.run not in ("", run):
        return standing
    if isinstance(event, FitEnd | RunFailed | RunRequeued):
        blank = replace(standing, epoch=0, epochs=0, done=None, message=None, seconds_left=None)
        return replace(blank, run="", fitting=False)
    return _after(standing, event)


def _after_progress(standing: JobStatus, event: Progress) -> JobStatus:
    """What precedes a training tells nothing of the time that it will take."""
    spent = time.monotonic() - standing.started
    known = event.done > 0 and spent > FIRST_SECONDS and not standing.training
    left = spent * (1 - event.done) / event.done if known else None
    return replace(standing, done=event.done, message=event.message, seconds_left=left)


def _after(standing: JobStatus, event: Any) -> JobStatus:
    if isinstance(event, tuple):
        return _after_queue(standing, *event)
    if isinstance(event, Progress):
        return standing if standing.fitting else _after_progress(standing, event)
    if isinstance(event, FitStart):
        begun = replace(standing, training=True, fitting=True, done=0.0, message=None)
        return replace(begun, epochs=event.epochs, epoch=event.first_epoch)
    if isinstance(event, StepEnd) and standing.epochs:
        done = (event.epoch - 1 + event.step / max(event.steps_per_epoch, 1)) / standing.epochs
        return replace(standing, epoch=event.epoch, done=min(max(done, 0.0), 1.0), seconds_left=event.seconds_left)
    if isinstance(event, EpochEnd) and standing.epochs:
        return replace(standing, epoch=event.epoch, done=min(event.epoch / standing.epochs, 1.0))
    if isinstance(event, RefitStepEnd):
        done, message = event.progress.done, event.progress.message
        return replace(standing, done=done, message=message, seconds_left=event.seconds_left, epoch=0, epochs=0)
    if isinstance(event, FitEnd):
        return replace(standing, training=False, seconds_left=None)
    return standing
