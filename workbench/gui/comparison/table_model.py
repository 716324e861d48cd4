"""RunsModel: thousands of runs, those that meet a condition, in the order of one column."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from workbench.evaluation.metrics import METRICS
from workbench.gui.runs.run_values import column_name, value_text
from workbench.gui.runs.signs import sign
from workbench.gui.style.icons import icon
from workbench.gui.style.plain import plain_tip
from workbench.gui.style.theme import colors
from workbench.runs.conditions import Test, in_order
from workbench.runs.summary import RunSummary

Role, Align = Qt.ItemDataRole, Qt.AlignmentFlag
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROLES = frozenset(
    (
        Role.DisplayRole,
        Role.EditRole,
        Role.DecorationRole,
        Role.TextAlignmentRole,
        Role.ForegroundRole,
        Role.ToolTipRole,
        Role.AccessibleTextRole,
    )
)
TONES = {"better": "success", "worse": "warning", "as_good": "muted"}


class RunsModel(QAbstractTableModel):
    """One row per run that is shown; `renamed` asks to call a run something else."""

    renamed = Signal(object, str)
    """(RunSummary, name)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: Sequence[RunSummary] = ()
        self._columns: tuple[str, ...] = ("starred", "run", "state")
        self._ordered: list[RunSummary] = []
        self._test: Test = lambda run: True
        self._sorted: tuple[str, bool] = ("created", True)
        self._rows: dict[tuple[str, str], int] = {}
        self.shown: list[RunSummary] = []
        """The runs in the rows."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields, metrics and settings that are shown."""
        return self._columns

    def set_runs(self, runs: Sequence[RunSummary], columns: Sequence[str]) -> None:
        """Show other runs, or the same as they are now; rows stay selected where none came, went or moved."""
        self._runs = runs
        self._ordered = self._in_order()
        found = self._found()
        same = [run.key for run in found] == [run.key for run in self.shown]
        if same and tuple(columns) == self._columns:
            self.shown = found
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(self._columns) - 1))
            return
        self._reset(found, tuple(columns))

    def set_test(self, test: Test) -> None:
        """Show only runs that meet a condition."""
        self._test = test
        self._reset(self._found(), self._columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; those without a value come last."""
        if 0 <= column < len(self._columns):
            self._sorted = (self._columns[column], order == Qt.SortOrder.DescendingOrder)
            self._ordered = self._in_order()
            self._reset(self._found(), self._columns)

    @property
    def order(self) -> tuple[int, Qt.SortOrder]:
        """The column that rows are sorted by, -1 for one that is not shown."""
        key, falling = self._sorted
        place = self._columns.index(key) if key in self._columns else -1
        return place, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder

    def row(self, key: tuple[str, str]) -> int:
        """Where a run is; -1 where it is not shown."""
        if not self._rows:
            self._rows = {run.key: row for row, run in enumerate(self.shown)}
        return self._rows.get(key, -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many runs are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name can be changed in its place."""
        editable = index.isValid() and self._columns[index.column()] == "run"
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Ask for another name."""
        run = self.shown[index.row()]
        if role != Role.EditRole or str(value).strip() == run.remarks.name:
            return False
        self.renamed.emit(run, str(value).strip())
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns; the name that conditions use as their tooltip."""
        if orientation == Qt.Orientation.Vertical:
            return None
        key = self._columns[section]
        if role == Role.DisplayRole:
            return "" if key == "starred" else column_name(key)
        if role == Role.ToolTipRole:
            return plain_tip(f"{column_name(key)}: {key}")
        if role == Role.TextAlignmentRole:
            return (Align.AlignRight if self._is_number(key) else Align.AlignLeft) | Align.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text, sign, colour of the verdict, and what a screen reader says."""
        if role not in ROLES:  # Qt asks for a dozen more of every cell
            return None
        run, key = self.shown[index.row()], self._columns[index.column()]
        value = run.value(key)
        if role == Role.DisplayRole:
            return (run.remarks.name or run.run) if key == "run" else value_text(key, value)
        if role == Role.EditRole:
            return run.remarks.name
        if role == Role.DecorationRole:
            return self._sign(run, key)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if role == Role.TextAlignmentRole and (number or (value is None and (key in METRICS or key == "val_loss"))):
            return Align.AlignRight | Align.AlignVCenter
        if role == Role.ForegroundRole and key == "outcome" and value in TONES:
            return QColor(getattr(colors(), TONES[value]))
        if role == Role.ToolTipRole:
            return plain_tip(self._tip(run, key))
        if role == Role.AccessibleTextRole:
            starred = _tr("starred") if run.remarks.starred else _tr("not starred")
            return starred if key == "starred" else f"{column_name(key)}: {value_text(key, value)}"
        return None

    def repaint(self) -> None:
        """Follow the language and the theme."""
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self._columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self._columns) - 1, 0))

    def _in_order(self) -> list[RunSummary]:
        key, falling = self._sorted
        return in_order(self._runs, (key,), falling=falling)

    def _found(self) -> list[RunSummary]:
        return list(filter(self._test, self._ordered))

    def _reset(self, shown: list[RunSummary], columns: tuple[str, ...]) -> None:
        self.beginResetModel()
        self.shown, self._columns = shown, columns
        self._rows = {}
        self.endResetModel()

    def _is_number(self, key: str) -> bool:
        values = (run.value(key) for run in self.shown[:50])
        return any(isinstance(value, int | float) and not isinstance(value, bool) for value in values)

    @staticmethod
    def _sign(run: RunSummary, key: str) -> Any:
        if key == "starred":
            return icon("star", "warning") if run.remarks.starred else icon("star-outline", "muted")
        return icon(*sign(run.state)) if key == "state" else None

    @staticmethod
    def _tip(run: RunSummary, key: str) -> str:
        if key == "starred":
            return _tr("A click stars the run, another takes the star away")
        if key == "run":
            return "\n".join(filter(None, (run.run, run.remarks.name, run.remarks.note)))
        return value_text(key, run.value(key)) if key in ("note", "tags") else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("RunsPage", text)
