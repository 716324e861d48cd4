"""CountsModel: how often each class was taken for each, asked only for the cells that are in sight."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from workbench.gui.style import theme
from workbench.gui.style.plain import plain_tip
from workbench.sentence import filled

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()


class CountsModel(QAbstractTableModel):
    """Rows are true classes, columns the answers; the diagonal is bold."""

    classes: tuple[str, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()
    by_steps = False
    """Whether steps are counted in place of sequences."""

    def show(self, classes: Sequence[str], counts: Sequence[Sequence[int]], *, by_steps: bool) -> None:
        """Show other counts."""
        self.beginResetModel()
        self.classes, self.counts, self.by_steps = tuple(classes), tuple(map(tuple, counts)), by_steps
        self._totals = tuple(max(sum(row), 1) for row in self.counts)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """True classes."""
        return 0 if parent.isValid() else len(self.classes)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Answers."""
        return self.rowCount(parent)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """What the classes are called."""
        if role == Role.DisplayRole:
            return self.classes[section]
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The count, its share of the true class as a colour, and both in words."""
        r, c = index.row(), index.column()
        if role == Role.DisplayRole:
            return str(self.counts[r][c])
        if role == Role.BackgroundRole:
            return self._color(r, c)
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Role.FontRole and r == c:
            font = QFont()
            font.setBold(True)
            return font
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return plain_tip(self._words(r, c)) if role == Role.ToolTipRole else self._words(r, c)
        return None

    def _color(self, r: int, c: int) -> QColor:
        color = QColor(theme.colors().series[0 if r == c else 1])
        color.setAlphaF(0.5 * self.counts[r][c] / self._totals[r])
        return color

    def _words(self, r: int, c: int) -> str:
        share = _tr("{count} of {total} sequences of class {truth} were answered as {answer}")
        if self.by_steps:
            share = _tr("{count} of {total} steps of class {truth} were answered as {answer}")
        values = {"count": self.counts[r][c], "total": self._totals[r]}
        return filled(share, values | {"truth": self.classes[r], "answer": self.classes[c]})


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConfusionTable", text)
