"""Training elsewhere, from the window: a job is bundled for another machine, and what it learned is taken over."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Message, Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.training.job_dialog import JobDialog
from workbench.gui.widgets.questions import ask_paths
from workbench.progress import Progress
from workbench.sentence import sentence
from workbench.spec import ExperimentSpec

if TYPE_CHECKING:
    from workbench.cluster.results import Collected
    from workbench.progress import Work


class Elsewhere(QObject):
    """*Run elsewhere…* and *Collect results…*: both ask for a file and work in a job, one at a time."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent
        self.job: Job | None = None
        self.bundle_action = QAction(icon("package-up"), "", parent)
        self.collect_action = QAction(icon("package-down"), "", parent)
        self.bundle_action.triggered.connect(self._ask_job)
        self.collect_action.triggered.connect(self._ask_results)
        for signal in (session.spec_changed, session.project_changed):
            signal.connect(self._show_possible)
        self._show_possible()
        self.retranslate()
        translation.follow(self.retranslate)

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return [self.bundle_action, self.collect_action]

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.bundle_action.setText(_tr("Run elsewhere…"))
        self.bundle_action.setToolTip(
            _tr("One file with experiment, data and versions, to be trained on another machine")
        )
        self.collect_action.setText(_tr("Collect results…"))
        self.collect_action.setToolTip(_tr("Take runs that were trained elsewhere into this project"))

    def write(self, to: Path, with_data: bool) -> None:
        """Bundle the experiment as it stands, in a job."""
        project, spec = self._session.project, self._session.spec
        if project is not None:
            self._begin(_tr("Bundling the job"), lambda: _write(project.folder, spec, to, with_data), self._on_written)

    def collect(self, paths: list[Path]) -> None:
        """Take over the runs in these files, in a job."""
        project = self._session.project
        if project is not None and paths:
            self._begin(_tr("Collecting results"), lambda: _collect(project.folder, paths), self._on_collected)

    def _begin(self, title: str, work: "Callable[[], Work[object]]", then: Callable[[Any], None]) -> None:
        if self.job is not None:
            return
        self.job = self._session.jobs.run(title, work)
        self.job.finished.connect(then)
        self._session.report_errors_of(self.job)
        self.job.ended.connect(self._on_ended)
        self._show_possible()

    def _ask_job(self) -> None:
        project = self._session.project
        if project is None:
            return
        dialog = JobDialog(f"{project.folder.name}-job.zip", self._window.window())
        dialog.chosen.connect(self.write)
        dialog.open()

    def _ask_results(self) -> None:
        title, files = _tr("Results from elsewhere"), QFileDialog.FileMode.ExistingFiles
        ask_paths(self._window.window(), title, files, self.collect, filters=["ZIP (*.zip)"])

    def _on_written(self, to: object) -> None:
        text = sentence("The job was written to {file}. Unpack it elsewhere and start run.sh there.", file=to)
        self._session.message.emit(Message(level="success", text=text, file=Path(str(to))))

    def _on_collected(self, found: "Collected") -> None:
        taken, known = len(found.runs), found.known
        text = (
            sentence("Taken over: {count} runs. There already: {known}.", count=taken, known=known)
            if known
            else sentence("Taken over: {count} runs.", count=taken)
        )
        self._session.message.emit(Message(level="success" if taken else "info", text=text))
        self._session.runs_changed.emit()

    def _on_ended(self) -> None:
        self.job = None
        self._show_possible()

    def _show_possible(self, *_: object) -> None:
        possible = self.job is None and self._session.project is not None
        self.bundle_action.setEnabled(possible and bool(self._session.spec.data.sources))
        self.collect_action.setEnabled(possible)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Elsewhere", text)


def _write(folder: Path, spec: ExperimentSpec, to: Path, with_data: bool) -> "Work[object]":
    yield Progress(done=0.0, message=sentence("Packing {file}", file=folder.name))
    from workbench.cluster.job import write_job
    from workbench.runs.project import Project

    project = Project.open(folder)
    project.spec = spec  # as it stands in the window, saved or not
    yield from write_job(project, to, with_data=with_data)
    return to


def _collect(folder: Path, paths: list[Path]) -> "Work[object]":
    yield Progress(done=0.0, message=sentence("Checking {file}", file=paths[0].name))
    from workbench.cluster.results import Collected, collect
    from workbench.runs.project import Project

    project, found = Project.open(folder), []
    for path in paths:
        found.append((yield from collect(project, path)))
    runs = tuple(run for one in found for run in one.runs)
    return Collected(job=found[0].job, runs=runs, known=sum(one.known for one in found))
