"""About: versions and device to copy, licences; and the list of keyboard shortcuts."""

import platform
from collections.abc import Generator, Sequence
from typing import Any

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench import __version__
from workbench.gui.session.jobs import JobQueue
from workbench.gui.shell.command_palette import bare
from workbench.gui.shell.licences import LicencesPanel
from workbench.gui.style.theme import L
from workbench.gui.style.translation import shown
from workbench.gui.widgets.cards import styled_label
from workbench.paths import resources


class AboutDialog(QDialog):
    """What this is, the versions and licences of what it is made of, and the devices found."""

    def __init__(self, jobs: JobQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Sequence Workbench"))
        self.resize(640, 500)
        sign = QLabel()
        sign.setPixmap(QIcon(str(resources() / "icons" / "workbench.svg")).pixmap(56, 56))
        texts = QVBoxLayout()
        texts.addWidget(styled_label(f"Sequence Workbench {__version__}", "title"))
        texts.addWidget(styled_label(self.tr("Recurrent networks for sequence data, by point and click."), "muted"))
        head = QHBoxLayout()
        head.setSpacing(L)
        head.addWidget(sign)
        head.addLayout(texts, 1)
        self._facts = QPlainTextEdit(readOnly=True)
        self._facts.setAccessibleName(self.tr("Versions and devices"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setSpacing(L)
        layout.addLayout(head)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._facts, self.tr("This machine"))
        self.licences = LicencesPanel(jobs)
        self.tabs.addTab(self.licences, self.tr("Licences"))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self._facts.setPlainText(f"Sequence Workbench {__version__}\nQt {qVersion()}, {platform.platform()}")
        job = jobs.run(self.tr("Looking at this machine"), _examined)
        job.finished.connect(self._show_facts)

    def _copy(self) -> None:
        of_licences = self.tabs.currentWidget() is self.licences
        QGuiApplication.clipboard().setText(self.licences.text if of_licences else self.facts)

    @property
    def facts(self) -> str:
        """Versions and devices, as Copy copies them."""
        return self._facts.toPlainText()

    def _show_facts(self, lines: list[str]) -> None:
        self._facts.setPlainText("\n".join((f"Sequence Workbench {__version__}", f"Qt {qVersion()}", *lines)))


class ShortcutsDialog(QDialog):
    """Every action that has a shortcut."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(460, 560)
        known = [action for action in actions if not action.shortcut().isEmpty()]
        table = QTableWidget(len(known), 2)
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys")])
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.setColumnWidth(0, 280)
        for row, action in enumerate(known):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            table.setItem(row, 0, QTableWidgetItem(bare(action.text())))
            table.setItem(row, 1, QTableWidgetItem(keys))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(table, 1)
        layout.addWidget(buttons)


def _examined() -> Generator[Any, None, list[str]]:
    from workbench.doctor import examine

    lines = []
    for finding in examine():
        lines.append(shown(finding.text))
        yield finding
    return lines
