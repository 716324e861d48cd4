"""RunsDesk: the runs of the project in hand and of those beside it, read and changed in jobs; no widgets."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand
from shiboken6 import isValid

from workbench.errors import WorkbenchError
from workbench.gui.session.session import Session
from workbench.runs.remarks import Remarks
from workbench.runs.summary import RunSummary

if TYPE_CHECKING:
    from workbench.runs.conditions import Names
    from workbench.runs.project import Project

LOOK_MS = 1000
"""How often runs that are being trained are looked at."""
Change = Callable[[Remarks], Remarks]
Said = dict[str, Remarks]
Moved = tuple[list[str], WorkbenchError | None]


class RunsDesk(QObject):
    """`runs` are those of the session's project, then those of projects that were opened beside it."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = self._again = self.watching = False
        self._todo: deque[Callable[[], Any]] = deque()
        self._busy = False
        self.runs: tuple[RunSummary, ...] = ()
        self.names: Names | None = None
        self.others: dict[str, Project] = {}
        """Projects beside, by folder; they are only looked at."""
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.refresh)
        session.runs_changed.connect(self.refresh)
        session.project_changed.connect(self._on_project)

    def own(self, run: RunSummary) -> bool:
        """Whether a run is of the project in hand, and so can be changed."""
        project = self._session.project
        return project is not None and run.project == str(project.folder)

    def project(self, run: RunSummary) -> "Project | None":
        """The project that a run is of."""
        return self._session.project if self.own(run) else self.others.get(run.project)

    def watch(self, watching: bool) -> None:
        """Look again and again at runs in training, as long as somebody sees them."""
        self.watching = watching
        if watching:
            self.refresh()

    @Slot()
    def refresh(self, *_: object) -> None:
        """Read what changed since; while nobody looks, later."""
        project = self._session.project
        projects = [each for each in (project, *self.others.values()) if each is not None]
        if not self.watching:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        known = {run.key: run for run in self.runs}
        job = self._session.jobs.run(self.tr("Listing the runs"), lambda: _loaded(projects, known))
        job.progressed.connect(self._on_event)
        job.finished.connect(self._show)
        self._session.report_errors_of(job)
        job.ended.connect(self._on_read)

    def open_beside(self, folder: Path) -> None:
        """List the runs of another project as well."""

        def work() -> "Generator[Any, None, Project]":
            from workbench.runs.project import Project

            yield from ()
            return Project.open(folder.parent if folder.name == "project.json" else folder)

        def done(project: "Project") -> None:
            if self._session.project is None or project.folder != self._session.project.folder:
                self.others[str(project.folder)] = project
            self.refresh()

        job = self._session.jobs.run(self.tr("Opening the project"), work)
        job.finished.connect(lambda project: done(project) if isValid(self) else None)
        self._session.report_errors_of(job)

    def close_beside(self) -> None:
        """List only the runs of the project in hand."""
        self.others.clear()
        self.refresh()

    def say(self, runs: Iterable[RunSummary], change: Change, text: str) -> None:
        """Change what is said of runs, as one undo step."""
        names = [run.run for run in runs if self.own(run)]

        def work(project: "Project") -> tuple[Said, Said]:
            from workbench.runs.remarks import read_remarks

            before = {run: read_remarks(project.run(run).folder) for run in names}
            after = {run: change(said) for run, said in before.items()}
            _write(project, {run: said for run, said in after.items() if said != before[run]})
            return before, after

        def done(found: tuple[Said, Said]) -> None:
            before, after = found
            self._take(after)
            if before != after:
                self._record(text, lambda: self._put(before), lambda: self._put(after))

        if names:
            self._do(self.tr("Writing remarks"), work, done)

    def discard(self, runs: Iterable[RunSummary], text: str) -> None:
        """Put runs into the project's trash, as one undo step."""
        names = [run.run for run in runs if self.own(run)]

        def done(found: Moved) -> None:
            gone, _ = found
            if gone:
                self._record(text, lambda: self._restore(gone), lambda: self._discard(gone, self._on_moved))
            self._on_moved(found)

        if names:
            self._discard(names, done)

    def discarded(self, then: Callable[[int], object]) -> None:
        """Tell how many runs lie in the project's trash."""
        self._do(self.tr("Looking into the trash"), lambda project: len(project.discarded()), then)

    def empty_trash(self) -> None:
        """Delete for good what lies in the project's trash."""
        self._do(self.tr("Emptying the trash"), lambda project: project.empty_trash(), lambda _: None)

    def histories(self, runs: Sequence[RunSummary], then: Callable[[Any], object]) -> None:
        """Read the finished epochs of runs, and give them by the runs' keys."""
        wanted = [(run.key, self.project(run)) for run in runs]

        def work() -> Generator[Any, None, Any]:
            found = {}
            for key, project in wanted:
                yield
                try:
                    found[key] = project.run(key[1]).history if project is not None else ()
                except WorkbenchError:  # It is damaged, or was deleted meanwhile: the table says so.
                    found[key] = ()
            return found

        job = self._session.jobs.run(self.tr("Reading the learning curves"), work)
        job.finished.connect(lambda found: then(found) if isValid(self) else None)
        self._session.report_errors_of(job)

    def _put(self, said: Said) -> None:
        def work(project: "Project") -> Said:
            _write(project, said)
            return said

        self._do(self.tr("Writing remarks"), work, self._take)

    def _discard(self, runs: list[str], done: Callable[[Moved], None]) -> None:
        self._do(self.tr("Deleting the runs"), lambda project: _each(project.discard_run, runs), done)

    def _restore(self, runs: list[str]) -> None:
        self._do(self.tr("Restoring the runs"), lambda project: _each(project.restore_run, runs), self._on_moved)

    def _on_moved(self, found: Moved) -> None:
        """Some runs have come or gone, if perhaps not all that were to."""
        _, error = found
        if error is not None:
            self._session.report_error(error)
        self._session.runs_changed.emit()

    def _record(self, text: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        self._session.undo_stack.push(_Done(self._session, text, undo, redo))

    def _do(self, title: str, work: "Callable[[Project], Any]", done: Callable[[Any], object]) -> None:
        """One change after another: each reads what the one before has written."""
        experiment = self._session.experiment

        def start() -> None:
            project = self._session.project
            if project is None or experiment != self._session.experiment:
                self._next()
                return
            job = self._session.jobs.run(title, lambda: _stepless(project, work))
            job.finished.connect(lambda result: done(result) if isValid(self) else None)
            self._session.report_errors_of(job)
            job.ended.connect(self._next)

        self._todo.append(start)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = bool(self._todo)
        if self._todo:
            self._todo.popleft()()

    def _take(self, said: Said) -> None:
        """Show what is said now without reading all again."""
        runs = (
            replace(run, remarks=said[run.run], stamp="") if self.own(run) and run.run in said else run
            for run in self.runs
        )
        self.runs = tuple(runs)
        if self.names is not None:
            self.names.forget(run.key for run in self.runs if run.run in said)
        self.changed.emit()

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if isinstance(event, Listed):
            self._show(event)

    @Slot(object)
    def _show(self, found: "Listed") -> None:
        own = "" if self._session.project is None else str(self._session.project.folder)
        if set(found.folders) == {own, *self.others} - {""}:
            self.runs, self.names = found.runs, found.names or self.names
            self.changed.emit()

    @Slot()
    def _on_read(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.refresh()
        elif self.watching and any(run.state in ("running", "queued") for run in self.runs):
            self._look.start()

    @Slot(object)
    def _on_project(self, _project: object) -> None:
        self.runs, self.names = (), None
        self.changed.emit()
        self.refresh()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The runs of some folders' projects, and what conditions can speak of once all are read."""

    folders: tuple[str, ...]
    runs: tuple[RunSummary, ...]
    names: "Names | None" = None


class _Done(QUndoCommand):
    """What was done already when it was pushed; nothing of it waits to be saved."""

    def __init__(self, session: Session, text: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(text)
        self._session, self._undo, self._redo = session, undo, redo
        self._first = True

    def undo(self) -> None:
        """Take it back."""
        self._undo()
        self._keep_clean()

    def redo(self) -> None:
        """Do it again."""
        if not self._first:
            self._redo()
        self._first = False
        self._keep_clean()

    def _keep_clean(self) -> None:
        """The experiment is as saved as before: the run's folder was changed, and that at once."""
        session = self._session

        def clean() -> None:
            if session.project is not None and session.spec == session.project.spec:
                session.undo_stack.setClean()

        QTimer.singleShot(0, session, clean)


def _stepless(project: "Project", work: "Callable[[Project], Any]") -> Generator[Any, None, Any]:
    yield from ()
    return work(project)


def _each(change: Callable[[str], None], runs: list[str]) -> Moved:
    """The runs that were changed, and what kept others from it."""
    changed, failure = [], None
    for run in runs:
        try:
            change(run)
            changed.append(run)
        except WorkbenchError as error:
            failure = error
    return changed, failure


def _write(project: "Project", said: Said) -> None:
    from workbench.runs.remarks import write_remarks

    project.check_can_write()
    for run, remarks in said.items():
        write_remarks(project.run(run).folder, remarks)


def _loaded(projects: "Sequence[Project]", known: dict[tuple[str, str], RunSummary]) -> Generator[Any, None, Listed]:
    from workbench.evaluation.metrics import METRICS
    from workbench.evaluation.summaries import SomeRuns, load_summaries
    from workbench.runs.conditions import Names

    folders = tuple(str(project.folder) for project in projects)
    found: tuple[RunSummary, ...] = ()
    for project in projects:
        here = {run: each for (folder, run), each in known.items() if folder == str(project.folder)}
        loading = load_summaries(project, here)
        while True:
            try:
                event = next(loading)
            except StopIteration as end:
                found += end.value
                break
            yield Listed(folders=folders, runs=found + event.runs) if isinstance(event, SomeRuns) else event
    names = Names(found, METRICS)
    for run in found:
        names.text(run)
    return Listed(folders=folders, runs=found, names=names)
