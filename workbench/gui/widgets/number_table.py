"""NumberTable: a small table to read and to copy from; never edited."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from workbench.gui.style import theme
from workbench.gui.style.plain import plain_tip

MEASURED = 50
"""Cells of a row or a column that tell how much room it needs: of more of them others are hardly longer."""


class NumberTable(QTableWidget):
    """Headers at top and left, numbers at the right of their cells, Ctrl+C copies what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setResizeContentsPrecision(MEASURED)

    def set_content(
        self,
        columns: Sequence[str],
        rows: Sequence[str],
        cells: Sequence[Sequence[str]],
        *,
        bold: Collection[tuple[int, int]] = (),
        tips: Sequence[str] = (),
        column_tips: Sequence[str] = (),
    ) -> None:
        """Show other content; `tips` explain the rows, `column_tips` the columns."""
        self.clear()
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        self.model().blockSignals(True)  # else all rows and columns are measured anew for each label
        self.setHorizontalHeaderLabels(list(columns))
        self.setVerticalHeaderLabels(list(rows))
        for r, line in enumerate(cells):
            for c, text in enumerate(line):
                self.setItem(r, c, self._cell(text, (r, c) in bold, tips[r] if tips else ""))
            if tips:
                self.verticalHeaderItem(r).setToolTip(plain_tip(tips[r]))
        for c, tip in enumerate(column_tips):
            self.horizontalHeaderItem(c).setToolTip(plain_tip(tip))
        self.model().blockSignals(False)
        self.model().layoutChanged.emit()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.resizeColumnsToContents()

    def fit_height(self) -> None:
        """Grow no taller than the rows and, where columns are cut, the bar that scrolls them."""
        rows = sum(self.rowHeight(r) for r in range(self.rowCount()))
        top, bar = self.horizontalHeader().sizeHint().height(), self.horizontalScrollBar().sizeHint().height()
        self.setMaximumHeight(rows + top + bar + 2 * self.frameWidth() + theme.S)
        self.setMinimumHeight(min(self.maximumHeight(), top + bar + 9 * self.verticalHeader().defaultSectionSize()))

    def texts(self) -> list[list[str]]:
        """What the cells say, for tests and for copying."""
        return [[self.item(r, c).text() for c in range(self.columnCount())] for r in range(self.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table with its headers."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The table as tab-separated text."""
        top = "\t".join(["", *(self.horizontalHeaderItem(c).text() for c in range(self.columnCount()))])
        lines = ["\t".join([self.verticalHeaderItem(r).text(), *line]) for r, line in enumerate(self.texts())]
        return "\n".join([top, *lines])

    @staticmethod
    def _cell(text: str, bold: bool, tip: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(plain_tip(tip))
        if bold:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        return item
