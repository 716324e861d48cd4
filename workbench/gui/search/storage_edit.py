"""StorageEdit: the address of a database over which many machines share the search; never with a password."""

import hashlib
import os

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.session import settings
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.widgets.cards import styled_label
from workbench.search.address import holds_password

EXAMPLE = "postgresql+psycopg://me@host/searches"


class StorageEdit(QWidget):
    """`given` carries the address or None; the window remembers it for the project's folder, beside the project."""

    given = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self.edit, self.problem = QLabel(), QLineEdit(), styled_label("", "small")
        self._title.setBuddy(self.edit)
        self.problem.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        for widget in (self._title, self.edit, self.problem):
            column.addWidget(widget)
        self.edit.editingFinished.connect(self._on_edited)
        self.edit.textEdited.connect(self._check)
        session.project_changed.connect(self.recall)
        self.retranslate()
        translation.follow(self.retranslate)

    def recall(self, *_: object) -> None:
        """Show, and tell, what was given for this project before."""
        self.edit.setText(str(settings.settings().value(self._place(), "") or ""))
        self._check()
        self.given.emit(self._address())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Many machines"))
        self.edit.setAccessibleName(self.tr("Database that machines share"))
        self.edit.setPlaceholderText(EXAMPLE)
        tip = self.tr(
            "A PostgreSQL database in which any number of windows and `workbench sweep` commands share this search. "
            "Empty keeps it in the project. The password comes from ~/.pgpass or the environment variable PGPASSWORD."
        )
        for widget in (self._title, self.edit):
            widget.setToolTip(tip)
        self._check()

    def _place(self) -> str:
        project = self._session.project
        folder = "" if project is None else str(project.folder)
        return f"search/{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"

    def _address(self) -> str | None:
        text = self.edit.text().strip()
        return None if not text or holds_password(text) else text

    def _check(self, *_: object) -> None:
        said = ""
        if holds_password(self.edit.text()):
            said = self.tr("Leave the password out: put it into ~/.pgpass or the environment variable PGPASSWORD.")
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _on_edited(self) -> None:
        address = self._address()
        if not self.problem.text():
            settings.settings().setValue(self._place(), address or "")
            self.given.emit(address)
