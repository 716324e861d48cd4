"""SearchDesk: runs the experiment's search as a job, reads what is kept of it, and makes its best the experiment."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from workbench.errors import WorkbenchError
from workbench.gui.search.live_search import ENDED, LiveSearch
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Message, Session
from workbench.progress import Progress
from workbench.search.events import SearchEnd, TrialEnd, TrialStart
from workbench.search.identity import search_name
from workbench.search.proposing import with_settings
from workbench.sentence import Sentence, sentence
from workbench.space import SearchSpec
from workbench.spec import ExperimentSpec
from workbench.training.context import BESIDE_WINDOW

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project

Found = tuple["Project", str, tuple[TrialEnd, ...]]
"""A project, the name of a search, and its trials."""
Weights = tuple["Project", dict[str, float], Sentence | None]
"""A project, the importance of settings by their keys, and why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTrials:
    """What is kept of a search as it goes on."""

    trials: tuple[TrialEnd, ...]


class SearchDesk(QObject):
    """Owns the search on the Train page; `changed` follows its events, at most as often as the job relays them."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._project: Project | None = None
        self._reading = self._again = False
        self.readable = True
        """Whether what is kept could be read last: else it is told once, not again and again."""
        self._name = ""
        self.live = LiveSearch()
        self.importances: dict[str, float] = {}
        self.unknown: Sentence | None = None
        """Why the importances are not known."""
        self.storage: str | None = None
        """Where the search is kept for many machines; None keeps it in the project."""
        self._weighed = 0
        session.project_changed.connect(self._on_project_changed)
        session.spec_changed.connect(self._on_spec)
        self._follow()

    @property
    def working(self) -> bool:
        """Whether trials are being trained."""
        return self._job is not None

    @property
    def stopping(self) -> bool:
        """Whether the end was asked for."""
        return self._job is not None and self._job.stopping

    @property
    def complete(self) -> bool:
        """Whether as many trials have ended as the search has, or a grid points."""
        search = self._session.spec.search
        return self.live.ended >= min(search.trials, search.grid_size if search.sampler == "grid" else search.trials)

    def start(self) -> None:
        """Begin the search, or go on with it where it was."""
        project, loaded, spec = self._session.project, self._session.data.loaded, self._session.spec
        if self.working or project is None:
            return
        title = QCoreApplication.translate("Search", "Searching")
        self._project = project
        work = partial(_searched, project, spec, loaded, self.storage)
        self._job = job = self._session.jobs.run(title, work, trains=True)
        # Methods, not lambdas: Qt forgets them with this object, even where a job outlives it.
        job.progressed.connect(self._on_event)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)
        self.changed.emit()

    def stop(self) -> None:
        """End the trial in hand after what it is doing now; it goes on where it was when the search does."""
        if self._job is not None:
            self._job.stop()
            self.changed.emit()

    def read(self) -> None:
        """Look at what is kept of the search, by this window or by other processes."""
        project, spec = self._session.project, self._session.spec
        self._again = self._reading
        if self._reading or project is None or not self._name:
            return
        self._reading = True
        title = QCoreApplication.translate("Search", "Reading the search")
        job = self._session.jobs.run(title, partial(_read, project, spec, self._name, self.storage))
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_unread)
        job.ended.connect(self._on_read_ended)
        self._session.report_errors_of(job)

    def weigh(self) -> None:
        """Ask how much each setting matters, where trials have become complete since."""
        project, search, storage = self._session.project, self._session.spec.search, self.storage
        complete = len(self.live.complete)
        if project is None or complete == self._weighed:
            return
        self._weighed = complete
        title = QCoreApplication.translate("Search", "Weighing the settings")
        job = self._session.jobs.run(title, partial(_weighed, project, search, storage))
        job.finished.connect(self._on_weighed)
        self._session.report_errors_of(job)

    def keep_at(self, storage: str | None) -> None:
        """Keep the search at the address of a database that many machines share; None keeps it in the project."""
        if storage != self.storage:
            self.storage, self._name = storage, ""
            self._follow()

    def best_spec(self) -> ExperimentSpec | None:
        """The experiment with the settings of the best trial; None while there is none."""
        best = self.live.best
        return None if best is None else with_settings(self._session.spec, best.settings)

    def make_best(self) -> None:
        """Make the best trial's settings those of the experiment, as one step to undo."""
        best = self.best_spec()
        if best is not None:
            text = QCoreApplication.translate("Search", "Make the best trial the experiment")
            self._session.edit(text, best)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if self._project is not self._session.project:
            return
        if isinstance(event, StoredTrials):
            self.live = LiveSearch()
            self.live.read(event.trials)
        self.live.apply(event)
        if isinstance(event, TrialEnd):
            self._session.runs_changed.emit()
        elif isinstance(event, SearchEnd) and event.best is not None:
            text = sentence(
                "The search has ended. The best of its trials is number {trial}.", trial=event.best.trial + 1
            )
            self._session.message.emit(Message(level="success", text=text, page="train"))
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._project is self._session.project:
            self._session.report_error(error)

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self.live.stop()
        self._session.runs_changed.emit()
        self.changed.emit()
        self._follow()
        self.read()

    @Slot(object)
    def _on_read(self, found: "Found") -> None:
        project, name, trials = found
        self.readable = True
        if project is self._session.project and name == self._name:
            self.live.read(trials)
            self.changed.emit()

    @Slot(object)
    def _on_weighed(self, found: "Weights") -> None:
        project, importances, unknown = found
        if project is self._session.project:
            self.importances, self.unknown = importances, unknown
            self.changed.emit()

    @Slot(object)
    def _on_unread(self, _error: Exception) -> None:
        self.readable = False

    @Slot()
    def _on_read_ended(self) -> None:
        self._reading = False
        if self._again:
            self.read()

    @Slot(object)
    def _on_project_changed(self, _project: object) -> None:
        self.stop()
        self._name = ""
        self._follow()

    def _on_spec(self, before: ExperimentSpec, after: ExperimentSpec) -> None:
        if before != after:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        """Forget the trials of another search: other settings beside those that are searched make one."""
        spec = self._session.spec
        name = search_name(spec, spec.search) if spec.search.parameters else ""
        if name == self._name or (self.working and self._project is self._session.project):
            return
        self._name, self.live, self.importances, self._weighed = name, LiveSearch(), {}, 0
        self.changed.emit()
        self.read()


