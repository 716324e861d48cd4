"""The recordings in a table that can be searched and sorted; the chosen one is looked at and listened to."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from workbench.gui.data.recordings_model import SORT_AT, RecordingsModel
from workbench.gui.session.data_state import DataState
from workbench.gui.style import translation
from workbench.gui.style.icons import icon
from workbench.gui.style.theme import S

NAME_ROOM, WIDEST_NAME = 28, 360
"""Pixels beside a name, and of the widest column of names."""


class RecordingsTable(QWidget):
    """`chosen` tells the row of the model, whatever the sorting."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = RecordingsModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.source)
        self._sorted.setSortRole(SORT_AT)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._on_search)
        self.view = QTableView()
        self._build()
        self.retranslate()
        translation.follow(self.retranslate)

    def show_state(self, state: DataState, label: str) -> None:
        """Show what was found; the first recording is chosen when there was none."""
        before = self.row()
        reset = self.source.rowCount() == 0
        self.source.show_state(state, label)
        if self.source.rowCount() and (reset or self.row() is None):
            self._fit_columns()
            self.choose(before or 0)

    def row(self) -> int | None:
        """The chosen row of the model."""
        index = self._sorted.mapToSource(self.view.currentIndex())
        return index.row() if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose a row of the model."""
        index = self._sorted.mapFromSource(self.source.index(row, 0))
        if index.isValid():
            self.view.setCurrentIndex(index)

    def retranslate(self) -> None:
        """Set every text."""
        self.search.setPlaceholderText(self.tr("Find a recording"))
        self.search.setAccessibleName(self.tr("Find a recording"))
        self.view.setAccessibleName(self.tr("Recordings"))
        self.source.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.source.columnCount() - 1))

    def _build(self) -> None:
        view = self.view
        view.setModel(self._sorted)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setResizeContentsPrecision(50)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.selectionModel().currentRowChanged.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(view, 1)

    def _fit_columns(self) -> None:
        """Widths from the first rows, but the name's from the longest of all."""
        self.view.resizeColumnsToContents()
        names = (self.source.recording(row).name for row in range(self.source.rowCount()))
        longest = max(names, key=len, default="")
        width = self.fontMetrics().horizontalAdvance(longest) + NAME_ROOM
        self.view.setColumnWidth(0, max(self.view.columnWidth(0), min(width, WIDEST_NAME)))

    def _on_search(self, text: str) -> None:
        self._sorted.setFilterFixedString(text)
        self.view.scrollToTop()

    def _on_row(self) -> None:
        row = self.row()
        if row is not None:
            self.chosen.emit(row)
