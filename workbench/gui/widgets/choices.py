"""DropDown and Slider: they leave the wheel to the page until they have the focus, and a list shows its rows wholly."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QStyledItemDelegate, QWidget

WIDEST_LIST = 560


class DropDown(QComboBox):
    """One of several; the list below it is as wide as its texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Open the list, wide enough for what is in it."""
        view = self.view()  # made now: most lists are never opened
        if type(view.itemDelegate()) is not QStyledItemDelegate:
            # Qt's own delegate measures rows without the sheet's padding, by which the last one is then cut.
            self.setItemDelegate(QStyledItemDelegate(self))
        view.ensurePolished()
        margins = view.contentsMargins()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        wanted = view.sizeHintForColumn(0) + margins.left() + margins.right() + bar
        view.setMinimumWidth(min(wanted, WIDEST_LIST))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless this has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class Slider(QSlider):
    """A value along a line."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless this has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()
