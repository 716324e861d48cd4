"""EmptyRuns: what a page shows while there is no run: a friendly sentence and the way to the first one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.widgets.cards import primary, styled_label


class EmptyRuns(QWidget):
    """An icon, two lines and a button to the Train page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._title = styled_label("", "number")
        self._text = styled_label("", "muted")
        self.button = primary(QPushButton(icon("chart-bell-curve-cumulative", "on_accent"), ""))
        self.button.clicked.connect(lambda: session.page_requested.emit("train"))
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.M)
        layout.addStretch(2)
        for widget in (self._sign, self._title, self._text, self.button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.retranslate()
        translation.follow(self.retranslate)
        theme.follow(self.retranslate)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._sign.setPixmap(icon("chart-timeline-variant", "muted").pixmap(64, 64))
        self._title.setText(self.tr("No trained model yet"))
        self._text.setText(self.tr("Train one first; a minute is enough for the samples. Then look at it here."))
        self.button.setText(self.tr("Go to Train"))
