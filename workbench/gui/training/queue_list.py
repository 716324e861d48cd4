"""QueueList: the runs of the queue as the panel lists them, read from the project in jobs; adding and changing them."""

from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.errors import WorkbenchError
from workbench.gui.session.session import Session

if TYPE_CHECKING:
    from workbench.runs.project import Project
    from workbench.runs.run_queue import RunQueue


ENDED = ("finished", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEntry:
    """One run of the queue as its folder tells."""

    run: str
    settings: tuple[tuple[str, Any], ...]
    """Dotted key and value of every setting in which the listed runs differ, those of most values first."""
    planned: int
    losses: tuple[tuple[float, float], ...]
    """Training and validation loss of its finished epochs."""
    status: str


class QueueList(QObject):
    """`entries` are the runs that began since the queue was started, as `begun` says, then those that wait; between
    them those that another process trains."""

    changed = Signal()

    def __init__(self, session: Session, begun: Callable[[], tuple[str, ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._begun = session, begun
        self._reading = self._again = False
        self._project: Project | None = None
        self.entries: tuple[QueueEntry, ...] = ()
        session.runs_changed.connect(self.refresh)
        session.project_changed.connect(self.refresh)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Read the queue again."""
        project, begun = self._session.project, self._begun()
        if project is None:
            self.entries = ()
            self.changed.emit()
        elif self._reading:
            self._again = True
        else:
            self._reading, self._project = True, project
            title = QCoreApplication.translate("TrainPage", "Reading the queue")
            awaited = tuple(entry.run for entry in self.entries if entry.status not in ENDED)
            job = self._session.jobs.run(title, lambda: _entries(project, begun, awaited))
            job.finished.connect(self._on_read)
            job.failed.connect(self._on_failed)
            job.ended.connect(self._on_ended)

    def add(self, seeds: int = 1) -> None:
        """Let runs of the experiment as it stands wait behind all others: one, or one with each of so many seeds."""
        spec, training = self._session.spec, self._session.spec.training
        specs = [
            spec.model_copy(update={"training": training.model_copy(update={"seed": training.seed + more})})
            for more in range(seeds)
        ]
        title = QCoreApplication.translate("TrainPage", "Adding to the queue")
        self._change(title, lambda queue: [queue.add(each) for each in specs])

    def move_up(self, run: str) -> None:
        """Let a run go before the one before it."""
        self._change(QCoreApplication.translate("TrainPage", "Changing the queue"), lambda queue: queue.move_up(run))

    def remove(self, run: str) -> None:
        """Take a run out."""
        self._change(QCoreApplication.translate("TrainPage", "Changing the queue"), lambda queue: queue.remove(run))

    def _change(self, title: str, change: "Callable[[RunQueue], object]") -> None:
        project = self._session.project
        if project is None:
            return

        def work() -> Generator[Any, None, None]:
            from workbench.runs.run_queue import RunQueue

            yield from ()
            change(RunQueue(project))

        job = self._session.jobs.run(title, work)
        job.finished.connect(self._on_changed)
        self._session.report_errors_of(job)

    @Slot(object)
    def _on_changed(self, _result: object) -> None:
        self._session.runs_changed.emit()

    @Slot(object)
    def _on_read(self, found: "tuple[Project, tuple[QueueEntry, ...]]") -> None:
        if found[0] is self._session.project:
            self.entries = found[1]
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        # A run was deleted while it was read, or the whole project: another reading follows.
        if not isinstance(error, WorkbenchError) and self._project is self._session.project:
            self._session.report_error(error)

    @Slot()
    def _on_ended(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.refresh()


def _entries(
    project: "Project", begun: tuple[str, ...], awaited: tuple[str, ...]
) -> Generator[Any, None, "tuple[Project, tuple[QueueEntry, ...]]"]:
    """Of the `awaited` ones, which were listed, some may have begun and ended since."""
    from workbench.evaluation.compare import compare
    from workbench.evaluation.summaries import summarise
    from workbench.runs.run_queue import RunQueue

    yield from ()
    queue = RunQueue(project)
    waiting = queue.runs()  # first, so that a run that begins or ends just now is found once at least
    training = queue.in_training()
    known = {row.id: row.status for row in project.rows() if row.status != "damaged"}
    ended = [run for run in awaited if run not in begun and known.get(run) in ENDED]
    first = [*(run for run in begun if run in known), *ended]
    others = {run.id: run for run in (*training, *waiting) if run.id not in first}
    runs = [*map(project.run, first), *others.values()]
    lines = compare([summarise(run) for run in runs]).lines
    values = [setting for line in lines for setting in line.settings.items()]
    kinds = Counter(key for key, _ in dict.fromkeys(values))
    return project, tuple(
        QueueEntry(
            run=run.id,
            settings=tuple(sorted(line.settings.items(), key=lambda setting: -kinds[setting[0]])),
            planned=run.spec.training.epochs,
            losses=tuple((end.train_loss, end.val_loss) for end in run.history),
            status=line.status,
        )
        for run, line in zip(runs, lines, strict=True)
    )
