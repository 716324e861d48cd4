"""WindowNote: what runs were found to use of the context that is chosen, below the form of windows."""

from PySide6.QtWidgets import QLabel, QWidget

from workbench.errors import WorkbenchError
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.translation import shown
from workbench.insight.advice import context_advice
from workbench.sentence import Sentence


class WindowNote(QLabel):
    """A line that is there only where a run has something to tell."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._context = session, 0
        self._advice: Sentence | None = None
        self.setProperty("textStyle", "muted")
        self.setWordWrap(True)
        self.hide()
        translation.follow(self._render)

    def show_context(self, context: int) -> None:
        """Tell of another context, or look anew: runs may have been asked meanwhile."""
        self._context = context
        self._advice = self._found()
        self._render()

    def _found(self) -> Sentence | None:
        project = self._session.project
        try:
            return None if project is None else context_advice(reversed(project.runs()), self._context)
        except (WorkbenchError, OSError):
            return None  # as while an experiment is discarded, whose folder is gone before it is

    def _render(self) -> None:
        self.setText("" if self._advice is None else shown(self._advice))
        self.setVisible(self._advice is not None)
