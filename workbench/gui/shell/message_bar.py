"""The message bar: one sentence with a sign for its level; details unfold and can be copied; Escape closes it.

It lies upon the status bar's last message, which says the same, and where it needs more room upon the empty margin
above: it covers nothing of the page, and nothing moves from under the pointer when a message comes or goes.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.session.session import Message, Severity
from workbench.gui.style import translation
from workbench.gui.style.icons import Tone, icon
from workbench.gui.style.theme import XS, M, S, follow
from workbench.gui.style.translation import shown

GLYPHS: dict[Severity, tuple[str, Tone]] = {
    "info": ("information-outline", "accent_text"),
    "success": ("check-circle-outline", "success"),
    "warning": ("alert-outline", "warning"),
    "error": ("alert-circle-outline", "error"),
}
QUIET_MS = 8000
"""After so long a message that asks for nothing and offers nothing goes away."""


class MessageBar(QFrame):
    """Shows the newest message; warnings and errors stay until they are closed."""

    page_requested = Signal(str)
    """The message's own page is wanted."""

    def __init__(self, place: QWidget | None = None) -> None:
        """A bar that lies upon `place`, a widget within a bar of the window."""
        super().__init__(None if place is None else place.window())
        self.setObjectName("messageBar")
        self._place = place
        for watched in () if place is None else (place, place.parentWidget()):
            watched.installEventFilter(self)
        self._message: Message | None = None
        self._sign = QLabel()
        self._text = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.page_button = QPushButton()
        self.open_button, self.folder_button = QPushButton(), QPushButton()
        self._more = QPushButton(flat=True, checkable=True)
        self._copy = QPushButton(flat=True)
        self._close = QToolButton(autoRaise=True)
        self._close.setIcon(icon("close", "muted"))
        self._details = QPlainTextEdit(readOnly=True, maximumHeight=140)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        for widget in (self.page_button, self.open_button, self.folder_button, self._more, self._copy, self._close):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(M, XS, XS, XS)
        layout.addLayout(line)
        layout.addWidget(self._details)
        self._text.setContentsMargins(0, XS + 1, 0, XS)
        self._sign.setContentsMargins(0, XS + 1, 0, 0)
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self.hide)
        self.page_button.clicked.connect(self._on_page)
        self.open_button.clicked.connect(lambda: self._open_file(folder=False))
        self.folder_button.clicked.connect(lambda: self._open_file(folder=True))
        self._more.toggled.connect(self._details.setVisible)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.hide)
        self.retranslate()
        translation.follow(self.retranslate)
        follow(self._draw)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._text.text()

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._message = message
        self.setProperty("level", message.level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._details.setPlainText(message.details)
        self._more.setChecked(False)
        self._details.hide()
        self._more.setVisible(bool(message.details))
        self.page_button.setVisible(message.page == "results")
        for button in (self.open_button, self.folder_button):
            button.setVisible(message.file is not None)
        self._draw()
        self.show()
        self.raise_()
        self._timer.stop()
        if message.level in ("info", "success") and not message.details and message.file is None:
            self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def forget_error(self) -> None:
        """Take an error away that something new has overtaken; the log keeps it."""
        if self._message is not None and self._message.level == "error":
            self.hide()

    def forget(self) -> None:
        """Take any message away: it was said of another experiment."""
        self._message = None
        self.hide()

    def forget_page(self, page: str) -> None:
        """Take a message away that leads to this page: it is shown now."""
        if self._message is not None and self._message.page == page:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when that moves or changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lay_down()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Follow what it holds."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._lay_down()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.page_button.setText(self.tr("See results"))
        self.open_button.setText(self.tr("Open"))
        self.folder_button.setText(self.tr("Show in folder"))
        self._more.setText(self.tr("Details"))
        self._copy.setText(self.tr("Copy"))
        self._close.setToolTip(self.tr("Close this message (Esc)"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._details.setAccessibleName(self.tr("Details"))
        self._draw()

    def _draw(self) -> None:
        if self._message is None:
            return
        names = {
            "info": self.tr("Note"),
            "success": self.tr("Done"),
            "warning": self.tr("Warning"),
            "error": self.tr("Error"),
        }
        glyph, tone = GLYPHS[self._message.level]
        self._sign.setPixmap(icon(glyph, tone).pixmap(18, 18))
        self._sign.setAccessibleName(names[self._message.level])
        self._text.setText(shown(self._message.text))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._copy.setVisible(self._message.level == "error" or bool(self._message.details))
        self.setAccessibleName(f"{names[self._message.level]}: {self._text.text()}")

    def _lay_down(self) -> None:
        """As wide as its place and as high as the sentence needs, upwards."""
        place, layout = self._place, self.layout()
        if place is None or layout is None or self.isHidden():
            return
        layout.activate()
        height = max(layout.totalHeightForWidth(place.width()), place.height())
        corner = place.mapTo(place.window(), QPoint(0, place.height()))
        self.setGeometry(corner.x(), corner.y() - height, place.width(), height)

    def _on_page(self) -> None:
        if self._message is not None:
            self.page_requested.emit(self._message.page)
            self.hide()

    def _open_file(self, *, folder: bool) -> None:
        """Show the file by what the system has for it, or its folder."""
        if self._message is not None and self._message.file is not None:
            file = self._message.file
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent if folder else file)))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._text.text()}\n{self._details.toPlainText()}".strip())
