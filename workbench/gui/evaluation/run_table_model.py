"""RunTableModel: all runs with what they reached and the settings in which they differ."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from workbench.evaluation.metrics import METRICS
from workbench.gui.evaluation.scores import in_order, metric_name, shown
from workbench.gui.runs.setting_names import setting_name, setting_value
from workbench.gui.runs.words import phase_name
from workbench.gui.style.numbers import number, whole

if TYPE_CHECKING:
    from workbench.evaluation.compare import RunComparison, RunLine

Role = Qt.ItemDataRole
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
FIXED = ("run", "created", "status")
NUMBERS = ("epochs", "val_loss", "better_than_baseline")
"""What is told of every run, before its metrics."""


class RunTableModel(QAbstractTableModel):
    """One row per run; settings that differ from the selected run's are bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RunLine, ...] = ()
        self._columns: tuple[str, ...] = FIXED
        self._keys: tuple[str, ...] = ()
        self._selected = ""

    def set_comparison(self, found: "RunComparison | None") -> None:
        """Show other runs."""
        self.beginResetModel()
        self._lines = found.lines if found else ()
        self._keys = found.keys if found else ()
        metrics = in_order(metric.name for metric in METRICS.values() if metric.compared)
        numbers = [name for name in (*NUMBERS, *metrics) if found and name in found.numbers]
        self._columns = (*FIXED, *numbers, *self._keys)
        self.endResetModel()

    @property
    def selected(self) -> str:
        """The run that others are compared with, empty for none."""
        return self._selected

    def set_selected(self, run: str) -> None:
        """Compare with another run."""
        self._selected = run
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(self._columns) - 1))

    def run(self, row: int) -> str:
        """The run in a row."""
        return self._lines[row].run

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many runs."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """Fixed columns, numbers, settings."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns; the dotted key of a setting as its tooltip."""
        if orientation == Qt.Orientation.Vertical:
            return None
        name = self._columns[section]
        if role == Role.ToolTipRole:
            return name
        if role == Role.TextAlignmentRole:
            numbers = any(_is_number(_value(line, name), name) for line in self._lines)
            return (RIGHT if numbers else LEFT) | Qt.AlignmentFlag.AlignVCenter
        return column_name(name) if role == Role.DisplayRole else None

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        """Text, the value to sort by, bold where a setting differs."""
        line, name = self._lines[index.row()], self._columns[index.column()]
        value = _value(line, name)
        if role == Role.DisplayRole:
            return _text(value, name, setting=name in self._keys)
        if role == Role.UserRole:
            return value if isinstance(value, int | float | str) else ""
        if role == Role.TextAlignmentRole and _is_number(value, name):
            return RIGHT | Qt.AlignmentFlag.AlignVCenter
        if role in (Role.FontRole, Role.ToolTipRole) and name in self._keys and self._differs(value, name):
            return _bold() if role == Role.FontRole else _tr("Differs from the run that is shown")
        return None

    def _differs(self, value: Any, name: str) -> bool:
        other = next((line for line in self._lines if line.run == self._selected), None)
        return other is not None and other.settings.get(name) != value


def column_name(name: str) -> str:
    """What a column is called."""
    own = {
        "run": _tr("Run"),
        "created": _tr("Begun"),
        "status": _tr("State"),
        "updated_from": _tr("Updated from"),
        "epochs": _tr("Epochs"),
        "best_epoch": _tr("Best epoch"),
        "val_loss": _tr("Validation loss"),
        "better_than_baseline": _tr("Better than its rivals"),
    }
    if name in own:
        return own[name]
    return setting_name(name) if "." in name else metric_name(name)


def _is_number(value: Any, name: str) -> bool:
    return name not in FIXED and isinstance(value, int | float)


def _value(line: "RunLine", name: str) -> Any:
    if name in FIXED:
        return getattr(line, name)
    return line.numbers[name] if name in line.numbers else line.settings.get(name)


def _text(value: Any, name: str, *, setting: bool) -> str:
    if name == "created":
        return str(value).replace("T", " ")[:16]
    if name == "status":
        return phase_name(str(value))
    if name == "better_than_baseline" and value is not None:
        return _tr("✓ yes") if value else _tr("✗ no")
    if setting or value is None:
        return setting_value(value)
    if isinstance(value, int):
        return whole(value)
    if name == "val_loss":
        return number(float(value))
    return shown(value, name) if isinstance(value, float) else str(value)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultsPage", text)
