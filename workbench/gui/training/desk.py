"""TrainingDesk: starts, pauses, stops and resumes a run or the whole queue as a job, and judges what has ended."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.data.tasks import TASKS
from workbench.errors import sentence_of
from workbench.gui.runs.judging import judge
from workbench.gui.runs.live_run import LiveRun, Phase, StoredRun
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Message, Session, Severity
from workbench.gui.training.queue_work import RunJudged, train_queue
from workbench.gui.training.recalling import recalled
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec
from workbench.training.context import BESIDE_WINDOW
from workbench.training.events import FitEnd, RunFailed, RunRequeued, ValidationForecast

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project


class TrainingDesk(QObject):
    """Owns the runs on the Train page; `changed` follows every event, at most as often as the job relays them.

    `live` is the run that the page shows; `lives` are those of the queue since it was started, in order.
    """

    changed = Signal()
    judged = Signal(object)
    """Evaluation of the run that has just ended."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._project: Project | None = None
        self._judging = session.experiment
        self.live = LiveRun()
        self.lives: dict[str, LiveRun] = {}
        self._of_queue = self._stays = False
        self._recalling: tuple[LiveRun, Loaded] | None = None
        session.experiment_changed.connect(self._on_experiment_changed)
        session.data_changed.connect(self._recall)

    @property
    def working(self) -> bool:
        """Whether a run or the queue is being trained or paused."""
        return self._job is not None

    @property
    def busy(self) -> bool:
        """Whether anything is being trained, here or elsewhere in the window: one thing is at a time."""
        return self.working or any(job.trains for job in self._session.jobs.jobs)

    @property
    def queueing(self) -> bool:
        """Whether it is the queue."""
        return self._job is not None and self._of_queue

    @property
    def paused(self) -> bool:
        """Whether all rests until `toggle_pause`."""
        return self._job is not None and self._job.paused

    @property
    def stopping(self) -> bool:
        """Whether the end was asked for."""
        return self._job is not None and self._job.stopping

    @property
    def pausable(self) -> bool:
        """Whether a pause would stop steps, or its end begin them again."""
        return self._job is not None and any(live.phase in ("running", "paused") for live in self._all())

    def start(self) -> None:
        """Train the experiment as it stands as a new run."""
        self._run(None, 0)

    def resume(self, more_epochs: int = 0) -> None:
        """Go on with the run that is shown, to its planned end or for so many epochs more."""
        self._run(self.live.run, more_epochs)

    def start_queue(self) -> None:
        """Train all that waits."""
        project, loaded = self._session.project, self._session.data.loaded
        if self.busy or project is None:
            return
        self.live, self.lives, self._stays = LiveRun(phase="preparing"), {}, False
        title = QCoreApplication.translate("TrainPage", "Training the queue")
        job = self._session.jobs.run(title, lambda: train_queue(project, loaded), trains=True)
        self._begin(job, project, of_queue=True)

    def toggle_pause(self) -> None:
        """Pause, or go on after a pause."""
        if self._job is None or not self.pausable:
            return
        before, after = ("paused", "running") if self.paused else ("running", "paused")
        self._job.resume() if self.paused else self._job.pause()
        for live in self._all():
            live.phase = after if live.phase == before else live.phase  # type: ignore[assignment]
        self.changed.emit()

    def stop(self) -> None:
        """End what is being trained after what it is doing now; the last finished epoch of each is kept."""
        if self._job is not None:
            self._job.stop()
            for live in self._all():
                live.phase = "stopping" if live.working else live.phase
            self.changed.emit()

    def forget(self, run: str) -> None:
        """Count a run that is not being trained to the queue no more; one that waited is not shown either."""
        live = self.lives.get(run)
        if live is None or not live.working:
            self.lives.pop(run, None)
            self.live = LiveRun() if self.live.run == run and self.live.phase == "queued" else self.live
            self.changed.emit()

    def show_run(self, run: str) -> None:
        """Show a run of the project: one of the queue's with all its curves, another as its folder tells.

        Nothing happens where another is asked for while one is being trained.
        """
        project = self._session.project
        if run in self.lives and run != self.live.run and (self.queueing or not self.working):
            self.live = self.lives[run]
            self._stays = not self.live.working
            self.changed.emit()
            return
        if not run and not self.working and self.live.phase != "queued":  # the last one was deleted
            self.live = LiveRun()
            self.changed.emit()
        if project is None or self.working or run in ("", self.live.run):
            return

        def work() -> "Generator[Any, None, tuple[Project, StoredRun]]":
            yield from ()
            return project, StoredRun.read(project.run(run))

        job = self._session.jobs.run(QCoreApplication.translate("TrainPage", "Reading the run"), work)
        job.finished.connect(self._on_stored)
        self._session.report_errors_of(job)

    def _run(self, resume: str | None, more_epochs: int) -> None:
        project, loaded = self._session.project, self._session.data.loaded
        if self.busy or project is None:
            return
        self.lives.pop(resume or "", None)
        self.live = LiveRun(phase="preparing", run=resume or "")
        spec = self._session.spec
        title = QCoreApplication.translate("TrainPage", "Training")
        job = self._session.jobs.run(title, lambda: _train(project, spec, loaded, resume, more_epochs), trains=True)
        self._begin(job, project, of_queue=False)

    def _begin(self, job: Job, project: "Project", *, of_queue: bool) -> None:
        self._job, self._project, self._of_queue = job, project, of_queue
        # Methods, not lambdas: Qt forgets them with this object, even where a job outlives it.
        job.progressed.connect(self._on_event)
        job.finished.connect(self._on_finished)
        job.stopped.connect(self._on_stopped)
        job.failed.connect(self._on_failed)
        self.changed.emit()

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if isinstance(event, tuple):
            self._on_queue_event(*event)
            return
        first = not self.live.run
        self.live.apply(event)
        if first and self.live.run:
            self._session.runs_changed.emit()
        self.changed.emit()

    def _on_queue_event(self, run: str, event: object) -> None:
        if run not in self.lives:
            self.lives[run] = LiveRun(phase="stopping" if self.stopping else "preparing", run=run)
            if not (self.live.working and self.live.run) and not self._stays:
                self.live = self.lives[run]
            self._session.runs_changed.emit()
        self.lives[run].apply(event)
        if isinstance(event, FitEnd):
            self.lives[run].phase = "finished"
        elif isinstance(event, RunRequeued):
            self.lives.pop(run).phase = "queued"
            self._session.runs_changed.emit()
        elif isinstance(event, RunFailed):
            text = sentence("Run {run} has failed. {reason}", run=run, reason=event.message)
            self._session.message.emit(Message(level="error", text=text))
            self._session.runs_changed.emit()
        elif isinstance(event, RunJudged):
            if event.error is not None:
                self._session.report_error(event.error)
                self._session.runs_changed.emit()
            elif event.evaluation is not None:
                self._on_judged(event.evaluation)
        self.changed.emit()

    @Slot(object)
    def _on_finished(self, _result: object) -> None:
        self._end("finished")

    @Slot()
    def _on_stopped(self) -> None:
        self._end("stopped")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        for live in self._in_hand():
            live.failure = sentence_of(error)
            live.short_of_memory = type(error.__cause__).__name__ == "OutOfMemoryError"
        if self._project is self._session.project:
            self._session.report_error(error)
        self._end("failed")

    def _end(self, phase: Phase) -> None:
        self._job, project = None, self._project
        if project is None or project is not self._session.project:
            self._forget()
            return
        for live in self._in_hand():
            after = "queued" if self._of_queue and phase == "stopped" else phase
            live.phase = after if live.run or phase == "failed" else "none"
        self._session.runs_changed.emit()
        self.changed.emit()
        if self.live.history and phase != "failed" and not self._of_queue:
            self._judge(project, self.live.run)

    def _all(self) -> tuple[LiveRun, ...]:
        """The run that is shown and the queue's."""
        return (*self.lives.values(), *(() if self.live.run in self.lives else (self.live,)))

    def _in_hand(self) -> tuple[LiveRun, ...]:
        """The runs that end with the job."""
        return tuple(live for live in self._all() if live.working) if self._of_queue else (self.live,)

    def _judge(self, project: "Project", run: str) -> None:
        loaded, self._judging = self._session.data.loaded, self._session.experiment
        title = QCoreApplication.translate("TrainPage", "Judging the run")
        job = self._session.jobs.run(title, lambda: judge(project, run, loaded))
        job.finished.connect(self._on_judged_alone)
        self._session.report_errors_of(job)

    @Slot(object)
    def _on_judged_alone(self, evaluation: "Evaluation") -> None:
        if self._judging == self._session.experiment:
            self._on_judged(evaluation)

    def _on_judged(self, evaluation: "Evaluation") -> None:
        level: Severity = "success" if evaluation.verdict.better else "warning"
        run = evaluation.case.run
        text = sentence("Run {run}: {verdict}", run=run, verdict=evaluation.verdict.text)
        self._session.message.emit(Message(level=level, text=text, page="results", run=run))
        self._session.runs_changed.emit()
        self.judged.emit(evaluation)

    @Slot(object)
    def _on_stored(self, read: "tuple[Project, StoredRun]") -> None:
        project, stored = read
        if not self.working and project is self._session.project:
            self.live = LiveRun()
            self.live.apply(stored)
            self.changed.emit()
            self._recall()

    def _recall(self, *_: object) -> None:
        """Show what a run from before forecast last, once its data are in hand."""
        project, live, loaded = self._session.project, self.live, self._session.data.loaded
        if project is None or loaded is None or self.working or not TASKS[loaded.dataset.task].forecasts:
            return
        if not live.can_resume or live.forecast is not None or self._is_recalled(live, loaded):
            return
        run, self._recalling = live.run, (live, loaded)
        title = QCoreApplication.translate("TrainPage", "Reading the run")
        job = self._session.jobs.run(title, lambda: recalled(project, run, loaded))
        job.finished.connect(self._on_recalled)
        self._session.report_errors_of(job)

    def _is_recalled(self, live: LiveRun, loaded: "Loaded") -> bool:
        known = self._recalling
        return known is not None and known[0] is live and known[1] is loaded

    @Slot(object)
    def _on_recalled(self, forecast: ValidationForecast | None) -> None:
        asked = self._recalling is not None and self._recalling[0] is self.live
        if forecast is not None and asked and self.live.forecast is None:
            self.live.apply(forecast)
            self.changed.emit()

    @Slot()
    def _on_experiment_changed(self) -> None:
        """Forget the runs of another experiment."""
        if self.working:
            self.stop()
        else:
            self._forget()

    def _forget(self) -> None:
        self.live, self.lives = LiveRun(), {}
        self.changed.emit()


def _train(
    project: "Project", spec: ExperimentSpec, loaded: "Loaded | None", resume: str | None, more_epochs: int
) -> Generator[Any, None, None]:
    from workbench.experiment import run_experiment

    if resume is None:
        project.save(spec)
    else:
        yield StoredRun.read(project.run(resume))
    yield from run_experiment(project, resume=resume, more_epochs=more_epochs, context=BESIDE_WINDOW, loaded=loaded)
