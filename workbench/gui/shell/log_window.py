"""The log: messages of this session, newest first, and the way to the log file."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.gui.session.session import Message
from workbench.gui.shell.message_bar import GLYPHS
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.theme import S
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label

MOST_MESSAGES = 1000
"""That are kept; the oldest ones go."""


class LogWindow(QDialog):
    """Does not block; filled while it is hidden too."""

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(680, 420)
        self._log_file = log_file
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._empty = QLabel()
        where = styled_label(str(log_file), "small")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._show = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self._show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file))))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setSpacing(S)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addWidget(where)
        layout.addWidget(buttons)
        self.retranslate()
        translation.follow(self.retranslate)

    def retranslate(self) -> None:
        """Set every text in the language in force; messages stay in theirs."""
        self.setWindowTitle(self.tr("Log"))
        self._list.setAccessibleName(self.tr("Messages"))
        self._empty.setText(self.tr("No messages yet."))
        self._copy.setText(self.tr("&Copy"))
        self._show.setText(self.tr("&Open log file"))

    def add(self, message: Message) -> None:
        """Put a message on top."""
        glyph, tone = GLYPHS[message.level]
        time = QLocale().toString(datetime.now().time(), "HH:mm:ss")
        text = f"{time}  {shown(message.text)}" + (f"\n{message.details}" if message.details else "")
        self._list.insertItem(0, QListWidgetItem(icon(glyph, tone), text))
        self._list.takeItem(MOST_MESSAGES)
        self._empty.hide()

    def text(self) -> str:
        """All messages, newest first."""
        return "\n".join(self._list.item(row).text() for row in range(self._list.count()))
