"""FuturePanel: what is known of the steps to come, in a small table to be changed: what if it were another?"""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from workbench.gui.answering.future_history import FutureHistory
from workbench.gui.style import theme, translation
from workbench.gui.style.icons import icon
from workbench.gui.style.numbers import number
from workbench.gui.widgets.cards import styled_label

if TYPE_CHECKING:
    from workbench.answering.answers import Answered
    from workbench.answering.future import Future

DIGITS = 7
LARGEST = float(np.finfo(np.float32).max)
MEASURED_ROWS = 40
"""Rows that decide how wide a column is; more would hold the window up."""
Standard = QKeySequence.StandardKey


class FutureTable(QTableWidget):
    """A row per step to come, a column per column that is known ahead; undo and redo by their usual keys."""

    stepped = Signal(int)
    """-1 where the user undoes, 1 where they redo."""

    def event(self, event: QEvent) -> bool:
        """The window's own undo is of the experiment: here the keys are this table's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _steps(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo or redo."""
        if by := _steps(event):
            self.stepped.emit(by)
        else:
            super().keyPressEvent(event)


class FuturePanel(QWidget):
    """The table of one sequence with undo, redo and reset; hidden where nothing is known ahead."""

    def __init__(self, history: FutureHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._answered: Answered | None = None
        self._sequence = 0
        self.own: Future | None = None
        """What the data say of the sequence that is shown."""
        self.words = styled_label("", "heading")
        self.hint = styled_label("", "muted")
        self.table = FutureTable()
        self.undo_button, self.redo_button, self.reset_button = (
            QPushButton(icon(name), "") for name in ("undo", "redo", "restore")
        )
        self._lay_out()
        self.table.itemChanged.connect(self._on_item)
        self.table.stepped.connect(history.step)
        self.undo_button.clicked.connect(lambda: history.step(-1))
        self.redo_button.clicked.connect(lambda: history.step(1))
        self.reset_button.clicked.connect(history.reset)
        history.changed.connect(self._fill)
        self.retranslate()
        translation.follow(self.retranslate)
        self.show_sequence(None, 0)

    def show_sequence(self, answered: "Answered | None", sequence: int) -> None:
        """Show what is known ahead of a sequence; `answered` holds the data as they are."""
        self._answered, self._sequence, self.own = answered, sequence, None
        if answered is not None:
            from workbench.answering.future import known_future

            self.own = known_future(answered.dataset, answered.facts, sequence)
        self.setVisible(self.own is not None)
        self._fill()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.words.setText(self.tr("What if the known future were …"))
        self.hint.setText(self.tr("Change a value, and the forecast moves. The data stay as they are."))
        self.table.setAccessibleName(self.tr("What is known of the steps to come"))
        for button, text, tip in (
            (self.undo_button, self.tr("Undo"), self.tr("Undo the last change of the known future")),
            (self.redo_button, self.tr("Redo"), self.tr("Change it again")),
            (self.reset_button, self.tr("Reset"), self.tr("Take what the data say again")),
        ):
            button.setAccessibleName(text)
            button.setToolTip(tip)
        self.reset_button.setText(self.tr("Reset"))

    def _lay_out(self) -> None:
        self.hint.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        line.addWidget(self.words, 1)
        for button in (self.undo_button, self.redo_button, self.reset_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addLayout(line)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)

    def _fill(self) -> None:
        """Show the values in hand, those that differ from the data's in bold."""
        self.undo_button.setEnabled(self._history.can_undo)
        self.redo_button.setEnabled(self._history.can_redo)
        self.reset_button.setEnabled(bool(self._history.futures))
        own = self.own
        if own is None:
            return
        values_HC = self._history.futures.get(self._sequence, own.values_HC)
        self.table.blockSignals(True)
        self.table.setRowCount(len(own.steps))
        self.table.setColumnCount(len(own.columns))
        self.table.setHorizontalHeaderLabels(list(own.columns))
        self.table.setVerticalHeaderLabels(list(own.steps))
        for (row, column), value in np.ndenumerate(values_HC):
            self._fill_cell(row, column, float(value), bold=bool(value != own.values_HC[row, column]))
        self.table.resizeColumnsToContents()
        self.table.blockSignals(False)

    def _fill_cell(self, row: int, column: int, value: float, *, bold: bool) -> None:
        """One value; a cell that shows it already stays as it is, also while somebody is typing into another."""
        item, text = self.table.item(row, column), number(value, DIGITS)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
        if (font := item.font()).bold() != bold:
            font.setBold(bold)
            item.setFont(font)

    def _on_item(self, item: QTableWidgetItem) -> None:
        if self.own is None:
            return
        values_HC = self._history.futures.get(self._sequence, self.own.values_HC).copy()
        before = number(float(values_HC[item.row(), item.column()]), DIGITS)
        value = _value(item.text())
        if value is None or item.text() == before:
            self._fill()
            return
        values_HC[item.row(), item.column()] = value
        self._history.take(self._sequence, values_HC)


def _steps(event: QKeyEvent) -> int:
    """-1 for the keys of undo, 1 for those of redo, else 0."""
    return -1 if event.matches(Standard.Undo) else int(event.matches(Standard.Redo))


def _value(text: str) -> float | None:
    """The number that was typed, with a point or a comma; None for none, or one so large that no model reads it."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) <= LARGEST else None
