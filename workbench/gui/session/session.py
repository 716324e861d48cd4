"""Session: the experiment in hand, its undo history, and the data behind it; pages listen, none knows another."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.data.spec import DataSpec, ReadingSpec, Task
from workbench.errors import WorkbenchError, sentence_of
from workbench.gui.session.data_state import DataState, build_data_state, reading_part
from workbench.gui.session.jobs import Job, JobQueue
from workbench.gui.style.turns import Turns
from workbench.models.spec import ModelSpec
from workbench.progress import Work
from workbench.sentence import Sentence, sentence
from workbench.spec import ExperimentSpec
from workbench.training.spec import TrainingSpec

if TYPE_CHECKING:
    from workbench.experiment import Loaded
    from workbench.runs.project import Project
    from workbench.training.presence import Presence

RELOAD_MS = 200
LONG_MS = 700
"""An opening that takes longer is watched on the Data page."""
Severity = Literal["info", "success", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One line for the message bar; `details` are shown when unfolded and can be copied."""

    level: Severity
    text: Sentence
    details: str = ""
    page: str = ""
    """A page that shows more, offered as a button."""
    run: str = ""
    """The run of which that page says the same."""
    file: Path | None = None
    """A file that was written, offered to be opened, or shown in its folder."""


class Session(QObject):
    """The document behind the window: one ExperimentSpec, edited only through `edit`, so every change is undoable."""

    spec_changed = Signal(object, object)
    """(before, after): ExperimentSpec."""
    data_changed = Signal(object)
    """DataState: emitted when reading starts over, when tables are read, when the dataset is there or failed."""
    loading_changed = Signal(bool)
    opening_changed = Signal(bool)
    load_progressed = Signal(object)
    """Progress of the opening or loading in hand."""
    project_changed = Signal(object)
    """Project or None: another project is open, or the scratch project was saved somewhere."""
    experiment_changed = Signal()
    """Another experiment is in hand, of another project or none; never where the same is saved elsewhere."""
    runs_changed = Signal()
    """A run was added, has ended or was evaluated."""
    devices_found = Signal()
    """The machine has been looked at."""
    message = Signal(object)
    """Message for the bar."""
    page_requested = Signal(str)
    """Show a page: welcome, data, model, train, runs, results, inside, use, export."""

    run_requested = Signal(str)
    """Show a run on all pages that show one."""

    place_requested = Signal()
    """Show `wanted_place` on the Data page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = JobQueue(self)
        self.turns = Turns(self)
        """Long work of the window's thread: what is loaded, made, switched, and what pages out of sight catch up."""
        self.wanted_place: tuple[int, int, int] | None = None
        """A place of the data that was asked for: its first row, its end, and how many steps behind belong to it."""
        self.undo_stack = QUndoStack(self)
        self.project: Project | None = None
        self.experiment = 0
        """Which experiment is in hand: another number once another one is, the same where it is saved elsewhere."""
        self.data = DataState()
        self.devices: tuple[Presence, ...] = ()
        self._spec = ExperimentSpec()
        self._untold: ExperimentSpec | None = None  # what pages show while another takes its place
        self._loading: Job | None = None
        self._opening: Job | None = None
        self._proposed: list[ExperimentSpec] = []
        self._at_hand: Loaded | None = None  # the data built last, to be cut anew rather than read again
        self._reload = QTimer(self, singleShot=True, interval=RELOAD_MS)
        self._reload.timeout.connect(self._load)

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment as it stands."""
        return self._spec

    @property
    def as_proposed(self) -> bool:
        """Whether nobody has changed anything of what the program proposed."""
        return self._spec in self._proposed

    @property
    def loading(self) -> bool:
        """Whether the data behind the spec is being read or rebuilt."""
        return self._loading is not None or self._reload.isActive()

    @property
    def opening(self) -> bool:
        """Whether files are being looked at for a first experiment."""
        return self._opening is not None

    def reload(self) -> None:
        """Read the sources again, as after a cancelled loading."""
        self.data = DataState(reasons=self.data.reasons)
        self._at_hand = None
        self._reload.start()
        self.loading_changed.emit(True)

    def cancel_loading(self) -> None:
        """Give up opening and reading; what was known before stays, and `reload` begins again."""
        for job in (self._opening, self._loading):
            if job is not None:
                job.stop()

    def edit(self, text: str, spec: ExperimentSpec, *, merge: str = "") -> None:
        """Change the spec as one undo step named `text` (translated); steps with the same non-empty `merge` join."""
        if spec != self._spec:
            self.undo_stack.push(_Edit(self, text, self._spec, spec, merge))

    def edit_data(self, text: str, data: DataSpec, *, merge: str = "") -> None:
        """Change the data half."""
        self.edit(text, self._spec.model_copy(update={"data": data}), merge=merge)

    def edit_model(self, text: str, model: ModelSpec, *, merge: str = "") -> None:
        """Change the model half."""
        self.edit(text, self._spec.model_copy(update={"model": model}), merge=merge)

    def edit_training(self, text: str, training: TrainingSpec, *, merge: str = "") -> None:
        """Change the training half."""
        self.edit(text, self._spec.model_copy(update={"training": training}), merge=merge)

    def report(self, level: Severity, template: str, /, **values: object) -> None:
        """Show a sentence in the message bar."""
        self.message.emit(Message(level=level, text=sentence(template, **values)))

    def report_error(self, error: Exception) -> None:
        """Show an error as one sentence, with details where it is a bug."""
        details = "" if isinstance(error, WorkbenchError) else repr(error)
        self.message.emit(Message(level="error", text=sentence_of(error), details=details))

    def report_errors_of(self, job: Job) -> None:
        """Show why a job on this experiment fails; not where another is in hand by then, as its folder may be gone."""
        experiment = self.experiment
        job.failed.connect(lambda error: self.report_error(error) if self.experiment == experiment else None)

    def save_points(self, work: Callable[[], Work[Path]]) -> None:
        """Write what a plot shows to a file in a job, and report how that ended."""
        job = self.jobs.run(QCoreApplication.translate("Plot", "Saving the points"), work)
        job.finished.connect(lambda path: self.report("success", "The points were saved to {file}.", file=path))
        job.failed.connect(self.report_error)

    def open_sources(
        self,
        paths: Sequence[Path],
        *,
        task: Task | None = None,
        targets: Sequence[str] = (),
        reading: ReadingSpec | None = None,
        begin: Callable[[], None] | None = None,
        text: str = "",
    ) -> Job:
        """Read files, propose a whole experiment for them, and make it the spec as one undo step, called `text`.

        A model that was built before there were any data is kept. `begin` is called once the files are found good,
        to start a new experiment for them.
        """
        built = ExperimentSpec() if self._spec.data.sources else self._spec
        said = reading or ReadingSpec()

        def work() -> Generator[Any, None, Any]:
            from workbench.data.proposing import readable_data
            from workbench.proposal import keep_model, propose_experiment

            try:
                proposed = yield from propose_experiment(tuple(paths), task=task, targets=targets, reading=said)
            except WorkbenchError:
                if task is not None:
                    raise
                read = yield from readable_data(tuple(paths), said)
                # To be seen, beside what stands in its way.
                return read, built.model_copy(update={"data": read.spec}), None
            return proposed, keep_model(built, proposed.spec), proposed.loaded

        if self._opening is not None:
            self._opening.stop()  # what is overtaken proposes nothing any more
        job = self.jobs.run(QCoreApplication.translate("Session", "Reading the data"), work)
        self._opening = job
        job.progressed.connect(self.load_progressed.emit)
        job.finished.connect(lambda found: self._on_proposed(found, begin, text))
        job.failed.connect(self.report_error)
        job.ended.connect(lambda: self._on_opened(job))
        QTimer.singleShot(LONG_MS, self, lambda: self.page_requested.emit("data") if self._opening is job else None)
        self.opening_changed.emit(True)
        return job

    def set_project(self, project: "Project | None", spec: ExperimentSpec) -> None:
        """Take over a project and its spec; the undo history starts anew."""
        self.undo_stack.clear()
        self._proposed.clear()
        self.project = project
        self.experiment += 1
        self._replace(spec)
        self.undo_stack.setClean()
        self.project_changed.emit(project)
        self.experiment_changed.emit()
        self.runs_changed.emit()

    def set_devices(self, devices: "tuple[Presence, ...]") -> None:
        """Say what can train on this machine."""
        self.devices = devices
        self.devices_found.emit()

    def adopt_project(self, project: "Project") -> None:
        """Keep the experiment and its undo history, but in this project's folder from now on."""
        self.project = project
        self.project_changed.emit(project)
        self.runs_changed.emit()

    def _on_opened(self, job: Job) -> None:
        if self._opening is job:
            self._opening = None
            self.opening_changed.emit(False)

    def _on_proposed(
        self, found: tuple[Any, ExperimentSpec, "Loaded | None"], begin: Callable[[], None] | None, text: str
    ) -> None:
        read, spec, self._at_hand = found
        opened = QCoreApplication.translate("Session", "Open {name}")
        with self._telling_once():
            if begin is not None:
                begin()
            self.data = DataState(
                tables=read.tables,
                left_out=read.left_out,
                recordings=read.recordings,
                read_from=reading_part(spec.data),
                reasons=read.reasons,
            )
            self.edit(text or opened.replace("{name}", Path(spec.data.sources[0].path).name), spec)
            self._proposed.append(spec)
        self.turns.add(iter([lambda: self.page_requested.emit("data")]), next_=True)

    @contextmanager
    def _telling_once(self) -> Iterator[None]:
        """Pages draw the new experiment alone, not the empty one that it was begun with."""
        before = self._untold = self._spec
        try:
            yield
        finally:
            self._untold = None
            self._tell(before, anew=True)

    def _replace(self, spec: ExperimentSpec) -> None:
        before, self._spec = self._spec, spec
        if self._untold is None:
            self._tell(before)

    def _tell(self, before: ExperimentSpec, *, anew: bool = False) -> None:
        """Say that the spec has changed; `anew` where the data are to be prepared even if they are called the same."""
        spec = self._spec
        self.spec_changed.emit(before, spec)
        if anew or spec.data != before.data:
            if self.data.read_from != reading_part(spec.data):
                self.data = DataState(reasons=self.data.reasons)
            self._reload.start()
            self.loading_changed.emit(True)

    def _load(self) -> None:
        if self._loading is not None:
            self._loading.stop()
            self._loading = None
        data = self._spec.data
        if not data.sources:
            self._on_loaded(DataState())
            return
        known, at_hand = self.data, self._at_hand

        def work() -> Generator[Any, None, DataState]:
            return (yield from build_data_state(data, known, at_hand))

        job = self.jobs.run(QCoreApplication.translate("Session", "Preparing the data"), work)
        self._loading = job
        job.progressed.connect(self.load_progressed.emit)
        job.finished.connect(lambda state: self._on_loaded(state) if self._loading is job else None)
        job.failed.connect(lambda error: self._on_load_bug(error) if self._loading is job else None)
        job.stopped.connect(lambda: self._on_cancelled() if self._loading is job else None)

    def _on_loaded(self, state: DataState) -> None:
        self._loading = None
        self.data = state
        self._at_hand = state.loaded or self._at_hand
        self.loading_changed.emit(False)
        self.data_changed.emit(state)

    def _on_cancelled(self) -> None:
        given_up = WorkbenchError("Reading the data was cancelled. Read them again when you like.")
        self._on_loaded(replace(self.data, loaded=None, findings=(), error=given_up))

    def _on_load_bug(self, error: Exception) -> None:
        self._on_loaded(replace(self.data, loaded=None))
        self.report_error(error)


class _Edit(QUndoCommand):
    """One change of the whole spec."""

    def __init__(self, session: Session, text: str, before: ExperimentSpec, after: ExperimentSpec, merge: str) -> None:
        super().__init__(text)
        self._session = session
        self._before = before
        self._after = after
        self._merge = merge

    def id(self) -> int:
        """Steps that may merge share a number; -1 never merges."""
        return hash(self._merge) & 0x7FFFFFFF if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join a later step of the same kind: keep the first `before` and take its `after`."""
        if not isinstance(other, _Edit):
            return False
        self._after = other._after
        self.setObsolete(self._before == self._after)
        return True

    def undo(self) -> None:
        """Put back the spec before the change."""
        self._session._replace(self._before)

    def redo(self) -> None:
        """Put the changed spec in place."""
        self._session._replace(self._after)
