"""WindowNote: what runs were found to use of the context that is chosen, below the form of windows."""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.translation import shown
from workbench.insight.advice import context_advice
from workbench.sentence import Sentence

if TYPE_CHECKING:
    from workbench.runs.project import Project

Found = tuple["Project", int, Sentence | None]
"""What was asked, and what the runs tell of it."""


class WindowNote(QLabel):
    """A line that is there only where a run has something to tell; runs are read in a job, one at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._context = session, 0
        self._advice: Sentence | None = None
        self._reading = self._again = False
        self.setProperty("textStyle", "muted")
        self.setWordWrap(True)
        self.hide()
        translation.follow(self._render)

    def show_context(self, context: int) -> None:
        """Tell of another context, or look anew: runs may have been asked meanwhile."""
        project = self._session.project
        if project is None or context != self._context:
            self._advice = None
        self._context = context
        self._render()
        if self._reading:
            self._again = True
        elif project is not None:
            self._reading = True
            job = self._session.jobs.run(self.tr("Looking at what runs used"), lambda: _look(project, context))
            job.finished.connect(self._on_found)
            job.ended.connect(self._on_ended)
            self._session.report_errors_of(job)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        project, context, advice = found
        if project is self._session.project and context == self._context:
            self._advice = advice
            self._render()

    @Slot()
    def _on_ended(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.show_context(self._context)

    def _render(self) -> None:
        self.setText("" if self._advice is None else shown(self._advice))
        self.setVisible(self._advice is not None)


def _look(project: "Project", context: int) -> Generator[Any, None, Found]:
    yield from ()
    try:
        return project, context, context_advice(reversed(project.runs()), context)
    except (WorkbenchError, OSError):
        return project, context, None  # as while an experiment is discarded, whose folder is gone before it is
