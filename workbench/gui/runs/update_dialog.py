"""UpdateDialog: new files are chosen, a run goes on with them, and what was won and forgotten is told."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.errors import sentence_of
from workbench.gui.runs.updating import AskedUpdate, updated
from workbench.gui.session.jobs import Job
from workbench.gui.session.opening import name_filters
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import primary, styled_label
from workbench.gui.widgets.number_edits import IntEdit
from workbench.gui.widgets.questions import ask_paths
from workbench.gui.widgets.working_dialog import WorkingDialog
from workbench.progress import Progress
from workbench.sentence import Sentence, sentence
from workbench.training.events import EpochEnd, FitStart

if TYPE_CHECKING:
    from workbench.evaluation.forgetting import Forgetting

MOST_NAMES, MOST_EPOCHS, PERCENT = 4, 100_000, 100
OLD_SHARE = 30
"""Percent of the older examples that are learned again, until another share is chosen."""


class UpdateDialog(WorkingDialog):
    """Of one run; a button stops what it has begun, and so does closing it: the new run can be gone on with then."""

    def __init__(self, session: Session, run: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._session, self._run = session, run
        self._project = session.project
        self._job: Job | None = None
        self._epochs_planned = 0
        self._kept = False
        self.paths: tuple[Path, ...] = ()
        self.said: tuple[Sentence, ...] = ()
        """What is told below: how it ended, and before what is to be known of the new files."""
        self._intro, self._files = styled_label("", "muted"), QLabel()
        self.choose_button = QPushButton(icon("file-plus-outline"), "")
        self.old_share, self.epochs = IntEdit(), IntEdit()
        self._share_label, self._epochs_label = QLabel(), QLabel()
        self.progress, self.outcome = QProgressBar(textVisible=False), QLabel()
        self.close_button, self.update_button = QPushButton(), primary(QPushButton(icon("play", "on_accent"), ""))
        self._lay_out()
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)

    @property
    def working(self) -> bool:
        """Whether the update is being trained."""
        return self._job is not None

    def take(self, paths: Sequence[Path]) -> None:
        """Go on with these files."""
        self.paths, self.said = tuple(paths), ()
        self._render()

    def start(self) -> None:
        """Begin, unless something else is being trained."""
        project = self._project
        if project is None or self.working or not self.paths:
            return
        if any(job.trains for job in self._session.jobs.jobs):
            self.said = (sentence("Another run is being trained. Wait until it has ended, or stop it."),)
            self._render()
            return
        share, epochs = self.old_share.value() / PERCENT, self.epochs.value() or None
        asked = AskedUpdate(run=self._run, paths=self.paths, old_share=share, epochs=epochs)
        loaded, self.said, self._kept = self._session.data.loaded, (), False
        title = self.tr("Updating the model")
        self._job = self._session.jobs.run(title, lambda: updated(project, asked, loaded), trains=True)
        self._job.progressed.connect(self._on_event)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)
        self._job.ended.connect(self._on_ended)
        self.progress.setValue(0)
        self._render()

    def stop(self) -> None:
        """End after what is being done now; finished epochs are kept."""
        if self._job is not None:
            self._job.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files while nothing is being trained."""
        if event.mimeData().hasUrls() and not self.working:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Go on with dropped files."""
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Update the model"))
        intro = self.tr(
            "A new run goes on from run {run} with files that came later, and run {run} stays as it is. Of the new "
            "data the newest stretch is held back, to tell what was won."
        )
        self._intro.setText(intro.replace("{run}", self._run))
        self.choose_button.setText(self.tr("New files…"))
        self._share_label.setText(self.tr("Older examples"))
        self.old_share.setSuffix(" %")
        tip = self.tr("So many of the older training examples are learned again: more of them, and less is forgotten")
        self.old_share.setToolTip(tip)
        self.old_share.setAccessibleName(self.tr("Share of older examples"))
        self._epochs_label.setText(self.tr("Epochs"))
        self.epochs.setToolTip(self.tr("Passes over the examples at most; as many as the run's when not given"))
        self.epochs.setSpecialValueText(self.tr("as the run"))
        self.epochs.setAccessibleName(self.tr("Epochs"))
        self.progress.setAccessibleName(self.tr("Progress of the update"))
        self.update_button.setText(self.tr("Update"))
        self._render()

    def _lay_out(self) -> None:
        self.resize(560, 320)
        for label in (self._intro, self._files, self.outcome):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.old_share.setRange(0, PERCENT)
        self.old_share.setValue(OLD_SHARE)
        self.epochs.setRange(0, MOST_EPOCHS)
        form = QFormLayout()
        form.setSpacing(theme.S)
        form.addRow(self.choose_button, self._files)
        form.addRow(self._share_label, self.old_share)
        form.addRow(self._epochs_label, self.epochs)
        self.progress.setRange(0, 1000)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addStretch(1)
        for button in (self.close_button, self.update_button):
            line.addWidget(button)
        self.update_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        for part in (self._intro, form, self.progress, self.outcome):
            layout.addLayout(part) if isinstance(part, QFormLayout) else layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(line)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._ask_files)
        self.update_button.clicked.connect(self.start)
        self.close_button.clicked.connect(lambda: self.stop() if self.working else self.close())
        self._session.project_changed.connect(self.close)

    def _ask_files(self) -> None:
        title, files = self.tr("Choose files with new data"), QFileDialog.FileMode.ExistingFiles
        ask_paths(self, title, files, self.take, filters=name_filters())

    def _render(self) -> None:
        names = ", ".join(path.name for path in self.paths[:MOST_NAMES])
        more = " …" if len(self.paths) > MOST_NAMES else ""
        self._files.setText(names + more or self.tr("Choose them, or drop them here."))
        self.progress.setVisible(self.working)
        self.outcome.setText("\n".join(shown(each) for each in self.said))
        self.outcome.setVisible(bool(self.said))
        for widget in (self.choose_button, self.old_share, self.epochs):
            widget.setEnabled(not self.working)
        self.update_button.setEnabled(bool(self.paths) and not self.working)
        self.close_button.setText(self.tr("Stop") if self.working else self.tr("Close"))

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if isinstance(event, Sentence):
            self.said = (*self.said, event)
            self._render()
        elif isinstance(event, FitStart):
            self._epochs_planned = event.epochs
            self._session.runs_changed.emit()
        elif isinstance(event, EpochEnd):
            self._kept = True
            self.progress.setValue(round(1000 * event.epoch / max(self._epochs_planned, 1)))
        elif isinstance(event, Progress) and not self._epochs_planned:
            self.progress.setValue(round(100 * event.done))

    @Slot(object)
    def _on_finished(self, found: "Forgetting | None") -> None:
        self.said = (*self.said, *(found.said if found else ()))
        if found is not None:
            self._session.report("success", "The model was updated: a new run goes on from run {run}.", run=self._run)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.said = (*self.said, sentence_of(error))

    @Slot()
    def _on_stopped(self) -> None:
        kept = sentence("The update was stopped. Its run can be gone on with on the page Train.")
        self.said = (*self.said, kept if self._kept else sentence("The update was stopped before its first epoch."))

    @Slot()
    def _on_ended(self) -> None:
        self._job, self._epochs_planned = None, 0
        self._session.runs_changed.emit()
        self._render()
