"""AnswerModel: the rows of an answer table; numbers sort as numbers."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.style.numbers import percent, told_apart
from workbench.models.calibration import DONT_KNOW

if TYPE_CHECKING:
    from workbench.answering.answers import Answered
    from workbench.answering.watching import Grown

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
MOST_ROWS = 5000
"""Rows that can be sorted and filtered while the window answers."""
LOOKED_AT = 200
"""Rows that tell how far the numbers of a column lie apart."""


class AnswerModel(QAbstractTableModel):
    """Shows the first rows of one table of answers, or nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered: Answered | Grown | None = None
        self._spreads: dict[int, float] = {}  # of the numbers of a column, once it is shown

    @property
    def answered(self) -> "Answered | Grown | None":
        """What is shown."""
        return self._answered

    def show(self, answered: "Answered | Grown | None") -> None:
        """Show other answers."""
        self.beginResetModel()
        self._answered = answered
        self._spreads = {}
        self.endResetModel()

    def sequence(self, row: int) -> int:
        """The sequence that a row is of."""
        return int(self._answered.sequences_R[row]) if self._answered is not None else 0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows of the table."""
        return 0 if self._answered is None or parent.isValid() else min(len(self._answered.rows), MOST_ROWS)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Columns of the table."""
        return 0 if self._answered is None or parent.isValid() else len(self._answered.header)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; numbers shortened to what can be read, whole in the tip and for sorting."""
        if self._answered is None:
            return None
        cell = self._answered.rows[index.row()][index.column()]
        value = _number(cell)
        if role == Role.DisplayRole:
            return self._shown(cell, value, index.column())
        if role == Role.ToolTipRole:
            return str(cell)
        if role == Role.UserRole:
            return str(cell) if value is None else value
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if value is None else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _shown(self, cell: object, value: float | None, column: int) -> str:
        if cell == DONT_KNOW:
            return QCoreApplication.translate("AnswerModel", "don't know")
        if value is None or isinstance(cell, int):
            return str(cell)
        assert self._answered is not None
        if str(self._answered.header[column]).startswith("probability "):
            return percent(value)
        return told_apart(value, self._spread(column))

    def _spread(self, column: int) -> float:
        """How far the first numbers of a column lie apart: pressures near 1000 take more digits to be told apart."""
        if column not in self._spreads:
            assert self._answered is not None
            found = [value for row in self._answered.rows[:LOOKED_AT] if (value := _number(row[column])) is not None]
            self._spreads[column] = max(found) - min(found) if found else 0.0
        return self._spreads[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of the columns, as they are in a written file."""
        if self._answered is None or orientation == Qt.Orientation.Vertical or role != Role.DisplayRole:
            return None
        return str(self._answered.header[section])


def _number(cell: object) -> float | None:
    """A cell as a number; None where it is a name or a time."""
    try:
        return float(str(cell))
    except ValueError:
        return None
