"""CountsView: counts of classes against classes, to choose a cell of and to copy; many are measured by a few."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from workbench.gui.evaluation.counts_model import CountsModel
from workbench.gui.style import theme

MOST_CLASSES_STRETCHED = 12
WIDEST_HEAD = 160
"""Pixels of a column's head that are kept for a long name."""
Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]


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


class CountsView(QTableView):
    """Ctrl+C copies all with their names."""

    cell_chosen = Signal(object)
    """(row, column) that somebody went to, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = CountsModel(self)
        self.setModel(self.counts)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(lambda: self.cell_chosen.emit(self.cell))

    @property
    def cell(self) -> Cell | None:
        """The chosen cell."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def choose(self, cell: Cell | None) -> None:
        """Go to a cell; to none of them where it is None."""
        self.setCurrentIndex(self.counts.index(*cell) if cell else QModelIndex())

    def fit(self) -> None:
        """Few classes share the room; of many a cell is as large as its class's name and the largest count ask for."""
        across, down, size = self.horizontalHeader(), self.verticalHeader(), range(len(self.counts.classes))
        few = len(size) <= MOST_CLASSES_STRETCHED
        mode = QHeaderView.ResizeMode.Stretch if few else QHeaderView.ResizeMode.Interactive
        across.setSectionResizeMode(mode)
        down.setSectionResizeMode(mode)
        heads = [across.sectionSizeHint(c) for c in size]
        # Columns share the width, but none is narrower than what the classes are called.
        across.setMinimumSectionSize(min(max(heads, default=0), WIDEST_HEAD))
        if not few:
            counts = self.counts.counts
            longest = max(((r, c) for r in size for c in size), key=lambda cell: counts[cell[0]][cell[1]])
            cell = self.sizeHintForIndex(self.counts.index(*longest))
            down.setDefaultSectionSize(max(down.sectionSizeHint(0), cell.height()))
            for c, head in enumerate(heads):
                across.resizeSection(c, max(head, cell.width()))

    def as_text(self) -> str:
        """The counts as tab-separated text."""
        classes = self.counts.classes
        lines = zip(classes, self.counts.counts, strict=True)
        rows = ["\t".join([name, *map(str, counts)]) for name, counts in lines]
        return "\n".join(["\t".join(["", *classes]), *rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table with its headers."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)
