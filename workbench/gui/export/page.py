"""ExportPage: take a trained model away as files that were checked before they were written."""

import shlex
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.data.tasks import TASKS
from workbench.errors import WorkbenchError, sentence_of
from workbench.export.origin import OtherExportError
from workbench.export.report import ExportReport, Format
from workbench.gui.export.formats import FormatChoice
from workbench.gui.export.further import FurtherChoice
from workbench.gui.export.naming import proposed_name
from workbench.gui.export.report_card import ReportCard
from workbench.gui.runs.empty import EmptyRuns
from workbench.gui.runs.run_choice import RunChoice
from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import Card, PageHeader, lay_out_page, primary, styled_label
from workbench.gui.widgets.questions import Role, ask
from workbench.gui.widgets.stepwise import Steps, Stepwise
from workbench.progress import Progress
from workbench.sentence import sentence

if TYPE_CHECKING:
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project
    from workbench.runs.run import Run


class ExportPage(Stepwise, QWidget):
    """The Export page: run, format, folder, and a report."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.begin(self._make(session), in_steps=in_steps)

    def _make(self, session: Session) -> Steps:
        self._session = session
        self._job: Job | None = None
        self._proposed = ""
        self._told: tuple[int, str] = (0, "")  # of which experiment and run the report tells
        self.run_choice = RunChoice(session, trained_only=True)
        self.export_button = primary(QPushButton(icon("export-variant", "on_accent"), ""))
        self.formats = FormatChoice()
        self.further = FurtherChoice()
        self.folder_edit = QLineEdit(clearButtonEnabled=True)
        self.browse_button = QPushButton(icon("folder-open-outline"), "")
        self.report_card = ReportCard()
        yield
        self.empty = EmptyRuns(session)
        self.export_action = QAction(icon("export-variant"), "", self)
        self.export_action.setShortcut(QKeySequence("Ctrl+E"))
        self.addAction(self.export_action)
        self._lay_out()
        yield
        self._connect()
        self.retranslate()
        translation.follow(self.retranslate)
        self._on_chosen(self.run_choice.run)

    def actions(self) -> list[QAction]:
        """For the menus and the command palette."""
        return [self.export_action]

    def showEvent(self, event: QShowEvent) -> None:
        """Another program may have trained or deleted runs."""
        super().showEvent(event)
        self.run_choice.refresh()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        hint = self.tr("Take the model away as files that work without this program.")
        self._header.set_texts(self.tr("Export"), hint)
        self.export_button.setText(self.tr("Export"))
        self.export_action.setText(self.tr("Export the chosen run"))
        self._folder_card.set_title(self.tr("Where to"))
        self._folder_note.setText(self.tr("A new or an empty folder, or one that an earlier export wrote."))
        self.folder_edit.setAccessibleName(self.tr("Folder to export into"))
        self.folder_edit.setPlaceholderText(self.tr("Folder"))
        self.browse_button.setText(self.tr("Choose…"))
        self._update()

    def _lay_out(self) -> None:
        self._header = PageHeader()
        for widget in (self.run_choice, self.export_button):
            self._header.add_action_widget(widget)
        self._folder_card = Card(" ")
        self._folder_note = styled_label("", "muted")
        self._folder_note.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.folder_edit, 1)
        line.addWidget(self.browse_button)
        self._folder_card.body.addLayout(line)
        self._folder_card.body.addWidget(self._folder_note)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.formats)
        column.addWidget(self.further)
        column.addWidget(self._folder_card)
        column.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.report_card)
        splitter.setSizes([560, 680])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.M)
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.empty)
        lay_out_page(self, self._header, self._stack)

    def _connect(self) -> None:
        self.run_choice.follow(self._on_chosen)
        self.folder_edit.textChanged.connect(self._update)
        self.browse_button.clicked.connect(self._on_browse)
        self.export_button.clicked.connect(self.export_action.trigger)
        self.export_action.triggered.connect(lambda _=False: self._on_export())
        self.report_card.cancelled.connect(self._on_cancel)

    def _on_chosen(self, run: str) -> None:
        if self.folder_edit.text() == self._proposed:
            self._proposed = self._proposal(run)
            self.folder_edit.setText(self._proposed)
        if self._job is None and run and (self._session.experiment, run) != self._told:
            self.report_card.show_idle()
        self._update()

    def _proposal(self, run: str) -> str:
        project = self._session.project
        if project is None or not run:
            return ""
        return str(_documents() / proposed_name(self._session.spec, project.folder, run))

    def _update(self, *_: object) -> None:
        run, folder = self.run_choice.run, self.folder_edit.text().strip()
        self._stack.setCurrentIndex(0 if run else 1)
        self.run_choice.setVisible(bool(run))
        self.export_button.setVisible(bool(run))
        reason = self.tr("Write the files and check them")
        if not run:
            reason = self.tr("Train a model first")
        elif not folder:
            reason = self.tr("Choose a folder first")
        elif self._job is not None:
            reason = self.tr("An export goes on")
        able = bool(run) and bool(folder) and self._job is None
        self.export_button.setEnabled(able)
        self.export_action.setEnabled(able)
        self.export_button.setToolTip(f"{reason} (Ctrl+E)")
        self.export_action.setToolTip(reason)

    def _on_browse(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose a new or an empty folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder_edit.setText)
        dialog.open()

    def _on_export(self, *, replace: bool = False) -> None:
        project, run, chosen = self._session.project, self.run_choice.run, self.formats.format
        if project is None or self._job is not None:
            return
        # A name alone lies beside the folders that are proposed, not where the program happened to be started.
        folder = _documents() / Path(self.folder_edit.text().strip()).expanduser()
        loaded, also = self._session.data.loaded, self.further.names
        title, self._told = self.tr("Exporting"), (self._session.experiment, run)
        self._job = self._session.jobs.run(
            title, lambda: _export(project, run, loaded, chosen, folder, replace=replace, also=also)
        )
        self._job.progressed.connect(self._on_progress)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.stopped.connect(self._on_stopped)
        self._job.ended.connect(self._on_ended)
        self.report_card.show_working()
        self._update()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.stop()
            self.report_card.show_stopping()

    @Slot(object)
    def _on_progress(self, event: object) -> None:
        if isinstance(event, Progress):
            self.report_card.show_progress(event)

    @Slot(object)
    def _on_finished(self, exported: tuple[ExportReport, str]) -> None:
        report, files = exported
        self.report_card.show_report(report, files)
        self._session.report("success", "The model was exported to {folder}.", folder=Path(report.files[0]).parent)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._told[0] != self._session.experiment:  # its folder may be gone
            self.report_card.show_idle(sentence("Another experiment was opened meanwhile; nothing was exported."))
            return
        self.report_card.show_failure(sentence_of(error))
        if isinstance(error, OtherExportError):
            self._ask_to_replace(error)
        if not isinstance(error, WorkbenchError):
            self._session.report_error(error)

    def _ask_to_replace(self, error: OtherExportError) -> None:
        more = self.tr("Replace that export? Its files cannot be brought back.")
        keep = (self.tr("Keep it"), Role.RejectRole, None)
        replace = (self.tr("&Replace"), Role.DestructiveRole, self._replace)
        ask(self.window(), shown(error.sentence), more, [keep, replace])

    def _replace(self) -> None:
        if self._job is not None:  # the one that asked is just ending
            self._job.ended.connect(lambda: self._on_export(replace=True))
        else:
            self._on_export(replace=True)

    @Slot()
    def _on_stopped(self) -> None:
        self.report_card.show_idle(sentence("Cancelled; nothing was exported."))

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._update()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _export(
    project: "Project",
    run: str,
    loaded: "Loaded | None",
    chosen: Format,
    folder: Path,
    *,
    replace: bool,
    also: Sequence[str],
) -> Generator[Any, None, tuple[ExportReport, str]]:
    yield Progress(done=0.0, message=sentence("Preparing the export"))
    from workbench.evaluation.store import load_evaluation, verdict_of
    from workbench.export.bundle import export_run

    trained = project.run(run)
    fitting = loaded if loaded is not None and loaded.spec == trained.spec.data else None
    evaluation = load_evaluation(trained.folder)
    verdict = None if evaluation is None else verdict_of(evaluation)
    report = yield from export_run(
        trained, fitting, chosen, folder, verdict=verdict, say=shown, replace=replace, also=also
    )
    return report, _file_arguments(trained)


def _file_arguments(run: "Run") -> str:
    """What the exported script takes and writes, as its arguments: sound, a text, or a table."""
    facts, data = run.run_facts.facts, run.spec.data
    if TASKS[facts.task].text:
        return "beginning.txt continued.txt"
    if facts.sample_rate is not None:
        return "recording.wav answers.csv"
    told_apart = next((name for name, role in data.roles.items() if role == "sequence"), None)
    sequence = "" if told_apart is None else f" --sequence {shlex.quote(told_apart)}"
    return f"input.csv output.csv{sequence}"
