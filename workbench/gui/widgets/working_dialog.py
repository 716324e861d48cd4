"""WorkingDialog: a dialog whose work ends with it, however it is closed."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog


class WorkingDialog(QDialog):
    """Stops what it has begun when it is closed."""

    def stop(self) -> None:
        """End the work; by itself a dialog has none."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the work."""
        self.stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """End it with Escape too."""
        self.stop()
        super().reject()