def _searched(
    project: "Project", spec: ExperimentSpec, loaded: "Loaded | None", storage: str | None
) -> "Generator[Any, None, None]":
    from workbench.search.results import read_search
    from workbench.search.searching import search

    project.save(spec)
    known = read_search(project, spec.search, storage=storage)
    yield StoredTrials(trials=known)
    ended = {trial.trial for trial in known if trial.state in ENDED}
    begun = False
    for event in search(project, spec.search, storage=storage, context=BESIDE_WINDOW, loaded=loaded):
        begun = begun or isinstance(event, TrialStart)
        if not (begun and isinstance(event, Progress)):  # how far one trial is tells nothing of all
            yield event
        if isinstance(event, TrialStart | TrialEnd):
            ended |= {event.trial} if isinstance(event, TrialEnd) and event.state in ENDED else set()
            yield _progress(event.trial, len(ended), spec.search.trials)


def _progress(trial: int, ended: int, trials: int) -> Progress:
    told = sentence("Searching: trial {trial} of {trials}", trial=trial + 1, trials=trials)
    return Progress(done=min(ended / trials, 1.0), message=told)


def _read(project: "Project", spec: ExperimentSpec, name: str, storage: str | None) -> "Generator[Any, None, Found]":
    from workbench.search.results import read_search

    yield from ()
    saved = search_name(project.spec, spec.search) == name  # else nobody has begun it yet
    return project, name, read_search(project, spec.search, storage=storage) if saved else ()


def _weighed(project: "Project", search: SearchSpec, storage: str | None) -> "Generator[Any, None, Weights]":
    from workbench.search.results import importances

    yield from ()
    try:
        return project, importances(project, search, storage=storage), None
    except WorkbenchError as error:  # as of too few trials
        return project, {}, error.sentence
