"""RateFinder: the button beside the learning rate that opens the range test."""

from PySide6.QtWidgets import QPushButton, QWidget

from workbench.gui.session.session import Session
from workbench.gui.style import translation
from workbench.gui.training.rate_dialog import RateDialog


class RateFinder(QPushButton):
    """Opens one dialog, which it keeps, and begins the test."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.dialog: RateDialog | None = None
        self.setAutoDefault(False)
        self.setEnabled(False)
        self.clicked.connect(self._on_clicked)
        self.retranslate()
        translation.follow(self.retranslate)

    def offer(self, possible: bool) -> None:
        """Whether the test can run now; where it cannot, as while a run goes on, it ends."""
        self.setEnabled(possible)
        if self.dialog is not None:
            self.dialog.offer(possible)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setText(self.tr("Find…"))
        self.setAccessibleName(self.tr("Find a learning rate"))
        self.setToolTip(self.tr("Try growing learning rates on a copy of the model, and see which one suits"))

    def _on_clicked(self) -> None:
        if self.dialog is None:
            self.dialog = RateDialog(self._session, self.window())
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.start()
