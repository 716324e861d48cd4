"""ConfusionTable: how often each class was taken for each, and at a click which sequences those were."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.data.tasks import TASKS
from workbench.gui.evaluation.cell import Answered
from workbench.gui.evaluation.cell_panel import CellPanel
from workbench.gui.session.session import Session
from workbench.gui.style import theme, translation
from workbench.gui.style.plain import plain_tip
from workbench.gui.widgets.cards import styled_label
from workbench.gui.widgets.number_table import NumberTable
from workbench.sentence import filled

MOST_CLASSES_STRETCHED = 12
WIDEST_HEAD = 160
"""Pixels of a column's head that are kept for a long name."""
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """A chosen cell keeps its colour, which says how much it counts, and gets a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)
        if chosen:
            painter.save()
            painter.setPen(QPen(QColor(theme.colors().accent_text), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()


class ConfusionTable(QWidget):
    """Rows are true classes, columns the answers; the diagonal is right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_steps = False
        self._classes: tuple[str, ...] = ()
        self._counts: tuple[tuple[int, ...], ...] = ()
        self.table = NumberTable()
        self.table.setItemDelegate(CellDelegate(self.table))
        self._hint = styled_label("", "muted")
        self._hint.setWordWrap(True)
        self.panel = CellPanel(session)
        matrix = QWidget()
        column = QVBoxLayout(matrix)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(matrix)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([500, 260])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addWidget(splitter, 1)
        self.table.currentCellChanged.connect(self._on_cell)
        theme.follow(self._render)
        translation.follow(self._render)

    def show_counts(
        self,
        classes: Sequence[str],
        counts: Sequence[Sequence[int]],
        answers: Answered | None = None,
    ) -> None:
        """Show other counts, and behind them the sequences that they count, where these are known.

        The most frequent confusion is chosen to begin with.
        """
        self._classes, self._counts = tuple(classes), tuple(tuple(row) for row in counts)
        self._by_steps = answers is not None and TASKS[answers.evaluation.case.facts.task].labels_steps
        self.panel.show_answers(answers)
        self.panel.setVisible(answers is not None)
        self._render()
        self._choose(self._worst() if answers is not None else None)

    def _render(self) -> None:
        self.table.setAccessibleName(self.tr("Confusion matrix"))
        hint = self.tr("Rows: the true class. Columns: the model's answer. Right answers lie on the diagonal, in bold.")
        self._hint.setText(hint if self._classes else self.tr("Counted here once the run is judged"))
        self.table.setVisible(bool(self._classes))
        size = range(len(self._classes))
        cells = [[str(count) for count in row] for row in self._counts]
        current = self.table.currentRow(), self.table.currentColumn()
        self.table.blockSignals(True)
        self.table.set_content(self._classes, self._classes, cells, bold={(c, c) for c in size})
        self.table.setCurrentCell(*current)
        self.table.blockSignals(False)
        for r in size:
            for c in size:
                self._paint(r, c)
        stretched = len(self._classes) <= MOST_CLASSES_STRETCHED
        mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(mode)
        self.table.verticalHeader().setSectionResizeMode(mode)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        # Columns share the width, but none is narrower than what the classes are called.
        header.setMinimumSectionSize(min(max((header.sectionSizeHint(c) for c in size), default=0), WIDEST_HEAD))

    def _paint(self, r: int, c: int) -> None:
        count, total = self._counts[r][c], max(sum(self._counts[r]), 1)
        now = theme.colors()
        color = QColor(now.series[0] if r == c else now.series[1])
        color.setAlphaF(0.5 * count / total)
        item = self.table.item(r, c)
        item.setBackground(color)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        share = self.tr("{count} of {total} sequences of class {truth} were answered as {answer}")
        if self._by_steps:
            share = self.tr("{count} of {total} steps of class {truth} were answered as {answer}")
        values = {"count": count, "total": total, "truth": self._classes[r], "answer": self._classes[c]}
        text = filled(share, values)
        item.setToolTip(plain_tip(text))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)

    def _worst(self) -> tuple[int, int] | None:
        """The cell off the diagonal that counts most; None where every answer is right."""
        size = range(len(self._classes))
        wrong = [(r, c) for r in size for c in size if r != c and self._counts[r][c]]
        return max(wrong, key=lambda cell: self._counts[cell[0]][cell[1]], default=None)

    def _choose(self, cell: tuple[int, int] | None) -> None:
        self.table.blockSignals(True)
        self.table.setCurrentCell(*(cell or (-1, -1)))
        self.table.blockSignals(False)
        self.panel.show_cell(cell)

    def _on_cell(self, row: int, column: int, *_: int) -> None:
        inside = 0 <= row < len(self._classes) and 0 <= column < len(self._classes)
        self.panel.show_cell((row, column) if inside else None)
