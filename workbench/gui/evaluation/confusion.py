"""ConfusionTable: how often each class was taken for each; colour and number in every cell."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from workbench.gui import theme
from workbench.gui.runs.tables import NumberTable

MOST_CLASSES_STRETCHED = 12


class ConfusionTable(QWidget):
    """Rows are true classes, columns the answers; the diagonal is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._counts: tuple[tuple[int, ...], ...] = ()
        self.table = NumberTable()
        self._hint = theme.styled_label("", "muted")
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(self.table, 1)

    def show_counts(self, classes: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
        """Show other counts."""
        self._classes, self._counts = tuple(classes), tuple(tuple(row) for row in counts)
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange) and hasattr(self, "_hint"):
            self._render()
        super().changeEvent(event)

    def _render(self) -> None:
        self.table.setAccessibleName(self.tr("Confusion matrix"))
        self._hint.setText(
            self.tr("Rows: the true class. Columns: the model's answer. Right answers lie on the diagonal, in bold.")
        )
        size = range(len(self._classes))
        cells = [[str(count) for count in row] for row in self._counts]
        self.table.set_content(self._classes, self._classes, cells, bold={(c, c) for c in size})
        for r in size:
            for c in size:
                self._paint(r, c)
        stretched = len(self._classes) <= MOST_CLASSES_STRETCHED
        mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
        self.table.horizontalHeader().setSectionResizeMode(mode)
        self.table.verticalHeader().setSectionResizeMode(mode)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def _paint(self, r: int, c: int) -> None:
        count, total = self._counts[r][c], max(sum(self._counts[r]), 1)
        now = theme.colors()
        color = QColor(now.series[0] if r == c else now.series[1])
        color.setAlphaF(0.5 * count / total)
        item = self.table.item(r, c)
        item.setBackground(color)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        share = self.tr("{count} of {total} sequences of class {truth} were answered as {answer}")
        text = share.replace("{count}", str(count)).replace("{total}", str(total))
        text = text.replace("{truth}", self._classes[r]).replace("{answer}", self._classes[c])
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
