"""ReportAction: asks where the report of a run is to lie, writes it in a job, and says where it lies."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from workbench.gui.session.jobs import Job
from workbench.gui.session.session import Message, Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.questions import ask_new_file
from workbench.progress import Progress
from workbench.sentence import sentence

if TYPE_CHECKING:
    from workbench.gui.style.translation import Language
    from workbench.progress import Work
    from workbench.runs.loaded import Loaded
    from workbench.runs.project import Project

FILTERS = ("PDF (*.pdf)", "HTML (*.html)")


class ReportAction(QAction):
    """*Report…*, for a menu and a button, of the run that `chosen` names; one report is written at a time."""

    def __init__(self, session: Session, chosen: Callable[[], str], parent: QWidget) -> None:
        super().__init__(icon("file-document-outline"), "", parent)
        self._session, self._chosen, self._window = session, chosen, parent
        self.job: Job | None = None
        self.triggered.connect(self._ask)
        self.retranslate()
        translation.follow(self.retranslate)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        translate = QCoreApplication.translate
        self.setText(translate("ReportAction", "Report…"))
        self.setToolTip(
            translate("ReportAction", "All of this run in one document, as PDF or HTML, to read and to print")
        )

    def write(self, to: Path) -> None:
        """Write the chosen run's report in the language of the window, in a job."""
        project, run = self._session.project, self._chosen()
        if project is None or not run or self.job is not None:
            return
        loaded, language = self._session.data.loaded, translation.language()
        title = QCoreApplication.translate("ReportAction", "Writing the report")
        self.job = self._session.jobs.run(title, lambda: _write(project, run, to, language, loaded))
        self.job.finished.connect(self._on_written)
        self._session.report_errors_of(self.job)
        self.job.ended.connect(self._on_ended)

    def _ask(self) -> None:
        project, run = self._session.project, self._chosen()
        if project is None or not run:
            return
        title = QCoreApplication.translate("ReportAction", "Where to write the report")
        ask_new_file(self._window.window(), title, FILTERS, self.write, name=f"{project.folder.name} {run}.pdf")

    def _on_written(self, to: Path) -> None:
        text = sentence("The report was written to {file}.", file=to)
        self._session.message.emit(Message(level="success", text=text, file=to))

    def _on_ended(self) -> None:
        self.job = None


def _write(project: "Project", run: str, to: Path, language: "Language", loaded: "Loaded | None") -> "Work[Path]":
    yield Progress(done=0.0, message=sentence("Opening the run"))
    from workbench.gui.report.apart import print_apart
    from workbench.report.writing import write_report

    return (yield from write_report(project, run, to, print_apart, language=language, loaded=loaded))
