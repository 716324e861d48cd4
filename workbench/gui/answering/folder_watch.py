"""FolderWatch: the button that lets each file that comes into a folder be answered, and what it has come to."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import whole
from workbench.gui.style.translation import shown
from workbench.gui.widgets.questions import ask_new_file, ask_paths
from workbench.progress import Progress
from workbench.sentence import singular

if TYPE_CHECKING:
    from collections.abc import Generator

    from workbench.answering.answers import Answered
    from workbench.answering.watching import FileAnswered, FileSkipped, Grown
    from workbench.sentence import Sentence

MOST_TOLD = 5
"""Of the files that were skipped, the newest."""


class FolderWatch(QObject):
    """Watches one folder at a time, in a job; a second press of the button ends it."""

    changed = Signal()
    """It began, came to something, or ended."""
    pause: ClassVar[float] = 0.5
    """Seconds between two looks at the folder."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._run = self._drawn = ""
        self._job: Job | None = None
        self.folder: Path | None = None
        """What is watched, or was until something else was asked for."""
        self.table: Path | None = None
        """Where the answers go."""
        self.grown: Grown | None = None
        """The answers so far."""
        self.latest: Answered | None = None
        """Those to the file that was answered last, to be drawn."""
        self.skipped: dict[str, Sentence] = {}
        """Why files were not answered."""
        self.files = 0
        """How many were answered since it began."""
        self.button = QPushButton()
        self.button.clicked.connect(self._on_pressed)

    @property
    def watching(self) -> bool:
        """Whether a folder is being watched."""
        return self._job is not None

    def of_run(self, run: str) -> None:
        """Answer by this run from the next start on."""
        self._run = run

    def start(self, folder: Path, table: Path) -> None:
        """Answer what is in a folder, and what comes, into a table of which what it holds stays."""
        self.forget()
        project, run, pause = self._session.project, self._run, self.pause
        if project is None or not run:
            return
        self.folder, self.table = folder, table

        def work() -> "Generator[FileAnswered | FileSkipped | Progress, None, None]":
            from workbench.answering.using import answering_files
            from workbench.answering.watching import watch

            yield from watch(answering_files(project.run(run)), folder, table, pause=pause)

        self._job = job = self._session.jobs.run(self.tr("Watching a folder"), work)
        job.progressed.connect(lambda event: self._on_event(job, event))
        job.ended.connect(lambda: self._on_ended(job))
        self._session.report_errors_of(job)
        self.retranslate()
        self.changed.emit()

    def stop(self) -> None:
        """Watch no longer; what was answered stays."""
        if self._job is not None:
            self._job.stop()
            self._job = None
            self.retranslate()
            self.changed.emit()

    def forget(self) -> None:
        """Watch no longer, and show nothing of it."""
        self.stop()
        self.folder, self.table, self.grown, self.latest, self.files = None, None, None, None, 0
        self._drawn = ""
        self.skipped = {}

    def words(self) -> str:
        """What it has come to; nothing where nothing was watched."""
        if self.folder is None or self.table is None:
            return ""
        if self.watching:
            text = self.tr("Watching {folder}: {count} files answered, into {table}.")
        else:
            text = self.tr("{folder} is no longer watched: {count} files answered, into {table}.")
        return singular(text.format(folder=self.folder.name, count=whole(self.files), table=self.table.name))

    def notes(self) -> list[str]:
        """Which file is drawn; the newest that could not be answered, and why."""
        text = self.tr("{file} was skipped: {reason}")
        newest = list(self.skipped.items())[-MOST_TOLD:]
        drawn = [self.tr("The picture shows {file}.").format(file=self._drawn)] if self._drawn else []
        return [*drawn, *(text.format(file=name, reason=shown(reason)) for name, reason in newest)]

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.button.setText(self.tr("Stop watching") if self.watching else self.tr("Watch folder…"))
        self.button.setIcon(icon("stop" if self.watching else "folder-eye-outline"))
        self.button.setToolTip(self.tr("Answer each file that comes into a folder, into a table that grows"))

    def _on_pressed(self) -> None:
        if self.watching:
            self.stop()
            return
        title = self.tr("Choose a folder to watch")
        ask_paths(self.button.window(), title, QFileDialog.FileMode.Directory, lambda paths: self._ask_table(paths[0]))

    def _ask_table(self, folder: Path) -> None:
        def start(table: Path) -> None:
            self.start(folder, table)

        window, title = self.button.window(), self.tr("Where the answers go")
        ask_new_file(window, title, ["CSV (*.csv)"], start, name="answers.csv", goes_on=True)

    def _on_event(self, job: Job, event: "FileAnswered | FileSkipped | Progress") -> None:
        if job is not self._job or isinstance(event, Progress):
            return
        from workbench.answering.watching import FileAnswered

        self.skipped.pop(event.file, None)
        if isinstance(event, FileAnswered):
            self.grown, self.latest, self.files = event.table, event.answered, self.files + 1
            self._drawn = event.file
        else:
            self.skipped[event.file] = event.reason
        self.changed.emit()

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.retranslate()
            self.changed.emit()
