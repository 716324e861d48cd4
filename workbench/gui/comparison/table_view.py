"""RunsView: the table itself: a click on the star, menus, keys, and columns as wide as their first rows."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.gui.comparison.table_model import RunsModel
from workbench.gui.style import theme
from workbench.runs.summary import RunSummary

WIDEST, WIDEST_HEADING, STAR = 190, 320, 36
"""Pixels."""
Flag = QItemSelectionModel.SelectionFlag


class RunsView(QTableView):
    """Rows of runs; several can be selected."""

    star_wanted = Signal(object)
    menu_wanted = Signal(QPoint)
    opened = Signal()
    delete_wanted = Signal()

    def __init__(self, model: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = model
        self._kept: list[tuple[str, str]] = []
        self._widths: dict[str, int] = {}
        self._fitted: tuple[tuple[str, ...], bool] = ((), False)
        self.setModel(model)
        self.setSortingEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # else ten thousand rows are measured
        rows.setDefaultSectionSize(self.fontMetrics().height() + 2 * theme.S)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setResizeContentsPrecision(0)  # else a thousand rows are measured, not only those in sight
        header.sectionClicked.connect(self._on_header)
        header.sectionResized.connect(self._on_resized)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(self.viewport().mapToGlobal(place)))
        self.doubleClicked.connect(lambda index: self.opened.emit() if index.column() else None)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    @property
    def selected(self) -> tuple[RunSummary, ...]:
        """The runs of the selected rows, from top to bottom."""
        parts = self.selectionModel().selection().toList()
        rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        return tuple(self._runs.shown[row] for row in rows if row < len(self._runs.shown))

    def select(self, runs: Iterable[tuple[str, str]]) -> None:
        """Select the rows of these runs and no others."""
        chosen = QItemSelection()
        rows = [row for row in map(self._runs.row, runs) if row >= 0]
        for row in rows:
            chosen.select(self._runs.index(row, 0), self._runs.index(row, self._runs.columnCount() - 1))
        model = self.selectionModel()
        model.select(chosen, Flag.ClearAndSelect | Flag.Rows)
        if rows:
            model.setCurrentIndex(self._runs.index(rows[0], 1), Flag.NoUpdate)
            self.scrollTo(self._runs.index(rows[0], 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a star changes it, and selects nothing."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and event.button() == Qt.MouseButton.LeftButton:
            self.star_wanted.emit(self._runs.shown[index.row()])
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the results, Del deletes, S stars."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_S and not event.modifiers():
            for run in self.selected:
                self.star_wanted.emit(run)
        else:
            super().keyPressEvent(event)

    def fit_columns(self) -> None:
        """Make columns as wide as their heading and the rows in sight, or as somebody made them.

        A heading is read whole where it is not very long: settings of layers differ in their last words.
        """
        header = self.horizontalHeader()
        header.blockSignals(True)
        for column, key in enumerate(self._runs.columns):
            heading = min(header.sectionSizeHint(column), WIDEST_HEADING)
            wanted = max(min(self.sizeHintForColumn(column) + theme.S, WIDEST), heading)
            header.resizeSection(column, STAR if key == "starred" else self._widths.get(key, wanted))
        header.blockSignals(False)

    def _keep(self) -> None:
        self._kept = [run.key for run in self.selected]

    def _restore(self) -> None:
        fitted = (self._runs.columns, bool(self._runs.shown))
        if fitted[1] and fitted != self._fitted:  # columns that stay keep their widths while rows come and go
            self._fitted = fitted
            self.fit_columns()
        self.horizontalHeader().setSortIndicator(*self._runs.order)
        if self._kept:
            self.select(self._kept)

    def _on_header(self, column: int) -> None:
        now, order = self._runs.order
        rising = order == Qt.SortOrder.DescendingOrder if now == column else self._runs.columns[column] not in FALLING
        self._runs.sort(column, Qt.SortOrder.AscendingOrder if rising else Qt.SortOrder.DescendingOrder)

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if column < len(self._runs.columns):
            self._widths[self._runs.columns[column]] = width


FALLING = ("created", "starred", "run")
"""Columns whose first click shows the newest, or those that have a star, on top."""
