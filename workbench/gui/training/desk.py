"""TrainingDesk: starts, pauses, stops and resumes runs as jobs, and judges each when it has ended."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.errors import WorkbenchError
from workbench.gui.jobs import Job
from workbench.gui.runs.judging import judge
from workbench.gui.runs.live_run import LiveRun, Phase, StoredRun
from workbench.gui.session import Level, Message, Session
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.evaluation.result import Evaluation
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project


class TrainingDesk(QObject):
    """Owns the run on the Train page; `changed` follows every event, at most as often as the job relays them."""

    changed = Signal()
    judged = Signal(object)
    """Evaluation of the run that has just ended."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._project: Project | None = None
        self.live = LiveRun()
        session.project_changed.connect(self._on_project_changed)

    @property
    def working(self) -> bool:
        """Whether a run is being trained or paused."""
        return self._job is not None

    def start(self) -> None:
        """Train the experiment as it stands as a new run."""
        self._run(None, 0)

    def go_on(self, more_epochs: int = 0) -> None:
        """Go on with the run that is shown, to its planned end or for so many epochs more."""
        self._run(self.live.run, more_epochs)

    def toggle_pause(self) -> None:
        """Pause, or go on after a pause."""
        if self._job is None or self.live.phase not in ("running", "paused"):
            return
        paused = self.live.phase == "paused"
        self._job.resume() if paused else self._job.pause()
        self.live.phase = "running" if paused else "paused"
        self.changed.emit()

    def stop(self) -> None:
        """End the run after what it is doing now; its last finished epoch is kept."""
        if self._job is not None:
            self._job.stop()
            self.live.phase = "stopping"
            self.changed.emit()

    def show_run(self, run: str) -> None:
        """Show a run of the project as its folder tells; nothing while one is being trained."""
        project = self._session.project
        if project is None or self.working or run in ("", self.live.run):
            return

        def work() -> Generator[Any, None, StoredRun]:
            yield from ()
            return StoredRun.read(project.run(run))

        job = self._session.jobs.run(QCoreApplication.translate("TrainPage", "Reading the run"), work)
        job.finished.connect(self._on_stored)
        job.failed.connect(self._session.tell_error)

    def _run(self, resume: str | None, more_epochs: int) -> None:
        project, loaded = self._session.project, self._session.data.loaded
        if self.working or project is None:
            return
        self.live = LiveRun(phase="preparing", run=resume or "")
        spec = self._session.spec
        title = QCoreApplication.translate("TrainPage", "Training")
        job = self._session.jobs.run(title, lambda: _train(project, spec, loaded, resume, more_epochs))
        self._job, self._project = job, project
        # Methods, not lambdas: Qt forgets them with this object, even where a job outlives it.
        job.progressed.connect(self._on_event)
        job.finished.connect(self._on_finished)
        job.stopped.connect(self._on_stopped)
        job.failed.connect(self._on_failed)
        self.changed.emit()

    @Slot(object)
    def _on_event(self, event: object) -> None:
        first = not self.live.run
        self.live.take(event)
        if first and self.live.run:
            self._session.runs_changed.emit()
        self.changed.emit()

    @Slot(object)
    def _on_finished(self, _result: object) -> None:
        self._end("finished")

    @Slot()
    def _on_stopped(self) -> None:
        self._end("stopped")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        bug = sentence("Something went wrong inside the program ({kind}).", kind=type(error).__name__)
        self.live.failure = error.sentence if isinstance(error, WorkbenchError) else bug
        self.live.short_of_memory = type(error.__cause__).__name__ == "OutOfMemoryError"
        self._session.tell_error(error)
        self._end("failed")

    def _end(self, phase: Phase) -> None:
        self._job, project = None, self._project
        if project is None or project is not self._session.project:
            self._on_project_changed(None)
            return
        self.live.phase = phase if self.live.run or phase == "failed" else "none"
        self._session.runs_changed.emit()
        self.changed.emit()
        if self.live.history and phase != "failed":
            self._judge(project, self.live.run)

    def _judge(self, project: "Project", run: str) -> None:
        loaded = self._session.data.loaded
        title = QCoreApplication.translate("TrainPage", "Judging the run")
        job = self._session.jobs.run(title, lambda: judge(project, run, loaded))
        job.finished.connect(self._on_judged)
        job.failed.connect(self._session.tell_error)

    @Slot(object)
    def _on_judged(self, evaluation: "Evaluation") -> None:
        level: Level = "success" if evaluation.verdict.better else "warning"
        text = sentence("Run {run}: {verdict}", run=evaluation.case.run, verdict=evaluation.verdict.text)
        self._session.message.emit(Message(level=level, text=text, page="results"))
        self._session.runs_changed.emit()
        self.judged.emit(evaluation)

    @Slot(object)
    def _on_stored(self, stored: StoredRun) -> None:
        if not self.working:
            self.live = LiveRun()
            self.live.take(stored)
            self.changed.emit()

    @Slot(object)
    def _on_project_changed(self, _project: object) -> None:
        if self.working:
            self.stop()
            return
        self.live = LiveRun()
        self.changed.emit()


def _train(
    project: "Project", spec: ExperimentSpec, loaded: "Loaded | None", resume: str | None, more_epochs: int
) -> Generator[Any, None, None]:
    from workbench.experiment import run_experiment

    if resume is None:
        project.save(spec)
    else:
        yield StoredRun.read(project.run(resume))
    yield from run_experiment(project, resume=resume, more_epochs=more_epochs, loaded=loaded, window_open=True)
