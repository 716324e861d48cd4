"""AnswerTable: answers to sort, to filter by a text, and to copy; says which sequence is selected."""

import csv
import io
from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from workbench.evaluation.cells import as_cell
from workbench.gui.answering.table_model import AnswerModel
from workbench.gui.style import theme, translation

if TYPE_CHECKING:
    from workbench.answering.answers import Answered
    from workbench.answering.watching import Grown


class AnswerView(QTableView):
    """The rows; Ctrl+C copies all that are shown, with their names, as a spreadsheet takes them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put what is shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """What is shown as tab-separated text, numbers whole."""
        model, whole = self.model(), Qt.ItemDataRole.ToolTipRole
        columns = range(model.columnCount())
        text = io.StringIO()
        rows = csv.writer(text, delimiter="\t", lineterminator="\n")
        rows.writerow([model.headerData(c, Qt.Orientation.Horizontal) for c in columns])
        rows.writerows([as_cell(model.index(r, c).data(whole)) for c in columns] for r in range(model.rowCount()))
        return text.getvalue()


class AnswerTable(QWidget):
    """A line to filter by, above the rows."""

    selected = Signal(int)
    """The sequence of the row that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AnswerModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setSortRole(Qt.ItemDataRole.UserRole)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.view = AnswerView()
        self.view.setModel(self._shown)
        self.view.setSortingEnabled(True)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.horizontalHeader().setResizeContentsPrecision(0)  # what is in sight: all takes long
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addWidget(self.filter)
        layout.addWidget(self.view, 1)
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.view.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_row(now.row()))
        self.retranslate()
        translation.follow(self.retranslate)

    def show_answers(self, answered: "Answered | Grown | None") -> None:
        """Show other answers, in the order of the file, the first row chosen."""
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.model.show(answered)
        self.view.resizeColumnsToContents()
        self.filter.setVisible(self.model.rowCount() > 1)
        self.view.selectRow(0)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.view.setAccessibleName(self.tr("Answers"))
        self.filter.setAccessibleName(self.tr("Show rows that hold this text"))
        self.filter.setPlaceholderText(self.tr("Show rows that hold …"))

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.selected.emit(self.model.sequence(self._shown.mapToSource(self._shown.index(row, 0)).row()))
