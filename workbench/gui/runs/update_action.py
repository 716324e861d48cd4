"""UpdateAction: opens the dialog that lets the run that is shown go on with new data."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.gui.runs.update_dialog import UpdateDialog
from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.style.icons import icon


class UpdateAction(QAction):
    """*Update model…*, for a menu and a button, of the run that `chosen` names."""

    def __init__(self, session: Session, chosen: Callable[[], str], parent: QWidget) -> None:
        super().__init__(icon("database-plus-outline"), "", parent)
        self._session, self._chosen, self._window = session, chosen, parent
        self.dialog: UpdateDialog | None = None
        """The newest that was opened."""
        self.triggered.connect(self._open)
        self.retranslate()
        translation.follow(self.retranslate)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        translate = QCoreApplication.translate
        self.setText(translate("UpdateAction", "Update model…"))
        self.setToolTip(translate("UpdateAction", "Go on with new data from this run, as a run of its own"))

    def _open(self) -> None:
        run = self._chosen()
        if self._session.project is None or not run:
            return
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            self.dialog.raise_()
            return
        self.dialog = UpdateDialog(self._session, run, self._window.window())
        self.dialog.open()
