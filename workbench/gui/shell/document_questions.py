"""DocumentQuestions: what is asked before an experiment is opened, saved, or gives way to another."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.gui.session import settings
from workbench.gui.session.activity import Activity
from workbench.gui.session.documents import Documents, Then
from workbench.gui.session.opening import name_filters
from workbench.gui.session.recovery import Snapshot
from workbench.gui.session.session import Session
from workbench.gui.widgets.questions import Answer, Role, ask, ask_new_folder, ask_paths
from workbench.paths import as_path


class DocumentQuestions(QObject):
    """Asks over the window; nothing is lost that the user does not give up."""

    def __init__(self, window: QWidget, session: Session, documents: Documents, activity: Activity) -> None:
        super().__init__(window)
        self._window, self._session, self._documents, self._activity = window, session, documents, activity

    @property
    def name(self) -> str:
        """What the experiment in hand is called."""
        return self._documents.name or _tr("Untitled")

    def when_safe(self, then: Then) -> None:
        """Go on once nothing can be lost: ask to stop training, then to save or discard."""
        training = self._activity.training
        if training is not None:
            more = _tr("Stop it? The last finished epoch is kept and training can go on from there later.")

            def stop() -> None:
                if training not in self._session.jobs.jobs:  # it has ended while the question stood
                    self.when_safe(then)
                    return
                training.ended.connect(lambda: QTimer.singleShot(0, self, lambda: self.when_safe(then)))
                training.stop()

            self._ask(_tr("Training is running."), more, [(_tr("&Stop training"), Role.AcceptRole, stop), _cancel()])
        elif self._documents.modified:
            text = _tr("Save the changes to “{name}”?").replace("{name}", self.name)
            more = _tr("Without saving, this experiment's changes and unsaved runs are lost.")
            save = (_tr("&Save"), Role.AcceptRole, lambda: self.save(then))
            discard = (_tr("&Discard"), Role.DestructiveRole, then)
            self._ask(text, more, [save, discard, _cancel()])
        else:
            then()

    def ask_data(self) -> None:
        """Ask for files with data, and begin with them."""
        title, files = _tr("Open data files"), QFileDialog.FileMode.ExistingFiles
        ask_paths(self._window, title, files, self.open_data, filters=name_filters())

    def ask_folder(self, then: Callable[[list[Path]], None]) -> None:
        """Ask for a folder, of data or a project."""
        ask_paths(self._window, _tr("Open a folder of data"), QFileDialog.FileMode.Directory, then)

    def ask_project(self) -> None:
        """Ask for a project's folder, and open it."""

        def open_(paths: list[Path]) -> None:
            self.when_safe(lambda: self._documents.open(paths[0]))

        ask_paths(self._window, _tr("Open a project's folder"), QFileDialog.FileMode.Directory, open_)

    def save(self, then: Then | None = None) -> None:
        """Save; ask where to, if that was never said."""
        if not self._documents.save(then):
            self.save_as(then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a new folder and save there."""
        if self._documents.busy_with_training():
            return
        sources = self._session.spec.data.sources
        name = Path(sources[0].path).stem if sources else _tr("My experiment")
        title = _tr("Save the project as a new folder")
        ask_new_folder(self._window, title, name, lambda folder: self._documents.save_as(folder, then))

    def open_data(self, paths: Sequence[Path]) -> None:
        """Begin with files or folders of data, and remember them."""
        for path in paths:
            settings.add_recent(path.absolute())
        self.open_anew([path.absolute() for path in paths])

    def open_anew(self, paths: list[Path], **asked: Any) -> None:
        """Other data are another experiment: runs of these never come to stand beside those; the same are read anew."""
        had = [as_path(source.path) for source in self._session.spec.data.sources]

        def begin() -> None:
            self._session.open_sources(paths, **asked, begin=self._documents.new)

        if not had or sorted(had) == sorted(paths):
            self._session.open_sources(paths, **asked)
        else:
            self.when_safe(begin)

    def ask_anyway(self, folder: Path, who: str) -> None:
        """Ask whether a project is to be opened that another window has open."""
        text = _tr("“{name}” is open in another window ({who}).").replace("{name}", folder.name)
        more = _tr("What is saved there and here would overwrite each other.")
        anyway = (_tr("&Open anyway"), Role.AcceptRole, lambda: self._documents.open(folder, anyway=True))
        self._ask(text.replace("{who}", who), more, [_cancel(), anyway])

    def discard(self, snapshot: Snapshot, then: Callable[[], None]) -> None:
        """Delete recovered work, then go on; only when the user says so where its runs lie nowhere else."""

        def delete() -> None:
            self._documents.discard_snapshot(snapshot)
            then()

        if not self._documents.takes_runs_along(snapshot):
            delete()
            return
        text = _tr("Discard “{name}” and its runs?").replace("{name}", snapshot.name or _tr("Untitled"))
        more = _tr("The runs of this experiment were never saved elsewhere. They are deleted for good.")
        self._ask(text, more, [(_tr("&Delete"), Role.DestructiveRole, delete), _cancel()])

    def _ask(self, text: str, more: str, answers: list[Answer]) -> None:
        ask(self._window, text, more, answers)


def _cancel() -> Answer:
    return _tr("Cancel"), Role.RejectRole, None


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
